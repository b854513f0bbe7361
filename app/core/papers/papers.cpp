// SPDX-License-Identifier: Apache-2.0

#include "app/core/papers/papers.h"

#include <algorithm>

namespace shotlab {

std::string_view name_of(Rights rights) {
  switch (rights) {
    case Rights::unsaid:
      return "";
    case Rights::none:
      return "none";
    case Rights::mine:
      return "mine";
    case Rights::licensed:
      return "licensed";
    case Rights::public_domain:
      return "public_domain";
  }
  return "";
}

Rights rights_from(std::string_view name) {
  for (const Rights rights :
       {Rights::none, Rights::mine, Rights::licensed, Rights::public_domain}) {
    if (name_of(rights) == name) return rights;
  }
  return Rights::unsaid;
}

Text words_of(Rights rights) {
  switch (rights) {
    case Rights::unsaid:
      return {"not said yet", "未填"};
    case Rights::none:
      return {"no sources", "沒有素材"};
    case Rights::mine:
      return {"mine", "自己的"};
    case Rights::licensed:
      return {"licensed", "已獲授權"};
    case Rights::public_domain:
      return {"public domain", "公有領域"};
  }
  return {};
}

std::string_view name_of(PersonShown person) {
  switch (person) {
    case PersonShown::unsaid:
      return "";
    case PersonShown::nobody:
      return "nobody";
    case PersonShown::invented:
      return "invented";
    case PersonShown::real:
      return "real";
  }
  return "";
}

PersonShown person_from(std::string_view name) {
  for (const PersonShown person : {PersonShown::nobody, PersonShown::invented, PersonShown::real}) {
    if (name_of(person) == name) return person;
  }
  return PersonShown::unsaid;
}

Text words_of(PersonShown person) {
  switch (person) {
    case PersonShown::unsaid:
      return {"not said yet", "未填"};
    case PersonShown::nobody:
      return {"nobody", "沒有人"};
    case PersonShown::invented:
      return {"an invented person", "虛構人物"};
    case PersonShown::real:
      return {"a real person", "真人"};
  }
  return {};
}

std::string_view name_of(YesNo answer) {
  switch (answer) {
    case YesNo::unsaid:
      return "";
    case YesNo::yes:
      return "yes";
    case YesNo::no:
      return "no";
  }
  return "";
}

YesNo yes_no_from(std::string_view name) {
  return name == "yes" ? YesNo::yes : name == "no" ? YesNo::no : YesNo::unsaid;
}

bool CueEntry::has_words() const {
  return own() || !describe.empty() || !sources.empty() || rights != Rights::unsaid ||
         person != PersonShown::unsaid || !consent.empty() || !human.empty();
}

std::string Authorship::who(const std::string& role, const std::string& take) const {
  if (const auto shot = shots.find(take); shot != shots.end()) {
    const auto own = shot->second.find(role);
    if (own != shot->second.end() && !own->second.empty()) return own->second;
  }
  const auto all = film.find(role);
  return all != film.end() ? all->second : std::string();
}

std::string new_paper_id(const Papers& papers, const std::string& kind) {
  const auto taken = [&](const std::string& id) {
    return std::any_of(papers.cue.begin(), papers.cue.end(),
                       [&](const CueEntry& entry) { return entry.id == id; }) ||
           std::any_of(papers.consents.begin(), papers.consents.end(),
                       [&](const ConsentRecord& record) { return record.id == id; });
  };
  for (int n = 1;; ++n) {
    std::string id = kind + "-" + std::to_string(n);
    if (!taken(id)) return id;
  }
}

}  // namespace shotlab
