// SPDX-License-Identifier: Apache-2.0
//
// Takes a body into a part, and believes nothing that it cannot check: whether it is the whole or
// the rest, where the rest begins, how long the whole is, and that it is still the same file.
//
// Threading: one thread.
// Source:    reference "reliability" §3.5 and table 4.2: libcurl takes a 206 of another length for
//            good, and a 416 for success.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/http/message.h"
#include "app/http/part_file.h"
#include "app/http/reply_headers.h"

namespace shotlab::http {

class Intake {
 public:
  enum class Marks { no, yes };
  // With marks, what comes can be continued later.
  explicit Intake(PartFile& file, Marks marks = Marks::no) : file_(file), marks_(marks) {}

  // Adds Range and If-Range where there is something to go on from. A few bytes are asked for
  // again, to see that they are still the same.
  void ask_for_the_rest(Headers& headers);

  // False: stop reading.
  bool take(const ReplyHeaders& headers, std::string_view piece, std::int64_t limit);

  bool asked() const { return asked_; }
  // The answer to the question for the rest cannot be true.
  bool lied() const { return lied_; }
  // At the end of a rest: with it the file is whole.
  bool is_whole() const;
  std::int64_t resumed_from() const { return from_ + static_cast<std::int64_t>(again_.size()); }

 private:
  bool begin(const ReplyHeaders& headers, std::int64_t limit);
  bool begin_rest(const ReplyHeaders& headers, std::int64_t limit);
  bool compare(std::string_view& piece);

  PartFile& file_;
  Marks marks_;
  bool asked_ = false;
  bool lied_ = false;
  bool begun_ = false;
  int status_ = 0;
  std::int64_t from_ = 0;  // First byte asked for.
  std::string again_;      // The bytes from there that we have already.
  std::size_t compared_ = 0;
  std::size_t other_ = 0;  // Bytes of an answer that is no clip.
};

}  // namespace shotlab::http
