// SPDX-License-Identifier: Apache-2.0
//
// Level G1: takes that edit a parent take, and who drifts meanwhile.

#include "app/practice/levels/identity.h"
#include "tests/app/practice/levels/small_take.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::changed_share;
using test::edit_of;
using test::small_take;

namespace {

constexpr const char* kShot =
    "MS, eye level, an old man in a green coat waits, courtyard, low sun from the left, static "
    "camera, a street sign";

}  // namespace

TEST_CASE("An edit that names one thing changes it and keeps the rest", "[practice][levels]") {
  const PaintRequest parent = small_take(kShot, 7);
  const Picture before = paint_frame(parent, 10);

  // The same words again: the same picture.
  CHECK(changed_share(before, paint_frame(edit_of(parent, kShot), 10)) < 0.001);
  // Whole prompts that differ in one slot.
  const std::string words = kShot;
  const std::string nearer = "CU" + words.substr(2);
  CHECK(changed_share(before, paint_frame(edit_of(parent, nearer), 10)) > 0.3);
  PaintRequest without = edit_of(parent, kShot);
  without.negative = "sign";
  const test::Box gone = test::differing(before, paint_frame(without, 10));
  CHECK(gone.count > 20);
  CHECK(gone.count < before.width * before.height / 5);
}

TEST_CASE("An edit may name a change alone: the sign goes, and comes back with no sign",
          "[practice][levels]") {
  const PaintRequest parent = small_take(kShot, 7);
  PaintRequest never = parent;
  never.negative = "sign";
  const Picture with = paint_frame(parent, 10), without = paint_frame(never, 10);
  const double sign = changed_share(with, without);
  REQUIRE(sign > 0.001);

  // Told to be taken away it is taken away; the place where it stood looks as if it never was.
  const test::Box sign_box = test::differing(with, without);
  const auto here = [&](const Picture& a, const Picture& b) {
    double sum = 0;
    int n = 0;
    for (int y = sign_box.y0; y <= sign_box.y1; ++y) {
      for (int x = sign_box.x0; x <= sign_box.x1; ++x) {
        for (int c = 0; c < 3; ++c) sum += std::abs(a.row(y)[x * 3 + c] - b.row(y)[x * 3 + c]), ++n;
      }
    }
    return sum / n;
  };
  const Picture removed = paint_frame(edit_of(parent, "remove the sign"), 10);
  CHECK(here(removed, without) < here(with, without) * 0.35);
  // Whoever says "no sign" has said "sign".
  const Picture denied = paint_frame(edit_of(parent, "no sign"), 10);
  CHECK(here(denied, with) < here(with, without) * 0.6);
}

TEST_CASE("Light from the other side moves the light that was there", "[practice][levels]") {
  const PaintRequest parent = small_take(
      "MS, eye level, a man in a white coat stands still, courtyard, low sun from the left, "
      "static");
  auto left_of_right = [](const Picture& p) {
    double left = 0, right = 0;
    for (int y = p.height / 2; y < p.height; ++y) {
      for (int x = 0; x < p.width; ++x) (x < p.width / 2 ? left : right) += p.row(y)[x * 3 + 1];
    }
    return left / right;
  };
  const Picture before = paint_frame(parent, 5);
  const Picture after = paint_frame(edit_of(parent, "light from the right"), 5);
  CHECK(left_of_right(before) > left_of_right(after) * 1.03);
}

TEST_CASE("Who is not restated drifts now and then; verbatim words hold them",
          "[practice][levels]") {
  int drifted = 0, held = 0;
  for (std::int64_t seed = 1; seed <= 12; ++seed) {
    const PaintRequest parent = small_take(
        "MS, eye level, a man in a red coat stands still, empty room, overcast, static", seed);
    const Picture base = paint_frame(parent, 3);
    const Picture loose = paint_frame(edit_of(parent, "he looks up"), 3);
    const Picture tight = paint_frame(
        edit_of(
            parent,
            "MS, eye level, a man in a red coat stands still, empty room, overcast, static camera"),
        3);
    drifted += changed_share(base, loose) > 0.01 ? 1 : 0;
    held += changed_share(base, tight) < 0.001 ? 1 : 0;
  }
  CHECK(held == 12);
  CHECK(drifted >= 3);  // Some, not all by necessity: it is chance.
}

TEST_CASE("A chain of edits is the same picture every time", "[practice][levels]") {
  const PaintRequest first = small_take(kShot, 4);
  const PaintRequest second = edit_of(first, "close-up");
  const PaintRequest third = edit_of(second, "light from the right, he smiles");
  CHECK(paint_frame(third, 8) == paint_frame(third, 8));
  CHECK(changed_share(paint_frame(second, 8), paint_frame(third, 8)) > 0.01);
}

TEST_CASE("A long take drifts from within, a short one holds", "[practice][levels]") {
  practice::Script script;
  script.own_seed = 3;
  CHECK(practice::inner_drift(script, 4, false).amount < 0.08);
  CHECK(practice::inner_drift(script, 8, false).amount > 0.4);
  CHECK(practice::inner_drift(script, 8, true).amount <
        practice::inner_drift(script, 8, false).amount * 0.5);
}
