// SPDX-License-Identifier: Apache-2.0
//
// What can go wrong on the way, in words for people. Hosts are named, whole URLs never: they may be
// signed, and a signature is a secret.
//
// Threading: pure functions.

#pragma once

#include <cstddef>
#include <string>

#include "app/http/transfer.h"
#include "media/base/result.h"

namespace shotlab::http {

// An exchange that brought no usable answer. `paid` = anything but GET: then, once the request was
// on its way, the outcome is unknown.
Error trouble(const Outcome& outcome, const std::string& host, bool paid, std::size_t limit);

Error bad_header(const std::string& name);
Error bad_method(const std::string& method);
Error redirect_refused(const std::string& host, const Text& why);
Error too_many_redirects(const std::string& host);
// A download answered with a status that is not 200.
Error no_clip(const std::string& host, int status);
Error length_untold(const std::string& host);
Error nothing_came(const std::string& host);

}  // namespace shotlab::http
