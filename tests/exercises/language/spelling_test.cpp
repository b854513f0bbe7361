// SPDX-License-Identifier: Apache-2.0
//
// Slips of the pen are forgiven, and no word is taken for another.

#include "exercises/language/spelling.h"

#include "media/base/text.h"
#include "tests/exercises/language/reading_check.h"
#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("Slips of spelling are read as the film word that was meant", "[language]") {
  CHECK(spelled("evning") == "evening");
  CHECK(spelled("ligth") == "light");
  CHECK(spelled("handhled") == "handheld");
  CHECK(spelled("courtyrad") == "courtyard");
  CHECK(spelled("stret") == "");  // Five letters forgive a swap only.
  CHECK(spelled("streeet") == "street");
  CHECK(spelled("silhuette") == "silhouette");
  CHECK(spelled("documentry") == "documentary");
}

TEST_CASE("Words that are right, or mean something else, stay what they are", "[language]") {
  for (const char* word :
       {"street", "marker", "markers", "certain", "bride", "widow", "mourning", "angel", "talking",
        "goat", "juggler", "umbrella", "kowloon", "chan", "wandering", "trial", "lanterns"}) {
    CAPTURE(word);
    CHECK(spelled(word).empty());
  }
}

TEST_CASE("No English word near a film word is changed", "[language]") {
  for (const std::string& word : split(neighbour_words(), ' ')) {
    CAPTURE(word);
    CHECK(spelled(word).empty());
    CHECK(spelled(word + "s").empty());
  }
}

TEST_CASE("Steps between words count letters added, lost, wrong and swapped", "[language]") {
  CHECK(steps_between("light", "light", 2) == 0);
  CHECK(steps_between("ligth", "light", 2) == 1);
  CHECK(steps_between("lght", "light", 2) == 1);
  CHECK(steps_between("lyght", "light", 2) == 1);
  CHECK(steps_between("lyghht", "light", 2) == 2);
  CHECK(steps_between("dark", "light", 2) == 3);  // Told as more than asked.
}

TEST_CASE("A prompt full of slips reads as the same prompt without, and says what it did",
          "[language]") {
  const std::string prompt =
      "Mediun shot, an old man in a green coat chekcs his watch twice, courtyrad, low evning sun "
      "from the left";
  const PromptReading reading = read_prompt(prompt);

  CHECK(test::ids_of(reading, Slot::size) == "MS");
  CHECK(test::ids_of(reading, Slot::action) == "checks_watch");
  CHECK(test::ids_of(reading, Slot::place) == "courtyard");
  CHECK(test::ids_of(reading, Slot::light) == "low_sun");
  REQUIRE(reading.slips.size() == 4);
  CHECK(prompt.substr(reading.slips[1].begin, reading.slips[1].end - reading.slips[1].begin) ==
        "chekcs");
  CHECK(reading.slips[1].read_as == "checks");
}

TEST_CASE("What somebody says is not spelt for them", "[language]") {
  CHECK(read_prompt("a man says \"good evning\", street").slips.empty());
}
