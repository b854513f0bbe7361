// SPDX-License-Identifier: Apache-2.0

#include "app/gui/draw/damage.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace shotlab::gui {
namespace {

constexpr int kTile = 32;              // Pixels.
constexpr std::size_t kMostParts = 8;  // Each is a pass over the lists.

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15ull;
  return hash ^ (hash >> 29);
}

std::uint64_t mixed(std::uint64_t hash, float a, float b) {
  return mixed(hash, (static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(a)) << 32) |
                         std::bit_cast<std::uint32_t>(b));
}

struct Box {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool empty() const { return x1 <= x0 || y1 <= y0; }
};

Box overlap(const Box& a, const Box& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

class Tiles {
 public:
  Tiles(int width, int height)
      : width_(width),
        height_(height),
        columns_((width + kTile - 1) / kTile),
        rows_((height + kTile - 1) / kTile),
        hashes_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 1) {}

  void add(const ImDrawList& list, const ImDrawCmd& command) {
    const ImVec4& c = command.ClipRect;
    const Box clip = overlap({c.x, c.y, c.z, c.w},
                             {0, 0, static_cast<float>(width_), static_cast<float>(height_)});
    if (clip.empty()) return;
    const std::uint64_t begin = mixed(2, static_cast<std::uint64_t>(command.GetTexID()));
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawVert* vertex = list.VtxBuffer.Data + command.VtxOffset;
    for (unsigned n = 0; n + 2 < command.ElemCount; n += 3)
      add(vertex[index[n]], vertex[index[n + 1]], vertex[index[n + 2]], clip, begin);
  }

  // Runs of tiles that are not as in `before`, row by row, with equal ones below one another made
  // one rectangle.
  std::vector<PixelRect> differing(const std::vector<std::uint64_t>& before) const {
    std::vector<PixelRect> parts;
    std::vector<std::size_t> open;  // Parts that end where this row begins.
    for (int row = 0; row < rows_; ++row) {
      std::vector<std::size_t> next;
      for (int column = 0; column < columns_; ++column) {
        const int first = column;
        while (column < columns_ && hashes_[at(column, row)] != before[at(column, row)]) ++column;
        if (column == first) continue;
        const PixelRect run = pixels_of(first, row, column);
        const auto above = std::find_if(open.begin(), open.end(), [&](std::size_t n) {
          return parts[n].x0 == run.x0 && parts[n].x1 == run.x1;
        });
        if (above != open.end()) {
          parts[*above].y1 = run.y1;
          next.push_back(*above);
        } else {
          next.push_back(parts.size());
          parts.push_back(run);
        }
      }
      open = std::move(next);
    }
    return parts;
  }

  std::vector<std::uint64_t> take() { return std::move(hashes_); }

 private:
  std::size_t at(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
  }
  PixelRect pixels_of(int first, int row, int end) const {
    return {first * kTile, row * kTile, std::min(end * kTile, width_),
            std::min((row + 1) * kTile, height_)};
  }
  // A graphics card rounds corners to a part of a pixel: one pixel more on each side is enough.
  static int first_tile(float low) { return std::max(0, static_cast<int>(low) - 1) / kTile; }
  static int last_tile(float high, int count) {
    return std::min(count - 1, (static_cast<int>(std::ceil(high)) + 1) / kTile);
  }

  void add(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const Box& clip,
           std::uint64_t hash) {
    const Box box = overlap(
        clip, {std::min({a.pos.x, b.pos.x, c.pos.x}), std::min({a.pos.y, b.pos.y, c.pos.y}),
               std::max({a.pos.x, b.pos.x, c.pos.x}), std::max({a.pos.y, b.pos.y, c.pos.y})});
    if (box.empty()) return;
    for (const ImDrawVert* v : {&a, &b, &c}) {
      hash = mixed(hash, v->pos.x, v->pos.y);
      hash = mixed(hash, v->uv.x, v->uv.y);
      hash = mixed(hash, v->col);
    }
    const int right = last_tile(box.x1, columns_);
    const int bottom = last_tile(box.y1, rows_);
    for (int row = first_tile(box.y0); row <= bottom; ++row) {
      for (int column = first_tile(box.x0); column <= right; ++column) {
        std::uint64_t& tile = hashes_[at(column, row)];
        tile = mixed(tile, hash);
        // Where it is cut off counts only where it is cut off.
        const PixelRect p = pixels_of(column, row, column + 1);
        const Box whole{static_cast<float>(p.x0), static_cast<float>(p.y0),
                        static_cast<float>(p.x1), static_cast<float>(p.y1)};
        const Box part = overlap(whole, clip);
        if (part.x0 == whole.x0 && part.y0 == whole.y0 && part.x1 == whole.x1 &&
            part.y1 == whole.y1) {
          continue;
        }
        tile = mixed(mixed(tile, part.x0, part.y0), part.x1, part.y1);
      }
    }
  }

  int width_, height_, columns_, rows_;
  std::vector<std::uint64_t> hashes_;
};

std::int64_t area_of(const PixelRect& r) {
  return static_cast<std::int64_t>(r.x1 - r.x0) * (r.y1 - r.y0);
}

PixelRect around(const PixelRect& a, const PixelRect& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

bool overlapping(const PixelRect& a, const PixelRect& b) {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

// Two become one where that adds the fewest pixels, until there are few; what one has come to
// overlap becomes part of it.
void make_few(std::vector<PixelRect>& parts) {
  const auto join = [&](std::size_t a, std::size_t b) {
    parts[a] = around(parts[a], parts[b]);
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(b));
  };
  while (parts.size() > kMostParts) {
    std::pair<std::size_t, std::size_t> best{0, 1};
    std::optional<std::int64_t> least;
    for (std::size_t a = 0; a < parts.size(); ++a) {
      for (std::size_t b = a + 1; b < parts.size(); ++b) {
        const std::int64_t more =
            area_of(around(parts[a], parts[b])) - area_of(parts[a]) - area_of(parts[b]);
        if (least && more >= *least) continue;
        least = more;
        best = {a, b};
      }
    }
    join(best.first, best.second);
    for (std::size_t a = 0; a < parts.size(); ++a) {
      for (std::size_t b = a + 1; b < parts.size(); ++b) {
        if (!overlapping(parts[a], parts[b])) continue;
        join(a, b);
        b = a;  // It has grown: all of them once more.
      }
    }
  }
}

// Where in the lists something is drawn.
struct Place {
  int list = 0, command = 0;
  unsigned element = 0;
};

// Two triangles that are an upright rectangle of one colour, nothing shining through.
bool is_field(const ImDrawList& list, const ImDrawIdx* index, const ImDrawVert* vertex) {
  if (index[0] != index[3] || index[2] != index[4]) return false;
  const ImDrawVert &a = vertex[index[0]], &b = vertex[index[1]], &c = vertex[index[2]],
                   &d = vertex[index[5]];
  const bool upright =
      a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x;
  const ImVec2 white = list._Data->TexUvWhitePixel;
  const auto plain = [&](const ImDrawVert& v) {
    return v.uv.x == white.x && v.uv.y == white.y && v.col == a.col;
  };
  return upright && (a.col >> IM_COL32_A_SHIFT) == 255 && plain(a) && plain(b) && plain(c) &&
         plain(d);
}

bool covers(const Box& box, const Box& part) {
  return box.x0 <= part.x0 && box.y0 <= part.y0 && box.x1 >= part.x1 && box.y1 >= part.y1;
}

// The last field that covers all of the part: nothing before it is seen there.
std::optional<Place> last_cover(const ImDrawData& data, const Box& part) {
  for (int l = data.CmdLists.Size; l-- > 0;) {
    const ImDrawList& list = *data.CmdLists[l];
    for (int c = list.CmdBuffer.Size; c-- > 0;) {
      const ImDrawCmd& command = list.CmdBuffer[c];
      const ImVec4& clip = command.ClipRect;
      if (command.UserCallback != nullptr) return std::nullopt;  // It may count on all of it.
      if (!covers({clip.x, clip.y, clip.z, clip.w}, part)) continue;
      const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
      const ImDrawVert* vertex = list.VtxBuffer.Data + command.VtxOffset;
      for (unsigned n = command.ElemCount; n >= 6; n -= 3) {
        const ImDrawIdx* at = index + (n - 6);
        if (!is_field(list, at, vertex)) continue;
        const ImVec2 low = vertex[at[0]].pos, high = vertex[at[2]].pos;
        const Box field{std::min(low.x, high.x), std::min(low.y, high.y), std::max(low.x, high.x),
                        std::max(low.y, high.y)};
        if (covers(field, part)) return Place{l, c, n - 6};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<PixelRect> Damage::next(const ImDrawData& data) {
  const int width = static_cast<int>(data.DisplaySize.x);
  const int height = static_cast<int>(data.DisplaySize.y);
  if (width <= 0 || height <= 0) return {};
  if (width != width_ || height != height_) forget();
  width_ = width;
  height_ = height;
  Tiles tiles(width, height);
  bool known = !tiles_.empty();
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback != nullptr) known = false;  // It may draw anything.
      tiles.add(*list, command);
    }
  }
  std::vector<PixelRect> parts{{0, 0, width, height}};
  if (known) {
    parts = tiles.differing(tiles_);
    make_few(parts);
  }
  tiles_ = tiles.take();
  return parts;
}

void draw_part(ImDrawData& data, const PixelRect& part,
               const std::function<void(ImDrawData&)>& draw) {
  const ImVec4 window{static_cast<float>(part.x0), static_cast<float>(part.y0),
                      static_cast<float>(part.x1), static_cast<float>(part.y1)};
  const Place first = last_cover(data, {window.x, window.y, window.z, window.w}).value_or(Place());
  const ImVector<ImDrawList*> all = data.CmdLists;
  std::vector<std::pair<ImDrawList*, ImVector<ImDrawCmd>>> whole;
  data.CmdLists.clear();
  for (int l = first.list; l < all.Size; ++l) {
    ImDrawList* list = all[l];
    whole.emplace_back(list, list->CmdBuffer);
    ImVector<ImDrawCmd> kept;
    for (int c = l == first.list ? first.command : 0; c < list->CmdBuffer.Size; ++c) {
      ImDrawCmd command = list->CmdBuffer[c];
      if (l == first.list && c == first.command) {
        command.IdxOffset += first.element;
        command.ElemCount -= first.element;
      }
      ImVec4& clip = command.ClipRect;
      clip = {std::max(clip.x, window.x), std::max(clip.y, window.y), std::min(clip.z, window.z),
              std::min(clip.w, window.w)};
      const bool seen = clip.x < clip.z && clip.y < clip.w;
      if (seen || command.UserCallback != nullptr) kept.push_back(command);
    }
    if (kept.empty()) continue;
    list->CmdBuffer = kept;
    data.CmdLists.push_back(list);
  }
  data.CmdListsCount = data.CmdLists.Size;
  draw(data);
  for (auto& [list, commands] : whole) list->CmdBuffer = commands;
  data.CmdLists = all;
  data.CmdListsCount = all.Size;
}

}  // namespace shotlab::gui
