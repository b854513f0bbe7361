// SPDX-License-Identifier: Apache-2.0

#include "app/practice/studio_floor.h"

#include <random>

#include "app/practice/painter.h"
#include "app/practice/random.h"
#include "media/base/files.h"
#include "media/base/hash.h"

namespace shotlab::practice {
namespace {

constexpr std::size_t kMostJobs = 200;    // Finished ones beyond are forgotten, oldest first.
constexpr std::size_t kMostWaiting = 50;  // In the line.
constexpr std::uintmax_t kMostInline = 4u << 20;  // Bytes; larger clips come by reference.
constexpr std::chrono::hours kKept{48};

}  // namespace

struct StudioFloor::Job {
  std::string id, file_id;
  CreateRequest request;
  PaintRequest paint;
  JobStatus status = JobStatus::queued;
  std::string created, updated;
  std::string rewritten, advisory, failure;
  std::filesystem::path path;
  std::int64_t bytes = 0;
  std::string sha256, expires;
  int status_asked = 0;
  Cancel cancel;

  bool final() const { return status != JobStatus::queued && status != JobStatus::in_progress; }
};

StudioFloor::StudioFloor(std::filesystem::path folder, double speed, int encoder_threads)
    : folder_(std::move(folder)),
      speed_(speed),
      encoder_threads_(encoder_threads),
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

std::variant<JobView, WireError> StudioFloor::create(const CreateRequest& request) {
  auto job = std::make_shared<Job>();
  job->request = request;
  job->id = new_id("v1_");
  job->file_id = new_id("p-");
  job->created = job->updated = now();
  PaintRequest& p = job->paint;
  p.prompt = request.prompt, p.negative = request.negative;
  p.seconds = request.seconds, p.width = request.width, p.height = request.height;

  std::unique_lock lock(mutex_);
  if (!request.previous.empty()) {
    // An edit keeps what its parent was made of; the new words come first and so win.
    const auto parent = jobs_.find(request.previous);
    if (parent == jobs_.end()) return unknown_interaction(request.previous);
    const Job& from = *parent->second;
    p.prompt = request.prompt + ". " + from.paint.prompt;
    if (p.negative.empty()) p.negative = from.paint.negative;
    p.seed = from.paint.seed;
    p.seconds = from.paint.seconds, p.width = from.paint.width, p.height = from.paint.height;
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
  jobs_[job->id] = job;
  order_.push_back(job->id);
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

std::optional<JobView> StudioFloor::view(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto it = jobs_.find(id);
  if (it == jobs_.end()) return std::nullopt;
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

std::optional<StudioFloor::File> StudioFloor::file(const std::string& id, bool asks_status) {
  const std::lock_guard lock(mutex_);
  for (auto& [key, job] : jobs_) {
    if (job->file_id != id || job->status != JobStatus::completed) continue;
    File f;
    f.path = job->path;
    f.view = {
        id,         job->created, job->updated, job->expires, base_url_ + "/v1beta/files/" + id,
        job->bytes, job->sha256,  true};
    // A service that takes its time also takes it here: the first look finds the file in the
    // making.
    if (asks_status) f.view.ready = speed_ <= 0 || job->status_asked++ > 0;
    return f;
  }
  return std::nullopt;
}

JobView StudioFloor::view_of(const Job& job) const {
  JobView v;
  v.id = job.id, v.model = job.request.model, v.created = job.created, v.updated = job.updated;
  v.status = job.status;
  v.prompt = job.request.prompt;
  v.rewritten = job.rewritten, v.advisory = job.advisory, v.failure = job.failure;
  v.seconds = job.paint.seconds;
  v.lines = std::min(job.paint.width, job.paint.height);
  v.video_uri = base_url_ + "/v1beta/files/" + job.file_id + ":download?alt=media";
  if (job.status == JobStatus::completed && job.request.inline_data &&
      static_cast<std::uintmax_t>(job.bytes) <= kMostInline) {
    if (const Result<std::string> bytes = read_file(job.path, kMostInline))
      v.video_base64 = base64(*bytes);
  }
  return v;
}

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

void StudioFloor::paint(Job& job) {
  const std::filesystem::path path = folder_ / (job.file_id + ".mp4");
  // A real service thinks for two to six seconds.
  if (speed_ > 0) {
    Random draw(static_cast<std::uint64_t>(job.paint.seed), "latency");
    job.cancel.wait_for(
        std::chrono::milliseconds(static_cast<std::int64_t>(draw.real(2000, 6000) * speed_)));
  }
  const Result<PaintReport> report = paint_take(job.paint, path, job.cancel, encoder_threads_);
  std::string sha;
  std::error_code error;
  std::uintmax_t bytes = 0;
  if (report) {
    if (const Result<std::string> hash = sha256_of_file(path)) sha = *hash;
    bytes = std::filesystem::file_size(path, error);
  }

  const std::lock_guard lock(mutex_);
  job.updated = now();
  if (job.status == JobStatus::cancelled || job.cancel.requested()) {
    job.status = JobStatus::cancelled;
    if (report) std::filesystem::remove(path, error);
    return;
  }
  if (!report || sha.empty() || error) {
    job.status = JobStatus::failed;
    job.failure = report ? "The clip could not be read back." : report.error().message.en;
    return;
  }
  job.path = path, job.bytes = static_cast<std::int64_t>(bytes), job.sha256 = sha;
  job.rewritten = report->rewritten_prompt, job.advisory = report->advisory;
  if (job.request.references > 0) {
    if (!job.advisory.empty()) job.advisory += ' ';
    job.advisory += "The practice generator draws from words alone; the references were not used.";
  }
  job.expires = iso_time(clock_.utc() + kKept);
  job.status = JobStatus::completed;
}

}  // namespace shotlab::practice
