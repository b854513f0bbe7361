// SPDX-License-Identifier: Apache-2.0

#include "app/cli/parser.h"

#include <CLI/CLI.hpp>
#include <array>
#include <map>
#include <regex>

namespace shotlab::cli {
namespace {

// The parser's own words in its help.
void translate_labels(CLI::App& app, Language language) {
  if (language != Language::chinese) return;
  static const std::map<std::string, std::string> words{
      {"Usage", "用法"},       {"Options", "選項"},     {"OPTIONS", "選項"},
      {"Subcommands", "動詞"}, {"Subcommand", "動詞"},  {"SUBCOMMAND", "動詞"},
      {"SUBCOMMANDS", "動詞"}, {"Positionals", "參數"}, {"POSITIONALS", "參數"},
      {"REQUIRED", "必填"}};
  for (const auto& [label, word] : words) app.get_formatter()->label(label, word);
  app.option_defaults()->group("選項");  // Verbs take it over.
}

// The parser's own sentence, and the same in Chinese where it is one of the usual ones.
Text in_words(const CLI::ParseError& error) {
  const std::string said = error.what();
  struct Pattern {
    const char* english;
    const char* chinese;
  };
  static const std::array<Pattern, 9> patterns{
      {{R"(A subcommand is required)", "欠缺動詞"},
       {R"((.+) is required)", "欠缺 {0}"},
       {R"((.+): Value (.+) not in range \[?([0-9.eE+-]+)(?: to | - )([0-9.eE+-]+)\]?\s*)",
        "{0}：{1} 不在 {2} 至 {3} 之間"},
       {R"((.+): (.*) not in (.+))", "{0}：「{1}」不是 {2} 之一"},
       {R"(Could not convert: (.+) = (.*))", "{0}：「{1}」不是數字"},
       {R"(The following arguments? (?:was|were) not expected: (.+))", "不認識：{0}"},
       {R"((.+): (\d+) required (.+) missing)", "{0}：尚欠 {1} 個"},
       {R"((.+) requires (\d+) arguments?)", "{0} 需要 {1} 個值"},
       {R"((.+): \d+ required .*)", "{0}：欠缺值"}}};
  std::smatch found;
  for (const Pattern& pattern : patterns) {
    if (!std::regex_match(said, found, std::regex(pattern.english))) continue;
    std::vector<std::string> parts;
    for (std::size_t n = 1; n < found.size(); ++n) parts.push_back(found[n]);
    return {said, fill(pattern.chinese, parts)};
  }
  return {said, said};
}

}  // namespace

Verb& Verb::word(const std::string& name, std::string& value, const Text& help, bool required) {
  app_->add_option(name, value, help.in(language_))->required(required);
  return *this;
}

Verb& Verb::words(const std::string& name, std::vector<std::string>& values, const Text& help,
                  bool required) {
  app_->add_option(name, values, help.in(language_))->required(required);
  return *this;
}

Verb& Verb::option(const std::string& names, std::string& value, const Text& help,
                   const std::string& type, bool required) {
  app_->add_option(names, value, help.in(language_))->type_name(type)->required(required);
  return *this;
}

Verb& Verb::options(const std::string& names, std::vector<std::string>& values, const Text& help,
                    const std::string& type) {
  app_->add_option(names, values, help.in(language_))->type_name(type)->expected(1)->take_all();
  return *this;
}

Verb& Verb::choice(const std::string& names, std::string& value,
                   const std::vector<std::string>& choices, const Text& help) {
  app_->add_option(names, value, help.in(language_))
      ->check(CLI::IsMember(choices).description(""))
      ->type_name("WORD");
  return *this;
}

Verb& Verb::choices(const std::string& names, std::vector<std::string>& values,
                    const std::vector<std::string>& choices, const Text& help) {
  app_->add_option(names, values, help.in(language_))
      ->delimiter(',')
      ->check(CLI::IsMember(choices).description(""))
      ->type_name("WORD,...");
  return *this;
}

Verb& Verb::number(const std::string& names, double& value, double least, double most,
                   const Text& help) {
  app_->add_option(names, value, help.in(language_))
      ->check(CLI::Range(least, most).description(""))
      ->type_name("N");
  return *this;
}

Verb& Verb::number(const std::string& names, int& value, int least, int most, const Text& help) {
  app_->add_option(names, value, help.in(language_))
      ->check(CLI::Range(least, most).description(""))
      ->type_name("N");
  return *this;
}

Verb& Verb::number(const std::string& names, std::optional<std::int64_t>& value, const Text& help) {
  app_->add_option(names, value, help.in(language_))->type_name("N");
  return *this;
}

Verb& Verb::flag(const std::string& names, bool& value, const Text& help) {
  app_->add_flag(names, value, help.in(language_));
  return *this;
}

Verb& Verb::footer(const Text& text) {
  app_->footer(text.in(language_));
  return *this;
}

Parser::Parser(const Text& about, const std::string& version, Language language)
    : app_(std::make_unique<CLI::App>(about.in(language), "shotlab")), language_(language) {
  translate_labels(*app_, language);
  app_->set_help_flag("-h,--help", Text{"Tells how it is used", "說明用法"}.in(language));
  app_->set_version_flag("--version", version, Text{"Prints the version", "印出版本"}.in(language));
  if (language == Language::chinese) {
    app_->get_help_ptr()->group("選項");
    app_->get_version_ptr()->group("選項");
  }
  app_->require_subcommand(0, 1);
}

Parser::~Parser() = default;

Verb Parser::root() { return {*app_, language_}; }

Verb Parser::verb(const std::string& name, const Text& what, std::function<int()> work) {
  Verb parent = root();
  return verb(parent, name, what, std::move(work));
}

Verb Parser::verb(Verb& parent, const std::string& name, const Text& what,
                  std::function<int()> work) {
  CLI::App* app = parent.app_->add_subcommand(name, what.in(language_));
  app->fallthrough();  // --json may stand behind the verb.
  app->footer("");     // The program's own is not repeated under every verb.
  if (language_ == Language::chinese) {
    app->group("動詞");
    app->get_help_ptr()->group("選項");
  }
  if (work) {
    app->callback([this, work = std::move(work)] {
      if (!chosen_) chosen_ = work;  // The innermost verb speaks first: `jobs resume`, not `jobs`.
    });
  } else {
    app->require_subcommand(1);
  }
  return {*app, language_};
}

Parser::Parsed Parser::parse(int argc, const char* const* argv) {
  Parsed parsed;
  try {
    app_->parse(argc, argv);
    parsed.work = chosen_;
  } catch (const CLI::CallForHelp&) {
    parsed.print = app_->help();
  } catch (const CLI::CallForAllHelp&) {
    parsed.print = app_->help("", CLI::AppFormatMode::All);
  } catch (const CLI::CallForVersion& version) {
    parsed.print = std::string(version.what()) + "\n";
  } catch (const CLI::ParseError& error) {
    parsed.mistake = in_words(error);
  }
  parsed.path = "shotlab";
  for (const CLI::App* at = app_.get(); !at->get_subcommands().empty();) {
    at = at->get_subcommands().front();
    parsed.path += " " + at->get_name();
  }
  return parsed;
}

}  // namespace shotlab::cli
