// SPDX-License-Identifier: Apache-2.0

#include <limits>

#include "app/generate/refuse.h"
#include "app/generate/wires.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

std::optional<Error> refusal(const ShotRequest& request,
                             const std::string& model = "gemini-omni-1.2-flash") {
  return make_gemini_interactions("https://example.com", *find_capability(model))->refuse(request);
}

void check_refused(const std::optional<Error>& error, const std::string& words) {
  REQUIRE(error);
  CHECK(error->code == ErrorCode::bad_input);
  CHECK_THAT(error->message.en, contains(words));
  CHECK_FALSE(error->message.zh.empty());
  CHECK_FALSE(error->hint.en.empty());
  CHECK_FALSE(error->hint.zh.empty());
}

const ShotRequest kGood{.prompt = "a lantern in the rain"};

}  // namespace

TEST_CASE("a good request is not refused by any model", "[generate]") {
  for (const Capability& capability : built_in_capabilities()) {
    if (!capability.gone_since.empty() || !capability.videos) continue;
    INFO(capability.model << " on " << capability.adapter);
    AdapterOrder order{capability.adapter, "", "https://example.com", std::nullopt, capability};
    Result<std::unique_ptr<Adapter>> adapter = make_adapter(order);
    REQUIRE(adapter);
    CHECK_FALSE((*adapter)->refuse(kGood));
    CHECK((*adapter)->build_create(kGood, {}));
  }
}

TEST_CASE("a model that is gone is refused by name, with the day and its successor", "[generate]") {
  const std::optional<Error> error = refusal(kGood, "gemini-omni-flash-preview");
  REQUIRE(error);
  CHECK(error->code == ErrorCode::unsupported);
  CHECK(error->message.en ==
        "The model \"gemini-omni-flash-preview\" was switched off on 2026-09-30.");
  CHECK(error->hint.en == "Use \"gemini-omni-1.2-flash\" instead.");
  CHECK_THAT(error->message.zh, contains("2026-09-30 停用"));
}

TEST_CASE("lengths are those of the model, and those that a size or references force",
          "[generate]") {
  Capability veo = *find_capability("veo-3.1-generate-001");
  const auto refused = [&](const ShotRequest& request) { return refuse_by_record(request, veo); };
  ShotRequest request = kGood;
  request.seconds = 5;
  check_refused(refused(request), "A shot lasts one of 4, 6, 8 seconds here.");
  request.seconds = 6;
  CHECK_FALSE(refused(request));
  request.width = 1920;
  request.height = 1080;
  check_refused(refused(request), "only 8 seconds at 1080p");
  request.seconds = 8;
  CHECK_FALSE(refused(request));
  request = kGood;
  request.references = {{.role = "image"}};
  check_refused(refused(request), "only 8 seconds with reference pictures");
}

TEST_CASE("what goes with the words is refused where the model has no place for it", "[generate]") {
  Capability plain = *find_capability("gemini-omni-1.2-flash");
  plain.last_frame = plain.pictures = plain.clips = plain.extend = false;
  const auto refused = [&](const ShotRequest& request) { return refuse_by_record(request, plain); };
  ShotRequest request = kGood;
  request.references = {{.role = "image"}};
  check_refused(refused(request), "does not take reference pictures");
  request.references = {{.role = "video"}};
  check_refused(refused(request), "does not take a clip of your own");
  request.references = {{.role = "mask"}};
  check_refused(refused(request), "does not take a mask");
  request.references = {{.role = "first_frame"}, {.role = "last_frame"}};
  check_refused(refused(request), "does not take a last frame");
  plain.last_frame = true;
  CHECK_FALSE(refused(request));
  request.references = {{.role = "last_frame"}};
  check_refused(refused(request), "needs a first frame");
  request.references = {{.role = "first_frame"}, {.role = "first_frame"}};
  check_refused(refused(request), "one first and one last frame");
  request = kGood;
  request.extend = true;
  check_refused(refused(request), "does not go on from a clip");
  plain.extend = true;
  check_refused(refused(request), "no clip to go on from");
  request.previous_id = "v1_before";
  CHECK_FALSE(refused(request));
  request = kGood;
  request.camera_path = {{}, {.seconds = 4}};
  check_refused(refused(request), "no camera path");
}

TEST_CASE("a picture is refused by a model of clips, and a clip by a model of pictures",
          "[generate]") {
  ShotRequest still = kGood;
  still.output = ShotOutput::still;
  check_refused(refusal(still), "makes clips, not pictures");
  CHECK_FALSE(refusal(still, "gemini-3.1-flash-image"));
  CHECK_FALSE(refusal(still, "practice"));
  check_refused(refusal(kGood, "gemini-3.1-flash-image"), "makes pictures, not clips");
  still.output = ShotOutput::element;
  check_refused(refusal(still, "gemini-3.1-flash-image"), "no cut-out elements");
  CHECK_FALSE(refusal(still, "practice"));
}

TEST_CASE("an empty prompt is refused, and blanks of any width are empty", "[generate]") {
  for (const char* prompt : {"", "  \n\t", "　　"}) {
    ShotRequest request = kGood;
    request.prompt = prompt;
    check_refused(refusal(request), "There is no prompt yet.");
  }
}

TEST_CASE("bytes that are no text, and a novel, are refused", "[generate]") {
  ShotRequest request = kGood;
  request.prompt = "a \xff b";
  check_refused(refusal(request), "bytes in it that are no text");
  request.prompt = std::string(32'001, 'x');
  check_refused(refusal(request), "longer than 32000 characters");
}

TEST_CASE("seconds outside the model's range are refused with the range", "[generate]") {
  ShotRequest request = kGood;
  for (const double seconds :
       {0.0, 2.0, 16.0, -4.0, 1e300, std::numeric_limits<double>::quiet_NaN()}) {
    request.seconds = seconds;
    check_refused(refusal(request), "A shot lasts 3 to 15 seconds here.");
  }
  request.seconds = 11;
  CHECK_FALSE(refusal(request));
  check_refused(refusal(request, "gemini-omni-1.1-flash"), "A shot lasts 3 to 10 seconds here.");
  request.seconds = 4.5;
  check_refused(refusal(request), "in steps of 1 s");
}

TEST_CASE("a size or shape that the model does not make is refused with those it makes",
          "[generate]") {
  ShotRequest request = kGood;
  request.width = 854;
  request.height = 480;
  check_refused(refusal(request), "no pictures of 854x480 (it makes 360p, 720p, 1080p, 4k)");
  request.width = 720;
  request.height = 720;
  check_refused(refusal(request), "this shape, 1:1 (it makes 16:9, 9:16)");
  request.width = 1920;
  request.height = 1080;
  CHECK_FALSE(refusal(request));
  CHECK_FALSE(refusal(request, "practice"));
  request.width = 0;
  check_refused(refusal(request), "0x1080");
}

TEST_CASE("a seed or a negative prompt is refused where the wire has no field for it",
          "[generate]") {
  ShotRequest request = kGood;
  request.seed = 7;
  check_refused(refusal(request), "This model takes no seed");
  CHECK_FALSE(refusal(request, "practice"));
  request.seed = -1;
  check_refused(refusal(request, "practice"), "A seed is zero or more.");
  request = kGood;
  request.negative = "logos";
  check_refused(refusal(request), "This model takes no negative prompt.");
  CHECK_FALSE(refusal(request, "practice"));
}

TEST_CASE("too many references, or mixed ones without tags, are refused", "[generate]") {
  ShotRequest request = kGood;
  request.references.assign(7, {.role = "image"});
  check_refused(refusal(request), "takes 6 references at most");
  Capability words_only = *find_capability("gemini-omni-1.2-flash");
  words_only.max_references = 0;
  check_refused(refuse_by_record(request, words_only), "from words only");
  request.references = {{.role = "first_frame"}, {.role = "image"}};
  check_refused(refusal(request), "must be told apart in the prompt");
  request.prompt = "[# Sources <FIRST_FRAME>@Image1] [# References <IMAGE_REF_0>@Image2] a lantern";
  CHECK_FALSE(refusal(request));
}

TEST_CASE("an edit of an earlier take is refused where each take is made anew", "[generate]") {
  ShotRequest request = kGood;
  request.previous_id = "v1_before";
  CHECK_FALSE(refusal(request));
  Capability no_edit = *find_capability("gemini-omni-1.2-flash");
  no_edit.edit = false;
  check_refused(refuse_by_record(request, no_edit), "does not change an earlier take");
}
