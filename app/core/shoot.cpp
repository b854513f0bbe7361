// SPDX-License-Identifier: Apache-2.0

#include "app/core/shoot.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>
#include <system_error>

#include "app/core/folder_lock.h"
#include "app/core/job_run.h"
#include "app/core/job_words.h"
#include "app/core/take_json.h"
#include "app/core/uploads.h"
#include "media/base/files.h"
#include "media/base/hash.h"

namespace shotlab {
namespace {

Error no_prompt() {
  return {ErrorCode::bad_input,
          {"There is no prompt to shoot.", "還沒有提示詞，不能拍攝。"},
          {"Write what the camera sees.", "請寫下鏡頭看到甚麼。"}};
}

// The words that name the take: the subject if it was typed as such.
std::string naming_words(const ShootOrder& order) {
  return order.slots.subject.empty() ? order.request.prompt : order.slots.subject;
}

Result<std::string> reserve_id(const ShootOrder& order, const Film& film, const Ledger& ledger) {
  Result<std::vector<Job>> jobs = ledger.list();
  if (!jobs) return jobs.error();
  std::vector<std::string> reserved;
  for (const Job& job : *jobs) {
    if (job.film == film.folder().string()) reserved.push_back(job.take);
  }
  return film.new_take_id(naming_words(order), reserved);
}

// What a clip of this length may weigh at most; services send 0.3 to 1.5 MB a second at 720p.
constexpr double kBytesPerPixelSecond = 2.5;
constexpr std::uintmax_t kLeastRoom = 64u << 20;

// A take that cannot be stored must not be paid for: three times its size must be free, both where
// the film lies and where the ledger does.
Status room_for(const ShotRequest& request, const std::filesystem::path& film,
                const std::filesystem::path& state) {
  const double bytes = 3 * kBytesPerPixelSecond * request.seconds * request.width * request.height;
  const auto wanted = std::max(kLeastRoom, static_cast<std::uintmax_t>(std::max(bytes, 0.0)));
  for (const std::filesystem::path& place : {film, state}) {
    std::error_code problem;
    const auto space = std::filesystem::space(place, problem);
    if (!problem && space.available < wanted) return job_words::no_room(place.string(), wanted);
  }
  return done();
}

// A limit holds nothing back whose price is not known: an estimate of zero always fits.
Status has_price(const ShootTools& tools) {
  const bool known = !tools.service.capability.as_of.empty();
  if (tools.service.free || known) return done();
  Result<std::vector<Budget>> budgets = tools.ledger.budgets();
  if (!budgets) return budgets.error();
  if (tools.daily_cap_micros == 0 && budgets->empty()) return done();
  return job_words::no_price(tools.service.capability.model);
}

Take recipe_of(const ShootOrder& order, const Service& service, const Film& film, Clock& clock) {
  Take take;
  take.replay_of = order.replay_of;
  take.adapter = std::string(service.adapter->id());
  if (!order.parent.empty()) {
    if (Result<Take> parent = film.find_take(order.parent)) take.parent_sha256 = parent->sha256;
  }
  take.request = order.request;
  take.request.model = service.capability.model;
  if (!take.request.seed && service.capability.seed) {
    // Not where the model would take one and the server's dialect has no place for it.
    ShotRequest seeded = take.request;
    seeded.seed = draw_seed();
    if (!service.adapter->refuse(seeded)) take.request = std::move(seeded);
  }
  take.slots = order.slots;
  take.exercise = order.exercise;
  take.shot = order.shot;
  take.parent = order.parent;
  take.provider = service.provider;
  take.model = service.capability.model;
  take.started_utc = iso_time(clock.utc());
  take.cost_estimated_micros = service.free ? 0 : estimate_micros(service.capability, take.request);
  return take;
}

Result<FolderLock> lock_job(const std::string& id, const std::filesystem::path& locks) {
  if (Status made = make_folder(locks); !made) return made.error();
  Result<std::optional<FolderLock>> lock = FolderLock::try_hold(locks / (id + ".lock"));
  if (!lock) return lock.error();
  if (!*lock) return job_words::elsewhere();
  return std::move(**lock);
}

void forget_lock(const std::string& id, const std::filesystem::path& locks) {
  std::error_code ignored;
  std::filesystem::remove(locks / (id + ".lock"), ignored);
}

Result<Take> to_the_end(JobRun& run, bool has_clip, bool at_once) {
  if (!has_clip) {
    if (Status waited = run.wait_for_clip(at_once); !waited) return waited.error();
  }
  return run.fetch();
}

}  // namespace

std::string new_job_id() {
  std::random_device random;
  std::string id;
  for (int i = 0; i < 4; ++i) {
    std::array<char, 12> digits{};
    std::snprintf(digits.data(), digits.size(), "%08x", random());
    id += digits.data();
  }
  return id;
}

std::int64_t draw_seed() {
  std::random_device random;
  return static_cast<std::int64_t>(random() & 0x7FFFFFFFu);
}

Result<Take> shoot(const ShootOrder& order, Film& film, const ShootTools& tools) {
  if (trim(order.request.prompt).empty()) return no_prompt();
  Take recipe = recipe_of(order, tools.service, film, tools.clock);
  if (std::optional<Error> refusal = tools.service.adapter->refuse(recipe.request)) return *refusal;
  if (Status priced = has_price(tools); !priced) return priced.error();
  Result<std::vector<Attachment>> attachments =
      upload_large(order.attachments, tools.service, tools.clock, tools.stop.token());
  if (!attachments) return attachments.error();
  Result<HttpRequest> request = tools.service.adapter->build_create(recipe.request, *attachments);
  if (!request) return request.error();
  recipe.request_sha256 = sha256(request->body);
  if (!order.wanted_sha256.empty() && recipe.request_sha256 != order.wanted_sha256)
    return job_words::other_bytes(order.replay_of);
  if (tools.gate != nullptr) {
    const Clock::Duration away = tools.gate->wait(tools.service.base_url, tools.clock.monotonic());
    if (away > Clock::Duration(0)) return job_words::service_down(tools.service.words, away);
  }

  Job job;
  job.id = order.job_id.empty() ? new_job_id() : order.job_id;
  Result<FolderLock> lock = lock_job(job.id, tools.locks);
  if (!lock) return lock.error();
  if (Status room = room_for(recipe.request, film.folder(), tools.locks); !room) {
    forget_lock(job.id, tools.locks);
    return room.error();
  }
  Result<std::string> id = reserve_id(order, film, tools.ledger);
  if (!id) return id.error();
  recipe.id = *id;
  recipe.job_id = job.id;
  job.provider = tools.service.provider;
  job.adapter = std::string(tools.service.adapter->id());
  job.base_url = tools.service.base_url;
  job.film = film.folder().string();
  job.take = *id;
  job.recipe = print_take(recipe);
  job.request_sha256 = recipe.request_sha256;
  job.exercise = order.exercise;
  job.estimate_micros = recipe.cost_estimated_micros;
  Result<Job> intended = tools.ledger.intend(job, tools.daily_cap_micros);
  if (!intended) {
    forget_lock(job.id, tools.locks);
    return intended.error();
  }
  if (tools.on_job) tools.on_job(*intended);

  JobRun run(*intended, std::move(recipe), tools);
  Result<bool> has_clip = run.create(*request);
  Result<Take> take = has_clip ? to_the_end(run, *has_clip, false) : Result<Take>(has_clip.error());
  if (is_final(run.job().state)) forget_lock(job.id, tools.locks);
  return take;
}

Result<Take> finish_job(const Job& job, const ShootTools& tools) {
  Result<FolderLock> lock = lock_job(job.id, tools.locks);
  if (!lock) return lock.error();
  // It may have moved on since it was listed.
  Result<Job> now = tools.ledger.find(job.id);
  if (!now) return now.error();
  Result<Take> recipe = parse_take(now->recipe, "the recipe of job " + now->id);
  if (!recipe) return recipe.error();
  JobRun run(*now, *recipe, tools);
  Result<Take> take = run.resume();
  if (is_final(run.job().state)) forget_lock(job.id, tools.locks);
  return take;
}

}  // namespace shotlab
