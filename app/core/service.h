// SPDX-License-Identifier: Apache-2.0
//
// A Service is one provider as this program talks to it: what it can do, how its wire reads, and
// how to reach it.
//
// Threading: one thread at a time per Service; each job is given its own.

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/core/settings.h"
#include "app/generate/adapter.h"
#include "app/http/client.h"
#include "app/ledger/ledger.h"
#include "media/base/clock.h"
#include "media/base/result.h"
#include "media/base/text.h"

namespace shotlab {

class PracticeHome;

// How long to wait between two questions to a service.
struct Pacing {
  Clock::Duration first{10'000};
  double factor = 1.5;
  Clock::Duration most{60'000};
  double jitter = 0.2;  // Share of the wait, both ways.
  bool operator==(const Pacing&) const = default;
};

struct Service {
  std::string provider;  // Profile name: "practice".
  Text words;            // "practice generator" / 「練習生成器」
  std::string base_url;
  Capability capability;
  std::unique_ptr<Adapter> adapter;
  std::unique_ptr<HttpClient> http;
  Pacing pacing;
  bool free = false;  // Nothing that it does can cost money.
};

// The provider named in a film, ready to use. "practice" starts the practice server of this program
// when it is first needed, or uses the one that settings or SHOTLAB_PRACTICE_URL name.
Result<Service> connect(const std::string& provider, const Settings& settings,
                        PracticeHome& practice);
// The same at another address, e.g. of a practice server that runs already.
Result<Service> reconnect(const std::string& provider, const std::string& base_url,
                          const Settings& settings);
// The same for a job that was begun earlier, at the address and over the wire that it was sent by.
// Refused where settings name another host or wire by now: its answers would be misread, and a new
// key would go to an old host. A practice server has a new address each time, and no secret.
Result<Service> reconnect(const Job& job, const Settings& settings);

// What a provider can do, without reaching it: for prices and refusals on every keystroke.
struct ServiceFacts {
  Text words;
  Capability capability;
  bool free = false;
  std::string key_variable;  // Environment variable that holds its key; empty: it needs none.
  bool has_key = true;
};
Result<ServiceFacts> service_facts(const std::string& provider, const Settings& settings);

// An adapter that only refuses and prices: nothing is ever sent through it.
Result<std::unique_ptr<Adapter>> refuser_for(const std::string& provider, const Settings& settings);

// What the key has spent, at services that tell (a LiteLLM gateway); nullopt: this one does not.
// Blocking: one question. Errors: network; refused = the key; unsupported = no spending was told.
Result<std::optional<RemoteAccount>> read_account(Service& service, const Cancel& cancel);

// What a clip of that provider is called in files (IPTC digital source type).
std::string source_type_of(const std::string& provider);

}  // namespace shotlab
