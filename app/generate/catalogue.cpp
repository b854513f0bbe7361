// SPDX-License-Identifier: Apache-2.0

#include "app/generate/catalogue.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/generate/lenient_json.h"

namespace shotlab {
namespace {

using Json = nlohmann::ordered_json;  // Sizes stay in the order in which they are written.

constexpr double kMostDollars = 1000;  // A second; more is a slip of the pen.

Error bad(const std::string& file, const Text& what) {
  return {ErrorCode::bad_input,
          {file + ": " + what.en, file + "：" + what.zh},
          {"Correct the file, or move it away to use the built-in catalogue.",
           "請改正檔案，或把它移走以使用內置的目錄。"}};
}

std::size_t line_at(std::string_view text, std::size_t byte) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
  return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

Error no_json(std::string_view text, const std::string& file) {
  std::size_t line = 0;
  if (text.size() <= kMostJsonBytes) {
    try {
      const auto parsed = nlohmann::json::parse(text.begin(), text.end());
      line = parsed.is_discarded() ? 1 : 0;
    } catch (const nlohmann::json::parse_error& error) {
      line = line_at(text, error.byte);
    } catch (const std::exception&) {
      line = 0;
    }
  }
  if (line == 0) {
    return bad(file, {"it is nested too deep, too large, or names something twice.",
                      "它的層次太深、檔案太大，或有重複的名稱。"});
  }
  const std::string at = std::to_string(line);
  return bad(file, {"this is no JSON from line " + at + " on.", "由第 " + at + " 行起不是 JSON。"});
}

// One row, read field by field; the first thing that is wrong stays.
class Row {
 public:
  Row(const Json& json, const std::string& file) : json_(json), file_(file) {}

  Result<Capability> read() {
    if (!json_.is_object()) return fault("a model", "模型", "is not a table", "不是一個表");
    out_.model = text("model");
    out_.adapter = text("wire");
    out_.as_of = text("as_of");
    need(!out_.model.empty() && !out_.adapter.empty(), "a model needs model and wire",
         "模型需要 model 和 wire");
    need(is_day(out_.as_of), "as_of must be a day such as 2026-11-25",
         "as_of 必須是日期，例如 2026-11-25");
    out_.gone_since = text("gone_since");
    need(out_.gone_since.empty() || is_day(out_.gone_since), "gone_since must be a day",
         "gone_since 必須是日期");
    out_.replaced_by = text("replaced_by");
    out_.passthrough = text("passthrough");
    seconds();
    prices();
    takes_and_makes();
    aspects();
    out_.max_references = static_cast<std::size_t>(count("references", 0, 100));
    out_.result_hours = count("result_hours", 0, 24 * 365);
    out_.fps = count("fps", 0, 240);
    out_.most_prompt = static_cast<std::size_t>(count("prompt_max", 32'000, 1'000'000));
    if (const auto note = json_.find("note"); note != json_.end()) {
      out_.note = {words(*note, "en"), words(*note, "zh")};
    }
    known_keys();
    if (error_) return *error_;
    return out_;
  }

 private:
  Error fault(const std::string& en, const std::string& zh, const std::string& what_en,
              const std::string& what_zh) const {
    return bad(file_, {en + ": " + what_en + ".", zh + "：" + what_zh + "。"});
  }

  void need(bool fine, const std::string& en, const std::string& zh) {
    if (fine || error_) return;
    const std::string name = out_.model.empty() ? "?" : out_.model;
    error_ = fault("model \"" + name + "\"", "模型「" + name + "」", en, zh);
  }

  static bool is_day(const std::string& day) {
    return day.size() == 10 && day[4] == '-' && day[7] == '-' &&
           std::all_of(day.begin(), day.end(),
                       [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
  }

  static std::string words(const Json& json, const char* key) {
    if (!json.is_object()) return "";
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : "";
  }

  std::string text(const char* key) {
    const auto found = json_.find(key);
    if (found == json_.end()) return "";
    need(found->is_string(), std::string(key) + " must be text", std::string(key) + " 必須是文字");
    return found->is_string() ? found->get<std::string>() : "";
  }

  int count(const char* key, int fallback, int most) {
    const auto found = json_.find(key);
    if (found == json_.end()) return fallback;
    const bool fine = found->is_number_unsigned() &&
                      found->get<std::uint64_t>() <= static_cast<std::uint64_t>(most);
    need(fine, std::string(key) + " must be a whole number of at most " + std::to_string(most),
         std::string(key) + " 必須是不大於 " + std::to_string(most) + " 的整數");
    return fine ? found->get<int>() : fallback;
  }

  double amount(const Json& json, const std::string& key, double least, double most) {
    const double value = json.is_number() ? json.get<double>() : NAN;
    const bool fine = std::isfinite(value) && value >= least && value <= most;
    need(fine, key + " must be a number from " + number(least, 0) + " to " + number(most, 0),
         key + " 必須是 " + number(least, 0) + " 至 " + number(most, 0) + " 的數字");
    return fine ? value : least;
  }

  void seconds() {
    const auto found = json_.find("seconds");
    if (found == json_.end()) return;
    if (found->is_array() && !found->empty()) {
      for (const Json& one : *found) out_.durations.push_back(amount(one, "seconds", 0.1, 3600));
      std::sort(out_.durations.begin(), out_.durations.end());
      out_.seconds_min = out_.durations.front();
      out_.seconds_max = out_.durations.back();
      out_.seconds_step = 0;
    } else if (found->is_object() && found->contains("min") && found->contains("max")) {
      out_.seconds_min = amount(found->at("min"), "seconds.min", 0.1, 3600);
      out_.seconds_max = amount(found->at("max"), "seconds.max", 0.1, 3600);
      out_.seconds_step =
          found->contains("step") ? amount(found->at("step"), "seconds.step", 0, 60) : 0;
      need(out_.seconds_min <= out_.seconds_max, "seconds.min is more than seconds.max",
           "seconds.min 大於 seconds.max");
    } else {
      need(false, "seconds must be a list, or have min and max",
           "seconds 必須是列表，或有 min 和 max");
    }
    if (const auto only = json_.find("only_seconds"); only != json_.end() && only->is_object()) {
      for (const auto& [key, value] : only->items()) {
        out_.only_seconds.emplace_back(key, amount(value, "only_seconds", 0.1, 3600));
      }
    }
  }

  void prices() {
    const auto found = json_.find("usd_per_second");
    const bool fine = found != json_.end() && found->is_object() && !found->empty();
    need(fine, "usd_per_second must have a price for each size",
         "usd_per_second 必須列出每個尺寸的價格");
    if (!fine) return;
    for (const auto& [size, price] : found->items()) {
      const auto micros = static_cast<std::int64_t>(
          std::llround(amount(price, "usd_per_second", 0, kMostDollars) * 1e6));
      out_.resolutions.push_back(size);
      out_.prices.emplace_back(size, micros);
      if (size == "720p" || size == "any") out_.micros_per_second = micros;
    }
    if (const auto still = json_.find("usd_per_still"); still != json_.end()) {
      out_.micros_per_still = static_cast<std::int64_t>(
          std::llround(amount(*still, "usd_per_still", 0, kMostDollars) * 1e6));
    }
  }

  struct Word {
    std::string_view name;
    bool Capability::*field;
  };

  void switches(const char* key, const Word* first, const Word* last) {
    const auto found = json_.find(key);
    if (found == json_.end()) return;
    for (const Word* word = first; word != last; ++word) out_.*(word->field) = false;
    need(found->is_array(), std::string(key) + " must be a list", std::string(key) + " 必須是列表");
    if (!found->is_array()) return;
    for (const Json& item : *found) {
      const std::string name = item.is_string() ? item.get<std::string>() : "";
      const Word* word = std::find_if(first, last, [&](const Word& w) { return w.name == name; });
      need(word != last, std::string(key) + " does not know \"" + name + "\"",
           std::string(key) + " 沒有「" + name + "」這一項");
      if (word != last) out_.*(word->field) = true;
    }
  }

  void takes_and_makes() {
    static constexpr std::array<Word, 11> kTakes = {{{"seed", &Capability::seed},
                                                     {"negative", &Capability::negative},
                                                     {"first_frame", &Capability::first_frame},
                                                     {"last_frame", &Capability::last_frame},
                                                     {"pictures", &Capability::pictures},
                                                     {"clips", &Capability::clips},
                                                     {"edit", &Capability::edit},
                                                     {"extend", &Capability::extend},
                                                     {"elements", &Capability::elements},
                                                     {"controls", &Capability::controls},
                                                     {"sound_choice", &Capability::sound_choice}}};
    static constexpr std::array<Word, 2> kMakes = {
        {{"clips", &Capability::videos}, {"stills", &Capability::stills}}};
    switches("takes", kTakes.data(), kTakes.data() + kTakes.size());
    switches("makes", kMakes.data(), kMakes.data() + kMakes.size());
  }

  void aspects() {
    const auto found = json_.find("aspects");
    if (found == json_.end()) return;
    out_.aspects.clear();
    need(found->is_array(), "aspects must be a list", "aspects 必須是列表");
    if (!found->is_array()) return;
    for (const Json& item : *found) {
      need(item.is_string(), "aspects must be words", "aspects 必須是文字");
      if (item.is_string()) out_.aspects.push_back(item.get<std::string>());
    }
  }

  // A misspelt name would silently be a default.
  void known_keys() {
    constexpr std::array<std::string_view, 18> kKeys = {
        "model",       "wire",           "as_of",         "seconds",    "only_seconds",
        "aspects",     "usd_per_second", "usd_per_still", "takes",      "makes",
        "references",  "result_hours",   "fps",           "prompt_max", "gone_since",
        "replaced_by", "passthrough",    "note"};
    for (const auto& [key, value] : json_.items()) {
      const bool known = std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
      need(known, "it does not know \"" + key + "\"", "沒有「" + key + "」這一項");
    }
  }

  const Json& json_;
  const std::string& file_;
  Capability out_;
  std::optional<Error> error_;
};

}  // namespace

Result<std::vector<Capability>> parse_catalogue(std::string_view json, const std::string& file) {
  // Size, depth and repeated names are looked at first; then it is read again in its order.
  if (!parse_json(json)) return no_json(json, file);
  const Json root = Json::parse(json.begin(), json.end(), nullptr, false);
  if (!root.is_object() || !root.contains("models") || !root.at("models").is_array()) {
    return bad(file, {"it has no list of models.", "沒有模型列表。"});
  }
  const auto version = root.find("version");
  if (version == root.end() || !version->is_number_unsigned()) {
    return bad(file, {"it does not say its version.", "沒有註明版本。"});
  }
  if (version->get<std::uint64_t>() != static_cast<std::uint64_t>(kCatalogueVersion)) {
    return bad(file, {"it is of a version that this program does not read.",
                      "這個程式不能讀取這個版本。"});
  }
  std::vector<Capability> rows;
  for (const Json& json_row : root.at("models")) {
    Result<Capability> row = Row(json_row, file).read();
    if (!row) return row.error();
    if (find_capability(rows, row->model, row->adapter) != nullptr) {
      return bad(file, fill(Text{"\"{0}\" is there twice on the wire \"{1}\".",
                                 "「{0}」在「{1}」線路上出現了兩次。"},
                            {row->model, row->adapter}));
    }
    rows.push_back(std::move(*row));
  }
  return rows;
}

std::vector<Capability> merge_catalogues(std::vector<Capability> built_in,
                                         const std::vector<Capability>& own) {
  std::erase_if(built_in, [&](const Capability& row) {
    return find_capability(own, row.model, row.adapter) != nullptr;
  });
  built_in.insert(built_in.begin(), own.begin(), own.end());
  return built_in;
}

}  // namespace shotlab
