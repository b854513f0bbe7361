// SPDX-License-Identifier: Apache-2.0
//
// Lies about a clip's bytes.
//
// Source: reference "reliability" §3.5, §4.2, §8 (12, 13, 27).

#include <httplib.h>

#include <charconv>

#include "app/practice/faults/perform.h"
#include "app/practice/faults/wire_tap.h"
#include "media/base/files.h"

namespace shotlab::practice {
namespace {

constexpr std::size_t kMostClip = std::size_t{256} << 20;

// Where a "Range: bytes=N-" begins; nullopt: the whole is asked for.
std::optional<std::size_t> range_start(const httplib::Request& request) {
  const std::string range = request.get_header_value("Range");
  if (!range.starts_with("bytes=")) return std::nullopt;
  std::size_t start = 0;
  const char* end = range.data() + range.size();
  const auto [stop, problem] = std::from_chars(range.data() + 6, end, start);
  if (problem != std::errc{} || stop == end || *stop != '-') return std::nullopt;
  return start;
}

class Sender {
 public:
  Sender(const WireTap& tap, std::string tag) : tap_(tap), tag_(std::move(tag)) {}

  void tag(std::string tag) { tag_ = std::move(tag); }
  // `length` nullopt: none is told.
  void send(int status, std::optional<std::size_t> length, const std::string& extra,
            std::string_view body) const {
    std::string head = "HTTP/1.1 " + std::to_string(status) +
                       (status == 206   ? " Partial Content"
                        : status == 416 ? " Range Not Satisfiable"
                                        : " OK") +
                       "\r\nContent-Type: video/mp4\r\nConnection: close\r\n";
    if (!tag_.empty()) head += "ETag: " + tag_ + "\r\n";
    if (length) head += "Content-Length: " + std::to_string(*length) + "\r\n";
    if (tap_.send(head + extra + "\r\n")) tap_.send(body);
    tap_.close();
  }

 private:
  const WireTap& tap_;
  std::string tag_;
};

std::string content_range(std::size_t from, std::size_t total) {
  return "Content-Range: bytes " + std::to_string(from) + "-" + std::to_string(total - 1) + "/" +
         std::to_string(total) + "\r\n";
}

std::string hex(std::size_t value) {
  std::string out(16, '0');
  const auto [end, problem] = std::to_chars(out.data(), out.data() + out.size(), value, 16);
  out.resize(static_cast<std::size_t>(end - out.data()));
  return out;
}

// The answer to a request for the rest.
void lie_about_rest(const std::string& variant, const std::string& clip, std::size_t from,
                    Sender& sender) {
  const std::string_view whole = clip;
  const std::string_view rest = whole.substr(std::min(from, whole.size()));
  if (variant == "ignored") {
    sender.send(200, whole.size(), "", whole);
  } else if (variant == "start") {
    sender.send(206, whole.size(), content_range(0, whole.size()), whole);
  } else if (variant == "total") {
    sender.send(206, rest.size(), content_range(from, whole.size() + 4096), rest);
  } else if (variant == "untold") {
    sender.send(206, rest.size(), "", rest);
  } else if (variant == "416") {
    sender.send(416, 0, "Content-Range: bytes */" + std::to_string(whole.size()) + "\r\n", "");
  } else {  // "changed": the rest of another file.
    sender.tag("\"another-file\"");
    std::string other(rest);
    for (char& c : other) c = static_cast<char>(c ^ 0x55);
    sender.send(206, other.size(), content_range(from, whole.size()), other);
  }
}

void send_other(const std::string& variant, std::string clip, const Sender& sender) {
  std::string body;
  if (variant == "playlist") {
    body = "#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:10,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n";
  } else if (variant == "html") {
    body = "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>";
  } else if (variant == "json") {
    body = R"({"error":{"code":"content_blocked","message":"The clip was withheld."}})";
  } else if (variant == "corrupt") {
    // Without its table of contents nothing in it can be found.
    for (std::size_t at = clip.find("moov"); at != std::string::npos; at = clip.find("moov", at)) {
      clip.replace(at, 4, "xxxx");
    }
    body = std::move(clip);
  }
  sender.send(200, body.size(), "", body);
}

}  // namespace

void spoil_download(const std::string& variant, const Served& served) {
  const std::optional<WireTap> tap = WireTap::find(served.request.remote_port, served.port);
  const Result<std::string> clip = read_file(served.clip, kMostClip);
  if (!tap || !clip) return;
  Sender sender(*tap, served.tag);
  const std::string_view half = std::string_view(*clip).substr(0, clip->size() / 2);
  if (variant == "chunked") {
    const std::string chunk = hex(half.size()) + "\r\n" + std::string(half) + "\r\n";
    sender.send(200, std::nullopt, "Transfer-Encoding: chunked\r\n", chunk);
  } else if (variant == "unseen") {
    sender.tag("");
    sender.send(200, std::nullopt, "", half);
  } else if (variant == "playlist" || variant == "html" || variant == "json" ||
             variant == "corrupt" || variant == "empty") {
    send_other(variant, *clip, sender);
  } else if (const auto from = range_start(served.request);
             from && variant != "length" && variant != "weak") {
    lie_about_rest(variant, *clip, *from, sender);
  } else {
    // Broken in the middle, so that the rest is asked for.
    if (variant == "weak") sender.tag("W/" + served.tag);
    sender.send(200, clip->size(), "Accept-Ranges: bytes\r\n", half);
  }
}

}  // namespace shotlab::practice
