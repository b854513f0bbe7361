// SPDX-License-Identifier: Apache-2.0

#include "tests/media/libav/odd_clips.h"

#include <map>

#include "tests/media/clips/clips.h"
#include "tests/support/program.h"

namespace shotlab::test {
namespace {

using Arguments = std::vector<std::string>;

// One ffmpeg command each: what comes between the source and the target, and the target's ending.
struct Recipe {
  std::string ending;
  Arguments arguments;
};

const std::map<std::string, Recipe>& recipes() {
  static const std::map<std::string, Recipe> all = {
      {"h264 long group", {"mp4", {"-c:v", "libx264", "-g", "250", "-bf", "3", "-c:a", "aac"}}},
      {"h264 open group",
       {"mp4",
        {"-an", "-c:v", "libx264", "-x264-params",
         "keyint=12:min-keyint=12:scenecut=0:bframes=3:b-pyramid=normal:open-gop=1"}}},
      {"h264 intra refresh",
       {"mp4", {"-an", "-c:v", "libx264", "-x264-params", "keyint=15:intra-refresh=1:bframes=0"}}},
      {"h264 intra refresh ts",
       {"ts", {"-an", "-c:v", "libx264", "-x264-params", "keyint=15:intra-refresh=1:bframes=0"}}},
      {"h264 uneven",
       {"mp4",
        {"-an", "-vf", "select=gt(mod(n*n\\,11)\\,3)", "-fps_mode", "vfr", "-c:v", "libx264", "-g",
         "20", "-bf", "2", "-video_track_timescale", "90000"}}},
      {"h264 opus", {"mkv", {"-c:v", "libx264", "-g", "20", "-bf", "2", "-c:a", "libopus"}}},
      {"h264 fragmented",
       {"mp4",
        {"-c:v", "libx264", "-g", "12", "-bf", "2", "-c:a", "aac", "-movflags",
         "frag_keyframe+empty_moov+default_base_moof"}}},
      {"h264 flv", {"flv", {"-c:v", "libx264", "-g", "12", "-bf", "2", "-c:a", "aac"}}},
      {"h264 ts", {"ts", {"-c:v", "libx264", "-g", "12", "-bf", "2", "-c:a", "aac"}}},
      {"h264 avi", {"avi", {"-c:v", "libx264", "-g", "24", "-bf", "2", "-c:a", "mp3"}}},
      {"h264 interlaced",
       {"mp4",
        {"-an", "-vf", "tinterlace=interleave_top", "-flags", "+ilme+ildct", "-c:v", "libx264"}}},
      {"hevc open group",
       {"mp4",
        {"-an", "-c:v", "libx265", "-x265-params",
         "log-level=error:keyint=12:min-keyint=12:scenecut=0:bframes=3:b-adapt=0:open-gop=1",
         "-tag:v", "hev1"}}},
      {"hevc ten bit ts",
       {"ts",
        {"-an", "-pix_fmt", "yuv420p10le", "-c:v", "libx265", "-x265-params",
         "log-level=error:keyint=12:min-keyint=12:scenecut=0:open-gop=1"}}},
      {"vp9 hidden frames",
       {"webm",
        {"-an", "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-auto-alt-ref",
         "1", "-lag-in-frames", "20", "-g", "24", "-b:v", "200k"}}},
      {"vp8 hidden frames",
       {"webm",
        {"-c:v", "libvpx", "-auto-alt-ref", "1", "-lag-in-frames", "16", "-g", "24", "-b:v", "200k",
         "-c:a", "libvorbis"}}},
      {"av1", {"mkv", {"-an", "-c:v", "libsvtav1", "-preset", "12", "-g", "24"}}},
      {"mpeg2 with a gap",
       {"ts",
        {"-vf", "select=not(between(n\\,20\\,22))", "-fps_mode", "passthrough", "-r", "24", "-c:v",
         "mpeg2video", "-bf", "2", "-g", "12", "-c:a", "mp2"}}},
      {"mpeg4 avi", {"avi", {"-an", "-c:v", "mpeg4", "-bf", "2", "-g", "12"}}},
      {"motion jpeg", {"mov", {"-c:v", "mjpeg", "-pix_fmt", "yuvj422p", "-c:a", "pcm_s16le"}}},
      {"prores", {"mov", {"-an", "-c:v", "prores_ks"}}},
      {"rotated", {"mp4", {"-c", "copy", "-metadata:s:v", "rotate=90"}}},
      {"h264 ten bit 422", {"mkv", {"-an", "-c:v", "libx264", "-pix_fmt", "yuv422p10le"}}},
  };
  return all;
}

// Made in two steps.
const std::vector<std::string> kTwoStep = {
    "hevc edit list",           "h264 edit list", "ts from the middle", "no table of keys",
    "no times of presentation", "two pictures",   "cover art"};

}  // namespace

OddClips::OddClips() : source_(folder_ / "source.mp4") {
  ClipSpec spec{.frames = 72, .sound = true};
  spec.options.crf = 10;
  make_clip(source_, spec);
}

const std::vector<std::string>& OddClips::names() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> names = kTwoStep;
    for (const auto& [name, recipe] : recipes()) names.push_back(name);
    return names;
  }();
  return all;
}

bool OddClips::ffmpeg(const Arguments& arguments) const {
  Arguments command = {"ffmpeg", "-nostdin", "-v", "error", "-y", "-threads", "1"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run(command).exit == 0;
}

std::optional<std::filesystem::path> OddClips::make(const std::string& name) {
  const auto from = [&](const std::string& recipe_name) -> std::optional<std::filesystem::path> {
    const Recipe& recipe = recipes().at(recipe_name);
    const auto target = file("made." + recipe.ending);
    Arguments arguments = {"-i", source_.string()};
    arguments.insert(arguments.end(), recipe.arguments.begin(), recipe.arguments.end());
    arguments.push_back(target.string());
    return ffmpeg(arguments) ? std::optional(target) : std::nullopt;
  };
  const auto then = [&](const std::optional<std::filesystem::path>& first, const Arguments& before,
                        const Arguments& after,
                        const std::string& ending) -> std::optional<std::filesystem::path> {
    if (!first) return std::nullopt;
    const auto target = file("made2." + ending);
    Arguments arguments = before;
    arguments.insert(arguments.end(), {"-i", first->string()});
    arguments.insert(arguments.end(), after.begin(), after.end());
    arguments.push_back(target.string());
    return ffmpeg(arguments) ? std::optional(target) : std::nullopt;
  };

  if (recipes().count(name) != 0) return from(name);
  if (name == "hevc edit list") {
    return then(from("hevc open group"), {"-ss", "0.7"}, {"-c", "copy", "-tag:v", "hvc1"}, "mp4");
  }
  if (name == "h264 edit list") {
    return then(from("h264 long group"), {"-ss", "1.1"}, {"-c", "copy"}, "mp4");
  }
  if (name == "two pictures") {
    return then(from("h264 open group"), {"-i", source_.string()},
                {"-map", "0:v", "-map", "1:v", "-c", "copy", "-timecode", "01:00:00:00"}, "mov");
  }
  if (name == "cover art") {
    const auto cover = file("cover.png");
    if (!ffmpeg({"-i", source_.string(), "-frames:v", "1", cover.string()})) return std::nullopt;
    return then(cover, {"-i", source_.string()},
                {"-map", "0:v", "-map", "1:v", "-c", "copy", "-disposition:v:1", "attached_pic"},
                "mp4");
  }
  if (name == "no times of presentation") {
    return then(from("h264 open group"), {}, {"-c", "copy", "-bsf:v", "setts=pts=DTS"}, "mp4");
  }
  if (name == "ts from the middle") {
    const auto whole = from("h264 ts");
    if (!whole) return std::nullopt;
    const std::string bytes = folder_.read(whole->filename().string());
    return folder_.write("made2.ts", std::string_view(bytes).substr(188 * 60));
  }
  if (name == "no table of keys") {
    const auto whole = from("h264 open group");
    if (!whole) return std::nullopt;
    std::string bytes = folder_.read(whole->filename().string());
    const std::size_t table = bytes.find("stss");
    if (table == std::string::npos) return std::nullopt;
    bytes.replace(table, 4, "free");
    return folder_.write("made2.mp4", bytes);
  }
  return std::nullopt;
}

}  // namespace shotlab::test
