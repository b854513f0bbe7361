// SPDX-License-Identifier: Apache-2.0

#include "tests/app/gui/draw_pixels.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "tests/app/gui/headless_gui.h"

namespace shotlab::test {
namespace {

struct Texture {
  const std::uint8_t* pixels = nullptr;
  int width = 0, height = 0, channels = 4;
};

struct Colour {
  float r = 0, g = 0, b = 0, a = 0;
};

Texture texture_of(ImTextureID id, const FakePictures& pictures) {
  for (const ImTextureData* data : ImGui::GetPlatformIO().Textures) {
    if (data->TexID == id && data->Pixels != nullptr)
      return {data->Pixels, data->Width, data->Height, data->BytesPerPixel};
  }
  if (const Picture* picture = pictures.by_texture(id)) {
    return {picture->pixels.data(), picture->width, picture->height, picture->channels};
  }
  return {};
}

Colour texel(const Texture& t, int x, int y) {
  x = std::clamp(x, 0, t.width - 1);
  y = std::clamp(y, 0, t.height - 1);
  const std::uint8_t* p =
      t.pixels + (static_cast<std::size_t>(y) * static_cast<std::size_t>(t.width) +
                  static_cast<std::size_t>(x)) *
                     static_cast<std::size_t>(t.channels);
  if (t.channels == 1) return {1, 1, 1, static_cast<float>(p[0]) / 255};
  return {static_cast<float>(p[0]) / 255, static_cast<float>(p[1]) / 255,
          static_cast<float>(p[2]) / 255, t.channels == 4 ? static_cast<float>(p[3]) / 255 : 1};
}

Colour sample(const Texture& t, float u, float v) {
  const float x = u * static_cast<float>(t.width) - 0.5f;
  const float y = v * static_cast<float>(t.height) - 0.5f;
  const int x0 = static_cast<int>(std::floor(x));
  const int y0 = static_cast<int>(std::floor(y));
  const float fx = x - static_cast<float>(x0);
  const float fy = y - static_cast<float>(y0);
  const auto blend = [](Colour a, Colour b, float f) {
    return Colour{a.r + (b.r - a.r) * f, a.g + (b.g - a.g) * f, a.b + (b.b - a.b) * f,
                  a.a + (b.a - a.a) * f};
  };
  return blend(blend(texel(t, x0, y0), texel(t, x0 + 1, y0), fx),
               blend(texel(t, x0, y0 + 1), texel(t, x0 + 1, y0 + 1), fx), fy);
}

void put(Picture& out, int x, int y, Colour c) {
  std::uint8_t* p = out.row(y) + static_cast<std::size_t>(x) * 3;
  const float ink[3] = {c.r, c.g, c.b};
  for (int n = 0; n < 3; ++n) {
    const float under = static_cast<float>(p[n]) / 255;
    p[n] = static_cast<std::uint8_t>(
        std::lround(std::clamp(under + (ink[n] - under) * c.a, 0.0f, 1.0f) * 255));
  }
}

float edge(ImVec2 a, ImVec2 b, float x, float y) {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

// Pixels on an edge that two triangles share belong to one of them.
bool owns(float value, ImVec2 a, ImVec2 b) {
  if (value != 0) return value > 0;
  return a.y == b.y ? b.x > a.x : b.y < a.y;
}

Colour unpack(ImU32 c) {
  return {static_cast<float>((c >> IM_COL32_R_SHIFT) & 0xFF) / 255,
          static_cast<float>((c >> IM_COL32_G_SHIFT) & 0xFF) / 255,
          static_cast<float>((c >> IM_COL32_B_SHIFT) & 0xFF) / 255,
          static_cast<float>((c >> IM_COL32_A_SHIFT) & 0xFF) / 255};
}

void triangle(Picture& out, const Texture& texture, const ImVec4& clip, const ImDrawVert* a,
              const ImDrawVert* b, const ImDrawVert* c) {
  float area = edge(a->pos, b->pos, c->pos.x, c->pos.y);
  if (area == 0) return;
  if (area < 0) {
    std::swap(b, c);
    area = -area;
  }
  const float low_x = std::max(clip.x, std::min({a->pos.x, b->pos.x, c->pos.x}));
  const float high_x = std::min(clip.z, std::max({a->pos.x, b->pos.x, c->pos.x}));
  const float low_y = std::max(clip.y, std::min({a->pos.y, b->pos.y, c->pos.y}));
  const float high_y = std::min(clip.w, std::max({a->pos.y, b->pos.y, c->pos.y}));
  const Colour ca = unpack(a->col), cb = unpack(b->col), cc = unpack(c->col);
  const int x_end = std::min(out.width, static_cast<int>(std::ceil(high_x)));
  const int y_end = std::min(out.height, static_cast<int>(std::ceil(high_y)));
  for (int y = std::max(0, static_cast<int>(std::floor(low_y))); y < y_end; ++y) {
    for (int x = std::max(0, static_cast<int>(std::floor(low_x))); x < x_end; ++x) {
      const float px = static_cast<float>(x) + 0.5f;
      const float py = static_cast<float>(y) + 0.5f;
      if (px < clip.x || px >= clip.z || py < clip.y || py >= clip.w) continue;
      const float wa = edge(b->pos, c->pos, px, py);
      const float wb = edge(c->pos, a->pos, px, py);
      const float wc = edge(a->pos, b->pos, px, py);
      if (!owns(wa, b->pos, c->pos) || !owns(wb, c->pos, a->pos) || !owns(wc, a->pos, b->pos))
        continue;
      const float fa = wa / area, fb = wb / area, fc = wc / area;
      Colour ink{ca.r * fa + cb.r * fb + cc.r * fc, ca.g * fa + cb.g * fb + cc.g * fc,
                 ca.b * fa + cb.b * fb + cc.b * fc, ca.a * fa + cb.a * fb + cc.a * fc};
      if (texture.pixels != nullptr) {
        const Colour t = sample(texture, a->uv.x * fa + b->uv.x * fb + c->uv.x * fc,
                                a->uv.y * fa + b->uv.y * fb + c->uv.y * fc);
        ink = {ink.r * t.r, ink.g * t.g, ink.b * t.b, ink.a * t.a};
      }
      if (ink.a > 0) put(out, x, y, ink);
    }
  }
}

}  // namespace

Picture draw_pixels(const ImDrawData& data, const FakePictures& pictures) {
  Picture out =
      make_picture(static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y), 3);
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const Texture texture = texture_of(command.GetTexID(), pictures);
      for (unsigned n = 0; n + 2 < command.ElemCount; n += 3) {
        const ImDrawIdx* index = list->IdxBuffer.Data + command.IdxOffset + n;
        const ImDrawVert* vertex = list->VtxBuffer.Data + command.VtxOffset;
        triangle(out, texture, command.ClipRect, vertex + index[0], vertex + index[1],
                 vertex + index[2]);
      }
    }
  }
  return out;
}

}  // namespace shotlab::test
