// SPDX-License-Identifier: Apache-2.0

#include "app/http/intake.h"

#include <algorithm>

namespace shotlab::http {
namespace {

constexpr std::size_t kAgain = 4096;           // Bytes asked for twice.
constexpr std::size_t kErrorPage = 64u << 10;  // Of a status that is not the one hoped for.

const std::string* header(const ReplyHeaders& headers, std::string_view name) {
  for (const auto& [one, value] : headers.all()) {
    if (one == name) return &value;
  }
  return nullptr;
}

}  // namespace

void Intake::ask_for_the_rest(Headers& headers) {
  if (file_.size() == 0 || file_.mark().validator.empty()) return;
  again_ = file_.tail(kAgain);
  if (again_.empty()) return;
  asked_ = true;
  from_ = file_.size() - static_cast<std::int64_t>(again_.size());
  headers.emplace_back("Range", "bytes=" + std::to_string(from_) + "-");
  headers.emplace_back("If-Range", file_.mark().validator);
}

bool Intake::take(const ReplyHeaders& headers, std::string_view piece, std::int64_t limit) {
  if (!begun_ || headers.status() != status_) {
    begun_ = true;
    status_ = headers.status();
    if (!begin(headers, limit)) return false;
  }
  if (status_ == 206 && asked_) {
    if (!compare(piece)) return false;
    // More than the whole is no rest of it.
    lied_ = file_.size() + static_cast<std::int64_t>(piece.size()) > file_.mark().total;
    return !lied_ && file_.add(piece);
  }
  if (status_ == 200) return file_.add(piece);
  // Whatever comes with another status is no clip, and no more of it is read than an error page
  // has.
  other_ += piece.size();
  return other_ <= kErrorPage;
}

bool Intake::begin(const ReplyHeaders& headers, std::int64_t limit) {
  if (status_ == 206 && asked_) return begin_rest(headers, limit);
  if (status_ != 200) return true;
  // The whole: it may be another file than the one of before.
  return file_.restart(marks_ == Marks::yes ? mark_of(headers) : PartMark());
}

bool Intake::begin_rest(const ReplyHeaders& headers, std::int64_t limit) {
  const std::string* text = header(headers, "content-range");
  const std::optional<ContentRange> range =
      text == nullptr ? std::nullopt : parse_content_range(*text);
  const PartMark& mark = file_.mark();
  const std::string* tag = header(headers, "etag");
  const bool other_file =
      tag != nullptr && mark.validator.starts_with('"') && *tag != mark.validator;
  const bool fits = range && range->first == from_ && range->total == mark.total &&
                    range->last == mark.total - 1 && mark.total <= limit;
  lied_ = !fits || other_file;
  return !lied_;
}

bool Intake::compare(std::string_view& piece) {
  const std::size_t count = std::min(piece.size(), again_.size() - compared_);
  lied_ = piece.substr(0, count) != std::string_view(again_).substr(compared_, count);
  compared_ += count;
  piece.remove_prefix(count);
  return !lied_;
}

bool Intake::is_whole() const {
  return begun_ && !lied_ && compared_ == again_.size() && file_.size() == file_.mark().total;
}

}  // namespace shotlab::http
