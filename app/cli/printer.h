// SPDX-License-Identifier: Apache-2.0
//
// Everything that is printed goes through here: results to stdout, words about them to stderr. With
// --json there is exactly one JSON document on stdout, and nothing else.
//
// Threading: progress() from a working thread; all else from the main thread.

#pragma once

#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "media/base/result.h"
#include "media/base/text.h"

namespace shotlab::cli {

using Json = nlohmann::ordered_json;

class Printer {
 public:
  Language language = Language::english;
  bool json = false;

  std::string in_words(const Text& text) const { return text.in(language); }

  // A line of the result; nothing with --json.
  void line(const std::string& text);
  void line(const Text& text) { line(in_words(text)); }
  // A line about what goes on, on stderr.
  void say(const Text& text);
  // The document; nothing without --json.
  void document(const Json& json);
  // As it is, on stdout: a help, a version.
  void text(const std::string& text);
  void flush();
  // Says what went wrong, and what next; the exit status for it.
  int fail(const Error& error);

  // A bar on stderr, if that is a terminal.
  void progress(double done);

 private:
  void end_bar();  // REQUIRES: mutex_ held.

  std::mutex mutex_;
  bool bar_ = false;  // A bar stands on the last line. Guarded by mutex_.
  int percent_ = -1;
};

// Exit status (design §8).
inline constexpr int kDone = 0;
inline constexpr int kNotPassed = 1;
inline constexpr int kBadInput = 2;
inline constexpr int kRefused = 3;
inline constexpr int kUnknownOutcome = 4;
inline constexpr int kCancelled = 5;

int exit_code_of(ErrorCode code);
std::string_view name_of(ErrorCode code);  // "bad_input", ...

Json error_json(const Error& error, Language language);

}  // namespace shotlab::cli
