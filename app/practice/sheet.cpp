// SPDX-License-Identifier: Apache-2.0

#include "app/practice/sheet.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cmath>
#include <mutex>
#include <thread>

#include "media/base/text.h"

namespace shotlab {
namespace {

constexpr std::size_t kMostRows = 200;

Error bad_sheet(const Text& what) {
  return {ErrorCode::bad_input,
          what,
          {"Write one prompt a line; \"@7 \" before it names a seed, \"@7:1.5 \" a second too.",
           "請每行寫一個提示詞；行首加「@7 」可指定種子，「@7:1.5 」再指定第幾秒。"}};
}

template <typename Number>
bool whole_number(std::string_view digits, Number& to) {
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), to);
  return error == std::errc() && end == digits.data() + digits.size();
}

// Cuts "@7 " or "@7:1.2 " off the front of `line`.
bool take_head(std::string_view& line, SheetRow& row) {
  if (!line.starts_with('@')) return true;
  const std::string_view head = line.substr(1, std::min(line.find(' '), line.size()) - 1);
  const std::size_t colon = head.find(':');
  if (!whole_number(head.substr(0, colon), row.seed)) return false;
  if (colon != std::string_view::npos) {
    if (!whole_number(head.substr(colon + 1), row.at)) return false;
    if (!(row.at >= 0 && row.at <= 60)) return false;
  }
  line = trim(line.substr(std::min(line.size(), head.size() + 1)));
  return true;
}

// `from` is exactly twice as wide and high as the cell at (x0, y0) of `to`.
void print_half(const Picture& from, Picture& to, int x0, int y0) {
  for (int y = 0; y < from.height / 2; ++y) {
    const std::uint8_t *a = from.row(2 * y), *b = from.row(2 * y + 1);
    std::uint8_t* out = to.row(y0 + y) + static_cast<std::ptrdiff_t>(x0) * 3;
    for (int x = 0; x < from.width / 2; ++x, a += 6, b += 6) {
      for (int c = 0; c < 3; ++c)
        *out++ = static_cast<std::uint8_t>((a[c] + a[c + 3] + b[c] + b[c + 3] + 2) / 4);
    }
  }
}

bool sane(const SheetOptions& o) {
  return o.columns > 0 && o.cell_width >= 16 && o.cell_height >= 16 && o.gap >= 0 &&
         o.cell_width <= 1920 && o.cell_height <= 1920 && o.gap <= 200 && o.columns <= 20 &&
         o.seconds > 0 && o.seconds <= 60 && o.at >= 0;
}

}  // namespace

Result<std::vector<SheetRow>> read_sheet(std::string_view text) {
  if (!is_utf8(text))
    return bad_sheet({"The list of prompts is not plain text.", "提示詞清單不是純文字。"});
  std::vector<SheetRow> rows;
  int number = 0;
  for (const std::string& whole : split(text, '\n')) {
    ++number;
    std::string_view line = trim(whole);
    if (line.empty() || line.starts_with('#')) continue;
    SheetRow row{{}, static_cast<std::int64_t>(rows.size()) + 1};
    if (!take_head(line, row) || line.empty()) {
      return bad_sheet({"Line " + std::to_string(number) + " has no seed or no prompt to read.",
                        "第 " + std::to_string(number) + " 行的種子或提示詞無法讀取。"});
    }
    row.prompt = line;
    rows.push_back(std::move(row));
  }
  if (rows.empty() || rows.size() > kMostRows) {
    return bad_sheet({"A sheet has 1 to " + std::to_string(kMostRows) + " prompts; here are " +
                          std::to_string(rows.size()) + ".",
                      "一張總覽可有 1 至 " + std::to_string(kMostRows) + " 個提示詞；這裏有 " +
                          std::to_string(rows.size()) + " 個。"});
  }
  return rows;
}

Result<Picture> paint_sheet(const std::vector<SheetRow>& rows, const SheetOptions& o,
                            const Cancel& cancel, const std::function<void(double)>& progress) {
  if (rows.empty() || rows.size() > kMostRows || !sane(o))
    return bad_sheet({"A sheet of that shape cannot be painted.", "不能生成這種格式的總覽。"});
  const int count = static_cast<int>(rows.size());
  const int columns = std::min(o.columns, count), lines = (count + columns - 1) / columns;
  Picture sheet = make_picture(columns * (o.cell_width + o.gap) - o.gap,
                               lines * (o.cell_height + o.gap) - o.gap, 3);
  std::atomic<int> next{0};
  std::mutex mutex;
  int done = 0;  // Guarded by mutex.
  auto work = [&] {
    for (int i = next++; i < count && !cancel.requested(); i = next++) {
      PaintRequest request;
      request.prompt = rows[static_cast<std::size_t>(i)].prompt;
      request.seed = rows[static_cast<std::size_t>(i)].seed;
      request.seconds = o.seconds;
      request.width = o.cell_width * 2, request.height = o.cell_height * 2;
      const double own = rows[static_cast<std::size_t>(i)].at, at = own < 0 ? o.at : own;
      const auto frame = std::llround(std::min(at, o.seconds) * request.fps.value());
      // No two cells share a pixel, so they are written without a lock.
      print_half(paint_frame(request, frame), sheet, i % columns * (o.cell_width + o.gap),
                 i / columns * (o.cell_height + o.gap));
      const std::lock_guard lock(mutex);
      if (progress) progress(static_cast<double>(++done) / count);
    }
  };
  {
    const unsigned cores = std::clamp(std::thread::hardware_concurrency(), 1u, 8u);
    std::vector<std::jthread> others;
    for (unsigned n = 1; n < std::min(cores, static_cast<unsigned>(count)); ++n)
      others.emplace_back(work);
    work();
  }
  if (cancel.requested()) {
    return Error{ErrorCode::cancelled,
                 {"The sheet was cancelled.", "已取消這張總覽。"},
                 {"Nothing was written.", "沒有寫入任何檔案。"}};
  }
  return sheet;
}

}  // namespace shotlab
