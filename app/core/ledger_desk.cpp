// SPDX-License-Identifier: Apache-2.0

#include "app/core/ledger_desk.h"

#include <algorithm>

#include "app/core/folder_lock.h"
#include "app/core/job_run.h"
#include "app/core/job_words.h"
#include "media/base/files.h"

namespace shotlab {
namespace {

bool is_wanted(const Job& job, const std::vector<std::string>& ids, const Paths& paths) {
  if (!can_resume(job, paths)) return false;
  return ids.empty() ||
         std::any_of(ids.begin(), ids.end(), [&](const std::string& id) { return job.id == id; });
}

// Nobody speaks its wire, knows its provider or has its key any more: it stays in sight, with its
// money. What was being sent when the program died has an outcome that nobody knows.
Error leave_orphan(Ledger& ledger, const Job& job, const Error& why, const Paths& paths) {
  // Another program may have the key that this one lacks.
  if (Status made = make_folder(paths.state / "jobs"); !made) return made.error();
  Result<std::optional<FolderLock>> lock =
      FolderLock::try_hold(paths.state / "jobs" / (job.id + ".lock"));
  if (!lock) return lock.error();
  if (!*lock) return job_words::elsewhere();
  const bool sending = job.state == JobState::submitting;
  Error error = sending ? job_words::unknown(job_words::killed()) : job_words::orphaned(why);
  JobChange change;
  change.show = error.message.en;
  if (job.state != JobState::orphaned) {
    Result<Job> moved =
        ledger.move(job.id, sending ? JobState::unknown : JobState::orphaned, change);
    if (!moved) return moved.error();
  }
  return error;
}

// One job of a service is one job here: else its clip would come, and be counted, twice.
Status is_nobody_elses(const Ledger& ledger, const Job& job, const std::string& number) {
  Result<std::vector<Job>> jobs = ledger.list();
  if (!jobs) return jobs.error();
  for (const Job& other : *jobs) {
    if (other.id == job.id || other.provider != job.provider || other.provider_job_id != number)
      continue;
    return Error{
        ErrorCode::bad_input,
        fill(Text{"\"{0}\" is job {1} already.", "「{0}」已是工作 {1}。"}, {number, other.id}),
        {"Look in the service's console which number belongs to this one.",
         "請到服務的控制台查看哪個編號屬於這項工作。"}};
  }
  return done();
}

// A clip that is made waits for nobody: providers delete it. Then the oldest first.
void most_urgent_first(std::vector<Job>& jobs) {
  std::stable_partition(jobs.begin(), jobs.end(), [](const Job& job) {
    return job.state == JobState::downloading || job.state == JobState::ready;
  });
}

}  // namespace

bool can_resume(const Job& job, const Paths& paths) {
  if (resume_of(job.state) != Resume::nothing) return true;
  if (job.state != JobState::orphaned) return false;
  std::error_code ignored;
  return !job.provider_job_id.empty() ||
         std::filesystem::exists(received_file(paths.state / "jobs", job.id), ignored);
}

Result<Ledger> open_ledger(const Paths& paths, Clock& clock) {
  if (Status made = make_folder(paths.state); !made) return made.error();
  return Ledger::open(paths.ledger_file(), clock);
}

Result<std::vector<Resumed>> resume_all(const std::vector<std::string>& ids,
                                        const Settings& settings, const Paths& paths, Clock& clock,
                                        const JobStop& stop,
                                        const std::function<void(const Job&)>& on_job,
                                        bool patient) {
  Result<Ledger> ledger = open_ledger(paths, clock);
  if (!ledger) return ledger.error();
  Result<std::vector<Job>> unfinished = ledger->unfinished();
  if (!unfinished) return unfinished.error();
  most_urgent_first(*unfinished);
  std::vector<Resumed> all;
  for (const Job& job : *unfinished) {
    if (!is_wanted(job, ids, paths) || stop.token().requested()) continue;
    Resumed one;
    one.job = job;
    Result<Service> service = reconnect(job, settings);
    if (service) {
      ShootTools tools{*service, *ledger, clock, paths.state / "jobs", stop, on_job, 0};
      tools.patient = patient;
      Result<Take> take = finish_job(job, tools);
      if (take) {
        one.take = *take;
      } else {
        one.error = take.error();
      }
    } else {
      one.error = leave_orphan(*ledger, job, service.error(), paths);
    }
    if (one.error && *one.error == job_words::elsewhere()) continue;
    if (Result<Job> now = ledger->find(job.id)) one.job = *now;
    all.push_back(std::move(one));
  }
  return all;
}

Error cancel_job(const Job& job, const Settings& settings, const Paths& paths, Clock& clock) {
  if (resume_of(job.state) == Resume::nothing) return job_words::nothing_to_do(job);
  Result<Ledger> ledger = open_ledger(paths, clock);
  if (!ledger) return ledger.error();
  Result<Service> service = reconnect(job, settings);
  if (!service) return service.error();
  JobStop stop;
  stop.cancel();
  const ShootTools tools{*service, *ledger, clock, paths.state / "jobs", stop, {}, 0};
  Result<Take> take = finish_job(job, tools);
  return take ? job_words::too_late() : take.error();
}

Result<Job> find_job(const Ledger& ledger, const std::string& id) {
  Result<std::vector<Job>> jobs = ledger.list();
  if (!jobs) return jobs.error();
  const Job* found = nullptr;
  for (const Job& job : *jobs) {
    if (job.id == id) return job;
    if (id.size() < 4 || !job.id.starts_with(id)) continue;
    if (found != nullptr) {
      return Error{
          ErrorCode::bad_input,
          {"More than one job begins with \"" + id + "\".", "有多於一件工作以「" + id + "」開頭。"},
          {"Type more of its number.", "請輸入更完整的編號。"}};
    }
    found = &job;
  }
  if (found != nullptr) return *found;
  return Error{ErrorCode::not_found,
               {"There is no job \"" + id + "\" in the ledger.", "帳簿內沒有工作「" + id + "」。"},
               {"\"shotlab jobs list\" shows every job.", "「shotlab jobs list」列出所有工作。"}};
}

Result<Job> settle(Ledger& ledger, const std::string& id, Settlement settlement,
                   const std::string& provider_job_id) {
  Result<Job> job = find_job(ledger, id);
  if (!job) return job;
  if (job->state != JobState::unknown && job->state != JobState::orphaned) {
    const std::string state(name_of(job->state));
    return Error{ErrorCode::bad_input,
                 {"Job " + job->id + " is \"" + state + "\": there is nothing to settle.",
                  "工作 " + job->id + " 的狀態是「" + state + "」，不用結算。"},
                 {"Only jobs whose outcome is unknown are settled by hand.",
                  "只有結果不明的工作才需要人手結算。"}};
  }
  JobChange change;
  switch (settlement) {
    case Settlement::not_made:
      change.charged = "no";
      change.settled_micros = 0;
      return ledger.move(job->id, JobState::failed_free, change);
    case Settlement::write_off:
      return ledger.move(job->id, JobState::written_off, change);
    case Settlement::found:
      if (Status own = is_nobody_elses(ledger, *job, provider_job_id); !own) return own.error();
      change.provider_job_id = provider_job_id;
      return ledger.move(job->id, JobState::accepted, change);
  }
  return *job;
}

}  // namespace shotlab
