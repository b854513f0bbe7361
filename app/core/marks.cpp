// SPDX-License-Identifier: Apache-2.0

#include "app/core/marks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <system_error>

#include "app/core/plain_toml.h"
#include "media/base/files.h"
#include "media/base/text.h"
#include "media/libav/probe.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

constexpr int kMarksVersion = 1;

fs::path marks_file(const fs::path& film) { return film / "papers" / "marks.toml"; }

Error no_mark(const fs::path& file, int line) {
  return {ErrorCode::bad_input,
          fill(Text{"{0}, line {1}: a mark needs a take, a kind, a frame and a box inside the "
                    "picture.",
                    "{0} 第 {1} 行：標記要有 take、kind、frame，框要在畫面之內。"},
               {file.filename().string(), std::to_string(line)}),
          {"Correct the line, or draw the mark again.", "請更正該行，或重新標記。"}};
}

bool read_box(const TomlValue& table, FrameBox& box) {
  const TomlValue& list = toml_part(table, "box");
  if (list.items.size() != 4) return false;
  std::array<double, 4> all{};
  for (std::size_t i = 0; i < 4; ++i) {
    const TomlValue::Kind kind = list.items[i].kind;
    if (kind != TomlValue::Kind::number && kind != TomlValue::Kind::integer) return false;
    all[i] = list.items[i].number;
  }
  box = {all[0], all[1], all[2], all[3]};
  return true;
}

// All marks of a take of which `goes` is true; how many there were.
Result<int> take_off(const fs::path& film, const std::string& take,
                     const std::function<bool(const FrameMark&)>& goes) {
  Result<Marks> marks = read_marks(film);
  if (!marks) return marks.error();
  const auto gone = std::erase_if((*marks)[take], goes);
  if (gone > 0) {
    if (Status written = write_marks(film, *marks); !written) return written.error();
  }
  return static_cast<int>(gone);
}

}  // namespace

Result<Marks> read_marks(const fs::path& film) {
  Marks marks;
  const fs::path file = marks_file(film);
  if (std::error_code ignored; !fs::exists(file, ignored)) return marks;
  Result<TomlValue> table = read_toml(file, kMarksVersion);
  if (!table) return table.error();
  for (const TomlValue& entry : toml_part(*table, "mark").items) {
    FrameMark mark;
    const std::string take = toml_text(entry, "take");
    mark.frame = toml_integer(entry, "frame", -1);
    const bool known = mark_kind_from(toml_text(entry, "kind"), mark.kind);
    const bool boxed = read_box(entry, mark.box) || mark.kind == MarkKind::event;
    if (take.empty() || !known || !boxed || !is_sound(mark)) return no_mark(file, entry.line);
    marks[take].push_back(mark);
  }
  return marks;
}

Status write_marks(const fs::path& film, const Marks& marks) {
  if (Result<Marks> there = read_marks(film); !there) return there.error();
  std::string out = "version = " + std::to_string(kMarksVersion) + "\n";
  for (const auto& [take, list] : marks) {
    for (const FrameMark& mark : list) {
      out += "\n[[mark]]\ntake = " + toml_quoted(take) +
             "\nkind = " + toml_quoted(name_of(mark.kind)) +
             "\nframe = " + std::to_string(mark.frame) + "\n";
      if (mark.kind == MarkKind::event) continue;
      out += "box = [" + number(mark.box.x, 4) + ", " + number(mark.box.y, 4) + ", " +
             number(mark.box.w, 4) + ", " + number(mark.box.h, 4) + "]\n";
    }
  }
  if (Status made = make_folder(film / "papers"); !made) return made;
  return write_file(marks_file(film), out);
}

Status fits_picture(const FrameMark& mark) {
  if (is_sound(mark)) return done();
  return Error{
      ErrorCode::bad_input,
      {"A mark must lie inside the picture and have an area.", "標記要在畫面之內，而且要有面積。"},
      {"A box is x,y,width,height in shares of the picture, such as 0.4,0.1,0.1,0.2.",
       "框寫成 x,y,闊,高，以畫面的比例計，例如 0.4,0.1,0.1,0.2。"}};
}

Status set_mark(const fs::path& film, const std::string& take, const FrameMark& mark) {
  if (Status fits = fits_picture(mark); !fits) return fits;
  Result<Marks> marks = read_marks(film);
  if (!marks) return marks.error();
  std::vector<FrameMark>& list = (*marks)[take];
  const auto same = std::find_if(list.begin(), list.end(), [&](const FrameMark& known) {
    return known.kind == mark.kind && known.frame == mark.frame;
  });
  if (same != list.end()) {
    *same = mark;
  } else {
    list.push_back(mark);
  }
  return write_marks(film, *marks);
}

Result<FrameBox> parse_box(const std::string& words) {
  std::array<double, 4> all{};
  const std::vector<std::string> parts = split(words, ',');
  bool good = parts.size() == 4;
  for (std::size_t i = 0; good && i < 4; ++i) {
    const std::string_view part = trim(parts[i]);
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), all[i]);
    good = error == std::errc() && end == part.data() + part.size() && std::isfinite(all[i]);
  }
  if (good) return FrameBox{all[0], all[1], all[2], all[3]};
  return Error{ErrorCode::bad_input,
               fill(Text{"\"{0}\" is not a box.", "「{0}」不是一個框。"}, {words}),
               {"Write x,y,width,height in shares of the picture: 0.41,0.12,0.08,0.19.",
                "寫成 x,y,闊,高，以畫面比例計：0.41,0.12,0.08,0.19。"}};
}

Status fits_take(const Take& take, std::int64_t frame) {
  const Result<ClipFacts> facts = probe(take.clip);
  if (!facts) return facts.error();
  const std::int64_t frames = facts->video ? facts->video->frames : 0;
  if (frame >= 0 && frame < frames) return done();
  return Error{ErrorCode::bad_input,
               fill(Text{"{0} has no frame {1}: it has {2}, from 0.",
                         "{0} 沒有第 {1} 格：共 {2} 格，由 0 起。"},
                    {take.id, std::to_string(frame), std::to_string(frames)}),
               {"Choose a frame of the take.", "請選這一條之內的畫格。"}};
}

Result<bool> remove_mark(const fs::path& film, const std::string& take, MarkKind kind,
                         std::int64_t frame) {
  const Result<int> gone = take_off(
      film, take, [&](const FrameMark& mark) { return mark.kind == kind && mark.frame == frame; });
  if (!gone) return gone.error();
  return *gone > 0;
}

Result<int> clear_marks(const fs::path& film, const std::string& take, MarkKind kind) {
  return take_off(film, take, [&](const FrameMark& mark) { return mark.kind == kind; });
}

}  // namespace shotlab
