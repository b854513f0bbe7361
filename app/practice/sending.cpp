// SPDX-License-Identifier: Apache-2.0

#include "app/practice/sending.h"

#include <httplib.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>

namespace shotlab::practice {

void send(httplib::Response& reply, const WireError& answer) {
  reply.status = answer.status;
  reply.set_content(answer.body, "application/json");
}

void send_file(const httplib::Request& request, httplib::Response& reply,
               const std::filesystem::path& path, const FileView& view) {
  auto stream = std::make_shared<std::ifstream>(path, std::ios::binary);
  if (!*stream) return send(reply, content_gone());
  const std::string tag = '"' + view.sha256 + '"';
  reply.set_header("ETag", tag);
  reply.set_header("Accept-Ranges", "bytes");
  // A resume of something else than what we have must start anew (RFC 9110, If-Range).
  if (request.has_header("If-Range") && request.get_header_value("If-Range") != tag) {
    const_cast<httplib::Request&>(request)
        .ranges.clear();  // The server's own object, not const there.
  }
  reply.set_content_provider(
      static_cast<std::size_t>(view.bytes), view.mime,
      // Shared with the library, which copies the provider.
      [stream](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        std::array<char, 65536> buffer{};
        stream->clear();
        stream->seekg(static_cast<std::streamoff>(offset));
        stream->read(buffer.data(), static_cast<std::streamsize>(std::min(length, buffer.size())));
        const auto got = stream->gcount();
        return got > 0 && sink.write(buffer.data(), static_cast<std::size_t>(got));
      });
}

}  // namespace shotlab::practice
