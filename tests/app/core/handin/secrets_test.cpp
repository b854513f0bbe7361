// SPDX-License-Identifier: Apache-2.0

#include "app/core/handin/secrets.h"

#include "app/generate/base64.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

// In two pieces, so that no file of the sources looks like a key itself.
const std::string kGoogle = std::string("AIza") + "SyD-1234567890abcdefghijklmnopqrstu";
const std::string kMine = "my own/key+of 2026";

bool finds(const std::string& text, const std::vector<std::string>& keys = {}) {
  SecretScan scan(keys);
  return scan.look(text).has_value();
}

class NoKeyring final : public Keyring {
 public:
  std::optional<std::string> kept;
  Result<std::optional<std::string>> find(const std::string& provider) override {
    return provider == "class" ? kept : std::nullopt;
  }
  Status store(const std::string&, const std::string&) override { return done(); }
  Status forget(const std::string&) override { return done(); }
};

}  // namespace

TEST_CASE("Texts of the shape of a key are found, whatever machine they come from", "[handin]") {
  for (const std::string& secret :
       {kGoogle, std::string("sk") + "-proj-abcdefghijklmnopqrst",
        std::string("Authorization: Bear") + "er abcdefghijklmnopqrstuv",
        std::string("-----BEGIN ") + "EC PRIVATE KEY-----\nMIG",
        std::string("https://x.example/a?X-Goog-Signa") + "ture=0123456789abcdef01",
        std::string("gh") + "p_0123456789abcdefghijklmnopqrstuvwx"}) {
    CAPTURE(secret.substr(0, 4));
    CHECK(finds("prompt = \"" + secret + "\""));
  }
}

TEST_CASE("Words that only begin like a key are left alone", "[handin]") {
  for (const char* words :
       {"AIza is how Google's keys begin", "a risk-taking-desk-job-in-the-old-town", "sk-short",
        "The bearer of bad news", "0001-desk-lamp", "-----BEGIN CERTIFICATE-----"})
    CHECK_FALSE(finds(words));
}

TEST_CASE("A key of this machine is found as it is, in base64, percent and hexadecimal",
          "[handin]") {
  const std::vector<std::string> keys{kMine, "short"};
  CHECK(finds("x" + kMine + "y", keys));
  CHECK(finds("key=my%20own%2Fkey%2Bof%202026&", keys));
  CHECK(finds("6d79206f776e2f6b65792b6f662032303236", keys));
  for (const char* before : {"", "a", "ab", "abc"})
    CHECK(finds(to_base64(before + kMine + "tail"), keys));
  CHECK_FALSE(finds("short", keys));
  CHECK_FALSE(finds("my own words of 2026", keys));
}

TEST_CASE("A key is found across the border of two pieces, and not across two files", "[handin]") {
  SecretScan scan({});
  CHECK_FALSE(scan.look(std::string(100'000, '.') + kGoogle.substr(0, 20)));
  CHECK(scan.look(kGoogle.substr(20)));

  SecretScan files({});
  CHECK_FALSE(files.look(kGoogle.substr(0, 20)));
  files.next_file();
  CHECK_FALSE(files.look(kGoogle.substr(20)));
}

TEST_CASE("Known keys are those of the variables and of the keyring", "[handin]") {
  Settings settings;
  settings.providers = {{"gemini"}, {"class"}};
  NoKeyring keyring;
  keyring.kept = "of the keyring";
  const Environment read = [](const char* name) {
    return std::string(name) == key_variable("gemini") ? std::string("of a variable")
                                                       : std::string();
  };

  CHECK(known_keys(settings, keyring, read) ==
        std::vector<std::string>{"of a variable", "of the keyring"});
}
