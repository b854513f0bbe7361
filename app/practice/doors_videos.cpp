// SPDX-License-Identifier: Apache-2.0
//
// The paths of the OpenAI-shaped wires, of OpenRouter, and of the class gateway's accounts.

#include <httplib.h>

#include <nlohmann/json.hpp>

#include "app/practice/doors.h"
#include "app/practice/sending.h"
#include "app/practice/server.h"

namespace shotlab::practice {
namespace {

constexpr const char* kJson = "application/json";
constexpr const char* kId = "([^/]{1,400})";  // A gateway's ids are long, and hold "=".

}  // namespace

void Doors::open_videos(httplib::Server& http, const Door& door) {
  const std::string videos = door.prefix + "/v1/videos";
  const bool has_remix = door.voice->dialect() == "generic" || door.gateway;
  http.Post(videos, [this, door](const Request& request, Response& reply) {
    create(door, request, reply);
  });
  http.Get(videos + "/" + kId, [this, door](const Request& request, Response& reply) {
    poll(door, request, reply, request.matches[1]);
  });
  http.Get(videos + "/" + kId + "/content", [this, door](const Request& request, Response& reply) {
    content(door, request, reply, request.matches[1]);
  });
  // Deleting a job ends it, and then it is known no more.
  http.Delete(videos + "/" + kId, [this, door](const Request& request, Response& reply) {
    if (!admit(door, request, reply)) return;
    const std::string outer = request.matches[1];
    const std::string inner = door.voice->inner_id(outer);
    const std::optional<JobView> view = floor_.view(inner, false);
    if (!view) return send(reply, door.voice->no_such_job(outer));
    at(Step::cancel, door, view->ordinal, served_of(door, request, reply, outer), [&] {
      floor_.forget(inner);
      const nlohmann::ordered_json gone = {
          {"id", outer}, {"object", "video.deleted"}, {"deleted", true}};
      reply.set_content(gone.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), kJson);
    });
  });
  http.Post(
      door.prefix + "/v1/images/generations",
      [this, door](const Request& request, Response& reply) { picture(door, request, reply); });
  if (!has_remix) return;
  if (door.voice->dialect() == "generic") {
    // The take that it goes on from is named in the body.
    http.Post(videos + "/extensions", [this, door](const Request& request, Response& reply) {
      const auto json = nlohmann::json::parse(request.body, nullptr, false);
      const bool named = json.is_object() && json.contains("video") && json["video"].is_object() &&
                         json["video"].contains("id") && json["video"]["id"].is_string();
      const std::string parent =
          named ? door.voice->inner_id(json["video"]["id"].get<std::string>()) : "";
      create(door, request, reply, "", [parent](CreateRequest& wanted) {
        wanted.previous = parent.empty() ? "unknown" : parent;
        wanted.extend = true;
      });
    });
  }
  http.Post(videos + "/" + kId + "/remix", [this, door](const Request& request, Response& reply) {
    const std::string parent = door.voice->inner_id(request.matches[1]);
    create(door, request, reply, "", [parent](CreateRequest& wanted) {
      wanted.previous = parent.empty() ? "unknown" : parent;
    });
  });
}

// A picture comes with the answer itself.
void Doors::picture(const Door& door, const Request& request, Response& reply) {
  create(door, request, reply, "", [](CreateRequest& wanted) {
    wanted.output = ShotOutput::still;
    wanted.background = false;
    wanted.must_inline = true;
  });
  if (reply.status != 200) return;
  const auto job = nlohmann::json::parse(reply.body, nullptr, false);
  const bool named = job.is_object() && job.contains("id") && job["id"].is_string();
  const auto view =
      named ? floor_.view(door.voice->inner_id(job["id"].get<std::string>()), false) : std::nullopt;
  if (!view || view->video_base64.empty()) return;
  const nlohmann::ordered_json made = {
      {"created", view->created_s},
      {"data", nlohmann::ordered_json::array({{{"b64_json", view->video_base64}}})}};
  reply.set_content(made.dump(), kJson);
}

void Doors::open_openrouter(httplib::Server& http, const Door& door) {
  http.Post("/api/v1/videos", [this, door](const Request& request, Response& reply) {
    create(door, request, reply);
  });
  http.Get(std::string("/api/v1/videos/") + kId,
           [this, door](const Request& request, Response& reply) {
             poll(door, request, reply, request.matches[1]);
           });
  http.Get(std::string("/api/v1/videos/") + kId + "/content",
           [this, door](const Request& request, Response& reply) {
             content(door, request, reply, request.matches[1]);
           });
}

void Doors::open_gateway(httplib::Server& http) {
  const Door door{"/litellm", make_videos_voice("litellm"), true};
  http.Post("/litellm/key/generate", [this, door](const Request& request, Response& reply) {
    if (!admit(door, request, reply)) return;
    if (key_of(door, request) != kPracticeKey) {
      return send(reply, door.voice->trouble(
                             {403, "forbidden", "Only the master key makes new keys.", {}, {}}));
    }
    send(reply, gateway_.generate(request.body));
  });
  http.Get("/litellm/key/info", [this, door](const Request& request, Response& reply) {
    // The gateway takes a key in any of its headers here.
    Door google = door;
    if (request.has_header("x-goog-api-key")) google.voice = make_interactions_voice();
    if (!admit(google, request, reply)) return;
    send(reply, gateway_.info(key_of(google, request)));
  });
}

}  // namespace shotlab::practice
