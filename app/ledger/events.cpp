// SPDX-License-Identifier: Apache-2.0

#include "app/ledger/events.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/ledger/books.h"
#include "media/base/files.h"
#include "media/base/hash.h"

namespace shotlab::ledger {
namespace {

using Json = nlohmann::json;

std::string print(const Json& json) {
  return json.dump(-1, ' ', false,
                   Json::error_handler_t::replace);  // The plain one throws on bad UTF-8.
}

// None of the parts has a line break in it: JSON escapes its own.
std::string hash_of(const Event& event) {
  return sha256(event.previous + "\n" + std::to_string(event.seq) + "\n" + event.job_id + "\n" +
                event.wall_utc + "\n" + std::to_string(event.mono_ms) + "\n" + event.boot_id +
                "\n" + event.kind + "\n" + event.data);
}

// Two times of one boot can be compared by their monotonic clocks, whatever people do to the other.
const std::string& boot_id() {
  static const std::string id = [] {
    Result<std::string> text = read_file("/proc/sys/kernel/random/boot_id", 100);
    return text ? std::string(trim(*text)) : std::string();
  }();
  return id;
}

Json money_of(const std::vector<Entry>& entries) {
  Json money = Json::array();
  for (const Entry& entry : entries) money.push_back({name_of(entry.account), entry.micros});
  return money;
}

// What one event moved, in the form that money_of() gives it.
std::map<std::int64_t, Json> money_by_event(const std::vector<Entry>& entries) {
  std::map<std::int64_t, std::vector<Entry>> sorted;
  for (const Entry& entry : entries) sorted[entry.event].push_back(entry);
  std::map<std::int64_t, Json> all;
  for (const auto& [event, own] : sorted) all[event] = money_of(own);
  return all;
}

std::string text_in(const Json& json, const char* key) {
  if (!json.is_object()) return "";
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

// How each job stands by its last event; nothing if the chain is broken, or an event tells of other
// money than the books have.
std::optional<std::map<std::string, std::string>> states_by_log(
    const std::vector<Event>& events, const std::map<std::int64_t, Json>& money) {
  std::map<std::string, std::string> states;
  std::string previous;
  std::int64_t seq = 0;
  for (const Event& event : events) {
    if (event.seq != ++seq || event.previous != previous || hash_of(event) != event.sha256)
      return std::nullopt;
    previous = event.sha256;
    const Json data = Json::parse(event.data, nullptr, false);
    if (data.is_object() && data.contains("money")) {
      const auto booked = money.find(event.seq);
      if (booked == money.end() || booked->second != data["money"]) return std::nullopt;
    }
    if (!event.job_id.empty()) states[event.job_id] = text_in(data, "to");
  }
  return states;
}

}  // namespace

std::string event_of_intent(const Job& job, const std::vector<Entry>& entries) {
  Json json = {{"to", name_of(job.state)},
               {"provider", job.provider},
               {"adapter", job.adapter},
               {"base_url", job.base_url},
               {"film", job.film},
               {"take", job.take},
               {"recipe", job.recipe},
               {"request_sha256", job.request_sha256},
               {"estimate_micros", job.estimate_micros},
               {"currency", job.currency}};
  if (!job.exercise.empty()) json["exercise"] = job.exercise;
  if (!entries.empty()) json["money"] = money_of(entries);
  return print(json);
}

std::string event_of_move(const Job& before, const Job& after, const std::vector<Entry>& entries) {
  Json json = {{"from", name_of(before.state)}, {"to", name_of(after.state)}};
  const auto note = [&](const char* name, const auto& was, const auto& is) {
    if (was != is) json[name] = is;
  };
  note("provider_job_id", before.provider_job_id, after.provider_job_id);
  // An address may be signed: the log does without what stands behind the question mark.
  note("result_uri", before.result_uri.substr(0, before.result_uri.find('?')),
       after.result_uri.substr(0, after.result_uri.find('?')));
  note("result_file_id", before.result_file_id, after.result_file_id);
  note("take_sha256", before.take_sha256, after.take_sha256);
  note("settled_micros", before.settled_micros, after.settled_micros);
  note("charged", before.charged, after.charged);
  note("show", before.show, after.show);
  if (!entries.empty()) json["money"] = money_of(entries);
  return print(json);
}

std::string event_of_correction(const Job& job, std::int64_t cost_micros, const std::string& note,
                                const std::vector<Entry>& entries) {
  Json json = {{"to", name_of(job.state)}, {"cost_micros", cost_micros}, {"note", note}};
  if (!entries.empty()) json["money"] = money_of(entries);
  return print(json);
}

std::string event_of_budget(const std::string& scope, std::int64_t cap_micros) {
  return print({{"scope", scope}, {"cap_micros", cap_micros}});
}

Result<std::int64_t> append_event(const Database& database, Clock& clock, const std::string& job_id,
                                  const std::string& kind, const std::string& data) {
  Result<Statement> last =
      database.prepare("SELECT seq, sha256 FROM event ORDER BY seq DESC LIMIT 1");
  if (!last) return last.error();
  Result<bool> row = last->step();
  if (!row) return row.error();
  Event event;
  event.seq = *row ? last->number(0) + 1 : 1;
  event.previous = *row ? last->text(1) : "";
  event.job_id = job_id;
  event.wall_utc = iso_time(clock.utc());
  event.mono_ms = clock.monotonic().count();
  event.boot_id = boot_id();
  event.kind = kind;
  event.data = data;
  Result<Statement> insert =
      database.prepare("INSERT INTO event VALUES(?1, nullif(?2, ''), ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  if (!insert) return insert.error();
  Status written = insert->bind(1, event.seq)
                       .bind(2, event.job_id)
                       .bind(3, event.wall_utc)
                       .bind(4, event.mono_ms)
                       .bind(5, event.boot_id)
                       .bind(6, event.kind)
                       .bind(7, event.data)
                       .bind(8, event.previous)
                       .bind(9, hash_of(event))
                       .run();
  if (!written) return written.error();
  return event.seq;
}

Result<std::vector<Event>> read_events(const Database& database) {
  Result<Statement> select = database.prepare(
      "SELECT seq, job_id, wall_utc, mono_ms, boot_id, kind, data, previous, sha256 FROM event "
      "ORDER BY seq");
  if (!select) return select.error();
  std::vector<Event> events;
  for (;;) {
    Result<bool> row = select->step();
    if (!row) return row.error();
    if (!*row) return events;
    events.push_back({select->number(0), select->text(1), select->text(2), select->number(3),
                      select->text(4), select->text(5), select->text(6), select->text(7),
                      select->text(8)});
  }
}

Result<std::map<std::string, std::int64_t>> corrected_costs(const Database& database) {
  Result<Statement> select =
      database.prepare("SELECT job_id, data FROM event WHERE kind = 'correct' ORDER BY seq");
  if (!select) return select.error();
  std::map<std::string, std::int64_t> costs;
  for (;;) {
    Result<bool> row = select->step();
    if (!row) return row.error();
    if (!*row) return costs;
    const Json data = Json::parse(select->text(1), nullptr, false);
    if (data.is_object() && data.contains("cost_micros") &&
        data["cost_micros"].is_number_integer()) {
      costs[select->text(0)] = data["cost_micros"].get<std::int64_t>();
    }
  }
}

Result<bool> log_is_whole(const Database& database) {
  Result<std::vector<Event>> events = read_events(database);
  if (!events) return events.error();
  Result<std::vector<Entry>> entries = read_entries(database);
  if (!entries) return entries.error();
  const auto states = states_by_log(*events, money_by_event(*entries));
  if (!states) return false;
  Result<Statement> jobs = database.prepare("SELECT id, state FROM job");
  if (!jobs) return jobs.error();
  std::size_t count = 0;
  for (;; ++count) {
    Result<bool> row = jobs->step();
    if (!row) return row.error();
    if (!*row) return count == states->size();
    const auto said = states->find(jobs->text(0));
    if (said == states->end() || said->second != jobs->text(1)) return false;
  }
}

}  // namespace shotlab::ledger
