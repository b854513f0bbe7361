// SPDX-License-Identifier: Apache-2.0

#include "app/practice/faults/perform.h"

#include <httplib.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "app/practice/faults/wire_tap.h"
#include "media/base/text.h"

namespace shotlab::practice {
namespace {

using namespace std::chrono_literals;

constexpr const char* kJson = "application/json";
constexpr auto kLook = 50ms;

std::string http_date(std::time_t at) {
  constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm utc{};
  if (::gmtime_r(&at, &utc) == nullptr) return "";
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                kDays[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                kMonths[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour,
                utc.tm_min, utc.tm_sec);
  return text.data();
}

// "17", as large or as negative as it was asked for.
std::string whole(double seconds) { return number(seconds, 0); }

Trouble trouble_of(const Strike& strike, httplib::Response& reply) {
  Trouble trouble;
  trouble.status = strike.status();
  trouble.code = strike.kind.code;
  trouble.message = strike.message();
  trouble.type = strike.kind.type;
  if (!strike.rule.wait_s) return trouble;
  const double wait = *strike.rule.wait_s;
  if (strike.rule.tell == "header") {
    reply.set_header("Retry-After", whole(wait));
  } else if (strike.rule.tell == "date") {
    const std::time_t now = std::time(nullptr);
    reply.set_header("Date", http_date(now));
    reply.set_header("Retry-After", http_date(now + static_cast<std::time_t>(wait)));
  } else if (strike.rule.tell == "words") {
    trouble.message += " Please retry in " + whole(wait) + "s.";
  } else {
    trouble.retry_s = wait;
  }
  return trouble;
}

void refuse(const Strike& strike, const Served& served) {
  served.reply.body.clear();
  served.reply.content_provider_ = nullptr;
  served.reply.content_length_ = 0;
  const std::string& id = strike.kind.id;
  const bool google = served.voice.google_key();
  WireError answer = served.voice.trouble(trouble_of(strike, served.reply));
  if (id == "job-lost") answer = served.voice.no_such_job(served.asked_id);
  // A wrong key is a 400 at Google, and the front end has its own envelope: a list of one.
  if (id == "key-refused" && google && strike.rule.status == 0) answer = key_invalid();
  if (id == "forbidden" && google) {
    answer = front_end(strike.status(), strike.message());
    answer.body = "[" + answer.body + "]";
  }
  if (id == "expired" && strike.rule.status == 0) {
    answer = !google                            ? served.voice.no_content(nullptr)
             : strike.rule.at == Step::download ? content_gone()
                                                : front_end(403, strike.message());
  }
  served.reply.status = answer.status;
  served.reply.set_content(answer.body, kJson);
}

void hang_up(const Served& served, bool reset) {
  const std::optional<WireTap> tap = WireTap::find(served.request.remote_port, served.port);
  if (!tap) return;
  if (reset) {
    tap->reset();
  } else {
    tap->close();
  }
}

void keep_silent(const Served& served) {
  const std::optional<WireTap> tap = WireTap::find(served.request.remote_port, served.port);
  if (!tap) return;
  while (tap->wait(kLook, served.closing)) {
  }
  tap->close();
}

void redirect(const Strike& strike, const Served& served) {
  std::string to = strike.rule.to;
  if (const std::size_t at = to.find("{base}"); at != std::string::npos) {
    to.replace(at, 6, served.base_url);
  }
  if (to == "{self}") to = served.base_url + served.request.target;
  served.reply.status = strike.rule.status != 0 ? strike.rule.status : 302;
  served.reply.set_header("Location", to);
  served.reply.set_content("{}", kJson);
}

void spoil_file(const std::string& state, const Served& served) {
  const std::string active = R"("state":"ACTIVE")";
  std::string body = served.reply.body;
  const std::size_t at = body.find(active);
  if (at == std::string::npos) return;
  std::string other = "\"state\":\"" + state + "\"";
  if (state == "FAILED") {
    other += R"(,"error":{"code":13,"message":"The file could not be processed."})";
  }
  body.replace(at, active.size(), other);
  served.reply.set_content(body, kJson);
}

}  // namespace

void perform(const Strike& strike, const Served& served, const std::function<void()>& serve) {
  switch (strike.kind.act) {
    case Mischief::refuse:
      return refuse(strike, served);
    case Mischief::refuse_after:
      serve();
      return refuse(strike, served);
    case Mischief::hang_up:
      return hang_up(served, false);
    case Mischief::hang_up_after:
      serve();
      return hang_up(served, false);
    case Mischief::reset_after:
      serve();
      return hang_up(served, true);
    case Mischief::silence:
      return keep_silent(served);
    case Mischief::silence_after:
      serve();
      return keep_silent(served);
    case Mischief::redirect:
      return redirect(strike, served);
    case Mischief::body:
      serve();
      return spoil_body(strike.kind.variant, served);
    case Mischief::socket:
      serve();
      return spoil_socket(strike.kind.variant, served);
    case Mischief::download:
      // Without a file there is nothing to spoil.
      return served.clip.empty() ? serve() : spoil_download(strike.kind.variant, served);
    case Mischief::file_state:
      serve();
      return spoil_file(strike.kind.variant, served);
    case Mischief::fate:
      return serve();
  }
}

}  // namespace shotlab::practice
