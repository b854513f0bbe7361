// SPDX-License-Identifier: Apache-2.0
//
// The second half of a job: the clip is made; it is fetched, looked at and stored.

#include <system_error>

#include "app/core/job_run.h"
#include "app/core/job_words.h"
#include "app/core/pace.h"
#include "media/base/files.h"
#include "media/libav/frame_reader.h"
#include "media/libav/picture_file.h"
#include "media/libav/probe.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

constexpr int kMostTries = 8;
// For another address of a clip that is said to be there: over a minute in all, since what is given
// up is lost, and was paid for.
constexpr int kMostFreshAsks = 6;
constexpr std::int64_t kMostBytes = std::int64_t{1} << 30;  // No clip of a few seconds comes near.
constexpr Pacing kDownloadPacing{std::chrono::milliseconds(1000), 2.0,
                                 std::chrono::milliseconds(60'000), 0.5};

// What came is what was asked for, and can be opened.
Status look_at(const fs::path& file, ShotOutput wanted, const Cancel& cancel) {
  if (wanted != ShotOutput::clip) {
    Result<Picture> picture = read_picture(file);
    return picture ? done() : Status(picture.error());
  }
  Result<ClipFacts> facts = probe(file, cancel);
  if (!facts) return facts.error();
  if (facts->video && facts->video->frames > 0) return done();
  return Error{ErrorCode::bad_input, {"it has no picture.", "它沒有畫面。"}, {}};
}

}  // namespace

fs::path received_file(const fs::path& locks, const std::string& job) {
  return locks / (job + ".received");
}

fs::path JobRun::kept_file() const { return received_file(tools_.locks, job_.id); }

// What comes with the answer to a create may be nowhere else: it is on the disk before the ledger
// says that it is there.
Status JobRun::keep_received(const RemoteResult& result) const {
  if (result.bytes.empty()) return done();
  return write_file(kept_file(), result.bytes);
}

std::optional<RemoteResult> JobRun::kept_result() const {
  Result<std::string> bytes = read_file(kept_file(), static_cast<std::size_t>(kMostBytes));
  if (!bytes || bytes->empty()) return std::nullopt;
  RemoteResult result;
  result.bytes = std::move(*bytes);
  return result;
}

fs::path JobRun::part_file() const {
  return fs::path(job_.film) / "takes" / (".job-" + job_.id + ".part");
}

Result<bool> JobRun::wait_for_file(RemoteAnswer& why) {
  if (!result_->bytes.empty()) return true;
  const std::optional<HttpRequest> question = tools_.service.adapter->build_file_status(*result_);
  if (!question) return true;
  Pace pace(tools_.service.pacing, seed_);
  for (int tries = 0; tries < kMostTries;) {
    Result<HttpReply> reply = ask(*question);
    if (is_final(job_.state)) return reply.error();
    if (stop_asked()) return stopped();
    std::optional<double> asked_s;
    if (!reply) {
      ++tries;
    } else {
      const RemoteAnswer answer = tools_.service.adapter->parse_file_status(*reply);
      if (answer.state == RemoteState::succeeded) return true;
      if (answer.state == RemoteState::failed || answer.state == RemoteState::rejected ||
          answer.state == RemoteState::blocked) {
        if (answer.retry == Retry::user && answer.failure == FailureClass::auth)
          return job_words::refused(answer);
        why = answer;
        return false;
      }
      if (answer.failure != FailureClass::none) ++tries;  // A mishap; being processed is none.
      asked_s = answer.wait_s;
    }
    if (Status slept = sleep(pace.next(asked_s)); !slept) return slept.error();
  }
  // The file's own page does not answer: the download itself will tell.
  return true;
}

Result<bool> JobRun::ask_afresh() {
  // A practice server has no moods: what it says once, it means.
  const bool free = tools_.service.free;
  if (asked_afresh_ >= (free ? 1 : kMostFreshAsks)) return false;
  if (job_.provider_job_id.empty()) return false;  // Nothing to ask by.
  const Clock::Duration pause =
      free ? Clock::Duration(0) : std::chrono::seconds(1 << asked_afresh_);
  if (Status slept = sleep(pause); !slept) return slept.error();
  ++asked_afresh_;
  if (Status again = wait_for_clip(true); !again) return again.error();
  return true;
}

// Only "not there" each time it was asked for is believed; a practice server means it at once.
bool JobRun::surely_gone() const {
  return gone_ > kMostFreshAsks || (tools_.service.free && gone_ > 0);
}

// The clip may be there all the same, behind a portal, a page of maintenance or a wrong address: it
// is paid for, so it waits, and the next start tries again.
Error JobRun::nothing_handed_over(const Error& why) {
  if (!tools_.service.free) return end(JobState::orphaned, job_words::not_handed_over(why), {});
  JobChange change;
  change.charged = "no";
  return end(JobState::failed_free, why, change);
}

Status JobRun::download(const fs::path& part) {
  if (!result_->bytes.empty()) {
    forget_part(part);
    return write_file(part, result_->bytes);
  }
  Pace pace(kDownloadPacing, seed_);
  for (int tries = 1;; ++tries) {
    const HttpRequest request = tools_.service.adapter->build_download(*result_);
    Result<DownloadReport> report = tools_.service.http->resume(request, part, kMostBytes, token_);
    if (report) {
      gone_on_ = report->resumed_from > 0;
      return done();
    }
    if (stop_asked()) return stopped();
    const ErrorCode code = report.error().code;
    const bool passing = code == ErrorCode::network || code == ErrorCode::unknown_outcome;
    if (!passing || tries == kMostTries) return report.error();
    if (Status slept = sleep(pace.next()); !slept) return slept;
  }
}

bool JobRun::needs_one_piece(const fs::path& part) {
  if (!gone_on_ || whole_again_ || recipe_.request.output != ShotOutput::clip) return false;
  whole_again_ = true;
  Result<FrameReader> reader = FrameReader::open(part, {.cancel = token_});
  if (!reader) return true;
  for (std::int64_t n = 0; n < reader->frames(); ++n) {
    if (!reader->read(n)) return !stop_asked();
  }
  return false;
}

Result<Take> JobRun::fetch() {
  // Opened before anything is in the making there, since opening clears away what looks abandoned.
  Result<Film> film = Film::open(job_.film, tools_.clock);
  if (!film)
    return film.error().code == ErrorCode::not_found ? job_words::film_gone(job_.film)
                                                     : film.error();
  if (Status made = make_folder(fs::path(job_.film) / "takes"); !made) return made.error();
  const fs::path part = part_file();
  for (;;) {
    RemoteAnswer why;
    Result<bool> ready = wait_for_file(why);
    if (!ready) return ready.error();
    if (!*ready) {
      ++gone_;
      Result<bool> afresh = ask_afresh();
      if (!afresh) return afresh.error();
      if (*afresh) continue;
      return surely_gone() ? failed(why, {}) : nothing_handed_over(job_words::refused(why));
    }
    if (Status moved = move(JobState::downloading); !moved) return moved.error();
    std::optional<Error> not_a_clip;
    Status here = download(part);
    if (here) {
      Status looked = look_at(part, recipe_.request.output, token_);
      if (looked && needs_one_piece(part)) {
        forget_part(part);
        continue;
      }
      if (stop_asked()) return stopped();
      if (looked) return store(*film, part);
      if (stop_asked()) return stopped();
      not_a_clip = looked.error();
    } else if (here.error().code == ErrorCode::io || here.error().code == ErrorCode::cancelled ||
               here.error().code == ErrorCode::network ||
               here.error().code == ErrorCode::unknown_outcome || is_final(job_.state)) {
      const bool unreachable = here.error().code == ErrorCode::network ||
                               here.error().code == ErrorCode::unknown_outcome;
      if (unreachable && tools_.service.free && !is_final(job_.state)) return practice_gone();
      return here.error();  // The job waits where it is; the next start goes on from here.
    }
    gone_ = !here && here.error().code == ErrorCode::not_found ? gone_ + 1 : 0;
    std::error_code ignored;
    fs::remove(part.string() + ".mark", ignored);  // No clip is gone on with.
    // Once more, with a fresh address from the job itself.
    Result<bool> afresh = ask_afresh();
    if (!afresh) return afresh.error();
    if (*afresh) continue;
    if (not_a_clip) {
      const fs::path kept = fs::path(job_.film) / ".cache" / "received" / (job_.id + ".bin");
      if (Status made = make_folder(kept.parent_path()); made) (void)move_into_place(part, kept);
      fs::remove(kept_file(), ignored);
      return nothing_handed_over(job_words::not_a_clip(*not_a_clip, kept.string()));
    }
    if (!surely_gone()) return nothing_handed_over(here.error());
    RemoteAnswer gone;
    gone.failure = FailureClass::expired;
    return end(tools_.service.free ? JobState::failed_free : JobState::expired,
               job_words::expired(gone));
  }
}

Result<Take> JobRun::resume() {
  switch (resume_of(job_.state)) {
    case Resume::nothing:
      // What came with the answer lies here, and needs no service any more.
      if (job_.state == JobState::orphaned && (result_ = kept_result())) {
        if (Status back = move(JobState::ready); !back) return back.error();
        break;
      }
      // Its service or key came back: it goes on where its number leads.
      if (job_.state == JobState::orphaned && !job_.provider_job_id.empty()) {
        if (Status back = move(JobState::accepted); !back) return back.error();
        break;
      }
      return job_words::nothing_to_do(job_);
    case Resume::becomes_unknown:
      // Nothing is owed to a practice server, so there the outcome does not matter.
      if (tools_.service.free) return practice_gone();
      return end(JobState::unknown, job_words::unknown(job_words::killed()));
    case Resume::poll:
      break;
    case Resume::download:
      look_again();
      break;
  }
  if (!result_ && job_.provider_job_id.empty())
    return end(tools_.service.free ? JobState::failed_free : JobState::expired,
               job_words::lost_on_arrival());
  if (!result_) {
    if (Status waited = wait_for_clip(true); !waited) return waited.error();
  }
  return fetch();
}

Result<Take> JobRun::store(Film& film, const fs::path& part) {
  Take take = recipe_;
  take.id = job_.take;
  take.job_id = job_.id;
  take.provider_job_id = job_.provider_job_id;
  take.cost_real_micros = tools_.service.free ? 0 : told_cost_.value_or(job_.estimate_micros);
  take.finished_utc = iso_time(tools_.clock.utc());
  Result<Take> stored = film.store_take(part, take);
  if (!stored) return stored;
  forget_part(part);
  std::error_code ignored;
  fs::remove(kept_file(), ignored);
  JobChange change;
  change.take_sha256 = stored->sha256;
  change.settled_micros = stored->cost_real_micros;
  change.charged = tools_.service.free ? "no" : "yes";
  if (Status moved = move(JobState::done, change); !moved) return moved.error();
  return stored;
}

}  // namespace shotlab
