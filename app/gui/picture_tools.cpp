// SPDX-License-Identifier: Apache-2.0

#include "app/gui/picture_tools.h"

#include <algorithm>

#include "media/compare/scopes.h"
#include "media/compare/views.h"

namespace shotlab::gui {
namespace {

Picture without_alpha(const Picture& picture) {
  if (picture.channels != 4) return picture;
  Picture out = make_picture(picture.width, picture.height, 3);
  const std::uint8_t* from = picture.pixels.data();
  for (std::size_t i = 0; i < out.pixels.size(); i += 3, from += 4)
    std::copy_n(from, 3, out.pixels.data() + i);
  return out;
}

}  // namespace

std::optional<Shown> DifferencePicture::of(const PlayerDeck& a, const PlayerDeck& b, double gain) {
  if (a.pixels() == nullptr || b.pixels() == nullptr) return std::nullopt;
  const std::string wanted = a.shown_name() + "|" + b.shown_name() + "|" + std::to_string(gain);
  if (wanted != made_) {
    made_ = wanted;
    const Picture picture = difference(without_alpha(*a.pixels()), without_alpha(*b.pixels()),
                                       DifferenceLook::absolute, gain);
    made_any_ = !picture.empty();
    if (made_any_) texture_.fill(picture);
  }
  return made_any_ ? std::optional<Shown>(texture_.shown()) : std::nullopt;
}

std::optional<Shown> ScopePicture::of(const PlayerDeck& deck, Scope scope, int width) {
  if (scope == Scope::none || deck.pixels() == nullptr || width < 64) return std::nullopt;
  const std::string wanted = deck.shown_name() + "|" + std::to_string(static_cast<int>(scope)) +
                             "|" + std::to_string(width);
  if (wanted != made_) {
    made_ = wanted;
    Picture picture;
    const int height = width * 9 / 16;
    switch (scope) {
      case Scope::waveform:
        picture = waveform(*deck.pixels(), width, height);
        break;
      case Scope::parade:
        picture = parade(*deck.pixels(), width, height);
        break;
      case Scope::vectorscope:
        picture = vectorscope(*deck.pixels(), height);
        break;
      case Scope::histogram:
        picture = histogram(*deck.pixels(), width, height);
        break;
      case Scope::none:
        break;
    }
    if (picture.empty()) return std::nullopt;
    texture_.fill(picture);
  }
  return texture_.empty() ? std::nullopt : std::optional<Shown>(texture_.shown());
}

}  // namespace shotlab::gui
