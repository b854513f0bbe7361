// SPDX-License-Identifier: Apache-2.0
//
// How often a check said the truth: what exercises/ACCURACY.md is made of.

#pragma once

#include <string>
#include <vector>

#include "exercises/engine/verdict.h"

namespace shotlab::accuracy {

// One line of the table: a check, a kind of truth, and how often it was told.
struct Row {
  std::string check;  // "V.key"
  std::string truth;  // "light from the side that was asked for, practice takes"
  int right = 0;
  int wrong = 0;        // Passed what is not there, or "not yet" to what is.
  int close = 0;        // "Close" to what is there: advice, no verdict.
  int cannot = 0;       // "Cannot measure".
  std::string numbers;  // What was measured, for setting thresholds: "p5 1.3, median 1.9".

  int cases() const { return right + wrong + close + cannot; }
  void count(VerdictState state, bool there);
  void count(bool told) { ++(told ? right : wrong); }
};

// "5 % 0.81, median 0.93, 95 % 0.99" of the values; empty for none.
std::string spread_of(std::vector<double> values, int decimals = 2);

struct Report {
  std::vector<Row> rows;
  std::vector<std::string> notes;   // Paragraphs of Markdown behind the table.
  std::vector<std::string> misses;  // One line each, for the terminal.
  bool quick = false;               // A tenth of the cases, to see that it runs.
  std::string only;                 // Families whose name begins so; empty: all.

  Row& row(const std::string& check, const std::string& truth);
  int many(int full) const { return quick ? (full + 9) / 10 : full; }
};

// As Markdown.
std::string written(const Report& report);

// The families, one file each.
void boxes(Report& report);
void beside(Report& report);
void finish(Report& report);
void looks(Report& report);
void moves(Report& report);
void sets(Report& report);
void sounds(Report& report);

}  // namespace shotlab::accuracy
