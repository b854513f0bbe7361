// SPDX-License-Identifier: Apache-2.0

#include "app/generate/addresses.h"

#include "app/generate/base64.h"
#include "app/generate/gemini_files.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

bool begins_at(std::string_view uri, std::string_view base) {
  return uri.starts_with(base) && (uri.size() == base.size() || uri[base.size()] == '/');
}

std::string encoded(std::string_view text, bool keep_slash) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~' || (keep_slash && c == '/');
    if (plain) {
      out.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

}  // namespace

std::string tidy_base(std::string base_url, std::string_view suffix) {
  while (base_url.ends_with('/')) base_url.pop_back();
  if (!suffix.empty() && base_url.ends_with(suffix)) {
    base_url.resize(base_url.size() - suffix.size());
    while (base_url.ends_with('/')) base_url.pop_back();
  }
  return base_url;
}

std::string origin_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || scheme == 0) return "";
  return lower_ascii(url.substr(0, url.find_first_of("/?#", scheme + 3)));
}

std::string percent_encoded(std::string_view text) { return encoded(text, false); }
std::string percent_encoded_path(std::string_view path) { return encoded(path, true); }

bool is_plain_path(std::string_view path) {
  for (const std::string& part : split(path, '/')) {
    if (part.empty() || part == "." || part == "..") return false;
  }
  return !path.empty();
}

std::string data_uri(const Attachment& attachment) {
  return "data:" + attachment.mime + ";base64," + to_base64(attachment.bytes);
}

std::string file_id_in(std::string_view uri) {
  constexpr std::string_view kFiles = "/files/";
  const std::string_view path = uri.substr(0, uri.find_first_of("?#"));
  const std::size_t at = path.rfind(kFiles);
  if (at == std::string_view::npos) return "";
  std::string_view id = path.substr(at + kFiles.size());
  id = id.substr(0, id.find_first_of(":/"));
  return is_file_id(id) ? std::string(id) : "";
}

std::optional<RemoteResult> result_at(std::string uri, const std::string& base_url) {
  if (uri.starts_with('/') && !uri.starts_with("//")) uri = base_url + uri;
  RemoteResult result;
  const bool ours = begins_at(uri, base_url);
  if (!ours && !uri.starts_with("https://")) return std::nullopt;
  if (ours || begins_at(uri, kGoogleHost)) {
    result.file_id = file_id_in(uri);
    result.send_key = ours || !result.file_id.empty();
  }
  result.uri = std::move(uri);
  return result;
}

}  // namespace shotlab
