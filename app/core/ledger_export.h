// SPDX-License-Identifier: Apache-2.0
//
// The whole ledger as plain text, for an accountant, a bug report or another program: jobs of
// services that no longer exist included.
//
// Threading: pure but for reading the ledger.
// Source:    RFC 4180 for CSV; cells that a spreadsheet would run as a formula get a ' before them
//            (OWASP ASVS 1.2.10).

#pragma once

#include <string>

#include "app/ledger/ledger.h"
#include "media/base/result.h"

namespace shotlab {

// {"version": 1, "jobs": [...], "entries": [...], "events": [...], "budgets": [...], "money": ...}
Result<std::string> ledger_as_json(const Ledger& ledger);

// One line per job, newest first, with a head line.
Result<std::string> ledger_as_csv(const Ledger& ledger);

std::string csv_cell(const std::string& text);

}  // namespace shotlab
