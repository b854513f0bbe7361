// SPDX-License-Identifier: Apache-2.0
//
// What a job says to the learner when it ends, in both languages.
//
// Threading: pure functions.

#pragma once

#include "app/generate/adapter.h"
#include "app/ledger/ledger.h"
#include "media/base/clock.h"
#include "media/base/result.h"
#include "media/base/text.h"

namespace shotlab::job_words {

Error left();  // Still going on at the service.
Error cancelled();
Error too_late();
Error not_cancelled();  // The service was asked, and did not say that it stopped.
Error practice_gone();
// The request arrived; the answer did not.
Error practice_silent();
Error no_number();  // Accepted, but without a job number.
Error unknown(const Error& why);
// Settings under this name lead elsewhere by now; `was`: the host or the wire that the job knows.
Error moved_house(const std::string& provider, const std::string& was);
Error refused(const RemoteAnswer& answer);
// The same of a service that never charges: there is no bill to look for.
Error free_of_charge(const RemoteAnswer& answer);
Error expired(const RemoteAnswer& answer);
Error not_a_clip(const Error& why, const std::string& kept);
Error not_handed_over(const Error& why);   // It says that there is a clip, and sends none.
Error no_price(const std::string& model);  // Limits are set, and nobody knows what it costs.
Error lost_on_arrival();  // It came with the answer, and the program ended before it was on the
                          // disk.
Error film_gone(const std::string& folder);
Error elsewhere();  // Another program works on it.
Error killed();     // Shotlab ended while the request was on its way.
Error nothing_to_do(const Job& job);
Error no_room(const std::string& place, std::uintmax_t wanted);  // On the disk; nothing was sent.
Error other_bytes(const std::string& take);  // A replay that would send something else.
Error service_down(const Text& service, Clock::Duration away);  // Nothing was sent.
Error orphaned(const Error& why);                               // Its service or key is gone.
Error no_account(const Text& service);                          // It has no such question.
Error no_spending(const Text& service);  // It was asked what the key has spent, and told nothing.

// What the job tray shows, and what happens if the window closes now.
Text says(const Job& job, double seconds);
Text if_closed_now(const Job& job);

}  // namespace shotlab::job_words
