// SPDX-License-Identifier: Apache-2.0

#include "app/core/papers/film_facts.h"

#include <algorithm>
#include <set>

#include "app/core/film.h"
#include "app/core/settings.h"
#include "media/libav/probe.h"

namespace shotlab {

const Take* FilmFacts::find(const std::string& take) const {
  const auto found =
      std::find_if(takes.begin(), takes.end(), [&](const Take& one) { return one.id == take; });
  return found != takes.end() ? &*found : nullptr;
}

Text FilmFacts::tool_of(const Take& take) const {
  const auto found = tools.find(take.provider);
  return found != tools.end() && !found->second.empty() ? found->second
                                                        : Text{take.provider, take.provider};
}

std::string FilmFacts::tc(std::int64_t film_frame) const {
  return cut ? timecode(film_frame, cut->fps) : std::string();
}

std::int64_t FilmFacts::film_frames() const {
  std::int64_t end = 0;
  for (const FilmPart& part : parts) end = std::max(end, part.film.out);
  return end;
}

// In a dissolve two shots are seen at once: a frame counts once.
std::int64_t FilmFacts::generated_frames() const {
  std::int64_t count = 0;
  std::int64_t seen_to = 0;
  for (const FilmPart& part : parts) {
    if (part.take.empty()) continue;
    const std::int64_t from = std::max(part.film.in, seen_to);
    count += std::max<std::int64_t>(part.film.out - from, 0);
    seen_to = std::max(seen_to, part.film.out);
  }
  return count;
}

std::size_t FilmFacts::generated_parts() const {
  return static_cast<std::size_t>(
      std::count_if(parts.begin(), parts.end(), [](const FilmPart& p) { return !p.take.empty(); }));
}

FilmFacts film_facts(const FilmInfo& info, std::vector<Take> takes, std::optional<Cut> cut,
                     const std::map<std::string, Rational>& rates, const Settings& settings) {
  FilmFacts facts;
  facts.name = info.name;
  facts.takes = std::move(takes);
  facts.cut = std::move(cut);
  for (const Take& take : facts.takes) {
    const ProviderProfile* profile = find_provider(settings, take.provider);
    if (profile != nullptr) facts.tools[take.provider] = profile->words;
  }
  if (!facts.cut) {
    for (const Take& take : facts.takes) {
      if (take.keeper) facts.parts.push_back({take.id, {}, {}});
    }
    return facts;
  }
  std::vector<std::int64_t> lengths;
  for (const CutEvent& event : facts.cut->events) {
    const auto rate = rates.find(event.take);
    const Rational fps =
        rate != rates.end() && rate->second.num > 0 ? rate->second : facts.cut->fps;
    lengths.push_back(std::max<std::int64_t>(
        film_length(event.range.length(), fps, event.speed, facts.cut->fps), 1));
  }
  const std::vector<FrameRange> places = places_of(facts.cut->events, lengths);
  for (std::size_t i = 0; i < facts.cut->events.size(); ++i) {
    const CutEvent& event = facts.cut->events[i];
    facts.parts.push_back({event.take, event.range, places[i]});
  }
  return facts;
}

Result<FilmFacts> read_film_facts(const Film& film, const Settings& settings,
                                  const Cancel& cancel) {
  std::vector<Error> damaged;  // A damaged take does not hide the others.
  Result<std::vector<Take>> takes = film.takes(&damaged);
  if (!takes) return takes.error();
  Result<std::optional<Cut>> cut = film.newest_cut();
  if (!cut) return cut.error();
  std::map<std::string, Rational> rates;
  if (*cut) {
    std::set<std::string> used;
    for (const CutEvent& event : (*cut)->events) used.insert(event.take);
    for (const Take& take : *takes) {
      if (!used.contains(take.id)) continue;
      Result<ClipFacts> facts = probe(take.clip, cancel);
      if (facts && facts->video) rates[take.id] = facts->video->fps;
    }
  }
  return film_facts(film.info(), std::move(*takes), std::move(*cut), rates, settings);
}

}  // namespace shotlab
