// SPDX-License-Identifier: Apache-2.0
//
// V.path, V.region, V.follow, V.brush, V.comp on practice takes beside what they were made of.

#include <array>
#include <random>

#include "media/libav/picture_file.h"
#include "media/measure/pair.h"
#include "media/measure/path_match.h"
#include "tests/accuracy/studio.h"
#include "tests/accuracy/tally.h"
#include "tests/support/temp_dir.h"

namespace shotlab::accuracy {
namespace {

const std::array<const char*, 4> kPlaces{"street", "courtyard", "tram stop", "market lane"};
const std::array<const char*, 3> kPeople{"a woman in a yellow coat", "an old man in a green coat",
                                         "a man in a red coat"};

MeasureRequest only_move() {
  MeasureRequest request;
  request.soundness = request.loudness = request.tone = request.palette = false;
  request.texture = request.sound = false;
  return request;
}

std::vector<CameraKey> random_path(std::int64_t seed, double seconds) {
  std::mt19937_64 draw(static_cast<std::uint64_t>(seed) * 977 + 5);
  const auto within = [&](double most) {
    return most * (static_cast<double>(draw() % 2001) / 1000 - 1);
  };
  std::vector<CameraKey> keys;
  const int count = 3 + static_cast<int>(draw() % 2);
  CameraKey key{0, within(.4), 1.4 + within(.2), -4.2 + within(.6), within(.3), 1.1, 0, 50};
  // A flight with a way of its own, not a walk to and fro.
  const double way_x = within(.5), way_z = within(.5), turn = within(.6);
  for (int i = 0; i < count; ++i) {
    key.seconds = seconds * i / (count - 1);
    keys.push_back(key);
    key.x += way_x + within(.15), key.z += way_z + within(.15), key.look_x += turn + within(.15);
    key.y += within(.12);
  }
  return keys;
}

PaintRequest small(const std::string& prompt, std::int64_t seed, double seconds) {
  PaintRequest request;
  request.prompt = prompt;
  request.seed = seed;
  request.seconds = seconds;
  request.width = 480;
  request.height = 270;
  return request;
}

MoveMeasurement flown(const PaintRequest& request, const test::TempDir& folder) {
  const auto file = folder / "flight.mp4";
  must(paint_take(request, file, {}));
  MeasureRequest measure_request = only_move();
  measure_request.source = file;
  return *must(measure(measure_request)).move;
}

void paths(Report& report) {
  const test::TempDir folder;
  constexpr double kSeconds = 3, kAspect = 16.0 / 9;
  std::vector<MoveMeasurement> takes, flights;
  const int count = std::max(3, report.many(12));
  for (int i = 0; i < count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const std::vector<CameraKey> keys = random_path(i + 1, kSeconds);
    PaintRequest take = small(std::string("full shot, ") + kPeople[at % 3] + ", waits, " +
                                  kPlaces[at % 4] + ", soft daylight",
                              i + 40, kSeconds);
    take.camera_path = keys;
    PaintRequest flight = small("whitebox, street, soft daylight", 1, kSeconds);
    flight.camera_path = keys;
    takes.push_back(flown(take, folder));
    flights.push_back(flown(flight, folder));
  }
  std::vector<double> own, other;
  for (std::size_t i = 0; i < takes.size(); ++i) {
    for (std::size_t j = 0; j < flights.size(); ++j) {
      const PathMatch match = match_paths(takes[i], flights[j], kAspect);
      TakeEvidence evidence = a_take();
      evidence.path = match;
      const VerdictState state = put("V.path", {}, {evidence}).state;
      if (i == j) {
        report.row("V.path", "the path that went with the prompt").count(state, true);
        if (match.why_not.empty()) own.push_back(match.distance);
        if (state != VerdictState::pass) {
          report.misses.push_back("V.path " + std::to_string(i) + ": " + number(match.distance, 2) +
                                  " " + number(match.amount, 2) + " " + number(match.direction, 2) +
                                  " " + match.why_not.en);
        }
      } else if (match_paths(flights[i], flights[j], kAspect).distance > .5) {
        report.row("V.path", "a path of another shape (whitebox flights over .5 apart)")
            .count(state, false);
        if (match.why_not.empty()) other.push_back(match.distance);
      }
    }
  }
  report.row("V.path", "the path that went with the prompt").numbers = spread_of(own);
  report.row("V.path", "a path of another shape (whitebox flights over .5 apart)").numbers =
      spread_of(other);
}

TakeEvidence beside(const PairRequest& request) {
  const PairMeasurement pair = must(measure_pair(request));
  TakeEvidence evidence = a_take();
  evidence.region = pair.region;
  evidence.follow = pair.follow;
  evidence.composite = pair.composite;
  return evidence;
}

void regions(Report& report) {
  const test::TempDir folder;
  std::vector<double> outside, inside, outside_other;
  for (int i = 0; i < report.many(10); ++i) {
    const auto at = static_cast<std::size_t>(i);
    PaintRequest parent = small(std::string("medium shot, ") + kPeople[at % 3] + ", waits, " +
                                    kPlaces[at % 4] + ", soft daylight, static camera",
                                i + 200, 2);
    must(paint_take(parent, folder / "parent.mp4", {}));
    Picture mask = make_picture(480, 270, 3);
    const int x0 = 30 + 40 * (i % 3), x1 = x0 + 110, y0 = 90, y1 = 220;
    for (int y = y0; y < y1; ++y) {
      std::fill(mask.row(y) + 3 * x0, mask.row(y) + 3 * x1, std::uint8_t{255});
    }
    must(write_picture(folder / "mask.png", mask));
    PaintRequest edit = small(i % 2 == 0 ? "a dog" : "blue", i + 300, 2);
    edit.source = folder / "parent.mp4";
    edit.mask = folder / "mask.png";
    must(paint_take(edit, folder / "edit.mp4", {}));
    PairRequest pair;
    pair.take = folder / "edit.mp4";
    pair.other = folder / "parent.mp4";
    pair.mask = folder / "mask.png";
    pair.region = true;
    const TakeEvidence good = beside(pair);
    report.row("V.region", "altered inside its mask")
        .count(put("V.region", {}, {good}).state, true);
    outside.push_back(good.region->outside_ssim);
    inside.push_back(good.region->inside_delta);
    // Shot again instead: everything is another picture.
    PaintRequest again = parent;
    again.seed += 1000;
    must(paint_take(again, folder / "again.mp4", {}));
    pair.take = folder / "again.mp4";
    const TakeEvidence bad = beside(pair);
    report.row("V.region", "shot anew instead of altered")
        .count(put("V.region", {}, {bad}).state, false);
    outside_other.push_back(bad.region->outside_ssim);
    // Nothing done: the parent encoded again.
    pair.take = folder / "parent.mp4";
    report.row("V.region", "not altered at all")
        .count(put("V.region", {}, {beside(pair)}).state, false);
  }
  report.row("V.region", "altered inside its mask").numbers =
      "outside " + spread_of(outside, 3) + ", inside " + spread_of(inside, 1);
  report.row("V.region", "shot anew instead of altered").numbers =
      "outside " + spread_of(outside_other, 3);
}

void follows(Report& report) {
  const test::TempDir folder;
  std::vector<double> overlap, motion, overlap_other, motion_other, energy, boil;
  for (int i = 0; i < report.many(10); ++i) {
    const auto at = static_cast<std::size_t>(i);
    const std::array<const char*, 4> acts{"walks", "waves", "turns", "runs"};
    const PaintRequest rough =
        small(std::string("full shot, ") + kPeople[at % 3] + " " + acts[at % 4] + ", " +
                  kPlaces[at % 4] + ", whitebox, static camera",
              i + 400, 3);
    must(paint_take(rough, folder / "rough.mp4", {}));
    PaintRequest painted =
        small("a painting in thick brush strokes, dusk, ink and gold", i + 500, 3);
    painted.source = folder / "rough.mp4";
    must(paint_take(painted, folder / "painted.mp4", {}));
    PaintRequest other = rough;
    other.seed += 1000;
    other.prompt = std::string("full shot, ") + kPeople[(at + 1) % 3] + " " + acts[(at + 1) % 4] +
                   ", " + kPlaces[(at + 1) % 4] + ", static camera";
    must(paint_take(other, folder / "other.mp4", {}));
    PairRequest pair;
    pair.take = folder / "painted.mp4";
    pair.other = folder / "rough.mp4";
    pair.follow = true;
    const TakeEvidence good = beside(pair);
    report.row("V.follow", "painted over its rough").count(put("V.follow", {}, {good}).state, true);
    pair.take = folder / "other.mp4";
    const TakeEvidence bad = beside(pair);
    report.row("V.follow", "another take, another act")
        .count(put("V.follow", {}, {bad}).state, false);
    overlap.push_back(good.follow->overlap), motion.push_back(good.follow->motion);
    overlap_other.push_back(bad.follow->overlap), motion_other.push_back(bad.follow->motion);
    // The brush: texture of the painted take against the rough's.
    MeasureRequest texture = only_texture();
    texture.source = folder / "painted.mp4";
    TakeEvidence brushed = a_take();
    brushed.measurement = must(measure(texture));
    texture.source = folder / "rough.mp4";
    brushed.source = must(measure(texture));
    report.row("V.brush", "painted over its rough")
        .count(put("V.brush", {}, {brushed}).state, true);
    energy.push_back(brushed.measurement->texture->energy / brushed.source->texture->energy);
    boil.push_back(brushed.measurement->texture->boil);
    brushed.measurement = brushed.source;
    report.row("V.brush", "the rough itself").count(put("V.brush", {}, {brushed}).state, false);
  }
  report.row("V.follow", "painted over its rough").numbers =
      "overlap " + spread_of(overlap) + ", motion " + spread_of(motion);
  report.row("V.follow", "another take, another act").numbers =
      "overlap " + spread_of(overlap_other) + ", motion " + spread_of(motion_other);
  report.row("V.brush", "painted over its rough").numbers =
      "energy " + spread_of(energy) + ", boil " + spread_of(boil);
}

void composites(Report& report) {
  const test::TempDir folder;
  std::vector<double> edge, slide, edge_cut, slide_still, light;
  const std::array<const char*, 3> things{"a dog", "a chair", "a woman in a red coat"};
  for (int i = 0; i < report.many(10); ++i) {
    const auto at = static_cast<std::size_t>(i);
    const bool pans = i % 2 == 1, left = i % 4 < 2;
    const std::string side = left ? "left" : "right";
    const PaintRequest plate =
        small(std::string(pans ? "courtyard" : "window room") + ", empty, low sun from the " +
                  side + (pans ? ", pan right" : ", static camera"),
              i + 600, 3);
    must(paint_take(plate, folder / "plate.mp4", {}));
    PaintRequest thing =
        small(std::string(things[at % 3]) + ", low sun from the " + side, i + 700, 3);
    thing.output = ShotOutput::element;
    must(paint_still(thing, folder / "thing.png", {}));
    PaintRequest laid = small("lay it in", i, 3);
    laid.source = folder / "plate.mp4";
    laid.element = folder / "thing.png";
    laid.element_place = {.35 + .1 * (i % 3), .85, .45};
    must(paint_take(laid, folder / "laid.mp4", {}));
    PairRequest pair;
    pair.take = folder / "laid.mp4";
    pair.other = folder / "plate.mp4";
    pair.composite = true;
    const TakeEvidence good = beside(pair);
    report.row("V.comp", "laid in by the generator").count(put("V.comp", {}, {good}).state, true);
    if (good.composite->why_not.empty()) {
      edge.push_back(good.composite->edge_delta), slide.push_back(100 * good.composite->slide);
      light.push_back(left ? good.composite->left_right : 1 / good.composite->left_right);
    } else {
      report.misses.push_back("V.comp " + laid.prompt + std::to_string(i) + ": " +
                              good.composite->why_not.en);
    }
    if (!have_ffmpeg()) continue;
    // Stuck to the glass while the plate moves, and with a white cut-out line.
    if (pans) {
      ffmpeg(folder.path(),
             "-i plate.mp4 -i thing.png -filter_complex "
             "\"[1]scale=-1:120[e];[0][e]overlay=180:110\" still.mp4");
      pair.take = folder / "still.mp4";
      const TakeEvidence stuck = beside(pair);
      report.row("V.comp", "stuck to the glass of a pan")
          .count(put("V.comp", {}, {stuck}).state, false);
      if (stuck.composite->why_not.empty()) slide_still.push_back(100 * stuck.composite->slide);
    }
    ffmpeg(
        folder.path(),
        "-i plate.mp4 -i thing.png -filter_complex "
        "\"[1]scale=-1:120,split[e][f];[f]lutrgb=r=255:g=255:b=255,pad=iw+8:ih+8:4:4:color=black@0,"
        "format=rgba,dilation,dilation,lutrgb=r=255:g=255:b=255[w];[0][w]overlay=176:106[x];[x][e]"
        "overlay=180:110\" cut.mp4");
    pair.take = folder / "cut.mp4";
    const TakeEvidence cut = beside(pair);
    report.row("V.comp", "with a white cut-out line").count(put("V.comp", {}, {cut}).state, false);
    edge_cut.push_back(cut.composite->edge_delta);
  }
  report.row("V.comp", "laid in by the generator").numbers = "edge " + spread_of(edge, 1) +
                                                             ", slide % " + spread_of(slide) +
                                                             ", lit side " + spread_of(light);
  if (!edge_cut.empty()) {
    report.row("V.comp", "stuck to the glass of a pan").numbers =
        "slide % " + spread_of(slide_still);
    report.row("V.comp", "with a white cut-out line").numbers = "edge " + spread_of(edge_cut, 1);
  }
}

}  // namespace

void beside(Report& report) {
  paths(report);
  regions(report);
  follows(report);
  composites(report);
}

}  // namespace shotlab::accuracy
