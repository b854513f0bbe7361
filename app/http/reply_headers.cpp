// SPDX-License-Identifier: Apache-2.0

#include "app/http/reply_headers.h"

#include <algorithm>
#include <charconv>

#include "media/base/text.h"

namespace shotlab::http {
namespace {

constexpr std::size_t kMostBytes = 64u << 10;  // Real services send 1 to 4 KB.
constexpr std::size_t kMostLines = 256;        // Interim answers (1xx) count too.

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; }

std::string_view without_line_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

bool ReplyHeaders::fail(std::string why) {
  fault_ = std::move(why);
  return false;
}

bool ReplyHeaders::take(std::string_view line) {
  bytes_ += line.size();
  if (bytes_ > kMostBytes || ++lines_ > kMostLines) return fail("endless headers");
  line = without_line_end(line);
  if (line.starts_with("HTTP/")) return take_status(line);
  if (line.empty()) {
    ended_ = status_ >= 200;
    return true;
  }
  return ended_ || take_field(line);
}

bool ReplyHeaders::take_status(std::string_view line) {
  headers_.clear();  // Those of an interim answer or of a proxy's CONNECT mean nothing for the
                     // final one.
  length_.clear();
  chunked_ = false;
  ended_ = false;
  status_ = 0;
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) return fail("no status");
  const std::string_view digits = line.substr(space + 1, 3);
  int status = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), status);
  if (problem != std::errc{} || end != digits.data() + digits.size() || status < 100) {
    return fail("no status");
  }
  status_ = status;
  return true;
}

bool ReplyHeaders::take_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos)
    return true;  // Not ours to judge: some old servers send such.
  std::string name = lower_ascii(trim(line.substr(0, colon)));
  std::string value(trim(line.substr(colon + 1)));
  // A carriage return inside would be a second line wherever the value is said again (RFC 9110
  // §5.5); such a name is none at all.
  std::replace_if(value.begin(), value.end(), is_control, ' ');
  if (name.empty() || std::any_of(name.begin(), name.end(), is_control)) return true;
  if (name == "content-length") {
    if (!length_.empty() && length_ != value) return fail("two different lengths");
    length_ = value;
  }
  if (name == "transfer-encoding" && lower_ascii(value).find("chunked") != std::string::npos) {
    chunked_ = true;
  }
  // None was asked for, so nobody will undo it; an honest server does not send it.
  if (name == "content-encoding" && lower_ascii(value) != "identity") {
    return fail("compressed without being asked");
  }
  headers_.emplace_back(std::move(name), std::move(value));
  return true;
}

}  // namespace shotlab::http
