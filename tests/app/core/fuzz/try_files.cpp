// SPDX-License-Identifier: Apache-2.0
//
// Files that come from elsewhere: clips (content credentials), recipes and fault files. The first
// byte says which; what must hold for any bytes is asserted here.

#include "app/core/credentials.h"
#include "app/core/fault_file.h"
#include "app/core/take_json.h"
#include "media/base/text.h"
#include "tests/support/fuzz.h"

namespace shotlab::test {
namespace {

std::string wrong_with_clip(const std::string& bytes) {
  const ContentCredentials found = find_credentials(*bytes_of(bytes));
  for (const std::string* text :
       {&found.generator, &found.source_type, &found.signer, &found.xmp_source_type}) {
    if (!is_utf8(*text) || text->size() > 1000) return "words that cannot be shown";
    for (const char c : *text) {
      if (static_cast<unsigned char>(c) < 0x20) return "words that move the terminal";
    }
  }
  if (found.bytes > bytes.size()) return "more bytes than there are";
  if (found.manifests < 0 || (!found.c2pa && found.manifests > 0)) return "manifests of nothing";
  if (found.empty() != credentials_line(found).empty()) return "a line about nothing";
  return "";
}

std::string wrong_with_recipe(const std::string& text) {
  const Result<Take> take = parse_take(text, "take.json");
  if (!take) return take.error().message.en.empty() ? "an error without words" : "";
  const std::string printed = print_take(*take);
  const Result<Take> again = parse_take(printed, "take.json");
  // What we wrote we can read, and it says the same.
  if (!again) return "a recipe that cannot be read again: " + again.error().message.en;
  return print_take(*again) == printed ? "" : "a recipe that changes when it is saved";
}

std::string wrong_with_faults(const std::string& text) {
  const Result<practice::FaultPlan> plan = parse_faults(text, "faults.toml");
  if (!plan) return plan.error().message.en.empty() ? "an error without words" : "";
  for (const practice::FaultRule& rule : plan->rules) {
    if (practice::trouble_with(rule)) return "a rule that the server cannot follow";
  }
  return "";
}

}  // namespace

std::string try_input(std::string_view bytes) {
  if (bytes.empty()) return "";
  const std::string rest(bytes.substr(1));
  switch (bytes[0]) {
    case 'c':
      return wrong_with_clip(rest);
    case 't':
      return wrong_with_recipe(rest);
    case 'f':
      return wrong_with_faults(rest);
    default:
      return "";
  }
}

}  // namespace shotlab::test
