// SPDX-License-Identifier: Apache-2.0

#include "app/generate/service_error.h"

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

using namespace shotlab;

namespace {

HttpReply reply(int status, const std::string& body, Headers headers = {}) {
  return {status, std::move(headers), body};
}

FailureClass class_of(const HttpReply& answer) {
  const ServiceError error = read_error_reply(answer);
  return class_of_refusal(answer.status, error, wait_of(answer, error));
}

}  // namespace

TEST_CASE("the message is found in every envelope that services use", "[generate]") {
  const std::pair<const char*, const char*> rows[] = {
      {R"({"error":{"code":"invalid_request","message":"no"}})", "no"},
      {R"([{"error":{"code":403,"message":"no","status":"PERMISSION_DENIED"}}])", "no"},
      {R"({"error":"no"})", "no"},
      {R"({"errors":[{"code":"api_error","message":"no"}]})", "no"},
      {R"({"detail":"no"})", "no"},
      {R"({"detail":[{"loc":["body","seconds"],"msg":"a"},{"msg":"b"}]})", "a; b"},
      {R"({"message":"no"})", "no"},
      {R"({"title":"no","detail":[],"status":404})", "no"},
      {"no", "no"},
      {R"({"error":{"message":["not","text"]}})", ""},
      {"[]", ""},
      {"null", ""},
      {"7", ""},
  };
  for (const auto& [body, message] : rows) {
    INFO(body);
    CHECK(read_error_reply(reply(400, body)).message == message);
  }
}

TEST_CASE("each status and code has its class", "[generate]") {
  struct Row {
    int status;
    const char* body;
    FailureClass failure;
  };
  const Row rows[] = {
      {400, R"({"error":{"code":"invalid_request","message":"duration"}})",
       FailureClass::bad_request},
      {400, R"({"error":{"code":"parameter_unknown","message":"x"}})", FailureClass::bad_request},
      {416, R"({"error":{"code":"out_of_range","message":"x"}})", FailureClass::bad_request},
      {422, R"({"detail":[{"msg":"x"}]})", FailureClass::bad_request},
      {400,
       R"({"error":{"message":"Multiple authentication credentials received. Please pass only one."}})",
       FailureClass::auth},
      {401, "", FailureClass::auth},
      {400, R"({"error":{"code":"failed_precondition","message":"Billing is off"}})",
       FailureClass::budget},
      {400, R"({"error":{"code":"failed_precondition","message":"x"}})", FailureClass::bad_request},
      {402, "", FailureClass::budget},
      {429, R"({"error":{"code":"quota_exceeded","message":"x"}})", FailureClass::budget},
      {429, R"({"error":{"type":"budget_exceeded","code":"429","message":"x"}})",
       FailureClass::budget},
      // Older gateways put it into a refusal of the key, or under another status.
      {401,
       R"({"detail":"Authentication Error, ExceededTokenBudget: Current spend for token: 7.2e-05; Max Budget for Token: 2e-07"})",
       FailureClass::budget},
      {400,
       R"({"error":{"message":"Budget has been exceeded! Current cost: 5.02, Max budget: 5.0","type":"auth_error","code":"400"}})",
       FailureClass::budget},
      {429, R"({"error":{"message":"limit: 25 requests per day"}})", FailureClass::budget},
      {429, R"({"error":{"message":"limit: 25 requests per day. Please retry in 17s."}})",
       FailureClass::rate_limited},
      {429, R"({"error":{"code":"resource_exhausted","message":"x"}})", FailureClass::rate_limited},
      {429, "", FailureClass::rate_limited},
      {403, R"({"error":{"code":"permission_denied","message":"x"}})", FailureClass::forbidden},
      {404, R"({"error":{"code":"model_not_found","message":"x"}})", FailureClass::model_gone},
      {404, R"({"error":{"code":404,"message":"models/veo is not found"}})",
       FailureClass::model_gone},
      {404, R"({"error":{"code":"not_found","message":"no such file"}})",
       FailureClass::bad_request},
      {409, R"({"error":{"code":"aborted"}})", FailureClass::transient},
      {413, "<html><body>too large</body></html>", FailureClass::too_large},
      {400, R"({"error":{"code":"invalid_request","status":"SPII","message":"x"}})",
       FailureClass::blocked},
      {400, R"({"error":{"message":"Your request was blocked by us for safety."}})",
       FailureClass::blocked},
      {403, R"({"error":{"code":"image_safety","message":"x"}})", FailureClass::blocked},
  };
  for (const Row& row : rows) {
    INFO(row.status << " " << row.body);
    CHECK(name_of(class_of(reply(row.status, row.body))) == name_of(row.failure));
  }
}

TEST_CASE("every documented blocked code blocks, and only as a whole word", "[generate]") {
  for (const char* code : {"safety", "recitation", "language", "prohibited_content", "spii",
                           "blocklist", "image_safety", "image_prohibited_content",
                           "image_recitation", "image_other", "content_blocked"}) {
    INFO(code);
    ServiceError error;
    error.code = code;
    CHECK(is_blocked(error));
    error.code = std::string("not_") + code;
    CHECK_FALSE(is_blocked(error));
  }
  ServiceError about_key;
  about_key.reasons = {"API_KEY_SERVICE_BLOCKED"};
  about_key.message = "Requests to this API are blocked for this key.";
  CHECK_FALSE(is_blocked(about_key));
}

TEST_CASE("the wait is taken from the header, then from RetryInfo, then from the words",
          "[generate]") {
  const std::string info =
      R"({"error":{"message":"retry in 5s","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"18s"}]}})";
  const HttpReply both = reply(429, info, {{"retry-after", "43"}});
  CHECK(wait_of(both, read_error_reply(both)) == 43);
  const HttpReply detail = reply(429, info);
  CHECK(wait_of(detail, read_error_reply(detail)) == 18);
  const HttpReply words = reply(429, R"({"error":{"message":"Please retry in 5s."}})");
  CHECK(wait_of(words, read_error_reply(words)) == 5);
  const HttpReply nothing = reply(429, "{}");
  CHECK_FALSE(wait_of(nothing, read_error_reply(nothing)));
}
