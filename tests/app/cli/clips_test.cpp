// SPDX-License-Identifier: Apache-2.0
//
// The verbs that work on single clips: probe, trim, join, measure.

#include <algorithm>
#include <filesystem>

#include "tests/app/cli/scene.h"
#include "tests/app/core/small_clip.h"
#include "tests/support/media.h"

using namespace shotlab;
namespace fs = std::filesystem;

TEST_CASE("probe tells what a clip is, with the keys that scripts rely on", "[cli]") {
  test::Machine machine;
  const std::string clip =
      test::make_small_clip(machine.dir / "a.mp4", 24, "algorithmicMedia").string();

  const auto json = machine.json({"probe", clip});

  CHECK(json["file"] == clip);
  CHECK(json["video"]["codec"] == "h264");
  CHECK(json["video"]["width"] == 64);
  CHECK(json["video"]["height"] == 36);
  CHECK(json["video"]["fps"] == 24.0);
  CHECK(json["video"]["frames"] == 24);
  CHECK(json["video"]["vfr"] == false);
  CHECK(json["video"]["rotation"] == 0);
  CHECK(json["video"]["pix_fmt"] == "yuv420p");
  CHECK(json["audio"].is_null());
  CHECK(json["duration_s"] == 1.0);
  CHECK(json["digital_source_type"] == "algorithmicMedia");
  const test::ProgramRun words = machine.run({"probe", clip});
  CHECK(words.exit == 0);
  CHECK_THAT(words.out, test::contains("24 frames"));
}

TEST_CASE("probe of what is no clip says so in one sentence and ends 2", "[cli]") {
  test::Machine machine;
  const std::string file = GENERATE("text", "empty", "playlist", "missing");
  const fs::path path = machine.dir / (file + ".mp4");
  if (file == "text") machine.dir.write("text.mp4", "Dear diary, this is not a film.\n");
  if (file == "empty") machine.dir.write("empty.mp4", "");
  if (file == "playlist")
    machine.dir.write("playlist.mp4", "#EXTM3U\n#EXTINF:1,\n/etc/passwd\n#EXT-X-ENDLIST\n");

  const auto json = machine.json({"probe", path.string()}, 2);

  CHECK_FALSE(json["error"]["message"].get<std::string>().empty());
  CHECK_FALSE(json["error"]["hint"].get<std::string>().empty());
  const test::ProgramRun words = machine.run({"probe", path.string(), "--lang", "zh-Hant-HK"});
  CHECK(words.exit == 2);
  CHECK(words.out.empty());
  CHECK_THAT(words.err, test::contains("。"));
}

TEST_CASE("proxy makes a small copy, frame for frame, in the clip's film", "[cli]") {
  test::Machine machine;
  REQUIRE(machine.run({"new", (machine.dir / "film").string()}).exit == 0);
  const fs::path assets = machine.dir / "film" / "assets";
  fs::create_directories(assets);
  const std::string clip = test::make_small_clip(assets / "long.mp4", 48).string();

  const auto json = machine.json({"proxy", clip});

  CHECK(json["frames"] == 48);
  const fs::path proxy = json["proxy"].get<std::string>();
  CHECK(proxy.parent_path() == machine.dir / "film" / ".cache" / "proxies");
  CHECK(fs::file_size(proxy) == json["bytes"]);
  CHECK(machine.json({"probe", proxy.string()})["video"]["frames"] == 48);
  CHECK(machine.json({"proxy", clip})["proxy"] == proxy.string());
  const std::string folder = (machine.dir / "elsewhere").string();
  CHECK(fs::path(machine.json({"proxy", clip, "-o", folder})["proxy"].get<std::string>())
            .parent_path() == folder);
}

TEST_CASE("proxy of a clip in no film, or of no clip, says what to do and ends 2", "[cli]") {
  test::Machine machine;
  const std::string clip = test::make_small_clip(machine.dir / "a.mp4", 5).string();
  const std::string text = machine.dir.write("b.mp4", "no clip").string();

  const auto homeless = machine.json({"proxy", clip}, 2);
  CHECK_THAT(homeless["error"]["message"].get<std::string>(), test::contains("in no film"));
  CHECK_THAT(homeless["error"]["hint"].get<std::string>(), test::contains("-o"));
  machine.json({"proxy", text, "-o", (machine.dir / "out").string()}, 2);
  const auto missing = machine.json({"proxy", (machine.dir / "none.mp4").string()}, 2);
  CHECK(missing["error"]["code"] == "not_found");
}

TEST_CASE("trim gives exactly the frames asked for", "[cli]") {
  test::Machine machine;
  const std::string clip = test::make_small_clip(machine.dir / "a.mp4", 48).string();
  const std::string out = (machine.dir / "b.mp4").string();

  const auto json = machine.json({"trim", clip, "--in", "7", "--out", "1.5s", "-o", out});

  CHECK(json["frames"] == 29);
  CHECK_FALSE(json["mode"].get<std::string>().empty());
  CHECK(json["first_pts_s"].get<double>() == Catch::Approx(7 / 24.0));
  CHECK(json["last_pts_s"].get<double>() == Catch::Approx(35 / 24.0));
  CHECK_FALSE(json["reason"].get<std::string>().empty());
  CHECK(machine.json({"probe", out})["video"]["frames"] == 29);
}

TEST_CASE("trim outside the clip ends 2 with the clip's length and writes nothing", "[cli]") {
  test::Machine machine;
  const std::string clip = test::make_small_clip(machine.dir / "a.mp4", 48).string();
  const std::string out = (machine.dir / "b.mp4").string();

  const auto json = machine.json({"trim", clip, "--in", "17", "--out", "93", "-o", out}, 2);

  CHECK_THAT(json["error"]["message"].get<std::string>(), test::contains("48"));
  CHECK_FALSE(fs::exists(out));
}

TEST_CASE("A file that may not grow is said in words, and nothing half written is left", "[cli]") {
  test::Machine machine;
  const std::string clip = test::make_small_clip(machine.dir / "a.mp4", 24, "").string();
  const std::string out = (machine.dir / "out.mp4").string();

  const test::ProgramRun run =
      test::run({"sh", "-c", "ulimit -f 1; exec \"$@\"", "sh", SHOTLAB_PROGRAM, "trim", clip,
                 "--in", "3", "--out", "20", "-o", out, "--mode", "full"},
                {.environment = machine.environment()});

  INFO(run.err);
  CHECK(run.exit == 2);
  CHECK_FALSE(run.err.empty());
  CHECK_FALSE(fs::exists(out));
}

TEST_CASE("An output that exists is replaced only by force, and then whole", "[cli]") {
  test::Machine machine;
  const std::string clip = test::make_small_clip(machine.dir / "a.mp4", 48).string();
  const std::string out = machine.dir.write("b.mp4", "precious").string();

  CHECK(machine.run({"trim", clip, "--in", "0", "--out", "9", "-o", out}).exit == 2);
  CHECK(machine.dir.read("b.mp4") == "precious");
  CHECK(machine.run({"join", clip, clip, "-o", out}).exit == 2);
  CHECK(machine.dir.read("b.mp4") == "precious");
  CHECK(machine.run({"trim", clip, "--in", "0", "--out", "999", "-o", out, "--force"}).exit == 2);
  CHECK(machine.dir.read("b.mp4") == "precious");

  CHECK(machine.run({"trim", clip, "--in", "0", "--out", "9", "-o", out, "--force"}).exit == 0);
  CHECK(machine.json({"probe", out})["video"]["frames"] == 9);
  int files = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(machine.dir.path())) ++files;
  CHECK(files == 2);
}

TEST_CASE("Not even by force is a clip replaced by what is made of it", "[cli]") {
  test::Machine machine;
  const std::string clip = test::make_small_clip(machine.dir / "a.mp4", 48).string();
  const std::string other = test::make_small_clip(machine.dir / "b.mp4", 24).string();
  const std::string before = machine.dir.read("a.mp4");

  CHECK(machine.run({"trim", clip, "--in", "0", "--out", "9", "-o", clip, "--force"}).exit == 2);
  CHECK(machine.run({"join", clip, "-o", clip, "--force"}).exit == 2);
  CHECK(machine.run({"join", other, clip, "-o", clip, "--force"}).exit == 2);
  CHECK(machine.run({"join", other, "--sound", clip, "-o", clip, "--force"}).exit == 2);

  CHECK(machine.dir.read("a.mp4") == before);
}

TEST_CASE("join puts clips one after the other", "[cli]") {
  test::Machine machine;
  const std::string a =
      test::make_small_clip(machine.dir / "a.mp4", 24, "algorithmicMedia").string();
  const std::string b =
      test::make_small_clip(machine.dir / "b.mp4", 12, "algorithmicMedia").string();
  const std::string out = (machine.dir / "c.mp4").string();

  const auto json = machine.json({"join", a, b, "-o", out, "--format", "128x72@24"});

  CHECK(json["frames"] == 36);
  CHECK(json["av_offset_samples"].is_number_integer());
  REQUIRE(json["segments"].size() == 2);
  CHECK(json["segments"][1]["frames"] == 12);
  CHECK(json["segments"][1]["mode"].is_string());
  const auto facts = machine.json({"probe", out});
  CHECK(facts["video"]["width"] == 128);
  CHECK(facts["digital_source_type"] == "algorithmicMedia");
  CHECK(
      machine.run({"join", a, b, "-o", (machine.dir / "d.mp4").string(), "--format", "big"}).exit ==
      2);
}

TEST_CASE("A film joined from labelled and unlabelled clips claims no more than is true", "[cli]") {
  test::Machine machine;
  const std::string a =
      test::make_small_clip(machine.dir / "a.mp4", 12, "trainedAlgorithmicMedia").string();
  const std::string b = test::make_small_clip(machine.dir / "b.mp4", 12).string();
  const std::string out = (machine.dir / "c.mp4").string();

  REQUIRE(machine.run({"join", a, b, "-o", out}).exit == 0);

  CHECK(machine.json({"probe", out})["digital_source_type"] ==
        "compositeWithTrainedAlgorithmicMedia");
}

TEST_CASE("measure says what the checks see, and only what was asked", "[cli]") {
  test::Machine machine;
  const std::string clip = test::make_small_clip(machine.dir / "a.mp4", 48).string();

  const auto all = machine.json({"measure", clip});
  CHECK(all["move"]["class"].is_string());
  CHECK(all["move"]["confidence"].is_number());
  CHECK(all["shots"]["cuts"].is_array());
  CHECK(all["tone"].is_object());
  CHECK(all["palette"].is_array());
  CHECK(all["soundness"]["frames"] == 48);

  const auto some = machine.json(
      {"measure", clip, "--only", "shots,tone", "--evidence", (machine.dir / "look").string()});
  CHECK(some.contains("shots"));
  CHECK_FALSE(some.contains("move"));
  CHECK(machine.run({"measure", clip, "--only", "smell"}).exit == 2);
}

TEST_CASE("measure looks into boxes that it is given, and refuses what is no box", "[cli]") {
  test::Machine machine;
  const std::string clip = test::make_small_clip(machine.dir / "a.mp4", 24).string();

  const auto json =
      machine.json({"measure", clip, "--only", "shots", "--box", "head:3:0.4,0.1,0.2,0.3"});
  REQUIRE(json["boxes"].size() == 1);
  CHECK(json["boxes"][0]["kind"] == "head");
  CHECK(json["boxes"][0]["height"] == 0.3);
  CHECK(json["boxes"][0]["left_right"].is_number());
  for (const char* wrong :
       {"head:3:0.9,0.1,0.2,0.3", "nose:3:0.4,0.1,0.2,0.3", "head:x:0,0,1,1", "head"}) {
    CHECK(machine.run({"measure", clip, "--box", wrong}).exit == 2);
  }
}

TEST_CASE("measure names the cut of a real clip's join at its exact frame", "[cli]") {
  const auto bunny = test::media("D01");
  if (!bunny) SKIP("D01 is not there");
  test::Machine machine;
  const std::string a = (machine.dir / "a.mp4").string();
  const std::string b = (machine.dir / "b.mp4").string();
  const std::string c = (machine.dir / "c.mp4").string();
  REQUIRE(machine.run({"trim", bunny->string(), "--in", "0", "--out", "24", "-o", a}).exit == 0);
  REQUIRE(machine
              .run({"join", test::make_small_clip(machine.dir / "grey.mp4", 30).string(), a, "-o",
                    b, "--format", "320x180@24"})
              .exit == 0);

  const auto json = machine.json({"measure", b, "--only", "shots"});

  const auto cuts = json["shots"]["cuts"].get<std::vector<int>>();
  INFO(json.dump());
  CHECK(std::count(cuts.begin(), cuts.end(), 30) == 1);
}

TEST_CASE("compare of a clip with itself is identical and ends 0", "[cli]") {
  test::Machine machine;
  const std::string clip = test::make_small_clip(machine.dir / "a.mp4", 24).string();

  const auto json = machine.json({"compare", clip, clip});

  CHECK(json["frames"] == 24);
  CHECK(json["offset"] == 0);
  CHECK(json["identical"] == true);
  CHECK(json["psnr_y"] == 100.0);
  CHECK(json["ssim_y"] == 1.0);
  CHECK(json["worst"].empty());
  CHECK(json["vmaf"].is_null());
  CHECK_FALSE(json["vmaf_why_not"].get<std::string>().empty());
}

TEST_CASE("compare of takes that differ ends 1 with numbers, worst frames and a contact sheet",
          "[cli]") {
  test::Machine machine;
  const std::string a = test::make_small_clip(machine.dir / "a.mp4", 24).string();
  const std::string b = (machine.dir / "b.mp4").string();
  REQUIRE(machine.run({"trim", a, "--in", "3", "--out", "24", "-o", b, "--mode", "full"}).exit ==
          0);
  const std::string sheet = (machine.dir / "sheet.png").string();

  const auto json =
      machine.json({"compare", a, b, "--offset", "-3", "--sheet", sheet, "--frames"}, 1);

  CHECK(json["frames"] == 21);
  CHECK(json["offset"] == -3);
  CHECK(json["identical"] == false);
  CHECK(json["psnr_y"].get<double>() > 25);
  CHECK(json["per_frame"].size() == 21);
  CHECK(json["per_frame"][0]["a"] == 3);
  CHECK(json["per_frame"][0]["b"] == 0);
  CHECK(fs::file_size(sheet) > 1000);
  const test::ProgramRun again = machine.run({"compare", a, b, "--sheet", sheet});
  CHECK(again.exit == 2);
  CHECK_THAT(again.err, test::contains("--force"));
  const test::ProgramRun words = machine.run({"compare", a, b, a, "--lang", "zh-Hant-HK"});
  CHECK(words.exit == 1);
  CHECK_THAT(words.out, test::contains("完全相同"));
}

TEST_CASE("compare says what it needs when it is called wrongly", "[cli]") {
  test::Machine machine;
  const std::string a = test::make_small_clip(machine.dir / "a.mp4", 6).string();
  CHECK(machine.run({"compare", a}).exit == 2);
  CHECK(machine.run({"compare", a, a, "--sheet", (machine.dir / "x.gif").string()}).exit == 2);
  CHECK(machine.run({"compare", a, a, a, "--offset", "1"}).exit == 2);
  CHECK(machine.run({"compare", a, a, "--offset", "6"}).exit == 2);
  CHECK(machine.run({"compare", a, (machine.dir / "none.mp4").string()}).exit == 2);
}
