// SPDX-License-Identifier: Apache-2.0

#include <cstdlib>
#include <fstream>

#include "app/gui/shell.h"
#include "tests/app/gui/headless_gui.h"
#include "tests/app/gui/sample_view.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

TEST_CASE("dump", "[.dump]") {
  const char* out = std::getenv("DUMP");
  const auto num = [](const char* name, double usual) {
    const char* v = std::getenv(name);
    return v ? atof(v) : usual;
  };
  const Language language = num("ZH", 0) != 0 ? Language::chinese : Language::english;
  test::HeadlessGui g((int)num("W", 1280), (int)num("H", 800), language, (float)num("S", 1),
                      num("LIGHT", 0) == 0);
  View view = num("FIRST", 0) != 0 ? test::first_view(language) : test::busy_view(language);
  if (num("MOVES", 0)) view.exercise = &test::sample_moves_exercise(), view.verdict.reset();
  Ui ui;
  ui.desk = (Desk)(int)num("DESK", 1);
  if (!num("FIRST", 0)) ui.prompt = test::sample_prompt(language);
  Screens s;
  if (!num("FIRST", 0)) s = test::sample_screens();
  Picture p = make_picture(320, 180, 3);
  for (int y = 0; y < 180; ++y)
    for (int x = 0; x < 320; ++x) {
      auto* q = p.row(y) + x * 3;
      q[0] = 60 + y / 2;
      q[1] = 80 + x / 4;
      q[2] = 120;
    }
  for (auto& t : view.takes) g.pictures.add(t.poster, p);
  g.pictures.add("evidence/length.png", p);
  g.pictures.add("main", p);
  if (!num("FIRST", 0)) s.main.picture = g.pictures.find("main");
  if (std::getenv("CARD")) ui.checks = {std::getenv("CARD"), 900};
  ui.keys_open = num("KEYS", 0) != 0;
  g.draw = [&] { draw_window(g.kit, view, ui, s); };
  g.frames(4);
  Picture q = g.picture();
  std::ofstream f(out, std::ios::binary);
  f << "P6\n" << q.width << " " << q.height << "\n255\n";
  f.write((const char*)q.pixels.data(), (long)q.pixels.size());
}
