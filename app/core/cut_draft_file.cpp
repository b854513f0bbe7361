// SPDX-License-Identifier: Apache-2.0
//
// papers/cut.toml: the cut as it is being edited.

#include <algorithm>
#include <system_error>

#include "app/core/desk_files.h"
#include "app/core/otio_words.h"
#include "app/core/plain_toml.h"
#include "media/base/files.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

constexpr int kDeskVersion = 1;

fs::path cut_file(const fs::path& film) { return film / "papers" / "cut.toml"; }

// One "[[name]]" with its entries.
class Block {
 public:
  Block(std::string& out, const char* name) : out_(out) {
    out_ += "\n[[" + std::string(name) + "]]\n";
  }
  Block& text(const char* key, const std::string& value) { return line(key, toml_quoted(value)); }
  Block& whole(const char* key, std::int64_t value) { return line(key, std::to_string(value)); }
  Block& real(const char* key, double value) { return line(key, number(value, 4)); }

 private:
  Block& line(const char* key, const std::string& value) {
    out_ += std::string(key) + " = " + value + "\n";
    return *this;
  }
  std::string& out_;
};

void print_shot(std::string& out, const CutRow& row) {
  Block block(out, "shot");
  block.text("take", row.take);
  if (!row.source.empty()) block.text("source", row.source);
  block.whole("in", row.range.in)
      .whole("out", row.range.out)
      .whole("dissolve", row.dissolve)
      .whole("fade_in", row.fade_in)
      .whole("fade_out", row.fade_out)
      .whole("speed_num", row.speed.num)
      .whole("speed_den", row.speed.den)
      .real("gain_db", row.gain_db)
      .whole("mute", row.mute ? 1 : 0)
      .whole("sound_lead", row.sound_lead);
}

void print_rest(std::string& out, const CutRest& rest) {
  for (const CutTitle& title : rest.titles) {
    Block(out, "title")
        .text("text", title.text)
        .whole("in", title.range.in)
        .whole("out", title.range.out)
        .text("place", otio::name_of(title.place))
        .real("size", title.size)
        .text("font", title.font)
        .text("colour", title.colour)
        .whole("fade", title.fade);
  }
  for (const CutTrack& track : rest.tracks) {
    Block(out, "track")
        .text("name", track.name)
        .text("role", std::string(name_of(track.role)))
        .real("gain_db", track.gain_db)
        .real("duck_db", track.duck_db)
        .whole("mute", track.mute ? 1 : 0);
    for (const CutSound& sound : track.sounds) {
      Block(out, "track.sound")
          .text("source", sound.source)
          .whole("at", sound.at)
          .whole("from", sound.from)
          .whole("frames", sound.frames)
          .whole("fade_in", sound.fade_in)
          .whole("fade_out", sound.fade_out)
          .real("gain_db", sound.gain_db);
    }
  }
  for (const CutMarker& marker : rest.markers)
    Block(out, "marker").whole("at", marker.at).text("text", marker.text);
}

std::optional<CutRow> read_shot(const TomlValue& shot) {
  CutRow row;
  row.take = toml_text(shot, "take");
  row.source = toml_text(shot, "source");
  row.range = {toml_integer(shot, "in", 0), toml_integer(shot, "out", 0)};
  row.dissolve = toml_integer(shot, "dissolve", 0);
  row.fade_in = toml_integer(shot, "fade_in", 0);
  row.fade_out = toml_integer(shot, "fade_out", 0);
  row.speed = {static_cast<int>(toml_integer(shot, "speed_num", 1)),
               static_cast<int>(toml_integer(shot, "speed_den", 1))};
  row.gain_db = toml_number(shot, "gain_db", 0);
  row.mute = toml_integer(shot, "mute", 0) != 0;
  row.sound_lead = std::clamp(toml_integer(shot, "sound_lead", 0), -kMostLead, kMostLead);
  // A shot that is nothing, or runs backward, was not written by us.
  const bool sound = (!row.take.empty() || !row.source.empty()) && row.range.in >= 0 &&
                     row.range.length() > 0 && row.speed.num > 0 && row.speed.den > 0;
  return sound ? std::optional<CutRow>(std::move(row)) : std::nullopt;
}

CutRest read_rest(const TomlValue& table) {
  CutRest rest;
  for (const TomlValue& entry : toml_part(table, "title").items) {
    CutTitle title;
    title.text = toml_text(entry, "text");
    title.range = {toml_integer(entry, "in", 0), toml_integer(entry, "out", 0)};
    title.place = otio::place_named(toml_text(entry, "place")).value_or(TitlePlace::centre);
    title.size = toml_number(entry, "size", 0);
    title.font = toml_text(entry, "font");
    title.colour = toml_text(entry, "colour");
    title.fade = toml_integer(entry, "fade", 0);
    if (title.range.in >= 0 && title.range.length() > 0) rest.titles.push_back(std::move(title));
  }
  for (const TomlValue& entry : toml_part(table, "track").items) {
    CutTrack track;
    track.name = toml_text(entry, "name");
    track.role = role_named(toml_text(entry, "role"));
    track.gain_db = toml_number(entry, "gain_db", 0);
    track.duck_db = toml_number(entry, "duck_db", 0);
    track.mute = toml_integer(entry, "mute", 0) != 0;
    for (const TomlValue& one : toml_part(entry, "sound").items) {
      track.sounds.push_back({toml_text(one, "source"), toml_integer(one, "at", 0),
                              toml_integer(one, "from", 0), toml_integer(one, "frames", 0),
                              toml_integer(one, "fade_in", 0), toml_integer(one, "fade_out", 0),
                              toml_number(one, "gain_db", 0)});
    }
    rest.tracks.push_back(std::move(track));
  }
  for (const TomlValue& entry : toml_part(table, "marker").items) {
    const std::int64_t at = toml_integer(entry, "at", 0);
    if (at >= 0) rest.markers.push_back({at, toml_text(entry, "text")});
  }
  return rest;
}

}  // namespace

Status write_cut_draft(const fs::path& film, const CutDraftFile& draft) {
  std::string out = "version = " + std::to_string(kDeskVersion) +
                    "\nbased_on = " + std::to_string(draft.based_on) +
                    "\nbeside = " + (draft.beside ? "1" : "0") + "\n";
  for (const CutRow& row : draft.shots) print_shot(out, row);
  if (draft.beside) print_rest(out, *draft.beside);
  if (Status made = make_folder(film / "papers"); !made) return made;
  return write_file(cut_file(film), out);
}

Result<std::optional<CutDraftFile>> read_cut_draft(const fs::path& film) {
  if (std::error_code ignored; !fs::exists(cut_file(film), ignored))
    return std::optional<CutDraftFile>();
  Result<TomlValue> table = read_toml(cut_file(film), kDeskVersion);
  if (!table) return table.error();
  CutDraftFile draft;
  draft.based_on = static_cast<int>(toml_integer(*table, "based_on", 0));
  for (const TomlValue& shot : toml_part(*table, "shot").items) {
    if (auto row = read_shot(shot)) draft.shots.push_back(*std::move(row));
  }
  if (toml_integer(*table, "beside", 0) != 0) draft.beside = read_rest(*table);
  return std::optional<CutDraftFile>(std::move(draft));
}

}  // namespace shotlab
