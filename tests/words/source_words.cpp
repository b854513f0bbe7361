// SPDX-License-Identifier: Apache-2.0

#include "tests/words/source_words.h"

#include <algorithm>
#include <cstdint>

#include "media/base/text.h"

namespace shotlab::test {
namespace {

// What counts of C++ here: literals of words, and single characters between them.
struct Token {
  bool literal = false;
  bool plain = true;  // Of a literal: without escapes that this reader does not know.
  char sign = 0;      // Of what is no literal; 'a' for a word or a number.
  std::string words;
  std::size_t from = 0, to = 0;
};

bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  std::vector<Token> tokens() {
    std::vector<Token> all;
    while (skip_blanks(), at_ < source_.size()) {
      Token next = token();
      const bool joins = next.literal && !all.empty() && all.back().literal;
      if (!joins) {
        all.push_back(std::move(next));
        continue;
      }
      // Two literals side by side are one.
      all.back().words += next.words;
      all.back().plain = all.back().plain && next.plain;
      all.back().to = next.to;
    }
    return all;
  }

 private:
  bool sees(std::string_view what) const { return source_.substr(at_).starts_with(what); }
  void skip_past(std::string_view end, std::size_t from) {
    const std::size_t found = source_.find(end, from);
    at_ = found == std::string_view::npos ? source_.size() : found + end.size();
  }
  void skip_blanks() {
    while (at_ < source_.size()) {
      if (sees("//")) {
        skip_past("\n", at_);
      } else if (sees("/*")) {
        skip_past("*/", at_ + 2);
      } else if (source_[at_] == ' ' || source_[at_] == '\n' || source_[at_] == '\t') {
        ++at_;
      } else {
        return;
      }
    }
  }
  Token token() {
    Token token;
    token.from = at_;
    const char c = source_[at_];
    if (c == '"') {
      read_literal(token);
    } else if (sees("R\"")) {
      const std::size_t open = source_.find('(', at_);
      const std::string end = ")" + std::string(source_.substr(at_ + 2, open - at_ - 2)) + "\"";
      const std::size_t body = open + 1;
      skip_past(end, body);
      token.literal = true;
      token.words = source_.substr(body, at_ - end.size() - body);
    } else if (c == '\'') {
      ++at_;
      while (at_ < source_.size() && source_[at_] != '\'') at_ += source_[at_] == '\\' ? 2 : 1;
      ++at_;
      token.sign = 'a';
    } else if (is_word(c)) {
      // A digit's separator is no quote: 1'000.
      const bool number = c >= '0' && c <= '9';
      while (at_ < source_.size() && (is_word(source_[at_]) || (number && source_[at_] == '\'')))
        ++at_;
      token.sign = 'a';
    } else {
      token.sign = c;
      ++at_;
    }
    token.to = std::min(at_, source_.size());
    return token;
  }
  void read_literal(Token& token) {
    token.literal = true;
    for (++at_; at_ < source_.size() && source_[at_] != '"'; ++at_) {
      if (source_[at_] != '\\') {
        token.words += source_[at_];
        continue;
      }
      const char escaped = at_ + 1 < source_.size() ? source_[++at_] : '\0';
      switch (escaped) {
        case 'n':
          token.words += '\n';
          break;
        case 't':
          token.words += '\t';
          break;
        case '"':
        case '\\':
        case '\'':
          token.words += escaped;
          break;
        default:
          token.plain = false;
      }
    }
    ++at_;
  }

  std::string_view source_;
  std::size_t at_ = 0;
};

// Han, or the punctuation that goes with it.
bool is_chinese(std::string_view words) {
  if (count_han(words) > 0) return true;
  const std::vector<char32_t> points = code_points(words);
  return std::any_of(points.begin(), points.end(), [](char32_t point) {
    return (point >= 0x3000 && point <= 0x303F) || (point >= 0xFF00 && point <= 0xFF60);
  });
}

std::string in_quotes(std::string_view words) {
  std::string out = "\"";
  for (const char c : words) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace

std::vector<SourceWords> find_words(std::string_view source) {
  const std::vector<Token> all = Reader(source).tokens();
  std::vector<SourceWords> found;
  for (std::size_t n = 1; n + 3 < all.size(); ++n) {
    const Token &open = all[n - 1], &en = all[n], &zh = all[n + 2], &close = all[n + 3];
    const bool braced =
        (open.sign == '{' && close.sign == '}') || (open.sign == '(' && close.sign == ')');
    if (!braced || !en.literal || all[n + 1].sign != ',' || !zh.literal) continue;
    if (!en.plain || !zh.plain || en.words.empty() || is_chinese(en.words)) continue;
    if (!is_chinese(zh.words)) continue;
    const auto line =
        std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(en.from), '\n');
    found.push_back({static_cast<std::size_t>(line) + 1, en.words, zh.words, zh.from, zh.to});
  }
  return found;
}

std::string replace_chinese(std::string_view source, const SourceWords& words,
                            std::string_view zh) {
  return std::string(source.substr(0, words.from)) + in_quotes(zh) +
         std::string(source.substr(words.to));
}

}  // namespace shotlab::test
