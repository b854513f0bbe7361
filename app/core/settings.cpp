// SPDX-License-Identifier: Apache-2.0

#include "app/core/settings.h"

#include <system_error>

#include "app/core/plain_json.h"
#include "app/core/plain_toml.h"

namespace shotlab {
namespace {

constexpr int kSettingsVersion = 1;

std::vector<ProviderProfile> built_in_providers() {
  return {{"practice", "gemini-interactions", "", "practice", {"practice generator", "練習生成器"}},
          {"gemini",
           "gemini-interactions",
           "https://generativelanguage.googleapis.com",
           "gemini-omni-1.2-flash",
           {"Google Gemini", "Google Gemini"}}};
}

Status add_providers(const TomlValue& table, const std::filesystem::path& file,
                     Settings& settings) {
  for (const TomlValue& entry : toml_part(table, "provider").items) {
    ProviderProfile profile;
    profile.name = toml_text(entry, "name");
    profile.adapter = toml_text(entry, "adapter", profile.adapter);
    profile.base_url = toml_text(entry, "base_url");
    profile.model = toml_text(entry, "model");
    profile.words = {profile.name, profile.name};
    if (profile.name.empty() || profile.base_url.empty() || profile.model.empty()) {
      return damaged_file(file, "a [[provider]] needs name, base_url and model",
                          "每個 [[provider]] 都需要 name、base_url 和 model");
    }
    if (find_provider(settings, profile.name) != nullptr) {
      return damaged_file(file, "the provider \"" + profile.name + "\" is there twice",
                          "供應商「" + profile.name + "」出現了兩次");
    }
    settings.providers.push_back(std::move(profile));
  }
  return done();
}

}  // namespace

Result<Settings> read_settings(const Paths& paths, const Environment& read) {
  Settings settings;
  settings.films = paths.data / "films";
  settings.providers = built_in_providers();
  const std::filesystem::path file = paths.settings_file();
  if (std::error_code ignored; std::filesystem::exists(file, ignored)) {
    Result<TomlValue> table = read_toml(file, kSettingsVersion);
    if (!table) return table.error();
    if (const std::string name = toml_text(*table, "language"); !name.empty()) {
      settings.language = language_from(name);
    }
    if (const std::filesystem::path films = toml_text(*table, "films"); films.is_absolute()) {
      settings.films = films;
    }
    settings.daily_cap_micros = toml_integer(*table, "daily_cap_micros", 0);
    settings.practice_url = toml_text(*table, "practice_url");
    if (Status added = add_providers(*table, file, settings); !added) return added.error();
  }
  if (const std::string url = read("SHOTLAB_PRACTICE_URL"); !url.empty())
    settings.practice_url = url;
  return settings;
}

const ProviderProfile* find_provider(const Settings& settings, const std::string& name) {
  for (const ProviderProfile& profile : settings.providers) {
    if (profile.name == name) return &profile;
  }
  return nullptr;
}

std::string key_variable(const std::string& provider) {
  std::string name = "SHOTLAB_";
  for (const char c : provider) {
    const bool letter = c >= 'a' && c <= 'z';
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    name += letter ? static_cast<char>(c - 'a' + 'A') : plain ? c : '_';
  }
  return name + "_API_KEY";
}

}  // namespace shotlab
