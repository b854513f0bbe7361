// SPDX-License-Identifier: Apache-2.0

#include "app/core/peer_reviews.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "app/core/paper_edit.h"
#include "app/core/plain_toml.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

constexpr int kPeersVersion = 1;

constexpr const char* kFile = "peers.toml";

fs::path peers_file(const fs::path& film) { return film / "papers" / kFile; }

template <typename Word>
std::string list_of(const std::vector<PackedTake>& takes, Word word) {
  std::string out;
  for (const PackedTake& take : takes) out += (out.empty() ? "" : ", ") + toml_quoted(word(take));
  return "[" + out + "]";
}

std::string print(const std::vector<PeerPackage>& packages) {
  std::string out = "version = " + std::to_string(kPeersVersion) + "\n";
  for (const PeerPackage& package : packages) {
    out +=
        "\n[[review]]\nmanifest = " + toml_quoted(package.manifest) +
        "\nfilm = " + toml_quoted(package.film) +
        "\ntakes = " + list_of(package.takes, [](const PackedTake& take) { return take.id; }) +
        "\nclips = " + list_of(package.takes, [](const PackedTake& take) { return take.sha256; }) +
        "\n";
  }
  for (const PeerPackage& package : packages) {
    for (const PeerNote& note : package.notes) {
      out += "\n[[note]]\nmanifest = " + toml_quoted(package.manifest) +
             "\nsection = " + toml_quoted(note.section) + "\nwords = " + toml_quoted(note.words) +
             "\nutc = " + toml_quoted(note.utc) + "\n";
    }
  }
  return out;
}

int number_of(const std::string& id) {
  int number = 0;
  std::from_chars(id.data(), id.data() + id.size(), number);
  return number;
}

PeerPackage* find(std::vector<PeerPackage>& packages, const std::string& manifest) {
  const auto found =
      std::find_if(packages.begin(), packages.end(),
                   [&](const PeerPackage& package) { return package.manifest == manifest; });
  return found == packages.end() ? nullptr : &*found;
}

template <typename Change>
Status changed(const fs::path& film, Change change) {
  return edit_paper(film, kFile, read_peers, change, print);
}

}  // namespace

Result<std::vector<PeerPackage>> read_peers(const fs::path& film) {
  std::vector<PeerPackage> packages;
  if (std::error_code ignored; !fs::exists(peers_file(film), ignored)) return packages;
  Result<TomlValue> table = read_toml(peers_file(film), kPeersVersion);
  if (!table) return table.error();
  for (const TomlValue& entry : toml_part(*table, "review").items) {
    PeerPackage package{toml_text(entry, "manifest"), toml_text(entry, "film"), {}, {}};
    if (package.manifest.empty() || find(packages, package.manifest) != nullptr) continue;
    const std::vector<TomlValue>& clips = toml_part(entry, "clips").items;
    for (const TomlValue& take : toml_part(entry, "takes").items) {
      const std::size_t at = package.takes.size();
      package.takes.push_back(
          {take.text, number_of(take.text), at < clips.size() ? clips[at].text : ""});
    }
    packages.push_back(std::move(package));
  }
  for (const TomlValue& entry : toml_part(*table, "note").items) {
    PeerPackage* package = find(packages, toml_text(entry, "manifest"));
    const PeerNote note{toml_text(entry, "section"), toml_text(entry, "words"),
                        toml_text(entry, "utc")};
    if (package != nullptr && !note.section.empty()) package->notes.push_back(note);
  }
  return packages;
}

Status add_peer_note(const fs::path& film, const HandInCheck& package, const PeerNote& note) {
  if (trim(note.section).empty() || trim(note.words).empty()) {
    return Error{
        ErrorCode::bad_input,
        {"A review says which section it is about, and what was seen.",
         "評語要寫明是哪一部分、看到甚麼。"},
        {"Add --section NAME and --words \"...\".", "請加上 --section 部分 和 --words「……」。"}};
  }
  return changed(film, [&](std::vector<PeerPackage>& packages) {
    PeerPackage* known = find(packages, package.manifest_sha256);
    if (known == nullptr) {
      packages.push_back({package.manifest_sha256, package.film, package.takes, {}});
      known = &packages.back();
    }
    std::erase_if(known->notes, [&](const PeerNote& old) { return old.section == note.section; });
    known->notes.push_back(note);
  });
}

Result<bool> remove_peer_note(const fs::path& film, const std::string& manifest,
                              const std::string& section) {
  bool gone = false;
  const Status written = changed(film, [&](std::vector<PeerPackage>& packages) {
    PeerPackage* package = find(packages, manifest);
    if (package == nullptr) return;
    gone = std::erase_if(package->notes,
                         [&](const PeerNote& note) { return note.section == section; }) > 0;
    if (package->notes.empty())
      std::erase_if(packages, [&](const PeerPackage& one) { return one.manifest == manifest; });
  });
  if (!written) return written.error();
  return gone;
}

std::vector<PeerReview> peer_reviews(const std::vector<PeerPackage>& packages,
                                     const std::vector<Take>& own) {
  std::vector<PeerReview> reviews;
  for (const PeerPackage& package : packages) {
    PeerReview review;
    review.film = package.film;
    for (const PackedTake& take : package.takes) {
      review.takes.emplace_back(take.id, take.number);
      review.own = review.own || std::any_of(own.begin(), own.end(), [&](const Take& mine) {
                     return !take.sha256.empty() && mine.sha256 == take.sha256;
                   });
    }
    for (const PeerNote& note : package.notes) review.notes[note.section] = note.words;
    reviews.push_back(std::move(review));
  }
  return reviews;
}

}  // namespace shotlab
