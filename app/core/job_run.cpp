// SPDX-License-Identifier: Apache-2.0
//
// The first half of a job: request, answers, questions. The second half is job_fetch.cpp.

#include "app/core/job_run.h"

#include <algorithm>
#include <cstdlib>

#include "app/core/job_words.h"
#include "app/core/pace.h"

namespace shotlab {
namespace {

constexpr int kUnreachableAfter =
    4;  // Refused connections in a row: a practice server does not come back.
// "No such job" is believed when it is said so often in a row: right after a create, and behind a
// gateway with several machines, a job may be known here and not yet there.
constexpr int kLostAfter = 5;
constexpr int kCancelAsks = 3;
constexpr int kFarewellSeconds = 5;  // For each: whoever ends the program does not wait for long.

JobChange with_words(const std::string& show, const std::string& charged = "") {
  JobChange change;
  if (!show.empty()) change.show = show;
  if (!charged.empty()) change.charged = charged;
  return change;
}

HttpRequest soon(HttpRequest request) {
  request.timeout_s = kFarewellSeconds;
  return request;
}

}  // namespace

JobRun::JobRun(Job job, Take recipe, const ShootTools& tools)
    : job_(std::move(job)),
      recipe_(std::move(recipe)),
      tools_(tools),
      token_(tools.stop.token()),
      seed_(static_cast<std::uint32_t>(std::strtoul(job_.id.substr(0, 8).c_str(), nullptr, 16))) {}

Status JobRun::move(JobState to, const JobChange& change) {
  Result<Job> moved = tools_.ledger.move(job_.id, to, change);
  if (!moved) return moved.error();
  job_ = *moved;
  if (tools_.on_job) tools_.on_job(job_);
  return done();
}

// Ends the job in the ledger; the ledger's own trouble comes first, since it must be seen.
Error JobRun::end(JobState to, const Error& error, JobChange change) {
  if (!change.show) change.show = error.message.en;
  Status moved = move(to, change);
  return moved ? error : moved.error();
}

Status JobRun::sleep(Clock::Duration duration) {
  if (!tools_.patient) return job_words::left();
  if (stop_asked() || tools_.clock.sleep_for(duration, token_)) return stopped();
  return done();
}

Status JobRun::wait_at_gate() {
  while (tools_.gate != nullptr) {
    const Clock::Duration away =
        tools_.gate->wait(tools_.service.base_url, tools_.clock.monotonic());
    if (away <= Clock::Duration(0)) break;
    // A little apart from the others that wait for the same.
    const Clock::Duration apart(static_cast<int>(seed_ % 10'000));
    if (Status slept = sleep(away + apart); !slept) return slept;
  }
  return done();
}

void JobRun::tell_gate(bool well) {
  if (tools_.gate != nullptr)
    tools_.gate->answered(tools_.service.base_url, well, tools_.clock.monotonic());
}

Result<HttpReply> JobRun::ask(const HttpRequest& question) {
  if (Status open = wait_at_gate(); !open) return open.error();
  Result<HttpReply> reply = tools_.service.http->send(question, token_);
  if (!stop_asked()) tell_gate(reply && reply->status < 500);
  return reply;
}

Error JobRun::stopped() {
  const bool made = job_.state == JobState::ready || job_.state == JobState::downloading;
  // A clip that is made and paid for is not thrown away on the way home.
  const bool end_it = tools_.stop.cancel_wanted() && (tools_.service.free || !made);
  return end_it ? cancel_at_service() : job_words::left();
}

Error JobRun::cancel_at_service() {
  token_ = Cancel();  // The old one is spent, and the farewell must still be said.
  if (job_.provider_job_id.empty()) return end(JobState::cancelled, job_words::cancelled());
  const Adapter& adapter = *tools_.service.adapter;
  // Best effort: whatever the service answers, the questions below tell how the job stands. A wish
  // that was not heard is said again: to end a job twice ends it once.
  bool heard = false;
  for (int tries = 0; tries < kCancelAsks; ++tries) {
    if (tries > 0) (void)tools_.clock.sleep_for(std::chrono::seconds(tries), token_);
    const bool lost_before = tries > 0 && !heard;
    if (!heard) {
      const Result<HttpReply> said =
          tools_.service.http->send(soon(adapter.build_cancel(job_.provider_job_id)), token_);
      const bool gone = said && (said->status == 404 || said->status == 410);
      heard = said && said->status >= 200 && said->status < 300;
      // The answer to the first was lost, and what it ended is known no more.
      heard = heard || (gone && lost_before);
    }
    if (tools_.service.free) return end(JobState::cancelled, job_words::cancelled());
    Result<HttpReply> reply =
        tools_.service.http->send(soon(adapter.build_poll(job_.provider_job_id)), token_);
    if (!reply) continue;
    const RemoteAnswer answer = adapter.parse_poll(job_.provider_job_id, *reply);
    // Too late to cancel: it was made and paid for, so it is kept.
    if (answer.state == RemoteState::succeeded)
      return take_in(answer, false) ? job_words::too_late() : job_words::not_cancelled();
    const bool lost = answer.failure == FailureClass::job_lost;
    const bool over = answer.state == RemoteState::cancelled ||
                      answer.state == RemoteState::failed || answer.state == RemoteState::blocked;
    // A job that is deleted is known no more.
    if (over && (!lost || heard)) return end(JobState::cancelled, job_words::cancelled());
  }
  // It goes on, and may be charged: then its clip is fetched like any other.
  return job_words::not_cancelled();
}

Result<bool> JobRun::create(const HttpRequest& request) {
  if (stop_asked()) return end(JobState::cancelled, job_words::cancelled(), with_words("", "no"));
  Result<HttpReply> reply = tools_.service.http->send(request, token_);
  if (!stop_asked()) tell_gate(reply && reply->status < 500);
  if (!reply) {
    const bool sent = reply.error().code == ErrorCode::unknown_outcome;
    if (sent && !tools_.service.free)
      return end(JobState::unknown, job_words::unknown(reply.error()));
    // Certainly not sent, or sent to where nothing can be owed.
    if (stop_asked()) return end(JobState::cancelled, job_words::cancelled(), with_words("", "no"));
    return end(JobState::failed_free, sent ? job_words::practice_silent() : reply.error(),
               with_words("", "no"));
  }
  Result<Next> next = take_in(tools_.service.adapter->parse_create(*reply), true);
  if (!next) return next.error();
  return *next == Next::clip;
}

Result<JobRun::Next> JobRun::take_in(const RemoteAnswer& answer, bool at_create) {
  JobChange change = with_words(answer.show);
  if (at_create && !answer.id.empty()) change.provider_job_id = answer.id;
  switch (answer.state) {
    case RemoteState::accepted:
    case RemoteState::queued:
    case RemoteState::running:
      if (at_create && answer.id.empty()) {
        return end(JobState::unknown, job_words::unknown(job_words::no_number()), change);
      }
      if (at_create) {
        if (Status moved = move(JobState::accepted, change); !moved) return moved.error();
      } else if (answer.state == RemoteState::running && answer.failure == FailureClass::none &&
                 job_.state == JobState::accepted) {
        if (Status moved = move(JobState::running, change); !moved) return moved.error();
      }
      // A refused key must not end a job that may be paid: it waits for a better one.
      if (answer.retry == Retry::user) return job_words::refused(answer);
      return Next::wait;
    case RemoteState::succeeded:
      result_ = answer.result;
      if (answer.cost_micros) told_cost_ = answer.cost_micros;
      if (!answer.rewritten_prompt.empty()) recipe_.rewritten_prompt = answer.rewritten_prompt;
      if (!result_) return failed(answer, change);
      if (at_create) (void)keep_received(*result_);  // On a full disk it is still in hand.
      change.result_uri = result_->uri;
      change.result_file_id = result_->file_id;
      if (job_.state != JobState::downloading) {
        if (Status moved = move(JobState::ready, change); !moved) return moved.error();
      }
      return Next::clip;
    case RemoteState::blocked:
      return end(JobState::filtered, job_words::refused(answer), change);
    case RemoteState::rejected:
      change.charged = "no";
      return end(JobState::failed_free, job_words::refused(answer), change);
    case RemoteState::failed:
      return failed(answer, change);
    case RemoteState::cancelled:
      return end(JobState::cancelled, job_words::cancelled(), change);
    case RemoteState::unknown_outcome:
      break;
  }
  if (!at_create) return Next::wait;  // A question that went astray; asking again is free.
  if (tools_.service.free)
    return end(JobState::failed_free, job_words::free_of_charge(answer), change);
  return end(JobState::unknown, job_words::unknown(job_words::refused(answer)), change);
}

Error JobRun::failed(const RemoteAnswer& answer, const JobChange& change) {
  const bool lost = answer.failure == FailureClass::job_lost;
  if (tools_.service.free) {
    return lost ? practice_gone() : end(JobState::failed_free, job_words::refused(answer), change);
  }
  if (lost || answer.failure == FailureClass::expired) {
    return end(JobState::expired, job_words::expired(answer), change);
  }
  JobChange charged = change;
  // What the service itself says it takes for it goes before any guess of ours.
  if (const std::optional<std::int64_t> told = answer.cost_micros) {
    charged.settled_micros = *told;
    charged.charged = *told > 0 ? "yes" : "no";
    return end(*told > 0 ? JobState::failed_charged : JobState::failed_free,
               job_words::refused(answer), charged);
  }
  charged.charged = answer.billed_video_tokens > 0 ? "yes" : "unknown";
  return end(JobState::failed_charged, job_words::refused(answer), charged);
}

Error JobRun::practice_gone() {
  JobChange change;
  change.charged = "no";
  return end(JobState::failed_free, job_words::practice_gone(), change);
}

void JobRun::look_again() {
  if ((result_ = kept_result()) || job_.provider_job_id.empty()) return;
  const HttpRequest question = tools_.service.adapter->build_poll(job_.provider_job_id);
  if (Result<HttpReply> reply = tools_.service.http->send(question, token_)) {
    const RemoteAnswer answer = tools_.service.adapter->parse_poll(job_.provider_job_id, *reply);
    if (answer.state == RemoteState::succeeded && answer.result) {
      result_ = answer.result;
      if (answer.cost_micros) told_cost_ = answer.cost_micros;
      recipe_.rewritten_prompt = answer.rewritten_prompt;
    }
  }
  if (result_ || (job_.result_uri.empty() && job_.result_file_id.empty())) return;
  result_ = RemoteResult{job_.result_uri, job_.result_file_id, "", "video/mp4",
                         job_.result_uri.starts_with(job_.base_url + "/")};
}

Status JobRun::wait_for_clip(bool at_once) {
  Pace pace(tools_.service.pacing, seed_);
  std::optional<double> asked_s;
  int unreachable = 0;
  int lost = 0;
  for (bool now = at_once;; now = false) {
    if (!now) {
      if (Status slept = sleep(pace.next(asked_s)); !slept) return result_ ? done() : slept;
    }
    asked_s.reset();
    const HttpRequest question = tools_.service.adapter->build_poll(job_.provider_job_id);
    Result<HttpReply> reply = ask(question);
    if (is_final(job_.state)) return reply.error();  // Ended while it waited at the gate.
    if (stop_asked()) {
      Error end = stopped();
      return result_ ? done() : Status(end);
    }
    if (!reply) {
      const bool gone =
          reply.error().code == ErrorCode::network && ++unreachable >= kUnreachableAfter;
      if (gone && tools_.service.free) return practice_gone();
      continue;
    }
    unreachable = 0;
    const RemoteAnswer answer = tools_.service.adapter->parse_poll(job_.provider_job_id, *reply);
    asked_s = answer.wait_s;
    lost = answer.failure == FailureClass::job_lost ? lost + 1 : 0;
    if (lost > 0 && lost < kLostAfter && !tools_.service.free) continue;
    Result<Next> next = take_in(answer, false);
    if (!next) return next.error();
    if (*next == Next::clip) return done();
  }
}

}  // namespace shotlab
