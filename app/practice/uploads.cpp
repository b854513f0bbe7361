// SPDX-License-Identifier: Apache-2.0

#include "app/practice/uploads.h"

#include <random>

#include "media/base/hash.h"

namespace shotlab::practice {
namespace {

constexpr std::size_t kMost = 64;  // Files; the oldest is forgotten.

std::string new_id(const char* prefix) {
  std::random_device device;
  std::string out = prefix;
  for (int i = 0; i < 16; ++i) out += "abcdefghijklmnopqrstuvwxyz234567"[device() & 31];
  return out;
}

}  // namespace

std::string Uploads::announce(const std::string& name, const std::string& mime) {
  const std::lock_guard lock(mutex_);
  std::string id = new_id("up-");
  announced_[id] = {name, mime, "", {}};
  order_.push_back(id);
  while (order_.size() > kMost) {
    announced_.erase(order_.front());
    files_.erase(order_.front());
    order_.pop_front();
  }
  return id;
}

std::optional<FileView> Uploads::finish(const std::string& upload_id, std::string bytes,
                                        const std::string& base_url, const std::string& now,
                                        const std::string& expires) {
  const std::lock_guard lock(mutex_);
  const auto found = announced_.find(upload_id);
  if (found == announced_.end()) return std::nullopt;
  Upload upload = found->second;
  announced_.erase(found);
  upload.bytes = std::move(bytes);
  FileView& view = upload.view;
  view.id = new_id("u-");
  view.created = view.updated = now;
  view.expires = expires;
  view.uri = base_url + "/v1beta/files/" + view.id;
  view.bytes = static_cast<std::int64_t>(upload.bytes.size());
  view.sha256 = sha256(upload.bytes);
  view.name = upload.name;
  view.mime = upload.mime;
  view.uploaded = true;
  order_.push_back(view.id);
  const FileView told = view;
  files_[view.id] = std::move(upload);
  return told;
}

std::optional<Upload> Uploads::find(const std::string& file_id) {
  const std::lock_guard lock(mutex_);
  const auto found = files_.find(file_id);
  if (found == files_.end()) return std::nullopt;
  return found->second;
}

bool Uploads::remove(const std::string& file_id) {
  const std::lock_guard lock(mutex_);
  return files_.erase(file_id) > 0;
}

}  // namespace shotlab::practice
