// SPDX-License-Identifier: Apache-2.0
//
// What an answer means that is no job: the same on every wire, whatever the envelope.
//
// Threading: pure functions.
// Errors:    none: whatever the bytes are, there is an answer, and nothing throws.
// Source:    reference "apis" §5, "reliability" §3.4.

#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/generate/adapter.h"
#include "app/generate/service_error.h"

namespace shotlab {

// It may have been made and charged; nothing tells.
RemoteAnswer unknown_outcome(const std::string& show);

// A job that ended without a clip, by what the service says about it.
RemoteAnswer job_failed(const ServiceError& error);

// A create that brought no job: nothing was made (4xx), or nobody knows (the rest).
RemoteAnswer create_refused(const HttpReply& reply);

// A question about a job that brought no job: it goes on, it is lost, or the key was refused.
// `lost` tells the wire's own words for a job that does not exist.
RemoteAnswer question_failed(
    const HttpReply& reply, const std::function<bool(const std::string& lower_message)>& lost = {});

// A download that brought no clip although the job was done.
RemoteAnswer download_failed(const HttpReply& reply);

// With model_gone: which model to offer, from the message or from the record.
void name_replacement(RemoteAnswer& answer, const Capability& capability);

// A model of Google's, other than `than`, that a message names; empty if none.
std::string model_named_in(std::string_view message, std::string_view than);

}  // namespace shotlab
