// SPDX-License-Identifier: Apache-2.0

#include "app/core/take_json.h"

#include "app/core/box_json.h"
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

std::string_view name_of(ShotOutput output) {
  switch (output) {
    case ShotOutput::still:
      return "still";
    case ShotOutput::element:
      return "element";
    case ShotOutput::clip:
      break;
  }
  return "clip";
}

ShotOutput output_from(std::string_view name) {
  if (name == "still") return ShotOutput::still;
  return name == "element" ? ShotOutput::element : ShotOutput::clip;
}

Json path_json(const std::vector<CameraKey>& path) {
  Json list = Json::array();
  for (const CameraKey& key : path) {
    list.push_back({{"seconds", key.seconds},
                    {"at", {key.x, key.y, key.z}},
                    {"look", {key.look_x, key.look_y, key.look_z}},
                    {"fov", key.fov}});
  }
  return list;
}

// Three numbers; what is missing or no number stays as it is.
void place_from(const Json& list, double& x, double& y, double& z) {
  const auto take = [&](std::size_t i, double& value) {
    if (list.is_array() && i < list.size() && list[i].is_number()) value = list[i].get<double>();
  };
  take(0, x);
  take(1, y);
  take(2, z);
}

CameraKey key_from(const Json& json) {
  CameraKey key;
  key.seconds = number_of(json, "seconds", key.seconds);
  place_from(part_of(json, "at"), key.x, key.y, key.z);
  place_from(part_of(json, "look"), key.look_x, key.look_y, key.look_z);
  key.fov = number_of(json, "fov", key.fov);
  return key;
}

// What only some takes have is only written for those.
void add_controls(const ShotRequest& request, Json& json) {
  if (!request.camera_path.empty()) json["camera_path"] = path_json(request.camera_path);
  for (const SoundCue& cue : request.sounds)
    json["sounds"].push_back({{"words", cue.words}, {"at", cue.at}});
  if (request.output != ShotOutput::clip) json["output"] = name_of(request.output);
  if (request.extend) json["extend"] = true;
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
  for (const Json& key : part_of(json, "camera_path")) {
    if (key.is_object()) request.camera_path.push_back(key_from(key));
  }
  for (const Json& cue : part_of(json, "sounds")) {
    if (cue.is_object())
      request.sounds.push_back({text_of(cue, "words"), number_of(cue, "at", -1)});
  }
  request.output = output_from(text_of(json, "output"));
  request.extend = flag_of(json, "extend");
  return request;
}

Json note_json(const Note& note) {
  Json json{{"utc", note.utc}, {"text", note.text}};
  if (!note.place) return json;
  json["frame"] = note.place->frame;
  if (note.place->region) json["box"] = frame_box_json(*note.place->region);
  return json;
}

// A place that cannot be is left out: the words stay.
Note note_from(const Json& json) {
  Note note{text_of(json, "text"), text_of(json, "utc"), {}};
  if (!json.contains("frame") || integer_of(json, "frame", -1) < 0) return note;
  note.place = NotePlace{integer_of(json, "frame"), {}};
  const FrameMark drawn{MarkKind::region, note.place->frame, frame_box_from(part_of(json, "box"))};
  if (is_sound(drawn)) note.place->region = drawn.box;
  return note;
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
  if (!take.parent_sha256.empty()) json["parent_sha256"] = take.parent_sha256;
  if (!take.replay_of.empty()) json["replay_of"] = take.replay_of;
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
  add_controls(request, json);
  json["provider"] = take.provider;
  json["model"] = take.model;
  json["adapter"] = take.adapter;
  json["request_sha256"] = take.request_sha256;
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
  for (const Note& note : take.notes) json["notes"].push_back(note_json(note));
  if (!take.labels.empty()) json["labels"] = take.labels;
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
  take.parent_sha256 = text_of(json, "parent_sha256");
  take.replay_of = text_of(json, "replay_of");
  take.request = request_from(json);
  take.slots = slots_from(part_of(json, "slots"));
  take.rewritten_prompt = text_of(json, "rewritten_prompt");
  take.provider = text_of(json, "provider");
  take.model = text_of(json, "model");
  take.adapter = text_of(json, "adapter");
  take.request_sha256 = text_of(json, "request_sha256");
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
    if (note.is_object()) take.notes.push_back(note_from(note));
  }
  for (const Json& label : part_of(json, "labels")) {
    if (label.is_string()) take.labels.push_back(label.get<std::string>());
  }
  take.judgement = judgement_from(text_of(json, "judgement"));
  take.keeper = flag_of(json, "keeper");
  return take;
}

}  // namespace shotlab
