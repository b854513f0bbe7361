// SPDX-License-Identifier: Apache-2.0
//
// Reads a pack's glossary.toml:
//
//   version = 1
//   [[groups]]
//   id = "size"
//   title = { en = "Shot size", zh-Hant-HK = "景別" }
//   [[terms]]
//   id = "close-up"
//   group = "size"
//   name = { en = "close-up", zh-Hant-HK = "特寫" }
//   also = ["CU"]
//   meaning = { en = "...", zh-Hant-HK = "..." }
//
// A pack without the file has no glossary.

#pragma once

#include <filesystem>

#include "exercises/engine/pack.h"
#include "exercises/engine/toml_reader.h"

namespace shotlab {

void read_glossary(const std::filesystem::path& folder, Pack& pack, PackIssues& issues);

}  // namespace shotlab
