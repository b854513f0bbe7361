// SPDX-License-Identifier: Apache-2.0
//
// Result<T> is either a value or an Error that a learner can act on. Nothing in Shotlab throws.
//
// Threading: plain values.
// Errors:    using a Result that holds the other thing is a bug and asserts.

#pragma once

#include <cassert>
#include <utility>
#include <variant>

#include "media/base/text.h"

namespace shotlab {

// What kind of trouble it is. The command line turns it into its exit status (design, §8).
enum class ErrorCode {
  bad_input,        // The file, the argument or the text is at fault; nothing was changed.
  not_found,        // The thing named does not exist.
  unsupported,      // A good file, but not one that can be handled exactly.
  io,               // Disk full, no permission, read error; nothing half-written is left.
  network,          // Certainly not sent: trying again is safe.
  refused,          // The provider said no, in its own words.
  unknown_outcome,  // Sent, no usable answer: money may have been spent. Never resubmitted by
                    // itself.
  cancelled,        // The person asked for it.
  internal,         // Our own fault.
};

struct Error {
  ErrorCode code = ErrorCode::internal;
  Text message;  // One sentence: what happened.
  Text hint;     // One sentence: what next. May be empty.

  bool operator==(const Error&) const = default;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit on purpose: `return value;` and `return error;` both read well.
  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return content_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& operator*() & { return get(); }
  const T& operator*() const& { return get(); }
  T&& operator*() && { return std::move(get()); }
  T* operator->() { return &get(); }
  const T* operator->() const { return &get(); }

  const Error& error() const {
    assert(!ok());
    return std::get<1>(content_);
  }

 private:
  T& get() {
    assert(ok());
    return std::get<0>(content_);
  }
  const T& get() const {
    assert(ok());
    return std::get<0>(content_);
  }

  std::variant<T, Error> content_;
};

using Status = Result<std::monostate>;
inline Status done() { return std::monostate{}; }

}  // namespace shotlab
