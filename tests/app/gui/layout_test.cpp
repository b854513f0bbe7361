// SPDX-License-Identifier: Apache-2.0
//
// Every desk in every size, language and scale that is promised: no word is cut off, nothing lies
// on anything else.

#include <functional>
#include <set>

#include "app/gui/shell.h"
#include "tests/app/gui/headless_gui.h"
#include "tests/app/gui/sample_view.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

namespace {

struct Size {
  int width, height;
};

std::vector<DrawnText> texts_of(const View& view, Desk desk, Size size, float scale, bool started,
                                const std::function<void(Ui&)>& also = {}) {
  test::HeadlessGui gui(size.width, size.height, view.language, scale);
  if (!gui.has_fonts) SKIP("the typefaces are missing");
  Ui ui;
  ui.desk = desk;
  if (started) ui.prompt = test::sample_prompt(view.language);
  if (also) also(ui);
  const Screens screens = started ? test::sample_screens() : Screens{};
  std::vector<DrawnText> texts;
  gui.draw = [&] {
    texts.clear();
    draw_window(gui.kit, view, ui, screens);
  };
  gui.kit.audit = &texts;
  gui.frames(4);
  return texts;
}

bool hidden(const DrawnText& t) {
  return t.y1 <= t.clip_y0 || t.y0 >= t.clip_y1 || t.x1 <= t.clip_x0 || t.x0 >= t.clip_x1;
}

// What is wrong with the texts of one picture, in words.
std::vector<std::string> faults(const std::vector<DrawnText>& texts) {
  std::vector<std::string> found;
  constexpr float kSlack = 1.5f;
  for (const DrawnText& t : texts) {
    if (t.shortened && !t.may_shorten) found.push_back("shortened: " + t.text);
    if (hidden(t) && (t.scrolls || t.slides)) continue;
    if (!t.scrolls && (t.y1 > t.clip_y1 + kSlack || t.y0 < t.clip_y0 - kSlack))
      found.push_back("cut off below or above: " + t.text);
    if (!t.slides && (t.x1 > t.clip_x1 + kSlack || t.x0 < t.clip_x0 - kSlack))
      found.push_back("cut off at the side: " + t.text);
  }
  for (std::size_t a = 0; a < texts.size(); ++a) {
    for (std::size_t b = a + 1; b < texts.size(); ++b) {
      const DrawnText& s = texts[a];
      const DrawnText& t = texts[b];
      if (s.window != t.window || hidden(s) || hidden(t)) continue;
      const float wide = std::min(s.x1, t.x1) - std::max(s.x0, t.x0);
      const float tall = std::min(s.y1, t.y1) - std::max(s.y0, t.y0);
      // Line boxes may touch; ink may not.
      if (wide > kSlack && tall > (s.y1 - s.y0) * 0.25f)
        found.push_back("on top of each other: " + s.text + " / " + t.text);
    }
  }
  return found;
}

void check_all(bool started) {
  for (Language language : {Language::english, Language::chinese}) {
    const View view = started ? test::busy_view(language) : test::first_view(language);
    for (Size size : {Size{1280, 800}, Size{1024, 640}, Size{1600, 900}}) {
      for (float scale : {1.0f, 1.25f, 1.5f}) {
        for (int desk = 0; desk < kDeskCount; ++desk) {
          CAPTURE(language_name(language), size.width, size.height, scale, desk);
          const std::vector<std::string> wrong =
              faults(texts_of(view, static_cast<Desk>(desk), size, scale, started));
          CHECK(wrong == std::vector<std::string>{});
        }
      }
    }
  }
}

}  // namespace

TEST_CASE(
    "In the middle of an exercise no word is cut off, in any promised size, scale and language",
    "[gui]") {
  check_all(true);
}

TEST_CASE("At the very start no word is cut off, in any promised size, scale and language",
          "[gui]") {
  check_all(false);
}

TEST_CASE("No word is cut off on any page of the papers, empty or half written", "[gui]") {
  for (Language language : {Language::english, Language::chinese}) {
    for (const View& view : {test::busy_view(language), test::first_view(language)}) {
      for (Size size : {Size{1280, 800}, Size{1024, 640}, Size{1600, 900}}) {
        for (float scale : {1.0f, 1.5f}) {
          for (int page = 0; page < kPapersPageCount; ++page) {
            CAPTURE(language_name(language), size.width, scale, page, view.takes.size());
            const auto open = [&](Ui& ui) { ui.papers.page = static_cast<PapersPage>(page); };
            CHECK(faults(texts_of(view, Desk::papers, size, scale, true, open)) ==
                  std::vector<std::string>{});
          }
        }
      }
    }
  }
}

TEST_CASE("A hand-in that failed or is done fits as well", "[gui]") {
  for (Language language : {Language::english, Language::chinese}) {
    View view = test::busy_view(language);
    const auto open = [](Ui& ui) { ui.papers.page = PapersPage::handin; };
    view.handin.error =
        Error{ErrorCode::bad_input,
              {"\"takes/0001-old-man/take.json\" holds a key that this machine uses, "
               "so nothing was handed in.",
               "「takes/0001-old-man/take.json」內有這部電腦所用的金鑰，所以沒有交件。"},
              {"Take it out of that file.", "請從該檔案移除。"}};
    CHECK(faults(texts_of(view, Desk::papers, {1024, 640}, 1, true, open)) ==
          std::vector<std::string>{});
    view.handin.error.reset();
    view.handin.package = "/home/a-learner/films/m1e1-first-shot/exports/first-shot-handin.zip";
    view.handin.package_files = 17;
    CHECK(faults(texts_of(view, Desk::papers, {1024, 640}, 1, true, open)) ==
          std::vector<std::string>{});
    view.handin.running = true;
    CHECK(faults(texts_of(view, Desk::papers, {1024, 640}, 1, true, open)) ==
          std::vector<std::string>{});
  }
}

TEST_CASE("An exercise with five shots and ten checks fits as well", "[gui]") {
  for (Language language : {Language::english, Language::chinese}) {
    View view = test::first_view(language);
    view.exercise = &test::sample_moves_exercise();
    view.shot = "pan";
    for (Size size : {Size{1280, 800}, Size{1024, 640}}) {
      for (Desk desk : {Desk::brief, Desk::shoot, Desk::papers}) {
        CAPTURE(language_name(language), size.width, static_cast<int>(desk));
        CHECK(faults(texts_of(view, desk, size, 1, false)) == std::vector<std::string>{});
      }
    }
  }
}

TEST_CASE("Words half as long again still fit: nothing is laid out for English length", "[gui]") {
  View view = test::busy_view();
  Exercise longer = test::sample_exercise();
  const auto stretch = [](Text& text) { text.en += " " + text.en.substr(0, text.en.size() / 2); };
  stretch(longer.title);
  stretch(longer.brief);
  for (Criterion& c : longer.criteria) stretch(c.title);
  for (Text& hint : longer.hints) stretch(hint);
  for (ModuleRow& module : view.course) {
    stretch(module.title);
    for (ExerciseRow& row : module.exercises) stretch(row.title);
  }
  stretch(view.provider_words);
  view.exercise = &longer;
  for (int desk = 0; desk < kDeskCount; ++desk) {
    CAPTURE(desk);
    CHECK(faults(texts_of(view, static_cast<Desk>(desk), {1280, 800}, 1, true)) ==
          std::vector<std::string>{});
  }
}

TEST_CASE("Pressing zoom goes through fixed steps and stays within its limits", "[gui]") {
  CHECK(zoomed(1, 1) == Catch::Approx(1.1f));
  CHECK(zoomed(1, -1) == Catch::Approx(0.9f));
  CHECK(zoomed(3.2f, 0) == 1);
  float zoom = 1;
  for (int n = 0; n < 30; ++n) zoom = zoomed(zoom, 1);
  CHECK(zoom == kZoomMost);
  for (int n = 0; n < 30; ++n) zoom = zoomed(zoom, -1);
  CHECK(zoom == kZoomLeast);
}
