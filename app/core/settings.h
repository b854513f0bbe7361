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
//   name = "class"
//   wire = "openai-videos"           # app/generate/wires.h; "gemini-interactions" if not said
//   dialect = "litellm"              # where the wire has several
//   base_url = "https://gateway.school.example"
//   model = "veo-3.1"
//   key_header = "Authorization"     # only where it differs from the wire's own; "none": no key
//   key_prefix = "Bearer "
//
// Models, limits and prices: the built-in catalogue, and models.json beside settings.toml over it
// (its form: app/generate/models.json).
//
// Errors: a damaged file is named with its line; a missing one is the defaults.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/core/paths.h"
#include "app/generate/wires.h"
#include "media/base/result.h"
#include "media/base/text.h"

namespace shotlab {

struct ProviderProfile {
  std::string name;
  std::string adapter = "gemini-interactions";  // Its wire.
  std::string base_url;
  std::string model;
  Text words;
  std::string dialect = {};                             // Empty: the wire's usual one.
  std::optional<Credential> credential = std::nullopt;  // Absent: as the wire usually wants it.

  bool needs_key() const { return !credential || !credential->header.empty(); }
  bool operator==(const ProviderProfile&) const = default;
};

struct Settings {
  std::optional<Language> language;
  std::filesystem::path films;
  std::int64_t daily_cap_micros = 0;
  std::string practice_url;
  std::vector<ProviderProfile> providers;  // The built-in ones first.
  std::vector<Capability> models;          // The person's own over the built-in ones.
  bool operator==(const Settings&) const = default;
};

Result<Settings> read_settings(const Paths& paths, const Environment& read = environment);

const ProviderProfile* find_provider(const Settings& settings, const std::string& name);

// SHOTLAB_GEMINI_API_KEY for "gemini".
std::string key_variable(const std::string& provider);

}  // namespace shotlab
