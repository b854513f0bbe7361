// SPDX-License-Identifier: Apache-2.0

#include "app/core/votes.h"

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using test::contains;

TEST_CASE("Votes are kept in order, and the newest is taken back", "[core]") {
  const test::TempDir film;
  CHECK(read_votes(film.path())->empty());
  const Vote first{{"0001-a", "0002-b"}, "0002-b", "2026-11-30T10:00:00Z"};
  const Vote second{{"0002-b", "0001-a", "0003 \"c\""}, "", "2026-11-30T10:01:00Z"};
  REQUIRE(add_vote(film.path(), first));
  REQUIRE(add_vote(film.path(), second));
  CHECK(*read_votes(film.path()) == std::vector<Vote>{first, second});
  REQUIRE(remove_newest_vote(film.path()));
  CHECK(*read_votes(film.path()) == std::vector<Vote>{first});
}

TEST_CASE("A vote for nothing, or for what was not compared, is refused", "[core]") {
  const test::TempDir film;
  CHECK_FALSE(add_vote(film.path(), {{"0001-a"}, "0001-a", ""}));
  CHECK_FALSE(add_vote(film.path(), {{"0001-a", "0002-b"}, "0003-c", ""}));
  CHECK(read_votes(film.path())->empty());
}

TEST_CASE("A damaged list of votes is named and not written over", "[core]") {
  const test::TempDir film;
  const std::string damaged = "version = 1\n[[vote]\n";
  film.write("papers/votes.toml", damaged);
  const Status added = add_vote(film.path(), {{"0001-a", "0002-b"}, "", ""});
  REQUIRE_FALSE(added);
  CHECK_THAT(added.error().message.en, contains("votes.toml"));
  CHECK(film.read("papers/votes.toml") == damaged);
}

TEST_CASE("Only votes about these takes are counted, whatever their order", "[core]") {
  const std::vector<Vote> votes = {{{"b", "a"}, "a", ""},
                                   {{"a", "b"}, "b", ""},
                                   {{"a", "b"}, "a", ""},
                                   {{"a", "b"}, "", ""},
                                   {{"a", "b", "c"}, "a", ""}};
  const Tally tally = tally_of(votes, {"b", "a"});
  CHECK(tally.votes == 4);
  CHECK(tally.chosen == std::vector<int>{1, 2});
  CHECK(tally_of(votes, {"a", "c"}).votes == 0);
}
