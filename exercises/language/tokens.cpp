// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/tokens.h"

#include "media/base/text.h"

namespace shotlab {
namespace {

struct Unit {
  char32_t raw = 0;
  char32_t point = 0;  // Folded.
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Unit> units_of(std::string_view text) {
  std::vector<Unit> units;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t size = 1;
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead >= 0xF0) {
      size = 4;
    } else if (lead >= 0xE0) {
      size = 3;
    } else if (lead >= 0xC0) {
      size = 2;
    }
    // A malformed byte stands for itself and matches nothing.
    std::vector<char32_t> points = code_points(text.substr(at, size));
    if (points.size() != 1) {
      points = {0xFFFD};
      size = 1;
    }
    units.push_back({points[0], fold(points[0]), at, at + size});
    at += size;
  }
  return units;
}

bool is_letter(char32_t point) {
  return (point >= U'a' && point <= U'z') || (point >= U'0' && point <= U'9') ||
         (point >= 0xC0 && point < 0x250 && point != 0xD7 && point != 0xF7);
}

bool is_han(char32_t point) {
  return (point >= 0x3400 && point <= 0x4DBF) || (point >= 0x4E00 && point <= 0x9FFF) ||
         (point >= 0xF900 && point <= 0xFAFF) || (point >= 0x20000 && point <= 0x323AF);
}

bool is_hyphen(char32_t point) {
  return point == U'-' || point == 0x2010 || point == 0x2011 || point == 0x2012;
}

// The kind of a mark, or `word` for what is no mark (blanks, symbols).
Token::Kind mark_kind(char32_t point) {
  switch (point) {
    case U'.':
    case U'!':
    case U'?':
    case U'\n':
    case U'。':
      return Token::Kind::sentence;
    case U'、':
      return Token::Kind::list;
    case U'“':
    case U'「':
    case U'『':
      return Token::Kind::open;
    case U'”':
    case U'」':
    case U'』':
      return Token::Kind::close;
    case U',':
    case U';':
    case U':':
    case U'(':
    case U')':
    case U'[':
    case U']':
    case U'{':
    case U'}':
    case U'|':
    case U'/':
    case U'—':
    case U'–':
    case U'…':
    case U'→':
    case U'【':
    case U'】':
    case U'《':
    case U'》':
      return Token::Kind::clause;
    default:
      return Token::Kind::word;
  }
}

}  // namespace

std::vector<Token> tokens_of(std::string_view prompt) {
  const std::vector<Unit> units = units_of(prompt);
  std::vector<Token> tokens;
  bool quoted = false;  // Between two straight quotation marks.
  const auto letter_at = [&](std::size_t i) {
    return i < units.size() && is_letter(units[i].point);
  };

  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    if (is_letter(unit.point)) {
      Token token{Token::Kind::word, "", unit.begin, unit.end, true};
      for (; i < units.size(); ++i) {
        const bool apostrophe = units[i].point == U'\'' && letter_at(i + 1);
        if (!letter_at(i) && !apostrophe) break;
        append_utf8(token.text, units[i].point);
        token.end = units[i].end;
        if (units[i].raw >= U'a' && units[i].raw <= U'z') token.capitals = false;
      }
      --i;
      // "the man's coat": the owner is the man.
      if (token.text.size() > 2 && token.text.ends_with("'s")) {
        token.text.resize(token.text.size() - 2);
      }
      tokens.push_back(std::move(token));
    } else if (is_han(unit.point)) {
      Token token{Token::Kind::han, "", unit.begin, unit.end, false};
      append_utf8(token.text, unit.point);
      tokens.push_back(std::move(token));
    } else if (unit.point == U'"') {
      quoted = !quoted;
      tokens.push_back({quoted ? Token::Kind::open : Token::Kind::close, "", unit.begin, unit.end});
    } else if (is_hyphen(unit.point)) {
      // "push-in" is two words; " - " is a pause.
      const bool inside =
          i > 0 && i + 1 < units.size() && units[i - 1].point != U' ' && units[i + 1].point != U' ';
      if (!inside) tokens.push_back({Token::Kind::clause, "", unit.begin, unit.end});
    } else if (unit.point == U'.' && i > 0 && letter_at(i - 1) && letter_at(i + 1)) {
      continue;  // "2.5", "e.g"
    } else if (const Token::Kind kind = mark_kind(unit.point); kind != Token::Kind::word) {
      tokens.push_back({kind, "", unit.begin, unit.end});
    }
  }
  return tokens;
}

}  // namespace shotlab
