// SPDX-License-Identifier: Apache-2.0

#include "app/core/settings.h"

#include <system_error>

#include "app/core/plain_json.h"
#include "app/core/plain_toml.h"
#include "app/generate/catalogue.h"
#include "media/base/files.h"

namespace shotlab {
namespace {

constexpr int kSettingsVersion = 1;
constexpr std::size_t kMostCatalogue = 1u << 20;  // Bytes.

std::vector<ProviderProfile> built_in_providers() {
  return {{"practice", "gemini-interactions", "", "practice", {"practice generator", "練習生成器"}},
          {"gemini",
           "gemini-interactions",
           "https://generativelanguage.googleapis.com",
           "gemini-omni-1.2-flash",
           {"Google Gemini", "Google Gemini"}}};
}

std::optional<Credential> credential_of(const TomlValue& entry, const ProviderProfile& profile) {
  if (entry.find("key_header") == nullptr && entry.find("key_prefix") == nullptr) {
    return std::nullopt;
  }
  const Credential usual = usual_credential(profile.adapter, profile.dialect);
  Credential own{toml_text(entry, "key_header", usual.header), ""};
  if (own.header == "none") return Credential{};
  // A header of one's own has no prefix unless one is named.
  own.prefix = toml_text(entry, "key_prefix", own.header == usual.header ? usual.prefix : "");
  return own;
}

// Rows of the person's own file go over the built-in ones.
Status add_models(const std::filesystem::path& file, Settings& settings) {
  settings.models = built_in_capabilities();
  if (std::error_code ignored; !std::filesystem::exists(file, ignored)) return done();
  Result<std::string> text = read_file(file, kMostCatalogue);
  if (!text) return text.error();
  Result<std::vector<Capability>> own = parse_catalogue(*text, file.string());
  if (!own) return own.error();
  settings.models = merge_catalogues(std::move(settings.models), *own);
  return done();
}

Status add_providers(const TomlValue& table, const std::filesystem::path& file,
                     Settings& settings) {
  for (const TomlValue& entry : toml_part(table, "provider").items) {
    ProviderProfile profile;
    profile.name = toml_text(entry, "name");
    profile.adapter = toml_text(entry, "wire", toml_text(entry, "adapter", profile.adapter));
    profile.dialect = toml_text(entry, "dialect");
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
    if (Status known = check_wire(profile.adapter, profile.dialect); !known) {
      const Error& why = known.error();
      Error error = damaged_file(file, "line " + std::to_string(entry.line) + ": " + why.message.en,
                                 "第 " + std::to_string(entry.line) + " 行：" + why.message.zh);
      error.hint = why.hint;
      return error;
    }
    profile.credential = credential_of(entry, profile);
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
    if (const TomlValue* cap = table->find("daily_cap_micros")) {
      // A limit that is not understood must not become no limit.
      if (cap->kind != TomlValue::Kind::integer || cap->integer < 0) {
        return damaged_file(file,
                            "line " + std::to_string(cap->line) +
                                ": daily_cap_micros is a whole number of millionths, 0 or more",
                            "第 " + std::to_string(cap->line) +
                                " 行：daily_cap_micros 應為不小於 0 的整數（百萬分之一美元）");
      }
      settings.daily_cap_micros = cap->integer;
    }
    settings.practice_url = toml_text(*table, "practice_url");
    if (Status added = add_providers(*table, file, settings); !added) return added.error();
  }
  if (Status added = add_models(paths.config / "models.json", settings); !added) {
    return added.error();
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
