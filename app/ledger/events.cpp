// SPDX-License-Identifier: Apache-2.0

#include "app/ledger/events.h"

#include <map>
#include <nlohmann/json.hpp>

#include "media/base/files.h"
#include "media/base/hash.h"

namespace shotlab::ledger {
namespace {

using Json = nlohmann::json;

std::string print(const Json& json) {
  return json.dump(-1, ' ', false,
                   Json::error_handler_t::replace);  // The plain one throws on bad UTF-8.
}

struct Line {
  std::int64_t seq = 0;
  std::string job_id, wall_utc;
  std::int64_t mono_ms = 0;
  std::string boot_id, kind, data, previous;

  // None of the parts has a line break in it: JSON escapes its own.
  std::string hash() const {
    return sha256(previous + "\n" + std::to_string(seq) + "\n" + job_id + "\n" + wall_utc + "\n" +
                  std::to_string(mono_ms) + "\n" + boot_id + "\n" + kind + "\n" + data);
  }
};

// Two times of one boot can be compared by their monotonic clocks, whatever people do to the other.
const std::string& boot_id() {
  static const std::string id = [] {
    Result<std::string> text = read_file("/proc/sys/kernel/random/boot_id", 100);
    return text ? std::string(trim(*text)) : std::string();
  }();
  return id;
}

std::string state_after(const std::string& data) {
  const Json json = Json::parse(data, nullptr, false);
  if (!json.is_object()) return "";
  const auto to = json.find("to");
  return to != json.end() && to->is_string() ? to->get<std::string>() : "";
}

}  // namespace

std::string event_of_intent(const Job& job) {
  return print({{"to", name_of(job.state)},
                {"provider", job.provider},
                {"adapter", job.adapter},
                {"base_url", job.base_url},
                {"film", job.film},
                {"take", job.take},
                {"recipe", job.recipe},
                {"request_sha256", job.request_sha256},
                {"estimate_micros", job.estimate_micros},
                {"currency", job.currency}});
}

std::string event_of_move(const Job& before, const Job& after) {
  Json json = {{"from", name_of(before.state)}, {"to", name_of(after.state)}};
  const auto note = [&](const char* name, const auto& was, const auto& is) {
    if (was != is) json[name] = is;
  };
  note("provider_job_id", before.provider_job_id, after.provider_job_id);
  note("result_uri", before.result_uri, after.result_uri);
  note("result_file_id", before.result_file_id, after.result_file_id);
  note("take_sha256", before.take_sha256, after.take_sha256);
  note("settled_micros", before.settled_micros, after.settled_micros);
  note("charged", before.charged, after.charged);
  note("show", before.show, after.show);
  return print(json);
}

Status append_event(const Database& database, Clock& clock, const std::string& job_id,
                    const std::string& kind, const std::string& data) {
  Result<Statement> last =
      database.prepare("SELECT seq, sha256 FROM event ORDER BY seq DESC LIMIT 1");
  if (!last) return last.error();
  Result<bool> row = last->step();
  if (!row) return row.error();
  Line line;
  line.seq = *row ? last->number(0) + 1 : 1;
  line.previous = *row ? last->text(1) : "";
  line.job_id = job_id;
  line.wall_utc = iso_time(clock.utc());
  line.mono_ms = clock.monotonic().count();
  line.boot_id = boot_id();
  line.kind = kind;
  line.data = data;
  Result<Statement> insert =
      database.prepare("INSERT INTO event VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  if (!insert) return insert.error();
  return insert->bind(1, line.seq)
      .bind(2, line.job_id)
      .bind(3, line.wall_utc)
      .bind(4, line.mono_ms)
      .bind(5, line.boot_id)
      .bind(6, line.kind)
      .bind(7, line.data)
      .bind(8, line.previous)
      .bind(9, line.hash())
      .run();
}

Result<bool> log_is_whole(const Database& database) {
  Result<Statement> events = database.prepare(
      "SELECT seq, job_id, wall_utc, mono_ms, boot_id, kind, data, previous, sha256 FROM event "
      "ORDER BY seq");
  if (!events) return events.error();
  std::string previous;
  std::int64_t seq = 0;
  std::map<std::string, std::string> states;
  for (;;) {
    Result<bool> row = events->step();
    if (!row) return row.error();
    if (!*row) break;
    const Line line{events->number(0), events->text(1), events->text(2), events->number(3),
                    events->text(4),   events->text(5), events->text(6), events->text(7)};
    if (line.seq != ++seq || line.previous != previous || line.hash() != events->text(8))
      return false;
    previous = events->text(8);
    states[line.job_id] = state_after(line.data);
  }
  Result<Statement> jobs = database.prepare("SELECT id, state FROM job");
  if (!jobs) return jobs.error();
  std::size_t count = 0;
  for (;; ++count) {
    Result<bool> row = jobs->step();
    if (!row) return row.error();
    if (!*row) return count == states.size();
    const auto said = states.find(jobs->text(0));
    if (said == states.end() || said->second != jobs->text(1)) return false;
  }
}

}  // namespace shotlab::ledger
