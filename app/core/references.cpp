// SPDX-License-Identifier: Apache-2.0

#include "app/core/references.h"

#include <sys/stat.h>

#include <array>
#include <system_error>

#include "app/generate/wire_habits.h"
#include "media/base/files.h"
#include "media/base/hash.h"
#include "media/libav/picture_file.h"
#include "media/libav/probe.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostBytes = 64u << 20;

struct Kind {
  std::string_view mime;
  std::string_view ending;
};
constexpr std::array<Kind, 5> kKinds = {{{"image/png", ".png"},
                                         {"image/jpeg", ".jpg"},
                                         {"image/webp", ".webp"},
                                         {"video/mp4", ".mp4"},
                                         {"video/webm", ".webm"}}};

fs::path folder_of(const Film& film) { return film.folder() / "assets" / "references"; }

Error not_taken(const fs::path& path, const std::string& role) {
  const std::string name = path.filename().string();
  if (role == "video") {
    return {ErrorCode::bad_input,
            {"\"" + name + "\" is no MP4 or WebM clip.", "「" + name + "」不是 MP4 或 WebM 片段。"},
            {"Export it as MP4 first.", "請先匯出為 MP4。"}};
  }
  return {ErrorCode::bad_input,
          {"\"" + name + "\" is no PNG, JPEG or WebP picture.",
           "「" + name + "」不是 PNG、JPEG 或 WebP 圖片。"},
          {"Save the picture as PNG or JPEG.", "請把圖片另存為 PNG 或 JPEG。"}};
}

// A damaged file would be refused by the service, after it was paid for.
Status can_be_opened(const fs::path& path, std::string_view mime) {
  if (mime == "image/webp") return done();  // Read by services, not by us.
  if (mime.starts_with("image/")) {
    Result<Picture> picture = read_picture(path);
    return picture ? done() : Status(picture.error());
  }
  Result<ClipFacts> clip = probe(path, Cancel());
  if (!clip) return clip.error();
  return clip->video ? done() : Status(not_taken(path, "video"));
}

Error lost(const Reference& reference) {
  return {ErrorCode::not_found,
          {"The reference \"" + reference.name + "\" is no longer in the film as it was.",
           "影片內已沒有原來的參考檔「" + reference.name + "」。"},
          {"Put the same file back into assets/references, named by its hash " +
               reference.sha256.substr(0, 12) + "..., or shoot anew with another.",
           "請把同一檔案放回 assets/references（雜湊值 " + reference.sha256.substr(0, 12) +
               "…），或用另一個檔案重新拍攝。"}};
}

Status keep(const fs::path& place, const std::string& bytes, const std::string& hash) {
  if (Result<std::string> there = sha256_of_file(place); there && *there == hash) return done();
  if (Status written = write_file(place, bytes); !written) return written;
  ::chmod(place.c_str(), 0444);  // What a recipe names is never altered.
  return done();
}

}  // namespace

std::string reference_ending(std::string_view mime) {
  for (const Kind& kind : kKinds) {
    if (kind.mime == mime) return std::string(kind.ending);
  }
  return ".bin";
}

std::string reference_type(std::string_view bytes) {
  const auto at = [&](std::size_t place, std::string_view magic) {
    return bytes.size() >= place + magic.size() && bytes.substr(place, magic.size()) == magic;
  };
  if (at(0, "\x89PNG\r\n\x1a\n")) return "image/png";
  if (at(0, "\xff\xd8\xff")) return "image/jpeg";
  if (at(0, "RIFF") && at(8, "WEBP")) return "image/webp";
  if (at(4, "ftyp")) return "video/mp4";
  if (at(0, "\x1a\x45\xdf\xa3")) return "video/webm";
  return "";
}

bool goes_on_from_clip(const std::string& provider, const Settings& settings) {
  const ProviderProfile* profile = find_provider(settings, provider);
  return profile != nullptr && extends_by_clip(profile->adapter);
}

Result<References> keep_references(const Film& film, const std::vector<ReferenceFile>& files) {
  References kept;
  if (files.empty()) return kept;
  if (Status made = make_folder(folder_of(film)); !made) return made.error();
  for (const ReferenceFile& file : files) {
    Result<std::string> bytes = read_file(file.path, kMostBytes);
    if (!bytes) return bytes.error();
    const std::string mime = reference_type(*bytes);
    const bool clip = mime.starts_with("video/");
    if (mime.empty() || clip != (file.role == "video")) return not_taken(file.path, file.role);
    if (Status sound = can_be_opened(file.path, mime); !sound) return sound.error();
    const std::string hash = sha256(*bytes);
    const fs::path place = folder_of(film) / (hash + reference_ending(mime));
    if (Status stored = keep(place, *bytes, hash); !stored) return stored.error();
    kept.recipe.push_back({file.role, file.path.filename().string(), hash});
    kept.attachments.push_back({mime, std::move(*bytes), ""});
  }
  return kept;
}

Result<std::vector<Attachment>> find_references(const Film& film,
                                                const std::vector<Reference>& references) {
  std::vector<Attachment> found;
  for (const Reference& reference : references) {
    // A hash that came from a file must not lead anywhere else.
    const bool plain =
        reference.sha256.find_first_not_of("0123456789abcdef") == std::string::npos &&
        reference.sha256.size() == 64;
    if (!plain) return lost(reference);
    bool here = false;
    for (const Kind& kind : kKinds) {
      const fs::path place = folder_of(film) / (reference.sha256 + std::string(kind.ending));
      Result<std::string> bytes = read_file(place, kMostBytes);
      if (!bytes || sha256(*bytes) != reference.sha256) continue;
      found.push_back({std::string(kind.mime), std::move(*bytes), ""});
      here = true;
      break;
    }
    if (!here) return lost(reference);
  }
  return found;
}

}  // namespace shotlab
