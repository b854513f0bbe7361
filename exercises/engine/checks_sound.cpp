// SPDX-License-Identifier: Apache-2.0
//
// A: what is heard. Of a take: its level, its silence, what sounds when. Of the cut: its layers and
// how the bed goes down under a voice.
//
// Source: reference "checks" §3.4, craft §5; limits from ACCURACY.md.

#include <algorithm>
#include <cmath>
#include <set>

#include "exercises/engine/check.h"

namespace shotlab {
namespace {

const Text kAgain{"Run the check again.", "請再檢查一次。"};

double rounded(double value, double unit = 10) { return std::round(value * unit) / unit; }

void no_sound(const CheckContext& context, CriterionVerdict& verdict) {
  const bool silent_film = context.take->facts && !context.take->facts->audio;
  cannot_measure(verdict,
                 silent_film ? Text{"The clip has no sound at all.", "這條片沒有聲音。"}
                             : Text{"The sound has not been measured yet.", "聲音還未量度。"},
                 silent_film ? Text{"Lay a sound under it.", "為它加上聲音。"} : kAgain);
}

const SoundMeasurement* sound_of(const CheckContext& context, CriterionVerdict& verdict) {
  verdict.take = context.take->take.id;
  if (context.take->measurement && context.take->measurement->sound) {
    verdict.evidence = context.take->measurement->sound->evidence;
    return &*context.take->measurement->sound;
  }
  no_sound(context, verdict);
  return nullptr;
}

void judge_level(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted level{context.number("least", -24), context.number("most", -16)};
  const double peak = context.number("peak", -1);
  verdict.take = context.take->take.id;
  verdict.wanted = {plain(*level.least) + " to " + plain(*level.most) +
                        " LUFS, true peak at most " + plain(peak) + " dBTP",
                    plain(*level.least) + " 至 " + plain(*level.most) + " LUFS，真峰值最高 " +
                        plain(peak) + " dBTP"};
  if (!context.take->measurement || !context.take->measurement->loudness) {
    no_sound(context, verdict);
    return;
  }
  const Loudness& heard = *context.take->measurement->loudness;
  if (heard.silent) {
    cannot_measure(verdict, {"Nothing is loud enough to be measured.", "聲音太細，量度不到。"},
                   {"Raise the level, or lay a sound under it.", "調高音量，或加上聲音。"});
    return;
  }
  // Tenths, as meters show them. Close is a decibel: a share of a negative number means nothing.
  constexpr double kNear = 1;
  const double lufs = rounded(heard.integrated_lufs), dbtp = rounded(heard.true_peak_dbtp);
  const double miss = std::max({*level.least - lufs, lufs - *level.most, dbtp - peak});
  verdict.value = lufs;
  verdict.unit = "LUFS";
  verdict.state = miss <= 1e-9    ? VerdictState::pass
                  : miss <= kNear ? VerdictState::close
                                  : VerdictState::not_yet;
  verdict.measured = {plain(lufs) + " LUFS, true peak " + plain(dbtp) + " dBTP",
                      plain(lufs) + " LUFS，真峰值 " + plain(dbtp) + " dBTP"};
  verdict.why = {"The sound measures " + verdict.measured.en + " (EBU R128).",
                 "聲音量得 " + verdict.measured.zh + "（EBU R128）。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this =
      dbtp > peak ? Text{"Lower the loudest moment, or limit it.", "壓低最響的一下，或加限幅。"}
      : lufs < *level.least
          ? Text{"Raise the whole by " + plain(rounded(*level.least - lufs)) + " dB.",
                 "整體調高 " + plain(rounded(*level.least - lufs)) + " dB。"}
          : Text{"Lower the whole by " + plain(rounded(lufs - *level.most)) + " dB.",
                 "整體調低 " + plain(rounded(lufs - *level.most)) + " dB。"};
}

void judge_sync(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{context.number("least", 1), std::nullopt};
  const double window = context.number("window", 80) / 1000;
  verdict.wanted = words_of(wanted, "hits");
  const SoundMeasurement* sound = sound_of(context, verdict);
  if (!sound) return;
  const auto& facts = context.take->facts;
  const double fps =
      facts && facts->video && facts->video->fps.num > 0 ? facts->video->fps.value() : 24;
  double hits = 0, marks = 0, worst = 0;
  std::int64_t worst_frame = -1;
  for (const FrameMark& mark : context.take->marks) {
    if (mark.kind != MarkKind::event) continue;
    ++marks;
    const double at = static_cast<double>(mark.frame) / fps;
    double nearest = 1e9;
    for (const double onset : sound->onsets) {
      if (std::abs(onset - at) < std::abs(nearest)) nearest = onset - at;
    }
    if (std::abs(nearest) <= window) {
      ++hits;
    } else if (worst_frame < 0 || std::abs(nearest) < std::abs(worst)) {
      worst = nearest, worst_frame = mark.frame;
    }
  }
  if (marks == 0) {
    cannot_measure(verdict,
                   {"No moment of the picture is marked on " + context.take->take.id + ".",
                    context.take->take.id + " 還未標記畫面的時刻。"},
                   {"Mark the frame of contact, not of the start of the movement.",
                    "標記接觸的一格，不是動作開始的一格。"});
    return;
  }
  weigh(verdict, hits, "hits", wanted);
  verdict.why = {plain(hits) + " of " + plain(marks) + " marked moments have a sound within " +
                     plain(1000 * window) + " ms.",
                 plain(marks) + " 個標記時刻之中，" + plain(hits) + " 個在 " +
                     plain(1000 * window) + " 毫秒之內有聲。"};
  if (verdict.state == VerdictState::pass) return;
  const std::string frame = std::to_string(worst_frame);
  const std::string ms = std::abs(worst) < 10 ? plain(std::round(1000 * std::abs(worst))) : "";
  verdict.try_this =
      worst_frame < 0 ? Text{"Mark more moments that are heard.", "多標記幾個有聲的時刻。"}
      : ms.empty() ? Text{"Nothing is heard at frame " + frame + ".", "第 " + frame + " 格沒有聲。"}
                   : Text{"The sound of frame " + frame + " is " + ms + " ms " +
                              (worst > 0 ? "late" : "early") + ": slide it.",
                          "第 " + frame + " 格的聲" + (worst > 0 ? "遲" : "早") + "了 " + ms +
                              " 毫秒：移一移。"};
}

void judge_bed(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{context.number("least", 95), std::nullopt};
  const bool declared = context.number("declared", 0) > 0;
  verdict.wanted = words_of(wanted, "%");
  const SoundMeasurement* sound = sound_of(context, verdict);
  if (!sound) return;
  if (sound->duration_s <= 0) {
    no_sound(context, verdict);
    return;
  }
  double zero = 0;
  const SoundRun* longest = nullptr;
  bool spared = !declared;
  for (const SoundRun& run : sound->zeros) {
    // One silence that was declared may be complete.
    if (!spared && run.length() >= .5 && run.length() <= 2) {
      spared = true;
      continue;
    }
    zero += run.length();
    if (!longest || run.length() > longest->length()) longest = &run;
  }
  weigh(verdict, rounded(100 * (1 - zero / sound->duration_s)), "%", wanted);
  verdict.why = {"Something is heard in " + verdict.measured.en + " of the clip.",
                 "片中有聲的時間佔 " + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass || !longest) return;
  verdict.try_this = {"Fill the hole at " + plain(rounded(longest->begin)) +
                          " s: lay the room's own " + "sound under all of it.",
                      "填補 " + plain(rounded(longest->begin)) + " 秒的空洞：由頭到尾鋪環境聲。"};
}

const SoundLayer* layer_of(const CheckContext& context, std::initializer_list<const char*> roles) {
  for (const char* role : roles) {
    for (const SoundLayer& layer : context.evidence.layers) {
      if (layer.role == role) return &layer;
    }
  }
  return nullptr;
}

// True, and the verdict says so, where the cut could not be heard at all.
bool unheard(const CheckContext& context, CriterionVerdict& verdict) {
  const std::optional<Error>& problem = context.evidence.layers_unheard;
  if (!problem) return false;
  cannot_measure(verdict, problem->message, problem->hint.en.empty() ? kAgain : problem->hint);
  return true;
}

const Text kNoTracks{"The cut has no sound tracks of its own.", "剪接沒有自己的聲軌。"};

void judge_layers(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{context.number("least", 3), std::nullopt};
  verdict.wanted = words_of(wanted, "layers");
  if (unheard(context, verdict)) return;
  // The shots' own sound alone is no layering.
  const bool tracks = std::any_of(context.evidence.layers.begin(), context.evidence.layers.end(),
                                  [](const SoundLayer& layer) { return !layer.source.empty(); });
  if (!tracks) {
    cannot_measure(verdict, kNoTracks,
                   {"Lay ambience, effects and a voice on tracks of their own.",
                    "把環境聲、音效、人聲放在各自的聲軌。"});
    return;
  }
  std::set<std::string> roles;
  std::string silent;
  for (const SoundLayer& layer : context.evidence.layers) {
    const bool audible = std::any_of(layer.sound.levels.begin(), layer.sound.levels.end(),
                                     [](float level) { return level >= -50; });
    if (audible) {
      roles.insert(layer.role);
    } else if (silent.empty()) {
      silent = layer.role;
    }
  }
  weigh(verdict, static_cast<double>(roles.size()), "layers", wanted);
  verdict.why = {amount(*verdict.value, "layers").en + " can be heard.",
                 "聽得到 " + amount(*verdict.value, "layers").zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = silent.empty()
                         ? Text{"Add another kind of sound: room, effect, voice or music.",
                                "再加一種聲音：環境、音效、人聲或音樂。"}
                         : Text{"The track \"" + silent + "\" is under -50 dB: raise it.",
                                "「" + silent + "」聲軌低於 -50 dB：調高。"};
}

void judge_duck(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{context.number("least", 6), std::nullopt};
  verdict.wanted = words_of(wanted, "dB");
  if (unheard(context, verdict)) return;
  const SoundLayer* bed = layer_of(context, {"ambience", "music"});
  if (!bed || !layer_of(context, {"dialogue"})) {
    cannot_measure(
        verdict,
        context.evidence.layers.empty()
            ? kNoTracks
            : Text{"There is no voice over a bed.", "沒有人聲疊在背景聲上。"},
        {"Lay the voice and the bed on tracks of their own.", "把人聲和背景聲放在各自的聲軌。"});
    return;
  }
  if (!bed->ducked_db) {
    cannot_measure(verdict,
                   {"The voice is never, or always, heard over the bed, so there is nothing to "
                    "compare.",
                    "人聲從不或一直疊在背景聲上，沒有可比較的。"},
                   {"Leave a moment of the bed alone.", "留一段只有背景聲。"});
    return;
  }
  weigh(verdict, rounded(*bed->ducked_db), "dB", wanted);
  verdict.why = {"Under the voice the bed goes down by " + verdict.measured.en + ".",
                 "人聲之下，背景聲低了 " + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Duck the bed further while somebody speaks.",
                      "有人說話時，背景聲再低一點。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> sound_checks() {
  static const std::vector<CheckInfo> checks = {
      {"A.level",
       false,
       true,
       {.loudness = true},
       {{"least", Kind::number, false, true},
        {"most", Kind::number, false, true},
        {"peak", Kind::number, false, true}},
       judge_level},
      {"A.sync",
       false,
       true,
       {.sound = true},
       {{"least", Kind::number, true, true}, {"window", Kind::number, false, true}},
       judge_sync},
      {"A.bed",
       false,
       true,
       {.sound = true},
       {{"least", Kind::number, false, true}, {"declared", Kind::number, false, true}},
       judge_bed},
      {"A.layers",
       true,
       false,
       {.layers = true},
       {{"least", Kind::number, false, true}},
       judge_layers},
      {"A.duck", true, false, {.layers = true}, {{"least", Kind::number, false, true}}, judge_duck},
  };
  return checks;
}

}  // namespace shotlab
