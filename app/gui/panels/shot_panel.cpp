// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/shot_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "app/core/cut_edits.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/stepper.h"
#include "app/gui/panels/timeline_line.h"
#include "app/gui/panels/words.h"
#include "media/model/cut.h"

namespace shotlab::gui {
namespace {

const Text kShot{"Shot {0}", "鏡頭 {0}"};
const Text kDissolve{"Dissolve from {0}", "與鏡頭 {0} 溶接"};
const Text kFadeIn{"Fade in", "淡入"};
const Text kFadeOut{"Fade out", "淡出"};
const Text kSoundEdit{"Sound changes", "聲音剪接點"};
const Text kWithPicture{"with the picture", "與畫面同時"};
const Text kBefore{"J-cut · {0} frames", "聲音先行 · {0} 格"};
const Text kAfter{"L-cut · {0} frames", "聲音延續 · {0} 格"};
const Text kNoSpare{"A take that is trimmed has sound to spare for this.",
                    "修剪過的條才有多出的聲音可用。"};
const Text kLevel{"Level", "音量"};
const Text kHeard{"Sound: on", "聲音：開"};
const Text kMuted{"Sound: muted", "聲音：靜音"};
const Text kNone{"none", "無"};
const Text kFrames{"{0} frames · {1} s", "{0} 格 · {1} 秒"};
const Text kShorter{"Both shots are seen together; the film gets so much shorter.",
                    "兩個鏡頭同時出現，影片會短這麼多。"};
const Text kSpeed{"Speed", "速度"};
const Text kPitch{"Its sound keeps its pitch.", "聲音的音高不變。"};

constexpr std::array<Rational, 9> kSpeeds{
    {{1, 4}, {1, 2}, {3, 4}, {1, 1}, {5, 4}, {3, 2}, {2, 1}, {4, 1}, {8, 1}}};

// The next of them; the same at either end.
Rational faster(Rational speed, int way) {
  Rational next = speed;
  for (const Rational one : kSpeeds) {
    if (way > 0 && one.value() > speed.value()) return one;
    if (way < 0 && one.value() < speed.value()) next = one;
  }
  return next;
}

// Where the sound changes: less is sooner, more is later, as on the timeline.
cut_edit::Changed draw_sound_edit(const Kit& kit, const View& view, std::size_t n) {
  const std::int64_t lead = view.cut[n].sound_lead;
  const auto quarter = std::max<std::int64_t>(std::lround(view.fps.value() / 4), 1);
  const cut_edit::Lengths lengths = lengths_of(view);
  const auto sooner = cut_edit::sound_lead(view.cut, n, lead + quarter, lengths);
  const auto later = cut_edit::sound_lead(view.cut, n, lead - quarter, lengths);
  const Text& words = lead > 0 ? kBefore : lead < 0 ? kAfter : kWithPicture;
  const int way =
      step(kit, {.name = "shot-sound",
                 .label = kit.say(kSoundEdit),
                 .value = fill(words, {std::to_string(std::abs(lead))}).in(kit.language),
                 .can_less = sooner.has_value(),
                 .can_more = later.has_value()});
  if (!sooner || !later) paragraph(kit, kit.say(kNoSpare), small_print(kit));
  return way < 0 ? sooner : way > 0 ? later : std::nullopt;
}

}  // namespace

std::optional<Action> toggle_dissolve(const View& view, std::size_t shot) {
  if (shot == 0 || shot >= view.cut.size()) return std::nullopt;
  const auto half = static_cast<std::int64_t>(std::lround(view.fps.value() / 2));
  const auto edited = cut_edit::dissolve(view.cut, shot, view.cut[shot].dissolve > 0 ? 0 : half);
  return edited ? std::optional<Action>(action::SetCut{*edited}) : std::nullopt;
}

std::optional<Action> draw_shot_panel(const Kit& kit, const View& view, const CutDraft& draft) {
  const auto n = static_cast<std::size_t>(std::max(draft.chosen, 0));
  if (draft.chosen < 0 || n >= view.cut.size()) return std::nullopt;
  const CutRow& row = view.cut[n];
  const double fps = view.fps.value();
  const auto quarter = std::max<std::int64_t>(std::lround(fps / 4), 1);
  cut_edit::Changed edited;
  const auto frames = [&](std::int64_t count) {
    return count == 0
               ? kit.say(kNone)
               : fill(kFrames, {std::to_string(count), number(static_cast<double>(count) / fps, 2)})
                     .in(kit.language);
  };

  label(kit, fill(kShot, {std::to_string(n + 1)}).in(kit.language), heading(kit));
  gap(kit, 4);
  if (n > 0) {
    const int way = step(kit, {.name = "shot-dissolve",
                               .label = fill(kDissolve, {std::to_string(n)}).in(kit.language),
                               .value = frames(row.dissolve),
                               .can_less = row.dissolve > 0});
    if (way != 0) edited = cut_edit::dissolve(view.cut, n, row.dissolve + way * quarter);
    if (row.dissolve > 0) paragraph(kit, kit.say(kShorter), small_print(kit));
  }
  if (const int way = step(kit, {.name = "shot-fade-in",
                                 .label = kit.say(kFadeIn),
                                 .value = frames(row.fade_in),
                                 .can_less = row.fade_in > 0});
      way != 0)
    edited = cut_edit::fade_in(view.cut, n, row.fade_in + way * quarter);
  if (const int way = step(kit, {.name = "shot-fade-out",
                                 .label = kit.say(kFadeOut),
                                 .value = frames(row.fade_out),
                                 .can_less = row.fade_out > 0});
      way != 0)
    edited = cut_edit::fade_out(view.cut, n, row.fade_out + way * quarter);
  if (const int way = step(kit, {.name = "shot-speed",
                                 .label = kit.say(kSpeed),
                                 .value = number(row.speed.value(), 2) + "×",
                                 .can_less = row.speed.value() > kSlowest.value(),
                                 .can_more = row.speed.value() < kFastest.value()});
      way != 0)
    edited = cut_edit::speed(view.cut, n, faster(row.speed, way), lengths_of(view));
  if (!(row.speed == Rational{1, 1})) paragraph(kit, kit.say(kPitch), small_print(kit));
  if (n > 0) {
    if (auto moved = draw_sound_edit(kit, view, n)) edited = std::move(moved);
  }
  if (const int way =
          step(kit, {.name = "shot-level",
                     .label = kit.say(kLevel),
                     .value = (row.gain_db > 0 ? "+" : "") + number(row.gain_db, 1) + " dB",
                     .can_less = row.gain_db > kLeastGain,
                     .can_more = row.gain_db < kMostGain});
      way != 0)
    edited = cut_edit::level(view.cut, n, row.gain_db + way);
  if (button(kit, "shot-mute", kit.say(row.mute ? kMuted : kHeard),
             {.kind = ButtonKind::quiet,
              .icon = row.mute ? icon::kNoSound : icon::kSound,
              .on = row.mute,
              .type = Type::small}))
    edited = cut_edit::mute(view.cut, n, !row.mute);
  gap(kit, 10);
  rule(kit);
  gap(kit, 10);
  if (!edited) return std::nullopt;
  return action::SetCut{*edited};
}

}  // namespace shotlab::gui
