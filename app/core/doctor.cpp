// SPDX-License-Identifier: Apache-2.0

#include "app/core/doctor.h"

#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <system_error>

#include "app/core/ledger_desk.h"
#include "app/core/practice_home.h"
#include "app/core/service.h"
#include "app/core/settings.h"
#include "exercises/engine/pack.h"
#include "media/base/files.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

using State = Finding::State;

Text both(const std::string& text) { return {text, text}; }

Finding from_error(const std::string& id, const Error& error) {
  return {id, State::bad, error.message, error.hint};
}

// Whether files can be made in a folder, found by making one.
Finding writable(const std::string& id, const Text& what, const fs::path& folder) {
  if (Status made = make_folder(folder); !made) return from_error(id, made.error());
  const fs::path trial = temporary_beside(folder / "doctor");
  const RemoveOnExit cleanup(trial);
  if (Status written = write_file(trial, "x"); !written) return from_error(id, written.error());
  struct statvfs space {};
  std::string free;
  if (::statvfs(folder.c_str(), &space) == 0) {
    const double gigabytes =
        static_cast<double>(space.f_bavail) * static_cast<double>(space.f_frsize) / 1e9;
    free = " (" + number(gigabytes, 1) + " GB)";
  }
  return {id,
          State::good,
          {what.en + ": " + folder.string() + free, what.zh + "：" + folder.string() + free},
          {}};
}

Finding packs() {
  const fs::path folder = find_packs() / "foundations";
  Result<Pack> pack = load_pack(folder);
  if (!pack) return from_error("packs", pack.error());
  return {"packs",
          State::good,
          fill(Text{"course: {0}, {1} exercises, in {2}", "課程：{0}，{1} 個練習，位於 {2}"},
               {pack->id, std::to_string(pack->exercises.size()), folder.string()}),
          {}};
}

Finding ledger(const Paths& paths, Clock& clock) {
  Result<Ledger> opened = open_ledger(paths, clock);
  if (!opened) return from_error("ledger", opened.error());
  if (opened->damage()) return from_error("ledger", *opened->damage());
  Result<bool> whole = opened->chain_is_whole();
  if (!whole) return from_error("ledger", whole.error());
  if (!*whole) {
    return {"ledger",
            State::bad,
            {"ledger: its log was altered", "帳簿：紀錄曾被改動"},
            {"Restore it from a copy.", "請由備份還原。"}};
  }
  Result<std::vector<Job>> open_jobs = opened->unfinished();
  const std::string count = std::to_string(open_jobs ? open_jobs->size() : 0);
  return {"ledger",
          State::good,
          fill(Text{"ledger: whole, {0} jobs unfinished, {1}", "帳簿：完好，{0} 件工作未完成，{1}"},
               {count, paths.ledger_file().string()}),
          {}};
}

Finding practice_finding() {
  PracticeHome home;
  Result<std::string> url = home.base_url();
  if (!url) return from_error("practice", url.error());
  return {"practice", State::good, {"practice generator: starts", "練習生成器：可啟動"}, {}};
}

Finding font(const std::string& id, const Text& name, const std::vector<fs::path>& places,
             const char* package) {
  std::error_code ignored;
  for (const fs::path& place : places) {
    if (fs::exists(place, ignored)) {
      return {
          id, State::good, {name.en + ": " + place.string(), name.zh + "：" + place.string()}, {}};
    }
  }
  return {id,
          State::missing,
          {name.en + ": not found", name.zh + "：找不到"},
          {std::string("The window wants the package ") + package + ".",
           std::string("視窗需要套件 ") + package + "。"}};
}

Finding window(bool has_window, const Environment& read) {
  if (!has_window) {
    return {"window",
            State::missing,
            {"window: not built into this program", "視窗：這個程式沒有包括"},
            {"Run ./lab to build it with one; every verb works without it.",
             "請執行 ./lab 重新建置；所有動詞不用視窗也可使用。"}};
  }
  if (read("DISPLAY").empty()) {
    return {"window",
            State::missing,
            {"window: there is no display", "視窗：沒有顯示器"},
            {"Start it in a desktop session; every verb works without it.",
             "請在桌面環境開啟；所有動詞不用視窗也可使用。"}};
  }
  return {"window",
          State::good,
          {"window: display " + read("DISPLAY"), "視窗：顯示器 " + read("DISPLAY")},
          {}};
}

Finding sound() {
  std::error_code ignored;
  if (fs::exists("/dev/snd", ignored))
    return {"sound", State::good, {"sound device: found", "音效裝置：找到"}, {}};
  return {
      "sound",
      State::missing,
      {"sound device: none", "音效裝置：沒有"},
      {"Clips play silently; checks of sound still work.", "片段會靜音播放；聲音檢查仍可使用。"}};
}

// Where its key is; never the key.
Finding key_of(const ProviderProfile& profile, Keyring& keyring, const Environment& read) {
  if (!profile.needs_key()) {
    return {"key." + profile.name,
            State::good,
            {profile.words.en + ": needs no key", profile.words.zh + "：不用金鑰"},
            {}};
  }
  const KeyFound found = find_key(profile.name, keyring, read);
  Finding finding{"key." + profile.name, State::good, {}, {}};
  const auto say = [&](const Text& text) {
    finding.says = fill(text, {profile.words.en, found.variable});
    finding.says.zh = fill(text, {profile.words.zh, found.variable}).zh;
  };
  switch (found.where) {
    case KeyFound::Where::variable:
      say({"{0}: key found in {1}", "{0}：金鑰在 {1}"});
      return finding;
    case KeyFound::Where::keyring:
      say({"{0}: key found in the keyring", "{0}：金鑰在鑰匙圈"});
      return finding;
    case KeyFound::Where::nowhere:
      break;
  }
  finding.state = State::missing;
  say({"{0}: no key", "{0}：沒有金鑰"});
  finding.advice = fill(
      Text{"Only for shooting with it: put its key into the keyring with \"shotlab doctor "
           "--store-key {0}\", or into {1}.",
           "只在使用它拍攝時需要：請用「shotlab doctor --store-key {0}」把金鑰放入鑰匙圈，或放入 "
           "{1}。"},
      {profile.name, found.variable});
  if (found.trouble) {
    finding.advice.en = found.trouble->message.en + " " + finding.advice.en;
    finding.advice.zh = found.trouble->message.zh + finding.advice.zh;
  }
  return finding;
}

void add_keys(std::vector<Finding>& findings, const Settings& settings, const Environment& read,
              Keyring* keyring) {
  const std::unique_ptr<Keyring> own = keyring == nullptr ? desktop_keyring() : nullptr;
  for (const ProviderProfile& profile : settings.providers) {
    if (profile.name == "practice") continue;
    findings.push_back(key_of(profile, keyring == nullptr ? *own : *keyring, read));
  }
}

}  // namespace

std::string_view name_of(Finding::State state) {
  switch (state) {
    case State::good:
      return "good";
    case State::missing:
      return "missing";
    case State::bad:
      break;
  }
  return "bad";
}

std::vector<Finding> look_around(const Paths& paths, Clock& clock, bool has_window,
                                 const Environment& read, Keyring* keyring) {
  std::vector<Finding> findings;
  findings.push_back({"version", State::good, both("Shotlab " SHOTLAB_VERSION), {}});
  Result<Settings> settings = read_settings(paths, read);
  if (settings) {
    findings.push_back(
        {"settings",
         State::good,
         {"settings: " + paths.settings_file().string(), "設定：" + paths.settings_file().string()},
         {}});
    findings.push_back(writable("films", {"films", "影片"}, settings->films));
  } else {
    findings.push_back(from_error("settings", settings.error()));
  }
  findings.push_back(writable("state", {"state", "狀態"}, paths.state));
  findings.push_back(writable("cache", {"cache", "快取"}, paths.cache));
  findings.push_back(ledger(paths, clock));
  findings.push_back(packs());
  findings.push_back(practice_finding());
  findings.push_back(window(has_window, read));
  findings.push_back(
      font("font.latin", {"Latin typeface", "拉丁字型"},
           {"/usr/share/fonts/opentype/inter/Inter-Regular.otf", "/usr/share/fonts/truetype/inter"},
           "fonts-inter"));
  findings.push_back(font("font.chinese", {"Chinese typeface", "中文字型"},
                          {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"},
                          "fonts-noto-cjk"));
  findings.push_back(sound());
  if (settings) add_keys(findings, *settings, read, keyring);
  return findings;
}

}  // namespace shotlab
