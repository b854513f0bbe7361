// SPDX-License-Identifier: Apache-2.0
//
// The class gateway of the practice server: virtual keys with budgets, as LiteLLM has them. The
// money is play money.
//
// Threading: any thread.
// Source:    reference "apis" §2.2 (LiteLLM as class gateway).

#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "app/practice/wire.h"

namespace shotlab::practice {

class Gateway {
 public:
  // `master` opens everything and has no budget.
  explicit Gateway(std::string master) : master_(std::move(master)) {}

  bool knows(const std::string& key);
  // POST /key/generate {"max_budget": 5, "key_alias": "7B"}: a new virtual key.
  WireError generate(const std::string& body);
  // GET /key/info
  WireError info(const std::string& key);
  // Why `key` may not shoot any more, in the words that LiteLLM uses; nullopt: it may.
  std::optional<std::string> spent_out(const std::string& key);
  // Play money: ten cents a second.
  void charge(const std::string& key, double seconds);

 private:
  struct Account {
    std::string alias;
    double spend = 0;
    std::optional<double> most;
  };
  const std::string master_;
  std::mutex mutex_;
  std::map<std::string, Account> accounts_;  // Guarded by mutex_.
};

}  // namespace shotlab::practice
