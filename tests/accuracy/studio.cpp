// SPDX-License-Identifier: Apache-2.0

#include "tests/accuracy/studio.h"

#include <cstdio>
#include <cstdlib>
#include <random>

#include "media/libav/probe.h"
#include "tests/support/temp_dir.h"

namespace shotlab::accuracy {

void give_up(const Error& error) {
  std::fprintf(stderr, "%s\n", error.message.en.c_str());
  std::exit(2);
}

TakeEvidence a_take() {
  static int number = 0;
  ++number;
  TakeEvidence evidence;
  evidence.take.id = std::to_string(number);
  evidence.take.number = number;
  evidence.take.provider = "practice";
  evidence.take.keeper = true;
  return evidence;
}

MeasureRequest only_texture() {
  MeasureRequest request;
  request.soundness = request.move = request.shots = false;
  request.loudness = request.tone = request.palette = request.sound = false;
  return request;
}

bool have_ffmpeg() {
  static const bool have = std::system("ffmpeg -version > /dev/null 2>&1") == 0;
  return have;
}

void ffmpeg(const std::filesystem::path& folder, const std::string& arguments) {
  const std::string command =
      "cd '" + folder.string() + "' && ffmpeg -v error -nostdin -y " + arguments;
  if (std::system(command.c_str()) != 0) {
    give_up({ErrorCode::internal, {"ffmpeg failed: " + arguments, ""}, {}});
  }
}

Meter ffmpeg_meter(const std::filesystem::path& clip) {
  const std::string command = "ffmpeg -nostdin -hide_banner -i '" + clip.string() +
                              "' -vn -af ebur128=peak=true:dualmono=true -f null - 2>&1";
  Meter meter;
  std::FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) give_up({ErrorCode::internal, {"ffmpeg cannot be run.", ""}, {}});
  char line[512];
  bool summary = false;
  while (std::fgets(line, sizeof line, pipe)) {
    const std::string text = line;
    summary = summary || text.find("Summary") != text.npos;
    if (!summary) continue;
    if (const auto at = text.find("I:"); at != text.npos) meter.lufs = std::atof(&line[at + 2]);
    if (const auto at = text.find("Peak:"); at != text.npos) meter.peak = std::atof(&line[at + 5]);
  }
  pclose(pipe);
  return meter;
}

std::filesystem::path real_clip(const std::string& name) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(SHOTLAB_MEDIA_DIR, ignored)) {
    if (entry.path().filename().string().starts_with(name)) return entry.path();
  }
  return {};
}

FrameBox by_hand(const FrameBox& truth, std::int64_t seed) {
  std::mt19937_64 draw(static_cast<std::uint64_t>(seed) * 7919 + 13);
  const auto off = [&] { return .04 * (static_cast<double>(draw() % 2001) / 1000 - 1); };
  const double x0 = truth.x + off() * truth.w, x1 = truth.x + truth.w + off() * truth.w;
  const double y0 = truth.y + off() * truth.h, y1 = truth.y + truth.h + off() * truth.h;
  return test::inside_picture({x0, y0, x1 - x0, y1 - y0});
}

Shot shoot(const Wish& wish) {
  Shot shot;
  shot.request.prompt = wish.prompt;
  shot.request.seed = wish.seed;
  shot.request.seconds = wish.seconds;
  shot.request.width = 640;
  shot.request.height = 360;
  const test::TempDir folder;
  const PaintReport painted = must(paint_take(shot.request, folder / "take.mp4", {}));
  MeasureRequest request = wish.measure;
  request.source = folder / "take.mp4";
  if (!wish.marks.empty()) {
    const test::PracticeTruth truth(shot.request);
    const std::int64_t frame = wish.on == Wish::On::first    ? 0
                               : wish.on == Wish::On::middle ? painted.frames / 2
                                                             : painted.frames - 1;
    for (const MarkKind kind : wish.marks) {
      const auto box = kind == MarkKind::head ? truth.head(frame) : truth.figure(frame);
      if (!box) continue;
      request.marks.push_back({kind, frame, by_hand(*box, wish.seed)});
      shot.truth.push_back({kind, frame, *box});
    }
  }
  TakeEvidence& evidence = shot.evidence;
  evidence = a_take();
  evidence.take.request.prompt = wish.prompt;
  evidence.take.request.seconds = wish.seconds;
  evidence.facts = must(probe(request.source));
  evidence.measurement = must(measure(request));
  return shot;
}

CriterionVerdict put_to(const std::string& check, const Parameters& parameters,
                        const Evidence& evidence) {
  Exercise exercise;
  exercise.id = "accuracy";
  Criterion criterion;
  criterion.id = "it";
  criterion.check = check;
  criterion.parameters = parameters;
  exercise.criteria.push_back(criterion);
  const ExerciseVerdict verdict = judge(exercise, evidence);
  return verdict.criteria.empty() ? CriterionVerdict{} : verdict.criteria.front();
}

CriterionVerdict put(const std::string& check, const Parameters& parameters,
                     const std::vector<TakeEvidence>& takes,
                     const std::vector<TakeLikeness>& likeness) {
  Evidence evidence;
  evidence.takes = takes;
  evidence.likeness = likeness;
  return put_to(check, parameters, evidence);
}

}  // namespace shotlab::accuracy
