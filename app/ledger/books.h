// SPDX-License-Identifier: Apache-2.0
//
// The books: money moves between accounts, never appears and never vanishes. The entries of one
// event add up to zero, and what a job holds in each account follows from how it stands.
//
// Threading: one thread at a time per Database.
// Source:    reference "reliability" §3.1 (I5); double entry as in any bookkeeping.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ledger/database.h"
#include "app/ledger/ledger.h"

namespace shotlab::ledger {

inline constexpr int kAccounts = static_cast<int>(Account::spent) + 1;

// Millionths of a dollar in each account, by the number of the Account.
using Holdings = std::array<std::int64_t, kAccounts>;

// What a job must hold by how it stands. The account `available` balances the rest.
Holdings holdings_of(const Job& job);
// The same for a finished job whose cost was found out later.
Holdings holdings_at(std::int64_t cost_micros);

// What has to be posted to come from one to the other; empty: nothing.
std::vector<Entry> postings(const Job& job, const Holdings& from, const Holdings& to);

Result<Holdings> read_holdings(const Database& database, const std::string& job_id);
// REQUIRES: a writing transaction in which the event was appended.
Status post(const Database& database, std::int64_t event, const std::vector<Entry>& entries);

Result<std::vector<Entry>> read_entries(const Database& database);

Result<MoneyInFlight> sum_money(const Database& database);
// What finished jobs hold that ended on the day (UTC) that `day` names: "2026-11-25".
Result<std::int64_t> spent_on(const Database& database, const std::string& day);
// Fills Job::cost_micros: what each finished job counts as now.
Status add_costs(const Database& database, std::vector<Job>& jobs);

// Budgets ------------------------------------------------------------------------------------

// "person", "day", "exercise:*" or "exercise:<id>".
bool is_scope(const std::string& scope);
Status write_budget(const Database& database, const std::string& scope, std::int64_t cap_micros,
                    const std::string& utc);
// With what counts against each today.
Result<std::vector<Budget>> read_budgets(const Database& database, const std::string& day);

// Refused, with the figures, if the estimate would pass any limit. `day_cap`: a further limit for
// the day, 0: none.
Status within_budgets(const Database& database, const Job& job, std::int64_t day_cap,
                      const std::string& day);

// True if all entries balance, event by event and job by job.
Result<bool> books_balance(const Database& database);

}  // namespace shotlab::ledger
