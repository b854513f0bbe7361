// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/camera_path_file.h"
#include "app/core/job_words.h"
#include "app/core/ledger_desk.h"
#include "app/core/practice_home.h"
#include "app/core/references.h"
#include "app/core/replay.h"
#include "app/core/shot_sources.h"

namespace shotlab::cli {
namespace {

struct Options {
  std::string prompt, negative, shot, note, parent, provider, replay, edit, extend;
  std::string first_frame, last_frame, video, mask, element, path;
  std::vector<std::string> pictures;
  PromptSlots slots;
  double seconds = 0;  // 0: as the exercise says, else 4.
  std::optional<std::int64_t> seed;
  double speed = 0;
  bool still = false;
};

// What an exercise leaves open is what its film is for; anything else is named before money is
// spent.
Result<ShootOrder> order_from(const Program& program, const Options& options, const Film& film) {
  ShootOrder order;
  order.slots = options.slots;
  order.request.prompt = options.prompt.empty() ? options.slots.joined() : options.prompt;
  order.request.negative = options.negative;
  order.request.seconds = options.seconds > 0 ? options.seconds : 4;
  order.request.seed = options.seed;
  order.request.width = film.info().width;
  order.request.height = film.info().height;
  order.shot = options.shot;
  order.parent = options.parent;
  if (options.still) order.request.output = ShotOutput::still;
  const bool as_a_take = options.seconds > 0 || !options.shot.empty() || !options.extend.empty() ||
                         !options.note.empty();
  if (options.still && as_a_take) {
    return Error{ErrorCode::bad_input,
                 {"A picture has no length, is no shot of an exercise and goes on from nothing.",
                  "圖片沒有長度，不是練習的鏡頭，也不會接着甚麼繼續。"},
                 {"Leave out --seconds, --shot, --extend and --note.",
                  "請刪去 --seconds、--shot、--extend 和 --note。"}};
  }
  if (!options.edit.empty() && !options.extend.empty()) {
    return Error{ErrorCode::bad_input,
                 {"A shot changes a take or goes on from one, not both.",
                  "一個鏡頭可以修改某一條，或接着某一條繼續，二選一。"},
                 {"Leave out --edit or --extend.", "請刪去 --edit 或 --extend。"}};
  }
  if (!options.prompt.empty() && !options.slots.joined().empty()) {
    return Error{
        ErrorCode::bad_input,
        {"Give a whole prompt or the slots, not both.", "請給一句完整提示詞，或逐欄填寫，二選一。"},
        {"Leave one of them out.", "請刪去其中一種。"}};
  }
  if (film.info().exercise.empty()) return order;
  Result<Pack> pack = program.pack(film.info().pack);
  if (!pack) return pack.error();
  Result<const Exercise*> exercise = find_exercise(*pack, film.info().exercise);
  if (!exercise) return exercise.error();
  order.exercise = (*exercise)->id;
  if (options.still) return order;  // It counts against the exercise's money, and is no shot of it.
  if (options.seconds <= 0) order.request.seconds = (*exercise)->default_seconds;
  std::string shots;
  bool known = (*exercise)->shots.empty() && options.shot.empty();
  for (const ShotWanted& shot : (*exercise)->shots) {
    shots += (shots.empty() ? "" : ", ") + shot.id;
    known = known || shot.id == options.shot;
  }
  if (!known) {
    return Error{ErrorCode::bad_input,
                 shots.empty() ? Text{"This exercise has one shot, which has no name.",
                                      "這個練習只有一個鏡頭，沒有名稱。"}
                               : fill(Text{"This exercise asks for the shots {0}.",
                                           "這個練習要拍以下鏡頭：{0}。"},
                                      {shots}),
                 {"Name the shot that this take is for with --shot.",
                  "請用 --shot 指明這一條屬於哪個鏡頭。"}};
  }
  return order;
}

// Role and what was written behind its option.
std::vector<std::pair<const char*, std::string>> named_files(const Options& options) {
  std::vector<std::pair<const char*, std::string>> files;
  const auto add = [&](const char* role, const std::string& words) {
    if (!words.empty()) files.emplace_back(role, words);
  };
  add("first_frame", options.first_frame);
  add("last_frame", options.last_frame);
  for (const std::string& picture : options.pictures) add("image", picture);
  add("video", options.video);
  add("mask", options.mask);
  add("element", options.element);
  return files;
}

Result<std::vector<ReferenceFile>> reference_files(const Options& options, const Film& film,
                                                   const Cancel& cancel) {
  std::vector<ReferenceFile> files;
  for (const auto& [role, words] : named_files(options)) {
    Result<ReferenceFile> file = named_reference(role, words, film, cancel);
    if (!file) return file.error();
    files.push_back(*file);
  }
  return files;
}

bool says_anything(const Options& options) {
  return !options.prompt.empty() || !options.slots.joined().empty() || !options.negative.empty() ||
         options.seed || options.seconds > 0 || !options.shot.empty() || !options.parent.empty() ||
         !options.edit.empty() || !options.extend.empty() || !options.provider.empty() ||
         options.still || !options.path.empty() || !named_files(options).empty();
}

// The take whose request is to be repeated; nullopt: none.
Result<std::optional<Take>> take_to_repeat(const Options& options, const Film& film) {
  if (options.replay.empty()) return std::optional<Take>();
  if (says_anything(options)) {
    return Error{ErrorCode::bad_input,
                 {"A replay sends the same request again, so nothing else can be said with it.",
                  "重播會送出相同的請求，不能再加其他內容。"},
                 {"Leave the rest out, or shoot without --replay.",
                  "請刪去其他選項，或不用 --replay 拍攝。"}};
  }
  Result<Take> take = film.find_take(options.replay);
  if (!take) return take.error();
  return std::optional<Take>(*take);
}

// What could never be shot there is said before anything is asked for, be it a key.
Status look_first(const std::string& provider, const Settings& settings, ShotRequest request) {
  Result<ServiceFacts> facts = service_facts(provider, settings);
  if (!facts) return facts.error();
  Result<std::unique_ptr<Adapter>> refuser = refuser_for(provider, settings);
  if (!refuser) return refuser.error();
  if (request.model.empty()) request.model = facts->capability.model;
  if (const auto refused = (*refuser)->refuse(request)) return *refused;
  return done();
}

// One look at each: what is made comes home now, the rest does not keep the new shot waiting.
// Whoever ends this one ends none of those.
Status fetch_earlier(Program& program, const Settings& settings) {
  Printer& printer = program.printer;
  Result<std::vector<Resumed>> resumed = resume_all({}, settings, program.paths, program.clock,
                                                    program.stop.leaving_only(), {}, false);
  if (!resumed) return resumed.error();
  for (const Resumed& one : *resumed) {
    if (one.take) {
      printer.say(
          fill(Text{"An earlier job came home: {0}", "之前的工作已取回：{0}"}, {one.take->id}));
    } else if (one.error && is_final(one.job.state)) {
      printer.say(fill(Text{"An earlier job has ended, {0}: {1}", "之前的工作 {0} 已結束：{1}"},
                       {one.job.take, one.error->message.in(printer.language)}));
    } else if (one.error) {
      printer.say(fill(Text{"An earlier job is still in the ledger, {0}: \"shotlab jobs\"",
                            "之前的工作 {0} 仍在帳簿：「shotlab jobs」"},
                       {one.job.take}));
    }
  }
  return done();
}

void show(Program& program, const Take& take) {
  Printer& printer = program.printer;
  const bool clip = take.request.output == ShotOutput::clip;
  printer.document({{clip ? "take" : "picture", take_json(take)}});
  printer.line(clip ? take_line(take, printer.language) : "  " + take.id);
  printer.line("  " + take.clip.string());
  if (!take.rewritten_prompt.empty()) {
    printer.line(printer.in_words({"  as the service rewrote it: ", "  服務改寫成："}) +
                 take.rewritten_prompt);
  }
}

int work(Program& program, const Options& options) {
  Printer& printer = program.printer;
  Result<Film> film = program.film();
  if (!film) return printer.fail(film.error());
  Result<std::optional<Take>> repeated = take_to_repeat(options, *film);
  if (!repeated) return printer.fail(repeated.error());
  Result<Settings> settings = program.settings();
  if (!settings) return printer.fail(settings.error());
  const std::string provider = *repeated                  ? (*repeated)->provider
                               : options.provider.empty() ? film->info().provider
                                                          : options.provider;
  Result<ShootOrder> order = ShootOrder();
  if (!*repeated) {
    order = order_from(program, options, *film);
    if (!order) return printer.fail(order.error());
    Result<std::vector<ReferenceFile>> files = reference_files(options, *film, program.cancel());
    if (!files) return printer.fail(files.error());
    if (!options.path.empty()) {
      Result<std::vector<CameraKey>> path = read_camera_path(options.path);
      if (!path) return printer.fail(path.error());
      order->request.camera_path = std::move(*path);
    }
    const ShotSources sources{options.edit, options.extend, std::move(*files),
                              goes_on_from_clip(provider, *settings)};
    if (Status added = add_sources(sources, *film, *order); !added)
      return printer.fail(added.error());
    if (Status possible = look_first(provider, *settings, order->request); !possible)
      return printer.fail(possible.error());
  }

  // First what a killed program left behind: it may be a paid take of this very film.
  if (Status fetched = fetch_earlier(program, *settings); !fetched)
    return printer.fail(fetched.error());

  PracticeHome practice(options.speed, practice_memory(program.paths));
  Result<Service> service = connect(provider, *settings, practice);
  if (!service) return printer.fail(service.error());
  if (*repeated) {
    order = replay_order(*film, **repeated, *service);
    if (!order) return printer.fail(order.error());
    if (const Text warning = replay_warning(**repeated, *service); !warning.empty())
      printer.say(warning);
  }
  Result<Ledger> ledger = open_ledger(program.paths, program.clock);
  if (!ledger) return printer.fail(ledger.error());
  std::string last;
  const ShootTools tools{*service,
                         *ledger,
                         program.clock,
                         program.paths.state / "jobs",
                         program.stop,
                         [&](const Job& job) {
                           if (last == name_of(job.state) || job.state == JobState::done) return;
                           last = name_of(job.state);
                           if (!is_final(job.state)) printer.say(job_words::says(job, 0));
                         },
                         settings->daily_cap_micros};
  Result<Take> take = shoot(*order, *film, tools);
  if (!take) return printer.fail(take.error());
  if (!options.note.empty()) {
    if (Status noted = film->add_note(take->id, options.note); !noted)
      return printer.fail(noted.error());
    if (Result<Take> again = film->find_take(take->id)) take = again;
  }
  show(program, *take);
  return kDone;
}

}  // namespace

void add_shoot(Program& program) {
  auto options = std::make_shared<Options>();
  PromptSlots& slots = options->slots;
  program.parser
      .verb("shoot",
            {"Shoots a take: by slots, or with a whole prompt",
             "拍一條：逐欄填寫，或給一句完整提示詞"},
            [&program, options] { return work(program, *options); })
      .word("PROMPT", options->prompt, {"Whole prompt, in quotes", "完整提示詞，用引號括住"})
      .option("--size", slots.size, {"Shot size and angle: \"medium shot\"", "景別和角度：中景"})
      .option("--subject", slots.subject, {"Who or what is seen", "看見誰或甚麼"})
      .option("--action", slots.action, {"One act that a camera can see", "一個鏡頭看得見的動作"})
      .option("--place", slots.place, {"Where", "地方"})
      .option("--light", slots.light, {"Light, time, style", "光線、時間、風格"})
      .option("--more", slots.more, {"Camera move, lens, sound, ...", "鏡頭運動、鏡頭、聲音等"})
      .option("--negative", options->negative, {"Nouns to keep out", "不想見到的東西（名詞）"})
      .number("--seconds", options->seconds, 0.5, 600.0,
              {"Length, a parameter and never prose", "長度；是參數，不要寫進句子"})
      .number("--seed", options->seed,
              {"Same seed and words, same picture (where the provider obeys it)",
               "相同種子和字句，得到相同畫面（視乎供應商）"})
      .option("--shot", options->shot,
              {"Which shot of the exercise, e.g. pan", "練習中的哪個鏡頭，例如 pan"}, "ID")
      .option("--provider", options->provider,
              {"Another provider than the film's", "使用影片設定以外的供應商"}, "NAME")
      .option(
          "--replay", options->replay,
          {"The request of this take once more, byte for byte", "把這一條的請求原封不動再送一次"},
          "TAKE")
      .option(
          "--edit", options->edit,
          {"Take to be changed at the service by these words", "在服務那邊用這些字句修改哪一條"},
          "TAKE")
      .option("--extend", options->extend,
              {"Take to be gone on with at the service", "在服務那邊接着哪一條繼續"}, "TAKE")
      .option("--first-frame", options->first_frame,
              {"Picture that it begins with, or a frame of a take: 0002@48",
               "開首的圖片，或一條的某一格：0002@48"},
              "FILE")
      .option("--last-frame", options->last_frame,
              {"Picture that it ends with, or a frame of a take", "結尾的圖片，或一條的某一格"},
              "FILE")
      .options("--reference", options->pictures,
               {"Picture of who or what is in it, or a frame of a take (0002@48); may be given "
                "several times",
                "片中人或物的參考圖片，或一條的某一格（0002@48）；可給多張"},
               "FILE")
      .flag("--still", options->still,
            {"A picture instead of a clip, to go with shots: it comes into assets/pictures",
             "生成圖片而不是片段，供拍攝時參考：會放入 assets/pictures"})
      .option("--video", options->video,
              {"Own clip to be changed, or a take", "要修改的自有片段，或已有的一條"}, "FILE")
      .option("--mask", options->mask,
              {"Where that clip may change: a picture with white there, or box:X,Y,W,H or "
               "ellipse:X,Y,W,H in shares of it",
               "該片段可以改動的範圍：白色的圖片，或 box:X,Y,闊,高、ellipse:X,Y,闊,高（畫面比例）"},
              "FILE")
      .option("--element", options->element,
              {"PNG with alpha, laid into that clip", "有透明背景的 PNG，放入該片段"}, "FILE")
      .option("--path", options->path,
              {"Camera path: keys with time, place, look-at and field of view (JSON)",
               "攝影機軌跡：時間、位置、注視點、視角（JSON）"},
              "FILE")
      .option("--parent", options->parent, {"Take that this one grows from", "由哪一條改出來"},
              "TAKE")
      .option("--note", options->note, {"Note on the take, once it is there", "拍好後為它寫的筆記"})
      .number("--speed", options->speed, 0.0, 100.0,
              {"Waiting time of the practice generator; 1 is like a real service",
               "練習生成器的等候時間；1 像真實服務"});
}

}  // namespace shotlab::cli
