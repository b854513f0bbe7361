// SPDX-License-Identifier: Apache-2.0

#include "app/core/papers/papers_files.h"

#include <system_error>

#include "app/core/folder_lock.h"
#include "app/core/papers/authorship.h"
#include "app/core/papers/disclosure.h"
#include "app/core/plain_toml.h"
#include "media/base/files.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

constexpr int kPapersVersion = 1;
constexpr const char* kCue = "cue_sheet.toml";
constexpr const char* kConsent = "consent.toml";
constexpr const char* kAuthorship = "authorship.toml";
constexpr const char* kDisclosure = "disclosure.toml";

// What the careful reader would refuse: better lost than a paper that cannot be opened again.
std::string readable(const std::string& text) {
  std::string out;
  for (const char32_t point : code_points(text)) {
    const bool control = (point < 0x20 && point != U'\n' && point != U'\t') || point == 0x7F ||
                         (point >= 0x80 && point <= 0x9F);
    const bool turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    if (!control && !turns) append_utf8(out, point);
  }
  return out;
}

std::string line(const std::string& key, const std::string& text) {
  return text.empty() ? std::string() : toml_key(key) + " = " + toml_quoted(readable(text)) + "\n";
}

std::string head(const char* what) {
  return "# " + std::string(what) + "\nversion = " + std::to_string(kPapersVersion) + "\n";
}

std::string print_cue(const std::vector<CueRow>& rows, const std::string& film) {
  std::string out =
      head("Cue sheet of AI use: change the words above each [event.lab] as you like.");
  out += line("film", film);
  for (const CueRow& row : rows) {
    const CueEntry& entry = row.entry;
    out += "\n[[event]]\n" + line("id", entry.id) + line("take", entry.take);
    if (!entry.own()) {
      out += "in = " + std::to_string(entry.range.in) + "\n";
      out += "out = " + std::to_string(entry.range.out) + "\n";
    }
    out += line("when", entry.when) + line("tool", entry.tool) + line("version", entry.version) +
           line("prompt", entry.prompt) + line("describe", entry.describe) +
           line("sources", entry.sources) + line("rights", std::string(name_of(entry.rights))) +
           line("person", std::string(name_of(entry.person))) + line("consent", entry.consent) +
           line("human", entry.human);
    if (entry.own()) continue;
    out += "\n[event.lab]\n";
    out += row.in_film ? "in_film = true\n" : "in_film = false\n";
    out += line("tc_in", row.tc_in) + line("tc_out", row.tc_out) + line("describe", row.describe) +
           line("tool", row.tool.en) + line("model", row.model) + line("prompt", row.prompt) +
           line("negative", row.negative) + line("prompt_as_rewritten", row.rewritten) +
           line("sources", row.sources.en) + line("rights", std::string(name_of(row.rights)));
  }
  return out;
}

void read_cue(const TomlValue& table, std::vector<CueEntry>& cue) {
  for (const TomlValue& event : toml_part(table, "event").items) {
    CueEntry entry;
    entry.id = toml_text(event, "id");
    entry.take = toml_text(event, "take");
    entry.range = {toml_integer(event, "in", 0), toml_integer(event, "out", 0)};
    entry.when = toml_text(event, "when");
    entry.tool = toml_text(event, "tool");
    entry.version = toml_text(event, "version");
    entry.prompt = toml_text(event, "prompt");
    entry.describe = toml_text(event, "describe");
    entry.sources = toml_text(event, "sources");
    entry.rights = rights_from(toml_text(event, "rights"));
    entry.person = person_from(toml_text(event, "person"));
    entry.consent = toml_text(event, "consent");
    entry.human = toml_text(event, "human");
    if (!entry.id.empty()) cue.push_back(std::move(entry));
  }
}

std::string flag(const char* key, bool on) { return on ? std::string(key) + " = true\n" : ""; }

std::string print_consents(const std::vector<ConsentRecord>& consents) {
  std::string out =
      head("Consent records. The signed papers stay with you; here are their hashes.");
  for (const ConsentRecord& r : consents) {
    out += "\n[[record]]\n" + line("id", r.id) + line("person", r.person) +
           line("relation", r.relation) + flag("image", r.image) + flag("voice", r.voice) +
           flag("likeness", r.likeness) + line("project", r.project) + line("use", r.use) +
           line("shown", r.shown) + line("until", r.until) + line("withdraw", r.withdraw) +
           line("minor", std::string(name_of(r.minor))) + line("guardian", r.guardian) +
           line("payment", r.payment) + line("deceased", std::string(name_of(r.deceased))) +
           line("speaks_for", r.speaks_for) + line("signed_on", r.signed_on) +
           line("evidence", r.evidence) + line("evidence_sha256", r.evidence_sha256);
  }
  return out;
}

bool toml_flag(const TomlValue& table, const char* key) {
  const TomlValue* value = table.find(key);
  return value != nullptr && value->kind == TomlValue::Kind::flag && value->flag;
}

void read_consents(const TomlValue& table, std::vector<ConsentRecord>& consents) {
  for (const TomlValue& entry : toml_part(table, "record").items) {
    ConsentRecord r;
    r.id = toml_text(entry, "id");
    r.person = toml_text(entry, "person");
    r.relation = toml_text(entry, "relation");
    r.image = toml_flag(entry, "image");
    r.voice = toml_flag(entry, "voice");
    r.likeness = toml_flag(entry, "likeness");
    r.project = toml_text(entry, "project");
    r.use = toml_text(entry, "use");
    r.shown = toml_text(entry, "shown");
    r.until = toml_text(entry, "until");
    r.withdraw = toml_text(entry, "withdraw");
    r.minor = yes_no_from(toml_text(entry, "minor"));
    r.guardian = toml_text(entry, "guardian");
    r.payment = toml_text(entry, "payment");
    r.deceased = yes_no_from(toml_text(entry, "deceased"));
    r.speaks_for = toml_text(entry, "speaks_for");
    r.signed_on = toml_text(entry, "signed_on");
    r.evidence = toml_text(entry, "evidence");
    r.evidence_sha256 = toml_text(entry, "evidence_sha256");
    if (!r.id.empty()) consents.push_back(std::move(r));
  }
}

std::string print_authorship(const Authorship& authorship, const FilmFacts& facts) {
  std::string out = head("Who made what. The picture of a generated shot has no human creator.");
  out += line("author", authorship.author);
  out += "\n[film]\n";
  for (const AuthorshipRole& role : authorship_roles())
    out += line(role.name, authorship.who(role.name));
  for (const auto& [take, roles] : authorship.shots) {
    out += "\n[shot." + toml_key(take) + "]\n";
    for (const auto& [role, who] : roles) out += line(role, who);
  }
  out += "\n[picture]\n";
  for (const FilmPart& part : facts.parts) {
    const Take* take = facts.find(part.take);
    if (take == nullptr || out.find("\n" + toml_key(part.take) + " = ") != std::string::npos)
      continue;
    out += line(part.take, picture_line(facts, *take).en);
  }
  return out;
}

void read_roles(const TomlValue& table, std::map<std::string, std::string>& roles) {
  for (const TomlEntry& entry : table.entries) {
    if (entry.value.kind == TomlValue::Kind::text) roles[entry.key] = entry.value.text;
  }
}

void read_authorship(const TomlValue& table, Authorship& authorship) {
  authorship.author = toml_text(table, "author");
  read_roles(toml_part(table, "film"), authorship.film);
  for (const TomlEntry& shot : toml_part(table, "shot").entries) {
    read_roles(shot.value, authorship.shots[shot.key]);
  }
}

const std::pair<const char*, DisclosureLength> kLengths[] = {
    {"line", DisclosureLength::line}, {"paragraph", DisclosureLength::paragraph}};
const std::pair<const char*, Language> kTongues[] = {{"en", Language::english},
                                                     {"zh", Language::chinese}};

std::string print_disclosure(const Disclosure& disclosure) {
  std::string out = head("How the use of AI is told to the public.");
  out += line("why", disclosure.why);
  for (const auto& [length, which] : kLengths) {
    for (const auto& [tongue, language] : kTongues) {
      const DisclosureText& text = text_of(disclosure, which, language);
      if (text.text.empty()) continue;
      out += "\n[" + std::string(length) + "." + tongue + "]\n" + line("text", text.text) +
             line("drafted_from", text.drafted_from);
    }
  }
  return out;
}

void read_disclosure(const TomlValue& table, Disclosure& disclosure) {
  disclosure.why = toml_text(table, "why");
  for (const auto& [length, which] : kLengths) {
    for (const auto& [tongue, language] : kTongues) {
      const TomlValue& part = toml_part(toml_part(table, length), tongue);
      text_of(disclosure, which, language) = {toml_text(part, "text"),
                                              toml_text(part, "drafted_from")};
    }
  }
}

bool nothing_in(const Papers& papers, const std::string& name) {
  if (name == kCue) return papers.cue.empty();
  if (name == kConsent) return papers.consents.empty();
  if (name == kAuthorship) return papers.authorship == Authorship();
  return papers.disclosure == Disclosure();
}

Error too_long(const fs::path& file) {
  return {ErrorCode::bad_input,
          {"\"" + file.filename().string() + "\" would be larger than 256 KiB; it was not written.",
           "「" + file.filename().string() + "」會大過 256 KiB；沒有寫入。"},
          {"Shorten the longest text.", "請縮短最長的文字。"}};
}

}  // namespace

std::vector<PaperFile> print_papers(const Papers& papers, const FilmFacts& facts) {
  return {{kCue, print_cue(fill_cue_sheet(facts, papers), facts.name)},
          {kConsent, print_consents(papers.consents)},
          {kAuthorship, print_authorship(papers.authorship, facts)},
          {kDisclosure, print_disclosure(papers.disclosure)}};
}

Result<Papers> read_papers(const fs::path& film) {
  Papers papers;
  const auto read = [&](const char* name, auto take_in) -> Status {
    const fs::path file = film / "papers" / name;
    if (std::error_code ignored; !fs::exists(file, ignored)) return done();
    Result<TomlValue> table = read_toml(file, kPapersVersion);
    if (!table) return table.error();
    take_in(*table);
    return done();
  };
  Status all = read(kCue, [&](const TomlValue& t) { read_cue(t, papers.cue); });
  if (all) all = read(kConsent, [&](const TomlValue& t) { read_consents(t, papers.consents); });
  if (all)
    all = read(kAuthorship, [&](const TomlValue& t) { read_authorship(t, papers.authorship); });
  if (all)
    all = read(kDisclosure, [&](const TomlValue& t) { read_disclosure(t, papers.disclosure); });
  if (!all) return all.error();
  return papers;
}

Status write_papers(const fs::path& film, const Papers& papers, const FilmFacts& facts) {
  const fs::path folder = film / "papers";
  if (Status made = make_folder(folder); !made) return made;
  Result<FolderLock> lock = FolderLock::hold(folder);
  if (!lock) return lock.error();
  // What cannot be read is somebody's work all the same.
  if (Result<Papers> there = read_papers(film); !there) return there.error();
  for (const PaperFile& paper : print_papers(papers, facts)) {
    const fs::path file = folder / paper.name;
    std::error_code ignored;
    const bool there = fs::exists(file, ignored);
    if (!there && nothing_in(papers, paper.name)) continue;
    if (paper.text.size() > kTomlBytes) return too_long(file);
    if (there) {
      Result<std::string> before = read_file(file);
      if (before && *before == paper.text) continue;
    }
    if (Status written = write_file(file, paper.text); !written) return written;
  }
  return done();
}

}  // namespace shotlab
