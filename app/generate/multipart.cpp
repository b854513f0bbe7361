// SPDX-License-Identifier: Apache-2.0

#include "app/generate/multipart.h"

#include "media/base/hash.h"

namespace shotlab {
namespace {

// A quote or a line break would end the name and begin a header of someone else's choice.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') {
      out += "%22";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace

void Multipart::add(std::string_view name, std::string_view value) {
  parts_.push_back(
      {"Content-Disposition: form-data; name=" + quoted(name) + "\r\n", std::string(value)});
}

void Multipart::add_file(std::string_view name, std::string_view file_name, std::string_view mime,
                         std::string_view bytes) {
  parts_.push_back({"Content-Disposition: form-data; name=" + quoted(name) + "; filename=" +
                        quoted(file_name) + "\r\nContent-Type: " + std::string(mime) + "\r\n",
                    std::string(bytes)});
}

Multipart::Body Multipart::body() const {
  Sha256 hash;
  for (const Part& part : parts_) {
    hash.add(part.head);
    hash.add(part.bytes);
  }
  // Contents that hold their own hash cannot be made; still, nothing is left to chance.
  std::string boundary = "shotlab-" + hash.hex().substr(0, 32);
  for (const Part& part : parts_) {
    while (part.bytes.find(boundary) != std::string::npos) boundary += 'x';
  }
  Body body;
  body.content_type = "multipart/form-data; boundary=" + boundary;
  for (const Part& part : parts_) {
    body.bytes.append("--").append(boundary).append("\r\n").append(part.head).append("\r\n");
    body.bytes.append(part.bytes).append("\r\n");
  }
  body.bytes.append("--").append(boundary).append("--\r\n");
  return body;
}

}  // namespace shotlab
