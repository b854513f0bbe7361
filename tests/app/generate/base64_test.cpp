// SPDX-License-Identifier: Apache-2.0

#include "app/generate/base64.h"

#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("base64 is as RFC 4648 shows it", "[generate]") {
  const std::pair<const char*, const char*> rows[] = {{"", ""},
                                                      {"f", "Zg=="},
                                                      {"fo", "Zm8="},
                                                      {"foo", "Zm9v"},
                                                      {"foob", "Zm9vYg=="},
                                                      {"fooba", "Zm9vYmE="},
                                                      {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, coded] : rows) {
    CHECK(to_base64(plain) == coded);
    CHECK(from_base64(coded) == plain);
  }
}

TEST_CASE("base64 of all bytes comes back", "[generate]") {
  std::string all;
  for (int i = 0; i < 1000; ++i) all.push_back(static_cast<char>(i * 7));
  for (std::size_t size = 0; size < all.size(); size += 37) {
    CHECK(from_base64(to_base64(all.substr(0, size))) == all.substr(0, size));
  }
}

TEST_CASE("line breaks and missing padding are forgiven, strangers are not", "[generate]") {
  CHECK(from_base64("Zm9v\r\nYm Fy") == "foobar");
  CHECK(from_base64("Zg") == "f");
  CHECK(from_base64("Zm8") == "fo");
  for (const char* text :
       {"Z", "Zg=", "Zg===", "Zm9v=", "Z=g=", "Zm9v!", "Zm9v\x80", "=", "Zg==Zg=="}) {
    INFO(text);
    CHECK_FALSE(from_base64(text));
  }
}
