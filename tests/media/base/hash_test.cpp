// SPDX-License-Identifier: Apache-2.0

#include "media/base/hash.h"

#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

TEST_CASE("SHA-256 gives the published digests", "[base]") {
  // FIPS 180-4 example messages.
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 does not depend on how the bytes arrive", "[base]") {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes.push_back(static_cast<char>(i * 7));

  for (std::size_t piece : {1u, 3u, 63u, 64u, 65u, 200u}) {
    Sha256 hash;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      hash.add(std::string_view(bytes).substr(at, piece));
    }
    CHECK(hash.hex() == sha256(bytes));
  }
}

TEST_CASE("a file's SHA-256 is the one that sha256sum prints", "[base]") {
  if (!test::have_program("sha256sum")) SKIP("sha256sum is not installed");
  const test::TempDir folder;
  const auto path = folder.write("clip.bin", std::string(200'001, 'x') + "end");

  const Result<std::string> hash = sha256_of_file(path);

  REQUIRE(hash);
  CHECK_THAT(test::run({"sha256sum", path.string()}).out, test::contains(*hash));
}

TEST_CASE("a missing file has no hash, and is named", "[base]") {
  const Result<std::string> hash = sha256_of_file("/nowhere/at-all.mp4");

  REQUIRE_FALSE(hash);
  CHECK(hash.error().code == ErrorCode::not_found);
  CHECK_THAT(hash.error().message.en, test::contains("/nowhere/at-all.mp4"));
}
