// SPDX-License-Identifier: Apache-2.0

#include "app/practice/wires/gateway.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <random>

#include "media/base/text.h"

namespace shotlab::practice {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kPerSecond = 0.10;  // Play dollars.
constexpr std::size_t kMostKeys = 10'000;

WireError say(int status, const Json& json) {
  return {status, json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

WireError refuse(int status, const std::string& message, const std::string& type) {
  return say(status, {{"error",
                       {{"message", message},
                        {"type", type},
                        {"param", nullptr},
                        {"code", std::to_string(status)}}}});
}

std::string new_key() {
  std::random_device device;
  std::string out = "sk-practice-";
  for (int i = 0; i < 20; ++i) out += "abcdefghijklmnopqrstuvwxyz234567"[device() & 31];
  return out;
}

}  // namespace

bool Gateway::knows(const std::string& key) {
  const std::lock_guard lock(mutex_);
  return key == master_ || accounts_.contains(key);
}

WireError Gateway::generate(const std::string& body) {
  const Json json = Json::parse(body, nullptr, false);
  if (!json.is_object()) return refuse(400, "Invalid JSON body.", "invalid_request_error");
  Account account;
  if (const auto most = json.find("max_budget"); most != json.end() && !most->is_null()) {
    const double value = most->is_number() ? most->get<double>() : -1;
    if (!(value >= 0 && value < 1e9)) {
      return refuse(400, "max_budget must be a number of dollars.", "invalid_request_error");
    }
    account.most = value;
  }
  if (const auto alias = json.find("key_alias"); alias != json.end() && alias->is_string()) {
    account.alias = *alias;
  }
  const std::lock_guard lock(mutex_);
  if (accounts_.size() >= kMostKeys) return refuse(400, "Too many keys.", "invalid_request_error");
  const std::string key = new_key();
  accounts_[key] = account;
  return say(200, {{"key", key},
                   {"key_alias", account.alias},
                   {"max_budget", account.most ? Json(*account.most) : Json()},
                   {"spend", 0.0}});
}

WireError Gateway::info(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const Account& account = accounts_[key];
  return say(200, {{"key", key.substr(0, 8) + "..."},
                   {"info",
                    {{"key_alias", account.alias},
                     {"spend", account.spend},
                     {"max_budget", account.most ? Json(*account.most) : Json()}}}});
}

std::optional<std::string> Gateway::spent_out(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = accounts_.find(key);
  if (found == accounts_.end() || !found->second.most) return std::nullopt;
  const Account& account = found->second;
  if (account.spend < *account.most) return std::nullopt;
  return "Budget has been exceeded! Current cost: " + number(account.spend, 2) +
         ", Max budget: " + number(*account.most, 1);
}

void Gateway::charge(const std::string& key, double seconds) {
  const std::lock_guard lock(mutex_);
  // In tenths of a cent, so that sums stay readable.
  Account& account = accounts_[key];
  account.spend = std::round((account.spend + kPerSecond * seconds) * 1000) / 1000;
}

}  // namespace shotlab::practice
