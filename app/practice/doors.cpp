// SPDX-License-Identifier: Apache-2.0

#include "app/practice/doors.h"

#include <httplib.h>

#include "app/practice/sending.h"
#include "app/practice/server.h"
#include "media/base/text.h"

namespace shotlab::practice {
namespace {

Posted posted_of(const httplib::Request& request, const std::string& model) {
  Posted posted;
  posted.body = request.body;
  posted.model = model;
  posted.form = request.is_multipart_form_data();
  for (const auto& [name, file] : request.files) {
    posted.fields.push_back({name, file.content, file.filename, file.content_type});
  }
  return posted;
}

}  // namespace

Doors::Doors(StudioFloor& floor, FaultPlan faults, FaultDesk::Teller teller, Cancel closing)
    : floor_(floor),
      desk_(std::move(faults), std::move(teller)),
      gateway_(kPracticeKey),
      closing_(std::move(closing)) {}

void Doors::set_address(std::string base_url, int port) {
  base_url_ = std::move(base_url);
  port_ = port;
}

void Doors::open(httplib::Server& http) {
  const auto door = [](std::string prefix, std::unique_ptr<Voice> voice, bool gateway = false) {
    return Door{std::move(prefix), std::move(voice), gateway};
  };
  for (const Door& one : {door("", make_interactions_voice()),
                          door("/litellm/gemini", make_interactions_voice(), true)}) {
    open_interactions(http, one);
    open_files(http, one);
  }
  open_operations(http, door("", make_operations_voice("gemini")),
                  door("", make_operations_voice("vertex")));
  open_videos(http, door("", make_videos_voice("generic")));
  open_videos(http, door("/vllm-omni", make_videos_voice("vllm-omni")));
  open_videos(http, door("/sglang", make_videos_voice("sglang")));
  open_videos(http, door("/litellm", make_videos_voice("litellm"), true));
  open_openrouter(http, door("", make_openrouter_voice()));
  open_gateway(http);
}

std::string Doors::key_of(const Door& door, const Request& request) const {
  if (door.voice->google_key()) {
    return request.has_header("x-goog-api-key") ? request.get_header_value("x-goog-api-key")
                                                : request.get_param_value("key");
  }
  constexpr std::string_view kBearer = "Bearer ";
  const std::string bearer = request.get_header_value("Authorization");
  if (bearer.starts_with(kBearer)) return bearer.substr(kBearer.size());
  return door.gateway ? request.get_header_value("x-litellm-api-key") : "";
}

bool Doors::admit(const Door& door, const Request& request, Response& reply) {
  const std::string key = key_of(door, request);
  if (door.voice->google_key()) {
    if (request.has_header("x-goog-api-key") && request.has_param("key")) {
      send(reply, two_keys());
      return false;
    }
    if (key.empty()) {
      send(reply, key_missing());
      return false;
    }
  }
  if (key.empty() && door.voice->open_door()) return true;
  if (door.gateway ? gateway_.knows(key) : key == kPracticeKey) return true;
  send(reply, door.voice->google_key() && !door.gateway
                  ? key_invalid()
                  : door.voice->trouble({401,
                                         "invalid_api_key",
                                         "Incorrect API key provided.",
                                         {},
                                         "authentication_error"}));
  return false;
}

Served Doors::served_of(const Door& door, const Request& request, Response& reply,
                        const std::string& asked_id) const {
  return {request, reply, *door.voice, closing_, port_, base_url_, asked_id};
}

void Doors::at(Step step, const Door& door, std::int64_t job, const Served& served,
               const std::function<void()>& serve) {
  const std::optional<Strike> strike =
      desk_.strike(step, door.voice->wire(), door.voice->dialect(), job);
  if (!strike) return serve();
  // For whoever reads along; a program must read the answer itself.
  served.reply.set_header("X-Practice-Fault", strike->kind.id);
  perform(*strike, served, serve);
}

JobView Doors::dressed(const Door& door, JobView view) const {
  if (door.voice->wire() == "openrouter-videos") {
    view.video_uri =
        base_url_ + "/api/v1/videos/" + door.voice->outer_id(view, true) + "/content?index=0";
  } else if (door.gateway && view.video_uri.starts_with(base_url_)) {
    // A gateway hands the maker's own addresses on, though its keys are worth nothing there.
    view.video_uri =
        "https://generativelanguage.googleapis.com" + view.video_uri.substr(base_url_.size());
  }
  return view;
}

WireError Doors::in_words_of(const Door& door, const WireError& error) const {
  if (door.voice->wire() == "gemini-interactions") return error;
  switch (error.status) {
    case 429:
      return door.voice->trouble({429,
                                  "too_many_requests",
                                  "Too many practice takes are waiting. Please retry in 10s.",
                                  {},
                                  {}});
    case 503:
      return door.voice->trouble(
          {503, "service_unavailable", "The service is shutting down.", {}, {}});
    default:
      return door.voice->no_such_job("that was named");
  }
}

bool Doors::fetch_attached(CreateRequest& request) {
  for (Attached& one : request.attached) {
    if (one.uri.empty()) continue;
    const std::string mark = "/files/";
    const std::size_t from = one.uri.find(mark);
    const std::string id = from == std::string::npos ? "" : one.uri.substr(from + mark.size());
    const std::optional<Upload> upload = uploads_.find(id.substr(0, id.find_first_of(":?")));
    if (!upload) return false;
    one.bytes = upload->bytes;
    if (one.mime.empty()) one.mime = upload->mime;
  }
  return true;
}

void Doors::create(const Door& door, const Request& request, Response& reply,
                   const std::string& model, const Change& change) {
  if (!admit(door, request, reply)) return;
  const Voice& voice = *door.voice;
  at(Step::create, door, 0, served_of(door, request, reply), [&] {
    const std::string key = key_of(door, request);
    if (door.gateway) {
      if (const auto spent = gateway_.spent_out(key)) {
        return send(reply, voice.trouble({429, "budget_exceeded", *spent, {}, "budget_exceeded"}));
      }
    }
    auto read = voice.read_create(posted_of(request, model));
    if (const auto* error = std::get_if<WireError>(&read)) return send(reply, *error);
    CreateRequest& wanted = std::get<CreateRequest>(read);
    wanted.wire = voice.wire(), wanted.dialect = voice.dialect();
    if (change) change(wanted);
    if (!fetch_attached(wanted)) {
      return send(
          reply,
          voice.trouble(
              {400, "invalid_request", "A file that the request names is not there.", {}, {}}));
    }
    if (const auto fate = desk_.strike(Step::result, voice.wire(), voice.dialect(), 0)) {
      wanted.fate = fate->kind.fate;
      wanted.fate_words = fate->message();
    }
    const double seconds = wanted.seconds;
    const auto made = floor_.create(wanted);
    if (const auto* error = std::get_if<WireError>(&made)) {
      return send(reply, in_words_of(door, *error));
    }
    if (door.gateway) gateway_.charge(key, seconds);
    send(reply, voice.job(dressed(door, std::get<JobView>(made)), true));
  });
}

void Doors::poll(const Door& door, const Request& request, Response& reply,
                 const std::string& outer) {
  if (!admit(door, request, reply)) return;
  const std::optional<JobView> view = floor_.view(door.voice->inner_id(outer));
  if (!view) return send(reply, door.voice->no_such_job(outer));
  at(Step::poll, door, view->ordinal, served_of(door, request, reply, outer),
     [&] { send(reply, door.voice->job(dressed(door, *view), false)); });
}

void Doors::cancel(const Door& door, const Request& request, Response& reply,
                   const std::string& outer) {
  if (!admit(door, request, reply)) return;
  const std::string inner = door.voice->inner_id(outer);
  const std::optional<JobView> view = floor_.view(inner, false);
  if (!view) return send(reply, door.voice->no_such_job(outer));
  at(Step::cancel, door, view->ordinal, served_of(door, request, reply, outer), [&] {
    const auto ended = floor_.cancel(inner);
    if (const auto* now = std::get_if<JobView>(&ended)) {
      return send(reply, door.voice->job(dressed(door, *now), false));
    }
    send(reply, door.voice->already_over());
  });
}

void Doors::content(const Door& door, const Request& request, Response& reply,
                    const std::string& outer) {
  if (!admit(door, request, reply)) return;
  const std::string inner = door.voice->inner_id(outer);
  const std::optional<JobView> view = floor_.view(inner, false);
  const std::optional<StudioFloor::File> file = floor_.content(inner);
  if (!view || !file) return send(reply, door.voice->no_content(view ? &*view : nullptr));
  Served served = served_of(door, request, reply, outer);
  served.clip = file->path;
  served.tag = '"' + file->view.sha256 + '"';
  at(Step::download, door, view->ordinal, served,
     [&] { send_file(request, reply, file->path, file->view); });
}

}  // namespace shotlab::practice
