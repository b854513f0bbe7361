// SPDX-License-Identifier: Apache-2.0

#include "app/core/film_toml.h"

#include <charconv>
#include <system_error>

#include "app/core/plain_json.h"
#include "app/core/plain_toml.h"
#include "media/base/files.h"

namespace shotlab {
namespace {

constexpr int kFilmVersion = 1;
constexpr int kAnswersVersion = 1;
constexpr std::string_view kQuiz = "quiz.";

std::string line(std::string_view key, const std::string& value) {
  return std::string(key) + " = " + value + "\n";
}

std::string rate_text(Rational rate) {
  return rate.den == 1 ? std::to_string(rate.num)
                       : std::to_string(rate.num) + "/" + std::to_string(rate.den);
}

// "24" or "30000/1001"; {0, 1} if it is neither.
Rational rate_from(std::string_view text) {
  Rational rate{0, 1};
  const std::size_t slash = text.find('/');
  const std::string_view num = text.substr(0, slash);
  if (std::from_chars(num.data(), num.data() + num.size(), rate.num).ec != std::errc())
    return {0, 1};
  if (slash == std::string_view::npos) return rate;
  const std::string_view den = text.substr(slash + 1);
  if (std::from_chars(den.data(), den.data() + den.size(), rate.den).ec != std::errc())
    return {0, 1};
  return rate;
}

}  // namespace

std::string print_film_info(const FilmInfo& info) {
  std::string out = "# A Shotlab film. Takes, cuts, papers and exports lie beside this file.\n";
  out += line("version", std::to_string(kFilmVersion));
  out += line("name", toml_quoted(info.name));
  out += line("language", toml_quoted(language_name(info.language)));
  out += line("pack", toml_quoted(info.pack));
  out += line("exercise", toml_quoted(info.exercise));
  out += line("provider", toml_quoted(info.provider));
  out += "\n[format]\n";
  out += line("width", std::to_string(info.width));
  out += line("height", std::to_string(info.height));
  out += line("fps", toml_quoted(rate_text(info.fps)));
  return out;
}

Result<FilmInfo> read_film_info(const std::filesystem::path& file) {
  Result<std::string> text = read_file(file);
  if (!text) return text.error();
  return parse_film_info(*text, file);
}

Result<FilmInfo> parse_film_info(std::string_view text, const std::filesystem::path& file) {
  Result<TomlValue> table = parse_toml(text, file, kFilmVersion);
  if (!table) return table.error();
  FilmInfo info;
  info.name = toml_text(*table, "name");
  info.language = language_from(toml_text(*table, "language"));
  info.pack = toml_text(*table, "pack", info.pack);
  info.exercise = toml_text(*table, "exercise");
  info.provider = toml_text(*table, "provider", info.provider);
  const TomlValue& format = toml_part(*table, "format");
  info.width = static_cast<int>(toml_integer(format, "width", info.width));
  info.height = static_cast<int>(toml_integer(format, "height", info.height));
  info.fps = rate_from(toml_text(format, "fps", rate_text(info.fps)));
  const bool sized =
      info.width >= 16 && info.width <= 8192 && info.height >= 16 && info.height <= 8192;
  if (!sized || info.width % 2 != 0 || info.height % 2 != 0) {
    return damaged_file(file, "[format] width and height must be even and between 16 and 8192",
                        "[format] 的 width 和 height 必須是 16 至 8192 之間的雙數");
  }
  if (info.fps.num <= 0 || info.fps.den <= 0 || info.fps.value() > 240) {
    return damaged_file(file, "[format] fps must be a rate such as \"24\" or \"30000/1001\"",
                        "[format] 的 fps 必須是「24」或「30000/1001」這類幀率");
  }
  return info;
}

std::string print_answers(const Answers& answers) {
  std::string words;
  std::string quiz;
  std::string changed;
  for (const auto& [key, utc] : answers.changed) changed += line(toml_key(key), toml_quoted(utc));
  for (const auto& [key, text] : answers.text) {
    if (key.starts_with(kQuiz)) {
      quiz += line(toml_key(std::string_view(key).substr(kQuiz.size())), toml_quoted(text));
    } else {
      words += line(toml_key(key), toml_quoted(text));
    }
  }
  return line("version", std::to_string(kAnswersVersion)) + "\n[answers]\n" + words + "\n[quiz]\n" +
         quiz + (changed.empty() ? "" : "\n[changed]\n" + changed);
}

Result<Answers> read_answers(const std::filesystem::path& file) {
  Answers answers;
  if (std::error_code ignored; !std::filesystem::exists(file, ignored)) return answers;
  Result<TomlValue> table = read_toml(file, kAnswersVersion);
  if (!table) return table.error();
  const auto take_in = [&](const char* name, std::string_view prefix,
                           std::map<std::string, std::string>& place) {
    for (const auto& [key, value] : toml_part(*table, name).entries) {
      if (value.kind == TomlValue::Kind::text) place[std::string(prefix) + key] = value.text;
    }
  };
  take_in("answers", "", answers.text);
  take_in("quiz", kQuiz, answers.text);
  take_in("changed", "", answers.changed);
  return answers;
}

}  // namespace shotlab
