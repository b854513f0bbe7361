// SPDX-License-Identifier: Apache-2.0
//
// The recorded exchanges, and a comparison of the shape of two JSON values.

#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "tests/support/media.h"

namespace shotlab::test {

// Exchange `number` of tests/fixtures/wire/<name>.json; the last when negative.
inline nlohmann::json exchange(const std::string& name, int number = -1) {
  std::ifstream in(fixture("wire/" + name + ".json"));
  if (!in) throw std::runtime_error("no fixture " + name);
  const nlohmann::json all = nlohmann::json::parse(in).at("exchanges");
  return number < 0 ? all.back() : all.at(static_cast<std::size_t>(number));
}

// Empty when both have the same keys and kinds of value, else where they differ first.
inline std::string shape_difference(const nlohmann::json& wanted, const nlohmann::json& got,
                                    const std::string& at = "") {
  const bool numbers = wanted.is_number() && got.is_number();
  if (wanted.type() != got.type() && !numbers)
    return at + ": " + wanted.type_name() + ", not " + got.type_name();
  if (wanted.is_object()) {
    for (const auto& [key, value] : wanted.items()) {
      if (!got.contains(key)) return at + "/" + key + " is missing";
      if (std::string inner = shape_difference(value, got.at(key), at + "/" + key); !inner.empty())
        return inner;
    }
    for (const auto& [key, value] : got.items()) {
      if (!wanted.contains(key)) return at + "/" + key + " is not in the recording";
    }
  }
  if (wanted.is_array()) {
    if (wanted.size() != got.size()) return at + ": another length";
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (std::string inner = shape_difference(wanted[i], got[i], at + "/" + std::to_string(i));
          !inner.empty())
        return inner;
    }
  }
  return {};
}

}  // namespace shotlab::test
