// SPDX-License-Identifier: Apache-2.0
//
// A multipart/form-data body as bytes. The boundary is drawn from the contents, so that the same
// request is the same bytes and its hash can be kept.
//
// Threading: one thread per object.
// Source:    RFC 7578; quoting of names as browsers do it.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shotlab {

class Multipart {
 public:
  void add(std::string_view name, std::string_view value);
  void add_file(std::string_view name, std::string_view file_name, std::string_view mime,
                std::string_view bytes);

  struct Body {
    std::string content_type;  // With the boundary.
    std::string bytes;
  };
  Body body() const;

 private:
  struct Part {
    std::string head;
    std::string bytes;
  };
  std::vector<Part> parts_;
};

}  // namespace shotlab
