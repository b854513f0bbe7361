// SPDX-License-Identifier: Apache-2.0
//
// Files that are not what they seem: each gets one sentence that says what is wrong, and one that
// says what next, in both languages.

#include <sys/stat.h>

#include "media/libav/frame_reader.h"
#include "media/libav/probe.h"
#include "media/libav/sound_reader.h"
#include "tests/media/clips/clips.h"
#include "tests/support/catch.h"
#include "tests/support/media.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

void check_refused(const std::filesystem::path& path, const std::string& en,
                   const std::string& zh) {
  INFO(path);
  Result<ClipFacts> facts = probe(path);
  REQUIRE_FALSE(facts);
  CHECK(facts.error().code == ErrorCode::bad_input);
  CHECK_THAT(facts.error().message.en, test::contains(en));
  CHECK_THAT(facts.error().message.zh, test::contains(zh));
  CHECK_THAT(facts.error().message.en, test::contains(path.filename().string()));
  CHECK_FALSE(facts.error().hint.en.empty());
  CHECK_FALSE(facts.error().hint.zh.empty());
  // Every door says the same.
  CHECK_FALSE(index_video(path));
  CHECK_FALSE(read_sound(path));
  Result<FrameReader> reader = FrameReader::open(path);
  REQUIRE_FALSE(reader);
  CHECK(reader.error() == facts.error());
}

// Offset of the box `type` and its size.
std::pair<std::size_t, std::size_t> box(const std::string& bytes, const char* type) {
  const std::size_t at = bytes.find(type) - 4;
  std::size_t size = 0;
  for (std::size_t i = 0; i < 4; ++i) size = size << 8 | static_cast<unsigned char>(bytes[at + i]);
  return {at, size};
}

}  // namespace

TEST_CASE("an empty file, a folder and a name that is not there are told apart", "[libav]") {
  const test::TempDir folder;
  check_refused(folder.write("empty.mp4", ""), "is empty", "空檔案");
  std::filesystem::create_directory(folder / "folder.mp4");
  check_refused(folder / "folder.mp4", "is a folder", "是資料夾");

  Result<ClipFacts> none = probe(folder / "none.mp4");
  REQUIRE_FALSE(none);
  CHECK(none.error().code == ErrorCode::not_found);
  CHECK_THAT(none.error().message.en, test::contains("no file"));
}

TEST_CASE("a table that counts more entries than the file has bytes is the file's fault",
          "[libav]") {
  const test::TempDir folder;
  const std::filesystem::path clip = test::make_clip(folder / "clip.mp4", {.frames = 12});
  for (const char* table : {"stts", "stco"}) {
    std::string bytes = folder.read("clip.mp4");
    const std::size_t count = bytes.find(table) + 8;  // Behind version and flags.
    bytes.replace(count, 4, "\x7f\xff\xff\xff");
    check_refused(folder.write(std::string(table) + ".mp4", bytes),
                  "claims more than the file can hold", "超過檔案本身");
  }
}

TEST_CASE("pipes and devices are refused at once", "[libav]") {
  const test::TempDir folder;
  REQUIRE(mkfifo((folder / "pipe.mp4").c_str(), 0600) == 0);

  check_refused(folder / "pipe.mp4", "is a device or a pipe", "裝置或管道");
  check_refused("/dev/zero", "is a device or a pipe", "裝置或管道");
  check_refused("/dev/null", "is a device or a pipe", "裝置或管道");
}

TEST_CASE("text under a clip's name is called text", "[libav]") {
  const test::TempDir folder;
  check_refused(folder.write("note.mp4", "Dear diary, today I shot a lantern."), "holds text",
                "內容是文字");
  check_refused(folder.write("page.mp4", "<!DOCTYPE html><html><body>403 Forbidden</body></html>"),
                "holds text", "內容是文字");
  check_refused(folder.write("zh.mp4", "這不是影片。\n"), "holds text", "內容是文字");
  // A character cut at the border of what is looked at does not make it anything else.
  check_refused(folder.write("long.mp4", std::string(4095, 'x') + "燈" + std::string(9000, 'y')),
                "holds text", "內容是文字");
}

TEST_CASE("a playlist under a clip's name opens nothing that it names", "[libav]") {
  const test::TempDir folder;
  const auto clip = test::make_clip(folder / "clip.mp4", {.frames = 3});
  const std::string name = clip.string();

  check_refused(folder.write("hls.mp4", "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n" + name +
                                            "\n#EXT-X-ENDLIST\n"),
                "is a playlist", "播放清單");
  check_refused(folder.write("concat.mp4", "ffconcat version 1.0\nfile clip.mp4\n"),
                "is a playlist", "播放清單");
  check_refused(folder.write("dash.mp4", "<?xml version=\"1.0\"?><MPD><Period><BaseURL>" + name +
                                             "</BaseURL></Period></MPD>"),
                "is a playlist", "播放清單");
  // Not text as a whole, so it reaches the demuxers: none that reads lists is let in.
  check_refused(folder.write("mixed.mp4", std::string("#EXTM3U\n#EXTINF:4,\n") + name + "\n" +
                                              std::string(64, '\x01')),
                "is not a clip", "不是本程式能讀取的影片");
}

TEST_CASE("noise and pictures under a clip's name are not clips", "[libav]") {
  const test::TempDir folder;
  std::string noise;
  for (unsigned i = 0, x = 1; i < 100000; ++i, x = x * 1664525 + 1013904223) {
    noise.push_back(static_cast<char>(x >> 24));
  }
  check_refused(folder.write("noise.mp4", noise), "is not a clip", "不是本程式能讀取的影片");
  check_refused(folder.write("zeros.mp4", std::string(100000, '\0')), "is not a clip",
                "不是本程式能讀取的影片");
  check_refused(folder.write("png.mp4", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", 20)),
                "is not a clip", "不是本程式能讀取的影片");
}

TEST_CASE("a clip that is cut off is refused with both numbers", "[libav]") {
  const test::TempDir folder;
  test::make_clip(folder / "clip.mp4", {.frames = 48, .sound = true});
  const std::string bytes = folder.read("clip.mp4");
  const auto [frames_at, frames_size] = box(bytes, "mdat");
  const std::string whole = std::to_string(frames_at + frames_size);

  // The table of frames is there, most of the frames are not.
  const std::size_t middle = frames_at + frames_size / 3;
  check_refused(folder.write("frames.mp4", bytes.substr(0, middle)),
                "is cut off: " + std::to_string(middle) + " of " + whole + " bytes",
                whole + " 位元組之中只有 " + std::to_string(middle));
  check_refused(folder.write("last.mp4", bytes.substr(0, frames_at + frames_size - 1)),
                "is cut off", "不完整");
  // Inside the table of frames.
  check_refused(folder.write("table.mp4", bytes.substr(0, 300)), "is cut off", "不完整");
  // Before it.
  check_refused(folder.write("head.mp4", bytes.substr(0, 20)), "is cut off", "不完整");
  // Frames first, as a camera that lost power leaves it: no table at all.
  const auto [table_at, table_size] = box(bytes, "moov");
  std::string no_table = bytes;
  no_table.erase(table_at, table_size);
  check_refused(folder.write("no-table.mp4", no_table), "do not hold the table of frames",
                "沒有影格索引");
}

TEST_CASE("other containers that are cut off are refused too", "[libav]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  const auto clip = test::make_clip(folder / "clip.mp4", {.frames = 48, .sound = true});
  for (const std::string ending : {"mkv", "avi", "mov"}) {
    REQUIRE(test::run({"ffmpeg", "-nostdin", "-v", "error", "-i", clip.string(), "-c", "copy",
                       (folder / ("whole." + ending)).string()})
                .exit == 0);
    REQUIRE(probe(folder / ("whole." + ending)));
    const std::string bytes = folder.read("whole." + ending);
    check_refused(folder.write("cut." + ending, bytes.substr(0, bytes.size() * 2 / 3)),
                  "is cut off", "不完整");
  }
}

TEST_CASE("rubbish behind the last box does no harm", "[libav]") {
  const test::TempDir folder;
  test::make_clip(folder / "clip.mp4", {.frames = 5});
  const std::string bytes = folder.read("clip.mp4");

  for (const std::string& tail :
       {std::string(3, 'x'), std::string(5000, '\0'), std::string("\0\0\xff\xffjunkjunk", 12)}) {
    Result<ClipFacts> facts = probe(folder.write("tail.mp4", bytes + tail));
    REQUIRE(facts);
    CHECK(facts->video->frames == 5);
  }
}

TEST_CASE("sound alone is a clip to probe, not one to look at", "[libav]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  for (const std::string name : {"tone.wav", "tone.m4a", "tone.ogg", "tone.mp3", "tone.flac"}) {
    const test::ProgramRun run = test::run({"ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi",
                                            "-i", "sine=r=48000:d=1", (folder / name).string()});
    if (run.exit != 0) continue;
    INFO(name);
    Result<ClipFacts> facts = probe(folder / name);
    REQUIRE(facts);
    CHECK_FALSE(facts->video);
    REQUIRE(facts->audio);
    CHECK(facts->audio->sample_rate == 48000);
    CHECK(std::abs(facts->duration_s - 1) < 0.06);
    CHECK(std::abs(read_sound(folder / name)->frames() - 48000) < 3000);
    Result<FrameReader> reader = FrameReader::open(folder / name);
    REQUIRE_FALSE(reader);
    CHECK(reader.error().code == ErrorCode::bad_input);
    CHECK_THAT(reader.error().message.en, test::contains("sound but no picture"));
  }
}

TEST_CASE("a header that claims a huge picture is refused before memory is spent", "[libav]") {
  const test::TempDir folder;
  test::make_clip(folder / "clip.mp4", {.frames = 3});
  std::string bytes = folder.read("clip.mp4");
  // Width and height in the sample entry; the stream itself disagrees, which players forgive.
  const std::size_t entry = bytes.find("avc1", bytes.find("stsd"));
  bytes.replace(entry + 28, 4, "\xff\xfe\xff\xfe");
  const std::size_t parameters = bytes.find("avcC", entry);
  bytes.replace(parameters, 4, "free");  // Nothing left that tells the true size.

  check_refused(folder.write("huge.mp4", bytes), "65534 x 65534", "65534 x 65534");
}

TEST_CASE("a picture larger than the limit is refused whatever the container says", "[libav]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  const test::ProgramRun run = test::run(
      {"ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", "color=s=8192x8192:r=1:d=1",
       "-c:v", "mjpeg", "-q:v", "31", "-pix_fmt", "yuvj420p", (folder / "large.avi").string()});
  if (run.exit != 0) SKIP("this ffmpeg cannot make the clip");

  check_refused(folder / "large.avi", "8192 x 8192", "8192 x 8192");
}

TEST_CASE("fragments of a track without a number are refused at once", "[libav]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  test::make_clip(folder / "a.mp4");
  REQUIRE(test::run({"ffmpeg", "-nostdin", "-v", "error", "-i", (folder / "a.mp4").string(), "-c",
                     "copy", "-movflags", "frag_keyframe+empty_moov+default_base_moof",
                     (folder / "b.mp4").string()})
              .exit == 0);
  const std::string whole = folder.read("b.mp4");
  REQUIRE(probe(folder / "b.mp4"));

  std::string nameless = whole;
  nameless.replace(whole.find("tkhd"), 4, "tkhe");
  check_refused(folder.write("nameless.mp4", nameless), "a track has no number", "沒有編號");
  std::string negative = whole;
  negative[whole.find("tkhd") + 16] = '\xff';
  check_refused(folder.write("negative.mp4", negative), "a track has no number", "沒有編號");
}

// Under the sanitizers this also tells whether such a number is ever taken for a tag.
TEST_CASE("colours that do not exist are as good as not said", "[libav]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  test::make_clip(folder / "a.mp4");
  REQUIRE(test::run({"ffmpeg", "-nostdin", "-v", "error", "-i", (folder / "a.mp4").string(), "-c:v",
                     "libvpx", "-color_primaries", "bt2020", (folder / "b.webm").string()})
              .exit == 0);
  std::string bytes = folder.read("b.webm");
  const std::size_t primaries = bytes.find("\x55\xbb\x81\x09");
  REQUIRE(primaries != std::string::npos);
  bytes[primaries + 3] = 62;

  Result<FrameReader> reader = FrameReader::open(folder.write("c.webm", bytes));

  REQUIRE(reader);
  CHECK(reader->facts().video->color_primaries.empty());
  Picturer picturer(0, 0, 3);
  Result<Frame> frame = reader->read(0);
  REQUIRE(frame);
  CHECK(picturer(*frame, reader->facts()));
}

TEST_CASE("opening stops when asked to", "[libav]") {
  const test::TempDir folder;
  const auto path = test::make_clip(folder / "clip.mp4", {.frames = 3});
  const Cancel cancel;
  cancel.request();

  Result<ClipFacts> facts = probe(path, cancel);

  REQUIRE_FALSE(facts);
  CHECK(facts.error().code == ErrorCode::cancelled);
}

TEST_CASE("a name with every odd character is still one file", "[libav]") {
  const test::TempDir folder;
  const auto path = test::make_clip(folder / "http:%2d #?燈籠 'a\" b|c.mp4", {.frames = 3});

  Result<ClipFacts> facts = probe(path);

  REQUIRE(facts);
  CHECK(facts->video->frames == 3);
}
