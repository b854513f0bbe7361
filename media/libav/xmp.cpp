// SPDX-License-Identifier: Apache-2.0

#include "media/libav/xmp.h"

#include <cstdint>
#include <string_view>

#include "media/base/text.h"
#include "media/libav/container_scan.h"

namespace shotlab::av {
namespace {

// Characters that XML 1.0 cannot hold are left out.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char32_t point : code_points(text)) {
    switch (point) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      default:
        if (point >= 0x20 || point == U'\t' || point == U'\n' || point == U'\r') {
          if (point != 0xfffe && point != 0xffff) append_utf8(out, point);
        }
    }
  }
  return out;
}

std::string in_any_language(std::string_view element, std::string_view text) {
  std::string out = "   <";
  out.append(element).append("><rdf:Alt><rdf:li xml:lang=\"x-default\">");
  out.append(escaped(text)).append("</rdf:li></rdf:Alt></").append(element).append(">\n");
  return out;
}

}  // namespace

std::string xmp_packet(const std::map<std::string, std::string>& metadata,
                       const std::string& digital_source_type) {
  const auto value = [&](const char* key) {
    const auto found = metadata.find(key);
    return found == metadata.end() ? std::string() : found->second;
  };
  std::string out =
      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "  <rdf:Description rdf:about=\"\"\n"
      "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
      "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
      "    xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\">\n"
      "   <xmp:CreatorTool>Shotlab</xmp:CreatorTool>\n";
  if (!digital_source_type.empty()) {
    out += "   <Iptc4xmpExt:DigitalSourceType>";
    out += kDigitalSourceTypes;
    out += escaped(digital_source_type) + "</Iptc4xmpExt:DigitalSourceType>\n";
  }
  const std::string title = value("title");
  if (!title.empty()) out += in_any_language("dc:title", title);
  const std::string words = value("description").empty() ? value("comment") : value("description");
  if (!words.empty()) out += in_any_language("dc:description", words);
  const std::string rights = value("copyright");
  if (!rights.empty()) out += in_any_language("dc:rights", rights);
  const std::string artist = value("artist");
  if (!artist.empty()) {
    out +=
        "   <dc:creator><rdf:Seq><rdf:li>" + escaped(artist) + "</rdf:li></rdf:Seq></dc:creator>\n";
  }
  out +=
      "  </rdf:Description>\n"
      " </rdf:RDF>\n"
      "</x:xmpmeta>\n"
      "<?xpacket end=\"r\"?>";
  return out;
}

std::string xmp_box(const std::string& packet) {
  const auto size = static_cast<std::uint32_t>(8 + kXmpUuid.size() + packet.size());
  std::string box;
  for (int shift = 24; shift >= 0; shift -= 8)
    box.push_back(static_cast<char>(size >> shift & 0xff));
  box += "uuid";
  box += kXmpUuid;
  box += packet;
  return box;
}

}  // namespace shotlab::av
