// SPDX-License-Identifier: Apache-2.0
//
// The way back from a recorded request of the other wires to the values that it must have been
// built from, and from built bytes to fields that can be compared.

#pragma once

#include <string>
#include <vector>

#include "tests/app/generate/wire_fixture.h"

namespace shotlab::test {

// What a learner must have asked for the recorded request to be sent, on that wire.
Asked asked_on(const std::string& wire, const Json& recorded_request);

// A model that can do all that was recorded.
Capability able_model(const std::string& wire, const std::string& model);

// The parts of a form as the fixtures write them: name, value; or name, filename, type, base64.
Json parts_of(const HttpRequest& request);

// "1280x720" -> 1280, 720.
std::pair<int, int> size_in(const std::string& text);

}  // namespace shotlab::test
