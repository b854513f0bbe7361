// SPDX-License-Identifier: Apache-2.0
//
// The arguments of verbs, without the parser's own types: parser.cpp is the only file that knows
// CLI11.
//
// Threading: the main thread. What is bound must live until parse() has returned.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "media/base/text.h"

namespace CLI {
class App;
}

namespace shotlab::cli {

// One verb (or the program itself) and what may follow it. Every help text comes in both languages.
class Verb {
 public:
  Verb(CLI::App& app, Language language) : app_(&app), language_(language) {}

  // By position.
  Verb& word(const std::string& name, std::string& value, const Text& help, bool required = false);
  Verb& words(const std::string& name, std::vector<std::string>& values, const Text& help,
              bool required = false);

  // By name: "--note", "-o,--output". `type` is what stands behind it in the help: "DIR".
  Verb& option(const std::string& names, std::string& value, const Text& help,
               const std::string& type = "TEXT", bool required = false);
  // The same, as often as wanted.
  Verb& options(const std::string& names, std::vector<std::string>& values, const Text& help,
                const std::string& type = "TEXT");
  Verb& choice(const std::string& names, std::string& value,
               const std::vector<std::string>& choices, const Text& help);
  Verb& choices(const std::string& names, std::vector<std::string>& values,
                const std::vector<std::string>& choices,
                const Text& help);  // "a,b"
  Verb& number(const std::string& names, double& value, double least, double most,
               const Text& help);
  Verb& number(const std::string& names, int& value, int least, int most, const Text& help);
  Verb& number(const std::string& names, std::optional<std::int64_t>& value, const Text& help);
  Verb& flag(const std::string& names, bool& value, const Text& help);
  Verb& footer(const Text& text);

 private:
  friend class Parser;
  CLI::App* app_;
  Language language_;
};

class Parser {
 public:
  Parser(const Text& about, const std::string& version, Language language);
  ~Parser();
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  Verb root();
  // `work` is what it does. Empty: it only leads to verbs of its own, of which one must be given.
  Verb verb(const std::string& name, const Text& what, std::function<int()> work);
  Verb verb(Verb& parent, const std::string& name, const Text& what, std::function<int()> work);

  struct Parsed {
    std::function<int()> work;  // Of the innermost verb; empty: no verb was given.
    std::string print;          // To be printed instead (help, version); empty: nothing.
    Text mistake;               // What was not understood; empty: nothing.
    std::string path;           // "shotlab jobs resume", for pointing to its help.
  };
  Parsed parse(int argc, const char* const* argv);

 private:
  std::unique_ptr<CLI::App> app_;
  Language language_;
  std::function<int()> chosen_;
};

}  // namespace shotlab::cli
