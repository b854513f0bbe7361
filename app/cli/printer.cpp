// SPDX-License-Identifier: Apache-2.0

#include "app/cli/printer.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

namespace shotlab::cli {
namespace {

constexpr int kBarWidth = 30;

// A file name or a service may hold control characters: the terminal must not obey them.
std::string printable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool control = (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
    out += control ? '?' : c;
  }
  return out;
}

}  // namespace

int exit_code_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::refused:
    case ErrorCode::network:
      return kRefused;
    case ErrorCode::unknown_outcome:
      return kUnknownOutcome;
    case ErrorCode::cancelled:
      return kCancelled;
    case ErrorCode::bad_input:
    case ErrorCode::not_found:
    case ErrorCode::unsupported:
    case ErrorCode::io:
    case ErrorCode::internal:
      break;
  }
  return kBadInput;
}

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_input:
      return "bad_input";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::io:
      return "io";
    case ErrorCode::network:
      return "network";
    case ErrorCode::refused:
      return "refused";
    case ErrorCode::unknown_outcome:
      return "unknown_outcome";
    case ErrorCode::cancelled:
      return "cancelled";
    case ErrorCode::internal:
      break;
  }
  return "internal";
}

Json error_json(const Error& error, Language language) {
  return {{"code", name_of(error.code)},
          {"message", error.message.in(language)},
          {"hint", error.hint.in(language)}};
}

void Printer::end_bar() {
  if (!bar_) return;
  std::cerr << '\r' << std::string(kBarWidth + 10, ' ') << '\r';
  bar_ = false;
  percent_ = -1;
}

void Printer::line(const std::string& text) {
  const std::lock_guard<std::mutex> hold(mutex_);
  end_bar();
  if (!json) std::cout << printable(text) << '\n';
}

void Printer::say(const Text& text) {
  const std::lock_guard<std::mutex> hold(mutex_);
  end_bar();
  std::cerr << printable(in_words(text)) << '\n';
}

void Printer::document(const Json& value) {
  if (!json) return;
  const std::lock_guard<std::mutex> hold(mutex_);
  end_bar();
  std::cout << value.dump(2, ' ', false, Json::error_handler_t::replace) << std::endl;
}

void Printer::text(const std::string& text) { std::cout << text; }

void Printer::flush() {
  const std::lock_guard<std::mutex> hold(mutex_);
  std::cout.flush();
}

int Printer::fail(const Error& error) {
  say(error.message);
  if (!error.hint.empty()) say(error.hint);
  document({{"error", error_json(error, language)}});
  return exit_code_of(error.code);
}

void Printer::progress(double done) {
  static const bool terminal = ::isatty(STDERR_FILENO) == 1;
  if (!terminal) return;
  const std::lock_guard<std::mutex> hold(mutex_);
  const int percent = static_cast<int>(std::clamp(done, 0.0, 1.0) * 100);
  if (bar_ && percent == percent_) return;
  percent_ = percent;
  bar_ = true;
  const int full = percent * kBarWidth / 100;
  std::cerr << '\r' << '[' << std::string(static_cast<std::size_t>(full), '#')
            << std::string(static_cast<std::size_t>(kBarWidth - full), '.') << "] " << percent
            << " %" << std::flush;
}

}  // namespace shotlab::cli
