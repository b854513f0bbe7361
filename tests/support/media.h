// SPDX-License-Identifier: Apache-2.0
//
// Real clips with licences, kept beside the repository and never inside it. A test that needs one
// is skipped by name where they are absent.

#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace shotlab::test {

// The clip whose file name begins with `name`: auto clip = media("D01"); if (!clip) SKIP("no D01");
std::optional<std::filesystem::path> media(std::string_view name);

// A file that lives in tests/fixtures/.
std::filesystem::path fixture(std::string_view name);

}  // namespace shotlab::test
