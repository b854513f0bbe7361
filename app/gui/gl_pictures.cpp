// SPDX-License-Identifier: Apache-2.0

#include "app/gui/gl_pictures.h"

#include <GL/gl.h>

#include <algorithm>
#include <utility>

#include "media/libav/picture_file.h"

#ifndef GL_CLAMP_TO_EDGE
#define GL_CLAMP_TO_EDGE 0x812F
#endif

namespace shotlab::gui {
namespace {

constexpr std::size_t kMostPictures = 160;

}  // namespace

Texture::~Texture() {
  if (id_ != 0) glDeleteTextures(1, &id_);
}

Texture::Texture(Texture&& other) noexcept
    : id_(std::exchange(other.id_, 0)), width_(other.width_), height_(other.height_) {}

Texture& Texture::operator=(Texture&& other) noexcept {
  std::swap(id_, other.id_);
  std::swap(width_, other.width_);
  std::swap(height_, other.height_);
  return *this;
}

void Texture::fill(const Picture& picture) {
  if (picture.empty() || picture.channels < 3) return;
  const bool fresh = id_ == 0;
  if (fresh) glGenTextures(1, &id_);
  glBindTexture(GL_TEXTURE_2D, id_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  const GLenum format = picture.channels == 4 ? GL_RGBA : GL_RGB;
  if (fresh || width_ != picture.width || height_ != picture.height) {
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, picture.width, picture.height, 0, format,
                 GL_UNSIGNED_BYTE, picture.pixels.data());
  } else {
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width_, height_, format, GL_UNSIGNED_BYTE,
                    picture.pixels.data());
  }
  width_ = picture.width;
  height_ = picture.height;
}

bool GlPictures::begin_frame() {
  ++frame_;
  read_one_ = false;
  return std::exchange(waiting_, false);
}

void GlPictures::drop_oldest() {
  if (entries_.size() <= kMostPictures) return;
  const auto oldest = std::min_element(
      entries_.begin(), entries_.end(),
      [](const auto& a, const auto& b) { return a.second.last_used < b.second.last_used; });
  entries_.erase(oldest);
}

std::optional<Shown> GlPictures::find(const std::filesystem::path& path) {
  if (path.empty()) return std::nullopt;
  Entry& entry = entries_[path.string()];
  entry.last_used = frame_;
  std::error_code gone;
  const auto written = std::filesystem::last_write_time(path, gone);
  const bool current = entry.tried && (gone || written == entry.written);
  if (!current && !gone) {
    if (read_one_) {
      waiting_ = true;
    } else {
      read_one_ = true;
      entry.tried = true;
      entry.written = written;
      if (const Result<Picture> picture = read_picture(path, 4)) entry.texture.fill(*picture);
    }
  }
  if (entry.texture.empty()) return std::nullopt;
  const Shown shown = entry.texture.shown();
  drop_oldest();
  return shown;
}

}  // namespace shotlab::gui
