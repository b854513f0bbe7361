// SPDX-License-Identifier: Apache-2.0
//
// mark: a box, a gaze or a moment that a learner draws on a frame of a take, for checks to look at.

#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/box_json.h"
#include "app/core/marks.h"

namespace shotlab::cli {
namespace {

const std::vector<std::string> kKinds{"head", "subject", "region", "gaze", "event"};

struct Options {
  std::string take, kind = "head", box;
  std::optional<std::int64_t> frame;
  bool clear = false;
};

int show_marks(Program& program, const Film& film, const std::string& take) {
  Result<Marks> marks = read_marks(film.folder());
  if (!marks) return program.printer.fail(marks.error());
  Json list = Json::array();
  for (const FrameMark& mark : (*marks)[take]) {
    list.push_back(mark_json(mark));
    const FrameBox& b = mark.box;
    program.printer.line(std::string(name_of(mark.kind)) + " @" + std::to_string(mark.frame) +
                         ": " + number(b.x, 3) + "," + number(b.y, 3) + "," + number(b.w, 3) + "," +
                         number(b.h, 3));
  }
  program.printer.document({{"take", take}, {"marks", list}});
  return kDone;
}

int work(Program& program, const Options& options) {
  Result<Film> film = program.film();
  if (!film) return program.printer.fail(film.error());
  Result<Take> take = film->find_take(options.take);
  if (!take) return program.printer.fail(take.error());
  FrameMark mark;
  mark_kind_from(options.kind, mark.kind);
  if (options.clear) {
    Result<int> gone = clear_marks(film->folder(), take->id, mark.kind);
    if (!gone) return program.printer.fail(gone.error());
    return show_marks(program, *film, take->id);
  }
  if (!options.frame && options.box.empty()) return show_marks(program, *film, take->id);
  Result<FrameBox> box = parse_box(options.box);
  if (!box && mark.kind != MarkKind::event) return program.printer.fail(box.error());
  if (box) mark.box = *box;
  mark.frame = options.frame.value_or(0);
  if (Status fits = fits_take(*take, mark.frame); !fits) return program.printer.fail(fits.error());
  if (Status set = set_mark(film->folder(), take->id, mark); !set) {
    return program.printer.fail(set.error());
  }
  return show_marks(program, *film, take->id);
}

}  // namespace

void add_mark(Program& program) {
  auto options = std::make_shared<Options>();
  program.parser
      .verb("mark",
            {"Draws a box, a gaze or a moment on a take, for the checks to look at; without a "
             "frame, lists them",
             "在一條的畫格上標記框、視線或時刻，供檢查使用；不指定畫格時列出標記"},
            [&program, options] { return work(program, *options); })
      .word("TAKE", options->take, {"Number, name or its beginning", "編號、名稱或開頭"}, true)
      .choice("--kind", options->kind, kKinds,
              {"head (if not said), subject, region, gaze or event",
               "head（頭，預設）、subject（主體）、region（範圍）、gaze（視線）或 event（時刻）"})
      .number("--frame", options->frame, {"Which frame, from 0", "第幾格，由 0 起"})
      .option("--box", options->box,
              {"x,y,width,height in shares of the picture: 0.41,0.12,0.08,0.19",
               "x,y,闊,高，以畫面比例計：0.41,0.12,0.08,0.19"},
              "X,Y,W,H")
      .flag("--clear", options->clear,
            {"Takes all marks of that kind off the take", "刪去這一條的同類標記"});
}

}  // namespace shotlab::cli
