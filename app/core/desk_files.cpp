// SPDX-License-Identifier: Apache-2.0

#include "app/core/desk_files.h"

#include <charconv>
#include <system_error>

#include "app/core/plain_toml.h"
#include "media/base/files.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

constexpr int kDeskVersion = 1;

fs::path draft_file(const fs::path& film) { return film / "papers" / "draft.toml"; }
fs::path hints_file(const fs::path& film) { return film / "papers" / "hints.toml"; }

std::string version_line() { return "version = " + std::to_string(kDeskVersion) + "\n"; }

std::string print_hints(const std::vector<OpenedHint>& hints) {
  std::string out = version_line();
  for (const OpenedHint& hint : hints) {
    out += "\n[[opened]]\nnumber = " + std::to_string(hint.number) +
           "\nutc = " + toml_quoted(hint.utc) + "\n";
  }
  return out;
}

}  // namespace

Status write_drafts(const fs::path& film, const Drafts& drafts) {
  if (Result<Drafts> there = read_drafts(film); !there) return there.error();
  std::string out = version_line();
  for (const auto& [shot, draft] : drafts) {
    out += "\n[shot." + toml_key(shot) + "]\n";
    out += "size = " + toml_quoted(draft.slots.size) + "\n";
    out += "subject = " + toml_quoted(draft.slots.subject) + "\n";
    out += "action = " + toml_quoted(draft.slots.action) + "\n";
    out += "place = " + toml_quoted(draft.slots.place) + "\n";
    out += "light = " + toml_quoted(draft.slots.light) + "\n";
    out += "more = " + toml_quoted(draft.slots.more) + "\n";
    out += "negative = " + toml_quoted(draft.negative) + "\n";
    out += "seconds = " + number(draft.seconds, 3) + "\n";
    if (draft.seed) out += "seed = " + std::to_string(*draft.seed) + "\n";
    if (!draft.grows_from.empty()) {
      out += std::string(draft.goes_on ? "goes_on_from" : "changes") + " = " +
             toml_quoted(draft.grows_from) + "\n";
    }
    for (const CameraKey& key : draft.camera_path) {
      out += "\n[[shot." + toml_key(shot) + ".camera_path]]\n";
      out += "seconds = " + number(key.seconds, 3) + "\n";
      out += "x = " + number(key.x, 3) + "\ny = " + number(key.y, 3) + "\nz = " + number(key.z, 3) +
             "\n";
      out += "look_x = " + number(key.look_x, 3) + "\nlook_y = " + number(key.look_y, 3) +
             "\nlook_z = " + number(key.look_z, 3) + "\n";
      out += "fov = " + number(key.fov, 2) + "\n";
    }
    for (const DraftReference& reference : draft.references) {
      out += "\n[[shot." + toml_key(shot) + ".reference]]\n";
      out += "role = " + toml_quoted(reference.role) + "\n";
      out += "file = " + toml_quoted(reference.file) + "\n";
    }
  }
  if (Status made = make_folder(film / "papers"); !made) return made;
  return write_file(draft_file(film), out);
}

Result<Drafts> read_drafts(const fs::path& film) {
  Drafts drafts;
  if (std::error_code ignored; !fs::exists(draft_file(film), ignored)) return drafts;
  Result<TomlValue> table = read_toml(draft_file(film), kDeskVersion);
  if (!table) return table.error();
  for (const auto& [shot, entry] : toml_part(*table, "shot").entries) {
    PromptDraft& draft = drafts[shot];
    draft.slots = {toml_text(entry, "size"),   toml_text(entry, "subject"),
                   toml_text(entry, "action"), toml_text(entry, "place"),
                   toml_text(entry, "light"),  toml_text(entry, "more")};
    draft.negative = toml_text(entry, "negative");
    draft.seconds = toml_number(entry, "seconds", draft.seconds);
    draft.seed = toml_integer(entry, "seed");
    draft.grows_from = toml_text(entry, "changes");
    if (const std::string before = toml_text(entry, "goes_on_from"); !before.empty()) {
      draft.grows_from = before;
      draft.goes_on = true;
    }
    for (const TomlValue& key : toml_part(entry, "camera_path").items) {
      const auto metres = [&](const char* name) { return toml_number(key, name, 0); };
      draft.camera_path.push_back({metres("seconds"), metres("x"), metres("y"), metres("z"),
                                   metres("look_x"), metres("look_y"), metres("look_z"),
                                   toml_number(key, "fov", CameraKey().fov)});
    }
    for (const TomlValue& reference : toml_part(entry, "reference").items) {
      draft.references.push_back({toml_text(reference, "role"), toml_text(reference, "file")});
    }
  }
  return drafts;
}

Status log_hint(const fs::path& film, const OpenedHint& hint) {
  Result<std::vector<OpenedHint>> hints = read_hints(film);
  if (!hints) return hints.error();
  hints->push_back(hint);
  if (Status made = make_folder(film / "papers"); !made) return made;
  return write_file(hints_file(film), print_hints(*hints));
}

Result<std::vector<OpenedHint>> read_hints(const fs::path& film) {
  std::vector<OpenedHint> hints;
  if (std::error_code ignored; !fs::exists(hints_file(film), ignored)) return hints;
  Result<TomlValue> table = read_toml(hints_file(film), kDeskVersion);
  if (!table) return table.error();
  for (const TomlValue& entry : toml_part(*table, "opened").items) {
    hints.push_back({static_cast<int>(toml_integer(entry, "number", 0)), toml_text(entry, "utc")});
  }
  return hints;
}

}  // namespace shotlab
