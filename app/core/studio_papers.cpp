// SPDX-License-Identifier: Apache-2.0
//
// The papers and the hand-in as the studio keeps them: words are kept at every change, what the lab
// knows is filled in anew, and a package is made on a lane.

#include <algorithm>
#include <memory>

#include "app/core/handin/hand_in.h"
#include "app/core/handin/secrets.h"
#include "app/core/papers/consent.h"
#include "app/core/papers/disclosure.h"
#include "app/core/papers/papers_files.h"
#include "app/core/studio_room.h"

namespace shotlab {

void StudioRoom::show_papers() {
  std::map<std::string, Rational> rates;
  for (const Take& take : desk_.takes) {
    const auto look = looks_.find(take.sha256);
    if (look == looks_.end() || !look->second.facts || !look->second.facts->video) continue;
    rates[take.id] = look->second.facts->video->fps;
  }
  PapersView& papers = view_.papers;
  papers.facts = film_facts(desk_.info, desk_.takes, desk_.cut, rates, settings_);
  papers.cue = fill_cue_sheet(papers.facts, papers.words);
  papers.words.cue = entries_of(papers.cue);
  papers.line_draft =
      draft_disclosure(papers.facts, papers.words, papers.cue, DisclosureLength::line);
  papers.paragraph_draft =
      draft_disclosure(papers.facts, papers.words, papers.cue, DisclosureLength::paragraph);
  papers.saving = papers_saving_ || papers_changed_;
}

void StudioRoom::on(const action::SetPapers& a) {
  view_.papers.words = a.papers;
  save_papers();
  show_papers();
  plan_again();
}

void StudioRoom::on(const action::AddEvidence& a) {
  workers_.start(Lane::disk, [this, a, folder = desk_.folder](const Cancel&) -> Workers::Finish {
    ConsentRecord found;
    const Status taken = take_evidence(found, a.file);
    return [this, a, folder, found, taken] {
      if (!taken) return notice(taken.error());
      if (folder != desk_.folder) return;
      Papers papers = view_.papers.words;
      for (ConsentRecord& record : papers.consents) {
        if (record.id != a.consent) continue;
        record.evidence = found.evidence;
        record.evidence_sha256 = found.evidence_sha256;
        on(action::SetPapers{papers, ""});
        return touch();
      }
    };
  });
}

void StudioRoom::save_papers() {
  papers_changed_ = true;
  if (papers_saving_) return;  // One write at a time; the newest words follow.
  papers_saving_ = true;
  papers_changed_ = false;
  workers_.start(Lane::disk,
                 [this, folder = desk_.folder, papers = view_.papers.words,
                  facts = view_.papers.facts](const Cancel&) -> Workers::Finish {
                   Status written = write_papers(folder, papers, facts);
                   return [this, written] {
                     papers_saving_ = false;
                     view_.papers.saving = papers_changed_;
                     if (!written) notice(written.error());
                     if (papers_changed_) save_papers();
                   };
                 });
}

HandInSources StudioRoom::hand_in_sources() const {
  HandInSources sources;
  sources.folder = desk_.folder;
  sources.info = desk_.info;
  sources.facts = view_.papers.facts;
  sources.papers = view_.papers.words;
  sources.answers = desk_.answers;
  for (const auto& [question, text] : view_.answers) sources.answers[question] = text;
  sources.exercise = view_.exercise;
  sources.verdict = view_.verdict;
  return sources;
}

void StudioRoom::on(const action::PlanHandIn& a) {
  view_.handin.options = a.options;
  view_.handin.planned = false;
  hand_in_wanted_ = true;
  plan_again();
}

void StudioRoom::plan_again() {
  if (!hand_in_wanted_) return;
  const int id = ++plan_;
  workers_.start(Lane::disk,
                 [this, id, sources = hand_in_sources(),
                  options = view_.handin.options](const Cancel&) -> Workers::Finish {
                   auto plan = std::make_shared<Result<HandInPlan>>(plan_hand_in(sources, options));
                   return [this, id, plan] {
                     if (id != plan_) return;
                     HandInView& view = view_.handin;
                     view.planned = true;
                     view.files.clear();
                     view.missing.clear();
                     if (!*plan) {
                       view.error = plan->error();
                       return;
                     }
                     for (const HandInItem& item : (*plan)->items)
                       view.files.push_back({item.path, item.bytes});
                     view.bytes = (*plan)->bytes;
                     view.missing = (*plan)->missing;
                   };
                 });
}

void StudioRoom::on(const action::HandIn& a) {
  HandInView& view = view_.handin;
  if (view.running) return;
  view.running = true;
  view.progress = 0;
  view.error.reset();
  view.package.clear();
  // First what was typed last must be on the disk.
  workers_.start(Lane::disk, [this, a, folder = desk_.folder](const Cancel&) -> Workers::Finish {
    return [this, a, folder] {
      if (folder == desk_.folder) pack_hand_in(a.options);
    };
  });
}

void StudioRoom::pack_hand_in(const HandInOptions& options) {
  workers_.start(Lane::media,
                 [this, sources = hand_in_sources(), options, settings = settings_,
                  folder = desk_.folder](const Cancel& cancel) -> Workers::Finish {
                   const auto show = [this, folder](double done) {
                     workers_.post([this, folder, done] {
                       if (folder == desk_.folder && view_.handin.running)
                         view_.handin.progress = done;
                     });
                   };
                   double said = 0;
                   const auto progress = [&](double done) {
                     if (done - said < 0.01) return;
                     said = done;
                     show(done);
                   };
                   const std::unique_ptr<Keyring> keyring = desktop_keyring();
                   auto report = std::make_shared<Result<HandInReport>>(
                       hand_in(sources, options, known_keys(settings, *keyring), cancel, progress));
                   return [this, folder, report] {
                     if (folder != desk_.folder) return;
                     HandInView& view = view_.handin;
                     view.running = false;
                     if (!*report) {
                       view.error = report->error();
                       return;
                     }
                     view.package = (*report)->package;
                     view.package_files = (*report)->files;
                     view.package_bytes = (*report)->bytes;
                     view.missing =
                         (*report)->missing;  // With what only reading the clips could tell.
                     reread();                // A criterion may look at the package.
                   };
                 });
}

}  // namespace shotlab
