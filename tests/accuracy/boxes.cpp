// SPDX-License-Identifier: Apache-2.0
//
// V.head, V.key, V.same, V.drift on practice takes, with boxes drawn as by hand.

#include <array>
#include <optional>

#include "media/measure/box_look.h"
#include "tests/accuracy/studio.h"
#include "tests/accuracy/tally.h"
#include "tests/support/temp_dir.h"

namespace shotlab::accuracy {
namespace {

const std::array<const char*, 6> kPlaces{"tram stop", "street",   "room",
                                         "courtyard", "teahouse", "market lane"};
const std::array<const char*, 6> kSizes{"LS", "MLS", "MS", "MCU", "CU", "ECU"};
const std::array<const char*, 6> kSizeWords{"long shot",   "medium long shot",
                                            "medium shot", "medium close-up",
                                            "close-up",    "extreme close-up"};
const std::array<const char*, 4> kPeople{
    "a woman in a yellow coat and a blue hat", "an old man in a green coat",
    "a man in a red coat with a white scarf", "a young woman in a grey coat"};

void sizes(Report& report) {
  std::vector<double> stands;
  std::vector<double> empty;
  for (int i = 0; i < report.many(30); ++i) {
    const auto at = static_cast<std::size_t>(i);
    const std::size_t size = at % kSizes.size();
    const Shot shot =
        shoot({.prompt = std::string(kSizeWords[size]) + ", " + kPeople[at / 6 % 4] + ", waits, " +
                         kPlaces[(at + at / 6) % 6] + ", soft daylight, static camera",
               .seed = i + 1,
               .marks = {MarkKind::head}});
    const CriterionVerdict verdict =
        put("V.head", {{"size", std::string(kSizes[size])}}, {shot.evidence});
    Row& row = report.row("V.head", "the size that was asked for, box by hand");
    row.count(verdict.state, true);
    if (verdict.state != VerdictState::pass) {
      report.misses.push_back("V.head " + shot.request.prompt + ": " + verdict.why.en);
    }
    if (shot.evidence.measurement->boxes.empty()) continue;
    const BoxMeasurement& box = shot.evidence.measurement->boxes.front();
    if (box.stands_out) stands.push_back(*box.stands_out);
    // Two sizes away is another size.
    const std::size_t other = size < 3 ? size + 2 : size - 2;
    report.row("V.head", "two sizes away from what was asked for")
        .count(put("V.head", {{"size", std::string(kSizes[other])}}, {shot.evidence}).state, false);
  }
  report.row("V.head", "the size that was asked for, box by hand").numbers =
      "stands out " + spread_of(stands);
}

const std::array<const char*, 4> kLightNames{"hard side light", "low sun", "soft window", "sun"};

void keys(Report& report) {
  const std::array<const char*, 4> lights{"hard side light at night from the ",
                                          "low evening sun from the ",
                                          "soft window light from the ", "sunlight from the "};
  for (std::size_t light = 0; light < lights.size(); ++light) {
    std::vector<double> heads, figures;
    for (int i = 0; i < report.many(14); ++i) {
      const auto at = static_cast<std::size_t>(i);
      const bool left = i % 2 == 0;
      const Shot shot =
          shoot({.prompt = std::string(kSizeWords[2 + at % 2]) + ", " + kPeople[at / 2 % 4] +
                           ", waits, " + kPlaces[at / 3 % 6] + ", " + lights[light] +
                           (left ? "left" : "right") + ", static camera",
                 .seed = i + 100,
                 .marks = {MarkKind::head, MarkKind::subject}});
      for (const BoxMeasurement& box : shot.evidence.measurement->boxes) {
        (box.mark.kind == MarkKind::head ? heads : figures)
            .push_back(left ? box.left_right : 1 / box.left_right);
      }
      const CriterionVerdict verdict =
          put("V.key", {{"side", std::string(left ? "left" : "right")}}, {shot.evidence});
      report.row("V.key", std::string(kLightNames[light]) + ": the side that was asked for")
          .count(verdict.state, true);
      if (verdict.state != VerdictState::pass) {
        report.misses.push_back("V.key " + shot.request.prompt + ": " + verdict.why.en);
      }
      report.row("V.key", std::string(kLightNames[light]) + ": the other side")
          .count(
              put("V.key", {{"side", std::string(left ? "right" : "left")}}, {shot.evidence}).state,
              false);
    }
    report.row("V.key", std::string(kLightNames[light]) + ": the side that was asked for").numbers =
        "head " + spread_of(heads) + ", figure " + spread_of(figures);
  }
}

constexpr double kSame = 60;  // % of the colours.

const BoxMeasurement* figure_of(const Shot& shot) {
  for (const BoxMeasurement& box : shot.evidence.measurement->boxes) {
    if (box.mark.kind == MarkKind::subject) return &box;
  }
  return nullptr;
}

// Somebody who is swapped for another in the middle of a clip has drifted.
void swaps(Report& report) {
  if (!have_ffmpeg()) return;
  const test::TempDir folder;
  std::vector<double> drift;
  for (int i = 0; i < report.many(8); ++i) {
    const auto at = static_cast<std::size_t>(i);
    std::optional<FrameBox> box[2];
    for (const std::size_t which : {std::size_t{0}, std::size_t{1}}) {
      PaintRequest request;
      request.prompt = std::string("medium shot, ") + kPeople[(at + which) % 4] + ", waits, " +
                       kPlaces[at % 6] + ", soft daylight, static camera";
      request.seed = i + 1500;
      request.seconds = 2;
      request.width = 640;
      request.height = 360;
      must(paint_take(request, folder / (std::to_string(which) + ".mp4"), {}));
      const test::PracticeTruth truth(request);
      box[which] = truth.figure(which == 0 ? 8 : 40);
    }
    if (!box[0] || !box[1]) continue;
    ffmpeg(folder.path(),
           "-i 0.mp4 -i 1.mp4 -an -filter_complex "
           "\"[0:v]trim=end_frame=24[x];[1:v]trim=start_frame=24,"
           "setpts=PTS-STARTPTS[y];[x][y]concat=n=2\" swap.mp4");
    Wish wish;
    wish.measure.source = folder / "swap.mp4";
    wish.measure.marks = {{MarkKind::subject, 8, by_hand(*box[0], i)},
                          {MarkKind::subject, 40, by_hand(*box[1], i + 50)}};
    TakeEvidence take = a_take();
    take.measurement = must(measure(wish.measure));
    report.row("V.drift", "one person swapped for another half way")
        .count(put("V.drift", {{"colours", 85.0}}, {take}).state, false);
    const auto& found = take.measurement->boxes;
    if (!found.empty() && found.back().drift) drift.push_back(100 * found.back().drift->colours);
  }
  report.row("V.drift", "one person swapped for another half way").numbers =
      spread_of(drift, 0) + " %";
}

void people(Report& report) {
  // Every person in four places: one block of words, one seed a person.
  std::vector<std::vector<Shot>> all;
  std::vector<double> drift;
  const std::array<const char*, 4> lights{"soft daylight", "overcast light",
                                          "soft window light from the left",
                                          "low evening sun from the left"};
  for (std::size_t who = 0; who < kPeople.size(); ++who) {
    all.emplace_back();
    for (int i = 0; i < std::max(2, report.many(4)); ++i) {
      const auto at = static_cast<std::size_t>(i);
      all.back().push_back(shoot({.prompt = std::string("medium shot, ") + kPeople[who] +
                                            ", waits, " + kPlaces[(who + at) % 6] + ", " +
                                            lights[at % lights.size()] + ", static camera",
                                  .seed = static_cast<std::int64_t>(who) * 10 + 7,
                                  .marks = {MarkKind::head, MarkKind::subject}}));
      const Shot& shot = all.back().back();
      report.row("V.drift", "a short take holds its person")
          .count(put("V.drift", {{"colours", 85.0}}, {shot.evidence}).state, true);
      const BoxMeasurement* box = figure_of(shot);
      if (box && box->drift) drift.push_back(100 * box->drift->colours);
    }
  }
  std::array<std::vector<double>, 2> values;
  for (std::size_t a = 0; a < all.size(); ++a) {
    for (std::size_t i = 0; i < all[a].size(); ++i) {
      for (std::size_t b = a; b < all.size(); ++b) {
        for (std::size_t j = b == a ? i + 1 : 0; j < all[b].size(); ++j) {
          const BoxMeasurement *left = figure_of(all[a][i]), *right = figure_of(all[b][j]);
          if (!left || !right) continue;
          const Likeness likeness = likeness_of(left->look, right->look);
          const TakeEvidence &one = all[a][i].evidence, &two = all[b][j].evidence;
          const VerdictState state = put("V.same", {{"colours", kSame}}, {one, two},
                                         {{one.take.id, two.take.id, MarkKind::subject, likeness}})
                                         .state;
          const bool same = a == b;
          report
              .row("V.same", same ? "one person in two places, three lights"
                                  : "two people, any place and light")
              .count(state, same);
          values[same ? 0 : 1].push_back(100 * likeness.colours);
        }
      }
    }
  }
  report.row("V.same", "one person in two places, three lights").numbers =
      spread_of(values[0], 0) + " %";
  report.row("V.same", "two people, any place and light").numbers = spread_of(values[1], 0) + " %";
  report.row("V.drift", "a short take holds its person").numbers = spread_of(drift, 0) + " %";
}

}  // namespace

void boxes(Report& report) {
  sizes(report);
  keys(report);
  people(report);
  swaps(report);
}

}  // namespace shotlab::accuracy
