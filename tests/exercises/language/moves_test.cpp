// SPDX-License-Identifier: Apache-2.0
//
// Ten and more ways to ask for each camera move in each language: the move must be found and no
// other. Then the words that look like a move and are none.

#include <map>
#include <string>
#include <vector>

#include "tests/exercises/language/reading_check.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

using Phrasings = std::map<std::string, std::vector<std::string>>;

const Phrasings kEnglish = {
    {"static",
     {"static shot of an old man at a tram stop", "Static camera, MS, a woman waits",
      "locked-off frame, empty room", "The camera is fixed on a tripod", "fixed camera, wide shot",
      "the camera stays still while she walks past", "no camera movement, night street",
      "The camera does not move.", "stationary camera, market lane", "tripod shot of a lantern",
      "the camera holds still on the door", "a lantern, without camera movement",
      "motionless camera, tea house"}},
    {"pan_left",
     {"pan left", "slow pan left across the market lane", "the camera pans left",
      "pans to the left", "panning slowly to the left, MS", "camera pans smoothly leftward",
      "a gentle pan from right to left", "The shot pans across the lane to the left",
      "wide shot, quick pan left", "pan camera left past the pillars", "pan, right to left",
      "medium shot of an old man, the camera slowly pans left to reveal a tram"}},
    {"pan_right",
     {"pan right", "a slow pan right", "the camera pans right", "camera panning to the right",
      "pans slowly from left to right", "pan-right, tram stop", "rightward pan",
      "Pan following the tram from left to right", "panning right along the lanterns",
      "The camera pans, left to right", "wide view, the frame pans right",
      "slow pan to the right from the lantern to the door",
      "LS, market lane, pan towards the right"}},
    {"tilt_up",
     {"tilt up", "slow tilt up", "the camera tilts up", "camera tilting upwards",
      "tilts up from the shoes to the face", "a gentle tilt upward", "tilt-up on the pillar",
      "The camera slowly tilts up the building", "MS, tilt up to the lantern", "tilting up, night",
      "Tilt from her shoes up to her face", "camera tilt up", "the shot tilts up to the sky"}},
    {"tilt_down",
     {"tilt down", "slow tilt down", "the camera tilts down", "camera tilting downwards",
      "tilts down from the lantern to the door", "a quick tilt downward", "tilt-down to her hands",
      "The camera gently tilts down", "CU, tilt down", "tilting down, dusk", "camera tilt down",
      "the frame tilts down to the floor"}},
    {"push_in",
     {"push in", "slow push-in", "the camera pushes in on her face", "dolly in",
      "slow dolly in towards the door", "the camera dollies forward", "camera moves closer",
      "the camera moves forward through the lane",
      "starts on the lantern, pushes slowly to the door", "pushing in on the cup",
      "a gentle push in", "camera glides toward the window",
      "The camera creeps closer to the old man", "track in on the lantern"}},
    {"pull_out",
     {"pull back", "slow pull-back", "the camera pulls back", "dolly out",
      "dolly back from the door", "the camera pulls out to reveal the street",
      "camera moves backwards", "pull out slowly", "the camera moves away from her",
      "pulling back from the cup", "camera dollies back", "the camera drifts back",
      "track back through the lane"}},
    {"truck_left",
     {"truck left", "slow truck left", "the camera trucks left", "camera trucks to the left",
      "trucking shot to the left", "track left past the pillars", "the camera moves left",
      "the camera slides to the left", "dolly left along the shops", "camera glides left",
      "the camera tracks left", "slider shot to the left"}},
    {"truck_right",
     {"truck right", "slow truck right", "the camera trucks right", "camera trucks to the right",
      "trucking shot from left to right", "track right past the pillars", "the camera moves right",
      "the camera slides to the right", "dolly right along the shops", "camera drifts right",
      "the camera tracks right", "slider shot to the right"}},
    {"pedestal_up",
     {"pedestal up", "slow pedestal up", "the camera rises", "the camera slowly rises",
      "camera pedestals up", "the camera lifts", "the camera ascends", "camera moves up",
      "the camera floats upward", "pedestal shot up", "the camera moves upwards past the table"}},
    {"pedestal_down",
     {"pedestal down", "slow pedestal down", "the camera descends", "the camera slowly lowers",
      "camera pedestals down", "the camera sinks", "the camera drops", "camera moves down",
      "the camera floats downward", "pedestal shot down", "the camera moves downwards to the cup"}},
    {"crane_up",
     {"crane up", "slow crane up", "the camera cranes up", "crane shot up", "boom up",
      "camera booms up over the lane", "jib up", "craning upward",
      "the camera slowly cranes upwards", "boom shot, up"}},
    {"crane_down",
     {"crane down", "slow crane down", "the camera cranes down", "crane shot down", "boom down",
      "camera booms down to the door", "jib down", "craning downward",
      "the camera slowly cranes downwards", "boom shot, down"}},
    {"tracking",
     {"tracking shot", "the camera follows her", "the camera tracks with him", "follow shot",
      "the camera follows the old man down the lane", "camera moves alongside the tram",
      "tracking alongside the dog", "the camera is following a child", "slow tracking shot, street",
      "the camera moves with her", "following shot of a dog"}},
    {"zoom_in",
     {"zoom in", "slow zoom in", "the camera zooms in", "zooming in on her face", "zoom-in, CU",
      "zooms into the lantern", "a quick zoom in", "camera slowly zooms in on the watch",
      "zoom closer", "zooms in", "the lens zooms in"}},
    {"zoom_out",
     {"zoom out", "slow zoom out", "the camera zooms out", "zooming out from her face",
      "zoom-out, LS", "zooms out to the street", "a quick zoom out", "camera slowly zooms out",
      "zoom back", "zooms out", "the lens zooms out"}},
    {"orbit_left",
     {"orbit left", "slow orbit to the left", "the camera orbits left around her",
      "orbit clockwise", "the camera orbits clockwise around the table", "arc left",
      "arc shot to the left", "orbiting to the left", "camera arcs left",
      "the camera circles clockwise"}},
    {"orbit_right",
     {"orbit right", "slow orbit to the right", "the camera orbits right around her",
      "orbit counter-clockwise", "the camera orbits anticlockwise around the table", "arc right",
      "arc shot to the right", "orbiting to the right", "camera arcs right",
      "the camera circles counterclockwise"}},
    {"orbit",
     {"orbit shot", "the camera orbits the old man", "orbiting around the table", "arc shot",
      "camera circles around her", "slow orbit", "the camera moves around the cup",
      "arcs around the dancer", "360 shot of the courtyard", "the camera rotates around him"}},
    {"roll_cw",
     {"roll clockwise", "slow roll clockwise", "the camera rolls clockwise", "roll right",
      "camera roll to the right", "camera rotates clockwise", "rolling clockwise",
      "barrel roll clockwise", "the camera spins clockwise", "the frame rolls to the right"}},
    {"roll_ccw",
     {"roll counter-clockwise", "slow roll anticlockwise", "the camera rolls counterclockwise",
      "roll left", "camera roll to the left", "camera rotates anti-clockwise",
      "rolling counter clockwise", "barrel roll anticlockwise", "the camera spins counterclockwise",
      "the frame rolls to the left"}},
    {"handheld",
     {"handheld", "hand-held camera", "handheld shot of the market", "shaky camera",
      "MS, hand held, a woman runs", "handheld camera, night", "shaky cam", "hand-held, close-up",
      "a handheld feel", "documentary style, handheld"}},
    {"whip_pan",
     {"whip pan", "fast whip-pan", "swish pan", "a whip pan to the door", "WS, whip pan",
      "the camera whip pans", "sudden whip pan", "flash pan", "whip panning",
      "ends with a whip pan"}},
    {"dolly_zoom",
     {"dolly zoom", "dolly-zoom on his face", "vertigo effect", "zolly", "a slow dolly zoom",
      "Hitchcock zoom", "CU, vertigo shot", "contra zoom", "Vertigo zoom, corridor",
      "the camera does a dolly zoom"}},
};

const Phrasings kChinese = {
    {"static",
     {"定鏡，中景，老伯等車", "固定鏡頭", "固定機位，電車站", "鏡頭不動", "鏡頭唔郁，一個人企定",
      "靜止鏡頭", "大遠景，定鏡", "攝影機固定", "機位不動，燈籠", "三腳架拍攝", "街市小巷，靜止",
      "鏡頭固定，看着木門"}},
    {"pan_left",
     {"左搖", "向左搖", "鏡頭慢慢向左搖", "由右向左橫搖", "橫搖向左", "鏡頭由右搖到左", "慢速左搖",
      "鏡頭往左搖", "中景，老伯，左搖", "搖向左", "鏡頭緩緩左搖", "從右至左橫搖", "pan左",
      "向左pan"}},
    {"pan_right",
     {"右搖", "向右搖", "鏡頭慢慢向右搖", "由左向右橫搖", "橫搖向右", "鏡頭由左搖到右", "快速右搖",
      "鏡頭往右搖", "中景，老伯，右搖", "搖向右", "鏡頭緩緩右搖", "從左至右橫搖",
      "橫搖，由左至右"}},
    {"tilt_up",
     {"上搖", "向上搖", "鏡頭慢慢向上搖", "仰搖", "鏡頭由下搖到上", "直搖向上", "緩緩上搖",
      "往上搖", "特寫，上搖到燈籠", "鏡頭上搖", "tilt up到天台", "向上直搖"}},
    {"tilt_down",
     {"下搖", "向下搖", "鏡頭慢慢向下搖", "俯搖", "鏡頭由上搖到下", "直搖向下", "緩緩下搖",
      "往下搖", "特寫，下搖到木門", "鏡頭下搖", "tilt down到地面", "向下直搖"}},
    {"push_in",
     {"推鏡", "推鏡頭", "慢慢推近", "鏡頭慢慢推向門口", "由燈籠開始，慢慢推到門口", "向前推",
      "推軌", "鏡頭推進", "緩緩推入房間", "前推", "鏡頭向前移動", "慢推，中景", "dolly in到門口",
      "鏡頭慢慢推"}},
    {"pull_out",
     {"拉鏡", "拉鏡頭", "後拉", "鏡頭向後拉", "拉軌", "鏡頭慢慢拉開", "向後拉", "鏡頭拉出",
      "慢拉，遠景", "鏡頭向後移動", "鏡頭後退", "dolly out"}},
    {"truck_left",
     {"左移", "向左橫移", "橫移向左", "鏡頭向左移", "向左移鏡頭", "由右至左橫移",
      "鏡頭慢慢向左移動", "向左平移", "左橫移", "鏡頭左移", "truck left，街市", "往左橫移"}},
    {"truck_right",
     {"右移", "向右橫移", "橫移向右", "鏡頭向右移", "向右移鏡頭", "由左至右橫移",
      "鏡頭慢慢向右移動", "向右平移", "右橫移", "鏡頭右移", "truck right，街市", "往右橫移"}},
    {"pedestal_up",
     {"升鏡", "鏡頭上升", "鏡頭慢慢升起", "垂直上升", "鏡頭升高", "升鏡頭", "中景，升鏡",
      "攝影機緩緩上升", "鏡頭向上升", "pedestal up"}},
    {"pedestal_down",
     {"降鏡", "鏡頭下降", "鏡頭慢慢降下", "垂直下降", "鏡頭降低", "降鏡頭", "中景，降鏡",
      "攝影機緩緩下降", "鏡頭向下降", "pedestal down"}},
    {"crane_up",
     {"搖臂升", "搖臂上升", "吊臂上升", "吊臂升", "搖臂向上", "升降機升", "大遠景，搖臂升",
      "慢慢搖臂上升", "吊臂向上", "crane up，天台"}},
    {"crane_down",
     {"搖臂降", "搖臂下降", "吊臂下降", "吊臂降", "搖臂向下", "升降機降", "大遠景，搖臂降",
      "慢慢搖臂下降", "吊臂向下", "crane down，庭院"}},
    {"tracking",
     {"跟鏡", "跟拍", "鏡頭跟住佢行", "鏡頭跟着老伯", "鏡頭跟隨", "跟拍鏡頭", "中景，跟鏡",
      "鏡頭跟住隻狗", "攝影機跟隨她走過小巷", "鏡頭追蹤電車"}},
    {"zoom_in",
     {"變焦推", "變焦推近", "拉近", "鏡頭拉近", "zoom in", "慢慢zoom in", "變焦推進",
      "特寫，變焦推", "變焦向前", "鏡頭慢慢拉近"}},
    {"zoom_out",
     {"變焦拉", "變焦拉遠", "拉遠", "鏡頭拉遠", "zoom out", "慢慢zoom out", "變焦拉出",
      "遠景，變焦拉", "變焦向後", "鏡頭慢慢拉遠"}},
    {"orbit_left",
     {"向左環繞", "順時針環繞", "環繞向左", "鏡頭順時針環繞老伯", "慢慢向左環繞", "鏡頭往左環繞",
      "向左弧形移動", "環繞，順時針", "orbit left", "鏡頭向左環繞茶杯"}},
    {"orbit_right",
     {"向右環繞", "逆時針環繞", "環繞向右", "鏡頭逆時針環繞老伯", "慢慢向右環繞", "鏡頭往右環繞",
      "向右弧形移動", "環繞，逆時針", "orbit right", "鏡頭向右環繞茶杯"}},
    {"orbit",
     {"環繞", "環繞鏡頭", "弧形移動", "鏡頭環繞老伯", "環繞主角一圈", "鏡頭圍繞茶杯", "慢慢環繞",
      "鏡頭繞住佢", "環拍", "中景，環繞拍攝"}},
    {"roll_cw",
     {"順時針滾轉", "滾轉，順時針", "鏡頭順時針旋轉", "順時針旋轉", "慢慢順時針滾轉",
      "鏡頭向右滾轉", "向右滾轉", "滾轉向右", "畫面旋轉，順時針", "roll順時針"}},
    {"roll_ccw",
     {"逆時針滾轉", "滾轉，逆時針", "鏡頭逆時針旋轉", "逆時針旋轉", "慢慢逆時針滾轉",
      "鏡頭向左滾轉", "向左滾轉", "滾轉向左", "畫面旋轉，逆時針", "roll逆時針"}},
    {"handheld",
     {"手持", "手持鏡頭", "手持拍攝，街市", "手搖", "手提攝影", "中景，手持", "手持感", "手提，夜",
      "手持攝影機", "晃動鏡頭"}},
    {"whip_pan",
     {"急搖", "甩鏡", "快搖", "急搖到門口", "中景，急搖", "甩鏡頭", "鏡頭急搖", "突然甩鏡",
      "whip pan", "最後一個急搖"}},
    {"dolly_zoom",
     {"希治閣變焦", "眩暈鏡頭", "滑動變焦", "希區考克變焦", "特寫，希治閣變焦", "希治閣式變焦",
      "走廊，滑動變焦", "dolly zoom", "用眩暈鏡頭", "慢慢的滑動變焦"}},
};

void check_all(const Phrasings& phrasings) {
  int asked = 0;
  int found = 0;
  for (const auto& [move, lines] : phrasings) {
    CHECK(lines.size() >= 10);
    for (const std::string& line : lines) {
      CAPTURE(line);
      ++asked;
      found += test::moves_in(line) == move ? 1 : 0;
      CHECK(test::moves_in(line) == move);
      CHECK(read_prompt(line).dominant_moves() == 1);
    }
  }
  INFO("found " << found << " of " << asked);
  CHECK(found >= asked * 98 / 100);
}

}  // namespace

TEST_CASE("each move is found in ten and more English phrasings, and no other", "[language]") {
  check_all(kEnglish);
}

TEST_CASE("each move is found in ten and more Chinese phrasings, and no other", "[language]") {
  check_all(kChinese);
}

TEST_CASE("a phrasing keeps its move in the middle of a whole prompt", "[language]") {
  for (const auto& [move, lines] : kEnglish) {
    for (const std::string& line : lines) {
      const std::string prompt =
          "an old man in a green coat checks his watch twice, " + line + ", tram stop at dusk";
      CAPTURE(prompt);
      CHECK(test::moves_in(prompt) == move);
    }
  }
  for (const auto& [move, lines] : kChinese) {
    for (const std::string& line : lines) {
      const std::string prompt = "穿綠色外套的老伯看了兩次錶，" + line + "，黃昏的電車站";
      CAPTURE(prompt);
      CHECK(test::moves_in(prompt) == move);
    }
  }
}

TEST_CASE("words that look like a camera move and are none give no move", "[language]") {
  for (const char* line : {"she tilts her head",
                           "he tilts his hat back",
                           "a frying pan on the stove",
                           "a red truck turns left",
                           "a truck left the yard",
                           "a food truck in the street",
                           "an old man pushes the door",
                           "she pushes in the chair",
                           "he pulls out a letter",
                           "she pulls back the curtain",
                           "a child pulls a kite to the left",
                           "waves roll onto the beach",
                           "he rolls up his sleeves",
                           "a train track at night",
                           "a paper crane on the table",
                           "an old woman moves slowly to the left",
                           "he walks in",
                           "the sun rises over the harbour",
                           "a dog follows a man",
                           "she faces the camera",
                           "looks into the camera and smiles",
                           "a zoom lens on the table",
                           "a man holds a camera",
                           "a handheld fan",
                           "a steady breeze, mostly fixed",
                           "the tram moves right",
                           "she is still reading",
                           "老伯搖頭",
                           "小孩搖扇",
                           "佢推門入屋",
                           "老伯推車經過",
                           "他把木箱推到門口",
                           "佢拉開窗簾",
                           "一個人向左走",
                           "手提袋放在枱上",
                           "手持雨傘的女人",
                           "旋轉木馬",
                           "佢喺升降機內等",
                           "女人望向鏡頭",
                           "小孩跟住媽媽行",
                           "樹枝搖晃",
                           "太陽上升",
                           "媽媽拉着小孩"}) {
    CAPTURE(line);
    CHECK(test::moves_in(line).empty());
  }
}

TEST_CASE("two moves in one prompt count as two, one move said twice as one", "[language]") {
  CHECK(read_prompt("pan left and tilt up").dominant_moves() == 2);
  CHECK(read_prompt("camera pans and zooms and orbits").dominant_moves() == 3);
  CHECK(read_prompt("static, then push in").dominant_moves() == 2);
  CHECK(read_prompt("pan left, then pan right").dominant_moves() == 2);
  CHECK(read_prompt("先左搖再推鏡").dominant_moves() == 2);
  CHECK(read_prompt("slow pan, the camera pans left").dominant_moves() == 1);
  CHECK(read_prompt("push in, slow push-in on the lantern").dominant_moves() == 1);
  CHECK(read_prompt("dolly shot, dolly in").dominant_moves() == 1);
  CHECK(read_prompt("橫搖，慢慢向左搖").dominant_moves() == 1);
  CHECK(read_prompt("steadicam push in, long take").dominant_moves() == 1);
  CHECK(read_prompt("an old man waits").dominant_moves() == 0);
}

TEST_CASE("a move knows whether it is slow or fast", "[language]") {
  for (const char* line : {"slow pan left", "the camera pushes slowly to the door", "慢慢推近",
                           "鏡頭緩緩左搖", "pan slowly to the left", "gentle tilt up"}) {
    CAPTURE(line);
    CHECK(test::attribute_in(line, Slot::move, "speed") == "slow");
  }
  for (const char* line :
       {"quick zoom in", "camera quickly pans right", "快速右搖", "fast push in"}) {
    CAPTURE(line);
    CHECK(test::attribute_in(line, Slot::move, "speed") == "fast");
  }
  CHECK(test::attribute_in("pan left", Slot::move, "speed").empty());
  // The old man is slow, not the camera.
  CHECK(test::attribute_in("an old man slowly sits down, pan left", Slot::move, "speed").empty());
}
