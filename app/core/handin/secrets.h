// SPDX-License-Identifier: Apache-2.0
//
// Looks for keys in bytes that are about to leave the house: keys that this machine knows, as they
// are and as they travel (base64, percent, hexadecimal), and texts of the shape of a service's key,
// a private key or a signed address. What was found is never repeated, only its kind.
//
// Threading: one SecretScan per thread.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/keys.h"
#include "app/core/settings.h"
#include "media/base/text.h"

namespace shotlab {

// Every key that this machine knows of: environment variables of all providers, and the keyring.
std::vector<std::string> known_keys(const Settings& settings, Keyring& keyring,
                                    const Environment& read = environment);

class SecretScan {
 public:
  // Keys shorter than 8 bytes are not looked for: they would be found everywhere.
  explicit SecretScan(const std::vector<std::string>& keys);

  // The next bytes of one file, however they are cut up. What kind of secret is in it, once found.
  std::optional<Text> look(std::string_view bytes);
  void next_file() { tail_.clear(); }

 private:
  std::vector<std::string> forms_;  // Of known keys.
  std::string tail_;                // The end of what was seen, where one may have begun.
};

}  // namespace shotlab
