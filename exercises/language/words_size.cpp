// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/vocabulary.h"

namespace shotlab {
namespace {

constexpr auto kName = WordKind::concept_name;
constexpr auto kSize = Slot::size;
constexpr auto kAngle = Slot::angle;
constexpr auto kStyle = Slot::style;

constexpr WordEntry kSizes[] = {
    {kName, kSize, "ELS", "extreme long shot", "大遠景",
     "els|ews|extreme long shot|extreme wide shot|extreme wide|extreme long|very wide "
     "shot|大遠景|極遠景|大全景"},
    {kName, kSize, "LS", "long shot", "遠景",
     "=ls|=ws|long shot|wide shot|wide view|wide frame|遠景|遠境|全景鏡頭|寬鏡頭"},
    // Used for both in Hong Kong; the wider one is the better known.
    {kName, kSize, "LS", "long shot", "遠景", "全景", "also=FS"},
    {kName, kSize, "FS", "full shot", "全身鏡頭",
     "=fs|full shot|full body shot|full body|full length shot|full figure|head to "
     "toe|全身鏡頭|全身鏡|全身"},
    {kName, kSize, "MLS", "medium long shot", "中遠景",
     "mls|mws|medium long shot|medium wide shot|medium wide|mid long shot|mid wide shot|knee "
     "shot|knees up|from the knees up|中遠景|中全景|膝上"},
    {kName, kSize, "cowboy", "cowboy shot", "牛仔鏡頭",
     "cowboy shot|american shot|mid thigh shot|牛仔鏡頭|牛仔鏡|七分身"},
    {kName, kSize, "MS", "medium shot", "中景",
     "=ms|medium shot|mid shot|midshot|waist shot|waist up|from the waist up|half body|half length "
     "shot|中景鏡頭|中景|中境|半身鏡頭|半身|腰以上"},
    {kName, kSize, "MCU", "medium close-up", "中近景",
     "mcu|medium close up|medium closeup|mid close up|mid closeup|chest up|chest shot|from the "
     "chest up|bust shot|中近景|中特寫|近景鏡頭|近景|近境|胸上|胸以上"},
    {kName, kSize, "CU", "close-up", "特寫",
     "=cu|close up|closeup|close shot|tight shot|head and shoulders|特寫鏡頭|特寫|特冩|大頭"},
    {kName, kSize, "ECU", "extreme close-up", "大特寫",
     "ecu|=xcu|extreme close up|extreme closeup|very close up|big close "
     "up|大特寫鏡頭|大特寫|極特寫|超特寫"},
    {kName, kSize, "insert", "insert", "插入鏡頭",
     "insert shot|insert|detail shot|插入鏡頭|插入鏡|細節鏡頭"},
    {kName, kSize, "establishing", "establishing shot", "建立鏡頭",
     "establishing shot|establishing|建立鏡頭|定場鏡頭|定場鏡"},
    {kName, kSize, "master", "master shot", "主鏡頭", "master shot|主鏡頭|全景主鏡"},
    {kName, kSize, "single", "single", "單人鏡頭", "single shot|1s|clean single|單人鏡頭|單人鏡"},
    {kName, kSize, "two_shot", "two-shot", "雙人鏡頭", "two shot|2s|twoshot|雙人鏡頭|雙人鏡"},
    {kName, kSize, "OTS", "over the shoulder", "過肩鏡頭",
     "ots|over the shoulder shot|over the shoulder|over shoulder|過肩鏡頭|過膊鏡頭|過肩鏡|過肩"},
    {kName, kSize, "POV", "point of view", "主觀鏡頭",
     "pov|point of view shot|point of view|first person view|subjective "
     "shot|主觀鏡頭|主觀鏡|第一身視角|第一人稱視角"},
    {kName, kSize, "reaction", "reaction shot", "反應鏡頭", "reaction shot|反應鏡頭|反應鏡"},
    {kName, kSize, "cutaway", "cutaway", "旁跳鏡頭",
     "cutaway shot|cutaway|cut away shot|旁跳鏡頭|切出鏡頭"},
};

// What the frame is seen from, and how it is composed. Only the first is a camera angle.
constexpr WordEntry kAngles[] = {
    {kName, kAngle, "eye_level", "eye level", "平視",
     "eye level shot|eye level|at eye height|平視角度|平視|平角|水平角度"},
    {kName, kAngle, "high", "high angle", "俯角",
     "high angle shot|high angle|from a high angle|shot from above|seen from above|looking down "
     "on|俯角|高角度|俯拍|俯視"},
    {kName, kAngle, "low", "low angle", "仰角",
     "low angle shot|low angle|from a low angle|shot from below|seen from below|looking up "
     "at|仰角|低角度|仰拍|仰視"},
    {kName, kAngle, "birds_eye", "bird's-eye view", "鳥瞰鏡頭",
     "bird eye view|bird eye|birds eye view|birds eye|top down shot|top down|top shot|overhead "
     "shot|directly overhead|directly above|鳥瞰鏡頭|鳥瞰|頂拍|垂直俯拍"},
    {kName, kAngle, "worms_eye", "worm's-eye view", "蟲視角",
     "worm eye view|worm eye|worms eye view|worms eye|extreme low angle|蟲視角|極低角度"},
    {kName, kAngle, "dutch", "dutch angle", "傾斜鏡頭",
     "dutch angle|dutch tilt|dutch shot|canted angle|canted frame|tilted horizon|tilted "
     "frame|oblique angle|傾斜鏡頭|傾斜構圖|荷蘭角|斜角"},
    {kName, kAngle, "aerial", "aerial", "航拍",
     "aerial shot|aerial view|aerial|drone shot|drone view|drone|航拍|高空鏡頭|空拍"},
    {kName, kAngle, "profile", "profile", "側面",
     "in profile|profile shot|side profile|profile|側面"},
    {kName, kStyle, "silhouette", "silhouette", "剪影",
     "silhouette|silhouetted|in silhouette|剪影"},
    {kName, kStyle, "foreground", "foreground", "前景", "foreground|前景"},
    {kName, kStyle, "midground", "midground", "中景層", "midground|middle ground|中景層"},
    {kName, kStyle, "background", "background", "背景", "background|背景|後景"},
    {kName, kStyle, "framing", "framing", "框景", "framing|frame within a frame|框景"},
    {kName, kStyle, "composition", "composition", "構圖", "composition|構圖|取景"},
    {kName, kStyle, "thirds", "rule of thirds", "三分法", "rule of thirds|三分法|井字構圖"},
    {kName, kStyle, "headroom", "headroom", "頭頂空間", "headroom|head room|頭頂空間"},
    {kName, kStyle, "lead_room", "lead room", "前方留白",
     "lead room|leadroom|looking room|nose room|前方留白|視線空間"},
    {kName, kStyle, "negative_space", "negative space", "留白", "negative space|留白|負空間"},
    {kName, kStyle, "symmetry", "symmetry", "對稱", "symmetry|symmetrical|symmetric|對稱"},
    {kName, kStyle, "leading_lines", "leading lines", "引導線", "leading line|引導線"},
    {kName, kStyle, "aspect_ratio", "aspect ratio", "畫面比例", "aspect ratio|畫面比例|長闊比"},
    {kName, kStyle, "in_frame", "in frame", "入鏡",
     "in frame|enter(s,ing) frame|into frame|入鏡|畫內"},
    {kName, kStyle, "out_of_frame", "out of frame", "出鏡",
     "out of frame|leave(s) frame|exit(s) frame|off screen|offscreen|出鏡|畫外"},
};

}  // namespace

std::span<const WordEntry> size_words() { return kSizes; }
std::span<const WordEntry> angle_words() { return kAngles; }

}  // namespace shotlab
