// SPDX-License-Identifier: Apache-2.0
//
// How the painter errs, as generators do: negations, vague words, long and short prompts.

#include "tests/app/practice/asked_take.h"
#include "tests/app/practice/pixels.h"

using namespace shotlab;
using test::asked;
using test::report_of;

TEST_CASE("Saying no dog brings a dog, the negative list keeps it out", "[practice]") {
  for (const char* size : {"FS", "MS"}) {
    CAPTURE(size);
    const std::string prompt =
        std::string(size) + ", a man in a grey coat stands still, street, day, static camera";
    const Picture plain = paint_frame(asked(prompt), 90);
    const Picture no_dog = paint_frame(asked(prompt + ", no dog"), 90);
    PaintRequest listed = asked(prompt + ", no dog");
    listed.negative = "dog";
    const Picture kept_out = paint_frame(listed, 90);

    CHECK(test::mean_difference(plain, no_dog) > 0.25);
    CHECK(plain == kept_out);
  }
  CHECK_THAT(report_of("MS, a man, street, no dog").advisory, test::contains("dog"));
}

TEST_CASE("Vague words change nothing and are named; feelings leave a blank face", "[practice]") {
  const std::string prompt = "CU, eye level, a man waits, courtyard, overcast, static camera";
  CHECK(paint_frame(asked(prompt), 10) ==
        paint_frame(asked(prompt + ", cinematic masterpiece, 8k"), 10));
  CHECK_THAT(report_of(prompt + ", cinematic, 8k").advisory, test::contains("cinematic"));
  CHECK_THAT(report_of("特寫，男人，庭院，電影感").advisory, test::contains("電影感"));

  const Picture sad = paint_frame(asked(prompt + ", sad"), 10);
  CHECK(test::mean_difference(sad, paint_frame(asked(prompt), 10)) > 0.05);
  CHECK_THAT(report_of(prompt + ", sad").advisory, test::contains("feeling"));
  CHECK(report_of("CU, a sad man looks up, courtyard").advisory.find("feeling") ==
        std::string::npos);
}

TEST_CASE("What comes after some 120 words is not followed", "[practice]") {
  std::string filler;
  for (int i = 0; i < 130; ++i) filler += " and";
  const PaintReport report =
      report_of("MS, a man stands still, street, static camera," + filler + ", zoom in");
  CHECK(report.camera.front().focal == report.camera.back().focal);
  CHECK_THAT(report.advisory, test::contains("words"));
}

TEST_CASE("A short prompt is rewritten with what was left open, in its own language",
          "[practice]") {
  CHECK_THAT(report_of("a man waits").rewritten_prompt, test::contains("a man waits, "));
  CHECK_THAT(report_of("老伯等車").rewritten_prompt, test::contains("老伯等車，"));
  CHECK(report_of("MS, an old man in a green coat, checks his watch twice, tram stop, low evening "
                  "sun from the left")
            .rewritten_prompt.empty());
  CHECK(report_of("MS, an old man in a green coat, checks his watch twice, tram stop, low evening "
                  "sun from the left")
            .advisory.empty());
}
