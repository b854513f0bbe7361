// SPDX-License-Identifier: Apache-2.0

#include "app/core/reviews.h"

#include <system_error>

#include "app/core/folder_lock.h"
#include "app/core/plain_toml.h"
#include "media/base/files.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

constexpr int kReviewsVersion = 1;

fs::path reviews_file(const fs::path& film) { return film / "papers" / "reviews.toml"; }

std::string print(const char* table, const char* key, const std::map<std::string, Review>& all) {
  std::string out;
  for (const auto& [name, review] : all) {
    out += "\n[[" + std::string(table) + "]]\n" + key + " = " + toml_quoted(name) +
           "\nby = " + toml_quoted(review.by) + "\nwords = " + toml_quoted(review.words) +
           "\nutc = " + toml_quoted(review.utc) + "\n";
  }
  return out;
}

Status write(const fs::path& film, const Reviews& reviews) {
  return write_file(reviews_file(film), "version = " + std::to_string(kReviewsVersion) + "\n" +
                                            print("release", "gate", reviews.releases) +
                                            print("waiver", "criterion", reviews.waivers));
}

std::map<std::string, Review> take_in(const TomlValue& table, const char* list, const char* key) {
  std::map<std::string, Review> all;
  for (const TomlValue& entry : toml_part(table, list).items) {
    const std::string name = toml_text(entry, key);
    if (name.empty()) continue;
    all[name] = {toml_text(entry, "by"), toml_text(entry, "words"), toml_text(entry, "utc")};
  }
  return all;
}

std::map<std::string, Review>& part_of(Reviews& reviews, ReviewKind kind) {
  return kind == ReviewKind::release ? reviews.releases : reviews.waivers;
}

// Held while the file is read, changed and written.
Result<FolderLock> hold(const fs::path& film) {
  if (Status made = make_folder(film / "papers"); !made) return made.error();
  return FolderLock::hold(film / "papers");
}

}  // namespace

Result<Reviews> read_reviews(const fs::path& film) {
  Reviews reviews;
  if (std::error_code ignored; !fs::exists(reviews_file(film), ignored)) return reviews;
  Result<TomlValue> table = read_toml(reviews_file(film), kReviewsVersion);
  if (!table) return table.error();
  reviews.releases = take_in(*table, "release", "gate");
  reviews.waivers = take_in(*table, "waiver", "criterion");
  return reviews;
}

Status add_review(const fs::path& film, ReviewKind kind, const std::string& name,
                  const Review& review) {
  const bool unsaid = trim(review.words).empty() && kind == ReviewKind::waiver;
  if (trim(name).empty() || trim(review.by).empty() || unsaid) {
    return Error{
        ErrorCode::bad_input,
        {"A review says who decided, and a waiver also why.",
         "評審要寫明由誰決定；豁免還要寫理由。"},
        {"Add --by \"NAME\" and --reason \"...\".", "請加上 --by「姓名」和 --reason「理由」。"}};
  }
  Result<FolderLock> lock = hold(film);
  if (!lock) return lock.error();
  Result<Reviews> reviews = read_reviews(film);
  if (!reviews) return reviews.error();
  part_of(*reviews, kind)[name] = review;
  return write(film, *reviews);
}

Result<bool> remove_review(const fs::path& film, ReviewKind kind, const std::string& name) {
  Result<FolderLock> lock = hold(film);
  if (!lock) return lock.error();
  Result<Reviews> reviews = read_reviews(film);
  if (!reviews) return reviews.error();
  if (part_of(*reviews, kind).erase(name) == 0) return false;
  if (Status written = write(film, *reviews); !written) return written.error();
  return true;
}

}  // namespace shotlab
