// SPDX-License-Identifier: Apache-2.0
//
// Making the faults of the menu, on a request that is being served.
//
// Threading: the thread that serves the request.
// Blocking:  faults of pace hold the request until the other side goes away or the server closes.

#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "app/practice/faults/desk.h"
#include "app/practice/wires/voice.h"
#include "media/base/cancel.h"

namespace httplib {
struct Request;
struct Response;
}  // namespace httplib

namespace shotlab::practice {

// A request at the door, and what answers it when nothing goes wrong.
struct Served {
  const httplib::Request& request;
  httplib::Response& reply;
  const Voice& voice;
  const Cancel& closing;
  int port = 0;                     // Our own.
  std::string base_url;             // "{base}" in a redirect.
  std::string asked_id;             // Of the job, as it was asked for; may be empty.
  std::filesystem::path clip = {};  // At a download: the file.
  std::string tag = {};             // Its strong tag, with quotes.
};

void perform(const Strike& strike, const Served& served, const std::function<void()>& serve);

// The parts of it: bodies, sockets, downloads.
void spoil_body(const std::string& variant, const Served& served);
void spoil_socket(const std::string& variant, const Served& served);
void spoil_download(const std::string& variant, const Served& served);

}  // namespace shotlab::practice
