// SPDX-License-Identifier: Apache-2.0
//
// Headers of an answer, taken line by line as libcurl hands them over, with limits of our own:
// libcurl itself takes 300 KB of them and lets the last of two lengths win.
//
// Threading: one thread per object.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "app/http/message.h"

namespace shotlab::http {

class ReplyHeaders {
 public:
  // One line with its line end. False: too many or contradictory headers, stop.
  bool take(std::string_view line);

  // What was wrong, as a short technical word for a message; empty if nothing.
  const std::string& fault() const { return fault_; }
  int status() const { return status_; }
  const Headers& all() const { return headers_; }
  bool chunked() const { return chunked_; }
  // The blank line of the final answer came: libcurl takes a connection that dies before it as an
  // end.
  bool whole() const { return ended_; }

 private:
  bool fail(std::string why);
  bool take_status(std::string_view line);
  bool take_field(std::string_view line);

  Headers headers_;
  std::string fault_;
  std::string length_;
  std::size_t bytes_ = 0;
  std::size_t lines_ = 0;
  int status_ = 0;
  bool chunked_ = false;
  bool ended_ = false;  // Past the blank line of the last answer: trailers are not taken.
};

}  // namespace shotlab::http
