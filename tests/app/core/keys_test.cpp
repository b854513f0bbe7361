// SPDX-License-Identifier: Apache-2.0
//
// Keys are found where a person put them, and told of without being shown.

#include "app/core/keys.h"

#include <chrono>
#include <cstdlib>
#include <map>

#include "app/core/doctor.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

struct FakeKeyring : Keyring {
  std::map<std::string, std::string> keys;
  std::optional<Error> broken;
  int asked = 0;
  Result<std::optional<std::string>> find(const std::string& provider) override {
    ++asked;
    if (broken) return *broken;
    const auto key = keys.find(provider);
    return key == keys.end() ? std::optional<std::string>() : key->second;
  }
  Status store(const std::string& provider, const std::string& key) override {
    keys[provider] = key;
    return done();
  }
  Status forget(const std::string& provider) override {
    keys.erase(provider);
    return done();
  }
};

Environment with(const std::map<std::string, std::string>& variables) {
  return [variables](const char* name) {
    const auto value = variables.find(name);
    return value == variables.end() ? std::string() : value->second;
  };
}

constexpr const char* kKey = "CANARY-77d2-KEY";

}  // namespace

TEST_CASE("A variable comes before the keyring, and the keyring before nothing", "[core]") {
  FakeKeyring keyring;
  keyring.keys["gemini"] = "from the ring";
  const KeyFound variable = find_key("gemini", keyring, with({{"SHOTLAB_GEMINI_API_KEY", kKey}}));
  CHECK(variable.where == KeyFound::Where::variable);
  CHECK(variable.key == kKey);
  CHECK(keyring.asked == 0);
  const KeyFound ring = find_key("gemini", keyring, with({}));
  CHECK(ring.where == KeyFound::Where::keyring);
  CHECK(ring.key == "from the ring");
  const KeyFound none = find_key("class", keyring, with({}));
  CHECK(none.where == KeyFound::Where::nowhere);
  CHECK(none.key.empty());
  CHECK(none.variable == "SHOTLAB_CLASS_API_KEY");
}

TEST_CASE("A keyring in trouble is told, and keeps nobody from using a variable", "[core]") {
  FakeKeyring keyring;
  keyring.broken = Error{ErrorCode::io, {"The keyring is locked.", "鑰匙圈已上鎖。"}, {}};
  CHECK(find_key("gemini", keyring, with({})).trouble->message.en == "The keyring is locked.");
  CHECK(find_key("gemini", keyring, with({{"SHOTLAB_GEMINI_API_KEY", kKey}})).key == kKey);
}

TEST_CASE("What is piped in becomes a key without its line end, or is refused", "[core]") {
  CHECK(*key_from_input("  abc-123\r\n") == "abc-123");
  for (const char* input : {"", "\n", "two words",
                            "a\x01"
                            "b",
                            "a\tb"}) {
    INFO(input);
    Result<std::string> key = key_from_input(input);
    REQUIRE_FALSE(key);
    CHECK_FALSE(key.error().message.zh.empty());
  }
  CHECK_FALSE(key_from_input(std::string(9000, 'x')));
}

TEST_CASE("The doctor says where a key is and never the key", "[core]") {
  test::TempDir dir;
  test::FakeClock clock;
  const Paths paths{dir / "config", dir / "data", dir / "state", dir / "cache"};
  FakeKeyring keyring;
  const auto line_about_key = [&](const Environment& read) {
    std::string line;
    for (const Finding& finding : look_around(paths, clock, false, read, &keyring)) {
      for (const std::string& words :
           {finding.says.en, finding.says.zh, finding.advice.en, finding.advice.zh})
        CHECK(words.find("CANARY") == std::string::npos);
      if (finding.id == "key.gemini")
        line = finding.says.en + "|" + finding.says.zh + "|" + finding.advice.en;
    }
    return line;
  };

  CHECK_THAT(line_about_key(with({})), test::contains("no key"));
  CHECK_THAT(line_about_key(with({})), test::contains("--store-key gemini"));
  CHECK_THAT(line_about_key(with({{"SHOTLAB_GEMINI_API_KEY", kKey}})),
             test::contains("key found in SHOTLAB_GEMINI_API_KEY"));
  keyring.keys["gemini"] = kKey;
  CHECK_THAT(line_about_key(with({})),
             test::contains("key found in the keyring|Google Gemini：金鑰在鑰匙圈"));
}

TEST_CASE("Without a session bus the desktop's keyring has nothing, at once", "[core]") {
  ::unsetenv("DBUS_SESSION_BUS_ADDRESS");
  ::unsetenv("XDG_RUNTIME_DIR");
  const auto began = std::chrono::steady_clock::now();

  Result<std::optional<std::string>> key = desktop_keyring()->find("gemini");

  REQUIRE(key);
  CHECK_FALSE(*key);
  Status stored = desktop_keyring()->store("gemini", "x");
  REQUIRE_FALSE(stored);
  CHECK_THAT(stored.error().message.en, test::contains("no keyring in this session"));
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(2));
}
