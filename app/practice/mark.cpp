// SPDX-License-Identifier: Apache-2.0

#include "app/practice/mark.h"

#include <string_view>

#include "app/practice/raster/canvas.h"

namespace shotlab::practice {
namespace {

// Outlines in a box 662 wide and 112 high: M begins one, then x and y in turn.
constexpr double kBoxWidth = 662, kBoxHeight = 112;
constexpr std::string_view kOutlines =
    "M 9 112 20 112 20 84 20 84 25 90 30 92 36 93 45 91 53 86 57 77 59 65 57 53 52 44 45 39 36 "
    "37 30 38 25 40 20 46 20 46 20 37 9 37 M 20 65 20 57 23 51 28 47 34 46 40 47 45 51 47 57 "
    "48 65 47 72 45 78 40 83 34 84 28 83 23 79 20 73 20 65 M 71 92 82 92 82 59 83 54 85 50 90 "
    "47 95 46 100 47 100 37 96 37 91 37 87 39 84 42 82 46 81 46 81 37 71 37 M 125 93 131 92 "
    "136 90 141 85 142 85 142 92 152 92 152 56 150 46 145 40 138 38 131 37 124 38 117 40 112 "
    "44 108 51 118 53 122 48 126 46 131 45 135 46 139 48 141 51 141 55 141 55 140 58 138 59 "
    "127 60 120 62 113 64 108 69 107 77 108 84 112 89 118 92 125 93 M 127 85 120 83 118 80 117 "
    "77 118 73 120 71 128 68 135 67 141 65 141 72 140 77 138 81 133 84 127 85 M 189 93 198 92 "
    "205 88 209 82 212 75 201 75 200 79 197 82 193 83 189 84 183 83 178 79 175 73 174 65 175 "
    "57 178 51 183 47 189 46 194 46 197 48 201 55 212 55 209 48 204 42 198 38 189 37 179 39 "
    "171 45 165 54 164 65 165 76 170 85 178 91 189 93 M 249 37 237 37 237 24 227 24 227 37 219 "
    "37 219 46 227 46 227 78 228 85 232 89 237 92 243 93 250 92 248 83 244 83 239 82 238 80 "
    "237 76 237 46 249 46 M 260 92 271 92 271 37 260 37 M 265 29 270 27 272 23 270 18 265 16 "
    "261 18 259 23 261 27 265 29 M 308 93 317 92 324 88 328 82 331 75 320 75 319 79 316 82 312 "
    "83 308 84 302 83 297 79 294 73 293 65 294 57 297 51 302 47 308 46 313 46 316 48 320 55 "
    "331 55 328 48 323 42 317 38 308 37 298 39 290 45 284 54 283 65 284 76 289 85 297 91 308 "
    "93 M 366 93 374 92 381 89 385 84 388 78 378 77 374 82 366 84 360 83 355 80 352 75 350 68 "
    "389 68 389 64 387 52 382 43 374 38 365 37 355 39 347 45 341 54 340 65 341 77 347 85 355 "
    "91 366 93 M 350 60 352 54 355 50 359 47 365 46 371 47 375 50 378 54 379 60 M 394 92 M 430 "
    "67 435 65 437 60 435 55 430 53 425 55 423 60 425 65 430 67 M 444 92 M 516 44 521 57 525 "
    "56 520 43 M 542 42 537 56 541 58 547 44 M 484 72 487 95 492 94 490 71 M 474 72 472 84 469 "
    "95 475 98 480 73 M 494 71 498 89 503 88 498 69 M 527 10 527 20 505 20 505 26 527 26 527 "
    "34 507 34 507 66 523 66 514 79 503 88 508 94 518 84 527 71 527 99 534 99 534 69 543 82 "
    "553 93 558 88 548 78 538 66 554 66 554 34 534 34 534 26 557 26 557 20 534 20 534 10 M 513 "
    "40 528 40 528 60 513 60 M 534 40 548 40 548 60 534 60 M 472 68 498 63 499 69 504 67 499 "
    "47 494 48 496 57 481 60 492 44 502 28 496 24 489 37 479 38 487 26 494 12 488 9 480 24 475 "
    "34 469 39 472 46 485 43 477 55 473 59 470 61 472 68 M 610 43 612 49 638 39 637 33 610 43 "
    "M 614 25 627 35 631 30 618 21 M 567 45 569 51 594 41 593 35 567 45 M 573 25 586 35 589 30 "
    "584 25 577 21 M 587 80 634 80 634 89 587 89 M 587 74 587 64 634 64 634 74 M 606 49 602 58 "
    "580 58 580 99 587 99 587 95 634 95 634 99 641 99 641 58 610 58 614 51 M 569 14 569 20 599 "
    "20 599 47 597 48 588 48 590 53 603 52 605 50 606 47 606 14 M 612 14 612 20 642 20 642 46 "
    "640 48 630 48 632 54 645 53 648 50 649 47 649 14 M 658 90 ";

void trace(cairo_t* cr) {
  int value = 0, x = 0;
  bool in_number = false, negative = false, have_x = false, first = true;
  auto end_number = [&] {
    if (!in_number) return;
    const int v = negative ? -value : value;
    if (!have_x) {
      x = v;
    } else if (first) {
      cairo_move_to(cr, x, v), first = false;
    } else {
      cairo_line_to(cr, x, v);
    }
    have_x = !have_x;
    in_number = negative = false, value = 0;
  };
  for (char c : kOutlines) {
    if (c >= '0' && c <= '9') {
      value = value * 10 + (c - '0'), in_number = true;
    } else if (c == '-') {
      negative = true;
    } else {
      end_number();
      if (c == 'M') cairo_close_path(cr), first = true;
    }
  }
  end_number();
  cairo_close_path(cr);
}

}  // namespace

Mark practice_mark(int picture_height) {
  const double scale = picture_height * 0.024 / kBoxHeight;
  Mark mark;
  mark.width = static_cast<int>(std::ceil(kBoxWidth * scale)) + 1;
  mark.height = static_cast<int>(std::ceil(kBoxHeight * scale)) + 1;
  Canvas canvas(mark.width, mark.height);
  cairo_scale(canvas.cr(), scale, scale);
  cairo_new_path(canvas.cr());
  trace(canvas.cr());
  ink(canvas.cr(), {1, 1, 1});
  cairo_fill(canvas.cr());
  canvas.flush();
  for (int y = 0; y < mark.height; ++y) {
    for (int i = 0; i < mark.width; ++i)
      mark.coverage.push_back(static_cast<std::uint8_t>(canvas.row(y)[i] >> 24));
  }
  return mark;
}

}  // namespace shotlab::practice
