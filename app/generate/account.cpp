// SPDX-License-Identifier: Apache-2.0

#include "app/generate/account.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/generate/addresses.h"
#include "app/generate/lenient_json.h"
#include "app/generate/show_text.h"

namespace shotlab {

HttpRequest build_key_info(const std::string& base_url, const std::string& key_header) {
  HttpRequest request;
  request.url = tidy_base(tidy_base(base_url, "/v1"), "/gemini") + "/key/info";
  request.credential_header = key_header;
  request.timeout_s = 30;
  return request;
}

std::optional<RemoteAccount> read_key_info(const HttpReply& reply) {
  if (reply.status != 200) return std::nullopt;
  const std::optional<nlohmann::json> json = parse_json(reply.body);
  if (!json) return std::nullopt;
  const nlohmann::json* info = field(*json, "info");
  if (info == nullptr || !info->is_object()) info = &*json;
  const std::optional<std::int64_t> spent = micros_field(*info, "spend");
  if (!spent) return std::nullopt;
  RemoteAccount account;
  account.spent_micros = *spent;
  account.limit_micros = micros_field(*info, "max_budget");
  account.name = show_text(text_field(*info, "key_alias"));
  return account;
}

}  // namespace shotlab
