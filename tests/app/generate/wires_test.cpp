// SPDX-License-Identifier: Apache-2.0

#include "app/generate/wires.h"

#include "tests/app/generate/wire_fixture.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

Result<std::unique_ptr<Adapter>> make(const std::string& wire, const std::string& dialect,
                                      const std::string& base = "https://service.example",
                                      std::optional<Credential> credential = {}) {
  const Capability* practice = find_capability("practice", wire);
  return make_adapter(
      {wire, dialect, base, std::move(credential), practice != nullptr ? *practice : Capability{}});
}

}  // namespace

TEST_CASE("every wire makes an adapter of its own name in each dialect", "[generate]") {
  for (const Wire& wire : wires()) {
    std::vector<std::string> dialects = wire.dialects;
    dialects.emplace_back();
    for (const std::string& dialect : dialects) {
      INFO(wire.id << " " << dialect);
      Result<std::unique_ptr<Adapter>> adapter = make(wire.id, dialect);
      REQUIRE(adapter);
      CHECK((*adapter)->id() == wire.id);
      CHECK((*adapter)->build_poll("x").url.starts_with("https://service.example/"));
    }
  }
}

TEST_CASE("an unknown wire or dialect is refused with those that are known", "[generate]") {
  Result<std::unique_ptr<Adapter>> wire = make("smoke-signals", "");
  REQUIRE_FALSE(wire);
  CHECK(wire.error().code == ErrorCode::unsupported);
  CHECK_THAT(wire.error().hint.en, contains("gemini-interactions, openai-videos, google-lro"));
  Result<std::unique_ptr<Adapter>> dialect = make("openai-videos", "klingon");
  REQUIRE_FALSE(dialect);
  CHECK_THAT(dialect.error().hint.en, contains("generic, vllm-omni, sglang, litellm"));
  CHECK_THAT(make("openrouter-videos", "x").error().hint.en, contains("Leave the dialect out"));
}

TEST_CASE("a key goes in the header of the settings, or in the wire's usual one", "[generate]") {
  CHECK(usual_credential("gemini-interactions", "") == Credential{"x-goog-api-key", ""});
  CHECK(usual_credential("google-lro", "vertex") == Credential{"Authorization", "Bearer "});
  CHECK(usual_credential("google-lro", "gemini") == Credential{"x-goog-api-key", ""});
  for (const Wire& wire : wires()) {
    INFO(wire.id);
    const auto own = make(wire.id, "", "https://s.example", Credential{"X-Class-Key", ""});
    REQUIRE(own);
    CHECK((*own)->build_poll("x").credential_header == "X-Class-Key");
    const auto none = make(wire.id, "", "https://s.example", Credential{});
    REQUIRE(none);
    CHECK((*none)->build_poll("x").credential_header.empty());
  }
}

TEST_CASE("a class gateway tells what the key has spent, on both of its roads", "[generate]") {
  const auto passing = make("gemini-interactions", "litellm", "https://gw.example/gemini");
  const auto videos = make("openai-videos", "litellm", "https://gw.example/v1");
  REQUIRE(passing);
  REQUIRE(videos);
  for (const Adapter* adapter : {passing->get(), videos->get()}) {
    const std::optional<HttpRequest> question = adapter->build_account();
    REQUIRE(question);
    CHECK(question->url == "https://gw.example/key/info");
    CHECK_FALSE(question->credential_header.empty());
    const Json info = {{"spend", 1.25}, {"max_budget", 5.0}, {"key_alias", "class 7B"}};
    for (const Json& body : {Json{{"key", "hash"}, {"info", info}}, info}) {
      const std::optional<RemoteAccount> account = adapter->parse_account({200, {}, body.dump()});
      REQUIRE(account);
      CHECK(account->spent_micros == 1'250'000);
      CHECK(account->limit_micros == 5'000'000);
      CHECK(account->name == "class 7B");
    }
    const auto unlimited = adapter->parse_account({200, {}, R"({"info":{"spend":0}})"});
    REQUIRE(unlimited);
    CHECK_FALSE(unlimited->limit_micros);
    CHECK_FALSE(adapter->parse_account({401, {}, R"({"info":{"spend":0}})"}));
    CHECK_FALSE(adapter->parse_account({200, {}, R"({"info":{"spend":"much"}})"}));
    CHECK_FALSE(adapter->parse_account({200, {}, R"({"info":{"spend":-1}})"}));
  }
  CHECK_FALSE((*make("openai-videos", "vllm-omni"))->build_account());
  CHECK_FALSE((*make("gemini-interactions", ""))->build_account());
}
