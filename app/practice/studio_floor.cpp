// SPDX-License-Identifier: Apache-2.0

#include "app/practice/studio_floor.h"

#include <algorithm>
#include <atomic>
#include <random>
#include <vector>

#include "app/practice/levels/continuation.h"
#include "app/practice/levels/footage.h"
#include "app/practice/levels/source_clip.h"
#include "app/practice/painter.h"
#include "app/practice/random.h"
#include "app/practice/studio_job.h"
#include "media/base/files.h"
#include "media/base/hash.h"
#include "media/libav/picture_file.h"

namespace shotlab::practice {
namespace {

constexpr std::size_t kMostJobs = 200;    // Finished ones beyond are forgotten, oldest first.
constexpr std::size_t kMostWaiting = 50;  // In the line.
constexpr std::uintmax_t kMostInline = 4u << 20;   // Bytes; larger clips come by reference.
constexpr std::uintmax_t kMostForced = 40u << 20;  // On a wire that has no other way.

}  // namespace

StudioFloor::StudioFloor(std::filesystem::path folder, double speed, int encoder_threads,
                         std::filesystem::path clip, std::filesystem::path memory)
    : folder_(std::move(folder)),
      speed_(speed),
      encoder_threads_(encoder_threads),
      clip_(std::move(clip)),
      memory_(std::move(memory)),
      painter_([this] { work(); }) {}

void StudioFloor::close() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    for (auto& [id, job] : jobs_) job->cancel.request();
  }
  changed_.notify_all();
}

StudioFloor::~StudioFloor() {
  close();
  painter_.join();
  for (auto& [id, job] : jobs_) {
    std::error_code ignored;
    if (!job->path.empty()) std::filesystem::remove(job->path, ignored);
  }
}

std::string StudioFloor::now() const { return iso_time(clock_.utc()); }

std::string StudioFloor::new_id(const char* prefix) {
  // Not to be guessed from the one before: an id is all that a poll needs beside the key.
  std::random_device device;
  std::string out = prefix;
  for (int i = 0; i < 4; ++i) {
    const std::uint32_t v = device();
    for (int k = 0; k < 6; ++k) out += "0123456789abcdefghijklmnopqrstuv"[(v >> (5 * k)) & 31];
  }
  return out;
}

// An edit keeps what its parent was made of: what the new words do not name stays as it was. What
// goes on begins where the parent ended.
bool StudioFloor::take_parent(Job& job) {
  const std::string& id = job.request.previous;
  Part from;
  std::filesystem::path clip;
  if (const auto known = jobs_.find(id); known != jobs_.end()) {
    from = {known->second->paint, known->second->after};
    job.after_id = known->second->after_id;
    clip = known->second->path;
  } else if (std::optional<Memory::Recalled> recalled = memory_.recall(id)) {
    from = std::move(recalled->part);
    job.after_id = recalled->after;
  } else {
    return false;
  }
  PaintRequest& p = job.paint;
  p.parent = std::make_shared<PaintRequest>(from.request);
  job.parent_id = id;
  if (p.negative.empty()) p.negative = from.request.negative;
  p.seed = from.request.seed;
  p.width = from.request.width, p.height = from.request.height;
  if (!job.request.extend) {
    p.seconds = from.request.seconds;
    job.after = from.after;
  } else if (from.after == nullptr && is_footage(from.request)) {
    if (clip.empty()) return false;  // Not made yet.
    job.goes_on_from = clip;         // No scene of ours: it goes on from the last picture.
    p.parent = nullptr;
    job.parent_id.clear();
  } else {
    job.after = std::make_shared<Part>(std::move(from));
    job.after_id = id;
  }
  return true;
}

std::variant<JobView, WireError> StudioFloor::create(const CreateRequest& request) {
  auto job = std::make_shared<Job>();
  job->request = request;
  job->id = new_id("v1_");
  job->file_id = new_id("p-");
  job->created = job->updated = now();
  PaintRequest& p = job->paint;
  p.prompt = request.prompt, p.negative = request.negative;
  p.seconds = request.seconds, p.width = request.width, p.height = request.height;
  p.output = request.output;
  p.camera_path = request.camera_path, p.sounds = request.sounds;
  job->created_s = clock_.utc().count() / 1000;
  take_attached(*job);

  std::unique_lock lock(mutex_);
  if (!request.previous.empty()) {
    if (!take_parent(*job)) return unknown_interaction(request.previous);
  } else {
    p.seed = static_cast<std::int64_t>(std::random_device{}() & 0x7fffffff);
  }
  if (request.seed) p.seed = *request.seed;
  if (closing_) return front_end(503, "The service is shutting down.");
  if (line_.size() >= kMostWaiting) {
    return WireError{
        429,
        R"({"error":{"code":"too_many_requests","message":"Too many practice takes are waiting. Please retry in 10s."}})"};
  }
  job->ordinal = ++made_;
  jobs_[job->id] = job;
  order_.push_back(job->id);
  // What goes on from a clip cannot be painted again without it.
  if (job->goes_on_from.empty()) memory_.keep(job->id, p, job->parent_id, job->after_id);
  line_.push_back(job);
  drop_oldest();
  changed_.notify_all();
  if (request.background) {
    JobView view = view_of(*job);
    view.status = JobStatus::in_progress;  // What the real service says before it has looked.
    return view;
  }
  changed_.wait(lock, [&] { return job->final() || closing_; });
  if (!job->final()) return front_end(503, "The service is shutting down.");
  return view_of(*job);
}

std::optional<JobView> StudioFloor::view(const std::string& id, bool asks) {
  const std::lock_guard lock(mutex_);
  const auto it = jobs_.find(id);
  if (it == jobs_.end()) return std::nullopt;
  if (asks) ++it->second->asked;
  return view_of(*it->second);
}

std::variant<JobView, WireError> StudioFloor::cancel(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto it = jobs_.find(id);
  if (it == jobs_.end()) return unknown_interaction(id);
  Job& job = *it->second;
  if (job.final()) return already_done();
  job.cancel.request();
  job.status = JobStatus::cancelled;
  job.updated = now();
  changed_.notify_all();
  return view_of(job);
}

bool StudioFloor::forget(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto it = jobs_.find(id);
  if (it == jobs_.end()) return false;
  it->second->cancel.request();
  if (!it->second->final()) it->second->status = JobStatus::cancelled;
  std::error_code ignored;
  if (!it->second->path.empty()) std::filesystem::remove(it->second->path, ignored);
  jobs_.erase(it);
  std::erase(order_, id);
  changed_.notify_all();
  return true;
}

void StudioFloor::drop_oldest() {
  for (auto it = order_.begin(); it != order_.end() && order_.size() > kMostJobs;) {
    const auto job = jobs_.find(*it);
    if (job != jobs_.end() && !job->second->final()) {
      ++it;
      continue;
    }
    if (job != jobs_.end()) {
      std::error_code ignored;
      if (!job->second->path.empty()) std::filesystem::remove(job->second->path, ignored);
      jobs_.erase(job);
    }
    it = order_.erase(it);
  }
}

StudioFloor::File StudioFloor::file_of(const Job& job) const {
  File f;
  f.path = job.path;
  f.view.id = job.file_id;
  f.view.created = job.created, f.view.updated = job.updated, f.view.expires = job.expires;
  f.view.uri = base_url_ + "/v1beta/files/" + job.file_id;
  f.view.bytes = job.bytes, f.view.sha256 = job.sha256;
  f.view.mime = job.mime;
  f.wire = job.request.wire, f.dialect = job.request.dialect;
  f.ordinal = job.ordinal;
  return f;
}

std::optional<StudioFloor::File> StudioFloor::file(const std::string& id, bool asks_status) {
  const std::lock_guard lock(mutex_);
  for (auto& [key, job] : jobs_) {
    if (job->file_id != id || job->status != JobStatus::completed || job->path.empty()) continue;
    File f = file_of(*job);
    // A service that takes its time also takes it here: the first look finds the file in the
    // making.
    if (asks_status) f.view.ready = speed_ <= 0 || job->status_asked++ > 0;
    return f;
  }
  return std::nullopt;
}

std::optional<StudioFloor::File> StudioFloor::content(const std::string& job_id) {
  const std::lock_guard lock(mutex_);
  const auto it = jobs_.find(job_id);
  if (it == jobs_.end() || it->second->status != JobStatus::completed || it->second->path.empty()) {
    return std::nullopt;
  }
  return file_of(*it->second);
}

JobView StudioFloor::view_of(const Job& job) const {
  JobView v;
  v.id = job.id, v.model = job.request.model, v.created = job.created, v.updated = job.updated;
  v.status = job.status;
  v.fate = job.request.fate, v.fate_words = job.request.fate_words;
  v.prompt = job.request.prompt;
  v.rewritten = job.rewritten, v.advisory = job.advisory, v.failure = job.failure;
  v.seconds = job.paint.seconds;
  v.width = job.paint.width, v.height = job.paint.height;
  v.lines = std::min(job.paint.width, job.paint.height);
  v.progress = job.progress;
  v.created_s = job.created_s, v.completed_s = job.completed_s, v.expires_s = job.expires_s;
  v.ordinal = job.ordinal, v.asked = job.asked;
  v.output = job.request.output, v.mime = job.mime;
  v.video_uri = base_url_ + "/v1beta/files/" + job.file_id + ":download?alt=media";
  if (v.fate == Fate::goes_back && job.asked < 3) {
    v.status = job.asked < 2 ? JobStatus::in_progress : JobStatus::queued;
  }
  const bool forced = job.request.must_inline || v.fate == Fate::inline_bytes;
  const std::uintmax_t most = forced ? kMostForced : kMostInline;
  if (v.status == JobStatus::completed && !job.path.empty() &&
      (forced || job.request.inline_data) && static_cast<std::uintmax_t>(job.bytes) <= most) {
    if (const Result<std::string> bytes = read_file(job.path, most))
      v.video_base64 = base64(*bytes);
  }
  return v;
}

}  // namespace shotlab::practice
