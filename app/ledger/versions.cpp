// SPDX-License-Identifier: Apache-2.0
//
// The statements that make each version of the ledger file out of the one before.

#include <array>

#include "app/ledger/schema.h"

namespace shotlab::ledger {
namespace {

// The states in the triggers are those of is_final(); a test holds the two together.
const std::string kVersion1 = R"sql(
CREATE TABLE job(
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK(length(id) = 32),
  state TEXT NOT NULL,
  provider TEXT NOT NULL,
  adapter TEXT NOT NULL,
  base_url TEXT NOT NULL,
  film TEXT NOT NULL,
  take TEXT NOT NULL,
  recipe TEXT NOT NULL,
  request_sha256 TEXT NOT NULL,
  provider_job_id TEXT NOT NULL,
  result_uri TEXT NOT NULL,
  result_file_id TEXT NOT NULL,
  take_sha256 TEXT NOT NULL,
  estimate_micros INTEGER NOT NULL CHECK(estimate_micros >= 0),
  settled_micros INTEGER NOT NULL CHECK(settled_micros >= 0),
  currency TEXT NOT NULL,
  charged TEXT NOT NULL,
  show TEXT NOT NULL,
  created_utc TEXT NOT NULL,
  updated_utc TEXT NOT NULL,
  settled_utc TEXT NOT NULL
) STRICT;
CREATE INDEX job_by_state ON job(state);
CREATE TABLE event(
  seq INTEGER PRIMARY KEY,
  job_id TEXT NOT NULL REFERENCES job(id),
  wall_utc TEXT NOT NULL,
  mono_ms INTEGER NOT NULL,
  boot_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  data TEXT NOT NULL,
  previous TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN
  SELECT RAISE(ABORT, 'an event is never changed');
END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'an event is never removed');
END;
CREATE TRIGGER job_is_kept BEFORE DELETE ON job BEGIN
  SELECT RAISE(ABORT, 'a job is never removed');
END;
CREATE TRIGGER job_stays BEFORE UPDATE ON job WHEN OLD.state IN
  ('done', 'failed_free', 'failed_charged', 'filtered', 'cancelled', 'expired', 'written_off') BEGIN
  SELECT RAISE(ABORT, 'a finished job is never changed');
END;
CREATE TRIGGER intent_stays BEFORE UPDATE OF
  seq, id, provider, adapter, base_url, film, take, recipe, request_sha256, estimate_micros, currency, created_utc
  ON job BEGIN
  SELECT RAISE(ABORT, 'an intent is never changed');
END;
CREATE TRIGGER number_stays BEFORE UPDATE OF provider_job_id ON job
  WHEN OLD.provider_job_id <> '' AND NEW.provider_job_id <> OLD.provider_job_id BEGIN
  SELECT RAISE(ABORT, 'the number that the provider gave is never changed');
END;
)sql";

// Version 2 keeps books: every movement of money is an entry, and the entries of one event add up
// to zero. Events of no job (a budget that was set) become possible, jobs know their exercise.
//
// What version 1 knew of money is carried over as two movements per job: its reservation, at its
// intent; how it stands, at its last event.
const std::string kVersion2 = R"sql(
DROP TRIGGER job_stays;
DROP TRIGGER intent_stays;
DROP TRIGGER event_stays;
DROP TRIGGER event_is_kept;
ALTER TABLE job ADD COLUMN exercise TEXT NOT NULL DEFAULT '';
UPDATE job SET exercise = coalesce(json_extract(recipe, '$.exercise'), '') WHERE json_valid(recipe);
CREATE TABLE event_2(
  seq INTEGER PRIMARY KEY,
  job_id TEXT REFERENCES job(id),
  wall_utc TEXT NOT NULL,
  mono_ms INTEGER NOT NULL,
  boot_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  data TEXT NOT NULL,
  previous TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
INSERT INTO event_2 SELECT * FROM event;
DROP TABLE event;
ALTER TABLE event_2 RENAME TO event;
CREATE TABLE entry(
  seq INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  job_id TEXT NOT NULL REFERENCES job(id),
  account TEXT NOT NULL
    CHECK(account IN ('available', 'reserved', 'unknown', 'doubtful', 'spent')),
  micros INTEGER NOT NULL CHECK(micros <> 0),
  day TEXT NOT NULL
) STRICT;
CREATE INDEX entry_by_job ON entry(job_id);
CREATE INDEX entry_by_event ON entry(event_seq);
CREATE TABLE budget(
  scope TEXT PRIMARY KEY,
  cap_micros INTEGER NOT NULL CHECK(cap_micros > 0),
  set_utc TEXT NOT NULL
) STRICT;

INSERT INTO entry(event_seq, job_id, account, micros, day)
  SELECT min(e.seq), j.id, a.account, a.sign * j.estimate_micros, substr(j.created_utc, 1, 10)
  FROM job j JOIN event e ON e.job_id = j.id
  JOIN (SELECT 'available' AS account, -1 AS sign UNION ALL SELECT 'reserved', 1) a
  WHERE j.estimate_micros > 0 GROUP BY j.id, a.account;
INSERT INTO entry(event_seq, job_id, account, micros, day)
  SELECT max(e.seq), j.id, a.account, CASE a.account
      WHEN 'reserved' THEN -j.estimate_micros
      WHEN 'unknown' THEN j.estimate_micros
      ELSE 0 END, substr(j.updated_utc, 1, 10)
  FROM job j JOIN event e ON e.job_id = j.id
  JOIN (SELECT 'reserved' AS account UNION ALL SELECT 'unknown') a
  WHERE j.estimate_micros > 0 AND j.state IN ('unknown', 'orphaned') GROUP BY j.id, a.account;
INSERT INTO entry(event_seq, job_id, account, micros, day)
  SELECT * FROM (
    SELECT max(e.seq), j.id, a.account, CASE
        WHEN a.account = 'reserved' THEN -j.estimate_micros
        WHEN a.account = 'available' THEN j.estimate_micros - j.settled_micros
        WHEN a.account = 'doubtful' AND j.charged = 'unknown' AND j.state <> 'written_off'
          THEN j.settled_micros
        WHEN a.account = 'spent' AND (j.charged <> 'unknown' OR j.state = 'written_off')
          THEN j.settled_micros
        ELSE 0 END AS micros, substr(j.settled_utc, 1, 10)
    FROM job j JOIN event e ON e.job_id = j.id
    JOIN (SELECT 'reserved' AS account UNION ALL SELECT 'available' UNION ALL SELECT 'doubtful'
          UNION ALL SELECT 'spent') a
    WHERE j.settled_utc <> '' GROUP BY j.id, a.account) WHERE micros <> 0;

CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN
  SELECT RAISE(ABORT, 'an event is never changed');
END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'an event is never removed');
END;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN
  SELECT RAISE(ABORT, 'an entry is never changed');
END;
CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'an entry is never removed');
END;
CREATE TRIGGER job_stays BEFORE UPDATE ON job WHEN OLD.state IN
  ('done', 'failed_free', 'failed_charged', 'filtered', 'cancelled', 'expired', 'written_off') BEGIN
  SELECT RAISE(ABORT, 'a finished job is never changed');
END;
CREATE TRIGGER intent_stays BEFORE UPDATE OF seq, id, provider, adapter, base_url, film, take,
  recipe, request_sha256, estimate_micros, currency, exercise, created_utc
  ON job BEGIN
  SELECT RAISE(ABORT, 'an intent is never changed');
END;
)sql";

const std::array<std::string, 2> kSteps = {kVersion1, kVersion2};

}  // namespace

std::span<const std::string> steps() { return kSteps; }

}  // namespace shotlab::ledger
