// SPDX-License-Identifier: Apache-2.0
//
// 4 MiB beside the ledger that are given up when the disk is full: the outcome of a paid job must
// always find room. (On a full disk SQLite keeps what it has; a small update passes, a checkpoint
// fails.)
//
// Threading: any thread.

#pragma once

#include <filesystem>

namespace shotlab::ledger {

// Makes it if there is none and the disk has room to spare. Failing to is no error.
void keep_ballast(const std::filesystem::path& ledger);

// True if there was any.
bool drop_ballast(const std::filesystem::path& ledger);

}  // namespace shotlab::ledger
