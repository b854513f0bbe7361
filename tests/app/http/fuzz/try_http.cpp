// SPDX-License-Identifier: Apache-2.0
//
// What a server's headers, ranges and addresses may say: any bytes. What must hold whatever they
// are is asserted here.

#include "app/http/address.h"
#include "app/http/part_file.h"
#include "app/http/reply_headers.h"
#include "tests/support/fuzz.h"

namespace shotlab::test {
namespace {

constexpr std::size_t kMostHeaderBytes = 512u << 10;

std::string wrong_with_range(std::string_view text) {
  const auto range = http::parse_content_range(text);
  if (!range) return "";
  if (range->first < 0 || range->last < range->first) return "a range that runs backwards";
  if (range->total != -1 && range->total <= range->last) return "a range behind the end";
  return "";
}

std::string wrong_with_address(const std::string& text) {
  const Result<http::Address> address = http::parse_address(text);
  if (!address) return "";
  if (address->host.empty() || address->port.empty()) return "an address without a place";
  const Result<http::Address> service = http::parse_address("https://service.example/base");
  const Result<http::Address> here = http::parse_address("http://127.0.0.1:8787");
  if (!service || !here) return "our own addresses are none";
  // Whatever is written there, a remote service is spoken to in TLS and this computer in nothing
  // but http and https.
  if (http::may_contact(*service, *address) && address->scheme != "https") {
    return "plain talk with a remote service: " + text;
  }
  if (http::may_contact(*here, *address) && address->scheme != "https" &&
      !(address->scheme == "http" && address->is_loopback())) {
    return "another protocol: " + text;
  }
  // What is contacted is what was checked: the same text gives the same place again.
  const Result<http::Address> again = http::parse_address(address->url);
  if (!again || !again->same_origin(*address)) return "an address that changes";
  return "";
}

}  // namespace

std::string try_input(std::string_view bytes) {
  http::ReplyHeaders headers;
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end == std::string_view::npos ? end : end + 1);
    rest.remove_prefix(line.size());
    if (std::string wrong = wrong_with_range(line); !wrong.empty()) return wrong;
    if (!headers.take(line)) {
      if (headers.fault().empty()) return "a fault without a word";
      break;
    }
  }
  std::size_t kept = 0;
  for (const auto& [name, value] : headers.all()) {
    kept += name.size() + value.size();
    if (name.empty() || name.find_first_of("\r\n") != std::string::npos) return "no name";
    if (value.find_first_of("\r\n") != std::string::npos) return "a value of two lines";
    if (name == "content-range") {
      if (std::string wrong = wrong_with_range(value); !wrong.empty()) return wrong;
    }
  }
  if (kept > kMostHeaderBytes) return "more headers than anyone needs";
  if (headers.status() < 0 || headers.status() > 999) return "no status";
  const http::PartMark mark = http::mark_of(headers);
  if (mark.total < -1) return "a negative length";
  if (!mark.validator.empty() && mark.total < 0) return "a mark without a length";
  if (mark.validator.find_first_of("\r\n") != std::string::npos) return "a mark of two lines";
  return wrong_with_address(std::string(bytes.substr(0, bytes.find('\n'))));
}

}  // namespace shotlab::test
