// SPDX-License-Identifier: Apache-2.0
//
// libcurl's hundred result codes as the few kinds that people need to tell apart.
//
// Threading: any thread.

#pragma once

#include "app/http/transfer.h"

namespace shotlab::http {

// `code`: a CURLcode. `os_error`: the errno of a failed connect, or 0.
Fault fault_of(int code, long os_error);

}  // namespace shotlab::http
