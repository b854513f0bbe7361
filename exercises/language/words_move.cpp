// SPDX-License-Identifier: Apache-2.0
//
// Moves that one phrase names whole, then the words that name a move together with a direction
// (moves.cpp joins them), then what only looks like a move.
//
// 推 and 拉 are read as in and out, 移 as left and right: published Chinese prompts use them for
// zoom and pan as well, and only 變焦 and 橫搖 are specific.

#include "exercises/language/vocabulary.h"

namespace shotlab {
namespace {

constexpr auto kName = WordKind::concept_name;
constexpr auto kHead = WordKind::move_head;
constexpr auto kMove = Slot::move;
constexpr auto kStyle = Slot::style;

constexpr WordEntry kMoves[] = {
    {kName, kMove, "static", "static camera", "定鏡",
     "static|static shot|static camera|static frame|locked off|locked off shot|locked off "
     "camera|locked camera|locked down|lock off|lockoff|fixed camera|fixed shot|fixed frame|camera "
     "is fixed|camera fixed|stationary camera|camera is stationary|stationary shot|on a "
     "tripod|tripod shot|tripod|still camera|camera stay(s,ing) still|camera hold(s,ing) "
     "still|camera remain(s) still|camera is still|camera still|camera stand(s) still|camera "
     "stay(s) put|camera holds|camera never moves|camera does not move|camera doesn't move|camera "
     "is not moving|camera doesn't pan|motionless camera|camera is motionless|unmoving camera|no "
     "camera movement|no camera move|no camera motion|without camera movement|without moving the "
     "camera|no movement of the "
     "camera|定鏡|定鏡頭|定機|固定鏡頭|固定鏡|固定機位|固定攝影機|機位固定|鏡頭固定|攝影機固定|"
     "鏡頭不動|鏡頭唔郁|鏡頭不郁|攝影機不動|機位不動|不動鏡|靜止鏡頭|靜止畫面|鏡頭靜止|攝影機靜止|"
     "靜止|靜態鏡頭|三腳架|腳架"},
    {kName, kMove, "whip_pan", "whip pan", "急搖",
     "whip pan|whip pans|whip panning|whippan|swish pan|flash pan|急搖|甩鏡|甩鏡頭|快搖"},
    {kName, kMove, "dolly_zoom", "dolly zoom", "希治閣變焦",
     "dolly zoom|dolly zooms|zolly|vertigo effect|vertigo shot|vertigo zoom|hitchcock "
     "zoom|hitchcock effect|contra zoom|希治閣變焦|希治閣式變焦|希區考克變焦|眩暈鏡頭|滑動變焦"},
    {kName, kMove, "handheld", "handheld", "手持",
     "handheld|hand held|handheld camera|handheld shot|shaky camera|shaky "
     "cam|手持鏡頭|手持鏡|手持攝影|手持拍攝|手持攝影機|手持感|手持晃動|手搖鏡|手搖鏡頭|手搖拍攝|"
     "手搖|手提鏡頭|手提攝影|手提攝影機|手提拍攝|手提機|^手持|^手提|手持風格|手持跟拍|晃動鏡頭|"
     "鏡頭晃動"},
    {kName, kMove, "tracking", "tracking shot", "跟鏡",
     "tracking shot|follow shot|following shot|tracks with|tracks alongside|tracking with|tracking "
     "alongside|track with|track alongside|camera "
     "follow(s,ing)|跟鏡|跟鏡頭|跟拍|跟拍鏡頭|追蹤鏡頭|跟隨鏡頭|鏡頭追蹤"},
    {kName, kMove, "crane_up", "crane up", "搖臂升", "搖臂升|搖臂上升|吊臂升|吊臂上升|升降機升"},
    {kName, kMove, "crane_down", "crane down", "搖臂降",
     "搖臂降|搖臂下降|吊臂降|吊臂下降|升降機降"},
    {kName, kMove, "pan_left", "pan left", "左搖",
     "向左搖|由右搖到左|由右搖至左|由右搖向左|從右搖到左|從右搖至左|從右搖向左|由右邊搖到左邊|"
     "從右邊搖到左邊|左搖鏡頭|左搖鏡|左搖|搖左|左橫搖|橫搖左|左pan"},
    {kName, kMove, "pan_right", "pan right", "右搖",
     "向右搖|由左搖到右|由左搖至右|由左搖向右|從左搖到右|從左搖至右|從左搖向右|由左邊搖到右邊|"
     "從左邊搖到右邊|右搖鏡頭|右搖鏡|右搖|搖右|右橫搖|橫搖右|右pan"},
    {kName, kMove, "tilt_up", "tilt up", "上搖",
     "向上搖|由下搖到上|由下搖至上|由下搖向上|從下搖到上|從下搖至上|從下搖向上|上搖鏡頭|上搖鏡|"
     "上搖|搖上|仰搖|直搖上|直搖向上"},
    {kName, kMove, "tilt_down", "tilt down", "下搖",
     "向下搖|由上搖到下|由上搖至下|由上搖向下|從上搖到下|從上搖至下|從上搖向下|下搖鏡頭|下搖鏡|"
     "下搖|搖下|俯搖|直搖下|直搖向下"},
    {kName, kMove, "truck_left", "truck left", "左移",
     "左橫移|橫移左|橫移向左|左移鏡頭|左移鏡|左平移"},
    {kName, kMove, "truck_right", "truck right", "右移",
     "右橫移|橫移右|橫移向右|右移鏡頭|右移鏡|右平移"},
    {kName, kMove, "pedestal_up", "pedestal up", "升鏡",
     "升鏡|升鏡頭|垂直升|垂直上升|鏡頭升|鏡頭上升|升起鏡頭"},
    {kName, kMove, "pedestal_down", "pedestal down", "降鏡",
     "降鏡|降鏡頭|垂直降|垂直下降|鏡頭降|鏡頭下降"},
    {kName, kMove, "zoom_in", "zoom in", "變焦推",
     "變焦推|變焦推近|變焦推進|變焦推鏡|變焦拉近|變焦放大|推變焦|拉近鏡頭|拉近|鏡頭放大"},
    {kName, kMove, "zoom_out", "zoom out", "變焦拉",
     "變焦拉|變焦拉遠|變焦拉出|變焦拉開|變焦縮小|拉變焦|拉遠鏡頭|拉遠"},
    {kName, kMove, "push_in", "push in (dolly in)", "推鏡",
     "推鏡|推鏡頭|推軌|推軌鏡頭|前推鏡|前推鏡頭|前推|推前|推埋去|dolly推"},
    {kName, kMove, "pull_out", "pull out (dolly out)", "拉鏡",
     "拉鏡|拉鏡頭|拉軌|拉軌鏡頭|後拉鏡|後拉鏡頭|後拉|拉後|dolly拉"},

    // Ways of shooting that go with any move.
    {kName, kStyle, "steadicam", "steadicam or gimbal", "穩定器",
     "steadicam|gimbal|gimbal shot|steadicam shot|穩定器"},
    {kName, kStyle, "long_take", "long take", "長鏡頭", "long take|長鏡頭|長鏡頭調度"},
    {kName, kStyle, "oner", "oner", "一鏡到底",
     "oner|one take|single take|one shot take|一鏡到底|一鏡過"},
    {kName, kStyle, "camera_path", "camera path", "攝影機軌跡",
     "camera path|camera trajectory|攝影機軌跡|運鏡路徑|鏡頭軌跡"},

    // Words that need company. `id` is the family that moves.cpp looks up.
    {kHead, kMove, "pan", "", "",
     "pans|panning|panned|pan shot|panning shot|pan across|pan from|pan over|pan along|pan "
     "between|橫搖鏡頭|橫搖鏡|橫搖|搖鏡頭|搖鏡|搖攝|搖拍|平搖"},
    {kHead, kMove, "pan", "", "", "pan", "", MoveTrust::beside},
    {kHead, kMove, "tilt", "", "",
     "tilt shot|tilt from|tilts from|tilting from|tilting shot|camera tilt|直搖鏡頭|直搖鏡|直搖"},
    {kHead, kMove, "tilt", "", "", "tilt|tilts|tilting|tilted", "", MoveTrust::beside},
    {kHead, kMove, "shake", "", "", "搖", "", MoveTrust::beside},
    {kHead, kMove, "truck", "", "",
     "trucking shot|truck shot|slider shot|crab "
     "shot|橫移鏡頭|橫移鏡|橫移|平移鏡頭|平移|橫向移動|橫向移鏡|移鏡|移鏡頭"},
    {kHead, kMove, "truck", "", "", "truck|trucks|trucking", "", MoveTrust::vehicle},
    {kHead, kMove, "truck", "", "", "crab|crabs|crabbing", "", MoveTrust::vehicle},
    {kHead, kMove, "track", "", "", "track|tracks|tracking", "", MoveTrust::turn},
    {kHead, kMove, "follow", "", "", "follow|follows|following|跟隨|跟住|跟着|追蹤|跟", "",
     MoveTrust::camera},
    {kHead, kMove, "dolly", "", "", "dolly|dollies|dollying|dolly shot|dolly move"},
    {kHead, kMove, "push", "", "", "push|pushes|pushing|推進|推近|推入|推向|推到|推至|推去", "",
     MoveTrust::unpeopled},
    {kHead, kMove, "push", "", "", "推", "", MoveTrust::turn},
    {kHead, kMove, "pull", "", "", "pull|pulls|pulling|拉出|拉開", "", MoveTrust::unpeopled},
    {kHead, kMove, "pull", "", "", "拉", "", MoveTrust::turn},
    {kHead, kMove, "zoom", "", "", "zoom|zooms|zooming|zoom shot|變焦鏡頭|變焦"},
    {kHead, kMove, "crane", "", "", "crane shot|jib shot|boom shot|搖臂鏡頭|搖臂|吊臂"},
    {kHead, kMove, "crane", "", "", "crane|cranes|craning|boom|booms|booming|jib|jibs", "",
     MoveTrust::turn},
    {kHead, kMove, "crane", "", "", "升降機", "", MoveTrust::unpeopled},
    {kHead, kMove, "pedestal", "", "", "pedestal shot|升降鏡頭|升降鏡|升降"},
    {kHead, kMove, "pedestal", "", "", "pedestal|pedestals|pedestaling", "", MoveTrust::beside},
    {kHead, kMove, "orbit", "", "",
     "orbit|orbits|orbiting|orbit shot|orbital shot|arc shot|arc move|arcs around|arc "
     "around|arcing around|360 "
     "shot|環繞鏡頭|環繞拍攝|環繞|環拍|弧形移動|弧形運鏡|圍繞|繞着|繞住|繞拍"},
    {kHead, kMove, "orbit", "", "", "arc|arcs|arcing", "", MoveTrust::turn},
    {kHead, kMove, "orbit", "", "", "circle|circles|circling|revolves|revolving|繞", "",
     MoveTrust::camera},
    {kHead, kMove, "roll", "", "",
     "camera roll|barrel roll|roll shot|滾轉鏡頭|滾轉|旋轉鏡頭|旋轉鏡|鏡頭旋轉|畫面旋轉"},
    {kHead, kMove, "roll", "", "",
     "roll|rolls|rolling|rotate|rotates|rotating|rotation|spin|spins|spinning|旋轉", "",
     MoveTrust::turn},
    {kHead, kMove, "go", "", "",
     "move|moves|moving|movement|drift|drifts|drifting|glide|glides|gliding|slide|slides|sliding|"
     "float|floats|floating|travel|travels|travelling|traveling|creep|creeps|creeping|inches|fly|"
     "flies|flying|swing|swings|swinging|goes|走|移動|行|飄|滑行|滑動",
     "", MoveTrust::camera},
    {kHead, kMove, "move", "", "", "移|移動", "", MoveTrust::unpeopled},
    {kHead, kMove, "advance", "", "", "advances|advancing|approaches|approaching|前進|靠近|逼近",
     "", MoveTrust::camera},
    {kHead, kMove, "retreat", "", "", "retreats|retreating|recedes|receding|withdraws|後退|退後",
     "", MoveTrust::camera},
    {kHead, kMove, "rise", "", "",
     "rise|rises|rising|ascend|ascends|ascending|lifts|升|上升|升起|升高", "", MoveTrust::camera},
    {kHead, kMove, "descend", "", "",
     "descend|descends|descending|lowers|lowering|drops|sinks|sinking|降|下降|降下|降低", "",
     MoveTrust::camera},

    // Not moves.
    {WordKind::decoy, kMove, "", "", "",
     "frying pan|sauce pan|saucepan|pots and pans|tv static|static noise|radio static|still "
     "life|zoom call|zoom meeting|zoom past|zooms past|zoom lens|food truck|fire truck|pickup "
     "truck|tow truck|delivery truck|train track|tram track|railway track|sound track|track "
     "suit|tracksuit|running track|rice roll|bread roll|spring roll|roll of|rolls of|construction "
     "crane|paper crane|tower crane|handheld fan|handheld lantern|handheld phone|handheld "
     "radio|hand held fan|hand held lantern|handheld game|handheld mirror|boom box|sonic "
     "boom|tilt(s,ing,ed) ~ head|tilt(s,ing,ed) ~ hat|push(es) through|nods and|face(s,ing) the "
     "camera|look(s,ing) at the camera|look(s,ing) into the camera|into the camera|to "
     "camera|toward the camera|towards the camera|a camera|his camera|her "
     "camera|搖晃|搖動|搖擺|搖扇|搖籃|動搖|搖搖|飄搖|手提袋|手提包|手提電話|手提箱|手提琴|旋轉木馬|"
     "旋轉門|旋轉樓梯|升降機門|升降機內|升降機裏|升降機口|升降機大堂|乘升降機|搭升降機|等升降機|"
     "搬移|移民|移走|推車|推着|推住|手推|推銷|推拉門|拉門|拉手|拉着|拉住|拉開窗|拉開門|拉鍊|拉鏈|"
     "拉麵|沙拉|跟前|高跟|面向鏡頭|望鏡頭|望向鏡頭|看鏡頭|看着鏡頭|對着鏡頭|跟車|環繞聲|環繞音"},
};

struct MoveLabel {
  std::string_view id;
  const char* en;
  const char* zh;
};
constexpr MoveLabel kLabels[] = {
    {"pan", "pan", "橫搖"},
    {"pan_left", "pan left", "左搖"},
    {"pan_right", "pan right", "右搖"},
    {"tilt", "tilt", "直搖"},
    {"tilt_up", "tilt up", "上搖"},
    {"tilt_down", "tilt down", "下搖"},
    {"push_in", "push in (dolly in)", "推鏡"},
    {"pull_out", "pull out (dolly out)", "拉鏡"},
    {"dolly", "dolly", "推拉鏡"},
    {"truck", "truck", "橫移"},
    {"truck_left", "truck left", "左移"},
    {"truck_right", "truck right", "右移"},
    {"pedestal", "pedestal", "升降"},
    {"pedestal_up", "pedestal up", "升鏡"},
    {"pedestal_down", "pedestal down", "降鏡"},
    {"crane", "crane", "搖臂"},
    {"crane_up", "crane up", "搖臂升"},
    {"crane_down", "crane down", "搖臂降"},
    {"tracking", "tracking shot", "跟鏡"},
    {"orbit", "orbit", "環繞"},
    {"orbit_left", "orbit left", "向左環繞"},
    {"orbit_right", "orbit right", "向右環繞"},
    {"zoom", "zoom", "變焦"},
    {"zoom_in", "zoom in", "變焦推"},
    {"zoom_out", "zoom out", "變焦拉"},
    {"roll", "roll", "滾轉"},
    {"roll_cw", "roll clockwise", "順時針滾轉"},
    {"roll_ccw", "roll counter-clockwise", "逆時針滾轉"},
};

}  // namespace

std::span<const WordEntry> move_words() { return kMoves; }

Text label_of_move(std::string_view id) {
  for (const MoveLabel& label : kLabels) {
    if (label.id == id) return {label.en, label.zh};
  }
  for (const WordEntry& entry : kMoves) {
    if (entry.kind == WordKind::concept_name && id == entry.id) return {entry.en, entry.zh};
  }
  return {std::string(id), std::string(id)};
}

}  // namespace shotlab
