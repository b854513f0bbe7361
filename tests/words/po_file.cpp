// SPDX-License-Identifier: Apache-2.0

#include "tests/words/po_file.h"

#include "media/base/text.h"

namespace shotlab::test {
namespace {

constexpr std::string_view kHeader =
    "msgid \"\"\n"
    "msgstr \"\"\n"
    "\"Project-Id-Version: Shotlab\\n\"\n"
    "\"PO-Revision-Date: \\n\"\n"
    "\"Last-Translator: \\n\"\n"
    "\"Language-Team: \\n\"\n"
    "\"Language: zh_HK\\n\"\n"
    "\"MIME-Version: 1.0\\n\"\n"
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Content-Transfer-Encoding: 8bit\\n\"\n"
    "\"Plural-Forms: nplurals=1; plural=0;\\n\"\n";

// A line of the file for every line of the words, as editors lay it out.
std::string in_quotes(std::string_view words) {
  std::string line = "\"", out;
  for (const char c : words) {
    if (c == '"' || c == '\\') line += '\\';
    if (c == '\t') {
      line += "\\t";
    } else if (c == '\n') {
      out += line + "\\n\"\n";
      line = "\"";
    } else {
      line += c;
    }
  }
  if (out.empty()) return line + "\"\n";
  return "\"\"\n" + out + (line == "\"" ? "" : line + "\"\n");
}

// What stands between the quotes of a line; false if it is no such line.
bool unquoted(std::string_view line, std::string& out) {
  if (line.size() < 2 || line.front() != '"' || line.back() != '"') return false;
  line = line.substr(1, line.size() - 2);
  for (std::size_t n = 0; n < line.size(); ++n) {
    if (line[n] == '"') return false;
    if (line[n] != '\\') {
      out += line[n];
      continue;
    }
    if (++n == line.size()) return false;
    switch (line[n]) {
      case 'n':
        out += '\n';
        break;
      case 't':
        out += '\t';
        break;
      case 'r':
        out += '\r';
        break;
      case '"':
      case '\\':
        out += line[n];
        break;
      default:
        return false;
    }
  }
  return true;
}

class Parser {
 public:
  explicit Parser(const std::filesystem::path& name) : name_(name) {}

  Result<std::vector<PoEntry>> parse(std::string_view text) {
    for (const std::string& line : split(text, '\n')) {
      ++line_;
      if (Status read = read_line(trim(line)); !read) return read.error();
    }
    end_entry();
    return std::move(entries_);
  }

 private:
  enum class Part { none, context, id, text };

  Error damaged(const char* what_en, const char* what_zh) const {
    const std::vector<std::string> where{name_.string(), std::to_string(line_)};
    return {ErrorCode::bad_input,
            {fill("{0}, line {1}: ", where) + what_en, fill("{0} 第 {1} 行：", where) + what_zh},
            {"Mend that line, or write the catalogue anew.", "請修正該行，或重新產生目錄。"}};
  }
  void end_entry() {
    if (part_ == Part::text && !entry_.id.empty()) entries_.push_back(std::move(entry_));
    if (part_ != Part::none) entry_ = {}, part_ = Part::none;
  }
  Status read_comment(std::string_view line) {
    // A comment belongs to the entry that follows.
    if (part_ == Part::text) end_entry();
    if (line.starts_with("#:")) {
      for (const std::string& place : split(trim(line.substr(2)), ' '))
        if (!place.empty()) entry_.places.push_back(place);
    }
    if (line.starts_with("#,") && line.find("fuzzy") != std::string_view::npos) entry_.fuzzy = true;
    return done();
  }
  Status read_line(std::string_view line) {
    if (line.empty()) return done();
    if (line.front() == '#') return read_comment(line);
    std::string_view words = line;
    if (line.starts_with("msgid_plural"))
      return damaged("plural forms are not used here.", "這裏不用複數形式。");
    for (const auto& [keyword, part] :
         {std::pair{"msgctxt ", Part::context}, {"msgid ", Part::id}, {"msgstr ", Part::text}}) {
      if (!line.starts_with(keyword)) continue;
      if (part == Part::context || (part == Part::id && part_ != Part::context)) end_entry();
      if (part == Part::text && part_ != Part::id)
        return damaged("msgstr without a msgid before it.", "msgstr 之前沒有 msgid。");
      part_ = part;
      words = trim(line.substr(std::string_view(keyword).size()));
    }
    std::string* into = part_ == Part::context ? &entry_.context
                        : part_ == Part::id    ? &entry_.id
                                               : &entry_.text;
    if (part_ == Part::none || !unquoted(words, *into))
      return damaged("this is neither a comment nor words in quotes.",
                     "這既不是註解，也不是引號內的文字。");
    return done();
  }

  const std::filesystem::path& name_;
  std::size_t line_ = 0;
  Part part_ = Part::none;
  PoEntry entry_;
  std::vector<PoEntry> entries_;
};

}  // namespace

std::string print_po(const std::vector<PoEntry>& entries) {
  std::string out(kHeader);
  for (const PoEntry& entry : entries) {
    out += "\n";
    for (const std::string& place : entry.places) out += "#: " + place + "\n";
    if (entry.fuzzy) out += "#, fuzzy\n";
    if (!entry.context.empty()) out += "msgctxt " + in_quotes(entry.context);
    out += "msgid " + in_quotes(entry.id) + "msgstr " + in_quotes(entry.text);
  }
  return out;
}

Result<std::vector<PoEntry>> parse_po(std::string_view text, const std::filesystem::path& name) {
  return Parser(name).parse(text);
}

}  // namespace shotlab::test
