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
    : id_(std::exchange(other.id_, 0)),
      fill_(other.fill_),
      width_(other.width_),
      height_(other.height_) {}

Texture& Texture::operator=(Texture&& other) noexcept {
  std::swap(id_, other.id_);
  std::swap(fill_, other.fill_);
  std::swap(width_, other.width_);
  std::swap(height_, other.height_);
  return *this;
}

void Texture::fill(const Picture& picture) {
  if (picture.empty() || picture.channels < 3) return;
  static std::uint32_t fills = 0;  // Of the window's thread.
  fill_ = ++fills;
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

void GlPictures::drop_oldest() {
  if (entries_.size() <= kMostPictures) return;
  const auto oldest = std::min_element(
      entries_.begin(), entries_.end(),
      [](const auto& a, const auto& b) { return a.second.last_used < b.second.last_used; });
  entries_.erase(oldest);
}

void GlPictures::read(const std::filesystem::path& path, Entry& entry) {
  entry.look = look_;
  entry.reading = std::make_shared<Reading>();
  readers_.start(Lane::media,
                 [path, known = entry.written,
                  asked = std::weak_ptr(entry.reading)](const Cancel&) -> Workers::Finish {
                   auto found = std::make_shared<Reading>();
                   found->done = true;
                   found->written = known;
                   std::error_code gone;
                   const auto written = std::filesystem::last_write_time(path, gone);
                   if (!gone && written != known) {
                     found->written = written;
                     if (Result<Picture> picture = read_picture(path, 4))
                       found->picture = *std::move(picture);
                   }
                   return [asked, found] {
                     if (const auto reading = asked.lock()) *reading = std::move(*found);
                   };
                 });
}

std::optional<Shown> GlPictures::find(const std::filesystem::path& path) {
  if (path.empty()) return std::nullopt;
  Entry& entry = entries_[path.string()];
  entry.last_used = frame_;
  if (entry.reading && entry.reading->done) {
    if (entry.reading->picture) entry.texture.fill(*entry.reading->picture);
    entry.written = entry.reading->written;
    entry.reading.reset();
  }
  if (!entry.reading && entry.look != look_) read(path, entry);
  if (entry.texture.empty()) return std::nullopt;
  const Shown shown = entry.texture.shown();
  drop_oldest();
  return shown;
}

}  // namespace shotlab::gui
