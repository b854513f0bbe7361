// SPDX-License-Identifier: Apache-2.0

#include "media/libav/edit_list.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <numeric>
#include <string_view>

#include "media/base/files.h"

namespace shotlab::av {
namespace {

constexpr std::uint64_t kSmall = 0xffffffff;

std::uint64_t get(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < width && at + i < bytes.size(); ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

void put(std::string& bytes, std::uint64_t value, std::size_t width) {
  for (std::size_t i = width; i-- > 0;) bytes.push_back(static_cast<char>(value >> (8 * i) & 0xff));
}

std::string box(std::string_view type, std::string_view content) {
  std::string out;
  put(out, content.size() + 8, 4);
  return out.append(type).append(content);
}

// Calls visit(type, whole box) for each box in `content`; false if they do not fill it exactly.
using Visit = std::function<bool(std::string_view type, std::string_view whole)>;
bool each_box(std::string_view content, const Visit& visit) {
  std::size_t at = 0;
  while (at + 8 <= content.size()) {
    const auto size = static_cast<std::size_t>(get(content, at, 4));
    if (size < 8 || size > content.size() - at) return false;
    if (!visit(content.substr(at + 4, 4), content.substr(at, size))) return false;
    at += size;
  }
  return at == content.size();
}

// A header box whose duration stands behind `before` bytes of ids (4-byte layout; with 8-byte times
// `before_wide`).
std::string with_duration(std::string_view whole, std::int64_t duration, std::size_t before,
                          std::size_t before_wide) {
  const bool wide = whole.size() > 8 && whole[8] == 1;
  const std::size_t at = 12 + (wide ? before_wide : before);
  const std::size_t width = wide ? 8 : 4;
  if (at + width > whole.size()) return {};
  std::string out(whole.substr(0, at));
  put(out, static_cast<std::uint64_t>(duration), width);
  return out.append(whole.substr(at + width));
}

std::int64_t length_of(const EditList& list) {
  return std::accumulate(list.begin(), list.end(), std::int64_t{0},
                         [](std::int64_t sum, const Edit& edit) { return sum + edit.duration; });
}

std::string edts(const EditList& list) {
  const bool wide = std::any_of(list.begin(), list.end(), [](const Edit& edit) {
    return static_cast<std::uint64_t>(edit.duration) > kSmall || edit.media_time > INT32_MAX;
  });
  std::string content;
  put(content, wide ? 1U << 24 : 0, 4);
  put(content, list.size(), 4);
  for (const Edit& edit : list) {
    put(content, static_cast<std::uint64_t>(edit.duration), wide ? 8 : 4);
    put(content, static_cast<std::uint64_t>(edit.media_time), wide ? 8 : 4);
    put(content, 1U << 16, 4);  // Played at its own speed.
  }
  return box("edts", box("elst", content));
}

std::string new_track(std::string_view whole, const EditList& list) {
  std::string content;
  const bool good = each_box(whole.substr(8), [&](std::string_view type, std::string_view inner) {
    if (type == "edts") return true;
    if (type != "tkhd") {
      content.append(inner);
      return true;
    }
    // Two times, a number, four bytes reserved.
    const std::string header = with_duration(inner, length_of(list), 16, 24);
    content.append(header).append(edts(list));
    return !header.empty();
  });
  return good ? box("trak", content) : std::string();
}

Error no_room(const std::filesystem::path& file) {
  return {ErrorCode::internal,
          {"The edit list of \"" + file.string() + "\" could not be written.",
           "無法寫入「" + file.string() + "」的剪接表。"},
          {"Use mode full.", "請改用 full 模式。"}};
}

}  // namespace

std::string with_edit_lists(const std::string& moov, const std::vector<EditList>& lists) {
  if (moov.size() < 8 || std::string_view(moov).substr(4, 4) != "moov") return {};
  std::int64_t longest = 0;
  for (const EditList& list : lists) longest = std::max(longest, length_of(list));
  std::string content;
  std::size_t track = 0;
  const bool good = each_box(std::string_view(moov).substr(8),
                             [&](std::string_view type, std::string_view whole) {
                               std::string fresh(whole);
                               if (type == "mvhd") fresh = with_duration(whole, longest, 12, 20);
                               if (type == "trak") {
                                 if (track >= lists.size()) return false;
                                 fresh = new_track(whole, lists[track++]);
                               }
                               content.append(fresh);
                               return !fresh.empty();
                             });
  return good && track == lists.size() ? box("moov", content) : std::string();
}

Status set_edit_lists(const std::filesystem::path& path, const std::vector<EditList>& lists) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  if (!file) return cannot_write(path);
  std::int64_t at = 0;
  for (;;) {
    char header[16] = {};
    file.seekg(at);
    if (!file.read(header, 8)) return no_room(path);
    const std::string_view view(header, 16);
    std::uint64_t size = get(view, 0, 4);
    if (size == 1 && file.read(header + 8, 8)) size = get(view, 8, 8);
    if (size < 8 || size > static_cast<std::uint64_t>(INT64_MAX - at)) return no_room(path);
    if (view.substr(4, 4) != "moov") {
      at += static_cast<std::int64_t>(size);
      continue;
    }
    if (size > (std::uint64_t{1} << 30)) return no_room(path);
    std::string moov(static_cast<std::size_t>(size) + 8, '\0');
    file.seekg(at);
    if (!file.read(moov.data(), static_cast<std::streamsize>(moov.size()))) return no_room(path);
    const std::string_view next = std::string_view(moov).substr(static_cast<std::size_t>(size));
    if (next.substr(4, 4) != "free") return no_room(path);
    const std::size_t room = static_cast<std::size_t>(size) + get(next, 0, 4);
    moov.resize(static_cast<std::size_t>(size));
    std::string fresh = with_edit_lists(moov, lists);
    if (fresh.empty() || fresh.size() + 8 > room) return no_room(path);
    fresh.append(box("free", std::string(room - fresh.size() - 8, '\0')));
    file.seekp(at);
    file.write(fresh.data(), static_cast<std::streamsize>(fresh.size()));
    file.close();
    return file ? done() : Status(cannot_write(path));
  }
}

}  // namespace shotlab::av
