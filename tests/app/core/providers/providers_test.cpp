// SPDX-License-Identifier: Apache-2.0
//
// Providers of the settings: wires, dialects, keys and catalogues.

#include "app/core/practice_home.h"
#include "app/core/service.h"
#include "app/core/settings.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using test::contains;

namespace {

struct Home {
  test::TempDir dir;
  Paths paths{dir / "config", dir / "data", dir / "state", dir / "cache"};

  Result<Settings> read(const std::string& providers) {
    dir.write("config/settings.toml", "version = 1\n" + providers);
    return read_settings(paths, [](const char*) { return std::string(); });
  }
};

const std::string kClass =
    "[[provider]]\nname = \"class\"\nwire = \"openai-videos\"\ndialect = \"litellm\"\n"
    "base_url = \"http://127.0.0.1:9/litellm\"\nmodel = \"veo-3.1\"\n";

}  // namespace

TEST_CASE("A provider names its wire, its dialect and how it wants its key", "[core]") {
  Home home;
  Result<Settings> settings =
      home.read(kClass +
                "[[provider]]\nname = \"gpu\"\nwire = \"openai-videos\"\ndialect = \"vllm-omni\"\n"
                "base_url = \"http://127.0.0.1:8000\"\nmodel = \"own\"\nkey_header = \"none\"\n"
                "[[provider]]\nname = \"odd\"\nbase_url = \"https://x.example\"\nmodel = \"m\"\n"
                "key_header = \"X-Class-Key\"\n");
  INFO((settings ? "" : settings.error().message.en));
  REQUIRE(settings);
  const ProviderProfile& lesson = *find_provider(*settings, "class");
  CHECK(lesson.adapter == "openai-videos");
  CHECK(lesson.dialect == "litellm");
  CHECK_FALSE(lesson.credential);
  CHECK(lesson.needs_key());
  CHECK_FALSE(find_provider(*settings, "gpu")->needs_key());
  CHECK(find_provider(*settings, "odd")->credential == Credential{"X-Class-Key", ""});

  Result<ServiceFacts> facts = service_facts("class", *settings);
  REQUIRE(facts);
  CHECK(facts->capability.model == "veo-3.1");
  CHECK(facts->capability.adapter == "openai-videos");
  CHECK(facts->key_variable == "SHOTLAB_CLASS_API_KEY");
  facts = service_facts("gpu", *settings);
  REQUIRE(facts);
  CHECK(facts->key_variable.empty());
  CHECK(facts->capability.resolutions == std::vector<std::string>{"720p"});
  PracticeHome practice;
  Result<Service> gpu = connect("gpu", *settings, practice);
  REQUIRE(gpu);
  CHECK(gpu->adapter->id() == "openai-videos");
  Result<Service> no_key = connect("odd", *settings, practice);
  REQUIRE_FALSE(no_key);
  CHECK_THAT(no_key.error().hint.en, contains("SHOTLAB_ODD_API_KEY"));
}

TEST_CASE("A wire or a dialect that is not known is named with its line", "[core]") {
  Home home;
  Result<Settings> wire = home.read(
      "[[provider]]\nname = \"x\"\nwire = \"smoke\"\nbase_url = \"https://x\"\nmodel = \"m\"\n");
  REQUIRE_FALSE(wire);
  CHECK_THAT(wire.error().message.en, contains("line 2"));
  CHECK_THAT(wire.error().hint.en, contains("gemini-interactions"));
  Result<Settings> dialect = home.read(
      "[[provider]]\nname = \"x\"\nwire = \"openai-videos\"\ndialect = \"y\"\n"
      "base_url = \"https://x\"\nmodel = \"m\"\n");
  REQUIRE_FALSE(dialect);
  CHECK_THAT(dialect.error().message.en, contains("no dialect \"y\""));
}

TEST_CASE("A catalogue of one's own goes over the built-in one", "[core]") {
  Home home;
  home.dir.write("config/models.json",
                 R"({"version": 1, "models": [{"model": "veo-3.1", "wire": "openai-videos",
                   "as_of": "2027-01-01", "usd_per_second": {"720p": 0.25}}]})");
  Result<Settings> settings = home.read(kClass);
  REQUIRE(settings);
  CHECK(service_facts("class", *settings)->capability.micros_per_second == 250'000);
  CHECK(service_facts("gemini", *settings)->capability.model == "gemini-omni-1.2-flash");

  home.dir.write("config/models.json", "{\n\"version\": 1,\n");
  Result<Settings> broken = home.read(kClass);
  REQUIRE_FALSE(broken);
  CHECK_THAT(broken.error().message.en, contains("models.json"));
}

TEST_CASE("A refusal is known without a key and without a network", "[core]") {
  Home home;
  Result<Settings> settings = home.read(kClass);
  REQUIRE(settings);
  Result<std::unique_ptr<Adapter>> refuser = refuser_for("class", *settings);
  REQUIRE(refuser);
  ShotRequest request{.prompt = "a kite", .seconds = 5};
  REQUIRE((*refuser)->refuse(request));
  CHECK_THAT((*refuser)->refuse(request)->message.en, contains("one of 4, 6, 8 seconds"));
  CHECK_FALSE(refuser_for("nobody", *settings));
}

TEST_CASE("What a key has spent is asked at a gateway, and nowhere else", "[core]") {
  Result<std::unique_ptr<PracticeServer>> server = PracticeServer::start({});
  REQUIRE(server);
  Home home;
  Result<Settings> settings = home.read("");
  REQUIRE(settings);
  ProviderProfile own = {
      "own", "openai-videos", (*server)->base_url() + "/litellm", "practice", {"own", "own"}};
  own.dialect = "litellm";
  own.credential = Credential{};
  settings->providers.push_back(own);
  PracticeHome practice;
  Result<Service> service = connect("own", *settings, practice);
  REQUIRE(service);
  // Without a key the gateway tells nothing, and says why.
  Result<std::optional<RemoteAccount>> account = read_account(*service, Cancel());
  REQUIRE_FALSE(account);
  CHECK(account.error().code == ErrorCode::refused);
  CHECK_THAT(account.error().message.en, contains("Incorrect API key"));
  Result<Service> free = connect("practice", *settings, practice);
  REQUIRE(free);
  CHECK_FALSE(*read_account(*free, Cancel()));
}
