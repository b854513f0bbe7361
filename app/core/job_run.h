// SPDX-License-Identifier: Apache-2.0
//
// One job on its way: holds what is known of it and keeps the ledger true before and after every
// step.
//
// Threading: one thread; used by shoot.cpp only. Blocking and Errors: as shoot.h.

#pragma once

#include <optional>
#include <string>

#include "app/core/shoot.h"

namespace shotlab {

// Where bytes that came with the answer to a create lie until they are a take.
std::filesystem::path received_file(const std::filesystem::path& locks, const std::string& job);

class JobRun {
 public:
  JobRun(Job job, Take recipe, const ShootTools& tools);

  // Sends the request whose intent is in the ledger; true when the answer is the clip already.
  Result<bool> create(const HttpRequest& request);
  // Asks until there is a clip. `at_once`: the first question without a wait (a restart).
  Status wait_for_clip(bool at_once);
  // Downloads, looks, stores, settles.
  Result<Take> fetch();
  // From wherever a killed program left it.
  Result<Take> resume();

  const Job& job() const { return job_; }

 private:
  enum class Next { wait, clip };

  Status move(JobState to, const JobChange& change = {});
  Error end(JobState to, const Error& error, JobChange change = {});
  // Sleeps; an Error when the person asked for an end.
  Status sleep(Clock::Duration duration);
  bool stop_asked() const { return token_.requested(); }
  Error stopped();
  Error cancel_at_service();
  // Asks, when the service's gate is open. An error of a stop that was asked for meanwhile.
  Result<HttpReply> ask(const HttpRequest& question);
  Status wait_at_gate();
  void tell_gate(bool well);

  Result<Next> take_in(const RemoteAnswer& answer, bool at_create);
  Error failed(const RemoteAnswer& answer, const JobChange& change);
  Error practice_gone();

  // After a restart: the clip by a fresh answer, or by the address in the ledger if there is none.
  void look_again();
  // False: the service does not have the file.
  Result<bool> wait_for_file(RemoteAnswer& why);
  // Asks the job itself for a fresh address, after a while; false: often enough.
  Result<bool> ask_afresh();
  bool surely_gone() const;
  // What came is no clip, or nothing came.
  Error nothing_handed_over(const Error& why);
  Status download(const std::filesystem::path& part);
  // A server that goes on with other bytes than it began with passes every number; only pictures
  // that do not decode tell. True once.
  bool needs_one_piece(const std::filesystem::path& part);
  Result<Take> store(Film& film, const std::filesystem::path& part);
  std::filesystem::path part_file() const;
  std::filesystem::path kept_file() const;
  Status keep_received(const RemoteResult& result) const;
  std::optional<RemoteResult> kept_result() const;

  Job job_;
  Take recipe_;
  const ShootTools& tools_;
  Cancel token_;
  std::uint32_t seed_;
  std::optional<RemoteResult> result_;
  std::optional<std::int64_t> told_cost_;  // By the service, millionths of its currency.
  int asked_afresh_ = 0;                   // For a fresh address of the clip.
  int gone_ = 0;                           // "Not there", so often in a row.
  bool gone_on_ = false;                   // What lies there came in more than one piece.
  bool whole_again_ = false;               // It was fetched anew, in one.
};

}  // namespace shotlab
