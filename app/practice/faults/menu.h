// SPDX-License-Identifier: Apache-2.0
//
// The menu of faults that the practice server can be told to make: what real services, networks and
// gateways were seen to do, each with the sentence that a learner should be able to say about it.
//
// Threading: plain values and pure functions.
// Source:    reference "reliability" §8 (those that a server can make), "apis" §1A, §2.2, §10.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/practice/wire.h"
#include "media/base/result.h"

namespace shotlab::practice {

// Where on its way a job is when a fault strikes.
enum class Step { create, poll, result, file, upload, download, cancel };
std::string_view name_of(Step step);
std::optional<Step> step_named(std::string_view name);

// How a fault is made.
enum class Mischief {
  refuse,         // Another answer; nothing was done.
  refuse_after,   // Another answer, though the work was done.
  hang_up,        // No answer; nothing was done.
  hang_up_after,  // No answer, though the work was done.
  reset_after,    // The same, with a reset.
  silence,        // Nothing is said until the other side gives up.
  silence_after,
  redirect,
  body,        // The right status around a body of another kind: `fault.variant` says which.
  socket,      // Below the body: status line, headers, pace. `variant` says which.
  download,    // Of the clip's bytes. `variant` says which.
  file_state,  // The file is said to be in the making, or spoilt.
  fate,        // How the job turns out.
};

struct FaultKind {
  std::string id;
  Mischief act = Mischief::refuse;
  std::vector<Step> steps;  // Where it can be placed; the first is the usual one.
  Text says;                // For learners: what happened, and what a good program does.
  int status = 0;           // Usual HTTP status of answers.
  std::string code;         // As Google's documents have it.
  std::string message;      // What the service says.
  std::string type;         // Of OpenAI-shaped errors.
  std::string variant;
  Fate fate = Fate::clip;
  int span = 1;  // Requests that one strike takes: a lie about a resume needs a break before it.
};

const std::vector<FaultKind>& fault_menu();
const FaultKind* find_fault(std::string_view id);  // Null: not on the menu.

// A fault placed on the server.
struct FaultRule {
  std::string kind;
  Step at = Step::create;
  std::string wire;   // "openai-videos", or with the dialect "openai-videos/litellm"; empty: any.
  int nth = 1;        // Strikes at the n-th time of that step (of each job, after the create).
  int times = 1;      // And so often in a row; 0: from then on always.
  double chance = 1;  // Drawn from the plan's seed.
  int status = 0;     // Of answers; 0: the usual one.
  std::optional<double> wait_s;  // How long the service asks to wait ...
  std::string tell = "header";   // ... said in "header", "date", "body" or "words".
  std::string to;                // Of a redirect.
  std::string message;           // Instead of the usual one.
  Text says;                     // Instead of the menu's sentence.
  int line = 0;                  // Of the file it was read from.
};

struct FaultPlan {
  std::uint64_t seed = 1;
  std::vector<FaultRule> rules;
};

// Why the server could not do as the rule says; the sentence names what is wrong.
std::optional<Text> trouble_with(const FaultRule& rule);

}  // namespace shotlab::practice
