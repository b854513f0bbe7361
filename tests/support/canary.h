// SPDX-License-Identifier: Apache-2.0
//
// Every key that a test hands to the program begins with "CANARY-". What a test leaves in its
// temporary folder, and what its programs print, is searched for such a key before it goes away:
// files, databases, logs, and what is packed inside archives (zip, gzip), as it is or in base64,
// percent or hexadecimal writing.
//
// Threading: any thread.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace shotlab::test {

// Whether a key is in `bytes`, in any of those writings, or in an archive that they are or hold.
bool has_canary(std::string_view bytes);

// The files at or below `place` that hold one, and how it is written there; never the key itself.
std::vector<std::string> files_with_canary(const std::filesystem::path& place);

}  // namespace shotlab::test
