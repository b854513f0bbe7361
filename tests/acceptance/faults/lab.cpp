// SPDX-License-Identifier: Apache-2.0

#include "tests/acceptance/faults/lab.h"

#include <sys/stat.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/core/film_toml.h"
#include "app/ledger/ledger.h"
#include "media/base/files.h"
#include "media/base/hash.h"
#include "media/libav/clip_writer.h"
#include "tests/support/catch.h"

namespace shotlab::test {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

Json data_file(const std::string& name) {
  std::ifstream file(std::string(SHOTLAB_SOURCE_DIR) + "/tests/acceptance/faults/" + name);
  REQUIRE(file.good());
  return Json::parse(file);
}

// A body that is no text in the data file is JSON.
std::string body_text(const Json& body) {
  return body.is_string() ? body.get<std::string>() : body.dump();
}

Route route_from(const Json& json) {
  Route route;
  route.step = json.at("step");
  route.method = json.at("method");
  route.path = json.at("path");
  route.status = json.value("status", 200);
  route.headers = json.value("headers", "");
  route.clip = json.value("clip", false);
  const Json bodies = json.value("bodies", Json::array());
  for (const Json& body : bodies) route.bodies.push_back(body_text(body));
  return route;
}

bool holds(const fs::path& file, const std::string& bytes) {
  std::ifstream stream(file, std::ios::binary);
  const std::string content((std::istreambuf_iterator<char>(stream)),
                            std::istreambuf_iterator<char>());
  return content.find(bytes) != std::string::npos;
}

// What is wrong with a job that ended like this, given what was charged; empty: nothing.
std::string fault_of(const Job& job, int charges) {
  switch (job.state) {
    case JobState::done:
      return charges == 0 ? "books: done, but nothing was charged" : "";
    case JobState::unknown:
      return "";  // Honest: a person settles it, and its money stays in sight.
    case JobState::orphaned:
      // Neither lost nor given up: each start tries again, and its money stays in sight.
      return charges > 0 ? "" : "stuck: orphaned, though nothing was made";
    case JobState::failed_free:
    case JobState::cancelled:
      return charges > 0 ? "lost: charged, but the ledger says that it was free" : "";
    case JobState::failed_charged:
    case JobState::expired:
    case JobState::filtered:
    case JobState::written_off:
      return charges > 0 ? "lost: a clip that was there was given up" : "";
    case JobState::planned:
    case JobState::submitting:
    case JobState::accepted:
    case JobState::running:
    case JobState::ready:
    case JobState::downloading:
      break;
  }
  return "stuck: " + std::string(name_of(job.state));
}

std::string fault_of_take(const fs::path& film, const Job& job) {
  const fs::path folder = film / "takes" / job.take;
  Result<std::string> hash = sha256_of_file(folder / "take.mp4");
  if (!hash) return "lost: done, but there is no take";
  if (*hash != sha256(lab_clip())) return "lost: the take is not the clip that was sent";
  if (*hash != job.take_sha256) return "books: the ledger has another hash";
  struct stat facts {};
  if (::stat((folder / "take.mp4").c_str(), &facts) != 0 || (facts.st_mode & 0777) != 0444)
    return "lost: the take is not read-only";
  return fs::exists(folder / "take.json") ? "" : "lost: the take has no recipe";
}

}  // namespace

std::vector<WireBook> all_wires() {
  std::vector<WireBook> wires;
  const Json data = data_file("wires.json");
  for (const Json& json : data.at("wires")) {
    WireBook wire;
    wire.name = json.at("name");
    wire.adapter = json.at("adapter");
    wire.dialect = json.value("dialect", "");
    wire.model = json.at("model");
    for (const Json& route : json.at("routes")) wire.routes.push_back(route_from(route));
    wires.push_back(std::move(wire));
  }
  return wires;
}

std::vector<ServerFault> all_faults() {
  std::vector<ServerFault> faults;
  const Json data = data_file("faults.json");
  for (const Json& json : data.at("faults")) {
    ServerFault fault;
    fault.name = json.at("name");
    fault.step = json.value("step", "");
    fault.first = json.value("first", 1);
    fault.times = json.value("times", 1);
    fault.action = json.value("action", "answer");
    fault.status = json.value("status", 200);
    fault.headers = json.value("headers", "");
    if (json.contains("body")) fault.body = body_text(json["body"]);
    fault.count = json.value("count", std::size_t{0});
    fault.repeat = json.value("repeat", std::size_t{1});
    fault.no_length = json.value("no_length", false);
    fault.charges = json.value("charges", true);
    faults.push_back(std::move(fault));
  }
  return faults;
}

const WireBook& wire_named(const std::string& name) {
  static const std::vector<WireBook> wires = all_wires();
  for (const WireBook& wire : wires) {
    if (wire.name == name) return wire;
  }
  FAIL("no wire is called " << name);
  return wires.front();
}

const std::string& lab_clip() {
  static const std::string clip = [] {
    TempDir dir;
    ClipWriterOptions options;
    options.width = 64;
    options.height = 36;
    options.threads = 1;
    options.reproducible = true;
    Result<ClipWriter> writer = ClipWriter::create(dir / "clip.mp4", options);
    REQUIRE(writer);
    for (int i = 0; i < 24; ++i) {
      Picture picture = make_picture(64, 36, 3);
      for (std::size_t p = 0; p < picture.pixels.size(); ++p)
        picture.pixels[p] =
            static_cast<std::uint8_t>((p * 31 + static_cast<std::size_t>(i) * 7) % 251);
      REQUIRE(writer->add_picture(picture));
    }
    REQUIRE(writer->finish());
    return dir.read("clip.mp4");
  }();
  return clip;
}

std::string LabVerdict::text() const {
  std::string all = state;
  for (const std::string& problem : problems) all += "; " + problem;
  return all;
}

LabMachine::LabMachine(const WireBook& wire, const std::string& base_url) {
  settings_ = "version = 1\n[[provider]]\nname = \"paid\"\nadapter = \"" + wire.adapter +
              "\"\nwire = \"" + wire.adapter + "\"\nmodel = \"" + wire.model + "\"\nbase_url = \"" +
              base_url + "\"\n" +
              (wire.dialect.empty() ? "" : "dialect = \"" + wire.dialect + "\"\n");
  forget();
}

void LabMachine::forget() {
  std::error_code ignored;
  fs::remove_all(home(), ignored);
  fs::remove_all(film(), ignored);
  dir_.write("home/config/settings.toml", settings_);
  // As `shotlab new` makes it, without a program for each of two thousand points.
  FilmInfo info;
  info.name = "film";
  info.provider = "paid";
  dir_.write("film/film.toml", print_film_info(info));
  for (const char* part : {"takes", "assets", "cuts", "papers", "exports"})
    fs::create_directories(film() / part);
}

std::map<std::string, std::string> LabMachine::environment() const {
  return {{"SHOTLAB_HOME", home().string()},
          {"LC_ALL", "C.UTF-8"},
          {"LANG", ""},
          {"DISPLAY", ""},
          {"WAYLAND_DISPLAY", ""},
          {"DBUS_SESSION_BUS_ADDRESS", ""},
          {"XDG_RUNTIME_DIR", ""},
          {"SHOTLAB_PRACTICE_URL", ""},
          {"SHOTLAB_PAID_API_KEY", kLabKey}};
}

ProgramRun LabMachine::run(const std::vector<std::string>& words,
                           const std::map<std::string, std::string>& fault) const {
  auto variables = environment();
  for (const auto& [name, value] : fault) variables[name] = value;
  return run_program(words, {.environment = variables,
                             .folder = dir_.path().string(),
                             .limit = std::chrono::seconds(60)});
}

ProgramRun LabMachine::shoot(const std::map<std::string, std::string>& fault) const {
  return run(
      {"--film", film().string(), "shoot", "an old man waits at a tram stop", "--seconds", "4"},
      fault);
}

void LabMachine::restart() const {
  for (int tries = 0; tries < 4; ++tries) {
    (void)run({"jobs", "resume"}, shim({{"SHOTLAB_FAULT_FAST", "1"}}));
    SystemClock clock;
    Result<Ledger> ledger = Ledger::open(ledger_file(), clock);
    if (!ledger) continue;
    Result<std::vector<Job>> open = ledger->unfinished();
    bool moving = !open;
    for (const Job& job : open ? *open : std::vector<Job>())
      moving |= resume_of(job.state) != Resume::nothing;
    if (!moving) return;
  }
}

LabVerdict LabMachine::judge(const ProviderServer& server) const {
  LabVerdict verdict;
  const int charges = server.charges();
  if (charges > 1) verdict.problems.push_back("doubled: " + std::to_string(charges) + " charges");
  SystemClock clock;
  Result<Ledger> ledger = Ledger::open(ledger_file(), clock);
  Result<std::vector<Job>> jobs =
      ledger ? ledger->list() : Result<std::vector<Job>>(ledger.error());
  if (!jobs) {
    verdict.problems.push_back("books: the ledger cannot be read: " + jobs.error().message.en);
    return verdict;
  }
  Result<bool> whole = ledger->chain_is_whole();
  if (!whole || !*whole || ledger->damage())
    verdict.problems.emplace_back("books: they do not balance");
  verdict.jobs = static_cast<int>(jobs->size());
  verdict.state = jobs->empty()      ? "no job"
                  : jobs->size() > 1 ? "many"
                                     : std::string(name_of(jobs->front().state));
  if (jobs->empty() && charges > 0)
    verdict.problems.emplace_back("lost: charged, but the ledger knows of no job");
  for (const Job& job : *jobs) {
    if (const std::string fault = fault_of(job, charges); !fault.empty())
      verdict.problems.push_back(fault);
    if (job.state != JobState::done) continue;
    if (const std::string fault = fault_of_take(film(), job); !fault.empty())
      verdict.problems.push_back(fault);
  }
  const MoneyInFlight money = ledger->money() ? *ledger->money() : MoneyInFlight();
  const bool held = (verdict.state == "unknown" || verdict.state == "orphaned") && !jobs->empty();
  if (held && money.unknown_micros != jobs->front().estimate_micros)
    verdict.problems.emplace_back("books: the money of an open outcome is out of sight");
  return verdict;
}

std::vector<std::string> LabMachine::files_with(const std::string& bytes) const {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(dir_.path())) {
    if (entry.is_regular_file() && holds(entry.path(), bytes))
      found.push_back(entry.path().string());
  }
  return found;
}

std::map<std::string, std::string> shim(const std::map<std::string, std::string>& orders) {
  std::map<std::string, std::string> variables = orders;
  variables["LD_PRELOAD"] = SHOTLAB_FAULTSHIM;
  return variables;
}

bool shim_works() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return false;  // Their run time insists on being loaded first.
#else
  return fs::exists(SHOTLAB_FAULTSHIM);
#endif
}

}  // namespace shotlab::test
