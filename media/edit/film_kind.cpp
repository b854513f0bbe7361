// SPDX-License-Identifier: Apache-2.0

#include "media/edit/film_kind.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "media/base/text.h"
#include "media/edit/cut_plan.h"
#include "media/libav/frame_fit.h"
#include "media/libav/splice.h"

namespace shotlab {
namespace {

std::string ending_of(const JoinRequest& request) {
  return lower_ascii(request.target.extension().string());
}

// What players expect in a file of that name.
bool holds(std::string_view ending, std::string_view codec) {
  using Names = std::vector<std::string_view>;
  const Names common = {"h264", "hevc"};
  const auto among = [&](const Names& names) {
    return std::find(names.begin(), names.end(), codec) != names.end();
  };
  if (ending == ".webm") return among({"vp8", "vp9", "av1"});
  if (ending == ".mkv") return true;
  if (ending == ".mov") return among(common) || among({"prores", "mjpeg", "dnxhd"});
  if (ending == ".ts" || ending == ".m2ts" || ending == ".mts") {
    return among(common) || codec == "mpeg2video";
  }
  return among(common) || among({"vp9", "av1", "mpeg4"});
}

struct Name {
  FilmCodec asked;
  PictureCodec codec;
  std::string_view name;
};
constexpr std::array<Name, 4> kNames = {{
    {FilmCodec::h264, PictureCodec::h264, "h264"},
    {FilmCodec::hevc, PictureCodec::hevc, "hevc"},
    {FilmCodec::vp9, PictureCodec::vp9, "vp9"},
    {FilmCodec::prores, PictureCodec::prores, "prores"},
}};

std::optional<Name> name_of(FilmCodec codec) {
  for (const Name& name : kNames) {
    if (name.asked == codec) return name;
  }
  return std::nullopt;
}

Error wrong_name(const JoinRequest& request, std::string_view codec) {
  const std::vector<std::string> values = {ending_of(request), std::string(codec)};
  return {ErrorCode::bad_input,
          fill(Text{"A {0} file is not made of {1}.", "{0} 檔案不能存放 {1}。"}, values),
          {"H.264 and HEVC go into .mp4, .mov, .mkv or .ts, VP9 into .webm, .mkv or .mp4, ProRes "
           "into .mov or .mkv.",
           "H.264 及 HEVC 用 .mp4、.mov、.mkv 或 .ts；VP9 用 .webm、.mkv 或 .mp4；ProRes 用 .mov "
           "或 .mkv。"}};
}

Text rate_words(Rational rate) {
  const std::string text = number(rate.value(), rate.den == 1 ? 0 : 3);
  return {text, text};
}

// Why a shot by itself cannot be copied into the film.
Text against(const FilmPlan& plan, const FilmShot& shot, const JoinRequest& request) {
  const VideoFacts& video = shot.video();
  if (!request.copy) return {"Encoding was asked for.", "按要求重新編碼。"};
  if (Text why = shot.source->not_copyable(); !why.en.empty()) return why;
  if (video.vfr) return {"Its frames are not evenly spaced.", "它的影格並不等距。"};
  if (!(video.fps == plan.fps)) {
    return fill(Text{"It runs at {0} frames a second, the film at {1}.",
                     "它每秒 {0} 格，影片每秒 {1} 格。"},
                {rate_words(video.fps).en, rate_words(plan.fps).en});
  }
  if (!(shot.wanted.speed == Rational{1, 1})) {
    return {"Its speed is changed.", "它的速度有變。"};
  }
  if (video.display_width() != plan.width || video.display_height() != plan.height) {
    return fill(Text{"It is {0}x{1}, the film {2}x{3}.", "它是 {0}x{1}，影片是 {2}x{3}。"},
                {std::to_string(video.display_width()), std::to_string(video.display_height()),
                 std::to_string(plan.width), std::to_string(plan.height)});
  }
  const std::optional<Name> asked = name_of(request.codec);
  if (asked && asked->name != video.codec) {
    return fill(Text{"It is {0}, and {1} was asked for.", "它是 {0}，而要求的是 {1}。"},
                {video.codec, std::string(asked->name)});
  }
  if (!holds(ending_of(request), video.codec)) {
    return fill(Text{"It is {0}, which does not go into {1}.", "它是 {0}，不放進 {1}。"},
                {video.codec, ending_of(request)});
  }
  return {};
}

// The group of shots of one kind that lasts longest.
std::optional<std::size_t> longest_kind(const FilmPlan& plan, const std::vector<Text>& why_not) {
  std::optional<std::size_t> best;
  std::int64_t most = 0;
  for (std::size_t i = 0; i < plan.shots.size(); ++i) {
    if (!why_not[i].empty()) continue;
    std::int64_t frames = 0;
    for (std::size_t j = 0; j < plan.shots.size(); ++j) {
      const bool same = why_not[j].empty() &&
                        same_kind(*plan.shots[i].source, *plan.shots[j].source) &&
                        looks_alike(plan.shots[j].video(), plan.shots[i].video());
      if (same) frames += plan.shots[j].place.length();
    }
    if (frames > most) most = frames, best = i;
  }
  return best;
}

bool all_are(const FilmPlan& plan, const std::string& transfer) {
  return std::all_of(plan.shots.begin(), plan.shots.end(),
                     [&](const FilmShot& shot) { return shot.video().color_transfer == transfer; });
}

// Of a film that is encoded as a whole: what players everywhere show, but HEVC keeps the bright
// light of clips that all have it, and ProRes its finer steps.
VideoFacts plain_look(const FilmPlan& plan, PictureCodec codec) {
  VideoFacts look;
  look.width = plan.width;
  look.height = plan.height;
  look.pix_fmt = codec == PictureCodec::prores ? "yuv422p10le" : "yuv420p";
  look.color_range = "tv";
  look.color_space = look.color_primaries = look.color_transfer = "bt709";
  const std::string transfer = plan.shots.front().video().color_transfer;
  const bool bright = transfer == "smpte2084" || transfer == "arib-std-b67";
  if (bright && all_are(plan, transfer) &&
      (codec == PictureCodec::hevc || codec == PictureCodec::prores)) {
    if (codec == PictureCodec::hevc) look.pix_fmt = "yuv420p10le";
    look.color_space = "bt2020nc";
    look.color_primaries = "bt2020";
    look.color_transfer = transfer;
  }
  look.fps = plan.fps;
  return look;
}

SoundCodec sound_for(const JoinRequest& request, PictureCodec codec) {
  const std::string ending = ending_of(request);
  if (ending == ".webm") return SoundCodec::opus;
  return codec == PictureCodec::prores ? SoundCodec::pcm : SoundCodec::aac;
}

PictureCodec codec_for(const JoinRequest& request) {
  if (const auto asked = name_of(request.codec)) return asked->codec;
  return ending_of(request) == ".webm" ? PictureCodec::vp9 : PictureCodec::h264;
}

std::string_view name_of(PictureCodec codec) {
  for (const Name& name : kNames) {
    if (name.codec == codec) return name.name;
  }
  return "";
}

Text no_key() {
  return {"No key picture lies where a stretch of it could be copied from.",
          "沒有適當的關鍵影格可讓任何一段直接複製。"};
}

void add_encoded(std::vector<FilmPiece>& pieces, FrameRange film) {
  if (film.length() <= 0) return;
  if (!pieces.empty() && !pieces.back().copy) {
    pieces.back().film.out = film.out;
  } else {
    FilmPiece piece;
    piece.film = film;
    pieces.push_back(piece);
  }
}

// A plain run of one shot: what of it can be copied, and the rest.
void add_plain(std::vector<FilmPiece>& pieces, const FilmShot& shot, const FilmRun& run) {
  CutHabits habits;
  habits.drops_leading = shot.video().codec == "hevc";
  const std::int64_t offset = shot.source_frame(run.film.in) - run.film.in;
  const std::optional<CutPlan> plan =
      plan_smart(shot.source->index(), {run.film.in + offset, run.film.out + offset}, habits);
  if (!plan) return add_encoded(pieces, run.film);
  std::int64_t at = run.film.in;
  for (std::size_t i = 0; i < plan->pieces.size(); ++i) {
    const CutPiece& piece = plan->pieces[i];
    if (!piece.copy) {
      const FrameRange film{piece.first - offset, piece.end - offset};
      add_encoded(pieces, film);
      at = film.out;
      continue;
    }
    // What is copied goes on to the next piece, or to the end.
    const bool last = i + 1 == plan->pieces.size();
    const std::int64_t out = last ? run.film.out : plan->pieces[i + 1].first - offset;
    pieces.push_back(
        {{at, out}, run.shot, true, piece.first, piece.end, at + offset, piece.skip_leading});
    at = out;
  }
}

}  // namespace

FilmKind all_encoded(const FilmPlan& plan, const JoinRequest& request, const Text& why) {
  FilmKind kind;
  kind.codec = codec_for(request);
  kind.look = plain_look(plan, kind.codec);
  kind.sound = sound_for(request, kind.codec);
  kind.name = name_of(kind.codec);
  kind.against.assign(plan.shots.size(), why);
  return kind;
}

Result<FilmKind> choose_kind(const FilmPlan& plan, const JoinRequest& request) {
  if (!is_clip_name(request.target)) {
    return Error{ErrorCode::bad_input,
                 {"A film cannot be written under this name: \"" + request.target.string() + "\".",
                  "不能以這個檔名寫成影片：「" + request.target.string() + "」。"},
                 {"Let it end in .mp4, .mov, .mkv, .webm or .ts.",
                  "請以 .mp4、.mov、.mkv、.webm 或 .ts 結尾。"}};
  }
  const PictureCodec codec = codec_for(request);
  if (!holds(ending_of(request), name_of(codec))) return wrong_name(request, name_of(codec));
  FilmKind kind = all_encoded(plan, request, {});
  for (std::size_t i = 0; i < plan.shots.size(); ++i) {
    kind.against[i] = against(plan, plan.shots[i], request);
  }
  const std::optional<std::size_t> like = longest_kind(plan, kind.against);
  if (!like) return kind;
  const FilmShot& model = plan.shots[*like];
  FilmKind copied = kind;
  copied.like = like;
  copied.look = model.video();
  copied.name = model.video().codec;
  for (std::size_t i = 0; i < plan.shots.size(); ++i) {
    const FilmShot& shot = plan.shots[i];
    if (!copied.against[i].empty()) continue;
    if (!same_kind(*model.source, *shot.source) || !looks_alike(shot.video(), model.video())) {
      copied.against[i] = {"It is of another kind than most of the film.",
                           "它與影片的大部分不同類。"};
    }
  }
  const std::vector<FilmPiece> pieces = pieces_of(plan, copied);
  const auto is_copy = [](const FilmPiece& piece) { return piece.copy; };
  const bool none = std::none_of(pieces.begin(), pieces.end(), is_copy);
  const bool all = std::all_of(pieces.begin(), pieces.end(), is_copy);
  if (!none && (all || (can_splice(*model.source) && can_compose(copied.look)))) return copied;
  for (Text& why : kind.against) {
    if (!why.empty()) continue;
    why = none ? no_key()
               : fill(Text{"Pictures that fit beside its {0} cannot be encoded.",
                           "無法編碼出能與它的 {0} 並存的畫面。"},
                      {model.video().codec});
  }
  return kind;
}

std::vector<FilmPiece> pieces_of(const FilmPlan& plan, const FilmKind& kind) {
  std::vector<FilmPiece> pieces;
  for (const FilmRun& run : runs_of(plan)) {
    if (run.plain && kind.against[run.shot].empty()) {
      add_plain(pieces, plan.shots[run.shot], run);
    } else {
      add_encoded(pieces, run.film);
    }
  }
  return pieces;
}

}  // namespace shotlab
