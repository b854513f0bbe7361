// SPDX-License-Identifier: Apache-2.0
//
// A cut is a saved edit: which frames of which clips follow one another on one film clock, how one
// shot gives way to the next, what is written over them, and what sounds beside them.
//
// Everything counts frames of the film, but for `CutEvent::range`, which counts the source's own
// presented frames. sample(n) = round(n * rate / fps) ties sound to it (design, §5), so nothing can
// drift. What a cut asks for and no machine could do is found by problem_of() before any work.
//
// Threading: plain values and pure functions.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/text.h"
#include "media/model/time.h"

namespace shotlab {

// One shot of the film: picture, and the sound that belongs to it.
struct CutEvent {
  std::string take;    // Take id; empty for an asset.
  std::string source;  // Path of the clip, relative to the film folder.
  FrameRange range;    // Of the source's own presented frames; what a dissolve uses is inside it.

  // Film frames in which this shot and the one before it are both seen, one giving way to the
  // other; their sounds cross at equal power. 0: a hard cut. The film is so much shorter.
  std::int64_t dissolve = 0;
  // Film frames over which the shot comes out of black and silence, and goes into them.
  std::int64_t fade_in = 0;
  std::int64_t fade_out = 0;
  // 2/1: twice as fast, half as long. The pitch of its sound stays. From kSlowest to kFastest.
  Rational speed{1, 1};
  double gain_db = 0;  // Of its own sound, kLeastGain..kMostGain.
  bool mute = false;   // Its own sound is not heard.
  // Film frames by which the sound changes before the picture does, at the edit that this shot
  // begins with. Above 0, a J-cut: the shot is heard before it is seen. Below 0, an L-cut: the shot
  // before goes on being heard under this one. What is heard so lies outside the shots' ranges.
  std::int64_t sound_lead = 0;

  bool operator==(const CutEvent&) const = default;
};

// Where words stand. Each keeps a twentieth of the frame free at every side.
enum class TitlePlace {
  centre,       // In the middle: a title card.
  lower_third,  // Left, in the lower third: who or where this is.
  bottom,       // Centred at the bottom edge: a caption of what is said.
  top,          // Centred at the top edge.
};

// Words over the picture.
struct CutTitle {
  std::string text;  // UTF-8, any script; '\n' begins a new line.
  FrameRange range;  // Film frames in which they are seen.
  TitlePlace place = TitlePlace::centre;
  double size = 0;   // Of a line, as a part of the frame's shorter side; 0: the usual one.
  std::string font;  // Family as fontconfig knows it; empty: the usual one.
  std::string colour = "#ffffff";  // "#rrggbb". Dark letters get a light edge, light ones a dark.
  std::int64_t fade = 0;           // Film frames over which they come in, and go.
  bool operator==(const CutTitle&) const = default;
};

// The size that a title really has: its own, else the usual one of its place.
double size_of(const CutTitle& title);

// A stretch of sound on a track, at its natural speed.
struct CutSound {
  std::string source;        // A sound file or a clip with sound, relative to the film folder.
  std::int64_t at = 0;       // Film frame where it begins.
  std::int64_t from = 0;     // How far into the source it begins, in film frames.
  std::int64_t frames = 0;   // How long it is heard, in film frames; 0: to its end or the film's.
  std::int64_t fade_in = 0;  // In film frames.
  std::int64_t fade_out = 0;
  double gain_db = 0;
  bool operator==(const CutSound&) const = default;
};

// What a track is for, as whoever laid it says.
enum class SoundRole { unsaid, dialogue, effect, ambience, music };
inline constexpr std::array<SoundRole, 4> kSoundRoles{SoundRole::dialogue, SoundRole::effect,
                                                      SoundRole::ambience, SoundRole::music};
std::string_view name_of(SoundRole role);     // "dialogue", ...; "" for unsaid.
SoundRole role_named(std::string_view name);  // unsaid for any other name.
Text words_of(SoundRole role);                // "voice", ...

// Sounds that belong together: music, narration, effects.
struct CutTrack {
  std::string name;
  SoundRole role = SoundRole::unsaid;
  double gain_db = 0;
  // How far the track is lowered while the shots' own sound or a track above it in the list is
  // heard, dB, 0..kMostDuck: 0 leaves it as it is. It goes down before they begin and comes back
  // after they have ended.
  double duck_db = 0;
  bool mute = false;
  std::vector<CutSound> sounds;
  bool operator==(const CutTrack&) const = default;
};

// A word at a frame: where something happens, or is still to be done. Seen by whoever edits, not in
// the film.
struct CutMarker {
  std::int64_t at = 0;  // Film frame.
  std::string text;     // UTF-8; may be empty.
  bool operator==(const CutMarker&) const = default;
};

struct Cut {
  int version = 0;  // 3 for cuts/0003.otio.
  std::string name;
  Rational fps{24, 1};  // Of the film.
  int width = 1280;
  int height = 720;
  std::vector<CutEvent> events;
  std::vector<CutTitle> titles;
  std::vector<CutTrack> tracks;  // Beside the shots' own sound; a track ducks under those above it.
  std::vector<CutMarker> markers;
  // Integrated loudness of the whole film, LUFS (EBU R128); nothing: as it is.
  std::optional<double> loudness_lufs;
  double true_peak_dbtp = -1;  // Held when loudness_lufs is given, or when there are tracks.
  bool operator==(const Cut&) const = default;
};

inline constexpr Rational kSlowest{1, 4};
inline constexpr Rational kFastest{8, 1};
inline constexpr double kLeastGain = -60;
inline constexpr double kMostGain = 24;
inline constexpr double kMostDuck = 40;
inline constexpr std::int64_t kMostLead = 100'000;  // Film frames.

// How many film frames so many source frames last, before anything overlaps. Exact for sources of
// an even rate; `fps`: the source's.
std::int64_t film_length(std::int64_t source_frames, Rational fps, Rational speed,
                         Rational film_fps);

// Where each event lies in the film, given how long each is; the last one's end is the film's.
// REQUIRES: as many lengths as events, all above 0.
std::vector<FrameRange> places_of(const std::vector<CutEvent>& events,
                                  const std::vector<std::int64_t>& lengths);

// Where each event is heard, given where it is seen: from its sound's edit to the next one's.
std::vector<FrameRange> heard_places(const std::vector<CutEvent>& events,
                                     const std::vector<FrameRange>& places);

// What a source has before and behind its shot's range, in whole film frames.
struct Handles {
  std::int64_t before = 0;
  std::int64_t after = 0;
};
// Of a source with so many frames at an even rate `fps`.
Handles handles_of(const CutEvent& event, std::int64_t source_frames, Rational fps,
                   Rational film_fps);

// What is wrong with the cut as it stands, in one sentence that names the shot, title or track;
// nothing if all is well. `lengths` as for places_of(); without them only what needs no clip is
// looked at. `handles`: one per event, or none where the sources are not known.
std::optional<Text> problem_of(const Cut& cut, const std::vector<std::int64_t>& lengths = {},
                               const std::vector<Handles>& handles = {});

}  // namespace shotlab
