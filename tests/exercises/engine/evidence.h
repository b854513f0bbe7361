// SPDX-License-Identifier: Apache-2.0
//
// Hand-made evidence: a take that passes everything, to be spoilt by a test in one thing.

#pragma once

#include <string>
#include <utility>

#include "exercises/engine/verdict.h"

namespace shotlab::test {

inline MoveMeasurement steady_move(Move coarse, double x, double y, double scale) {
  MoveMeasurement move;
  move.coarse = coarse;
  move.fine = FineMove::unsure;
  move.x = x;
  move.y = y;
  move.scale = scale;
  move.energy = 0.2;
  move.dominance = 0.95;
  move.sign_share = 0.98;
  move.directness = 0.97;
  move.confidence = 0.9;
  move.inlier_share = 0.9;
  move.tracks = 160;
  move.background_speed = 0.05;
  move.parallax = "unknown";
  move.evidence = "evidence/move.png";
  return move;
}

inline MoveMeasurement still() {
  MoveMeasurement move = steady_move(Move::static_shot, 0, 0, 0);
  move.background_speed = 0.001;
  return move;
}

inline PictureSoundness sound_picture(double seconds = 4) {
  PictureSoundness sound;
  sound.frames = static_cast<std::int64_t>(seconds * 24);
  sound.duration_s = seconds;
  sound.mean_luma = 110;
  sound.evidence = "evidence/sound.png";
  return sound;
}

inline TakeEvidence good_take(int number = 1, const std::string& shot = "") {
  TakeEvidence evidence;
  std::string digits = std::to_string(number);
  digits.insert(0, 4 - digits.size(), '0');
  evidence.take.id = digits + "-old-man";
  evidence.take.number = number;
  evidence.take.shot = shot;
  evidence.take.provider = "practice";
  evidence.take.slots = {.size = "MS",
                         .subject = "an old man in a green coat",
                         .action = "checks his watch twice",
                         .place = "tram stop",
                         .light = "low evening sun from the left"};
  evidence.take.request.prompt = evidence.take.slots.joined();
  evidence.take.request.seconds = 4;
  evidence.take.request.seed = number;
  evidence.take.judgement = Judgement::keep;
  evidence.take.notes = {{"The green coat is easy to find in the crowd.", ""}};
  evidence.take.keeper = true;
  evidence.take.sha256 = "abc";
  Measurement measurement;
  measurement.soundness = sound_picture();
  measurement.move = still();
  measurement.shots = ShotMeasurement{};
  evidence.measurement = measurement;
  ClipFacts facts;
  facts.duration_s = 4;
  facts.video = VideoFacts{};
  facts.video->fps = {24, 1};
  facts.video->frames = 96;
  evidence.facts = facts;
  return evidence;
}

// An exercise with one criterion.
inline Exercise asking(const std::string& check, Parameters parameters = {},
                       Parameters practice = {}, Parameters live = {}) {
  Exercise exercise;
  exercise.id = "x1";
  Criterion criterion;
  criterion.id = "it";
  criterion.check = check;
  criterion.title = {"It", "它"};
  criterion.parameters = std::move(parameters);
  criterion.practice = std::move(practice);
  criterion.live = std::move(live);
  exercise.criteria.push_back(std::move(criterion));
  return exercise;
}

// The one verdict of an exercise with one criterion.
inline CriterionVerdict verdict_of(const Exercise& exercise, const Evidence& evidence) {
  const ExerciseVerdict verdict = judge(exercise, evidence);
  return verdict.criteria.empty() ? CriterionVerdict{} : verdict.criteria.front();
}

inline CriterionVerdict verdict_of(const Exercise& exercise, const TakeEvidence& take) {
  Evidence evidence;
  evidence.takes = {take};
  return verdict_of(exercise, evidence);
}

// What every verdict must have: both languages of everything, and a way on unless it passed.
inline std::string what_is_unsaid(const CriterionVerdict& verdict) {
  std::string missing;
  const auto need = [&](const Text& text, const char* name) {
    if (text.en.empty() || text.zh.empty()) missing += std::string(name) + " ";
  };
  need(verdict.title, "title");
  need(verdict.measured, "measured");
  need(verdict.why, "why");
  if (verdict.state != VerdictState::pass && verdict.state != VerdictState::waived) {
    need(verdict.try_this, "try_this");
  }
  if (verdict.state == VerdictState::pass || verdict.state == VerdictState::close) {
    need(verdict.wanted, "wanted");
    if (!verdict.value) missing += "value ";
    if (verdict.unit.empty()) missing += "unit ";
  }
  return missing;
}

}  // namespace shotlab::test
