// SPDX-License-Identifier: Apache-2.0
//
// A small sound pack on disk, to be spoilt by a test in one place.

#pragma once

#include <string>

#include "exercises/engine/pack.h"
#include "tests/support/temp_dir.h"

namespace shotlab::test {

inline const char* const kPackToml = R"(version = 1
id = "small"
content = "1"
title = { en = "Small", zh-Hant-HK = "小" }
exercises = ["m1e1-first"]

[[modules]]
id = "m1"
title = { en = "One", zh-Hant-HK = "一" }
)";

inline const char* const kExerciseToml = R"(version = 1
id = "m1e1"
slug = "first"
module = "m1"
minutes = 5
worked = ["model", "model-zh", "wrong"]
title = { en = "First", zh-Hant-HK = "第一" }
goal = { en = "Goal", zh-Hant-HK = "目標" }
brief = { en = "Brief", zh-Hant-HK = "題目" }
steps = [{ en = "Shoot", zh-Hant-HK = "拍" }]
hints = [
  { en = "One", zh-Hant-HK = "一" },
  { en = "Two", zh-Hant-HK = "二" },
  { en = "Three", zh-Hant-HK = "三" },
]
mistakes = [{ en = "Too long", zh-Hant-HK = "太長" }]

[slot_hints]
size = { en = "s", zh-Hant-HK = "景" }
subject = { en = "s", zh-Hant-HK = "主" }
action = { en = "a", zh-Hant-HK = "動" }
place = { en = "p", zh-Hant-HK = "地" }
light = { en = "l", zh-Hant-HK = "光" }

[[questions]]
id = "why"
text = { en = "Why?", zh-Hant-HK = "為甚麼？" }
least_words = 5
least_han = 8

[[criteria]]
id = "length"
check = "V.length"
title = { en = "Long enough", zh-Hant-HK = "夠長" }
practice = { least = 4, most = 6 }
live = { least = 4, most = 6 }

[[criteria]]
id = "why"
check = "W.answer"
title = { en = "Why", zh-Hant-HK = "原因" }
parameters = { question = "why" }

[[rubric]]
text = { en = "Clear", zh-Hant-HK = "清楚" }
)";

inline const char* const kWorkedToml = R"(version = 1
title = { en = "Model", zh-Hant-HK = "範例" }
language = "en"

[[takes]]
slots = { size = "MS", subject = "a dog", action = "waits", place = "street", light = "dusk" }
seconds = 4
seed = 1
keeper = true

[answers]
why = "Because {keeper} is clear and short."
)";

inline std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  if (at == std::string::npos) throw std::runtime_error("the fixture has no " + what);
  return text.replace(at, what.size(), with);
}

// The pack with one file changed: `what` becomes `with`.
class SmallPack {
 public:
  SmallPack() {
    put("pack.toml", kPackToml);
    put("m1e1-first/exercise.toml", kExerciseToml);
    put("m1e1-first/worked/model.toml", kWorkedToml);
    put("m1e1-first/worked/model-zh.toml",
        replaced(kWorkedToml, "language = \"en\"", "language = \"zh-Hant-HK\""));
    put("m1e1-first/worked/wrong.toml",
        replaced(kWorkedToml, "language = \"en\"", "language = \"en\"\nfails_on = [\"length\"]"));
  }
  void put(const std::string& name, const std::string& text) { folder.write(name, text); }
  void change(const std::string& name, const std::string& what, const std::string& with) {
    put(name, replaced(folder.read(name), what, with));
  }

  TempDir folder;
};

inline const char* const kExercise = "m1e1-first/exercise.toml";
inline const char* const kModel = "m1e1-first/worked/model.toml";

}  // namespace shotlab::test
