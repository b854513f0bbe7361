// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/beside_panel.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "app/core/cut_mix.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/beside_edits.h"
#include "app/gui/panels/stepper.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kTitle{"Title {0}", "字幕 {0}"};
const Text kWords{"Words over the picture", "畫面上的文字"};
const Text kFrames{"frames {0} to {1} · {2} s", "第 {0} 至 {1} 格 · {2} 秒"};
const Text kFade{"Fade", "淡入淡出"};
const Text kNone{"none", "無"};
const Text kFrameCount{"{0} frames", "{0} 格"};
const Text kMarker{"Marker · {0}", "標記 · {0}"};
const Text kMarkerWord{"What is here?", "這裏有甚麼？"};
const Text kMarkerTells{"For whoever edits; not in the film.", "供剪接的人參考，不會出現在影片。"};
const Text kTrack{"Track: {0}", "聲軌：{0}"};
const Text kLevel{"Level", "音量"};
const Text kRole{"What it is", "用途"};
const Text kDuck{"Under other sound", "有其他聲音時"};
const Text kDuckBy{"{0} dB lower", "壓低 {0} dB"};
const Text kHeard{"Track: on", "聲軌：開"};
const Text kMuted{"Track: muted", "聲軌：靜音"};
const Text kFilmSound{"The film's sound", "整部影片的聲音"};
const Text kListening{"listening …", "試聽中 …"};
const Text kSilentFilm{"No sound yet.", "還未有聲音。"};
const Text kLoudness{"{0} LUFS · true peak {1} dBTP", "{0} LUFS · 真峰值 {1} dBTP"};
const Text kRemove{"Remove", "移除"};
const Text kSounds{"Sounds", "聲音"};
const Text kNoSounds{"Sound files in the film's assets folder stand here.",
                     "影片 assets 資料夾內的聲音檔會排在這裏。"};
const Text kAddSound{"Add at the playhead", "加到播放位置"};

constexpr std::array<std::pair<TitlePlace, Text (*)()>, 4> kPlaces{{
    {TitlePlace::centre,
     [] {
       return Text{"Middle", "中央"};
     }},
    {TitlePlace::lower_third,
     [] {
       return Text{"Lower third", "下三分一"};
     }},
    {TitlePlace::bottom,
     [] {
       return Text{"Bottom", "底部"};
     }},
    {TitlePlace::top,
     [] {
       return Text{"Top", "頂部"};
     }},
}};
constexpr std::array<const char*, 4> kPlaceNames{"title-place/centre", "title-place/lower_third",
                                                 "title-place/bottom", "title-place/top"};

std::string frames_words(const Kit& kit, FrameRange range, Rational fps) {
  return fill(kFrames, {std::to_string(range.in + 1), std::to_string(range.out),
                        number(static_cast<double>(range.length()) / fps.value(), 2)})
      .in(kit.language);
}

std::string decibels(double db) { return (db > 0 ? "+" : "") + number(db, 1) + " dB"; }

// Into the field that is drawn next. By its name: a request for "the next item" is lost where the
// keyboard was in another pane.
void ask_for_caret(CutDraft& draft, const char* field_name) {
  if (!draft.focus_words) return;
  ImGui::ActivateItemByID(ImGui::GetID((std::string("###") + field_name).c_str()));
  draft.focus_words = false;
}

bool draw_remove(const Kit& kit, const char* name) {
  return button(kit, name, kit.say(kRemove),
                {.kind = ButtonKind::quiet,
                 .icon = icon::kClose,
                 .key = kit.key(Command::remove_shot),
                 .type = Type::small});
}

// Two in a row, as wide as the pane.
void draw_places(const Kit& kit, CutTitle& title) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float half = (width - kit.px(4)) / 2;
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    if (i % 2 == 1) ImGui::SameLine(0, kit.px(4));
    if (button(kit, kPlaceNames[i], kit.say(kPlaces[i].second()),
               {.kind = ButtonKind::quiet,
                .on = title.place == kPlaces[i].first,
                .width = half,
                .type = Type::small}))
      title.place = kPlaces[i].first;
    if (i % 2 == 1) gap(kit, 2);
  }
}

std::optional<Action> draw_title(const Kit& kit, const View& view, CutDraft& draft) {
  const auto n = static_cast<std::size_t>(draft.title);
  CutRest rest = view.beside;
  CutTitle& title = rest.titles[n];
  label(kit, fill(kTitle, {std::to_string(n + 1)}).in(kit.language), heading(kit));
  gap(kit, 4);
  // While it is typed the field leads; else it shows what is there, after an undo too.
  if (draft.typing != draft.title && draft.title_text.text != title.text) {
    draft.title_text = {};
    draft.title_text.text = title.text;
  }
  ask_for_caret(draft, "title-text");
  const float tall = 2 * line_height(kit, Type::body) + kit.px(14);
  std::string what;
  if (area(kit, "title-text", draft.title_text, kit.say(kWords), tall)) {
    title.text = draft.title_text.text;
    what = "title/" + std::to_string(n);
  }
  draft.typing = ImGui::GetIO().WantTextInput ? draft.title : -1;
  gap(kit, 4);
  paragraph(kit, frames_words(kit, title.range, view.fps), small_print(kit));
  gap(kit, 4);
  draw_places(kit, title);
  const auto quarter = std::max<std::int64_t>(std::lround(view.fps.value() / 4), 1);
  const int way =
      step(kit, {.name = "title-fade",
                 .label = kit.say(kFade),
                 .value = title.fade == 0
                              ? kit.say(kNone)
                              : fill(kFrameCount, {std::to_string(title.fade)}).in(kit.language),
                 .can_less = title.fade > 0,
                 .can_more = title.fade < title.range.length() / 2});
  title.fade = std::clamp<std::int64_t>(title.fade + way * quarter, 0, title.range.length() / 2);
  if (n < view.titles.size() && !view.titles[n].problem.empty())
    paragraph(kit, kit.say(view.titles[n].problem), {Type::small, false, kit.theme.danger});
  if (draw_remove(kit, "title-remove")) return remove_chosen(view, draft);
  if (rest == view.beside) return std::nullopt;
  return action::SetCutRest{std::move(rest), what};
}

std::optional<Action> draw_marker(const Kit& kit, const View& view, CutDraft& draft) {
  CutRest rest = view.beside;
  CutMarker& marker = rest.markers[static_cast<std::size_t>(draft.marker)];
  label(kit, fill(kMarker, {timecode(marker.at, view.fps)}).in(kit.language), heading(kit));
  gap(kit, 4);
  if (draft.typing != draft.marker) draft.marker_text = marker.text;
  ask_for_caret(draft, "marker-text");
  std::string what;
  if (field(kit, "marker-text", draft.marker_text, kit.say(kMarkerWord))) {
    marker.text = draft.marker_text;
    what = "marker/" + std::to_string(marker.at);
  }
  draft.typing = ImGui::GetIO().WantTextInput ? draft.marker : -1;
  gap(kit, 4);
  paragraph(kit, kit.say(kMarkerTells), small_print(kit));
  if (draw_remove(kit, "marker-remove")) return remove_chosen(view, draft);
  if (rest == view.beside) return std::nullopt;
  return action::SetCutRest{std::move(rest), what};
}

// What the track is for: to whoever looks at the cut, and to the checks of sound. Pressed again it
// is taken back.
void draw_roles(const Kit& kit, CutTrack& track) {
  gap(kit, 6);
  label(kit, kit.say(kRole), small_print(kit));
  gap(kit, 2);
  float left = ImGui::GetContentRegionAvail().x;
  bool first = true;
  for (const SoundRole role : kSoundRoles) {
    const std::string words = kit.say(words_of(role));
    const bool on = track.role == role;
    const ButtonLook look{.kind = ButtonKind::quiet,
                          .icon = on ? icon::kCheck : nullptr,
                          .on = on,
                          .type = Type::small};
    const float wide = button_width(kit, words, look) + kit.px(4);
    if (!first && wide <= left) {
      ImGui::SameLine(0, kit.px(4));
    } else {
      left = ImGui::GetContentRegionAvail().x;
    }
    left -= wide;
    first = false;
    if (button(kit, "track-role/" + std::string(name_of(role)), words, look))
      track.role = on ? SoundRole::unsaid : role;
  }
  gap(kit, 6);
}

std::optional<Action> draw_track(const Kit& kit, const View& view, CutDraft& draft) {
  CutRest rest = view.beside;
  CutTrack& track = rest.tracks[static_cast<std::size_t>(draft.track)];
  label(kit, fill(kTrack, {track.name}).in(kit.language), heading(kit));
  gap(kit, 4);
  const int louder = step(kit, {.name = "track-level",
                                .label = kit.say(kLevel),
                                .value = decibels(track.gain_db),
                                .can_less = track.gain_db > kLeastGain,
                                .can_more = track.gain_db < kMostGain});
  track.gain_db = std::clamp(track.gain_db + louder, kLeastGain, kMostGain);
  const int lower =
      step(kit, {.name = "track-duck",
                 .label = kit.say(kDuck),
                 .value = track.duck_db == 0
                              ? kit.say(kNone)
                              : fill(kDuckBy, {number(track.duck_db, 0)}).in(kit.language),
                 .can_less = track.duck_db > 0,
                 .can_more = track.duck_db < kMostDuck});
  track.duck_db = std::clamp(track.duck_db + 3 * lower, 0.0, kMostDuck);
  draw_roles(kit, track);
  if (button(kit, "track-mute", kit.say(track.mute ? kMuted : kHeard),
             {.kind = ButtonKind::quiet,
              .icon = track.mute ? icon::kNoSound : icon::kSound,
              .on = track.mute,
              .type = Type::small}))
    track.mute = !track.mute;
  if (draw_remove(kit, "track-remove")) return remove_chosen(view, draft);
  if (rest == view.beside) return std::nullopt;
  return action::SetCutRest{std::move(rest), {}};
}

}  // namespace

std::optional<Action> draw_beside_panel(const Kit& kit, const View& view, CutDraft& draft) {
  const auto there = [](int n, std::size_t count) {
    return n >= 0 && static_cast<std::size_t>(n) < count;
  };
  std::optional<Action> action;
  if (there(draft.title, view.beside.titles.size())) {
    action = draw_title(kit, view, draft);
  } else if (there(draft.marker, view.beside.markers.size())) {
    action = draw_marker(kit, view, draft);
  } else if (there(draft.track, view.beside.tracks.size())) {
    action = draw_track(kit, view, draft);
  } else {
    return std::nullopt;
  }
  gap(kit, 10);
  rule(kit);
  gap(kit, 10);
  return action;
}

void draw_loudness(const Kit& kit, const View& view) {
  if (view.cut.empty()) return;
  label(kit, kit.say(kFilmSound), heading(kit));
  gap(kit, 4);
  if (!view.mix) {
    const bool failed = !view.mix_problem.en.empty();
    paragraph(kit, kit.say(failed ? view.mix_problem : kListening), quiet(kit));
  } else if (view.mix->loudness.silent) {
    paragraph(kit, kit.say(kSilentFilm), quiet(kit));
  } else {
    const Loudness& heard = view.mix->loudness;
    paragraph(kit,
              fill(kLoudness, {number(heard.integrated_lufs, 1), number(heard.true_peak_dbtp, 1)})
                  .in(kit.language),
              {Type::body, false, kit.theme.text});
  }
  gap(kit, 12);
}

std::optional<Action> draw_sounds(const Kit& kit, const View& view, std::int64_t film_frame,
                                  CutDraft& draft) {
  std::optional<Action> action;
  gap(kit, 12);
  label(kit, kit.say(kSounds), heading(kit));
  gap(kit, 4);
  if (view.sounds.empty()) paragraph(kit, kit.say(kNoSounds), quiet(kit));
  for (const std::string& file : view.sounds) {
    const std::string name = file.substr(file.find('/') + 1);
    label(kit, name, {Type::small, true, kit.theme.text, true});
    if (button(kit, "sound-add/" + name, kit.say(kAddSound),
               {.kind = ButtonKind::quiet,
                .icon = icon::kAdd,
                .disabled = view.cut.empty(),
                .type = Type::small}))
      action = add_sound(view, file, film_frame, draft);
    gap(kit, 6);
  }
  return action;
}

}  // namespace shotlab::gui
