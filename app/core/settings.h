// SPDX-License-Identifier: Apache-2.0
//
// A person's settings: settings.toml in the configuration folder. Keys of providers are never in
// it.
//
//   version = 1
//   language = "zh-Hant-HK"          # empty: by the locale
//   films = "/home/me/films"         # where new films are made
//   daily_cap_micros = 5000000       # millionths of a dollar; 0: none
//   practice_url = "http://..."      # a class's practice server; empty: the one inside this
//   program
//   [[provider]]                     # more providers, each speaking a known wire
//   name = "class"   adapter = "gemini-interactions"   base_url = "https://..."   model = "..."
//
// Errors: a damaged file is named with its line; a missing one is the defaults.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/core/paths.h"
#include "media/base/result.h"
#include "media/base/text.h"

namespace shotlab {

struct ProviderProfile {
  std::string name;
  std::string adapter = "gemini-interactions";
  std::string base_url;
  std::string model;
  Text words;
  bool operator==(const ProviderProfile&) const = default;
};

struct Settings {
  std::optional<Language> language;
  std::filesystem::path films;
  std::int64_t daily_cap_micros = 0;
  std::string practice_url;
  std::vector<ProviderProfile> providers;  // The built-in ones first.
  bool operator==(const Settings&) const = default;
};

Result<Settings> read_settings(const Paths& paths, const Environment& read = environment);

const ProviderProfile* find_provider(const Settings& settings, const std::string& name);

// SHOTLAB_GEMINI_API_KEY for "gemini".
std::string key_variable(const std::string& provider);

}  // namespace shotlab
