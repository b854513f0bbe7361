// SPDX-License-Identifier: Apache-2.0

#include "app/core/handin/package_state.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "app/core/handin/archive.h"
#include "app/core/handin/hand_in.h"
#include "app/core/handin/secrets.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostLookedAt = 3;

// By the shape of keys alone: a stranger does not have the keys of this machine.
std::vector<Text> secrets_in(const fs::path& package, const Cancel& cancel) {
  std::vector<Text> found;
  SecretScan scan({});
  std::string now;
  const auto look = [&](std::string_view bytes) {
    const std::optional<Text> kind = scan.look(bytes);
    if (!kind) return;
    found.push_back(
        fill(Text{"\"{0}\" holds {1}.", "「{0}」內有{2}。"}, {now, kind->en, kind->zh}));
    scan.next_file();
  };
  PackageVisitor visitor;
  visitor.begin = [&](const std::string& path) -> Status {
    now = path;
    scan.next_file();
    look(path);
    scan.next_file();
    return done();
  };
  visitor.bytes = [&](std::string_view bytes) -> Status {
    if (cancel.requested()) return Error{ErrorCode::cancelled, {}, {}};
    if (found.empty()) look(bytes);
    return done();
  };
  // That it can be read was seen before.
  static_cast<void>(read_package(package, visitor));
  return found;
}

PackageState state_of(const fs::path& package, const HandInCheck& check, const std::string& head) {
  PackageState state;
  state.name = package.filename().string();
  state.files = check.files;
  state.current = check.process_head == head;
  for (const std::vector<Text>* list : {&check.problems, &check.altered, &check.unreadable})
    state.problems.insert(state.problems.end(), list->begin(), list->end());
  return state;
}

}  // namespace

std::vector<fs::path> packages_in(const fs::path& exports) {
  std::vector<fs::path> found;
  std::error_code problem;
  for (fs::directory_iterator it(exports, problem), end; !problem && it != end;
       it.increment(problem)) {
    std::error_code ignored;
    const fs::path& path = it->path();
    if (path.filename().string().starts_with(".") || it->is_symlink(ignored)) continue;
    const bool archive = it->is_regular_file(ignored) && path.extension() == ".zip";
    const bool folder =
        it->is_directory(ignored) && fs::is_regular_file(path / "manifest.json", ignored);
    if (archive || folder) found.push_back(path);
  }
  std::sort(found.begin(), found.end(), [](const fs::path& a, const fs::path& b) {
    const std::string x = a.stem().string();
    const std::string y = b.stem().string();
    return std::pair(x.size(), x) < std::pair(y.size(), y);
  });
  return found;
}

Result<std::optional<PackageState>> package_state(const Film& film, const Settings& settings,
                                                  const Cancel& cancel) {
  const std::vector<fs::path> packages = packages_in(film.exports_folder());
  if (packages.empty()) return std::optional<PackageState>();
  Result<HandInSources> sources = read_hand_in_sources(film, settings, nullptr, cancel);
  if (!sources) return sources.error();
  Result<HandInPlan> plan = plan_hand_in(*sources, {});
  if (!plan) return plan.error();

  std::optional<PackageState> newest;
  fs::path which;
  for (std::size_t back = 0; back < std::min(kMostLookedAt, packages.size()); ++back) {
    const fs::path& package = packages[packages.size() - 1 - back];
    Result<HandInCheck> check = check_hand_in(package, cancel);
    if (cancel.requested()) return Error{ErrorCode::cancelled, {"Stopped.", "已停止。"}, {}};
    PackageState state;
    if (check) {
      state = state_of(package, *check, plan->process_head);
    } else {
      state.name = package.filename().string();
      state.problems.push_back(check.error().message);
    }
    // An older one that is the work of today is better than a newer one that is not.
    const bool good = state.current && state.problems.empty();
    if (!newest || good) {
      newest = std::move(state);
      which = package;
    }
    if (good) break;
  }
  newest->secrets = secrets_in(which, cancel);
  if (cancel.requested()) return Error{ErrorCode::cancelled, {"Stopped.", "已停止。"}, {}};
  return newest;
}

}  // namespace shotlab
