// SPDX-License-Identifier: Apache-2.0
//
// Catch2's header, compiled once for all tests (CMakeLists.txt).

#include "tests/support/catch.h"
