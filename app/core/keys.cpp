// SPDX-License-Identifier: Apache-2.0

#include "app/core/keys.h"

#include <algorithm>

#include "app/core/settings.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

constexpr std::size_t kLongestKey = 8192;  // OAuth tokens are the longest.

}  // namespace

KeyFound find_key(const std::string& provider, Keyring& keyring, const Environment& read) {
  KeyFound found;
  found.variable = key_variable(provider);
  found.key = read(found.variable.c_str());
  if (!found.key.empty()) {
    found.where = KeyFound::Where::variable;
    return found;
  }
  Result<std::optional<std::string>> kept = keyring.find(provider);
  if (!kept) {
    found.trouble = kept.error();
  } else if (*kept && !(*kept)->empty()) {
    found.key = **kept;
    found.where = KeyFound::Where::keyring;
  }
  return found;
}

Result<std::string> key_from_input(const std::string& input) {
  const std::string key(trim(input));
  const bool plain = std::all_of(key.begin(), key.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) != 0x7f;
  });
  if (!key.empty() && plain && key.size() <= kLongestKey) return key;
  return Error{ErrorCode::bad_input,
               key.empty() ? Text{"No key came in.", "沒有收到金鑰。"}
                           : Text{"What came in is no key: a key is one word on one line.",
                                  "收到的不是金鑰：金鑰是單獨一行的一個字。"},
               {"Pipe it in, or type it and press Enter: it is read from the standard input only, "
                "so that no other program sees it.",
                "請用管道輸入，或輸入後按 Enter：只會由標準輸入讀取，其他程式看不到。"}};
}

}  // namespace shotlab
