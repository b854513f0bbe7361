// SPDX-License-Identifier: Apache-2.0

#include "app/core/paths.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <system_error>

namespace shotlab {
namespace fs = std::filesystem;
namespace {

fs::path home_folder(const Environment& read) {
  fs::path home = read("HOME");
  if (home.is_absolute()) return home;
  if (const passwd* user = getpwuid(geteuid()); user != nullptr && user->pw_dir != nullptr) {
    return user->pw_dir;
  }
  return fs::temp_directory_path();
}

fs::path base_folder(const Environment& read, const char* variable, const char* fallback) {
  const fs::path value = read(variable);
  return (value.is_absolute() ? value : home_folder(read) / fallback) / "shotlab";
}

// The folder that the running program lies in; empty if the system does not say.
fs::path program_folder() {
  std::error_code problem;
  const fs::path program = fs::read_symlink("/proc/self/exe", problem);
  return problem ? fs::path() : program.parent_path();
}

}  // namespace

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

Paths find_paths(const Environment& read) {
  if (const fs::path all = read("SHOTLAB_HOME"); all.is_absolute()) {
    return {all / "config", all / "data", all / "state", all / "cache"};
  }
  return {base_folder(read, "XDG_CONFIG_HOME", ".config"),
          base_folder(read, "XDG_DATA_HOME", ".local/share"),
          base_folder(read, "XDG_STATE_HOME", ".local/state"),
          base_folder(read, "XDG_CACHE_HOME", ".cache")};
}

fs::path find_packs(const Environment& read) {
  if (fs::path named = read("SHOTLAB_PACKS"); !named.empty()) return named;
  const fs::path program = program_folder();
  if (!program.empty()) {
    for (const fs::path& near : {program / "packs", program / "../share/shotlab/packs"}) {
      std::error_code ignored;
      if (fs::is_directory(near, ignored)) return near.lexically_normal();
    }
  }
  return SHOTLAB_PACKS_DIR;
}

}  // namespace shotlab
