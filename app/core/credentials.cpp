// SPDX-License-Identifier: Apache-2.0

#include "app/core/credentials.h"

#include <algorithm>
#include <optional>

#include "app/core/cbor.h"

namespace shotlab {
namespace {

constexpr std::string_view kC2paBox = "d8fec3d61b0e483c92975828877ec481";
constexpr std::string_view kXmpBox = "be7acfcb97a942e89c71999491e3afac";
constexpr std::string_view kSourceTypes = "http://cv.iptc.org/newscodes/digitalsourcetype/";
constexpr std::size_t kMostStore = 16u << 20;
constexpr std::size_t kMostXmp = 1u << 20;
constexpr std::size_t kMostShown = 200;
constexpr int kMostDepth = 16;

// What is shown comes from a stranger: one line of plain letters.
std::string plain(const std::string& text) {
  std::string line;
  for (const char32_t point : code_points(text.substr(0, kMostShown * 4))) {
    const bool control = point < 0x20 || (point >= 0x7f && point < 0xa0);
    const bool turns = (point >= 0x200b && point <= 0x200f) ||
                       (point >= 0x202a && point <= 0x202e) ||
                       (point >= 0x2066 && point <= 0x2069) || point == 0xfeff;
    if (!control && !turns) append_utf8(line, point);
    if (line.size() >= kMostShown) break;
  }
  return line;
}

std::string source_type_in(const std::string& url) {
  const std::size_t slash = url.rfind('/');
  return plain(slash == std::string::npos ? url : url.substr(slash + 1));
}

// --- JUMBF -------------------------------------------------------------------------------------

struct Labelled {
  std::string label;
  std::uint64_t content = 0, end = 0;  // Behind the description box.
};

// The label of a superbox: in its first box, behind 16 bytes of type and one of flags.
std::optional<Labelled> describe(const ByteSource& bytes, const Box& box) {
  std::optional<Labelled> found;
  walk_boxes(bytes, box.body, box.end, [&](const Box& first) {
    if (first.type != "jumd" || first.end - first.body < 17) return false;
    const auto size =
        static_cast<std::size_t>(std::min<std::uint64_t>(first.end - first.body, 300));
    const std::string head = bytes.read(first.body, size);
    Labelled labelled{"", first.end, box.end};
    if (head.size() > 17 && (head[16] & 2) != 0) {
      labelled.label = head.substr(17, head.find('\0', 17) - 17);
    }
    found = labelled;
    return false;
  });
  return found;
}

// The first content box of that type in a superbox.
std::string content_of(const ByteSource& bytes, const Labelled& superbox, std::string_view type) {
  std::string content;
  walk_boxes(bytes, superbox.content, superbox.end, [&](const Box& box) {
    if (box.type != type) return true;
    content = bytes.read(box.body, static_cast<std::size_t>(box.end - box.body));
    return false;
  });
  return content;
}

using Visit = std::function<void(const Labelled&)>;

// Every superbox below, parents first.
void walk_superboxes(const ByteSource& bytes, std::uint64_t from, std::uint64_t to, int depth,
                     const Visit& visit) {
  if (depth == kMostDepth) return;
  walk_boxes(bytes, from, to, [&](const Box& box) {
    if (box.type != "jumb") return true;
    const std::optional<Labelled> labelled = describe(bytes, box);
    if (!labelled) return true;
    visit(*labelled);
    walk_superboxes(bytes, labelled->content, labelled->end, depth + 1, visit);
    return true;
  });
}

// --- What a manifest says ----------------------------------------------------------------------

std::string generator_of(const Cbor& claim) {
  const Cbor* info = claim.find("claim_generator_info");
  if (info != nullptr && info->kind == Cbor::Kind::list)  // As claims of version 1 have it.
    info = info->items.empty() ? nullptr : &info->items.front();
  if (info != nullptr) {
    if (const Cbor* name = info->find("name"); name != nullptr && !name->text.empty()) {
      const Cbor* version = info->find("version");
      return plain(name->text + (version != nullptr ? " " + version->text : ""));
    }
  }
  const Cbor* plain_name = claim.find("claim_generator");
  return plain_name == nullptr ? "" : plain(plain_name->text);
}

std::string source_type_of_actions(const Cbor& assertion) {
  const Cbor* actions = assertion.find("actions");
  if (actions == nullptr) return "";
  for (const Cbor& action : actions->items) {
    const Cbor* type = action.find("digitalSourceType");
    if (type != nullptr && !type->text.empty()) return source_type_in(type->text);
  }
  return "";
}

void read_store(const ByteSource& store, ContentCredentials& credentials) {
  // The last manifest is the active one; its parts come behind it and take the place of earlier
  // ones.
  walk_superboxes(store, 0, store.size(), 0, [&](const Labelled& box) {
    const std::string& label = box.label;
    if (label.starts_with("urn:")) {
      ++credentials.manifests;
      credentials.generator = credentials.source_type = credentials.signer = "";
    } else if (label == "c2pa.claim" || label == "c2pa.claim.v2") {
      if (const auto claim = parse_cbor(content_of(store, box, "cbor")))
        credentials.generator = generator_of(*claim);
    } else if (label.starts_with("c2pa.actions")) {
      const auto actions = parse_cbor(content_of(store, box, "cbor"));
      if (actions && credentials.source_type.empty())
        credentials.source_type = source_type_of_actions(*actions);
    } else if (label == "c2pa.signature") {
      if (const auto signature = parse_cbor(content_of(store, box, "cbor")))
        credentials.signer = plain(signer_of(*signature));
    }
  });
}

// Behind the id: 4 bytes of version and flags, "manifest\0", 8 bytes of an offset, the store.
std::string store_in(const ByteSource& bytes, const Box& box) {
  constexpr std::string_view kPurpose("manifest\0", 9);
  constexpr std::uint64_t kHead = 4 + 9 + 8;
  if (box.end - box.body <= kHead || box.end - box.body > kMostStore) return "";
  const std::string content = bytes.read(box.body, static_cast<std::size_t>(box.end - box.body));
  if (content.size() <= kHead || content.compare(4, kPurpose.size(), kPurpose) != 0) return "";
  return content.substr(kHead);
}

void read_xmp(const ByteSource& bytes, const Box& box, ContentCredentials& credentials) {
  credentials.xmp = true;
  const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(box.end - box.body, kMostXmp));
  const std::string packet = bytes.read(box.body, size);
  const std::size_t at = packet.find(kSourceTypes);
  if (at == std::string::npos) return;
  const std::size_t from = at + kSourceTypes.size();
  credentials.xmp_source_type =
      plain(packet.substr(from, packet.find_first_of("\"'<> \r\n\t", from) - from));
}

}  // namespace

ContentCredentials find_credentials(const ByteSource& bytes) {
  ContentCredentials credentials;
  walk_boxes(bytes, 0, bytes.size(), [&](const Box& box) {
    if (box.uuid == kC2paBox) {
      const std::string store = store_in(bytes, box);
      if (store.empty()) return true;  // Merkle data of a long clip, or nothing that we know.
      credentials.c2pa = true;
      credentials.bytes = store.size();
      read_store(*bytes_of(store), credentials);
    } else if (box.uuid == kXmpBox) {
      read_xmp(bytes, box, credentials);
    }
    return true;
  });
  return credentials;
}

ContentCredentials find_credentials(const std::filesystem::path& file) {
  Result<std::unique_ptr<ByteSource>> bytes = open_bytes(file);
  return bytes ? find_credentials(**bytes) : ContentCredentials();
}

Text credentials_line(const ContentCredentials& credentials) {
  Text line;
  const auto add = [&](const Text& more) {
    const char* const between = line.empty() ? "" : " · ";
    line.en.append(between).append(more.en);
    line.zh.append(between).append(more.zh);
  };
  if (credentials.c2pa) {
    add({"Content Credentials (C2PA) present, not verified", "附有內容憑證（C2PA），未經核實"});
    if (!credentials.generator.empty())
      add(fill(Text{"made by: {0}", "生成者：{0}"}, {credentials.generator}));
    if (!credentials.signer.empty())
      add(fill(Text{"signed by: {0}", "簽署者：{0}"}, {credentials.signer}));
    if (!credentials.source_type.empty())
      add(fill(Text{"source: {0}", "來源：{0}"}, {credentials.source_type}));
  }
  if (credentials.xmp) {
    add({"XMP label present", "附有 XMP 標籤"});
    if (!credentials.xmp_source_type.empty())
      add(fill(Text{"source: {0}", "來源：{0}"}, {credentials.xmp_source_type}));
  }
  return line;
}

}  // namespace shotlab
