// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/paper_fields.h"

#include <algorithm>
#include <array>

#include "app/core/papers/disclosure.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"

namespace shotlab::gui {
namespace {

constexpr double kPause = 0.8;  // Seconds without typing.

std::string* cue_text(CueEntry& entry, std::string_view field) {
  if (field == "describe") return &entry.describe;
  if (field == "sources") return &entry.sources;
  if (field == "human") return &entry.human;
  if (field == "when") return &entry.when;
  if (field == "tool") return &entry.tool;
  if (field == "version") return &entry.version;
  if (field == "prompt") return &entry.prompt;
  return nullptr;
}

std::string* consent_text(ConsentRecord& record, std::string_view field) {
  const std::array<std::pair<std::string_view, std::string ConsentRecord::*>, 11> fields{
      {{"person", &ConsentRecord::person},
       {"relation", &ConsentRecord::relation},
       {"project", &ConsentRecord::project},
       {"use", &ConsentRecord::use},
       {"shown", &ConsentRecord::shown},
       {"until", &ConsentRecord::until},
       {"withdraw", &ConsentRecord::withdraw},
       {"guardian", &ConsentRecord::guardian},
       {"payment", &ConsentRecord::payment},
       {"speaks_for", &ConsentRecord::speaks_for},
       {"signed_on", &ConsentRecord::signed_on}}};
  for (const auto& [name, member] : fields) {
    if (name == field) return &(record.*member);
  }
  return nullptr;
}

struct Named {
  std::string_view kind, id, field;
};

// "cue/own-1/human" in three; the id of a take holds no "/".
Named parts_of(std::string_view name) {
  Named named;
  const std::size_t first = name.find('/');
  named.kind = name.substr(0, first);
  if (first == std::string_view::npos) return named;
  const std::size_t second = name.find('/', first + 1);
  named.id = name.substr(first + 1, second == std::string_view::npos ? second : second - first - 1);
  if (second != std::string_view::npos) named.field = name.substr(second + 1);
  return named;
}

// `make`: a name in the ledger that is not there yet is made, to be written to.
std::string* find_text(Papers& papers, std::string_view name, bool make) {
  const Named named = parts_of(name);
  if (named.kind == "author") return &papers.authorship.author;
  if (named.kind == "why") return &papers.disclosure.why;
  if (named.kind == "cue") {
    for (CueEntry& entry : papers.cue) {
      if (entry.id == named.id) return cue_text(entry, named.field);
    }
  }
  if (named.kind == "consent") {
    for (ConsentRecord& record : papers.consents) {
      if (record.id == named.id) return consent_text(record, named.field);
    }
  }
  if (named.kind == "line" || named.kind == "paragraph") {
    const auto length = named.kind == "line" ? DisclosureLength::line : DisclosureLength::paragraph;
    const Language language = named.id == "zh" ? Language::chinese : Language::english;
    return &text_of(papers.disclosure, length, language).text;
  }
  if (named.kind == "who") {
    const std::string role(named.id);
    const std::string take(named.field);
    if (take.empty()) {
      if (make) return &papers.authorship.film[role];
      const auto found = papers.authorship.film.find(role);
      return found != papers.authorship.film.end() ? &found->second : nullptr;
    }
    if (make) return &papers.authorship.shots[take][role];
    const auto shot = papers.authorship.shots.find(take);
    if (shot == papers.authorship.shots.end()) return nullptr;
    const auto found = shot->second.find(role);
    return found != shot->second.end() ? &found->second : nullptr;
  }
  return nullptr;
}

std::optional<Action> hand_on(const View& view, PapersDraft& draft,
                              const std::vector<std::string>& names) {
  if (names.empty()) return std::nullopt;
  action::SetPapers changed{view.papers.words, names.size() == 1 ? names.front() : std::string()};
  for (const std::string& name : names) {
    set_paper_text(changed.papers, name, draft.texts[name].text);
    draft.text_typed_at.erase(name);
  }
  if (changed.papers == view.papers.words) return std::nullopt;
  return changed;
}

}  // namespace

const std::string* paper_text(const Papers& papers, std::string_view name) {
  // Nothing is made without `make`, so that this may look at what is const.
  return find_text(const_cast<Papers&>(papers), name, false);
}

bool set_paper_text(Papers& papers, std::string_view name, const std::string& text) {
  std::string* place = find_text(papers, name, true);
  if (place == nullptr) return false;
  *place = text;
  return true;
}

void paper_field(const Kit& kit, const View& view, PapersDraft& draft, const std::string& name,
                 std::string_view hint, const PaperFieldLook& look) {
  LongText& typed = draft.texts[name];
  if (!draft.text_typed_at.contains(name)) {
    const std::string* kept = paper_text(view.papers.words, name);
    const std::string& words = kept != nullptr ? *kept : std::string();
    if (typed.text != words) {
      typed = {};
      typed.text = words;
    }
  }
  const bool changed =
      look.lines > 1
          ? area(kit, name, typed, hint,
                 line_height(kit, Type::body) * static_cast<float>(look.lines) + kit.px(12),
                 look.width)
          : field(kit, name, typed.text, hint, look.width);
  if (changed) draft.text_typed_at[name] = kit.now;
  if (ImGui::IsItemDeactivated() && draft.text_typed_at.contains(name))
    draft.text_typed_at[name] = kit.now - kPause;
}

std::optional<Action> typed_papers(const Kit& kit, const View& view, PapersDraft& draft) {
  std::vector<std::string> ready;
  for (const auto& [name, at] : draft.text_typed_at) {
    if (kit.now - at >= kPause) ready.push_back(name);
  }
  return hand_on(view, draft, ready);
}

std::optional<Action> unsaved_papers(const View& view, PapersDraft& draft) {
  std::vector<std::string> all;
  for (const auto& [name, at] : draft.text_typed_at) all.push_back(name);
  return hand_on(view, draft, all);
}

void forget_typing(PapersDraft& draft) {
  draft.texts.clear();
  draft.text_typed_at.clear();
}

std::optional<std::string> choices(const Kit& kit, const std::string& name,
                                   const std::vector<PaperChoice>& all, std::string_view now,
                                   float width) {
  std::optional<std::string> pressed;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float tall = button_height(kit) + kit.px(4);
  float x = 0;
  float y = 0;
  for (const PaperChoice& choice : all) {
    const bool on = choice.name == now;
    // Colour is never the only sign.
    ButtonLook look{.icon = on ? icon::kCheck : nullptr, .on = on, .type = Type::small};
    const float wide = std::min(button_width(kit, choice.words, look), width);
    if (x > 0 && x + wide > width) {
      x = 0;
      y += tall;
    }
    ImGui::SetCursorScreenPos({at.x + x, at.y + y});
    look.width = wide;
    look.tip = choice.words;
    if (button(kit, name + "/" + choice.name, choice.words, look)) pressed = choice.name;
    x += wide + kit.px(4);
  }
  ImGui::SetCursorScreenPos({at.x, at.y + y + tall});
  ImGui::Dummy({width, 0});
  return pressed;
}

}  // namespace shotlab::gui
