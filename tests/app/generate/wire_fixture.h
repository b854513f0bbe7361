// SPDX-License-Identifier: Apache-2.0
//
// Recorded exchanges of tests/fixtures/wire, and the way back from a recorded request to the values
// that it must have been built from.

#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/generate/adapter.h"

namespace shotlab::test {

using Json = nlohmann::json;

inline constexpr const char* kVendor = "https://generativelanguage.googleapis.com";

// Every recorded case of a group, "interactions" or "files"; throws if there is none.
std::vector<Json> wire_cases(const std::string& group);
Json wire_case(const std::string& name);  // "interactions/create"

HttpReply reply_of(const Json& exchange);

struct Asked {
  ShotRequest request;
  std::vector<Attachment> attachments;
};
// What a learner must have asked for the recorded body to be sent.
Asked asked_by(const Json& body);

// The body with the service's documented defaults written out, for records in short form.
Json with_defaults(Json body);

}  // namespace shotlab::test
