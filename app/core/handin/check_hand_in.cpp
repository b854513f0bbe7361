// SPDX-License-Identifier: Apache-2.0
//
// The other side of a hand-in: whether it is as it was written. Nothing in it is run, unpacked or
// believed beyond its hashes.

#include <algorithm>
#include <map>

#include "app/core/film_toml.h"
#include "app/core/handin/archive.h"
#include "app/core/handin/hand_in.h"
#include "app/core/handin/process.h"
#include "app/core/plain_json.h"
#include "app/core/take_json.h"
#include "media/base/hash.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

constexpr int kHandInVersion = 1;
constexpr std::size_t kMostText = 4u << 20;  // Of a file that is read, not only hashed.

struct Found : PackedFile {
  std::string text;  // Of what is_text() names.
};

bool is_text(const std::string& path) {
  return path == "manifest.json" || path == "process.jsonl" || path == "film.toml" ||
         (path.starts_with("takes/") && path.ends_with("/take.json"));
}

Result<std::map<std::string, Found>> read_all(const fs::path& package, const Cancel& cancel) {
  std::map<std::string, Found> files;
  Found* now = nullptr;
  std::string path_now;
  Sha256 hash;
  const auto end_file = [&] {
    if (now != nullptr) now->sha256 = hash.hex();
  };
  PackageVisitor visitor;
  visitor.begin = [&](const std::string& path) -> Status {
    end_file();
    hash = Sha256();
    path_now = path;
    now = &files[path];
    return done();
  };
  visitor.bytes = [&](std::string_view bytes) -> Status {
    if (cancel.requested())
      return Error{ErrorCode::cancelled, {"The look was stopped.", "核對已停止。"}, {}};
    hash.add(bytes);
    now->bytes += bytes.size();
    if (is_text(path_now) && now->bytes <= kMostText) now->text.append(bytes);
    return done();
  };
  if (Status read = read_package(package, visitor); !read) return read.error();
  end_file();
  return files;
}

Error no_hand_in(const fs::path& package) {
  return {ErrorCode::bad_input,
          {"\"" + package.string() + "\" is not a hand-in: it has no manifest that can be read.",
           "「" + package.string() + "」不是交件：沒有可讀的 manifest。"},
          {"Choose the .zip or the folder that \"shotlab handin\" made.",
           "請選「shotlab handin」產生的 .zip 或資料夾。"}};
}

void compare(const Json& manifest, const std::map<std::string, Found>& files,
             std::vector<Text>& problems) {
  std::map<std::string, bool> listed;
  for (const Json& entry : part_of(manifest, "files")) {
    if (!entry.is_object()) continue;
    const std::string path = text_of(entry, "path");
    if (!listed.emplace(path, true).second)
      problems.push_back(fill(Text{"\"{0}\" is listed twice.", "「{0}」列出了兩次。"}, {path}));
    const auto found = files.find(path);
    if (found == files.end()) {
      problems.push_back(fill(Text{"\"{0}\" is missing.", "缺少「{0}」。"}, {path}));
    } else if (found->second.sha256 != text_of(entry, "sha256") ||
               found->second.bytes != static_cast<std::uint64_t>(integer_of(entry, "bytes", -1))) {
      problems.push_back(fill(Text{"\"{0}\" was changed.", "「{0}」被改動過。"}, {path}));
    }
  }
  for (const auto& [path, found] : files) {
    if (path == "manifest.json" || listed.contains(path)) continue;
    problems.push_back(fill(Text{"\"{0}\" was added.", "「{0}」是後加的。"}, {path}));
  }
}

// A recipe names the bytes that its service sent.
void read_takes(const std::map<std::string, Found>& files, HandInCheck& check) {
  for (const auto& [path, found] : files) {
    if (!path.ends_with("/take.json") || !path.starts_with("takes/")) continue;
    Result<Take> take = parse_take(found.text, path);
    if (!take) {
      check.unreadable.push_back(take.error().message);
      continue;
    }
    check.takes.push_back({take->id, take->number, take->sha256});
    const auto clip = files.find(path.substr(0, path.size() - 9) + "take.mp4");
    if (clip == files.end() || take->sha256.empty() || clip->second.sha256 == take->sha256)
      continue;
    check.altered.push_back(fill(Text{"The clip of \"{0}\" is not the one that was received.",
                                      "「{0}」的影片檔與收到時不同。"},
                                 {take->id}));
  }
}

void read_film(const std::map<std::string, Found>& files, HandInCheck& check) {
  const auto film = files.find("film.toml");
  if (film == files.end()) {
    check.unreadable.push_back({"There is no film.toml in it.", "內裏沒有 film.toml。"});
  } else if (Result<FilmInfo> info = parse_film_info(film->second.text, "film.toml"); !info) {
    check.unreadable.push_back(info.error().message);
  }
}

}  // namespace

Result<HandInCheck> check_hand_in(const fs::path& package, const Cancel& cancel) {
  Result<std::map<std::string, Found>> files = read_all(package, cancel);
  if (!files) return files.error();
  const auto listed = files->find("manifest.json");
  if (listed == files->end()) return no_hand_in(package);
  const fs::path name = package / "manifest.json";
  Result<Json> manifest = parse_json(listed->second.text, name);
  if (!manifest || text_of(*manifest, "kind") != "shotlab-hand-in") return no_hand_in(package);
  Result<int> version = json_version(*manifest, kHandInVersion, name);
  if (!version) return version.error();

  HandInCheck check;
  check.film = text_of(*manifest, "film");
  check.exercise = text_of(*manifest, "exercise");
  check.made_with = text_of(*manifest, "made_with");
  check.files = files->size();
  for (const auto& [path, found] : *files) {
    check.bytes += found.bytes;
    check.contents[path] = found;
  }
  compare(*manifest, *files, check.problems);
  check.manifest_sha256 = listed->second.sha256;
  check.process_head = text_of(*manifest, "process_head");
  read_film(*files, check);
  read_takes(*files, check);
  const auto process = files->find("process.jsonl");
  Result<std::size_t> lines = process == files->end()
                                  ? check_chain("", "")
                                  : check_chain(process->second.text, check.process_head);
  if (lines) {
    check.process_lines = *lines;
  } else {
    check.problems.push_back(lines.error().message);
  }
  return check;
}

}  // namespace shotlab
