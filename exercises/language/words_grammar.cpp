// SPDX-License-Identifier: Apache-2.0
//
// Words that name nothing by themselves and change what stands beside them.

#include "exercises/language/vocabulary.h"

namespace shotlab {
namespace {

constexpr auto kMove = Slot::move;

constexpr WordEntry kGrammar[] = {
    {WordKind::direction, kMove, "left", "", "",
     "left|leftward|leftwards|to the left|toward the left|towards the left|right to left|from "
     "right to left|from the right to the left|to screen "
     "left|向左邊|向左方|向左|往左邊|往左|朝左|到左邊|到左|至左|去左邊|去左|由右向左|由右至左|"
     "由右到左|由右往左|從右向左|從右至左|從右到左|從右往左|自右向左|右至左|右到左"},
    {WordKind::direction, kMove, "right", "", "",
     "right|rightward|rightwards|to the right|toward the right|towards the right|left to "
     "right|from left to right|from the left to the right|to screen "
     "right|向右邊|向右方|向右|往右邊|往右|朝右|到右邊|到右|至右|去右邊|去右|由左向右|由左至右|"
     "由左到右|由左往右|從左向右|從左至右|從左到右|從左往右|自左向右|左至右|左到右"},
    {WordKind::direction, kMove, "up", "", "",
     "up|upward|upwards|from bottom to top|bottom to "
     "top|skyward|向上方|向上|往上|朝上|由下而上|由下至上|由下向上|由下往上|從下往上|從下到上|"
     "從下至上|從下而上|向天"},
    {WordKind::direction, kMove, "down", "", "",
     "down|downward|downwards|from top to bottom|top to "
     "bottom|向下方|向下|往下|朝下|由上而下|由上至下|由上向下|由上往下|從上往下|從上到下|從上至下|"
     "從上而下"},
    {WordKind::direction, kMove, "in", "", "",
     "in|into|inward|inwards|forward|forwards|ahead|closer|closer "
     "to|toward|towards|nearer|onto|向前|往前|朝前|向內|埋"},
    {WordKind::direction, kMove, "out", "", "",
     "out|outward|outwards|back|backward|backwards|away|away from|out from|向後|往後|朝後|向外"},
    {WordKind::direction, kMove, "to", "", "", "to|on|past"},
    {WordKind::direction, kMove, "through", "", "", "through"},
    {WordKind::direction, kMove, "around", "", "", "around|full circle|一圈|一周"},
    {WordKind::direction, kMove, "with", "", "", "with|alongside|behind"},
    {WordKind::direction, kMove, "cw", "", "", "clockwise|順時針|順時鐘"},
    {WordKind::direction, kMove, "ccw", "", "",
     "counterclockwise|counter clockwise|anticlockwise|anti clockwise|逆時針|逆時鐘|反時針"},
    {WordKind::bare_side, kMove, "left", "", "", "左"},
    {WordKind::bare_side, kMove, "right", "", "", "右"},

    {WordKind::side, Slot::light, "left", "", "",
     "from the left|from left|from camera left|from screen left|on the left|left side|left hand "
     "side|from the left "
     "side|由左面|由左邊|由左側|由左方|由左手邊|由左|從左面|從左邊|從左側|從左方|從左|自左|左面|"
     "左邊|左側|左方|左手邊"},
    {WordKind::side, Slot::light, "right", "", "",
     "from the right|from right|from camera right|from screen right|on the right|right side|right "
     "hand side|from the right "
     "side|由右面|由右邊|由右側|由右方|由右手邊|由右|從右面|從右邊|從右側|從右方|從右|自右|右面|"
     "右邊|右側|右方|右手邊"},
    {WordKind::side, Slot::light, "top", "", "",
     "from above|from overhead|由上面|由上方|從上面|從上方|從頂上|由頂上"},
    {WordKind::side, Slot::light, "bottom", "", "",
     "from below|from underneath|由下面|由下方|從下面|從下方"},
    {WordKind::side, Slot::light, "back", "", "",
     "from behind|from the back|由後面|由背後|從後面|從背後|從後方"},
    {WordKind::side, Slot::light, "front", "", "", "from the front|由前面|由正面|從前面|從正面"},

    {WordKind::manner, kMove, "slow", "", "",
     "slow|slowly|gentle|gently|gradual|gradually|leisurely|unhurried|慢慢地|慢慢|緩緩地|緩緩|緩慢|"
     "慢速|徐徐|漸漸|輕輕|慢"},
    {WordKind::manner, kMove, "fast", "", "",
     "fast|quick|quickly|rapid|rapidly|swift|swiftly|sudden|suddenly|briskly|快速|迅速|急速|飛快|"
     "高速|突然|快快|快|急"},
    {WordKind::manner, kMove, "", "", "",
     "smooth|smoothly|steady|steadily|subtle|subtly|slight|slightly|very|long|short|single|clean|"
     "level|平穩|平穩地|穩定地|輕微|微微|少少"},
    {WordKind::camera, kMove, "", "", "",
     "camera|the camera|the shot|the lens|the frame|鏡頭|攝影機|攝像機|相機|部機|機位"},

    {WordKind::negation, Slot::negative, "", "", "",
     "no|not|never|without|avoid|avoids|avoiding|don't|dont|doesn't|isn't|aren't|won't|can't|do "
     "not|does not|不要|不會|不可|不|沒有|沒|冇|唔好|唔要|唔|無|勿|避免|切勿|別|毫無|並無"},
    {WordKind::removal, Slot::negative, "", "", "",
     "remove|delete|erase|take away|get rid of|lose the|移除|刪除|刪去|刪走|除去|拿走|去掉|抹走|"
     "抹去"},
    {WordKind::negative_mark, Slot::negative, "negative", "negative prompt", "反向提示詞",
     "negative prompt|negative|反向提示詞|負面提示詞|負面提示|反向提示"},
    {WordKind::decoy, Slot::negative, "", "", "",
     "the waves|sea waves|ocean waves|sound waves|not only|no longer|no one but|nobody "
     "but|不同|不停|不斷|不過|不久|不時|無數|無名|無線|無間|別人|別墅|分別|特別|沒落|不鏽鋼|唔該|"
     "毫不|差不多|不遠處|不遠|不知"},

    {WordKind::garment, Slot::subject, "coat", "coat", "外套",
     "coat|overcoat|jacket|raincoat|trench coat|外套|大衣|大褸|褸|雨衣|雨褸|風褸|夾克|外衣"},
    {WordKind::garment, Slot::subject, "hat", "hat", "帽",
     "hat|cap|beanie|bonnet|straw hat|帽子|帽|草帽|冷帽"},
    {WordKind::garment, Slot::subject, "scarf", "scarf", "頸巾",
     "scarf|scarves|shawl|頸巾|圍巾|絲巾"},
    {WordKind::garment, Slot::subject, "dress", "dress", "裙",
     "dress|gown|skirt|長衫|旗袍|裙|裙子"},
    {WordKind::garment, Slot::subject, "shirt", "shirt", "恤衫",
     "shirt|t shirt|sweater|jumper|hoodie|uniform|恤衫|襯衫|毛衣|衫|制服|校服"},
    {WordKind::garment, Slot::subject, "trousers", "trousers", "褲",
     "trousers|pants|jeans|褲|褲子|牛仔褲"},
    {WordKind::garment, Slot::subject, "shoes", "shoes", "鞋", "shoe|boot|鞋|靴"},
    {WordKind::garment, Slot::subject, "mark", "mark", "標記",
     "mark|badge|emblem|patch|logo|brooch|標記|記號|徽章|襟章|標誌|圖案"},
    {WordKind::shape, Slot::subject, "round", "", "", "round|circular|圓形|圓"},
    {WordKind::shape, Slot::subject, "square", "", "", "square|方形|正方形"},
    {WordKind::shape, Slot::subject, "star", "", "", "star|star shaped|星形|星星"},
    {WordKind::shape, Slot::subject, "triangle", "", "", "triangle|triangular|三角形|三角"},
    {WordKind::shape, Slot::subject, "heart", "", "", "heart|heart shaped|心形"},
    {WordKind::age, Slot::subject, "old", "", "",
     "old|elderly|aged|senior|older|年老|年長|老年|老|年邁"},
    {WordKind::age, Slot::subject, "young", "", "", "young|younger|little|年輕|後生|年幼|細"},

    {WordKind::number, Slot::action, "1", "", "", "one|1|一"},
    {WordKind::number, Slot::action, "2", "", "", "two|2|兩|二"},
    {WordKind::number, Slot::action, "3", "", "", "three|3|三"},
    {WordKind::number, Slot::action, "4", "", "", "four|4|四"},
    {WordKind::number, Slot::action, "5", "", "", "five|5|五"},
    {WordKind::number, Slot::action, "6", "", "", "six|6|六"},
    {WordKind::number, Slot::action, "7", "", "", "seven|7|七"},
    {WordKind::number, Slot::action, "8", "", "", "eight|8|八"},
    {WordKind::number, Slot::action, "9", "", "", "nine|9|九"},
    {WordKind::number, Slot::action, "10", "", "", "ten|10|十"},
    {WordKind::times, Slot::action, "times", "", "", "times|次|下|遍|回"},
    {WordKind::times, Slot::action, "steps", "", "", "step|步"},
    {WordKind::count, Slot::action, "1", "", "", "once"},
    {WordKind::count, Slot::action, "2", "", "", "twice"},
    {WordKind::count, Slot::action, "3", "", "", "thrice"},

    {WordKind::vague, Slot::style, "cinematic", "cinematic", "電影感",
     "cinematic|cinematically|filmic|movie like|電影感|電影質感|電影級|大片感"},
    {WordKind::vague, Slot::style, "beautiful", "beautiful", "靚",
     "beautiful|beautifully|gorgeous|stunning|pretty|lovely|breathtaking|靚|好靚|好美|美麗|絕美|"
     "唯美|漂亮|好睇"},
    {WordKind::vague, Slot::style, "amazing", "amazing", "好勁",
     "amazing|awesome|incredible|fantastic|spectacular|perfect|wonderful|magical|好勁|超正|震撼|"
     "驚人|完美|精彩"},
    {WordKind::vague, Slot::style, "quality", "high quality", "高質",
     "8k|4k|uhd|hdr|ultra hd|high quality|best quality|highly detailed|ultra detailed|hyper "
     "detailed|photo quality|award "
     "winning|trending|高質|高清|超高清|超清|高畫質|精緻|獲獎|細節豐富"},
    {WordKind::vague, Slot::style, "masterpiece", "masterpiece", "傑作",
     "masterpiece|傑作|大師級|神作"},
    {WordKind::vague, Slot::style, "epic", "epic", "史詩級", "epic|史詩級|史詩感|史詩"},
};

}  // namespace

std::span<const WordEntry> grammar_words() { return kGrammar; }

}  // namespace shotlab
