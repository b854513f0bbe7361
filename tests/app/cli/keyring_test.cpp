// SPDX-License-Identifier: Apache-2.0
//
// The desktop's keyring, a real one: GNOME Keyring on a session bus of its own, in a home of its
// own.

#include "tests/app/cli/scene.h"
#include "tests/support/canary.h"
#include "tests/support/liar_server.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

constexpr const char* kKey = "CANARY-61ab-KEYRING-KEY";

// The key comes in on the standard input, as everywhere.
constexpr const char* kLesson = R"(
printf 'a password' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
"$PROGRAM" doctor --store-key class; echo "stored: $?"
"$PROGRAM" doctor
"$PROGRAM" --film film shoot --provider class "a kite" --seconds 4; echo "shot: $?"
"$PROGRAM" doctor --forget-key class; echo "forgotten: $?"
"$PROGRAM" doctor
"$PROGRAM" --film film shoot --provider class "a kite" --seconds 4; echo "shot: $?"
)";

}  // namespace

TEST_CASE("A key in the desktop's keyring is stored, found, used and forgotten, and never shown",
          "[cli]") {
  for (const char* tool : {"dbus-run-session", "gnome-keyring-daemon"}) {
    if (!have_program(tool)) SKIP(tool << " is not installed");
  }
  LiarServer service({{read_request(), say(answer("{\"error\":{\"code\":\"invalid_request\","
                                                  "\"message\":\"Not today.\"}}",
                                                  "", "400 Bad Request"))}});
  Machine machine;
  machine.dir.write("home/config/settings.toml",
                    "version = 1\n[[provider]]\nname = \"class\"\nbase_url = \"" + service.url() +
                        "\"\nmodel = \"gemini-omni-1.2-flash\"\n");
  REQUIRE(machine.run({"new", "film"}).exit == 0);
  auto variables = machine.environment();
  variables["PROGRAM"] = SHOTLAB_PROGRAM;
  variables["HOME"] = machine.dir.path().string();
  variables["XDG_DATA_HOME"] = (machine.dir / "data").string();
  variables["XDG_RUNTIME_DIR"] = machine.dir.path().string();
  variables["DBUS_SESSION_BUS_ADDRESS"] = "";
  variables["SHOTLAB_CLASS_API_KEY"] = "";

  const ProgramRun run = test::run({"dbus-run-session", "--", "sh", "-c", kLesson},
                                   {.environment = variables,
                                    .folder = machine.dir.path().string(),
                                    .input = std::string(kKey) + "\n"});

  INFO(run.out << run.err);
  CHECK_THAT(run.out, contains("stored: 0"));
  CHECK_THAT(run.out, contains("class: key found in the keyring"));
  CHECK_THAT(run.out, contains("forgotten: 0"));
  CHECK_THAT(run.out, contains("class: no key"));
  CHECK_THAT(run.err, contains("Not today."));
  CHECK_THAT(run.err, contains("There is no key for \"class\"."));
  // One request left, with the key from the keyring; the second found none.
  REQUIRE(service.requests().size() == 1);
  CHECK_THAT(service.requests()[0], contains(std::string("x-goog-api-key: ") + kKey));
  CHECK_FALSE(has_canary(run.out + run.err));
  CHECK(files_with_canary(machine.dir.path()).empty());
}
