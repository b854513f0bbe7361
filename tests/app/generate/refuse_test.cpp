// SPDX-License-Identifier: Apache-2.0

#include <limits>

#include "app/generate/adapter.h"
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
    CHECK_FALSE(refusal(kGood, capability.model));
  }
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
  check_refused(refusal(request, "practice"), "from words only");
  request.references = {{.role = "first_frame"}, {.role = "image"}};
  check_refused(refusal(request), "must be told apart in the prompt");
  request.prompt = "[# Sources <FIRST_FRAME>@Image1] [# References <IMAGE_REF_0>@Image2] a lantern";
  CHECK_FALSE(refusal(request));
}

TEST_CASE("an edit of an earlier take is refused where each take is made anew", "[generate]") {
  ShotRequest request = kGood;
  request.previous_id = "v1_before";
  CHECK_FALSE(refusal(request));
  check_refused(refusal(request, "practice"), "does not change an earlier take");
}
