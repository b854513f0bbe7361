// SPDX-License-Identifier: Apache-2.0
//
// The paths of Google's wires: interactions, files, uploads, operations.

#include <httplib.h>

#include <nlohmann/json.hpp>

#include "app/practice/doors.h"
#include "app/practice/sending.h"
#include "media/base/clock.h"

namespace shotlab::practice {
namespace {

constexpr const char* kJson = "application/json";
constexpr const char* kId = "([A-Za-z0-9_-]{1,64})";
constexpr const char* kModel = "([A-Za-z0-9._-]{1,80})";
constexpr const char* kVendor = "https://generativelanguage.googleapis.com";

}  // namespace

void Doors::open_interactions(httplib::Server& http, const Door& door) {
  const std::string jobs = door.prefix + "/v1beta/interactions";
  http.Post(jobs, [this, door](const Request& request, Response& reply) {
    create(door, request, reply);
  });
  http.Get(jobs + "/" + kId, [this, door](const Request& request, Response& reply) {
    poll(door, request, reply, request.matches[1]);
  });
  http.Post(jobs + "/" + kId + "/cancel", [this, door](const Request& request, Response& reply) {
    cancel(door, request, reply, request.matches[1]);
  });
  http.Delete(jobs + "/" + kId, [this, door](const Request& request, Response& reply) {
    if (!admit(door, request, reply)) return;
    const std::string id = request.matches[1];
    if (!floor_.forget(id)) return send(reply, unknown_interaction(id));
    reply.set_content("{}", kJson);
  });
}

void Doors::open_files(httplib::Server& http, const Door& door) {
  const std::string files = door.prefix + "/v1beta/files/([a-z0-9-]{1,40})";
  http.Get(files, [this, door](const Request& request, Response& reply) {
    file(door, request, reply, request.matches[1]);
  });
  http.Get(files + ":download", [this, door](const Request& request, Response& reply) {
    download(door, request, reply, request.matches[1]);
  });
  http.Delete(files, [this, door](const Request& request, Response& reply) {
    if (!admit(door, request, reply)) return;
    const std::string id = request.matches[1];
    if (!uploads_.remove(id)) return send(reply, file_gone(id));
    reply.set_content("{}", kJson);
  });
  http.Post(
      door.prefix + "/upload/v1beta/files",
      [this, door](const Request& request, Response& reply) { upload(door, request, reply); });
  http.Get(door.prefix + "/v1beta/models", [this, door](const Request& request, Response& reply) {
    if (!admit(door, request, reply)) return;
    reply.set_content(
        R"({"models":[{"name":"models/practice","displayName":"Practice generator"}]})", kJson);
  });
}

// Files are made by jobs of two wires; the fault that strikes is that of the job's own.
void Doors::file(const Door& door, const Request& request, Response& reply, const std::string& id) {
  if (!admit(door, request, reply)) return;
  if (const std::optional<Upload> upload = uploads_.find(id)) {
    return at(Step::file, door, 0, served_of(door, request, reply, id),
              [&] { reply.set_content(file_json(upload->view), kJson); });
  }
  const auto found = floor_.file(id, true);
  if (!found) return send(reply, file_gone(id));
  Door own = door;
  if (found->wire == "google-lro") own.voice = make_operations_voice(found->dialect);
  at(Step::file, own, found->ordinal, served_of(own, request, reply, id),
     [&] { reply.set_content(file_json(found->view), kJson); });
}

void Doors::download(const Door& door, const Request& request, Response& reply,
                     const std::string& id) {
  if (!admit(door, request, reply)) return;
  const auto found = floor_.file(id, false);
  if (!found) return send(reply, content_gone());
  if (request.get_param_value("alt") != "media") {
    return send(reply, bad_request("Only alt=media is supported."));
  }
  Door own = door;
  if (found->wire == "google-lro") own.voice = make_operations_voice(found->dialect);
  Served served = served_of(own, request, reply, id);
  served.clip = found->path;
  served.tag = '"' + found->view.sha256 + '"';
  at(Step::download, own, found->ordinal, served,
     [&] { send_file(request, reply, found->path, found->view); });
}

void Doors::upload(const Door& door, const Request& request, Response& reply) {
  // The second request: the address itself is the permission.
  if (request.has_param("upload_id")) {
    SystemClock clock;
    const std::string now = iso_time(clock.utc());
    const auto view = uploads_.finish(request.get_param_value("upload_id"), request.body,
                                      door.gateway ? std::string(kVendor) : base_url_, now,
                                      iso_time(clock.utc() + std::chrono::hours(48)));
    if (!view) return send(reply, front_end(404, "Requested entity was not found."));
    reply.set_header("X-Goog-Upload-Status", "final");
    reply.set_content("{\"file\":" + file_json(*view) + "}", kJson);
    return;
  }
  if (!admit(door, request, reply)) return;
  at(Step::upload, door, 0, served_of(door, request, reply), [&] {
    if (request.get_header_value("X-Goog-Upload-Protocol") != "resumable" ||
        request.get_header_value("X-Goog-Upload-Command") != "start") {
      return send(reply, bad_request("Only resumable uploads are supported."));
    }
    const auto json = nlohmann::json::parse(request.body, nullptr, false);
    std::string name;
    if (json.is_object() && json.contains("file") && json["file"].is_object()) {
      const auto at_name = json["file"].find("display_name");
      if (at_name != json["file"].end() && at_name->is_string()) name = *at_name;
    }
    const std::string id =
        uploads_.announce(name, request.get_header_value("X-Goog-Upload-Header-Content-Type"));
    reply.set_header("X-Goog-Upload-URL", (door.gateway ? kVendor : base_url_) +
                                              "/upload/v1beta/files?upload_id=" + id +
                                              "&upload_protocol=resumable");
    reply.set_content("", kJson);
  });
}

void Doors::open_operations(httplib::Server& http, const Door& gemini, const Door& vertex) {
  const std::string models = std::string("/v1beta/models/") + kModel;
  http.Post(models + ":predictLongRunning",
            [this, gemini](const Request& request, Response& reply) {
              create(gemini, request, reply, request.matches[1]);
            });
  http.Get(models + "/operations/" + kId, [this, gemini](const Request& request, Response& reply) {
    poll(gemini, request, reply, request.path.substr(std::string("/v1beta/").size()));
  });
  const std::string projects =
      std::string("/v1/projects/[^/]{1,80}/locations/[^/]{1,40}/publishers/google/models/") +
      kModel;
  http.Post(projects + ":predictLongRunning",
            [this, vertex](const Request& request, Response& reply) {
              create(vertex, request, reply, request.matches[1],
                     [](CreateRequest& wanted) { wanted.must_inline = true; });
            });
  http.Post(projects + ":fetchPredictOperation", [this, vertex](const Request& request,
                                                                Response& reply) {
    const auto json = nlohmann::json::parse(request.body, nullptr, false);
    const bool named =
        json.is_object() && json.contains("operationName") && json["operationName"].is_string();
    poll(vertex, request, reply, named ? json["operationName"].get<std::string>() : std::string());
  });
}

}  // namespace shotlab::practice
