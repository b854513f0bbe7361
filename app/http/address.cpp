// SPDX-License-Identifier: Apache-2.0

#include "app/http/address.h"

#include <curl/curl.h>

#include <memory>

#include "media/base/text.h"

namespace shotlab::http {
namespace {

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part(CURLU* url, CURLUPart which, unsigned int flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, flags) != CURLUE_OK || text == nullptr) return "";
  std::string copy = text;
  curl_free(text);
  return copy;
}

Error not_an_address() {
  return {ErrorCode::bad_input,
          {"The address of the service is not a web address.", "服務的網址不是有效的網址。"},
          {"It looks like https://name.example, without a user name or password in it.",
           "網址的形式是 https://name.example，當中不可有用戶名稱或密碼。"}};
}

}  // namespace

bool Address::is_loopback() const {
  return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

std::string Address::shown() const {
  const bool usual = port == (scheme == "http" ? "80" : "443");
  return usual ? host : host + ":" + port;
}

Result<Address> parse_address(const std::string& url) {
  const Url parsed(curl_url(), &curl_url_cleanup);
  if (!parsed || url.find('\0') != std::string::npos) return not_an_address();
  if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK) {
    return not_an_address();
  }
  Address address;
  address.url = url;
  address.scheme = lower_ascii(part(parsed.get(), CURLUPART_SCHEME));
  address.host = lower_ascii(part(parsed.get(), CURLUPART_HOST));
  address.port = part(parsed.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  if (address.scheme.empty() || address.host.empty() || address.port.empty()) {
    return not_an_address();
  }
  return address;
}

Status may_contact(const Address& base, const Address& address) {
  if (address.scheme == "https") return done();
  if (address.scheme == "http" && base.is_loopback() && address.is_loopback()) return done();
  return Error{ErrorCode::bad_input,
               fill(Text{"Shotlab does not talk to {0} over {1}, where others could read along.",
                         "Shotlab 不會以 {1} 連接 {0}，因為內容會被他人看到。"},
                    {address.shown(), address.scheme}),
               {"Only https is used, and plain http only to this computer itself.",
                "只會使用 https；純 http 只用於這部電腦本身。"}};
}

}  // namespace shotlab::http
