// SPDX-License-Identifier: Apache-2.0

#include "app/core/cbor.h"

#include <cstdint>

namespace shotlab {
namespace {

constexpr int kMostDepth = 24;
constexpr std::size_t kMostItems = 100'000;

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::optional<Cbor> value(int depth) {
    if (depth == kMostDepth || ++items_ > kMostItems) return std::nullopt;
    const std::optional<Head> head = next();
    if (!head) return std::nullopt;
    switch (head->major) {
      case 2:
      case 3:
        return string_of(*head, depth);
      case 4:
        return list(*head, depth);
      case 5:
        return map(*head, depth);
      case 6:
        return value(depth + 1);  // A tag: what it is on counts.
      default: {
        Cbor number;
        number.text = head->major == 0 ? std::to_string(head->argument)
                      : head->major == 1 && head->argument < UINT64_MAX
                          ? "-" + std::to_string(head->argument + 1)
                          : "";
        return number;
      }
    }
  }

 private:
  struct Head {
    int major = 0;
    std::uint64_t argument = 0;
    bool open = false;  // Of no length told: until a break.
  };

  std::optional<Head> next() {
    if (bytes_.empty()) return std::nullopt;
    const auto first = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    Head head{first >> 5, static_cast<std::uint64_t>(first & 31), false};
    if (head.argument < 24) return head;
    if (head.argument == 31) {
      head.open = true;
      return head.major >= 2 && head.major <= 5 ? std::optional<Head>(head) : std::nullopt;
    }
    if (head.argument > 27) return std::nullopt;
    const std::size_t count = std::size_t{1} << (head.argument - 24);
    if (bytes_.size() < count) return std::nullopt;
    head.argument = 0;
    for (std::size_t i = 0; i < count; ++i)
      head.argument = head.argument << 8 | static_cast<unsigned char>(bytes_[i]);
    bytes_.remove_prefix(count);
    return head;
  }

  bool take_break() {
    if (bytes_.empty() || bytes_.front() != '\xff') return false;
    bytes_.remove_prefix(1);
    return true;
  }

  std::optional<Cbor> string_of(const Head& head, int depth) {
    Cbor string;
    string.kind = head.major == 3 ? Cbor::Kind::text : Cbor::Kind::bytes;
    if (head.open) {
      while (!take_break()) {
        const std::optional<Cbor> piece = value(depth + 1);
        if (!piece || piece->kind != string.kind) return std::nullopt;
        string.text += piece->text;
      }
      return string;
    }
    if (head.argument > bytes_.size()) return std::nullopt;
    string.text = bytes_.substr(0, static_cast<std::size_t>(head.argument));
    bytes_.remove_prefix(static_cast<std::size_t>(head.argument));
    return string;
  }

  std::optional<Cbor> list(const Head& head, int depth) {
    Cbor list;
    list.kind = Cbor::Kind::list;
    for (std::uint64_t i = 0; head.open ? !take_break() : i < head.argument; ++i) {
      std::optional<Cbor> item = value(depth + 1);
      if (!item) return std::nullopt;
      list.items.push_back(std::move(*item));
    }
    return list;
  }

  std::optional<Cbor> map(const Head& head, int depth) {
    Cbor map;
    map.kind = Cbor::Kind::map;
    for (std::uint64_t i = 0; head.open ? !take_break() : i < head.argument; ++i) {
      std::optional<Cbor> key = value(depth + 1);
      if (!key) return std::nullopt;
      std::optional<Cbor> item = value(depth + 1);
      if (!item) return std::nullopt;
      map.keys.push_back(std::move(key->text));
      map.items.push_back(std::move(*item));
    }
    return map;
  }

  std::string_view bytes_;
  std::size_t items_ = 0;
};

// --- DER ---------------------------------------------------------------------------------------

struct Der {
  int tag = 0;
  std::string_view content;
};

// Takes the next element off `bytes`.
std::optional<Der> take_der(std::string_view& bytes) {
  if (bytes.size() < 2) return std::nullopt;
  Der der{static_cast<unsigned char>(bytes[0]), {}};
  std::size_t length = static_cast<unsigned char>(bytes[1]);
  std::size_t head = 2;
  if (length > 127) {
    const std::size_t count = length & 127;
    if (count == 0 || count > 4 || bytes.size() < 2 + count) return std::nullopt;
    length = 0;
    for (std::size_t i = 0; i < count; ++i)
      length = length << 8 | static_cast<unsigned char>(bytes[2 + i]);
    head += count;
  }
  if (length > bytes.size() - head) return std::nullopt;
  der.content = bytes.substr(head, length);
  bytes.remove_prefix(head + length);
  return der;
}

// Certificate > TBSCertificate > [version], serial, algorithm, issuer, validity, subject.
std::string_view subject_of(std::string_view certificate) {
  constexpr int kSequence = 0x30;
  constexpr int kVersion = 0xa0;
  std::optional<Der> outer = take_der(certificate);
  if (!outer || outer->tag != kSequence) return {};
  std::string_view rest = outer->content;
  std::optional<Der> inner = take_der(rest);
  if (!inner || inner->tag != kSequence) return {};
  rest = inner->content;
  std::optional<Der> part = take_der(rest);
  if (part && part->tag == kVersion) part = take_der(rest);
  for (int i = 0; part && i < 4; ++i) part = take_der(rest);  // From the serial to the subject.
  return part && part->tag == kSequence ? part->content : std::string_view();
}

// The attribute 2.5.4.`last` of a name: RDNs are sets of pairs.
std::string attribute(std::string_view name, char last) {
  const std::string wanted = {'\x55', '\x04', last};
  while (const std::optional<Der> set = take_der(name)) {
    std::string_view pairs = set->content;
    while (const std::optional<Der> pair = take_der(pairs)) {
      std::string_view rest = pair->content;
      const std::optional<Der> id = take_der(rest);
      const std::optional<Der> value = take_der(rest);
      if (id && value && id->content == wanted) return std::string(value->content);
    }
  }
  return "";
}

}  // namespace

const Cbor* Cbor::find(std::string_view key) const {
  if (kind != Kind::map) return nullptr;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] == key) return &items[i];
  }
  return nullptr;
}

std::optional<Cbor> parse_cbor(std::string_view bytes) { return Reader(bytes).value(0); }

std::string signer_of(const Cbor& cose_sign1) {
  constexpr std::string_view kX5Chain = "33";
  constexpr char kOrganisation = 10;
  constexpr char kCommonName = 3;
  if (cose_sign1.items.size() != 4) return "";
  const std::optional<Cbor> protected_part = parse_cbor(cose_sign1.items[0].text);
  const Cbor* chain = protected_part ? protected_part->find(kX5Chain) : nullptr;
  if (chain == nullptr) chain = cose_sign1.items[1].find(kX5Chain);
  if (chain == nullptr) chain = cose_sign1.items[1].find("x5chain");
  if (chain != nullptr && chain->kind == Cbor::Kind::list)
    chain = chain->items.empty() ? nullptr : &chain->items.front();
  if (chain == nullptr || chain->kind != Cbor::Kind::bytes) return "";
  const std::string_view subject = subject_of(chain->text);
  const std::string organisation = attribute(subject, kOrganisation);
  return organisation.empty() ? attribute(subject, kCommonName) : organisation;
}

}  // namespace shotlab
