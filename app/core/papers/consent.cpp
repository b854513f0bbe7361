// SPDX-License-Identifier: Apache-2.0

#include "app/core/papers/consent.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "media/base/hash.h"

namespace shotlab {
namespace {

int digits(std::string_view text) {
  int value = -1;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = problem == std::errc() && end == text.data() + text.size();
  return whole && text.front() != '-' ? value : -1;
}

}  // namespace

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int year = digits(text.substr(0, 4));
  const int month = digits(text.substr(5, 2));
  const int day = digits(text.substr(8, 2));
  if (year < 1900 || month < 1 || month > 12 || day < 1) return false;
  static constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int most = kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
  return day <= most;
}

std::vector<Text> missing_of(const ConsentRecord& record) {
  std::vector<Text> missing;
  const auto ask = [&](bool there, const char* en, const char* zh) {
    if (!there) missing.push_back({en, zh});
  };
  ask(!record.person.empty(), "who", "是誰");
  ask(!record.relation.empty(), "relation", "關係");
  ask(record.image || record.voice || record.likeness, "what is recorded", "錄取甚麼");
  ask(!record.project.empty(), "for which film", "用於哪部影片");
  ask(!record.use.empty(), "what it will look like", "成品是怎樣的");
  ask(!record.shown.empty(), "where it is shown", "在哪裏放映");
  ask(!record.until.empty(), "until when", "至何時");
  ask(!record.withdraw.empty(), "how to withdraw", "如何撤回");
  ask(record.minor != YesNo::unsaid, "a minor or not", "是否未成年");
  if (record.minor == YesNo::yes) ask(!record.guardian.empty(), "guardian", "監護人");
  ask(!record.payment.empty(), "payment", "報酬");
  ask(record.deceased != YesNo::unsaid, "living or not", "是否在世");
  if (record.deceased == YesNo::yes)
    ask(!record.speaks_for.empty(), "who speaks for them", "誰代表發言");
  ask(is_day(record.signed_on), "signed on (2026-11-30)", "簽署日期（2026-11-30）");
  // Days written alike are in order as text.
  if (is_day(record.until) && is_day(record.signed_on))
    ask(record.until >= record.signed_on, "an end after the signing", "期限須在簽署之後");
  ask(record.evidence_sha256.size() == 64, "the signed paper's hash", "簽署文件的雜湊值");
  return missing;
}

Status take_evidence(ConsentRecord& record, const std::filesystem::path& file) {
  Result<std::string> hash = sha256_of_file(file);
  if (!hash) return hash.error();
  record.evidence = file.filename().string();
  record.evidence_sha256 = *hash;
  return done();
}

}  // namespace shotlab
