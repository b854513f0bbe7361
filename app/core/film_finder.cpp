// SPDX-License-Identifier: Apache-2.0

#include "app/core/film_finder.h"

#include <system_error>

namespace shotlab {
namespace fs = std::filesystem;

Result<Film> film_around(const fs::path& folder, Clock& clock) {
  std::error_code ignored;
  fs::path at = fs::absolute(folder).lexically_normal();
  for (;;) {
    if (fs::exists(at / "film.toml", ignored)) return Film::open(at, clock);
    const fs::path above = at.parent_path();
    if (above == at) break;
    at = above;
  }
  return Error{ErrorCode::not_found,
               {"There is no film here: no film.toml in \"" + folder.string() + "\" or above it.",
                "這裏沒有影片：「" + folder.string() + "」及上層都沒有 film.toml。"},
               {"Make one with \"shotlab new DIR\", go into one, or name it with --film DIR.",
                "請用「shotlab new DIR」建立，進入影片資料夾，或用 --film DIR 指定。"}};
}

}  // namespace shotlab
