// SPDX-License-Identifier: Apache-2.0
//
// Answers whose status is fine and whose body is not.

#include <httplib.h>

#include <algorithm>

#include "app/practice/faults/perform.h"

namespace shotlab::practice {
namespace {

constexpr const char* kJson = "application/json";
constexpr std::size_t kDeep = 1'000'000;
constexpr std::size_t kHuge = std::size_t{100} << 20;

// A field before all others of the answer's object.
std::string with_field(const std::string& body, const std::string& field) {
  if (!body.starts_with('{')) return "{" + field + "}";
  return "{" + field + (body.size() > 2 ? "," : "") + body.substr(1);
}

void send_huge(httplib::Response& reply) {
  reply.body.clear();
  reply.set_content_provider(kHuge, kJson,
                             [](std::size_t at, std::size_t size, httplib::DataSink& sink) {
                               const std::string head = R"({"pad":")";
                               std::string piece(std::min<std::size_t>(size, 65536), 'A');
                               if (at == 0) piece.replace(0, head.size(), head);
                               return sink.write(piece.data(), piece.size());
                             });
}

}  // namespace

void spoil_body(const std::string& variant, const Served& served) {
  httplib::Response& reply = served.reply;
  const std::string body = reply.body;
  const auto say = [&](const std::string& text) { reply.set_content(text, kJson); };
  if (variant == "html") {
    reply.status = 200;
    reply.set_content(
        "<!DOCTYPE html><html><head><title>Log in</title></head><body><h1>Welcome to the campus "
        "network</h1><form action=\"/login\"></form></body></html>",
        "text/html");
  } else if (variant == "half") {
    say(body.substr(0, body.size() / 2));
  } else if (variant == "empty") {
    say("");
  } else if (variant == "deep") {
    say(std::string(kDeep, '['));
  } else if (variant == "huge") {
    send_huge(reply);
  } else if (variant == "utf8") {
    say(with_field(body, "\"note\":\"\xff\xfe\""));
  } else if (variant == "number") {
    say(with_field(body, "\"progress\":1e999"));
  } else {
    const bool has_status = body.find("\"status\"") != std::string::npos;
    say(with_field(body, has_status ? R"("status":"completed")" : R"("name":"other")"));
  }
}

}  // namespace shotlab::practice
