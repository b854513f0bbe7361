// SPDX-License-Identifier: Apache-2.0
//
// Faults below the body. The bytes go straight to the socket; what the library says afterwards
// finds the line closed.
//
// Source: reference "reliability" §4.2 (what libcurl makes of each).

#include <httplib.h>

#include <array>
#include <chrono>
#include <cstdint>

#include "app/practice/faults/perform.h"
#include "app/practice/faults/wire_tap.h"

namespace shotlab::practice {
namespace {

using namespace std::chrono_literals;

constexpr auto kPace = 200ms;
constexpr std::size_t kFlood = std::size_t{64}
                               << 20;  // Bytes; the other side gives up long before.
constexpr std::size_t kEndless = std::size_t{2} << 30;

const std::string kHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

// A deflate stream of `runs` x 258 equal bytes: one literal, then "the same again" (RFC 1951, fixed
// codes), 160 times smaller than what it becomes.
std::string gzip_bomb(std::size_t runs) {
  std::string out = {'\x1f', '\x8b', 8, 0, 0, 0, 0, 0, 0, 3};
  std::uint32_t bits = 0;
  int have = 0;
  const auto put = [&](std::uint32_t value, int count) {
    bits |= value << have;
    have += count;
    for (; have >= 8; have -= 8, bits >>= 8) out.push_back(static_cast<char>(bits & 0xff));
  };
  const auto put_code = [&](std::uint32_t code, int count) {  // Codes go in from their top.
    for (int i = count - 1; i >= 0; --i) put((code >> i) & 1, 1);
  };
  put(1, 1), put(1, 2);  // The last block, with fixed codes.
  put_code(0x30, 8);     // Literal 0.
  for (std::size_t i = 0; i < runs; ++i) {
    put_code(0xc5, 8);  // Length 258 ...
    put_code(0, 5);     // ... from one byte back.
  }
  put_code(0, 7);  // The end.
  put(0, 7);
  return out + std::string(8, '\0');
}

void trickle(const WireTap& tap, std::string_view text, const Cancel& closing) {
  for (const char c : text) {
    if (!tap.send({&c, 1}) || !tap.wait(kPace, closing)) return;
  }
}

void pour(const WireTap& tap, const std::string& piece, std::size_t most, const Cancel& closing) {
  for (std::size_t sent = 0; sent < most && !closing.requested(); sent += piece.size()) {
    if (!tap.send(piece)) return;
  }
}

}  // namespace

void spoil_socket(const std::string& variant, const Served& served) {
  const std::optional<WireTap> tap = WireTap::find(served.request.remote_port, served.port);
  if (!tap) return;
  const std::string body = served.reply.body.empty() ? "{}" : served.reply.body;
  const std::string length = "Content-Length: " + std::to_string(body.size()) + "\r\n";
  if (variant == "garbage") {
    tap->send("\x16\x03\x01 this is no HTTP\r\n\r\n");
  } else if (variant == "lengths") {
    tap->send(kHead + length + "Content-Length: 5\r\n\r\n" + body);
  } else if (variant == "long-header") {
    tap->send(kHead + length + "X-Long: " + std::string(200'000, 'a') + "\r\n\r\n" + body);
  } else if (variant == "header-flood") {
    if (tap->send(kHead)) {
      std::string lines;
      for (int i = 0; i < 100; ++i) lines += "X-Flood: " + std::string(80, 'f') + "\r\n";
      pour(*tap, lines, kFlood, served.closing);
    }
  } else if (variant == "continue") {
    std::string lines;
    for (int i = 0; i < 1000; ++i) lines += "HTTP/1.1 100 Continue\r\n\r\n";
    pour(*tap, lines, lines.size() * 10, served.closing);
  } else if (variant == "slow-headers") {
    trickle(*tap, kHead + length + std::string(4000, 'x'), served.closing);
  } else if (variant == "slow-body") {
    if (tap->send(kHead + "Content-Length: 100000\r\n\r\n")) {
      trickle(*tap, std::string(100'000, ' '), served.closing);
    }
  } else if (variant == "gzip") {
    const std::string bomb = gzip_bomb(250'000);  // 64 MB out of 400 KB.
    tap->send(kHead + "Content-Encoding: gzip\r\nContent-Length: " + std::to_string(bomb.size()) +
              "\r\n\r\n" + bomb);
  } else if (variant == "endless") {
    if (tap->send(kHead + "\r\n")) {
      pour(*tap, std::string(65536, ' '), kEndless, served.closing);
    }
  }
  tap->close();
}

}  // namespace shotlab::practice
