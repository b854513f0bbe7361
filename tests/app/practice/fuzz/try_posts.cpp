// SPDX-License-Identifier: Apache-2.0
//
// What a program may post to the practice server: any bytes, on any wire, as JSON or as a form.
// What must hold whatever they are is asserted here.

#include <nlohmann/json.hpp>

#include "app/practice/wires/gateway.h"
#include "app/practice/wires/voice.h"
#include "media/base/text.h"
#include "tests/support/fuzz.h"

namespace shotlab::test {
namespace {

using namespace practice;

const std::vector<std::unique_ptr<Voice>>& voices() {
  static const std::vector<std::unique_ptr<Voice>> all = [] {
    std::vector<std::unique_ptr<Voice>> made;
    made.push_back(make_interactions_voice());
    for (const char* dialect : {"generic", "vllm-omni", "sglang", "litellm"})
      made.push_back(make_videos_voice(dialect));
    for (const char* dialect : {"gemini", "vertex"}) made.push_back(make_operations_voice(dialect));
    made.push_back(make_openrouter_voice());
    return made;
  }();
  return all;
}

// A form of lines "name=value" or "name@file=value".
Posted posted_from(std::string_view bytes, bool form) {
  Posted posted;
  posted.model = "practice";
  if (!form) {
    posted.body = bytes;
    return posted;
  }
  posted.form = true;
  while (!bytes.empty() && posted.fields.size() < 40) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
    const std::size_t equals = std::min(line.find('='), line.size());
    const std::string_view name = line.substr(0, equals);
    FormField field;
    field.name = name.substr(0, name.find('@'));
    if (name.find('@') != std::string_view::npos) {
      field.file_name = name.substr(name.find('@') + 1);
      field.mime = field.file_name.ends_with(".mp4") ? "video/mp4" : "image/png";
    }
    field.value = line.substr(std::min(equals + 1, line.size()));
    posted.fields.push_back(std::move(field));
  }
  return posted;
}

std::string wrong_with_answer(const WireError& answer) {
  if (answer.status < 200 || answer.status > 599) return "no HTTP status";
  return nlohmann::json::accept(answer.body) ? "" : "an answer that is no JSON";
}

std::string wrong_with_wanted(const CreateRequest& wanted) {
  if (!(wanted.seconds >= 1 && wanted.seconds <= 60)) return "a length that cannot be painted";
  if (wanted.width < 32 || wanted.width > 4096 || wanted.width % 2 != 0) return "a wild width";
  if (wanted.height < 32 || wanted.height > 4096 || wanted.height % 2 != 0) return "a wild height";
  if (wanted.seed && *wanted.seed < 0) return "a negative seed";
  if (trim(wanted.prompt).empty()) return "nothing to paint";
  return "";
}

std::string wrong_with_job(const Voice& voice, const CreateRequest& wanted) {
  JobView view;
  view.id = "v1_abc";
  view.model = wanted.model;
  view.prompt = wanted.prompt;
  view.seconds = wanted.seconds;
  view.width = wanted.width, view.height = wanted.height;
  for (const JobStatus status : {JobStatus::queued, JobStatus::completed, JobStatus::failed}) {
    view.status = status;
    for (const bool at_create : {true, false}) {
      if (std::string wrong = wrong_with_answer(voice.job(view, at_create)); !wrong.empty())
        return wrong;
    }
  }
  return voice.inner_id(voice.outer_id(view, true)) == view.id ? "" : "an id that leads nowhere";
}

}  // namespace

std::string try_input(std::string_view bytes) {
  if (bytes.empty()) return "";
  const bool form = (bytes[0] & 1) != 0;
  const Posted posted = posted_from(bytes.substr(1), form);
  const std::string whole(bytes);
  for (const auto& voice : voices()) {
    const auto read = voice->read_create(posted);
    std::string wrong;
    if (const auto* error = std::get_if<WireError>(&read)) {
      wrong = wrong_with_answer(*error);
      if (wrong.empty() && error->status < 400) wrong = "a refusal that reads like a success";
    } else {
      const auto& wanted = std::get<CreateRequest>(read);
      wrong = wrong_with_wanted(wanted);
      if (wrong.empty()) wrong = wrong_with_job(*voice, wanted);
    }
    if (wrong.empty()) wrong = wrong_with_answer(voice->no_such_job(whole.substr(0, 400)));
    if (!wrong.empty())
      return std::string(voice->wire()) + "/" + std::string(voice->dialect()) + ": " + wrong;
    (void)voice->inner_id(whole);
  }
  Gateway gateway("master");
  if (std::string wrong = wrong_with_answer(gateway.generate(posted.body)); !wrong.empty())
    return wrong;
  if (const auto back = unbase64(base64(bytes)); !back || *back != bytes) return "base64 is lossy";
  (void)unbase64(bytes);
  return "";
}

}  // namespace shotlab::test
