// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/pack_reader.h"

#include <algorithm>
#include <set>

#include "exercises/engine/glossary_reader.h"
#include "media/base/files.h"

namespace shotlab {
namespace {

constexpr std::size_t kMostExercises = 200;

void read_modules(TomlReader& reader, Pack& pack) {
  std::set<std::string> seen;
  for (const TomlValue* table : reader.tables("modules", true)) {
    TomlReader module(*table, reader.file(), "modules", reader.issues());
    Module read;
    read.id = module.string("id");
    read.title = module.text("title");
    module.finish();
    if (!seen.insert(read.id).second) {
      reader.issues().refuse(reader.file(), table->line,
                             {"the module \"" + read.id + "\" stands here twice.",
                              "單元「" + read.id + "」寫了兩次。"});
    }
    pack.modules.push_back(std::move(read));
  }
}

void check_exercise(const TomlReader& reader, const Pack& pack, const Exercise& exercise,
                    PackIssues& issues) {
  if (exercise.id.empty()) return;  // It could not be read, and that was said.
  const std::string file = exercise.id + "-" + exercise.slug + "/exercise.toml";
  const bool known =
      std::any_of(pack.modules.begin(), pack.modules.end(),
                  [&](const Module& module) { return module.id == exercise.module; });
  if (!known && !exercise.module.empty()) {
    issues.refuse(
        reader.file(), reader.line("modules"),
        {"there is no module \"" + exercise.module + "\" for the exercise " + exercise.id + ".",
         "練習 " + exercise.id + " 的單元「" + exercise.module + "」不存在。"});
  }
  for (const Exercise& other : pack.exercises) {
    if (other.id == exercise.id || other.slug == exercise.slug) {
      issues.refuse(file, 1,
                    {"the exercise has the id or the slug of " + other.id + "-" + other.slug + ".",
                     "練習的 id 或 slug 與 " + other.id + "-" + other.slug + " 相同。"});
    }
  }
}

}  // namespace

bool is_plain_name(const std::string& name) {
  return !name.empty() && name.size() <= 120 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

std::optional<TomlValue> read_toml_file(const std::filesystem::path& file, const std::string& name,
                                        PackIssues& issues) {
  std::error_code code;
  if (std::filesystem::is_symlink(file, code)) {
    issues.refuse(name, 0, {"a pack may not hold links.", "課程套件內不可有連結。"},
                  {"Put the file itself there.", "請放入檔案本身。"});
    return std::nullopt;
  }
  // One byte more than allowed, so that too large a file is named as such and not cut.
  const Result<std::string> bytes = read_file(file, kTomlBytes + 1);
  if (!bytes) {
    const auto size = std::filesystem::file_size(file, code);
    if (!code && size > kTomlBytes) {
      issues.refuse(name, 0, {"the file is larger than 256 KiB.", "檔案大過 256 KiB。"},
                    {"Split it into smaller files.", "請分成幾個較小的檔案。"});
    } else {
      issues.errors.push_back(bytes.error());
    }
    return std::nullopt;
  }
  Result<TomlValue> value = parse_toml_values(*bytes, name);
  if (!value) {
    issues.errors.push_back(value.error());
    return std::nullopt;
  }
  return std::move(*value);
}

PackRead read_pack(const std::filesystem::path& folder) {
  PackRead read;
  std::error_code code;
  if (!std::filesystem::is_directory(folder, code)) {
    const std::string name = folder.string();
    read.issues.errors.push_back(
        {ErrorCode::not_found,
         {"There is no course pack at " + name + ".", name + " 沒有課程套件。"},
         {"Give the folder that holds pack.toml.", "請給出放 pack.toml 的資料夾。"}});
    return read;
  }
  const std::optional<TomlValue> value =
      read_toml_file(folder / "pack.toml", "pack.toml", read.issues);
  if (!value) return read;

  TomlReader reader(*value, "pack.toml", "", read.issues);
  reader.version();
  read.pack.id = reader.string("id");
  read.pack.version = reader.string("content");
  read.pack.title = reader.text("title");
  read_modules(reader, read.pack);
  read_glossary(folder, read.pack, read.issues);
  const std::vector<std::string> names = reader.strings("exercises", true);
  reader.finish();
  if (names.size() > kMostExercises) {
    read.issues.refuse("pack.toml", reader.line("exercises"),
                       {"a pack may have 200 exercises at most.", "課程套件最多 200 個練習。"});
    return read;
  }
  for (const std::string& name : names) {
    if (!is_plain_name(name)) {
      read.issues.refuse("pack.toml", reader.line("exercises"),
                         {"\"" + name +
                              "\" cannot be the folder of an exercise: small letters, "
                              "digits and hyphens only.",
                          "「" + name + "」不可作練習的資料夾名：只可用小寫字母、數字和連字號。"});
      continue;
    }
    Exercise exercise = read_exercise(folder / name, name, read.issues);
    check_exercise(reader, read.pack, exercise, read.issues);
    read.pack.exercises.push_back(std::move(exercise));
  }
  return read;
}

bool Criterion::is_for(const std::string& shot) const {
  return shots.empty() || std::find(shots.begin(), shots.end(), shot) != shots.end();
}

const Exercise* Pack::find(const std::string& name) const {
  for (const Exercise& exercise : exercises) {
    if (name == exercise.id || name == exercise.slug || name == exercise.id + " " + exercise.slug ||
        name == exercise.id + "-" + exercise.slug) {
      return &exercise;
    }
  }
  return nullptr;
}

Result<Pack> load_pack(const std::filesystem::path& folder) {
  PackRead read = read_pack(folder);
  if (!read.issues.errors.empty()) return read.issues.errors.front();
  return std::move(read.pack);
}

}  // namespace shotlab
