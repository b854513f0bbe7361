// SPDX-License-Identifier: Apache-2.0

#include "app/core/take_json.h"

#include "app/core/plain_json.h"

namespace shotlab {
namespace {

Json references_json(const std::vector<Reference>& references) {
  Json list = Json::array();
  for (const Reference& reference : references) {
    list.push_back(
        {{"role", reference.role}, {"name", reference.name}, {"sha256", reference.sha256}});
  }
  return list;
}

Json slots_json(const PromptSlots& slots) {
  return {{"size", slots.size},   {"subject", slots.subject}, {"action", slots.action},
          {"place", slots.place}, {"light", slots.light},     {"more", slots.more}};
}

PromptSlots slots_from(const Json& json) {
  return {text_of(json, "size"),  text_of(json, "subject"), text_of(json, "action"),
          text_of(json, "place"), text_of(json, "light"),   text_of(json, "more")};
}

ShotRequest request_from(const Json& json) {
  ShotRequest request;
  request.prompt = text_of(json, "prompt");
  request.negative = text_of(json, "negative");
  request.seconds = number_of(json, "seconds", request.seconds);
  request.width = static_cast<int>(integer_of(json, "width", request.width));
  request.height = static_cast<int>(integer_of(json, "height", request.height));
  if (json.contains("seed") && json["seed"].is_number_integer())
    request.seed = integer_of(json, "seed");
  request.model = text_of(json, "model");
  request.previous_id = text_of(json, "previous_id");
  for (const Json& reference : part_of(json, "references")) {
    if (!reference.is_object()) continue;
    request.references.push_back(
        {text_of(reference, "role"), text_of(reference, "name"), text_of(reference, "sha256")});
  }
  return request;
}

}  // namespace

std::string_view name_of(Judgement judgement) {
  switch (judgement) {
    case Judgement::keep:
      return "keep";
    case Judgement::maybe:
      return "maybe";
    case Judgement::no:
      return "no";
    case Judgement::none:
      break;
  }
  return "none";
}

Judgement judgement_from(std::string_view name) {
  if (name == "keep") return Judgement::keep;
  if (name == "maybe") return Judgement::maybe;
  if (name == "no") return Judgement::no;
  return Judgement::none;
}

std::string print_take(const Take& take) {
  const ShotRequest& request = take.request;
  Json json;
  json["version"] = kTakeVersion;
  json["id"] = take.id;
  json["number"] = take.number;
  json["exercise"] = take.exercise;
  json["shot"] = take.shot;
  json["parent"] = take.parent;
  json["prompt"] = request.prompt;
  json["slots"] = slots_json(take.slots);
  json["negative"] = request.negative;
  json["rewritten_prompt"] = take.rewritten_prompt;
  json["seconds"] = request.seconds;
  json["width"] = request.width;
  json["height"] = request.height;
  if (request.seed) json["seed"] = *request.seed;
  json["references"] = references_json(request.references);
  json["previous_id"] = request.previous_id;
  json["provider"] = take.provider;
  json["model"] = take.model;
  json["provider_job_id"] = take.provider_job_id;
  json["job_id"] = take.job_id;
  json["started_utc"] = take.started_utc;
  json["finished_utc"] = take.finished_utc;
  json["cost"] = {{"estimated_micros", take.cost_estimated_micros},
                  {"real_micros", take.cost_real_micros},
                  {"currency", take.currency}};
  json["sha256"] = take.sha256;
  json["bytes"] = take.bytes;
  json["notes"] = Json::array();
  for (const Note& note : take.notes)
    json["notes"].push_back({{"utc", note.utc}, {"text", note.text}});
  json["judgement"] = name_of(take.judgement);
  json["keeper"] = take.keeper;
  return print_json(json);
}

Result<Take> parse_take(std::string_view text, const std::filesystem::path& name) {
  Result<Json> parsed = parse_json(text, name);
  if (!parsed) return parsed.error();
  const Json& json = *parsed;
  Result<int> version = json_version(json, kTakeVersion, name);
  if (!version) return version.error();

  Take take;
  take.id = text_of(json, "id");
  if (take.id.empty())
    return damaged_file(name, "it does not say which take it is", "沒有註明是哪一條");
  take.number = static_cast<int>(integer_of(json, "number"));
  take.exercise = text_of(json, "exercise");
  take.shot = text_of(json, "shot");
  take.parent = text_of(json, "parent");
  take.request = request_from(json);
  take.slots = slots_from(part_of(json, "slots"));
  take.rewritten_prompt = text_of(json, "rewritten_prompt");
  take.provider = text_of(json, "provider");
  take.model = text_of(json, "model");
  take.provider_job_id = text_of(json, "provider_job_id");
  take.job_id = text_of(json, "job_id");
  take.started_utc = text_of(json, "started_utc");
  take.finished_utc = text_of(json, "finished_utc");
  const Json& cost = part_of(json, "cost");
  take.cost_estimated_micros = integer_of(cost, "estimated_micros");
  take.cost_real_micros = integer_of(cost, "real_micros");
  if (cost.contains("currency")) take.currency = text_of(cost, "currency");
  take.sha256 = text_of(json, "sha256");
  take.bytes = integer_of(json, "bytes");
  for (const Json& note : part_of(json, "notes")) {
    if (note.is_object()) take.notes.push_back({text_of(note, "text"), text_of(note, "utc")});
  }
  take.judgement = judgement_from(text_of(json, "judgement"));
  take.keeper = flag_of(json, "keeper");
  return take;
}

}  // namespace shotlab
