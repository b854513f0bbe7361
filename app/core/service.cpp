// SPDX-License-Identifier: Apache-2.0

#include "app/core/service.h"

#include "app/core/practice_home.h"
#include "app/practice/server.h"

namespace shotlab {
namespace {

constexpr Pacing kPracticePacing{std::chrono::milliseconds(60), 1.2, std::chrono::milliseconds(250),
                                 0.2};

Error no_provider(const std::string& name) {
  return {ErrorCode::bad_input,
          {"No provider is called \"" + name + "\".", "沒有名為「" + name + "」的供應商。"},
          {"Choose \"practice\", or add it to settings.toml.",
           "請選「practice」，或在 settings.toml 加入它。"}};
}

Result<Capability> capability_of(const ProviderProfile& profile) {
  if (profile.adapter != "gemini-interactions") {
    return Error{
        ErrorCode::unsupported,
        {"The provider \"" + profile.name + "\" speaks \"" + profile.adapter +
             "\", which this version does not.",
         "供應商「" + profile.name + "」使用「" + profile.adapter + "」協定，這個版本不支援。"},
        {"Use \"gemini-interactions\".", "請使用「gemini-interactions」。"}};
  }
  if (const Capability* known = find_capability(profile.model)) return *known;
  Capability capability;  // A model that the catalogue does not know: careful defaults, no price.
  capability.model = profile.model;
  capability.adapter = profile.adapter;
  capability.resolutions = {"720p"};
  return capability;
}

Result<Service> reach(const ProviderProfile& profile, const std::string& base_url) {
  Result<Capability> capability = capability_of(profile);
  if (!capability) return capability.error();
  Service service;
  service.provider = profile.name;
  service.words = profile.words;
  service.base_url = base_url;
  service.capability = *capability;
  service.free = profile.name == "practice";
  HttpProfile http{base_url,
                   service.free ? kPracticeKey : environment(key_variable(profile.name).c_str())};
  if (http.key.empty()) {
    const std::string variable = key_variable(profile.name);
    return Error{
        ErrorCode::refused,
        {"There is no key for \"" + profile.name + "\".", "沒有「" + profile.name + "」的金鑰。"},
        {"Put it into the environment variable " + variable +
             ", or shoot on the practice generator.",
         "請把金鑰放入環境變數 " + variable + "，或使用練習生成器。"}};
  }
  service.adapter = make_gemini_interactions(base_url, *capability);
  service.http = make_curl_client(std::move(http));
  if (service.free) service.pacing = kPracticePacing;
  return service;
}

}  // namespace

Result<std::string> PracticeHome::base_url() {
  const std::lock_guard<std::mutex> hold(mutex_);
  if (!server_) {
    Result<std::unique_ptr<PracticeServer>> started = PracticeServer::start(options_);
    if (!started) return started.error();
    server_ = std::move(*started);
  }
  return server_->base_url();
}

Result<Service> connect(const std::string& provider, const Settings& settings,
                        PracticeHome& practice) {
  const ProviderProfile* profile = find_provider(settings, provider);
  if (profile == nullptr) return no_provider(provider);
  std::string base_url = profile->base_url;
  if (profile->name == "practice") {
    base_url = settings.practice_url;
    if (base_url.empty()) {
      Result<std::string> own = practice.base_url();
      if (!own) return own.error();
      base_url = *own;
    }
  }
  return reach(*profile, base_url);
}

Result<Service> reconnect(const std::string& provider, const std::string& base_url,
                          const Settings& settings) {
  const ProviderProfile* profile = find_provider(settings, provider);
  if (profile == nullptr) return no_provider(provider);
  return reach(*profile, base_url);
}

Result<ServiceFacts> service_facts(const std::string& provider, const Settings& settings) {
  const ProviderProfile* profile = find_provider(settings, provider);
  if (profile == nullptr) return no_provider(provider);
  Result<Capability> capability = capability_of(*profile);
  if (!capability) return capability.error();
  ServiceFacts facts{profile->words, *capability, profile->name == "practice", "", true};
  if (!facts.free) {
    facts.key_variable = key_variable(provider);
    facts.has_key = !environment(facts.key_variable.c_str()).empty();
  }
  return facts;
}

std::string source_type_of(const std::string& provider) {
  return provider == "practice" ? "algorithmicMedia" : "trainedAlgorithmicMedia";
}

}  // namespace shotlab
