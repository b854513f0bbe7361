// SPDX-License-Identifier: Apache-2.0

#include "media/libav/container_scan.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "media/libav/complaints.h"

namespace shotlab::av {

using namespace std::string_view_literals;

const std::string_view kXmpUuid =
    "\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac"sv;
const std::string_view kC2paUuid =
    "\xd8\xfe\xc3\xd6\x1b\x0e\x48\x3c\x92\x97\x58\x28\x87\x7e\xc4\x81"sv;

namespace {

constexpr std::size_t kMarkLimit = std::size_t{4} << 20;  // Bytes of one mark that are looked at.
constexpr int kMaxBoxes = 1 << 20;

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

bool is_text(std::string_view head) {
  // A multi-byte character may be cut at the end of what was read.
  for (std::size_t cut = 0; cut < 4 && cut < head.size(); ++cut) {
    const std::string_view part = head.substr(0, head.size() - cut);
    const bool printable = std::none_of(part.begin(), part.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f';
    });
    if (printable && is_utf8(part)) return true;
  }
  return false;
}

bool is_playlist(std::string_view head) {
  const std::string start = lower_ascii(head.substr(0, 1024));
  return start.find("#extm3u") != std::string::npos ||
         start.find("ffconcat") != std::string::npos || start.find("<mpd") != std::string::npos ||
         start.find("[playlist]") != std::string::npos;
}

struct Box {
  std::string type;
  std::int64_t begin = 0;
  std::int64_t content = 0;
  std::int64_t end = 0;
};

// The box at `offset`, if what stands there can be one.
std::optional<Box> box_at(const FileInput& input, std::int64_t offset) {
  const std::string header = input.bytes_at(offset, 16);
  if (header.size() < 8) return std::nullopt;
  Box box{.type = header.substr(4, 4), .begin = offset, .content = offset + 8, .end = 0};
  if (!std::all_of(box.type.begin(), box.type.end(),
                   [](char c) { return static_cast<unsigned char>(c) >= 0x20; })) {
    return std::nullopt;
  }
  auto size = static_cast<std::int64_t>(big_endian(std::string_view(header).substr(0, 4)));
  if (size == 0)
    size = std::max<std::int64_t>(input.size() - offset, 8);  // To the end of the file.
  if (size == 1) {
    if (header.size() < 16) return std::nullopt;
    const std::uint64_t wide = big_endian(std::string_view(header).substr(8, 8));
    if (wide > static_cast<std::uint64_t>(INT64_MAX - offset)) return std::nullopt;
    size = static_cast<std::int64_t>(wide);
    box.content += 8;
  }
  box.end = offset + size;
  if (box.end < box.content) return std::nullopt;
  return box;
}

void note_mark(const FileInput& input, const Box& box, ContainerScan& scan) {
  const auto length = std::min<std::int64_t>(box.end - box.content, kMarkLimit);
  const std::string bytes = input.bytes_at(box.content, static_cast<std::size_t>(length));
  const std::string_view uuid = std::string_view(bytes).substr(0, 16);
  const char* name = uuid == kXmpUuid ? "xmp" : uuid == kC2paUuid ? "c2pa" : nullptr;
  if (name == nullptr) return;
  if (std::find(scan.credentials.begin(), scan.credentials.end(), name) == scan.credentials.end()) {
    scan.credentials.emplace_back(name);
  }
  if (scan.digital_source_type.empty()) scan.digital_source_type = find_digital_source_type(bytes);
}

bool holds_media(std::string_view type) {
  return type == "moov" || type == "mdat" || type == "moof" || type == "ftyp";
}

// Whether `track` (a trak box) says its number, as its header does.
bool has_number(const FileInput& input, const Box& track) {
  for (std::int64_t at = track.content; at < track.end;) {
    const std::optional<Box> box = box_at(input, at);
    if (!box) return false;
    if (box->type == "tkhd") {
      const std::string head = input.bytes_at(box->content, 24);
      if (head.size() < 24) return false;
      // Dates are twice as wide in version 1.
      const std::uint64_t number =
          big_endian(std::string_view(head).substr(head[0] == 1 ? 20 : 12, 4));
      return number > 0 && number <= INT32_MAX;
    }
    at = box->end;
  }
  return false;
}

// FFmpeg 5.1 counts to a thousand million at each run of a fragment when a track has no number: a
// small file would keep it busy for days.
Status check_numbers(const FileInput& input, const Box& movie) {
  for (std::int64_t at = movie.content; at < movie.end;) {
    const std::optional<Box> box = box_at(input, at);
    if (!box) break;
    if (box->type == "trak" && !has_number(input, *box)) {
      return complain_damaged(input.path(), Text{"a track has no number", "有一條軌道沒有編號"});
    }
    at = box->end;
  }
  return done();
}

Status walk_boxes(const FileInput& input, ContainerScan& scan) {
  std::int64_t offset = 0;
  std::optional<Box> movie;
  for (int count = 0; count < kMaxBoxes && offset < input.size(); ++count) {
    const std::optional<Box> box = box_at(input, offset);
    if (!box) break;  // Padding or rubbish behind the last box does no harm.
    scan.boxes = scan.boxes || holds_media(box->type);
    if (box->end > input.size() && holds_media(box->type)) {
      return complain_cut_off(input.path(), input.size(), box->end);
    }
    if (box->type == "moov") movie = box;
    if (box->type == "moof") scan.fragments = true;
    if (box->type == "uuid") note_mark(input, *box, scan);
    offset = box->end;
  }
  if (scan.boxes && !movie) return complain_cut_off(input.path(), input.size(), 0);
  return scan.fragments ? check_numbers(input, *movie) : done();
}

// An EBML number at `at`: its value without the length marker (or with it, for an id), and its
// bytes.
struct Vint {
  std::uint64_t value = 0;
  std::size_t length = 0;
  bool unknown = false;  // All value bits set: "no size given".
};

std::optional<Vint> vint(std::string_view bytes, std::size_t at, bool keep_marker) {
  if (at >= bytes.size()) return std::nullopt;
  const auto first = static_cast<unsigned char>(bytes[at]);
  if (first == 0) return std::nullopt;
  const auto length = static_cast<std::size_t>(__builtin_clz(first) - 23);
  if (at + length > bytes.size()) return std::nullopt;
  std::uint64_t value = big_endian(bytes.substr(at, length));
  const std::uint64_t marker = std::uint64_t{1} << (7 * length);
  const bool unknown = (value & (marker - 1)) == marker - 1;
  if (!keep_marker) value &= marker - 1;
  return Vint{value, length, unknown};
}

// Matroska: the header element, then one Segment that says how long it is, or does not.
Status check_segment(const FileInput& input) {
  const std::string head = input.bytes_at(0, 4096);
  const std::optional<Vint> header_size = vint(head, 4, false);
  if (!header_size || header_size->unknown) return done();
  const std::size_t at = 4 + header_size->length + static_cast<std::size_t>(header_size->value);
  const std::optional<Vint> id = vint(head, at, true);
  if (!id || id->value != 0x18538067) return done();
  const std::optional<Vint> size = vint(head, at + id->length, false);
  if (!size || size->unknown) return done();
  const std::uint64_t end = at + id->length + size->length + size->value;
  if (end > static_cast<std::uint64_t>(input.size())) {
    return complain_cut_off(input.path(), input.size(), static_cast<std::int64_t>(end));
  }
  return done();
}

// RIFF (AVI, WAV): a size of all ones or zero is what a recorder leaves that could not go back.
Status check_riff(const FileInput& input, std::string_view head) {
  std::uint64_t size = 0;
  for (int i = 3; i >= 0; --i) size = size << 8 | static_cast<unsigned char>(head[4 + i]);
  if (size == 0 || size == 0xffffffff) return done();
  if (size + 8 >
      static_cast<std::uint64_t>(input.size()) + 1) {  // The last byte of padding may lack.
    return complain_cut_off(input.path(), input.size(), static_cast<std::int64_t>(size + 8));
  }
  return done();
}

}  // namespace

std::string find_digital_source_type(std::string_view bytes) {
  const std::size_t found = bytes.find(kDigitalSourceTypes);
  if (found == std::string_view::npos) return {};
  std::string term;
  for (std::size_t i = found + kDigitalSourceTypes.size(); i < bytes.size() && term.size() < 64;
       ++i) {
    if (std::isalnum(static_cast<unsigned char>(bytes[i])) == 0) break;
    term.push_back(bytes[i]);
  }
  return term;
}

Result<ContainerScan> scan_container(const FileInput& input) {
  ContainerScan scan;
  const std::string head = input.bytes_at(0, 4096);
  if (is_text(head)) {
    return is_playlist(head) ? complain_playlist(input.path()) : complain_text(input.path());
  }
  const std::string_view view = head;
  Status whole = done();
  if (view.starts_with("\x1a\x45\xdf\xa3")) {
    whole = check_segment(input);
  } else if (view.starts_with("RIFF") && view.size() >= 12) {
    whole = check_riff(input, view);
  } else {
    whole = walk_boxes(input, scan);
  }
  if (!whole) return whole.error();
  return scan;
}

}  // namespace shotlab::av
