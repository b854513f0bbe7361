// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "app/practice/wires/voice.h"
#include "media/base/text.h"

namespace shotlab::practice {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class InteractionsVoice : public Voice {
 public:
  std::string_view wire() const override { return "gemini-interactions"; }
  std::string_view dialect() const override { return ""; }
  bool google_key() const override { return true; }

  std::variant<CreateRequest, WireError> read_create(const Posted& posted) const override {
    return practice::read_create(posted.body);
  }

  WireError job(const JobView& view, bool at_create) const override {
    JobView told = view;
    if (!at_create && view.fate == Fate::other_id) told.id += "-x";
    return {200, job_json(told)};
  }

  WireError trouble(const Trouble& trouble) const override {
    Json error = {{"code", trouble.code}, {"message", trouble.message}};
    if (trouble.retry_s) {
      // The front end answers for the quota, in Google's older form.
      error = {{"code", trouble.status},
               {"message", trouble.message},
               {"status", "RESOURCE_EXHAUSTED"},
               {"details", Json::array({{{"@type", "type.googleapis.com/google.rpc.RetryInfo"},
                                         {"retryDelay", number(*trouble.retry_s, 0) + "s"}}})}};
    }
    return {trouble.status, text_of({{"error", error}})};
  }

  WireError no_such_job(const std::string& outer_id) const override {
    return unknown_interaction(outer_id);
  }
  WireError already_over() const override { return already_done(); }
  WireError no_content(const JobView*) const override { return content_gone(); }
};

}  // namespace

std::string Voice::outer_id(const JobView& view, bool) const { return view.id; }

std::unique_ptr<Voice> make_interactions_voice() { return std::make_unique<InteractionsVoice>(); }

}  // namespace shotlab::practice
