// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/names.h"

#include <algorithm>

#include "exercises/language/prompt_reading.h"
#include "exercises/language/tokens.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

using Kind = NamedInPrompt::Kind;

// Parted by "|". Film makers, players and singers that learners reach for first.
constexpr std::string_view kPeople =
    "wong kar wai|steven spielberg|spielberg|christopher nolan|wes anderson|quentin "
    "tarantino|tarantino|hayao miyazaki|miyazaki|stanley kubrick|kubrick|alfred "
    "hitchcock|tim burton|ridley scott|james cameron|ang lee|john woo|ann hui|johnnie "
    "to|stephen chow|jackie chan|bruce lee|andy lau|tony leung|maggie cheung|chow yun "
    "fat|taylor swift|beyonce|tom cruise|brad pitt|scarlett johansson|elon "
    "musk|donald trump|barack obama|van gogh|picasso|banksy|makoto shinkai|bong joon "
    "ho|zhang yimou|王家衛|許鞍華|吳宇森|杜琪峯|杜琪峰|徐克|李安|周星馳|成龍|李小龍|劉德華|"
    "梁朝偉|張曼玉|周潤發|張國榮|梅艷芳|宮崎駿|新海誠|張藝謀|史匹堡|路蘭|希治閣|畢加索|梵高";
constexpr std::string_view kBrands =
    "nike|adidas|coca cola|coke|pepsi|mcdonald's|mcdonalds|mcdonald|starbucks|disney|pixar|"
    "marvel|pokemon|lego|gucci|louis vuitton|chanel|prada|ikea|tesla|ferrari|porsche|rolex|hello "
    "kitty|studio ghibli|ghibli|netflix|iphone|playstation|nintendo|barbie|batman|spider "
    "man|spiderman|superman|star wars|harry "
    "potter|麥當勞|星巴克|迪士尼|可口可樂|百事可樂|吉卜力|漫威|樂高|任天堂|寵物小精靈|蜘蛛俠|"
    "蝙蝠俠|超人|哈利波特|星球大戰|八達通|港鐵公司|國泰航空|滙豐";

struct Entry {
  Kind kind;
  std::vector<std::string> words;
};

const std::vector<Entry>& entries() {
  static const std::vector<Entry> instance = [] {
    std::vector<Entry> all;
    const auto add = [&all](std::string_view list, Kind kind) {
      for (const std::string& name : split(list, '|')) {
        Entry entry{kind, {}};
        for (Token& token : tokens_of(name)) {
          if (token.is_word()) entry.words.push_back(std::move(token.text));
        }
        if (!entry.words.empty()) all.push_back(std::move(entry));
      }
    };
    add(kPeople, Kind::person);
    add(kBrands, Kind::brand);
    return all;
  }();
  return instance;
}

bool matches(const std::vector<Token>& tokens, std::size_t at,
             const std::vector<std::string>& words) {
  if (at + words.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!tokens[at + i].is_word() || tokens[at + i].text != words[i]) return false;
  }
  return true;
}

// How many tokens the longest listed name at `at` has, and of which kind; 0: none.
std::size_t listed(const std::vector<Token>& tokens, std::size_t at, Kind& kind) {
  std::size_t longest = 0;
  for (const Entry& entry : entries()) {
    if (entry.words.size() <= longest || !matches(tokens, at, entry.words)) continue;
    longest = entry.words.size();
    kind = entry.kind;
  }
  return longest;
}

// A style that the vocabulary knows is no name: "in the style of a documentary".
bool is_film_word(std::string_view words) {
  const PromptReading reading = read_prompt(words);
  return !reading.concepts.empty() || !reading.vague.empty();
}

}  // namespace

std::vector<NamedInPrompt> names_in(std::string_view prompt) {
  const std::vector<Token> tokens = tokens_of(prompt);
  std::vector<NamedInPrompt> found;
  const auto add = [&](Kind kind, std::size_t first, std::size_t count) {
    const std::size_t begin = tokens[first].begin, end = tokens[first + count - 1].end;
    found.push_back({kind, std::string(prompt.substr(begin, end - begin)), begin, end});
  };
  bool quoted = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == Token::Kind::open) quoted = true;
    if (tokens[i].kind == Token::Kind::close) quoted = false;
    if (quoted) continue;
    // "in the style of NAME", up to four words of the same clause.
    static const std::vector<std::string> style_of = {"style", "of"};
    if (matches(tokens, i, style_of)) {
      std::size_t count = 0;
      while (count < 4 && i + 2 + count < tokens.size() && tokens[i + 2 + count].is_word()) ++count;
      if (count > 0) {
        const std::size_t begin = tokens[i + 2].begin, end = tokens[i + 1 + count].end;
        if (!is_film_word(prompt.substr(begin, end - begin))) {
          add(Kind::style_of, i + 2, count);
          i += 1 + count;
          continue;
        }
      }
    }
    Kind kind = Kind::person;
    if (const std::size_t count = listed(tokens, i, kind); count > 0) {
      add(kind, i, count);
      i += count - 1;
    }
  }
  return found;
}

}  // namespace shotlab
