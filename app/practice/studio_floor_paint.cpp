// SPDX-License-Identifier: Apache-2.0
//
// What the painter's thread does with the jobs in the line.

#include <algorithm>
#include <chrono>

#include "app/practice/levels/continuation.h"
#include "app/practice/levels/footage.h"
#include "app/practice/levels/source_clip.h"
#include "app/practice/painter.h"
#include "app/practice/random.h"
#include "app/practice/studio_floor.h"
#include "app/practice/studio_job.h"
#include "media/base/files.h"
#include "media/base/hash.h"
#include "media/libav/picture_file.h"

namespace shotlab::practice {
namespace {

constexpr std::chrono::hours kKept{48};
constexpr double kThinksLeast = 24'000, kThinksMost = 90'000;  // Milliseconds, at speed 1.

constexpr const char* kReference = "-reference-";  // Between the job's id and a number.

// What a learner is told of "/tmp/.../p-8g...-reference-1.png" is "reference-1.png".
std::string without(std::string text, const std::string& what) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what))
    text.erase(at, what.size());
  return text;
}

}  // namespace

void StudioFloor::work() {
  for (;;) {
    std::shared_ptr<Job> job;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return closing_ || !line_.empty(); });
      if (closing_) return;
      job = line_.front();
      line_.pop_front();
      if (job->final()) continue;  // Cancelled while it waited.
      job->status = JobStatus::in_progress;
      job->updated = now();
    }
    paint(*job);
    changed_.notify_all();
  }
}

// The pictures that came along become files, since the painter reads files.
void StudioFloor::take_attached(Job& job) {
  PaintRequest& p = job.paint;
  for (const Attached& one : job.request.attached) {
    if (one.bytes.empty()) continue;
    const std::string kind = one.mime == "image/jpeg"         ? ".jpg"
                             : one.mime.starts_with("video/") ? ".mp4"
                                                              : ".png";
    const std::filesystem::path path =
        folder_ / (job.file_id + kReference + std::to_string(job.attached.size() + 1) + kind);
    if (!write_file(path, one.bytes)) continue;  // A full disk: it is painted from words alone.
    job.attached.push_back(path);
    if (one.role == "first_frame") p.first_frame = path;
    if (one.role == "last_frame") p.last_frame = path;
    if (one.role == "image") p.references.push_back({path, PaintReference::Use::character});
    if (one.role == "style") p.references.push_back({path, PaintReference::Use::colours});
    if (one.role == "video") (job.request.extend ? job.goes_on_from : p.source) = path;
    if (one.role == "mask") p.mask = path;
    if (one.role == "element") p.element = path;
  }
  job.request.attached.clear();  // Megabytes that nobody needs any more.
}

// The first picture of a job that goes on from a clip. Without the lock: it decodes.
Status StudioFloor::take_last_picture(Job& job) {
  if (job.goes_on_from.empty()) return done();
  Result<SourceClip> clip =
      SourceClip::open(job.goes_on_from, job.paint.width, job.paint.height, job.cancel);
  if (!clip) return clip.error();
  Result<Picture> last = clip->at(clip->seconds());
  if (!last) return last.error();
  const std::filesystem::path path = folder_ / (job.file_id + "-last.png");
  {
    const std::lock_guard lock(mutex_);  // Others may be going on from this very job.
    job.attached.push_back(path);
    job.paint.first_frame = path;
  }
  return write_picture(path, *last);
}

void StudioFloor::make(Job& job) {
  const bool clip = job.request.output == ShotOutput::clip;
  const std::filesystem::path path = folder_ / (job.file_id + (clip ? ".mp4" : ".png"));
  std::error_code error;
  std::string failure, rewritten, advisory;
  if (clip && !clip_.empty()) {
    std::filesystem::copy_file(clip_, path, error);
    if (error) failure = error.message();
  } else {
    const auto progress = [&job](double share) {
      job.progress = std::max<int>(job.progress, std::clamp(static_cast<int>(share * 99), 0, 99));
    };
    const Status begun = take_last_picture(job);
    const Result<PaintReport> report =
        !begun              ? Result<PaintReport>(begun.error())
        : clip && job.after ? paint_continuation({job.paint, job.after}, path, job.cancel,
                                                 encoder_threads_, progress)
        : clip              ? paint_take(job.paint, path, job.cancel, encoder_threads_, progress)
                            : paint_still(job.paint, path, job.cancel);
    if (report) {
      rewritten = report->rewritten_prompt, advisory = report->advisory;
    } else {
      failure = without(report.error().message.en, (folder_ / (job.file_id + "-")).string());
      failure = without(failure, job.file_id + "-");
    }
  }
  std::string sha;
  std::uintmax_t bytes = 0;
  if (failure.empty()) {
    if (const Result<std::string> hash = sha256_of_file(path)) sha = *hash;
    bytes = std::filesystem::file_size(path, error);
    if (sha.empty() || error) failure = "The clip could not be read back.";
  }
  const std::lock_guard lock(mutex_);
  job.failure = failure, job.rewritten = rewritten, job.advisory = advisory;
  if (job.status == JobStatus::cancelled || job.cancel.requested() || !failure.empty()) {
    std::filesystem::remove(path, error);
    return;
  }
  job.path = path, job.bytes = static_cast<std::int64_t>(bytes), job.sha256 = sha;
  if (!clip) job.mime = "image/png";
}

void StudioFloor::paint(Job& job) {
  // As long as a real service thinks (reference "apis" §1A: 24 to 90 seconds).
  if (speed_ > 0) {
    Random draw(static_cast<std::uint64_t>(job.paint.seed), "latency");
    const double thinks = draw.real(kThinksLeast, kThinksMost) * speed_;
    constexpr int kSlices = 20;
    for (int slice = 1; slice <= kSlices; ++slice) {
      const auto part = std::chrono::milliseconds(static_cast<std::int64_t>(thinks / kSlices));
      if (job.cancel.wait_for(part)) break;
      job.progress = slice * 90 / kSlices;
    }
  }
  if (job.needs_picture()) make(job);
  std::error_code ignored;
  for (const std::filesystem::path& path : job.attached) std::filesystem::remove(path, ignored);

  const std::lock_guard lock(mutex_);
  job.updated = now();
  job.completed_s = clock_.utc().count() / 1000;
  if (job.status == JobStatus::cancelled || job.cancel.requested()) {
    job.status = JobStatus::cancelled;
    return;
  }
  const Fate fate = job.request.fate;
  if (fate == Fate::failed || fate == Fate::blocked) job.failure = job.request.fate_words;
  if (!job.failure.empty()) {
    job.status = JobStatus::failed;
    return;
  }
  if (fate == Fate::stuck) return;
  job.expires = iso_time(clock_.utc() + kKept);
  job.expires_s = job.completed_s + std::chrono::seconds(kKept).count();
  job.progress = 100;
  job.status = JobStatus::completed;
}

}  // namespace shotlab::practice
