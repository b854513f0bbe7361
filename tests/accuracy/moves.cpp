// SPDX-License-Identifier: Apache-2.0
//
// The confusion table of camera moves: twelve moves in places and at speeds that the seed draws;
// and what the real clips show, read by eye.

#include <algorithm>
#include <array>
#include <cstdlib>

#include "tests/accuracy/studio.h"
#include "tests/accuracy/tally.h"
#include "tests/support/temp_dir.h"

namespace shotlab::accuracy {
namespace {

struct Asked {
  const char* words;
  Move coarse;
};

// An orbit is named after the camera's turn.
const std::array<Asked, 19> kMoves{{{"static shot, locked off", Move::static_shot},
                                    {"pan left", Move::left},
                                    {"pan right", Move::right},
                                    {"tilt up", Move::up},
                                    {"tilt down", Move::down},
                                    {"push in", Move::in},
                                    {"pull out", Move::out},
                                    {"truck left", Move::left},
                                    {"truck right", Move::right},
                                    {"pedestal up", Move::up},
                                    {"pedestal down", Move::down},
                                    {"orbit left", Move::right},
                                    {"orbit right", Move::left},
                                    {"roll clockwise", Move::roll_cw},
                                    {"roll counter-clockwise", Move::roll_ccw},
                                    {"handheld camera", Move::handheld},
                                    {"zoom in", Move::in},
                                    {"zoom out", Move::out},
                                    {"static shot", Move::static_shot}}};

constexpr std::array kNames{Move::static_shot, Move::left,     Move::right,  Move::up,
                            Move::down,        Move::in,       Move::out,    Move::roll_cw,
                            Move::roll_ccw,    Move::handheld, Move::unknown};

MeasureRequest picture_only(const std::filesystem::path& clip) {
  MeasureRequest request;
  request.source = clip;
  request.soundness = request.loudness = request.tone = request.palette = false;
  request.texture = request.sound = false;
  return request;
}

std::size_t column_of(Move move) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == move) return i;
  }
  return kNames.size() - 1;
}

void painted(Report& report) {
  const test::TempDir folder;
  const std::array<const char*, 6> places{"at a tram stop", "in a street",   "in a courtyard",
                                          "in a room",      "in a teahouse", "in a market lane"};
  const std::array<const char*, 3> speeds{"", " slowly", " quickly"};
  std::array<std::array<int, kNames.size()>, kNames.size()> table{};
  int fine_wrong = 0, fine_unsure = 0, fine_right = 0;
  for (int i = 0; i < report.many(38); ++i) {
    const auto at = static_cast<std::size_t>(i);
    const Asked& asked = kMoves[at % kMoves.size()];
    const bool speeded = asked.coarse != Move::static_shot && asked.coarse != Move::handheld;
    PaintRequest request;
    request.prompt = std::string("Medium shot of a woman in a green coat who waits ") +
                     places[at * 5 % 6] + ", soft daylight. The camera: " + asked.words +
                     (speeded ? speeds[at / kMoves.size() % 3] : "") + ".";
    request.seconds = 3;
    request.width = 320;
    request.height = 180;
    request.seed = 900 + i;
    must(paint_take(request, folder / "take.mp4", {}));
    const Measurement measured = must(measure(picture_only(folder / "take.mp4")));
    const Move found = measured.move->coarse;
    ++table[column_of(asked.coarse)][column_of(found)];
    Row& row = report.row("V.move", "coarse, twelve moves");
    if (found == Move::unknown) {
      ++row.cannot;
    } else {
      row.count(found == asked.coarse);
      if (found != asked.coarse) {
        report.misses.push_back(std::string("V.move ") + request.prompt + " -> " +
                                std::string(name_of(found)));
      }
    }
    report.row("shot changes", "one-takes: no cut is found").count(measured.shots->cuts.empty());
    const FineMove fine = measured.move->fine;
    if (fine == FineMove::unsure) {
      ++fine_unsure;
    } else {
      // The words begin with the fine name, but for pull and push, which are dollies.
      const std::string words = asked.words;
      const std::string name(name_of(fine));
      const bool right = words.starts_with(name) ||
                         (fine == FineMove::dolly && words.starts_with("pu")) ||
                         (fine == FineMove::static_shot && words.starts_with("static"));
      ++(right ? fine_right : fine_wrong);
    }
  }
  Row& fine = report.row("V.move", "fine: pan or truck, zoom or dolly, ...");
  fine.right = fine_right, fine.wrong = fine_wrong, fine.cannot = fine_unsure;

  std::string text = "Camera moves, asked for (rows) and found (columns):\n\n| |";
  std::string rule = "\n|---|";
  for (const Move move : kNames) {
    text += " " + std::string(name_of(move)) + " |";
    rule += "---|";
  }
  text += rule + "\n";
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    int sum = 0;
    for (const int count : table[i]) sum += count;
    if (sum == 0) continue;
    text += "| " + std::string(name_of(kNames[i])) + " |";
    for (const int count : table[i]) text += " " + (count > 0 ? std::to_string(count) : "") + " |";
    text += "\n";
  }
  report.notes.push_back(text);
}

// Cuts, fades and dissolves made by FFmpeg between takes, at known frames.
void edits(Report& report) {
  if (!have_ffmpeg()) return;
  const test::TempDir folder;
  const std::array<const char*, 4> prompts{
      "medium shot, a woman waits, tram stop, day", "long shot, a man walks, street, neon at night",
      "close-up, an old man, room, soft window light", "full shot, a dog, courtyard, low sun"};
  for (std::size_t i = 0; i < prompts.size(); ++i) {
    PaintRequest request;
    request.prompt = prompts[i];
    request.seconds = 2;
    request.width = 320;
    request.height = 180;
    request.seed = static_cast<std::int64_t>(i) + 1300;
    must(paint_take(request, folder / (std::to_string(i) + ".mp4"), {}));
  }
  const auto near = [](const std::vector<std::int64_t>& cuts, std::int64_t wanted) {
    return std::any_of(cuts.begin(), cuts.end(),
                       [&](std::int64_t cut) { return std::abs(cut - wanted) <= 1; });
  };
  for (int i = 0; i < report.many(10); ++i) {
    const std::string a = std::to_string(i % 4) + ".mp4",
                      b = std::to_string((i + 1 + i / 4) % 4) + ".mp4";
    const std::string in = "-i " + a + " -i " + b + " -an -filter_complex \"";
    ffmpeg(folder.path(),
           in + "[0:v]trim=end_frame=36[x];[1:v]trim=end_frame=30,setpts=PTS-STARTPTS[y];"
                "[x][y]concat=n=2\" cut.mp4");
    const Measurement cut = must(measure(picture_only(folder / "cut.mp4")));
    report.row("shot changes", "a cut at its frame, +-1")
        .count(cut.shots->cuts.size() == 1 && near(cut.shots->cuts, 36));
    ffmpeg(folder.path(), in + "[0:v]trim=end_frame=36,fade=out:24:12[x];[1:v]trim=end_frame=30,"
                               "setpts=PTS-STARTPTS,fade=in:0:12[y];[x][y]concat=n=2\" fade.mp4");
    const Measurement fade = must(measure(picture_only(folder / "fade.mp4")));
    report.row("shot changes", "a fade through black, no cut")
        .count(!fade.shots->fades.empty() && fade.shots->cuts.size() <= 1);
    ffmpeg(folder.path(), in + "[0:v][1:v]xfade=transition=fade:duration=0.75:offset=1\" mix.mp4");
    const Measurement mix = must(measure(picture_only(folder / "mix.mp4")));
    const bool found =
        std::any_of(mix.shots->dissolves.begin(), mix.shots->dissolves.end(),
                    [](const FrameRange& range) { return range.in < 42 && range.out > 24; });
    report.row("shot changes", "a dissolve of 18 frames (advisory)").count(found);
  }
}

void real(Report& report) {
  struct Truth {
    const char* clip;
    std::vector<std::int64_t> cuts;
  };
  // Read by eye, frame by frame (reference "craft" §9).
  for (const Truth& truth : {Truth{"D01", {12}}, Truth{"D02", {21}}, Truth{"D22", {6}},
                             Truth{"D25", {283, 376, 551}}, Truth{"D18", {}}, Truth{"D30", {}}}) {
    const auto clip = real_clip(truth.clip);
    if (clip.empty()) continue;
    const Measurement measured = must(measure(picture_only(clip)));
    report.row("shot changes", "real clips, read by eye, all cuts exact")
        .count(measured.shots->cuts == truth.cuts);
    const auto move_in = [&](std::int64_t frame) {
      for (const MoveMeasurement& move : measured.moves) {
        if (move.frames.in <= frame && frame < move.frames.out) return move.coarse;
      }
      return Move::unknown;
    };
    const auto expect = [&](std::int64_t frame, std::initializer_list<Move> may) {
      const Move found = move_in(frame);
      Row& row = report.row("V.move", "real clips, read by eye");
      if (found == Move::unknown) {
        ++row.cannot;
        return;
      }
      const bool told = std::find(may.begin(), may.end(), found) != may.end();
      row.count(told);
      if (!told) {
        report.misses.push_back("V.move " + std::string(truth.clip) + " at " +
                                std::to_string(frame) + " -> " + std::string(name_of(found)));
      }
    };
    const std::string name = truth.clip;
    if (name == "D25") {
      expect(150, {Move::down});
      expect(450, {Move::static_shot});
      expect(650, {Move::in});
    }
    if (name == "D22") expect(50, {Move::static_shot});
    if (name == "D18") expect(60, {Move::in});
    if (name == "D30") expect(60, {Move::up, Move::left});
  }
}

}  // namespace

void moves(Report& report) {
  painted(report);
  edits(report);
  real(report);
}

}  // namespace shotlab::accuracy
