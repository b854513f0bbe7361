// SPDX-License-Identifier: Apache-2.0
//
// Pictures on the graphics card: posters and evidence by path, and one texture per player that is
// filled again only when there is a new picture.
//
// Threading: the window's thread, with its OpenGL context current.
// Blocking:  reads at most one small picture from disk per frame; the rest wait for the next.
// Errors:    a file that cannot be read has no picture; it is tried again when it changes.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "app/gui/draw/kit.h"
#include "media/model/picture.h"

namespace shotlab::gui {

// One OpenGL texture; empty until filled.
class Texture {
 public:
  Texture() = default;
  ~Texture();
  Texture(Texture&& other) noexcept;
  Texture& operator=(Texture&& other) noexcept;

  // RGB or RGBA.
  void fill(const Picture& picture);
  Shown shown() const { return {id_, width_, height_}; }
  bool empty() const { return id_ == 0; }

 private:
  unsigned id_ = 0;
  int width_ = 0;
  int height_ = 0;
};

class GlPictures : public Pictures {
 public:
  std::optional<Shown> find(const std::filesystem::path& path) override;

  // Before each frame. True if a picture was asked for and must wait: draw again soon.
  bool begin_frame();

 private:
  struct Entry {
    Texture texture;
    std::filesystem::file_time_type written{};
    std::uint64_t last_used = 0;
    bool tried = false;
  };
  void drop_oldest();
  std::map<std::string, Entry> entries_;
  std::uint64_t frame_ = 0;
  bool read_one_ = false;
  bool waiting_ = false;
};

}  // namespace shotlab::gui
