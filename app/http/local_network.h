// SPDX-License-Identifier: Apache-2.0
//
// Tells "this computer is offline" apart from "that name does not exist", which a resolver does
// not.
//
// Threading: any thread.

#pragma once

namespace shotlab::http {

// True if any network interface but loopback is up and has an address.
bool has_network();

}  // namespace shotlab::http
