// SPDX-License-Identifier: Apache-2.0
//
// The wires that this program speaks, and how an adapter for one is made from a person's settings.
//
// Threading: pure functions.
// Errors:    unsupported: a wire or dialect that is not known, with those that are.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/generate/adapter.h"
#include "media/base/result.h"

namespace shotlab {

struct Wire {
  std::string id;  // "gemini-interactions"
  std::vector<std::string>
      dialects;  // The first is what is meant when none is named; may be empty.
};
const std::vector<Wire>& wires();
const Wire* find_wire(std::string_view id);  // Null: not known.

// How a service wants its key: in which header, and what stands before it there.
struct Credential {
  std::string header;  // Empty: none is sent.
  std::string prefix;  // "Bearer "
  bool operator==(const Credential&) const = default;
};
// As the wire's own services want it.
Credential usual_credential(std::string_view wire, std::string_view dialect);

struct AdapterOrder {
  std::string wire;
  std::string dialect;  // Empty: the wire's first.
  std::string base_url;
  std::optional<Credential> credential;  // Absent: the usual one.
  Capability capability;
};
Result<std::unique_ptr<Adapter>> make_adapter(const AdapterOrder& order);

// Whether wire and dialect are known, without making anything.
Status check_wire(const std::string& wire, const std::string& dialect);

}  // namespace shotlab
