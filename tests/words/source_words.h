// SPDX-License-Identifier: Apache-2.0
//
// The sentences that stand in our sources in both languages, {"English", "中文"}, and how to put a
// better one in their place.
//
// Threading: pure functions.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace shotlab::test {

struct SourceWords {
  std::size_t line = 0;  // Where the pair begins, from 1.
  std::string en, zh;    // As they are said, without escapes.
  // The bytes of the Chinese, quotes included, that replace_chinese() writes over.
  std::size_t from = 0, to = 0;
};

// Pairs of two literals that stand alone in braces or parentheses, the second one in Chinese. Words
// that are put together while the program runs have no two literals side by side and are left out.
std::vector<SourceWords> find_words(std::string_view source);

// The source with `zh` in place of that pair's Chinese.
std::string replace_chinese(std::string_view source, const SourceWords& words, std::string_view zh);

}  // namespace shotlab::test
