// SPDX-License-Identifier: Apache-2.0
//
// The Papers desk used as a person uses it: pages, fields, choices, the hand-in.

#include <imgui.h>

#include <set>

#include "app/gui/panels/consent_panel.h"
#include "app/gui/panels/paper_fields.h"
#include "app/gui/panels/papers_pages.h"
#include "tests/app/gui/scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

namespace {

// A scene that keeps papers as the studio does: what was asked for stands there in the next frame.
struct PaperScene : test::Scene {
  explicit PaperScene(PapersPage page, View start = test::busy_view(), int width = 1600,
                      int height = 1000)
      : test::Scene(std::move(start), Desk::papers, width, height) {
    ui.papers.page = page;
    const auto draw_all = gui.draw;
    gui.draw = [this, draw_all] {
      const std::size_t before = actions.size();
      draw_all();
      for (std::size_t i = before; i < actions.size(); ++i) {
        if (const auto* set = std::get_if<action::SetPapers>(&actions[i])) {
          view.papers.words = set->papers;
          test::refresh_papers(view.papers);
        }
      }
    };
    gui.frames(3);
  }
  const Papers& words() const { return view.papers.words; }
  // Long enough for what was typed to be handed on.
  void pause() {
    gui.kit.now += 1;
    gui.frames(2);
  }
};

}  // namespace

TEST_CASE("The six pages of the papers are a click away, each with how far it is", "[gui]") {
  PaperScene scene(PapersPage::questions);

  for (int n = kPapersPageCount - 1; n >= 0; --n) {
    const auto page = static_cast<PapersPage>(n);
    scene.gui.click(std::string("papers/") + name_of_page(page));
    CHECK(scene.ui.papers.page == page);
  }
  const PageState cue = state_of_page(scene.view, PapersPage::cue);
  CHECK(cue.all == 3);
  CHECK(cue.done == 0);
  CHECK(state_of_page(scene.view, PapersPage::who).all == 10);
}

TEST_CASE("A page that was scrolled does not scroll the next one", "[gui]") {
  PaperScene scene(PapersPage::cue, test::busy_view(), 1280, 600);
  scene.gui.wheel("cue/0002-old-man/human", -20);
  scene.gui.frames(3);
  REQUIRE_FALSE(scene.gui.why_not("cue/0002-old-man/human").empty());

  scene.gui.click("papers/disclosure");
  CHECK(scene.gui.why_not("why").empty());
  scene.gui.click("papers/cue");
  CHECK_FALSE(scene.gui.why_not("cue/0002-old-man/human").empty());
}

TEST_CASE("A narrow window has the pages above the paper", "[gui]") {
  PaperScene scene(PapersPage::questions, test::busy_view(), 800, 900);

  scene.gui.click("papers/disclosure");

  CHECK(scene.ui.papers.page == PapersPage::disclosure);
}

TEST_CASE("A cell of the cue sheet is typed in where it stands, and kept after a pause", "[gui]") {
  PaperScene scene(PapersPage::cue);

  scene.gui.click("cue/0001-old-man/human");
  scene.gui.type("我揀了他抬頭的一刻");
  CHECK(scene.count<action::SetPapers>() == 0);  // Not at every letter.
  scene.pause();

  REQUIRE(scene.count<action::SetPapers>() == 1);
  CHECK(scene.last<action::SetPapers>()->what == "cue/0001-old-man/human");
  CHECK(scene.words().cue[1].human == "我揀了他抬頭的一刻");
  CHECK(scene.words().cue[0].human.starts_with("Chose the moment"));
}

TEST_CASE("What was typed in the papers is handed on when the desk goes away", "[gui]") {
  PaperScene scene(PapersPage::cue);
  scene.gui.click("cue/0002-old-man/describe");
  scene.gui.type("He looks up.");

  scene.gui.click("desk/shoot");

  REQUIRE(scene.count<action::SetPapers>() == 1);
  CHECK(scene.words().cue[0].describe == "He looks up.");
}

TEST_CASE("What was typed is handed on before another exercise opens", "[gui]") {
  PaperScene scene(PapersPage::disclosure);
  scene.gui.click("why");
  scene.gui.type("x");
  REQUIRE(scene.ui.papers.text_typed_at.size() == 1);
  scene.actions.clear();
  scene.gui.click("papers/cue");

  CHECK(scene.words().disclosure.why == "x");
}

TEST_CASE("Nothing typed for one film reaches the papers of another", "[gui]") {
  PaperScene scene(PapersPage::disclosure);
  scene.gui.click("why");
  scene.gui.type("for the first film");
  scene.view.film_folder = "/films/other";
  scene.view.papers = {};

  scene.pause();

  CHECK(scene.count<action::SetPapers>() == 0);
  CHECK(scene.words().disclosure.why.empty());
}

TEST_CASE("Rights and people are chosen, and chosen away again", "[gui]") {
  PaperScene scene(PapersPage::cue);

  scene.gui.click("cue/0002-old-man/rights/licensed");
  CHECK(scene.words().cue[0].rights == Rights::licensed);
  scene.gui.click("cue/0002-old-man/rights/licensed");
  CHECK(scene.words().cue[0].rights == Rights::unsaid);
  scene.gui.click("cue/0001-old-man/person/nobody");
  CHECK(scene.words().cue[1].person == PersonShown::nobody);
}

TEST_CASE("A real person leads to a consent that is tied to the row", "[gui]") {
  PaperScene scene(PapersPage::cue);

  scene.gui.click("cue/0002-old-man/consent/consent-1");
  CHECK(scene.words().cue[0].consent == "consent-1");
  scene.gui.click("cue/0002-old-man/new-consent");

  CHECK(scene.words().cue[0].consent == "consent-2");
  REQUIRE(scene.words().consents.size() == 2);
  CHECK(scene.words().consents[1].project == scene.view.film_name);
  CHECK(scene.ui.papers.page == PapersPage::consent);
  CHECK(shown_consent(scene.view, scene.ui.papers)->id == "consent-2");
}

TEST_CASE("Another use of AI is added, filled and removed", "[gui]") {
  PaperScene scene(PapersPage::cue, test::busy_view(), 1600, 1600);
  scene.gui.click("cue/add");
  REQUIRE(scene.words().cue.size() == 4);
  scene.gui.click("cue/own-1/when");
  scene.gui.type("end titles");
  scene.pause();
  CHECK(scene.words().cue[2].when == "end titles");

  scene.gui.click("cue/own-1/remove");

  CHECK(scene.words().cue.size() == 3);
}

TEST_CASE("The shot of a row is chosen by its picture", "[gui]") {
  PaperScene scene(PapersPage::cue);

  scene.gui.click("cue-take/0001-old-man");

  REQUIRE(scene.last<action::SelectTake>() != nullptr);
  CHECK(scene.last<action::SelectTake>()->id == "0001-old-man");
}

TEST_CASE("A film without takes says what the cue sheet waits for", "[gui]") {
  PaperScene scene(PapersPage::cue, test::first_view());
  CHECK(scene.gui.why_not("cue/add").empty());
  CHECK(state_of_page(scene.view, PapersPage::cue).all == 0);
}

TEST_CASE("A consent is filled in, and asks for a guardian only of a minor", "[gui]") {
  PaperScene scene(PapersPage::consent);
  CHECK_FALSE(scene.gui.why_not("consent/consent-1/guardian").empty());

  scene.gui.click("consent/consent-1/minor/yes");
  scene.gui.click("consent/consent-1/guardian");
  scene.gui.type("her mother");
  scene.pause();
  scene.gui.click("consent/consent-1/voice");

  const ConsentRecord& record = scene.words().consents[0];
  CHECK(record.minor == YesNo::yes);
  CHECK(record.guardian == "her mother");
  CHECK(record.voice);
  CHECK(record.image);
}

TEST_CASE("A signed paper is taken by its path or by falling on the window", "[gui]") {
  PaperScene scene(PapersPage::consent);
  CHECK(scene.gui.why_not("consent/hash") == "consent/hash is disabled");

  scene.gui.click("consent/evidence");
  scene.gui.type("/home/me/form.pdf");
  scene.gui.click("consent/hash");

  REQUIRE(scene.last<action::AddEvidence>() != nullptr);
  CHECK(scene.last<action::AddEvidence>()->consent == "consent-1");
  CHECK(scene.last<action::AddEvidence>()->file == "/home/me/form.pdf");
  CHECK(use_dropped_paper(scene.view, scene.ui, "/x.pdf").has_value());
  scene.ui.papers.page = PapersPage::cue;
  CHECK_FALSE(use_dropped_paper(scene.view, scene.ui, "/x.pdf").has_value());
}

TEST_CASE("A record is removed, and an empty desk says when one is needed", "[gui]") {
  PaperScene scene(PapersPage::consent);

  scene.gui.click("consent/remove");

  CHECK(scene.words().consents.empty());
  CHECK(scene.gui.why_not("consent/new").empty());
  scene.gui.click("consent/new");
  CHECK(scene.words().consents.size() == 1);
}

TEST_CASE("Who made what is named for the film, and for a shot where it differs", "[gui]") {
  PaperScene scene(PapersPage::who);

  scene.gui.click("who/grade=me");
  CHECK(scene.words().authorship.who("grade") == "Chan Siu Ming 陳小明");
  scene.gui.click("who/board=nobody");
  CHECK(scene.words().authorship.who("board") == "Nobody");
  scene.gui.click("who-of/0001-old-man");
  scene.gui.click("who/prompt/0001-old-man");
  scene.gui.type("Lee");
  scene.pause();

  CHECK(scene.words().authorship.who("prompt", "0001-old-man") == "Lee");
  CHECK(scene.words().authorship.who("prompt") == "Chan Siu Ming");
}

TEST_CASE("No field offers to name a creator of the picture", "[gui]") {
  PaperScene scene(PapersPage::who);
  for (const std::string& name : scene.gui.items().names("who/"))
    CHECK(name.find("picture") == std::string::npos);
}

TEST_CASE("The disclosure begins with a draft, and what it names is counted while typing",
          "[gui]") {
  PaperScene scene(PapersPage::disclosure);
  scene.gui.click("paragraph/en=draft");
  const std::string text = scene.words().disclosure.paragraph_en.text;
  CHECK_THAT(text, test::contains("practice generator"));
  CHECK(scene.words().disclosure.paragraph_en.drafted_from.size() == 64);

  CHECK_FALSE(scene.gui.why_not("paragraph/en=draft").empty());  // It is taken.
  scene.gui.click("why");
  scene.gui.type("we had no tram");
  scene.pause();
  // The facts have moved on: the newer draft is offered, and nothing is overwritten by itself.
  CHECK(scene.words().disclosure.paragraph_en.text == text);
  scene.gui.click("paragraph/en=draft");
  CHECK_THAT(scene.words().disclosure.paragraph_en.text, test::contains("because we had no tram"));
}

TEST_CASE("The hand-in asks once what would go in, and again when something else is wanted",
          "[gui]") {
  PaperScene scene(PapersPage::handin);
  REQUIRE(scene.count<action::PlanHandIn>() == 1);
  scene.gui.frames(5);
  CHECK(scene.count<action::PlanHandIn>() == 1);

  scene.gui.click("handin/takes/all");
  CHECK(scene.count<action::PlanHandIn>() == 2);
  CHECK(scene.last<action::PlanHandIn>()->options.takes == TakesWanted::all);
  scene.gui.click("handin/film/without");
  CHECK_FALSE(scene.last<action::PlanHandIn>()->options.film);
}

TEST_CASE("What is missing stops no hand-in, and one that runs is not begun again", "[gui]") {
  PaperScene scene(PapersPage::handin);
  REQUIRE_FALSE(scene.view.handin.missing.empty());

  scene.gui.click("handin/go");
  REQUIRE(scene.last<action::HandIn>() != nullptr);
  scene.view.handin.running = true;

  CHECK(scene.gui.why_not("handin/go") == "handin/go is disabled");
}

TEST_CASE("The papers can be filled without a mouse", "[gui]") {
  PaperScene scene(PapersPage::who);
  scene.gui.click("author");
  std::set<std::string> reached;
  for (int n = 0; n < 60; ++n) {
    scene.gui.press(ImGuiKey_Tab);
    reached.insert(std::string(scene.gui.items().focused()));
  }
  for (const char* name : {"who/script", "who/prompt", "who/grade"}) CHECK(reached.contains(name));
}

TEST_CASE("Texts of the papers are found by their names and by no others", "[gui]") {
  Papers papers;
  papers.cue.push_back({.id = "0001-a.2", .take = "0001-a"});
  papers.consents.push_back({.id = "consent-1"});
  for (const char* name : {"cue/0001-a.2/human", "consent/consent-1/use", "author", "why",
                           "line/zh", "paragraph/en", "who/prompt", "who/prompt/0001-a"}) {
    CAPTURE(name);
    CHECK(set_paper_text(papers, name, name));
    REQUIRE(paper_text(papers, name) != nullptr);
    CHECK(*paper_text(papers, name) == name);
  }
  for (const char* name : {"cue/0002/human", "cue/0001-a.2/take", "consent/consent-9/use",
                           "consent/consent-1/id", "nothing", ""}) {
    CAPTURE(name);
    CHECK_FALSE(set_paper_text(papers, name, "x"));
    CHECK(paper_text(papers, name) == nullptr);
  }
  CHECK(paper_text(Papers(), "who/prompt") == nullptr);
}
