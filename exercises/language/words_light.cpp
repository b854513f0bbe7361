// SPDX-License-Identifier: Apache-2.0
//
// Lenses and focus, light, time of day, colour.

#include "exercises/language/vocabulary.h"

namespace shotlab {
namespace {

constexpr auto kName = WordKind::concept_name;
constexpr auto kLens = Slot::lens;
constexpr auto kLight = Slot::light;
constexpr auto kTime = Slot::time;
constexpr auto kPalette = Slot::palette;

constexpr WordEntry kLenses[] = {
    {kName, kLens, "wide", "wide-angle lens", "廣角鏡",
     "wide angle lens|wide angle|wide lens|24mm|28mm|18mm|16mm lens|35mm "
     "lens|廣角鏡頭|廣角鏡|廣角|短焦"},
    {kName, kLens, "normal", "normal lens", "標準鏡",
     "normal lens|standard lens|50mm|50mm lens|標準鏡頭|標準鏡"},
    {kName, kLens, "telephoto", "telephoto", "長焦鏡",
     "telephoto|telephoto lens|tele lens|long "
     "lens|85mm|100mm|135mm|200mm|長焦鏡頭|長焦鏡|長焦|遠攝鏡|遠攝"},
    {kName, kLens, "macro", "macro", "微距", "macro|macro lens|微距鏡|微距"},
    {kName, kLens, "fisheye", "fisheye", "魚眼", "fisheye|fish eye|fisheye lens|魚眼鏡|魚眼"},
    {kName, kLens, "focal_length", "focal length", "焦距", "focal length|焦距|焦段"},
    {kName, kLens, "shallow_focus", "shallow depth of field", "淺景深",
     "shallow depth of field|shallow focus|shallow dof|淺景深|淺焦"},
    {kName, kLens, "deep_focus", "deep focus", "深焦",
     "deep focus|deep depth of field|everything in focus|深焦|深景深"},
    {kName, kLens, "rack_focus", "rack focus", "移焦",
     "rack focus|focus pull|pull focus|pulls focus|focus shift|移焦|轉焦|拉焦"},
    {kName, kLens, "soft_focus", "soft focus", "柔焦", "soft focus|柔焦"},
    {kName, kLens, "bokeh", "bokeh", "散景", "bokeh|散景"},
    {kName, kLens, "lens_flare", "lens flare", "鏡頭光暈", "lens flare|flare|鏡頭光暈|耀光"},
    {kName, kLens, "anamorphic", "anamorphic", "變形寬銀幕鏡",
     "anamorphic|anamorphic lens|變形寬銀幕鏡|變形寬銀幕|變形鏡頭|變形鏡"},
    {kName, kLens, "exposure", "exposure", "曝光", "exposure|曝光"},
    {kName, kLens, "aperture", "aperture", "光圈", "aperture|光圈"},
    {kName, kLens, "shutter", "shutter", "快門", "shutter|shutter speed|快門"},
    {kName, kLens, "motion_blur", "motion blur", "動態模糊", "motion blur|動態模糊"},
    {kName, kLens, "grain", "film grain", "菲林顆粒",
     "film grain|grain|grainy|菲林顆粒|膠片顆粒|顆粒感"},
};

constexpr WordEntry kLights[] = {
    {kName, kLight, "low_sun", "low sun", "斜陽",
     "low ~ sun|low sun|low ~ sunlight|setting sun|rising sun|late sun|slanting sun|raking "
     "sun|斜陽|夕陽|殘陽|落日|低角度陽光"},
    {kName, kLight, "soft_window", "soft window light", "柔和窗光",
     "soft ~ window light|soft ~ window|soft window light|soft light from ~ "
     "window|柔和窗光|柔和的窗光|柔和晨光|柔和的晨光|柔和~窗光"},
    {kName, kLight, "hard_side", "hard side light", "硬側光",
     "hard side light|hard side lighting|hard sidelight|harsh side "
     "light|硬側光|硬身側光|強烈側光|強側光"},
    {kName, kLight, "overcast", "overcast", "陰天",
     "overcast|cloudy|cloudy sky|grey sky|gray sky|flat daylight|陰天|多雲|密雲"},
    {kName, kLight, "neon", "neon", "霓虹",
     "neon|neon light|neon lights|neon sign|霓虹燈|霓虹|霓虹光"},
    {kName, kLight, "moonlight", "moonlight", "月光", "moonlight|moonlit|moon light|月光|月色"},
    {kName, kLight, "candle", "candle light", "燭光",
     "candle|candlelight|candlelit|candle light|燭光|蠟燭"},
    {kName, kLight, "firelight", "firelight", "火光", "firelight|fire light|firelit|火光|爐火"},
    {kName, kLight, "street_lamp", "street lamps", "街燈",
     "street lamp|streetlight|street light|streetlamp|lamplight|lamp light|街燈|路燈"},
    {kName, kLight, "fluorescent", "fluorescent light", "光管",
     "fluorescent|fluorescent light|光管|白光管|日光燈"},
    {kName, kLight, "sunlight", "sunlight", "陽光",
     "sunlight|sun|sunshine|sunny|sunlit|midday sun|bright sun|harsh sun|陽光|太陽|烈日|日照"},
    {kName, kLight, "window_light", "window light", "窗光",
     "window light|light from ~ window|light through ~ window|窗光|窗外光"},
    {kName, kLight, "daylight", "daylight", "日光", "daylight|natural light|日光|自然光|天光"},
    {kName, kLight, "golden_hour", "golden hour", "黃金時刻",
     "golden hour|magic hour|黃金時刻|魔術時刻|魔幻時刻|黃金時段"},
    {kName, kLight, "blue_hour", "blue hour", "藍調時刻", "blue hour|藍調時刻"},
    {kName, kLight, "light", "light", "光", "light|the light|lit|lighting|光線|燈光|光"},
    {kName, kLight, "key_light", "key light", "主光", "key light|主光"},
    {kName, kLight, "fill_light", "fill light", "輔光", "fill light|輔光|補光"},
    {kName, kLight, "rim_light", "rim light", "輪廓光",
     "rim light|rim lighting|rim lit|hair light|輪廓光"},
    {kName, kLight, "side_light", "side light", "側光",
     "side light|side lighting|side lit|sidelight|sidelit|側光"},
    {kName, kLight, "side_light", "side light", "側光", "left lit|lit from the left", "side=left"},
    {kName, kLight, "side_light", "side light", "側光", "right lit|lit from the right",
     "side=right"},
    {kName, kLight, "top_light", "top light", "頂光", "top light|top lighting|overhead light|頂光",
     "side=top"},
    {kName, kLight, "under_light", "under light", "底光",
     "under light|underlight|underlit|uplight|底光|腳光", "side=bottom"},
    {kName, kLight, "backlit", "backlit", "逆光",
     "backlit|back lit|backlight|back light|backlighting|逆光", "side=back"},
    // Used for both; what stands against the light is the commoner meaning.
    {kName, kLight, "backlit", "backlit", "逆光", "背光", "side=back;also=rim_light"},
    {kName, kLight, "hard_light", "hard light", "硬光",
     "hard light|harsh light|hard lighting|hard shadow|硬光|強光"},
    {kName, kLight, "soft_light", "soft light", "柔光",
     "soft light|soft lighting|diffused light|diffuse light|柔光|柔和的光|柔和光線|漫射光"},
    {kName, kLight, "high_key", "high-key", "高調",
     "high key|high key light|high key lighting|high key lit|高調光|高調|明調"},
    {kName, kLight, "low_key", "low-key", "低調",
     "low key|low key light|low key lighting|low key lit|低調光|低調|暗調"},
    {kName, kLight, "practical", "practical light", "實景光源",
     "practical light|practical lamp|practicals|實景光源|畫內燈"},
    {kName, kLight, "contrast", "contrast", "反差",
     "high contrast|low contrast|contrast|contrasty|反差|對比"},
    {kName, kLight, "brightness", "brightness", "亮度", "brightness|亮度"},
    {kName, kLight, "chiaroscuro", "chiaroscuro", "明暗對照", "chiaroscuro|明暗對照"},

    {kName, kTime, "dawn", "dawn", "清晨",
     "dawn|sunrise|daybreak|first light|early morning|清晨|黎明|破曉|日出|凌晨|拂曉"},
    {kName, kTime, "day", "day", "日",
     "day|daytime|in the "
     "day|morning|noon|midday|afternoon|日景|日間|白天|白晝|早上|早晨|上午|朝早|中午|正午|下午|"
     "下晝|晏晝|晨光|^日"},
    {kName, kTime, "dusk", "dusk", "黃昏",
     "dusk|sunset|twilight|evening|at sundown|sundown|nightfall|黃昏|傍晚|日落|暮色|入黑"},
    {kName, kTime, "night", "night", "夜",
     "night|nighttime|night time|midnight|at night|夜景|夜晚|晚上|深夜|午夜|半夜|夜間|夜裏|夜"},
};

constexpr WordEntry kColours[] = {
    {kName, kPalette, "warm", "warm tone", "暖色調",
     "warm tone|warm tones|warm colours|warm colors|warm palette|warm "
     "light|warm|暖色調|暖色系|暖色|暖調|暖光"},
    {kName, kPalette, "cool", "cool tone", "冷色調",
     "cool tone|cool tones|cold tone|cool colours|cool colors|cool palette|cool light|cool|cold "
     "light|冷色調|冷色系|冷色|冷調|冷光"},
    {kName, kPalette, "neon_night", "neon night palette", "霓虹夜色",
     "neon night|cyberpunk|cyberpunk palette|霓虹夜色|霓虹夜|賽博龐克"},
    {kName, kPalette, "pastel", "pastel", "粉彩色",
     "pastel|pastels|pastel colours|粉彩色|粉彩|馬卡龍色"},
    {kName, kPalette, "monochrome", "black and white", "黑白",
     "black and white|monochrome|b w|黑白片|黑白|單色"},
    {kName, kPalette, "sepia", "sepia", "懷舊褐調", "sepia|懷舊褐調|褐調|舊照片色"},
    {kName, kPalette, "earth", "earth tones", "大地色", "earth tone|earthy tones|大地色系|大地色"},
    {kName, kPalette, "teal_orange", "teal and orange", "青橙",
     "teal and orange|orange and teal|青橙色調|青橙"},
    {kName, kPalette, "palette", "palette", "色板",
     "palette|colour palette|color palette|色板|配色|五隻色"},
    {kName, kPalette, "saturation", "saturation", "飽和度", "saturation|saturated|飽和度"},
    {kName, kPalette, "desaturated", "desaturated", "低飽和",
     "desaturated|muted colours|muted colors|muted tones|washed out|低飽和度|低飽和|淡色"},
    {kName, kPalette, "grading", "colour grading", "調色",
     "colour grading|color grading|colour grade|color grade|調色"},
    {kName, kPalette, "red", "red", "紅色", "red|crimson|scarlet|紅色|紅|大紅|朱紅", "colour=1"},
    {kName, kPalette, "orange", "orange", "橙色", "orange|amber|橙色|橙|橘色", "colour=1"},
    {kName, kPalette, "yellow", "yellow", "黃色", "yellow|mustard|黃色|鵝黃|明黃|黃", "colour=1"},
    {kName, kPalette, "green", "green", "綠色", "green|olive|emerald|綠色|綠|墨綠|翠綠",
     "colour=1"},
    {kName, kPalette, "teal", "teal", "青色", "teal|turquoise|青色|青綠色|湖水綠", "colour=1"},
    {kName, kPalette, "cyan", "cyan", "青藍色", "cyan|青藍色", "colour=1"},
    {kName, kPalette, "blue", "blue", "藍色", "blue|navy|navy blue|藍色|藍|深藍|寶藍", "colour=1"},
    {kName, kPalette, "purple", "purple", "紫色", "purple|violet|lilac|紫色|紫", "colour=1"},
    {kName, kPalette, "magenta", "magenta", "洋紅", "magenta|洋紅色|洋紅", "colour=1"},
    {kName, kPalette, "pink", "pink", "粉紅色", "pink|粉紅色|粉紅|桃紅", "colour=1"},
    {kName, kPalette, "brown", "brown", "棕色", "brown|tan|棕色|啡色|咖啡色|褐色|棕", "colour=1"},
    {kName, kPalette, "black", "black", "黑色", "black|黑色|黑", "colour=1"},
    {kName, kPalette, "white", "white", "白色", "white|白色|白|雪白", "colour=1"},
    {kName, kPalette, "grey", "grey", "灰色", "grey|gray|灰色|灰", "colour=1"},
    {kName, kPalette, "gold", "gold", "金色", "gold|golden|金色|金黃", "colour=1"},
    {kName, kPalette, "silver", "silver", "銀色", "silver|銀色", "colour=1"},
};

}  // namespace

std::span<const WordEntry> lens_words() { return kLenses; }
std::span<const WordEntry> light_words() { return kLights; }
std::span<const WordEntry> colour_words() { return kColours; }

}  // namespace shotlab
