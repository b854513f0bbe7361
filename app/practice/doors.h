// SPDX-License-Identifier: Apache-2.0
//
// The doors of the practice server: which path leads to which voice, who may come in, and where a
// fault may strike. What the jobs do is in studio_floor.cpp, what the JSON says in wires/.
//
// Threading: the server's threads call in at any time.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/practice/faults/desk.h"
#include "app/practice/faults/perform.h"
#include "app/practice/studio_floor.h"
#include "app/practice/uploads.h"
#include "app/practice/wires/gateway.h"
#include "app/practice/wires/voice.h"

namespace httplib {
class Server;
}

namespace shotlab::practice {

class Doors {
 public:
  // `closing` ends faults that hold a line open.
  Doors(StudioFloor& floor, FaultPlan faults, FaultDesk::Teller teller, Cancel closing);
  void open(httplib::Server& http);
  void set_address(std::string base_url, int port);  // Once, before the first request.
  void set_faults(FaultPlan faults) { desk_.replace(std::move(faults)); }

 private:
  using Request = httplib::Request;
  using Response = httplib::Response;

  // One wire at one place.
  struct Door {
    std::string prefix;
    std::shared_ptr<const Voice> voice;  // Shared by the handlers of its paths.
    bool gateway = false;                // Keys with budgets.
  };

  void open_interactions(httplib::Server& http, const Door& door);
  void open_files(httplib::Server& http, const Door& door);
  void open_operations(httplib::Server& http, const Door& gemini, const Door& vertex);
  void open_videos(httplib::Server& http, const Door& door);
  void open_openrouter(httplib::Server& http, const Door& door);
  void open_gateway(httplib::Server& http);

  // Answers and returns false if the caller may not come in.
  bool admit(const Door& door, const Request& request, Response& reply);
  std::string key_of(const Door& door, const Request& request) const;

  // Runs `serve` as it is, or with the fault that strikes here.
  void at(Step step, const Door& door, std::int64_t job, const Served& served,
          const std::function<void()>& serve);
  Served served_of(const Door& door, const Request& request, Response& reply,
                   const std::string& asked_id = "") const;

  // `change` may alter what was read before it is made; false: it has answered itself.
  using Change = std::function<void(CreateRequest&)>;
  void create(const Door& door, const Request& request, Response& reply,
              const std::string& model = "", const Change& change = {});
  void poll(const Door& door, const Request& request, Response& reply, const std::string& outer);
  void cancel(const Door& door, const Request& request, Response& reply, const std::string& outer);
  void content(const Door& door, const Request& request, Response& reply, const std::string& outer);
  void file(const Door& door, const Request& request, Response& reply, const std::string& id);
  void download(const Door& door, const Request& request, Response& reply, const std::string& id);
  void upload(const Door& door, const Request& request, Response& reply);
  void picture(const Door& door, const Request& request, Response& reply);

  // The bytes behind addresses of uploaded files; false: one is not known.
  bool fetch_attached(CreateRequest& request);
  // Where the world finds the clip, by the wire.
  JobView dressed(const Door& door, JobView view) const;
  // An error of the floor in the door's own words.
  WireError in_words_of(const Door& door, const WireError& error) const;

  StudioFloor& floor_;
  FaultDesk desk_;
  Uploads uploads_;
  Gateway gateway_;
  const Cancel closing_;
  std::string base_url_;
  int port_ = 0;
};

}  // namespace shotlab::practice
