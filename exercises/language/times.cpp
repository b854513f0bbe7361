// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>

#include "exercises/language/draft.h"

namespace shotlab {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

class Times {
 public:
  explicit Times(Draft& draft) : draft_(draft) {}
  static bool is_digits(const std::string& text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  // "4 seconds", "4s", "an 8-second shot", 四秒; but 第2秒 and "at second 2" are beats, and so is
  // "[00:00-00:02]".
  void run() {
    static constexpr std::array<std::string_view, 5> kSeconds = {"second", "seconds", "sec", "secs",
                                                                 "s"};
    for (int i = 0; i < draft_.size(); ++i) {
      const Token& token = draft_.token(i);
      const bool han = token.text == "秒";
      const bool latin = std::find(kSeconds.begin(), kSeconds.end(), token.text) != kSeconds.end();
      const bool joined = token.text.size() > 1 && token.text.back() == 's' &&
                          is_digits(token.text.substr(0, token.text.size() - 1));
      if (joined) {
        draft_.lengths.emplace_back(token.begin, token.end);
        draft_.known[at(i)] = true;
        continue;
      }
      if (!han && !latin) continue;
      int first = i;
      while (first > 0 && is_number(first - 1)) --first;
      if (first > 0 && draft_.token(first - 1).text == "第") {
        ++draft_.beats;
        --first;
      } else if (first < i) {
        draft_.lengths.emplace_back(draft_.token(first).begin, token.end);
      } else if (i + 1 < draft_.size() && is_digits(draft_.token(i + 1).text)) {
        ++draft_.beats;  // "second 2"
      } else {
        continue;
      }
      for (int j = first; j <= i; ++j) draft_.known[at(j)] = true;
    }
    // Time codes: "00:02" is two numbers with a colon between them.
    for (int i = 0; i + 2 < draft_.size(); ++i) {
      if (draft_.token(i).text.size() == 2 && is_digits(draft_.token(i).text) &&
          draft_.token(i + 2).text.size() == 2 && is_digits(draft_.token(i + 2).text) &&
          draft_.prompt.substr(draft_.token(i).end,
                               draft_.token(i + 2).begin - draft_.token(i).end) == ":") {
        draft_.known[at(i)] = draft_.known[at(i) + 2] = true;
        // "[00:00-00:02]" is one beat: only its beginning counts.
        const bool ends_range = i >= 2 && draft_.token(i - 1).kind != Token::Kind::clause &&
                                is_digits(draft_.token(i - 1).text);
        const bool second_half =
            i > 0 && draft_.prompt.substr(0, draft_.token(i).begin).ends_with("-");
        if (!ends_range && !second_half) ++draft_.beats;
        i += 2;
      }
    }
  }

  bool is_number(int i) const {
    const Token& token = draft_.token(i);
    if (is_digits(token.text)) return true;
    return std::any_of(draft_.lexemes.begin(), draft_.lexemes.end(), [&](const Lexeme& lexeme) {
      return lexeme.kind() == WordKind::number && lexeme.first() == i;
    });
  }

 private:
  Draft& draft_;
};

}  // namespace

void find_times(Draft& draft) { Times(draft).run(); }

}  // namespace shotlab
