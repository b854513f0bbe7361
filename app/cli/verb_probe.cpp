// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "app/cli/credentials_json.h"
#include "app/cli/program.h"
#include "app/core/clip_tools.h"
#include "app/core/credentials.h"
#include "app/core/measurement_json.h"

namespace shotlab::cli {
namespace {

void print_picture(Printer& printer, const VideoFacts& v) {
  std::string line = v.codec + (v.profile.empty() ? "" : " " + v.profile) + ", " +
                     std::to_string(v.width) + "x" + std::to_string(v.height) + ", " + v.pix_fmt;
  if (v.rotation != 0)
    line += printer.in_words({", turned ", "，旋轉 "}) + std::to_string(v.rotation) + "°";
  printer.line(printer.in_words({"picture: ", "畫面："}) + line);
  std::string rate = std::to_string(v.frames) + printer.in_words({" frames, ", " 幀，"}) +
                     number(v.fps.value(), 3) + printer.in_words({" a second", " 幀每秒"});
  if (v.vfr) rate += printer.in_words({" on average (variable rate)", "（平均；幀率不固定）"});
  printer.line(printer.in_words({"frames:  ", "幀數："}) + rate);
  if (!v.color_space.empty() || !v.color_range.empty()) {
    printer.line(printer.in_words({"colour:  ", "色彩："}) + v.color_space + " " + v.color_range);
  }
}

void print_facts(Printer& printer, const std::string& file, const ClipFacts& facts,
                 const ContentCredentials& found) {
  printer.line(file);
  printer.line(printer.in_words({"length:  ", "長度："}) + number(facts.duration_s, 3) +
               printer.in_words({" s, ", " 秒，"}) + std::to_string(facts.bytes) +
               printer.in_words({" bytes, ", " 位元組，"}) + facts.container);
  if (facts.video) print_picture(printer, *facts.video);
  if (facts.audio) {
    const AudioFacts& a = *facts.audio;
    printer.line(printer.in_words({"sound:   ", "聲音："}) + a.codec + ", " +
                 std::to_string(a.sample_rate) + " Hz, " + std::to_string(a.channels) +
                 printer.in_words({" channels", " 聲道"}));
  } else {
    printer.line(Text{"sound:   none", "聲音：沒有"});
  }
  if (!facts.digital_source_type.empty()) {
    printer.line(printer.in_words({"source:  ", "來源："}) + facts.digital_source_type);
  }
  const Text credentials = credentials_line(found);
  if (!credentials.empty())
    printer.line(printer.in_words({"marks:   ", "標記："}) + printer.in_words(credentials));
}

}  // namespace

void add_probe(Program& program) {
  auto file = std::make_shared<std::string>();
  program.parser
      .verb("probe",
            {"Tells what a clip is: streams, frames, rate, colour, credentials",
             "說明片段的格式：畫面、幀數、幀率、色彩、憑證"},
            [&program, file] {
              Result<ClipFacts> facts = probe(*file, program.cancel());
              if (!facts) return program.printer.fail(facts.error());
              Json json{{"file", *file}};
              json.update(facts_json(*facts));
              const ContentCredentials found = find_credentials(*file);
              json["content_credentials"] = credentials_json(found);
              program.printer.document(json);
              print_facts(program.printer, *file, *facts, found);
              return kDone;
            })
      .word("FILE", *file, {"Clip", "片段"}, true);
}

}  // namespace shotlab::cli
