// SPDX-License-Identifier: Apache-2.0

#include "media/base/cancel.h"

#include <thread>

#include "tests/support/catch.h"

using namespace shotlab;
using namespace std::chrono_literals;

TEST_CASE("copies of a cancel token share one flag", "[base]") {
  const Cancel asked;
  const Cancel worker = asked;

  asked.request();

  CHECK(worker.requested());
}

TEST_CASE("a fresh cancel token is not requested, and waiting on it ends by time", "[base]") {
  const Cancel cancel;

  CHECK_FALSE(cancel.requested());
  CHECK_FALSE(cancel.wait_for(1ms));
}

TEST_CASE("cancelling wakes whoever sleeps on the token", "[base]") {
  const Cancel cancel;
  bool woken_by_cancel = false;
  std::thread sleeper([&] { woken_by_cancel = cancel.wait_for(10min); });

  cancel.request();
  sleeper.join();

  CHECK(woken_by_cancel);
}
