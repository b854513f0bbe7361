// SPDX-License-Identifier: Apache-2.0
//
// What a learner may do after each class of failure, in our words; the service's own stand beside
// it.
//
// Threading: pure functions.

#pragma once

#include <string>

#include "app/generate/adapter.h"

namespace shotlab {

// Uses failure, wait_s and replacement_model of `answer`; empty for FailureClass::none.
Text hint_for(const RemoteAnswer& answer);

// For an edit of own footage that came back empty.
Text region_hint();

// An answer that carries the service's words and the hint that goes with them.
RemoteAnswer hinted_answer(RemoteState state, FailureClass failure, Retry retry,
                           std::string show = "");

}  // namespace shotlab
