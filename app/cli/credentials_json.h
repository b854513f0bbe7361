// SPDX-License-Identifier: Apache-2.0
//
// Content credentials as the verbs print them.

#pragma once

#include "app/cli/printer.h"
#include "app/core/credentials.h"

namespace shotlab::cli {

// What a clip's content credentials say of themselves; nothing is verified.
Json credentials_json(const ContentCredentials& found);

}  // namespace shotlab::cli
