// SPDX-License-Identifier: Apache-2.0

#include "media/libav/title_art.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "media/base/text.h"
#include "media/libav/complaints.h"
#include "media/libav/film_frame.h"
#include "media/libav/filter_run.h"
#include "media/libav/font_finder.h"
#include "media/libav/orientation.h"

namespace shotlab {
namespace {

constexpr double kFree = 0.05;        // Of the frame at each side.
constexpr double kLeastShrink = 0.5;  // Lines that are too wide may be made so much smaller.
constexpr double kLine = 1.25;        // From line to line, in heights of letters.

// One line in white on black, cut to where something is; x and y tell how far that is from the
// start of its baseline.
struct Line {
  int x = 0, y = 0, width = 0, height = 0;
  std::vector<std::uint8_t> ink, edge;  // Of the same size.
};

Error not_drawn(int code) {
  return {ErrorCode::internal,
          {"The title could not be drawn (" + av::reason(code) + ").",
           "無法繪製字幕（" + av::reason(code) + "）。"},
          {}};
}

Error too_wide(const std::string& line) {
  return {ErrorCode::bad_input,
          {"The line \"" + line + "\" does not fit into the frame, even at half its size.",
           "「" + line + "」這一行即使縮小一半也放不進畫面。"},
          {"Break it into two lines, or make it smaller.", "請分成兩行，或縮小字體。"}};
}

struct Canvas {
  int width = 0, height = 0, left = 0, baseline = 0;
};

// The red of a picture that drawtext drew: how much is covered.
Result<std::vector<std::uint8_t>> draw(const std::string& text, const std::string& font, int size,
                                       int border, const Canvas& canvas) {
  const std::string source = "video_size=" + std::to_string(canvas.width) + "x" +
                             std::to_string(canvas.height) +
                             ":pix_fmt=" + std::to_string(AV_PIX_FMT_RGB24) + ":time_base=1/1";
  const std::string chain = "drawtext=expansion=none:text=" + av::quoted(text) +
                            ":font=" + av::quoted(font) + ":fontsize=" + std::to_string(size) +
                            ":fontcolor=white:bordercolor=white:borderw=" + std::to_string(border) +
                            ":x=" + std::to_string(canvas.left) +
                            ":y=" + std::to_string(canvas.baseline) + "-ascent";
  av::FilterRun run;
  int code = run.open(false, source, chain);
  const av::Owned<AVFrame> black = av::make_frame();
  const av::Owned<AVFrame> drawn = av::make_frame();
  if (black == nullptr || drawn == nullptr) return av::complain_memory();
  black->format = AV_PIX_FMT_RGB24;
  black->width = canvas.width;
  black->height = canvas.height;
  if (av_frame_get_buffer(black.get(), 0) < 0) return av::complain_memory();
  for (int y = 0; y < canvas.height; ++y) {
    std::fill_n(black->data[0] + std::ptrdiff_t{y} * black->linesize[0], 3 * canvas.width,
                std::uint8_t{0});
  }
  if (code >= 0) code = run.push(black.get());
  if (code >= 0) code = run.pull(drawn.get());
  if (code < 0) return not_drawn(code);
  std::vector<std::uint8_t> mask;
  mask.reserve(static_cast<std::size_t>(canvas.width) * static_cast<std::size_t>(canvas.height));
  for (int y = 0; y < canvas.height; ++y) {
    const std::uint8_t* row = drawn->data[0] + std::ptrdiff_t{y} * drawn->linesize[0];
    for (int x = 0; x < canvas.width; ++x) mask.push_back(row[3 * x]);
  }
  return mask;
}

// What of the canvas is covered at all.
Line cut_out(const std::vector<std::uint8_t>& ink, const std::vector<std::uint8_t>& edge,
             const Canvas& canvas) {
  int left = canvas.width, right = 0, top = canvas.height, bottom = 0;
  const auto at = [&](int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(canvas.width) +
           static_cast<std::size_t>(x);
  };
  for (int y = 0; y < canvas.height; ++y) {
    for (int x = 0; x < canvas.width; ++x) {
      if (edge[at(x, y)] == 0) continue;
      left = std::min(left, x), right = std::max(right, x + 1);
      top = std::min(top, y), bottom = std::max(bottom, y + 1);
    }
  }
  Line line;
  if (right <= left) return line;
  line = {left - canvas.left, top - canvas.baseline, right - left, bottom - top, {}, {}};
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      line.ink.push_back(ink[at(x, y)]);
      line.edge.push_back(edge[at(x, y)]);
    }
  }
  return line;
}

Result<Line> draw_line(const std::string& text, const std::string& font, int size) {
  if (trim(text).empty()) return Line{};
  Canvas canvas;
  canvas.left = size;
  canvas.baseline = 2 * size;
  canvas.height = 3 * size + size / 2;
  const auto letters = static_cast<std::int64_t>(count_code_points(text));
  canvas.width =
      static_cast<int>(std::min<std::int64_t>(av::kMaxClipSide, (letters * 5 / 4 + 3) * size));
  const int border = std::max(1, size / 16);
  Result<std::vector<std::uint8_t>> ink = draw(text, font, size, 0, canvas);
  if (!ink) return ink.error();
  Result<std::vector<std::uint8_t>> edge = draw(text, font, size, border, canvas);
  if (!edge) return edge.error();
  // A border may be thinner than the letter's own soft rim.
  for (std::size_t i = 0; i < edge->size(); ++i) (*edge)[i] = std::max((*edge)[i], (*ink)[i]);
  return cut_out(*ink, *edge, canvas);
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return (c | 32) - 'a' + 10;
}

// A colour in the film's planes. Bright films keep their brightest for light, not for words.
void set_colour(const VideoFacts& look, double r, double g, double b, std::uint16_t out[3]) {
  const av::FilmPlanes planes = *av::film_planes(look);
  const av::Shape shape = av::film_shape(look);
  const double white = look.color_transfer == "smpte2084"      ? 0.58
                       : look.color_transfer == "arib-std-b67" ? 0.75
                                                               : 1.0;
  const bool hd = shape.matrix == AVCOL_SPC_BT709;
  const bool uhd = shape.matrix == AVCOL_SPC_BT2020_NCL || shape.matrix == AVCOL_SPC_BT2020_CL;
  const double kr = hd ? 0.2126 : uhd ? 0.2627 : 0.299;
  const double kb = hd ? 0.0722 : uhd ? 0.0593 : 0.114;
  r *= white, g *= white, b *= white;
  const double y = kr * r + (1 - kr - kb) * g + kb * b;
  const double u = (b - y) / (2 * (1 - kb)), v = (r - y) / (2 * (1 - kr));
  const double unit = std::pow(2.0, planes.depth - 8);
  const double most = std::pow(2.0, planes.depth) - 1;
  const auto put = [&](double value) {
    return static_cast<std::uint16_t>(std::lround(std::clamp(value, 0.0, most)));
  };
  if (shape.full_range) {
    out[0] = put(y * most);
    out[1] = put((u + 0.5) * most + 0.5);
    out[2] = put((v + 0.5) * most + 0.5);
  } else {
    out[0] = put((16 + 219 * y) * unit);
    out[1] = put((128 + 224 * u) * unit);
    out[2] = put((128 + 224 * v) * unit);
  }
}

void set_colours(const CutTitle& title, const VideoFacts& look, TitleArt& art) {
  const TitleInk ink = ink_of(title);
  set_colour(look, ink.rgb[0], ink.rgb[1], ink.rgb[2], art.ink_colour);
  set_colour(look, ink.edge, ink.edge, ink.edge, art.edge_colour);
}

// Two masks of the whole frame as a player shows it, packed as one picture of four channels.
Picture laid_out(const CutTitle& title, const std::vector<Line>& lines, int size, int wide,
                 int high) {
  Picture page = make_picture(wide, high, 4);
  const double step = size * kLine;
  const double block = step * (static_cast<double>(lines.size()) - 1) + size;
  // The baseline of letters lies about so far below their top.
  double baseline = size * 0.85;
  switch (title.place) {
    case TitlePlace::centre:
      baseline += (high - block) / 2;
      break;
    case TitlePlace::top:
      baseline += high * kFree;
      break;
    case TitlePlace::bottom:
      baseline += high * (1 - kFree) - block;
      break;
    case TitlePlace::lower_third:
      baseline += std::min(high * 0.75, high * (1 - kFree) - block);
      break;
  }
  for (const Line& line : lines) {
    const int left = title.place == TitlePlace::lower_third
                         ? static_cast<int>(std::lround(wide * kFree))
                         : (wide - line.width) / 2;
    const int top = static_cast<int>(std::lround(baseline)) + line.y;
    for (int y = 0; y < line.height; ++y) {
      if (top + y < 0 || top + y >= high) continue;
      for (int x = 0; x < line.width; ++x) {
        if (left + x < 0 || left + x >= wide) continue;
        std::uint8_t* pixel = page.row(top + y) + 4 * (left + x);
        const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(line.width) +
                        static_cast<std::size_t>(x);
        pixel[0] = std::max(pixel[0], line.ink[at]);
        pixel[1] = std::max(pixel[1], line.edge[at]);
      }
    }
    baseline += step;
  }
  return page;
}

// The page as the film's frames are coded: turned back, narrowed where its pixels are wide.
Picture as_coded(const Picture& page, const VideoFacts& look) {
  Picture turned = av::turned(page, (360 - look.rotation % 360) % 360);
  if (turned.width == look.width && turned.height == look.height) return turned;
  Picture coded = make_picture(look.width, look.height, 4);
  for (int y = 0; y < coded.height; ++y) {
    const int from_y = std::min(turned.height - 1, y * turned.height / coded.height);
    for (int x = 0; x < coded.width; ++x) {
      const double begin = static_cast<double>(x) * turned.width / coded.width;
      const double end = static_cast<double>(x + 1) * turned.width / coded.width;
      for (int c = 0; c < 2; ++c) {
        double sum = 0;
        for (int u = static_cast<int>(begin); u < std::min<double>(end, turned.width); ++u) {
          const double part = std::min<double>(u + 1, end) - std::max<double>(u, begin);
          sum += part * turned.row(from_y)[4 * u + c];
        }
        coded.row(y)[4 * x + c] = static_cast<std::uint8_t>(std::lround(sum / (end - begin)));
      }
    }
  }
  return coded;
}

TitleArt cropped(const Picture& page) {
  int left = page.width, right = 0, top = page.height, bottom = 0;
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      if (page.row(y)[4 * x + 1] == 0) continue;
      left = std::min(left, x), right = std::max(right, x + 1);
      top = std::min(top, y), bottom = std::max(bottom, y + 1);
    }
  }
  TitleArt art;
  if (right <= left) return art;
  // On whole samples of chroma, so that its mask is a mean of whole blocks.
  art.x = left / 4 * 4;
  art.y = top / 4 * 4;
  art.width = (right - art.x + 3) / 4 * 4;
  art.height = (bottom - art.y + 3) / 4 * 4;
  for (int y = art.y; y < art.y + art.height; ++y) {
    for (int x = art.x; x < art.x + art.width; ++x) {
      const bool inside = x < page.width && y < page.height;
      art.ink.push_back(inside ? page.row(y)[4 * x] : std::uint8_t{0});
      art.edge.push_back(inside ? page.row(y)[4 * x + 1] : std::uint8_t{0});
    }
  }
  return art;
}

}  // namespace

TitleInk ink_of(const CutTitle& title) {
  TitleInk ink;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t at = 1 + 2 * i;
    ink.rgb[i] = (16 * digit(title.colour[at]) + digit(title.colour[at + 1])) / 255.0;
  }
  const double light = 0.3 * ink.rgb[0] + 0.59 * ink.rgb[1] + 0.11 * ink.rgb[2];
  ink.edge = light < 0.4 ? 0.9 : 0.0;
  return ink;
}

Result<TitleArt> draw_title(const CutTitle& title, const VideoFacts& look) {
  const int wide = std::max(1, look.display_width()), high = std::max(1, look.display_height());
  std::string words = title.text;
  words.erase(std::remove(words.begin(), words.end(), '\r'), words.end());
  std::replace(words.begin(), words.end(), '\t', ' ');
  std::string letters = words;
  letters.erase(std::remove(letters.begin(), letters.end(), '\n'), letters.end());
  Result<std::string> font = av::font_for(title.font, letters);
  if (!font) return font.error();
  const double part = size_of(title);
  // A tall film is narrow: its words are measured by its shorter side.
  const int size = std::max(6, static_cast<int>(std::lround(part * std::min(high, wide))));
  const double room = wide * (1 - 2 * kFree);
  int drawn = size;
  for (;;) {
    std::vector<Line> lines;
    const std::vector<std::string> texts = split(words, '\n');
    std::size_t widest = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      Result<Line> line = draw_line(texts[i], *font, drawn);
      if (!line) return line.error();
      lines.push_back(*std::move(line));
      if (lines[i].width > lines[widest].width) widest = i;
    }
    const double fits = room / std::max(1, lines[widest].width);
    if (fits < 1) {
      const int smaller = std::min(drawn - 1, static_cast<int>(drawn * fits));
      if (smaller < size * kLeastShrink || smaller < 6) return too_wide(texts[widest]);
      drawn = smaller;
      continue;
    }
    TitleArt art = cropped(as_coded(laid_out(title, lines, drawn, wide, high), look));
    set_colours(title, look, art);
    return art;
  }
}

}  // namespace shotlab
