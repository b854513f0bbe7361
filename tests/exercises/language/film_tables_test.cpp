// SPDX-License-Identifier: Apache-2.0
//
// Every row of the film-language tables 4.1 to 4.5, English term, Hong Kong term and accepted
// synonyms: each must be read as its concept, whatever else the line says.

#include <string>
#include <vector>

#include "tests/exercises/language/reading_check.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

struct Row {
  Slot slot;
  std::string id;
  std::vector<std::string> words;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all_rows = {
      // 4.1
      {Slot::size,
       "ELS",
       {"extreme long shot", "extreme wide shot", "ELS", "EWS", "大遠景", "極遠景"}},
      {Slot::size, "LS", {"long shot", "wide shot", "LS", "WS", "遠景", "全景"}},
      {Slot::size, "FS", {"full shot", "FS", "全身鏡頭", "全身"}},
      {Slot::size,
       "MLS",
       {"medium long shot", "knee shot", "MLS", "MWS", "中遠景", "中全景", "膝上"}},
      {Slot::size, "cowboy", {"cowboy shot", "牛仔鏡頭", "七分身"}},
      {Slot::size, "MS", {"medium shot", "MS", "中景", "半身"}},
      {Slot::size, "MCU", {"medium close-up", "MCU", "中近景", "中特寫", "近景", "胸上"}},
      {Slot::size, "CU", {"close-up", "CU", "特寫", "大頭"}},
      {Slot::size, "ECU", {"extreme close-up", "ECU", "大特寫", "極特寫"}},
      {Slot::size, "insert", {"insert", "插入鏡頭", "細節鏡頭"}},
      {Slot::size, "establishing", {"establishing shot", "建立鏡頭", "定場鏡頭"}},
      {Slot::size, "master", {"master shot", "主鏡頭", "全景主鏡"}},
      {Slot::size, "single", {"1S", "單人鏡頭"}},
      {Slot::size, "two_shot", {"two-shot", "2S", "雙人鏡頭"}},
      {Slot::size, "OTS", {"over-the-shoulder", "OTS", "過肩鏡頭", "過膊鏡頭"}},
      {Slot::size, "POV", {"point of view", "POV", "主觀鏡頭", "主觀鏡", "第一身視角"}},
      {Slot::size, "reaction", {"reaction shot", "反應鏡頭"}},
      {Slot::size, "cutaway", {"cutaway", "旁跳鏡頭", "切出鏡頭"}},
      // 4.2
      {Slot::angle, "eye_level", {"eye level", "eye-level", "平視", "平角", "水平角度"}},
      {Slot::angle, "high", {"high angle", "俯角", "高角度", "俯拍"}},
      {Slot::angle, "low", {"low angle", "仰角", "低角度", "仰拍"}},
      {Slot::angle,
       "birds_eye",
       {"bird's-eye", "bird’s-eye view", "top-down", "鳥瞰鏡頭", "頂拍", "垂直俯拍"}},
      {Slot::angle, "worms_eye", {"worm's-eye", "蟲視角", "極低角度"}},
      {Slot::angle, "dutch", {"dutch angle", "傾斜鏡頭", "荷蘭角", "斜角"}},
      {Slot::angle, "aerial", {"aerial", "航拍", "高空鏡頭", "空拍"}},
      {Slot::angle, "profile", {"profile", "側面"}},
      {Slot::style, "silhouette", {"silhouette", "剪影"}},
      {Slot::style, "foreground", {"foreground", "前景"}},
      {Slot::style, "midground", {"midground", "中景層"}},
      {Slot::style, "background", {"background", "背景", "後景"}},
      {Slot::style, "framing", {"framing", "框景"}},
      {Slot::style, "composition", {"composition", "構圖", "取景"}},
      {Slot::style, "thirds", {"rule of thirds", "三分法", "井字構圖"}},
      {Slot::style, "headroom", {"headroom", "頭頂空間"}},
      {Slot::style, "lead_room", {"lead room", "前方留白", "視線空間"}},
      {Slot::style, "negative_space", {"negative space", "留白", "負空間"}},
      {Slot::style, "symmetry", {"symmetry", "對稱"}},
      {Slot::style, "leading_lines", {"leading lines", "引導線"}},
      {Slot::style, "aspect_ratio", {"aspect ratio", "畫面比例", "長闊比"}},
      {Slot::style, "in_frame", {"in frame", "入鏡", "畫內"}},
      {Slot::style, "out_of_frame", {"out of frame", "出鏡", "畫外"}},
      // 4.3
      {Slot::move, "static", {"static", "locked-off", "定鏡", "固定鏡頭", "靜止", "固定機位"}},
      {Slot::move, "pan_left", {"pan left", "左搖"}},
      {Slot::move, "pan_right", {"pan right", "右搖"}},
      {Slot::move, "pan", {"pan", "搖鏡", "橫搖"}},
      {Slot::move, "tilt_up", {"tilt up", "上搖", "仰搖"}},
      {Slot::move, "tilt_down", {"tilt down", "下搖", "俯搖"}},
      {Slot::move, "tilt", {"tilt", "直搖"}},
      {Slot::move, "push_in", {"dolly in", "push-in", "push in", "推鏡", "推軌", "推進"}},
      {Slot::move, "pull_out", {"dolly out", "pull-back", "拉鏡", "拉軌", "拉出", "後拉"}},
      {Slot::move, "truck_left", {"truck left", "左移"}},
      {Slot::move, "truck_right", {"truck right", "右移"}},
      {Slot::move, "truck", {"橫移", "平移"}},
      {Slot::move, "pedestal", {"升降"}},
      {Slot::move, "pedestal_up", {"pedestal up", "升鏡"}},
      {Slot::move, "pedestal_down", {"pedestal down", "降鏡"}},
      {Slot::move, "crane_up", {"crane up", "搖臂升"}},
      {Slot::move, "crane_down", {"crane down", "搖臂降"}},
      {Slot::move, "crane", {"吊臂", "升降機"}},
      {Slot::move, "tracking", {"tracking", "follow shot", "跟鏡", "跟拍"}},
      {Slot::move, "orbit", {"orbit", "arc", "環繞", "弧形移動"}},
      {Slot::move, "zoom_in", {"zoom in", "變焦推", "拉近"}},
      {Slot::move, "zoom_out", {"zoom out", "變焦拉", "拉遠"}},
      {Slot::move, "zoom", {"zoom", "變焦"}},
      {Slot::move, "roll", {"roll", "滾轉", "旋轉"}},
      {Slot::move, "handheld", {"handheld", "hand-held", "手持", "手搖", "手提"}},
      {Slot::move, "whip_pan", {"whip pan", "急搖", "甩鏡", "快搖"}},
      {Slot::move,
       "dolly_zoom",
       {"dolly zoom", "希治閣變焦", "眩暈鏡頭", "滑動變焦", "希區考克變焦"}},
      {Slot::style, "steadicam", {"steadicam", "gimbal", "穩定器"}},
      {Slot::style, "long_take", {"long take", "長鏡頭", "長鏡頭調度"}},
      {Slot::style, "oner", {"oner", "一鏡到底", "一鏡過"}},
      {Slot::style,
       "camera_path",
       {"camera path", "camera trajectory", "攝影機軌跡", "運鏡路徑", "鏡頭軌跡"}},
      // 4.4
      {Slot::lens, "wide", {"wide-angle lens", "廣角鏡", "短焦"}},
      {Slot::lens, "normal", {"normal lens", "標準鏡"}},
      {Slot::lens, "telephoto", {"telephoto", "長焦鏡", "遠攝鏡"}},
      {Slot::lens, "macro", {"macro", "微距"}},
      {Slot::lens, "fisheye", {"fisheye", "魚眼"}},
      {Slot::lens, "focal_length", {"focal length", "焦距", "焦段"}},
      {Slot::lens, "shallow_focus", {"shallow depth of field", "淺景深", "淺焦"}},
      {Slot::lens, "deep_focus", {"deep focus", "深焦", "深景深"}},
      {Slot::lens, "rack_focus", {"rack focus", "移焦", "轉焦", "拉焦"}},
      {Slot::lens, "soft_focus", {"soft focus", "柔焦"}},
      {Slot::lens, "bokeh", {"bokeh", "散景"}},
      {Slot::lens, "lens_flare", {"lens flare", "鏡頭光暈", "耀光"}},
      {Slot::lens, "anamorphic", {"anamorphic", "變形寬銀幕鏡", "變形鏡"}},
      {Slot::lens, "exposure", {"exposure", "曝光"}},
      {Slot::lens, "aperture", {"aperture", "光圈"}},
      {Slot::lens, "shutter", {"shutter", "快門"}},
      {Slot::lens, "motion_blur", {"motion blur", "動態模糊"}},
      {Slot::lens, "grain", {"grain", "菲林顆粒", "顆粒感", "膠片顆粒"}},
      // 4.5
      {Slot::light, "key_light", {"key light", "主光"}},
      {Slot::light, "fill_light", {"fill light", "輔光", "補光"}},
      {Slot::light, "rim_light", {"rim light", "輪廓光"}},
      {Slot::light, "side_light", {"side light", "側光"}},
      {Slot::light, "top_light", {"top light", "頂光"}},
      {Slot::light, "under_light", {"under light", "底光", "腳光"}},
      {Slot::light, "backlit", {"backlit", "back light", "逆光", "背光"}},
      {Slot::light, "hard_light", {"hard light", "硬光"}},
      {Slot::light, "soft_light", {"soft light", "柔光"}},
      {Slot::light, "high_key", {"high-key", "高調", "明調"}},
      {Slot::light, "low_key", {"low-key", "低調", "暗調"}},
      {Slot::light, "practical", {"practical light", "實景光源", "畫內燈"}},
      {Slot::light, "window_light", {"window light", "窗光"}},
      {Slot::light, "candle", {"candle", "燭光"}},
      {Slot::light, "neon", {"neon", "霓虹", "霓虹燈"}},
      {Slot::light, "golden_hour", {"golden hour", "黃金時刻", "魔術時刻", "魔幻時刻"}},
      {Slot::light, "blue_hour", {"blue hour", "藍調時刻"}},
      {Slot::time, "day", {"day", "日", "日景"}},
      {Slot::time, "dusk", {"dusk", "黃昏"}},
      {Slot::time, "night", {"night", "夜", "夜景"}},
      {Slot::palette, "warm", {"warm tone", "暖色調"}},
      {Slot::palette, "cool", {"cool tone", "冷色調"}},
      {Slot::palette, "palette", {"palette", "色板", "配色", "五隻色"}},
      {Slot::palette, "saturation", {"saturation", "飽和度"}},
      {Slot::palette, "grading", {"colour grading", "color grading", "調色"}},
      {Slot::light, "contrast", {"contrast", "反差", "對比"}},
      {Slot::light, "brightness", {"brightness", "亮度"}},
      {Slot::light, "chiaroscuro", {"chiaroscuro", "明暗對照"}},
      // Also seen and worth accepting.
      {Slot::palette, "teal_orange", {"teal and orange", "青橙"}},
      {Slot::style, "timelapse", {"time-lapse", "縮時"}},
      {Slot::style, "stop_motion", {"stop motion", "定格動畫"}},
  };
  return all_rows;
}

}  // namespace

TEST_CASE("every film word of the tables is read as its concept", "[language]") {
  for (const Row& row : rows()) {
    for (const std::string& words : row.words) {
      CAPTURE(words);
      CHECK(test::ids_of(read_prompt(words), row.slot) == row.id);
    }
  }
}

TEST_CASE("a film word is read at either end of a line, beside other words", "[language]") {
  for (const Row& row : rows()) {
    for (const std::string& words : row.words) {
      // A camera move needs its own clause where the word alone means other things too.
      const bool han = static_cast<unsigned char>(words[0]) >= 0x80;
      const std::string before = (han ? "阿明，" : "Alice, ") + words;
      const std::string after = words + (han ? "，阿明" : ", Alice");
      CAPTURE(words);
      CHECK(test::ids_of(read_prompt(before), row.slot) == row.id);
      CHECK(test::ids_of(read_prompt(after), row.slot) == row.id);
    }
  }
}

TEST_CASE("every concept can be shown to the learner in both languages", "[language]") {
  for (const Row& row : rows()) {
    const PromptReading reading = read_prompt(row.words.front());
    const Concept* read = reading.first(row.slot);
    CAPTURE(row.id);
    REQUIRE(read);
    CHECK_FALSE(read->label.en.empty());
    CHECK_FALSE(read->label.zh.empty());
    CHECK(is_utf8(read->label.zh));
  }
}

TEST_CASE("capital, full-width and Simplified forms say the same", "[language]") {
  CHECK(test::ids_of(read_prompt("ＭＳ，ＯＬＤ ＭＡＮ"), Slot::size) == "MS");
  CHECK(test::ids_of(read_prompt("MEDIUM SHOT"), Slot::size) == "MS");
  CHECK(test::ids_of(read_prompt("大远景"), Slot::size) == "ELS");
  CHECK(test::moves_in("镜头慢慢向左摇") == "pan_left");
  CHECK(test::moves_in("变焦推") == "zoom_in");
  CHECK(test::ids_of(read_prompt("电车站"), Slot::place) == "tram_stop");
  CHECK(test::ids_of(read_prompt("黄昏，霓虹灯"), Slot::light) == "neon");
}
