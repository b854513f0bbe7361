// SPDX-License-Identifier: Apache-2.0

#include "app/generate/json_guard.h"

#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <vector>

namespace shotlab {
namespace {

using Json = nlohmann::json;
using Trouble = JsonLook::Trouble;

// Hears each piece as the parser comes to it; false ends the parsing.
class Guard : public nlohmann::json_sax<Json> {
 public:
  explicit Guard(const JsonLimits& limits) : limits_(limits) {}

  JsonLook look;

  bool null() override { return one_more(); }
  bool boolean(bool) override { return one_more(); }
  bool number_integer(number_integer_t) override { return one_more(); }
  bool number_unsigned(number_unsigned_t) override { return one_more(); }
  bool number_float(number_float_t, const string_t&) override { return one_more(); }
  bool string(string_t&) override { return one_more(); }
  bool binary(binary_t&) override { return one_more(); }
  bool start_object(std::size_t) override { return deeper(); }
  bool start_array(std::size_t) override { return deeper(); }
  bool end_object() override { return back(); }
  bool end_array() override { return back(); }
  bool key(string_t& name) override {
    std::set<std::string>& keys = open_.back();
    if (keys.size() >= limits_.keys) return refuse(Trouble::too_many);
    if (keys.contains(name)) {
      look.key = name;
      return refuse(Trouble::key_twice);
    }
    keys.insert(std::move(name));
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return refuse(Trouble::not_json);
  }

 private:
  bool refuse(Trouble trouble) {
    if (look.trouble == Trouble::none) look.trouble = trouble;
    return false;
  }
  bool one_more() { return ++values_ <= limits_.values || refuse(Trouble::too_many); }
  bool deeper() {
    if (open_.size() >= kMostJsonDepth) return refuse(Trouble::too_deep);
    open_.emplace_back();
    return one_more();
  }
  bool back() {
    open_.pop_back();
    return true;
  }

  const JsonLimits& limits_;
  std::size_t values_ = 0;
  std::vector<std::set<std::string>> open_;  // Keys so far of what is open; of an array, none.
};

}  // namespace

JsonLook look_through_json(std::string_view text, const JsonLimits& limits) {
  Guard guard(limits);
  // It parses without recursion, so that depth costs it nothing.
  const bool whole = Json::sax_parse(text.begin(), text.end(), &guard);
  if (!whole && guard.look.trouble == Trouble::none) guard.look.trouble = Trouble::not_json;
  return guard.look;
}

}  // namespace shotlab
