// SPDX-License-Identifier: Apache-2.0
//
// Content credentials are noticed in files that this test builds, box by box, and nothing that a
// file claims makes the reader go astray.

#include "app/core/credentials.h"

#include "app/core/cbor.h"
#include "media/base/hash.h"
#include "tests/app/core/small_clip.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

std::string big_endian(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text.push_back(static_cast<char>(value >> (8 * i)));
  return text;
}
std::string box(const std::string& type, const std::string& body) {
  return big_endian(body.size() + 8, 4) + type + body;
}
std::string from_hex(const std::string& digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes.push_back(static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16)));
  return bytes;
}

// CBOR and DER, as small as they come.
std::string head(int major, std::size_t count) {
  return count < 24 ? std::string(1, static_cast<char>(major << 5 | static_cast<int>(count)))
                    : std::string(1, static_cast<char>(major << 5 | 25)) + big_endian(count, 2);
}
std::string text(const std::string& words) { return head(3, words.size()) + words; }
std::string blob(const std::string& bytes) { return head(2, bytes.size()) + bytes; }
std::string list(const std::vector<std::string>& items) {
  std::string all = head(4, items.size());
  for (const std::string& item : items) all += item;
  return all;
}
std::string map(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::string all = head(5, pairs.size());
  for (const auto& [key, value] : pairs) all += key + value;
  return all;
}
std::string der(int tag, const std::string& content) {
  std::string all(1, static_cast<char>(tag));
  if (content.size() > 127) all += '\x82' + big_endian(content.size(), 2);
  if (content.size() <= 127) all += static_cast<char>(content.size());
  return all + content;
}
std::string attribute(int last, const std::string& value) {
  return der(0x31, der(0x30, der(6, std::string("\x55\x04", 2) + static_cast<char>(last)) +
                                 der(0x0c, value)));
}
std::string certificate(const std::string& subject) {
  const std::string tbs = der(0xa0, der(2, "\x02")) + der(2, "\x01") + der(0x30, "") +
                          der(0x30, attribute(10, "Some Authority")) + der(0x30, "") +
                          der(0x30, subject);
  return der(0x30, der(0x30, tbs) + der(0x30, "") + der(3, "x"));
}

std::string superbox(const std::string& label, const std::string& content) {
  return box("jumb", box("jumd", std::string(16, 'u') + '\x03' + label + '\0') + content);
}
std::string manifest(const std::string& urn, const std::string& generator, const std::string& type,
                     const std::string& signer) {
  const std::string claim =
      map({{text("claim_generator_info"),
            map({{text("name"), text(generator)}, {text("version"), text("2.1")}})}});
  const std::string actions =
      map({{text("actions"),
            list({map({{text("action"), text("c2pa.created")},
                       {text("digitalSourceType"),
                        text("http://cv.iptc.org/newscodes/digitalsourcetype/" + type)}})})}});
  const std::string unprotected =
      map({{std::string("\x18\x21", 2), list({blob(certificate(signer))})}});  // 33: x5chain
  const std::string cose = "\xd2" + list({blob(map({})), unprotected, "\xf6", blob("signature")});
  return superbox(urn,
                  superbox("c2pa.assertions", superbox("c2pa.actions.v2", box("cbor", actions))) +
                      superbox("c2pa.claim.v2", box("cbor", claim)) +
                      superbox("c2pa.signature", box("cbor", cose)));
}
std::string c2pa_box(const std::string& manifests) {
  return box("uuid", from_hex("d8fec3d61b0e483c92975828877ec481") + std::string(4, '\0') +
                         std::string("manifest\0", 9) + std::string(8, '\0') +
                         superbox("c2pa", manifests));
}
std::string xmp_box(const std::string& type) {
  return box("uuid",
             from_hex("be7acfcb97a942e89c71999491e3afac") +
                 "<x:xmpmeta><rdf:Description Iptc4xmpExt:DigitalSourceType=\"http://cv.iptc.org/"
                 "newscodes/digitalsourcetype/" +
                 type + "\"/></x:xmpmeta>");
}
std::string clip_with(const std::string& boxes) {
  return box("ftyp", "isom0000") + boxes + box("moov", std::string(50, 'm')) +
         box("mdat", std::string(300, 'd'));
}
ContentCredentials found_in(const std::string& bytes) { return find_credentials(*bytes_of(bytes)); }

const std::string kSigned = clip_with(
    c2pa_box(manifest("urn:c2pa:old", "Camera", "digitalCapture", attribute(10, "Camera Works")) +
             manifest("urn:c2pa:new", "Veo", "trainedAlgorithmicMedia",
                      attribute(3, "Signing Service") + attribute(10, "Google LLC"))));

}  // namespace

TEST_CASE("Content credentials are noticed, with what the newest manifest says", "[core]") {
  const ContentCredentials found = found_in(kSigned);

  CHECK(found.c2pa);
  CHECK(found.manifests == 2);
  CHECK(found.generator == "Veo 2.1");
  CHECK(found.source_type == "trainedAlgorithmicMedia");
  CHECK(found.signer == "Google LLC");
  CHECK_FALSE(found.xmp);
  CHECK(credentials_line(found).en ==
        "Content Credentials (C2PA) present, not verified · made by: Veo 2.1 · signed by: Google "
        "LLC · source: trainedAlgorithmicMedia");
  CHECK_THAT(credentials_line(found).zh, test::contains("未經核實"));
}

TEST_CASE("An XMP label is noticed with its source type", "[core]") {
  const ContentCredentials found = found_in(clip_with(xmp_box("algorithmicMedia")));
  CHECK(found.xmp);
  CHECK(found.xmp_source_type == "algorithmicMedia");
  CHECK_FALSE(found.c2pa);
}

TEST_CASE("A clip without credentials has none, and says nothing", "[core]") {
  CHECK(found_in(clip_with("")).empty());
  CHECK(credentials_line({}).empty());
  CHECK(found_in("").empty());
  CHECK(found_in("not a clip at all").empty());
  CHECK(find_credentials("/no/such/file").empty());
}

TEST_CASE("A practice clip's own label is found, and looking changes no byte", "[core]") {
  test::TempDir dir;
  const auto clip = test::make_small_clip(dir / "clip.mp4", 3, "algorithmicMedia");
  const std::string before = *sha256_of_file(clip);
  const ContentCredentials found = find_credentials(clip);
  CHECK(found.xmp);
  CHECK(found.xmp_source_type == "algorithmicMedia");
  CHECK(*sha256_of_file(clip) == before);
}

TEST_CASE("What a manifest wants shown is one line of plain letters", "[core]") {
  const ContentCredentials found = found_in(clip_with(c2pa_box(
      manifest("urn:c2pa:x", "evil\n\x1b[31m\xe2\x80\xae" + std::string(1000, 'x'), "a\tb", "z"))));
  CHECK(found.generator.find('\n') == std::string::npos);
  CHECK(found.generator.find('\x1b') == std::string::npos);
  CHECK(found.generator.find("\xe2\x80\xae") == std::string::npos);
  CHECK(found.generator.size() <= 204);
  CHECK(found.signer.empty());
}

TEST_CASE("Cut, altered and nested files never lead the reader astray", "[core]") {
  for (std::size_t size = 0; size < kSigned.size(); ++size) (void)found_in(kSigned.substr(0, size));
  std::uint64_t dice = 7;
  for (int round = 0; round < 5000; ++round) {
    std::string bad = kSigned;
    for (int i = 0; i < 1 + round % 4; ++i) {
      dice = dice * 6364136223846793005u + 1442695040888963407u;
      const std::size_t at = (dice >> 33) % bad.size();
      static constexpr unsigned char kValues[] = {0x00, 0x01, 0x7f, 0x80, 0xff};
      bad[at] = static_cast<char>(kValues[(dice >> 20) % 5]);
    }
    (void)found_in(bad);
  }
  std::string nested = "x";
  for (int i = 0; i < 2000; ++i) nested = superbox("c2pa", nested);
  CHECK(found_in(clip_with(c2pa_box(nested))).c2pa);
  std::string lists(100'000, '\x81');
  CHECK_FALSE(parse_cbor(lists));
  CHECK_FALSE(parse_cbor("\x9b\xff\xff\xff\xff\xff\xff\xff\xff"));
  CHECK_FALSE(parse_cbor("\x5b\xff\xff\xff\xff\xff\xff\xff\xff"));
  CHECK(parse_cbor("\xbf\x61"
                   "a\x01\xff")
            ->keys == std::vector<std::string>{"a"});
}

TEST_CASE("Boxes are walked to the end or not at all", "[core]") {
  const auto ends_well = [](const std::string& bytes) {
    return walk_boxes(*bytes_of(bytes), 0, bytes.size(), [](const Box&) { return true; });
  };
  CHECK(ends_well(clip_with("")));
  CHECK(ends_well(big_endian(0, 4) + "mdat" + "to the end"));
  CHECK(ends_well(big_endian(1, 4) + "mdat" + big_endian(20, 8) + "four"));
  CHECK_FALSE(ends_well(clip_with("").substr(1)));
  CHECK_FALSE(ends_well(clip_with("") + "abc"));
  CHECK_FALSE(ends_well(big_endian(7, 4) + "mdat"));
  CHECK_FALSE(ends_well(big_endian(1, 4) + "mdat" + big_endian(15, 8)));
  CHECK_FALSE(ends_well(big_endian(1, 4) + "mdat" + big_endian(~0ULL, 8)));
  CHECK_FALSE(ends_well(box("uuid", "short")));
}
