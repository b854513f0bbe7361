// SPDX-License-Identifier: Apache-2.0
//
// Where the key of a provider is kept: an environment variable, or the desktop's keyring. Never in
// a file of ours, a log, an argument or a film.
//
// Threading: one thread at a time per Keyring.
// Blocking:  the desktop's keyring at most a few seconds; nothing where there is none.
// Errors:    network-like trouble of the keyring is told, never fatal: a variable still serves.

#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/core/paths.h"
#include "media/base/result.h"

namespace shotlab {

class Keyring {
 public:
  virtual ~Keyring() = default;
  // nullopt: it has none for this provider.
  virtual Result<std::optional<std::string>> find(const std::string& provider) = 0;
  virtual Status store(const std::string& provider, const std::string& key) = 0;
  virtual Status forget(const std::string& provider) = 0;
};

// The Secret Service of the session (GNOME Keyring, KWallet, KeePassXC). Looking never asks the
// person for anything: in a locked keyring nothing is found.
std::unique_ptr<Keyring> desktop_keyring();

struct KeyFound {
  enum class Where { nowhere, variable, keyring } where = Where::nowhere;
  std::string key;
  std::string variable;          // That it is in, or could be put into.
  std::optional<Error> trouble;  // Of the keyring, where it was asked.
};

// The variable first: it is how a person overrides the keyring for one run.
KeyFound find_key(const std::string& provider, Keyring& keyring,
                  const Environment& read = environment);

// What was typed or piped in, as a key: without the line's end. Refused: empty, control characters,
// longer than a key is.
Result<std::string> key_from_input(const std::string& input);

}  // namespace shotlab
