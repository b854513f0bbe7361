// SPDX-License-Identifier: Apache-2.0

#include "app/core/shoot.h"

#include <array>
#include <cstdio>
#include <random>

#include "app/core/folder_lock.h"
#include "app/core/job_run.h"
#include "app/core/job_words.h"
#include "app/core/take_json.h"
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

Take recipe_of(const ShootOrder& order, const Service& service, Clock& clock) {
  Take take;
  take.request = order.request;
  take.request.model = service.capability.model;
  if (!take.request.seed && service.capability.seed) take.request.seed = draw_seed();
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
  Take recipe = recipe_of(order, tools.service, tools.clock);
  if (std::optional<Error> refusal = tools.service.adapter->refuse(recipe.request)) return *refusal;
  Result<HttpRequest> request = tools.service.adapter->build_create(recipe.request, {});
  if (!request) return request.error();

  Job job;
  job.id = order.job_id.empty() ? new_job_id() : order.job_id;
  Result<FolderLock> lock = lock_job(job.id, tools.locks);
  if (!lock) return lock.error();
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
  job.request_sha256 = sha256(request->body);
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
