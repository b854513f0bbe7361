// SPDX-License-Identifier: Apache-2.0

#include <array>
#include <cstdio>

#include "app/core/otio.h"

namespace shotlab {

std::string to_url(const std::string& path) {
  static constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out;
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    std::array<char, 4> escape{};
    std::snprintf(escape.data(), escape.size(), "%%%02X", static_cast<unsigned char>(c));
    out += escape.data();
  }
  return out;
}

std::string from_url(const std::string& url) {
  if (url.empty() || url.front() == '/' || url.find("://") != std::string::npos) return "";
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
  };
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const bool escaped =
        url[i] == '%' && i + 2 < url.size() && digit(url[i + 1]) >= 0 && digit(url[i + 2]) >= 0;
    if (!escaped) {
      out += url[i];
      continue;
    }
    out += static_cast<char>(digit(url[i + 1]) * 16 + digit(url[i + 2]));
    i += 2;
  }
  return out.find('\0') == std::string::npos ? out : "";
}

}  // namespace shotlab
