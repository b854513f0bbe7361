// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/toml_scan.h"

#include <algorithm>

#include "exercises/engine/toml.h"

namespace shotlab {
namespace {

// Walks over the text, stepping over strings and comments, and counts.
class Scan {
 public:
  Scan(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  Status run() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;  // Some editors begin with that.
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        skip_string();
        continue;
      }
      if (c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
        continue;
      }
      if (c == '[' && depth_ == 0 && begins_line()) {
        if (Status name = table_name(); !name) return name;
      }
      if (static_cast<unsigned char>(c) >= 0x80) return outside_quotes();
      if (Status step = count(c); !step) return step;
      ++at_;
    }
    return done();
  }

 private:
  Status count(char c) {
    switch (c) {
      case '\n':
        ++line_;
        dots_ = 0;
        break;
      case '.':
        if (++dots_ >= kTomlSegments) {
          return toml_error(file_, line_,
                            {"a key has more than " + std::to_string(kTomlSegments) + " parts.",
                             "一個鍵有超過 " + std::to_string(kTomlSegments) + " 節。"},
                            {"Use a short key.", "請用短的鍵名。"});
        }
        break;
      case '[':
      case '{':
        dots_ = 0;
        if (++depth_ > kTomlDepth) {
          return toml_error(file_, line_,
                            {"lists or tables stand more than " + std::to_string(kTomlDepth) +
                                 " deep in each other.",
                             "陣列或表格嵌套超過 " + std::to_string(kTomlDepth) + " 層。"},
                            {"Flatten them.", "請減少層數。"});
        }
        break;
      case ']':
      case '}':
        if (depth_ > 0) --depth_;
        dots_ = 0;
        break;
      case ',':
      case '=':
        dots_ = 0;
        break;
      default:
        break;
    }
    return done();
  }

  // TOML knows none there, and toml++ 3.3 may do anything at some of them.
  Status outside_quotes() const {
    return toml_error(
        file_, line_,
        {"a letter or space that is no plain English one stands outside quotation marks.",
         "引號以外有不屬於英文的字母、文字或空格。"},
        {"Put names and values of that kind into quotation marks, and use plain spaces.",
         "請把這類名稱和值放在引號內，並使用半形空格。"});
  }

  bool begins_line() const {
    std::size_t from = at_;
    while (from > 0 && (text_[from - 1] == ' ' || text_[from - 1] == '\t')) --from;
    return from == 0 || text_[from - 1] == '\n';
  }

  // toml++ 3.3 ends the program, instead of telling of a mistake, where the name of a table begins
  // with anything else.
  Status table_name() const {
    std::size_t next = at_ + 1;
    if (next < text_.size() && text_[next] == '[') ++next;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t')) ++next;
    if (next >= text_.size()) return done();  // Cut off: the parser says so.
    const char c = text_[next];
    const bool begins_key = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '"' || c == '\'';
    // An empty name the parser tells by itself.
    if (begins_key || c == ']') return done();
    return toml_error(file_, line_, {"a table needs a name.", "表格需要名稱。"},
                      {"Write it as [name], with plain letters, digits, - and _.",
                       "請寫成 [name]，只用英文字母、數字、- 和 _。"});
  }

  void skip_string() {
    const char quote = text_[at_];
    const std::string three(3, quote);
    const bool many_lines = text_.substr(at_, 3) == three;
    at_ += many_lines ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\' && quote == '"') {
        if (at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++line_;
        at_ += 2;
      } else if (many_lines && text_.substr(at_, 3) == three) {
        at_ += 3;
        return;
      } else if (!many_lines && (c == quote || c == '\n')) {
        if (c == quote) ++at_;
        return;
      } else {
        if (c == '\n') ++line_;
        ++at_;
      }
    }
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0;
  int line_ = 1;
  int dots_ = 0;
  int depth_ = 0;
};

// Control characters, and those that turn the direction of the text: they make a line look like
// another one.
bool hides(char32_t point) {
  return (point < 0x20 && point != U'\n' && point != U'\r' && point != U'\t') || point == 0x7F ||
         (point >= 0x80 && point <= 0x9F) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069);
}

}  // namespace

Status scan_toml(std::string_view bytes, const std::string& file) {
  if (bytes.size() > kTomlBytes) {
    return toml_error(file, 0, {"the file is larger than 256 KiB.", "檔案大過 256 KiB。"},
                      {"Split it into smaller files.", "請分成幾個較小的檔案。"});
  }
  if (!is_utf8(bytes)) {
    return toml_error(file, 0, {"the text is not UTF-8.", "文字不是 UTF-8 編碼。"},
                      {"Save it as UTF-8.", "請另存為 UTF-8。"});
  }
  int line = 1;
  for (char32_t point : code_points(bytes)) {
    if (point == U'\n') ++line;
    if (hides(point)) {
      return toml_error(file, line,
                        {"there is a control character in the text.", "文字裏有控制字元。"},
                        {"Delete it.", "請刪除。"});
    }
  }
  return Scan(bytes, file).run();
}

}  // namespace shotlab
