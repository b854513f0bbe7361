// SPDX-License-Identifier: Apache-2.0

#include "app/core/handin/secrets.h"

#include <algorithm>
#include <array>

#include "app/generate/base64.h"

namespace shotlab {
namespace {

constexpr std::size_t kShortestKey = 8;
constexpr std::size_t kTail = 2048;  // Longer than any form of a key.

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool in_token(char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == '%'; }

// How keys of services begin, and how many characters of a token must follow at least.
struct Shape {
  std::string_view begin;
  std::size_t least;
  bool alone;  // No letter or digit stands before it.
  Text kind;
};

const std::array<Shape, 11>& shapes() {
  static const std::array<Shape, 11> all{{
      {"AIza", 30, true, {"a Google key", "Google 金鑰"}},
      {"sk-", 20, true, {"a service's secret key", "服務的密鑰"}},
      {"sk_live_", 16, true, {"a service's secret key", "服務的密鑰"}},
      {"xai-", 20, true, {"a service's key", "服務的金鑰"}},
      {"hf_", 30, true, {"a service's token", "服務的權杖"}},
      {"ghp_", 30, true, {"an access token", "存取權杖"}},
      {"github_pat_", 30, true, {"an access token", "存取權杖"}},
      {"AKIA", 16, true, {"a cloud access key", "雲端存取金鑰"}},
      {"Bearer ", 20, true, {"an authorisation header", "授權標頭"}},
      {"X-Goog-Signature=", 16, false, {"a signed address", "已簽署的網址"}},
      {"X-Amz-Signature=", 16, false, {"a signed address", "已簽署的網址"}},
  }};
  return all;
}

const Text kPrivateKey{"a private key", "私人密鑰"};
const Text kKnown{"a key that this machine uses", "這部電腦所用的金鑰"};

bool has_shape(std::string_view bytes, const Shape& shape) {
  for (std::size_t at = bytes.find(shape.begin); at != std::string_view::npos;
       at = bytes.find(shape.begin, at + 1)) {
    if (shape.alone && at > 0 && is_alphanumeric(bytes[at - 1])) continue;
    std::size_t end = at + shape.begin.size();
    while (end < bytes.size() && in_token(bytes[end])) ++end;
    if (end - at - shape.begin.size() >= shape.least) return true;
  }
  return false;
}

bool has_private_key(std::string_view bytes) {
  const std::size_t at = bytes.find("-----BEGIN ");
  return at != std::string_view::npos &&
         bytes.substr(at, 64).find("PRIVATE KEY-----") != std::string_view::npos;
}

std::string hexadecimal(std::string_view bytes, const char* digits) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::string percent(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    if (is_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == '~') {
      out += c;
    } else {
      out += '%' + hexadecimal(std::string_view(&c, 1), "0123456789ABCDEF");
    }
  }
  return out;
}

// The digits of base64 that a key has wherever it begins: those that hang on its neighbours left
// out.
std::string base64_at(const std::string& key, std::size_t before) {
  const std::string whole = to_base64(std::string(before, 'x') + key);
  const std::size_t first = (before * 8 + 5) / 6;
  const std::size_t last = (before + key.size()) * 8 / 6;
  return last > first ? whole.substr(first, last - first) : std::string();
}

}  // namespace

std::vector<std::string> known_keys(const Settings& settings, Keyring& keyring,
                                    const Environment& read) {
  std::vector<std::string> keys;
  for (const ProviderProfile& profile : settings.providers) {
    const std::string variable = read(key_variable(profile.name).c_str());
    if (!variable.empty()) keys.push_back(variable);
    if (!profile.needs_key()) continue;
    Result<std::optional<std::string>> kept = keyring.find(profile.name);
    if (kept && *kept) keys.push_back(**kept);
  }
  return keys;
}

SecretScan::SecretScan(const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    if (key.size() < kShortestKey) continue;
    std::vector<std::string> forms{key, percent(key), hexadecimal(key, "0123456789abcdef"),
                                   hexadecimal(key, "0123456789ABCDEF")};
    for (std::size_t before = 0; before < 3; ++before) forms.push_back(base64_at(key, before));
    for (std::string& form : forms) {
      if (form.size() >= kShortestKey &&
          std::find(forms_.begin(), forms_.end(), form) == forms_.end())
        forms_.push_back(std::move(form));
    }
  }
}

std::optional<Text> SecretScan::look(std::string_view bytes) {
  tail_.append(bytes);
  for (const std::string& form : forms_) {
    if (tail_.find(form) != std::string::npos) return kKnown;
  }
  for (const Shape& shape : shapes()) {
    if (has_shape(tail_, shape)) return shape.kind;
  }
  if (has_private_key(tail_)) return kPrivateKey;
  if (tail_.size() > kTail) tail_.erase(0, tail_.size() - kTail);
  return std::nullopt;
}

}  // namespace shotlab
