// SPDX-License-Identifier: Apache-2.0

#include "app/core/inside.h"

#include <system_error>

namespace shotlab {
namespace fs = std::filesystem;

std::optional<std::string> relative_inside(const fs::path& path) {
  if (path.empty() || path.is_absolute() || path.string().find('\0') != std::string::npos)
    return std::nullopt;
  const fs::path plain = path.lexically_normal();
  if (plain.empty() || *plain.begin() == ".." || plain == ".") return std::nullopt;
  return plain.generic_string();
}

Result<fs::path> file_inside(const fs::path& folder, const std::string& relative) {
  const Error outside{ErrorCode::bad_input,
                      {"\"" + relative + "\" leads out of the film folder, so it was not opened.",
                       "「" + relative + "」指向影片資料夾以外，所以沒有開啟。"},
                      {"Copy the file into the film folder and name it there.",
                       "請把檔案複製到影片資料夾內再使用。"}};
  const std::optional<std::string> plain = relative_inside(relative);
  if (!plain) return outside;
  fs::path at = folder;
  for (const fs::path& part : fs::path(*plain)) {
    at /= part;
    std::error_code problem;
    const fs::file_status status = fs::symlink_status(at, problem);
    if (fs::is_symlink(status)) return outside;
    if (!fs::exists(status)) {
      return Error{ErrorCode::not_found,
                   {"There is no file \"" + relative + "\" in this film.",
                    "這部影片內沒有檔案「" + relative + "」。"},
                   {"Put it back, or cut without it.", "請放回檔案，或剪接時不用它。"}};
    }
  }
  std::error_code ignored;
  if (!fs::is_regular_file(fs::symlink_status(at, ignored))) return outside;
  return at;
}

}  // namespace shotlab
