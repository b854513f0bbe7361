// SPDX-License-Identifier: Apache-2.0
//
// Pictures on the graphics card: posters and evidence by path, and one texture per player that is
// filled again only when there is a new picture.
//
// Threading: the window's thread, with its OpenGL context current. Files are read by another one.
// Errors:    a file that cannot be read has no picture; it is tried again when it changes.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/core/workers.h"
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
  // OpenGL's name, and above its 32 bits how often any texture was filled by then: with other
  // pixels it is another texture to whoever compares two frames.
  Shown shown() const { return {std::uint64_t{fill_} << 32 | id_, width_, height_}; }
  bool empty() const { return id_ == 0; }

 private:
  unsigned id_ = 0;
  std::uint32_t fill_ = 0;
  int width_ = 0;
  int height_ = 0;
};

class GlPictures : public Pictures {
 public:
  // `readers` must outlive it; what they have read comes with their pump().
  explicit GlPictures(Workers& readers) : readers_(readers) {}

  // Nothing until the file has been read.
  std::optional<Shown> find(const std::filesystem::path& path) override;

  // Files may have changed: each is looked at once more when it is asked for.
  void look_again() { ++look_; }
  void begin_frame() { ++frame_; }

 private:
  // What a reader brings back; only touched by the window's thread.
  struct Reading {
    bool done = false;
    std::optional<Picture> picture;  // Absent: as it was, or not to be read.
    std::filesystem::file_time_type written{};
  };
  struct Entry {
    Texture texture;
    std::shared_ptr<Reading> reading;  // Null: nothing is being read.
    std::filesystem::file_time_type written{};
    std::uint64_t look = 0;  // When it was last asked for anew.
    std::uint64_t last_used = 0;
  };
  void read(const std::filesystem::path& path, Entry& entry);
  void drop_oldest();

  Workers& readers_;
  std::map<std::string, Entry> entries_;
  std::uint64_t frame_ = 0;
  std::uint64_t look_ = 1;
};

}  // namespace shotlab::gui
