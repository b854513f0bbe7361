// SPDX-License-Identifier: Apache-2.0

#include "app/core/service.h"

#include "app/core/job_words.h"
#include "app/core/keys.h"
#include "app/core/practice_home.h"
#include "app/generate/addresses.h"
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

Capability capability_of(const ProviderProfile& profile, const Settings& settings) {
  const Capability* known = find_capability(settings.models, profile.model, profile.adapter);
  // Settings that were made by hand, in tests, have no catalogue of their own.
  if (known == nullptr) known = find_capability(profile.model, profile.adapter);
  if (known != nullptr) return *known;
  Capability capability;  // A model that the catalogue does not know: careful defaults, no price.
  capability.model = profile.model;
  capability.adapter = profile.adapter;
  capability.resolutions = {"720p"};
  return capability;
}

Result<std::unique_ptr<Adapter>> adapter_of(const ProviderProfile& profile,
                                            const std::string& base_url,
                                            const Capability& capability) {
  return make_adapter({profile.adapter, profile.dialect, base_url, profile.credential, capability});
}

// From the environment, else from the desktop's keyring; empty: nowhere.
std::string key_of(const ProviderProfile& profile) {
  const std::unique_ptr<Keyring> keyring = desktop_keyring();
  return find_key(profile.name, *keyring).key;
}

Error no_key(const ProviderProfile& profile) {
  return {ErrorCode::refused,
          {"There is no key for \"" + profile.name + "\".", "沒有「" + profile.name + "」的金鑰。"},
          fill(Text{"Put it into the keyring with \"shotlab doctor --store-key {0}\" or into the "
                    "environment variable {1}, or shoot on the practice generator.",
                    "請用「shotlab doctor --store-key {0}」把金鑰放入鑰匙圈，或放入環境變數 "
                    "{1}，或使用練習生成器。"},
               {profile.name, key_variable(profile.name)})};
}

Result<Service> reach(const ProviderProfile& profile, const std::string& base_url,
                      const Settings& settings) {
  Service service;
  service.provider = profile.name;
  service.words = profile.words;
  service.base_url = base_url;
  service.capability = capability_of(profile, settings);
  service.free = profile.name == "practice";
  HttpProfile http{base_url, ""};
  if (profile.needs_key()) {
    http.key = service.free ? kPracticeKey : key_of(profile);
    if (http.key.empty()) return no_key(profile);
    const Credential credential =
        profile.credential.value_or(usual_credential(profile.adapter, profile.dialect));
    http.key.insert(0, credential.prefix);
  }
  Result<std::unique_ptr<Adapter>> adapter = adapter_of(profile, base_url, service.capability);
  if (!adapter) return adapter.error();
  service.adapter = std::move(*adapter);
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
  return reach(*profile, base_url, settings);
}

Result<Service> reconnect(const std::string& provider, const std::string& base_url,
                          const Settings& settings) {
  const ProviderProfile* profile = find_provider(settings, provider);
  if (profile == nullptr) return no_provider(provider);
  return reach(*profile, base_url, settings);
}

Result<Service> reconnect(const Job& job, const Settings& settings) {
  const ProviderProfile* profile = find_provider(settings, job.provider);
  if (profile == nullptr) return no_provider(job.provider);
  const bool practice = profile->name == "practice";
  if (!practice && origin_of(profile->base_url) != origin_of(job.base_url))
    return job_words::moved_house(job.provider, origin_of(job.base_url));
  Result<Service> service = reach(*profile, job.base_url, settings);
  if (!service || job.adapter.empty()) return service;
  if (!practice && service->adapter->id() != job.adapter)
    return job_words::moved_house(job.provider, job.adapter);
  return service;
}

Result<ServiceFacts> service_facts(const std::string& provider, const Settings& settings) {
  const ProviderProfile* profile = find_provider(settings, provider);
  if (profile == nullptr) return no_provider(provider);
  ServiceFacts facts{profile->words, capability_of(*profile, settings), profile->name == "practice",
                     "", true};
  if (!facts.free && profile->needs_key()) {
    facts.key_variable = key_variable(provider);
    facts.has_key = !key_of(*profile).empty();
  }
  return facts;
}

Result<std::unique_ptr<Adapter>> refuser_for(const std::string& provider,
                                             const Settings& settings) {
  const ProviderProfile* profile = find_provider(settings, provider);
  if (profile == nullptr) return no_provider(provider);
  return adapter_of(*profile, "http://127.0.0.1", capability_of(*profile, settings));
}

Result<std::optional<RemoteAccount>> read_account(Service& service, const Cancel& cancel) {
  const std::optional<HttpRequest> question = service.adapter->build_account();
  if (!question) return std::optional<RemoteAccount>();
  Result<HttpReply> reply = service.http->send(*question, cancel);
  if (!reply) return reply.error();
  if (std::optional<RemoteAccount> account = service.adapter->parse_account(*reply)) return account;
  // Why there is none is said as for any other question.
  const RemoteAnswer answer = service.adapter->parse_poll(*reply);
  if (reply->status >= 400) return job_words::refused(answer);
  return job_words::no_spending(service.words);
}

std::string source_type_of(const std::string& provider) {
  return provider == "practice" ? "algorithmicMedia" : "trainedAlgorithmicMedia";
}

}  // namespace shotlab
