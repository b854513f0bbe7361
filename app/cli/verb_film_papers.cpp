// SPDX-License-Identifier: Apache-2.0
//
// papers: the cue sheet of AI use, consents, who made what, and the disclosure.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/papers_print.h"
#include "app/cli/program.h"
#include "app/core/papers/authorship.h"
#include "app/core/papers/consent.h"
#include "app/core/papers/disclosure.h"
#include "app/core/papers/papers_files.h"
#include "media/base/hash.h"

namespace shotlab::cli {
namespace {

namespace fs = std::filesystem;

Result<PapersDesk> open_desk(Program& program) {
  Result<Film> film = program.film();
  if (!film) return film.error();
  Result<Settings> settings = program.settings();
  if (!settings) return settings.error();
  Result<FilmFacts> facts = read_film_facts(*film, *settings, program.cancel());
  if (!facts) return facts.error();
  Result<Papers> papers = read_papers(film->folder());
  if (!papers) return papers.error();
  return PapersDesk{std::move(*film), std::move(*facts), std::move(*papers)};
}

int save(Program& program, const PapersDesk& desk) {
  Status written = write_papers(desk.film.folder(), desk.papers, desk.facts);
  if (!written) return program.printer.fail(written.error());
  return show_papers(program, desk);
}

Error no_such(const std::string& id, const std::string& there) {
  return {ErrorCode::not_found,
          fill(Text{"There is no \"{0}\" in these papers.", "文件內沒有「{0}」。"}, {id}),
          fill(Text{"There are: {0}.", "現有：{0}。"}, {there.empty() ? "–" : there})};
}

// An option that was given, even empty, changes its field.
void set(std::string& field, const std::optional<std::string>& value) {
  if (value) field = *value;
}

// The parser binds plain strings: one that cannot be typed stands for "not given".
const std::string kUnsaid = "\x01";
struct Given {
  std::string text = kUnsaid;
  std::optional<std::string> value() const {
    return text == kUnsaid ? std::nullopt : std::optional<std::string>(text);
  }
};

struct CueOptions {
  std::string row, rights, person;
  Given describe, sources, consent, human, when, tool, version, prompt;
  bool add = false, remove = false;
};

int change_cue(Program& program, const CueOptions& o) {
  Result<PapersDesk> desk = open_desk(program);
  if (!desk) return program.printer.fail(desk.error());
  Papers& papers = desk->papers;
  papers.cue = entries_of(fill_cue_sheet(desk->facts, papers));
  if (o.add) {
    CueEntry own;
    own.id = new_paper_id(papers, "own");
    papers.cue.push_back(own);
  }
  const std::string wanted = o.add ? papers.cue.back().id : o.row;
  // A take's name or number is its first row.
  Result<Take> take = desk->film.find_take(wanted);
  const std::string id = take ? take->id : wanted;
  const auto entry = std::find_if(papers.cue.begin(), papers.cue.end(),
                                  [&](const CueEntry& e) { return e.id == id || e.id == wanted; });
  if (entry == papers.cue.end()) {
    std::string there;
    for (const CueEntry& e : papers.cue) there += (there.empty() ? "" : ", ") + e.id;
    return program.printer.fail(no_such(wanted, there));
  }
  if (o.remove) {
    papers.cue.erase(entry);
    return save(program, *desk);
  }
  set(entry->describe, o.describe.value());
  set(entry->sources, o.sources.value());
  set(entry->consent, o.consent.value());
  set(entry->human, o.human.value());
  if (entry->own()) {
    set(entry->when, o.when.value());
    set(entry->tool, o.tool.value());
    set(entry->version, o.version.value());
    set(entry->prompt, o.prompt.value());
  }
  if (!o.rights.empty()) entry->rights = rights_from(o.rights);
  if (!o.person.empty()) entry->person = person_from(o.person);
  return save(program, *desk);
}

struct ConsentOptions {
  std::string id, minor, deceased, evidence;
  std::vector<std::string> records;
  Given person, relation, project, use, shown, until, withdraw, guardian, payment, speaks_for,
      signed_on;
  bool remove = false;
};

int change_consent(Program& program, const ConsentOptions& o) {
  Result<PapersDesk> desk = open_desk(program);
  if (!desk) return program.printer.fail(desk.error());
  std::vector<ConsentRecord>& all = desk->papers.consents;
  if (o.id.empty()) {
    ConsentRecord fresh;
    fresh.id = new_paper_id(desk->papers, "consent");
    fresh.project = desk->facts.name;
    all.push_back(fresh);
  }
  const std::string id = o.id.empty() ? all.back().id : o.id;
  const auto record =
      std::find_if(all.begin(), all.end(), [&](const ConsentRecord& r) { return r.id == id; });
  if (record == all.end()) {
    std::string there;
    for (const ConsentRecord& r : all) there += (there.empty() ? "" : ", ") + r.id;
    return program.printer.fail(no_such(id, there));
  }
  if (o.remove) {
    all.erase(record);
    return save(program, *desk);
  }
  set(record->person, o.person.value());
  set(record->relation, o.relation.value());
  set(record->project, o.project.value());
  set(record->use, o.use.value());
  set(record->shown, o.shown.value());
  set(record->until, o.until.value());
  set(record->withdraw, o.withdraw.value());
  set(record->guardian, o.guardian.value());
  set(record->payment, o.payment.value());
  set(record->speaks_for, o.speaks_for.value());
  set(record->signed_on, o.signed_on.value());
  if (!o.records.empty()) {
    const auto has = [&](const char* what) {
      return std::find(o.records.begin(), o.records.end(), what) != o.records.end();
    };
    record->image = has("image");
    record->voice = has("voice");
    record->likeness = has("likeness");
  }
  if (!o.minor.empty()) record->minor = yes_no_from(o.minor);
  if (!o.deceased.empty()) record->deceased = yes_no_from(o.deceased);
  if (!o.evidence.empty()) {
    if (Status taken = take_evidence(*record, o.evidence); !taken)
      return program.printer.fail(taken.error());
  }
  return save(program, *desk);
}

struct WhoOptions {
  std::string role, name, shot;
  Given author;
};

int change_who(Program& program, const WhoOptions& o) {
  Result<PapersDesk> desk = open_desk(program);
  if (!desk) return program.printer.fail(desk.error());
  Authorship& authorship = desk->papers.authorship;
  set(authorship.author, o.author.value());
  if (!o.role.empty() && !o.shot.empty()) {
    Result<Take> take = desk->film.find_take(o.shot);
    if (!take) return program.printer.fail(take.error());
    authorship.shots[take->id][o.role] = o.name;
  } else if (!o.role.empty()) {
    authorship.film[o.role] = o.name;
  }
  return save(program, *desk);
}

struct DiscloseOptions {
  std::string tongue;
  Given why, line, paragraph;
  bool draft = false;
};

int change_disclosure(Program& program, const DiscloseOptions& o) {
  Result<PapersDesk> desk = open_desk(program);
  if (!desk) return program.printer.fail(desk.error());
  Disclosure& disclosure = desk->papers.disclosure;
  set(disclosure.why, o.why.value());
  const Language language = o.tongue.empty()
                                ? program.printer.language
                                : (o.tongue == "zh" ? Language::chinese : Language::english);
  if (o.draft) {
    const std::vector<CueRow> cue = fill_cue_sheet(desk->facts, desk->papers);
    for (const DisclosureLength length : {DisclosureLength::line, DisclosureLength::paragraph}) {
      const std::string draft =
          draft_disclosure(desk->facts, desk->papers, cue, length).in(language);
      if (!draft.empty()) text_of(disclosure, length, language) = {draft, sha256(draft)};
    }
  }
  set(text_of(disclosure, DisclosureLength::line, language).text, o.line.value());
  set(text_of(disclosure, DisclosureLength::paragraph, language).text, o.paragraph.value());
  return save(program, *desk);
}

void add_cue(Program& program, Verb& papers) {
  auto o = std::make_shared<CueOptions>();
  program.parser
      .verb(papers, "cue",
            {"Writes into a row of the cue sheet, or adds an AI use of your own",
             "填寫清單的一行，或加入其他 AI 使用"},
            [&program, o] { return change_cue(program, *o); })
      .word("ROW", o->row, {"Row or take", "行或條"})
      .option("--describe", o->describe.text, {"What is seen", "看到甚麼"})
      .option("--sources", o->sources.text, {"What went into it", "用了甚麼素材"})
      .choice("--rights", o->rights, {"none", "mine", "licensed", "public_domain"},
              {"In the sources: none, mine, licensed or public_domain",
               "素材版權：none（沒有素材）、mine（自己的）、licensed（已獲授權）、public_"
               "domain（公有領域）"})
      .choice("--person", o->person, {"nobody", "invented", "real"},
              {"Who can be recognised: nobody, invented or real",
               "認得出誰：nobody（沒有人）、invented（虛構）、real（真人）"})
      .option("--consent", o->consent.text, {"Record of a real person", "真人的同意書"}, "ID")
      .option("--human", o->human.text, {"What a person decided or made", "人決定或做了甚麼"})
      .flag("--add", o->add, {"An AI use that the lab did not see", "程式看不到的 AI 使用"})
      .option("--when", o->when.text, {"Where in the film; of your own rows", "片中位置；自加的行"})
      .option("--tool", o->tool.text, {"Of your own rows", "工具；自加的行"})
      .option("--version-of-tool", o->version.text, {"Of your own rows", "版本；自加的行"})
      .option("--prompt", o->prompt.text, {"Of your own rows", "提示詞；自加的行"})
      .flag("--remove", o->remove, {"Takes the row's words away", "刪去這一行的文字"});
}

void add_consent(Program& program, Verb& papers) {
  auto o = std::make_shared<ConsentOptions>();
  program.parser
      .verb(papers, "consent",
            {"Writes a consent record; without an ID a new one", "填寫同意書；不指定編號則新增"},
            [&program, o] { return change_consent(program, *o); })
      .word("ID", o->id, {"consent-1", "例如 consent-1"})
      .option("--person", o->person.text, {"Name or alias", "姓名或化名"})
      .option("--relation", o->relation.text, {"To the maker", "與作者的關係"})
      .choices("--records", o->records, {"image", "voice", "likeness"},
               {"What is recorded", "錄取甚麼：image（影像）、voice（聲音）、likeness（肖像）"})
      .option("--project", o->project.text, {"Film", "影片"})
      .option("--use", o->use.text,
              {"What it will look like, in plain words", "用簡單文字說明成品"})
      .option("--shown", o->shown.text, {"Where", "在哪裏放映"})
      .option("--until", o->until.text, {"2027-12-31 or words", "2027-12-31 或文字"})
      .option("--withdraw", o->withdraw.text,
              {"May it be withdrawn, and how", "可否撤回，如何撤回"})
      .choice("--minor", o->minor, {"yes", "no"}, {"yes or no", "是否未成年：yes 或 no"})
      .option("--guardian", o->guardian.text, {"Of a minor", "未成年人的監護人"})
      .option("--payment", o->payment.text, {"What was agreed", "報酬"})
      .choice("--deceased", o->deceased, {"yes", "no"}, {"yes or no", "是否已故：yes 或 no"})
      .option("--speaks-for", o->speaks_for.text, {"For a dead person", "誰代表已故者"})
      .option("--signed-on", o->signed_on.text, {"2026-11-30", "例如 2026-11-30"})
      .option(
          "--evidence", o->evidence,
          {"The signed paper: its hash is kept, not the file", "簽署文件：只記雜湊值，不存檔案"},
          "FILE")
      .flag("--remove", o->remove, {"Takes the record away", "刪去這份紀錄"});
}

void add_who(Program& program, Verb& papers) {
  auto o = std::make_shared<WhoOptions>();
  std::vector<std::string> roles;
  for (const AuthorshipRole& role : authorship_roles()) roles.push_back(role.name);
  program.parser
      .verb(papers, "who", {"Says who did a part of the work", "註明誰做了哪部分"},
            [&program, o] { return change_who(program, *o); })
      .choice("--role", o->role, roles, {"script, board, reference_art, ...", "script、board 等"})
      .option("--name", o->name, {"Who; \"nobody\" is an answer", "誰；可填「沒有」"})
      .option("--shot", o->shot, {"Only in this take", "只限這一條"}, "TAKE")
      .option("--author", o->author.text, {"You, as you want to be named", "你希望怎樣署名"});
}

void add_disclosure(Program& program, Verb& papers) {
  auto o = std::make_shared<DiscloseOptions>();
  program.parser
      .verb(papers, "disclose", {"Writes how the use of AI is told", "填寫如何披露使用 AI"},
            [&program, o] { return change_disclosure(program, *o); })
      .option("--why", o->why.text, {"Why it was used", "為甚麼用"})
      .option("--line", o->line.text, {"In one line", "一句"})
      .option("--paragraph", o->paragraph.text, {"In a paragraph", "一段"})
      .choice("--in", o->tongue, {"en", "zh"}, {"Language of the text", "文字的語言：en 或 zh"})
      .flag("--draft", o->draft, {"Begin with the lab's drafts", "以程式的草稿開始"});
}

}  // namespace

void add_papers(Program& program) {
  Verb papers = program.parser.verb(
      "papers",
      {"Cue sheet of AI use, consents, who made what, disclosure: shows them",
       "AI 使用清單、同意書、誰做了甚麼、披露：列出"},
      [&program] {
        Result<PapersDesk> desk = open_desk(program);
        return desk ? show_papers(program, *desk) : program.printer.fail(desk.error());
      });
  add_cue(program, papers);
  add_consent(program, papers);
  add_who(program, papers);
  add_disclosure(program, papers);
}

}  // namespace shotlab::cli
