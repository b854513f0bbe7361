// SPDX-License-Identifier: Apache-2.0

#include "tests/support/canary.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <system_error>

namespace shotlab::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostUnpacked = 64u << 20;  // Of one entry of an archive.
constexpr int kMostDepth = 3;                     // Archives inside archives.

// "CANARY-" as it is, in percent writing and in hexadecimal; and what base64 makes of it at each of
// the three places where it can begin (the digits that hang on its neighbours left out).
constexpr std::array<std::string_view, 8> kWritten = {
    "CANARY-",        "CANARY%2D", "CANARY%2d", "43414e4152592d",
    "43414E4152592D", "Q0FOQVJZ",  "NBTkFSWS",  "DQU5BUlkt"};

bool is_plainly_there(std::string_view bytes) {
  return std::any_of(kWritten.begin(), kWritten.end(), [&](std::string_view word) {
    return bytes.find(word) != std::string_view::npos;
  });
}

// Unpacks one stream; `window`: zlib's (-15: raw, 31: gzip). What came before an error counts.
std::string unpacked(std::string_view packed, int window) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return "";
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), 1u << 30));
  std::string out;
  std::array<char, 65536> piece{};
  int told = Z_OK;
  while (told == Z_OK && out.size() < kMostUnpacked) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = piece.size();
    told = inflate(&stream, Z_NO_FLUSH);
    out.append(piece.data(), piece.size() - stream.avail_out);
    if (told == Z_BUF_ERROR || (stream.avail_in == 0 && stream.avail_out != 0)) break;
  }
  inflateEnd(&stream);
  return out;
}

unsigned two_bytes(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]) |
         static_cast<unsigned>(static_cast<unsigned char>(bytes[at + 1])) << 8;
}

bool is_there(std::string_view bytes, int depth) {
  if (is_plainly_there(bytes)) return true;
  if (depth >= kMostDepth) return false;
  if (bytes.starts_with("\x1f\x8b\x08") && is_there(unpacked(bytes, 31), depth + 1)) return true;
  if (!bytes.starts_with("PK\x03\x04")) return false;
  // Every local header: a directory at the end may leave entries out.
  constexpr std::size_t kHeader = 30;
  for (std::size_t at = 0; at != std::string_view::npos && at + kHeader <= bytes.size();
       at = bytes.find("PK\x03\x04", at + 4)) {
    const std::size_t data = at + kHeader + two_bytes(bytes, at + 26) + two_bytes(bytes, at + 28);
    if (data >= bytes.size()) continue;
    const bool deflated = two_bytes(bytes, at + 8) == 8;
    if (deflated && is_there(unpacked(bytes.substr(data), -15), depth + 1)) return true;
  }
  return false;
}

}  // namespace

bool has_canary(std::string_view bytes) { return is_there(bytes, 0); }

std::vector<std::string> files_with_canary(const fs::path& place) {
  std::vector<std::string> found;
  const auto look = [&](const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    if (has_canary(bytes) || has_canary(file.filename().string())) found.push_back(file.string());
  };
  std::error_code problem;
  if (fs::is_regular_file(place, problem)) look(place);
  if (!fs::is_directory(place, problem)) return found;
  for (fs::recursive_directory_iterator
           it(place, fs::directory_options::skip_permission_denied, problem),
       end;
       !problem && it != end; it.increment(problem)) {
    std::error_code ignored;
    if (it->is_regular_file(ignored) && !it->is_symlink(ignored)) look(it->path());
  }
  return found;
}

}  // namespace shotlab::test
