// SPDX-License-Identifier: Apache-2.0

#include "app/core/proxies.h"

#include <system_error>

#include "media/libav/packet_index.h"
#include "media/play/proxy.h"

namespace shotlab {
namespace fs = std::filesystem;

fs::path proxies_folder(const fs::path& clip) {
  std::error_code ignored;
  fs::path at = fs::absolute(clip, ignored).lexically_normal().parent_path();
  for (; !at.empty(); at = at.parent_path()) {
    if (fs::exists(at / "film.toml", ignored)) return at / ".cache" / "proxies";
    if (at == at.parent_path()) break;
  }
  return {};
}

fs::path film_proxy(const fs::path& clip) {
  const fs::path folder = proxies_folder(clip);
  std::error_code ignored;
  // Most films have none, and then not a byte of the clip is read.
  if (folder.empty() || !fs::is_directory(folder, ignored)) return {};
  const Result<fs::path> proxy = proxy_path(clip, folder);
  return proxy && fs::exists(*proxy, ignored) ? *proxy : fs::path();
}

Result<ProxyMade> make_film_proxy(const fs::path& clip, const fs::path& folder,
                                  const Cancel& cancel,
                                  const std::function<void(double)>& progress) {
  if (Result<fs::path> known = proxy_path(clip, folder); !known) return known.error();
  const fs::path place = folder.empty() ? proxies_folder(clip) : folder;
  if (place.empty()) {
    return Error{ErrorCode::bad_input,
                 {"\"" + clip.string() + "\" lies in no film, so there is no place for its proxy.",
                  "「" + clip.string() + "」不在任何影片資料夾內，沒有地方放它的代理檔。"},
                 {"Name a folder with -o.", "請用 -o 指定資料夾。"}};
  }
  Result<fs::path> proxy = make_proxy(clip, place, {}, cancel, progress);
  if (!proxy) return proxy.error();
  Result<PacketIndex> index = index_video(*proxy, cancel);
  if (!index) return index.error();
  std::error_code ignored;
  return ProxyMade{*proxy, index->frames(), fs::file_size(*proxy, ignored)};
}

}  // namespace shotlab
