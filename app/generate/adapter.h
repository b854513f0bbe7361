// SPDX-License-Identifier: Apache-2.0
//
// An adapter is what one wire protocol means: pure functions from values to bytes and from bytes to
// values. It never touches the network; `app/core` carries its requests with `app/http`.
//
// Threading: pure; one object may be used from any thread.
// Source:    reference "apis" §5 (error classes), §8 (states), §9 (rules); recorded exchanges in
//            tests/fixtures/wire.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/generate/capability.h"
#include "app/http/message.h"
#include "media/base/result.h"
#include "media/model/shot_request.h"

namespace shotlab {

// Why a request or a job did not become a clip (reference "apis", §5).
enum class FailureClass {
  none,
  bad_request,
  auth,
  budget,
  forbidden,
  model_gone,
  job_lost,
  expired,
  not_ready,
  too_large,
  rate_limited,
  unknown_outcome,
  transient,
  blocked,
  provider,
  protocol,
};
std::string_view name_of(FailureClass value);  // As in the fixtures: "Auth", "ModelGone", ...

enum class RemoteState {
  accepted,
  queued,
  running,
  succeeded,
  blocked,
  failed,
  rejected,
  cancelled,
  unknown_outcome
};
std::string_view name_of(RemoteState value);  // As in the fixtures: "Accepted", "Queued", ...

enum class Retry { none, poll, countdown, user };
std::string_view name_of(Retry value);

struct RemoteResult {
  std::string uri;      // Where the clip is, or empty when it came inline.
  std::string file_id;  // Provider's file id, if there is one to ask for.
  std::string bytes;    // The clip itself, decoded, when it came inline.
  std::string mime;
  bool send_key = false;  // The download needs the key (same origin only).
};

// What a reply meant. Do as `retry` says; the state says how the job stands. A poll that failed on
// its way leaves the job running: state running, a failure, and Retry::poll (or Retry::user for a
// refused key).
struct RemoteAnswer {
  RemoteState state = RemoteState::unknown_outcome;
  FailureClass failure = FailureClass::none;
  Retry retry = Retry::none;
  std::string id;                // Provider's job id, when the reply names one.
  std::string show;              // The service's own words for the learner; empty if none.
  std::optional<double> wait_s;  // How long the service asks to wait.
  std::optional<RemoteResult> result;
  std::string rewritten_prompt;  // Empty: not told.
  std::string advisory;          // Empty: not told.
  std::int64_t billed_video_tokens = 0;
  Text hint;                      // What the learner may do next, in our words; empty if nothing.
  std::string replacement_model;  // With model_gone: what to use instead, if known.
  std::string expires_utc;        // When the provider deletes the file, as it says it.
  std::optional<int> progress;    // Percent of a running job, where the service tells.
  std::optional<std::int64_t> cost_micros;  // What the service says it charged, millionths of USD.
};

// What a key may spend and has spent, where the service tells (LiteLLM). Millionths of USD.
struct RemoteAccount {
  std::int64_t spent_micros = 0;
  std::optional<std::int64_t> limit_micros;  // Absent: none.
  std::string name;  // Of the key, as the instructor called it; may be empty.
};

// Bytes of pictures that go with a request, in the order of ShotRequest::references.
struct Attachment {
  std::string mime;  // "image/png", "image/jpeg", "video/mp4"
  std::string bytes;
  std::string uri;  // Of a file uploaded before (gemini_files.h); then `bytes` is empty.
};

class Adapter {
 public:
  virtual ~Adapter() = default;
  virtual std::string_view id() const = 0;  // "gemini-interactions"
  // Why `request` could never succeed here, if so. Cheap: asked on every keystroke.
  virtual std::optional<Error> refuse(const ShotRequest& request) const = 0;

  virtual Result<HttpRequest> build_create(const ShotRequest& request,
                                           const std::vector<Attachment>& attachments) const = 0;
  virtual RemoteAnswer parse_create(const HttpReply& reply) const = 0;
  virtual HttpRequest build_poll(const std::string& job_id) const = 0;
  virtual RemoteAnswer parse_poll(const HttpReply& reply) const = 0;
  // The same, for a job whose id is known: prefer it. Gateways answer with other ids than the one
  // they gave at the create, and only that one leads to the clip.
  virtual RemoteAnswer parse_poll(const std::string& job_id, const HttpReply& reply) const;
  // Best effort; on a wire without it, a question that changes nothing.
  virtual HttpRequest build_cancel(const std::string& job_id) const = 0;
  // Whether the file is ready, for wires that have that step; nullopt: download at once.
  virtual std::optional<HttpRequest> build_file_status(const RemoteResult& result) const = 0;
  virtual RemoteAnswer parse_file_status(const HttpReply& reply) const = 0;  // succeeded = ACTIVE
  virtual HttpRequest build_download(const RemoteResult& result) const = 0;
  // What an answer to the download means that is no clip: not ready, gone, or the service's words.
  virtual RemoteAnswer parse_download(const HttpReply& reply) const;
  // What the key has spent, for services that tell; nullopt: this one does not.
  virtual std::optional<HttpRequest> build_account() const;
  virtual std::optional<RemoteAccount> parse_account(const HttpReply& reply) const;
};

// Base URL such as "https://generativelanguage.googleapis.com" or the practice server's. Other
// wires: wires.h.
std::unique_ptr<Adapter> make_gemini_interactions(std::string base_url, Capability capability);

}  // namespace shotlab
