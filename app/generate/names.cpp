// SPDX-License-Identifier: Apache-2.0
//
// The words of tests/fixtures/wire for classes, states and retries.

#include "app/generate/adapter.h"

namespace shotlab {

std::string_view name_of(FailureClass value) {
  switch (value) {
    case FailureClass::none:
      return "None";
    case FailureClass::bad_request:
      return "BadRequest";
    case FailureClass::auth:
      return "Auth";
    case FailureClass::budget:
      return "Budget";
    case FailureClass::forbidden:
      return "Forbidden";
    case FailureClass::model_gone:
      return "ModelGone";
    case FailureClass::job_lost:
      return "JobLost";
    case FailureClass::expired:
      return "Expired";
    case FailureClass::not_ready:
      return "NotReady";
    case FailureClass::too_large:
      return "TooLarge";
    case FailureClass::rate_limited:
      return "RateLimited";
    case FailureClass::unknown_outcome:
      return "UnknownOutcome";
    case FailureClass::transient:
      return "Transient";
    case FailureClass::blocked:
      return "Blocked";
    case FailureClass::provider:
      return "Provider";
    case FailureClass::protocol:
      return "Protocol";
  }
  return "";
}

std::string_view name_of(RemoteState value) {
  switch (value) {
    case RemoteState::accepted:
      return "Accepted";
    case RemoteState::queued:
      return "Queued";
    case RemoteState::running:
      return "Running";
    case RemoteState::succeeded:
      return "Succeeded";
    case RemoteState::blocked:
      return "Blocked";
    case RemoteState::failed:
      return "Failed";
    case RemoteState::rejected:
      return "Rejected";
    case RemoteState::cancelled:
      return "Cancelled";
    case RemoteState::unknown_outcome:
      return "UnknownOutcome";
  }
  return "";
}

std::string_view name_of(Retry value) {
  switch (value) {
    case Retry::none:
      return "none";
    case Retry::poll:
      return "poll";
    case Retry::countdown:
      return "countdown";
    case Retry::user:
      return "user";
  }
  return "";
}

}  // namespace shotlab
