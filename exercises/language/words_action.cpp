// SPDX-License-Identifier: Apache-2.0
//
// Acts that a camera can see; styles; sounds and speech.

#include "exercises/language/vocabulary.h"

namespace shotlab {
namespace {

constexpr auto kName = WordKind::concept_name;
constexpr auto kAction = Slot::action;
constexpr auto kStyle = Slot::style;
constexpr auto kAudio = Slot::audio;
constexpr auto kDialogue = Slot::dialogue;

constexpr WordEntry kActions[] = {
    {kName, kAction, "waits", "waits", "等待",
     "wait(s,ing,ed)|等待|等候|等緊|等車|等人|等着|在等|等"},
    {kName, kAction, "checks_watch", "checks watch", "看錶",
     "check(s,ing,ed) ~ watch|look(s,ing,ed) at ~ watch|glance(s,d) at ~ watch|glancing at ~ "
     "watch|check(s,ing,ed) the time|看~錶|望~錶|睇~錶|瞄~錶|看~手錶|望~手錶|睇~手錶|看~時間"},
    {kName, kAction, "arrives", "arrives", "來到",
     "arrive(s,d)|arriving|pull(s) into the stop|comes "
     "in|approach(es,ing,ed)|來到|到達|抵達|駛到|駛入|駛來|到站|入站|走來|飛來|到來"},
    {kName, kAction, "walks", "walks", "走路",
     "walk(s,ing,ed)|stroll(s,ing,ed)|wander(s,ing,ed)|行路|走路|步行|行過|走過|走向|行向|散步|"
     "漫步|慢行|行緊|走着|前行|踱步|行去|走到|行到|行$|走$|慢慢行|慢慢走"},
    {kName, kAction, "steps", "takes steps", "走幾步",
     "take(s) ~ step|taking ~ step|took ~ step|step(s) "
     "forward|stepping|走~步|行~步|踏~步|行前|上前"},
    {kName, kAction, "runs", "runs", "跑",
     "run(s)|running|ran|sprint(s,ing,ed)|dash(es,ing,ed)|跑步|奔跑|跑過|跑向|跑來|跑|奔"},
    {kName, kAction, "opens_door", "opens a door", "開門",
     "open(s,ing,ed) ~ door|push(es,ing,ed) open ~ door|push(es,ing,ed) the "
     "door|開門|推開~門|打開~門|拉開~門|推門|推開大門"},
    {kName, kAction, "closes_door", "closes a door", "關門",
     "close(s,d) ~ door|closing ~ door|shut(s) ~ door|關門|關上~門|閂門"},
    {kName, kAction, "crosses_room", "crosses the room", "走過房間",
     "cross(es,ing,ed) ~ room|走過房間|穿過房間|橫過房間|行過房間"},
    {kName, kAction, "crosses", "crosses", "橫過",
     "cross(es,ing,ed) ~ street|cross(es,ing,ed) ~ road|cross(es,ing,ed)|過馬路|橫過|穿過|過路"},
    {kName, kAction, "enters", "enters", "進入",
     "enter(s,ing,ed)|walks in|comes through|step(s) into|走進|進入|入來|走入|行入"},
    {kName, kAction, "leaves", "leaves", "離開",
     "leave(s)|leaving|depart(s,ing,ed)|walk(s,ing,ed) away|walk(s,ing,ed) "
     "off|離開|走開|離去|行開"},
    {kName, kAction, "sits_down", "sits down", "坐下", "sit(s) down|sitting down|坐下|坐低"},
    // Who sits already.
    {kName, kAction, "sits_down", "sits", "坐着",
     "sit(s)|sitting|sat|seated|坐着|坐住|坐喺|坐在|坐", "state=seated"},
    {kName, kAction, "stands_up", "stands up", "站起來",
     "stand(s) up|standing up|rises from ~ chair|gets up|站起來|站起|起身|企起身"},
    {kName, kAction, "stands_still", "stands still", "站着不動",
     "stand(s) still|standing still|stand(s) motionless|standing motionless|stand(s) "
     "quietly|stand(s)|standing|站着不動|站立不動|靜靜站着|企定|企定定|企喺度|站着|站立|站在|企喺|"
     "企"},
    {kName, kAction, "speaks", "speaks", "說話",
     "speak(s,ing)|spoke|say(s,ing)|said|talk(s,ing,ed)|whisper(s,ing,ed)|shout(s,ing,ed)|call(s) "
     "out|說話|講話|說|講|低聲說|叫道|大叫|喊|傾偈|聊天|細聲講"},
    {kName, kAction, "looks_up", "looks up", "抬頭",
     "look(s,ing,ed) up|raise(s,d) ~ head|lift(s,ed) ~ head|抬頭|抬起頭|望天|仰頭|擡頭"},
    {kName, kAction, "looks_down", "looks down", "低頭",
     "look(s,ing,ed) down|lower(s,ed) ~ head|低頭|垂頭"},
    {kName, kAction, "looks", "looks", "望",
     "look(s,ing,ed)|gaze(s,d)|gazing|stare(s,d)|staring|watches|watching|watched|glance(s,d)|望住|"
     "望着|望向|看着|看向|凝視|盯着|注視|睇住|望|看|睇"},
    {kName, kAction, "turns", "turns", "轉身",
     "turn(s,ing,ed) around|turn(s,ing,ed) ~ head|turn(s,ing,ed) "
     "back|turn(s,ing,ed)|轉身|回頭|轉頭|擰轉頭|轉過身"},
    {kName, kAction, "picks_up", "picks up", "拿起",
     "pick(s,ing,ed) up|pick(s,ing,ed) ~ up|lifts|lifting|lifted|take(s) out|taking "
     "out|pull(s,ed,ing) out a|pull(s,ed,ing) out an|pull(s,ed,ing) out the|pull(s,ed,ing) out "
     "his|pull(s,ed,ing) out her|pull(s,ed,ing) out "
     "their|grab(s,bed)|拿起|拾起|撿起|執起|攞起|取出|拿出|舉起|掏出"},
    {kName, kAction, "puts_down", "puts down", "放下",
     "put(s) down|putting down|put(s) ~ down|place(s,d)|set(s) "
     "down|drop(s,ped)|放下|放低|擺低|放在"},
    {kName, kAction, "opens", "opens", "打開",
     "opens|opening|opened|unfold(s,ing,ed)|打開|揭開|拆開|撐開|張開"},
    {kName, kAction, "closes", "closes", "合上",
     "closes|closed|closing|shut(s)|shutting|fold(s,ed)|關上|合上|收起"},
    {kName, kAction, "holds", "holds", "拿着",
     "hold(s)|holding|held|carry|carries|carrying|carried|拿着|捧着|握着|抱着|提着|攞住|揸住|抱住|"
     "撐着"},
    {kName, kAction, "reads", "reads", "閱讀",
     "read(s,ing)|閱讀|讀信|讀書|看書|看報|看信|睇書|睇報紙|讀"},
    {kName, kAction, "writes", "writes", "書寫",
     "write(s)|writing|wrote|draw(s,ing)|寫字|寫信|書寫|畫畫|寫"},
    {kName, kAction, "drinks", "drinks", "喝",
     "drink(s,ing)|drank|sip(s,ped,ping)|喝茶|飲茶|喝水|飲水|呷|喝|飲"},
    {kName, kAction, "eats", "eats", "吃", "eat(s,ing)|ate|bite(s)|吃飯|食飯|吃麵|食麵|吃|食"},
    {kName, kAction, "pours", "pours", "倒", "pour(s,ing,ed)|倒茶|斟茶|倒水|沖茶"},
    {kName, kAction, "cooks", "cooks", "煮食", "cook(s,ing,ed)|stir(s,ring,red)|煮食|煮飯|煮麵|炒"},
    {kName, kAction, "smiles", "smiles", "微笑", "smile(s,d)|smiling|grin(s,ned)|微笑|笑|笑一笑"},
    {kName, kAction, "laughs", "laughs", "大笑", "laugh(s,ing,ed)|大笑|哈哈笑"},
    {kName, kAction, "cries", "cries", "哭",
     "cry|cries|crying|cried|weep(s,ing)|哭泣|流淚|哭|喊出來"},
    {kName, kAction, "nods", "nods", "點頭", "nod(s,ded,ding)|點頭"},
    {kName, kAction, "shakes_head", "shakes head", "搖頭", "shake(s) ~ head|搖頭"},
    {kName, kAction, "waves", "waves", "揮手",
     "wave(s) ~ hand|waves at|waves to|waves goodbye|waves$|waved|waving|揮手|招手|揮揮手"},
    {kName, kAction, "reaches", "reaches out", "伸手",
     "reach(es,ing,ed) out|reach(es,ing,ed) for|reach(es,ing,ed) to|reach(es,ing,ed) "
     "towards|reach(es,ing,ed) toward|stretch(es,ed) out ~ hand|伸手|伸出手|伸出雙手"},
    {kName, kAction, "points", "points", "指",
     "point(s,ing,ed) at|point(s,ing,ed) to|指向|指着|指住"},
    {kName, kAction, "knocks", "knocks", "敲門", "knock(s,ing,ed)|敲門|拍門|敲"},
    {kName, kAction, "jumps", "jumps", "跳",
     "jump(s,ing,ed)|leap(s,ing,ed)|hop(s,ped)|跳起|跳過|跳"},
    {kName, kAction, "dances", "dances", "跳舞", "dance(s,d)|dancing|twirl(s,ing,ed)|跳舞|起舞"},
    {kName, kAction, "rides", "rides", "騎",
     "ride(s)|riding|rode|cycle(s)|cycling|踩單車|騎單車|騎着|騎"},
    {kName, kAction, "drives", "drives", "駛過",
     "drive(s)|driving|passes by|passes|passing|rolls in|駛過|經過|開過|路過"},
    {kName, kAction, "flies", "flies", "飛",
     "fly|flies|flying|flew|take(s) off|飛起|飛過|飛走|飛翔|飛"},
    {kName, kAction, "falls", "falls", "落下",
     "fall(s)|falling|fell|lands|landing|landed|落下|跌下|掉下|跌落|飄落"},
    {kName, kAction, "catches", "catches", "接住", "catch(es,ing)|caught|接住|接過|捉住"},
    {kName, kAction, "throws", "throws", "拋", "throw(s,ing)|threw|toss(es,ing,ed)|拋|擲|掟"},
    {kName, kAction, "gives", "gives", "遞給",
     "give(s)|giving|gave|hand(s) over|pass(es) ~ letter|遞給|遞上|交給|遞"},
    {kName, kAction, "takes_off", "takes off", "除下",
     "take(s) off ~ hat|take(s) off ~ coat|removes|除下|脫下|摘下|除帽|脫帽"},
    {kName, kAction, "puts_on", "puts on", "戴上",
     "put(s) on|putting on|wraps|戴上|穿上|披上|着上"},
    {kName, kAction, "sleeps", "sleeps", "睡",
     "sleep(s,ing)|slept|lies down|lying|睡着|睡覺|瞓覺|瞓着|躺下|躺着"},
    {kName, kAction, "kneels", "kneels", "蹲下",
     "kneel(s,ing)|crouch(es,ing,ed)|squat(s)|bend(s) down|蹲下|跪下|彎腰|踎低"},
    {kName, kAction, "climbs", "climbs", "爬", "climb(s,ing,ed)|爬上|攀上|上樓梯|爬"},
    {kName, kAction, "lights", "lights", "點燃",
     "lights a|lights the|lighting a|lighting the|點燃|點起|點着|點亮|點蠟燭"},
    {kName, kAction, "sweeps", "sweeps", "掃地", "sweep(s,ing)|swept|mops|掃地|拖地|打掃"},
    {kName, kAction, "plays", "plays", "玩", "play(s,ing,ed)|玩耍|玩波|彈琴|彈結他|玩"},
    {kName, kAction, "hugs", "hugs", "擁抱", "hug(s,ged,ging)|embrace(s,d)|擁抱|相擁|攬住"},
};

constexpr WordEntry kStyles[] = {
    {kName, kStyle, "whitebox", "whitebox", "白盒", "whitebox|white box|untextured|白盒|無貼圖"},
    {kName, kStyle, "photoreal", "realistic", "寫實",
     "photorealistic|photoreal|realistic|realism|live action|寫實|真實感|實拍感"},
    {kName, kStyle, "documentary", "documentary", "紀錄片",
     "documentary|documentary style|紀錄片|紀實"},
    {kName, kStyle, "ink", "ink painting", "水墨", "ink painting|ink wash|chinese ink|水墨畫|水墨"},
    {kName, kStyle, "watercolour", "watercolour", "水彩", "watercolour|watercolor|水彩畫|水彩"},
    {kName, kStyle, "oil", "oil painting", "油畫", "oil painting|油畫"},
    {kName, kStyle, "animation", "animation", "動畫",
     "animation|animated|cartoon|anime|2d animation|3d animation|動畫|卡通|動漫"},
    {kName, kStyle, "paper", "paper cut-out", "剪紙",
     "paper cut out|paper cutout|papercut|剪紙|紙雕"},
    {kName, kStyle, "clay", "clay", "黏土", "clay|claymation|黏土"},
    {kName, kStyle, "flat", "flat colours", "平面插畫",
     "flat illustration|flat colours|flat colors|illustration|平面插畫|插畫"},
    {kName, kStyle, "noir", "film noir", "黑色電影", "film noir|noir|黑色電影"},
    {kName, kStyle, "vintage", "vintage film", "舊菲林",
     "vintage film|old film|super 8|16mm|35mm film|vhs|舊菲林|菲林感|膠片感|復古"},
    {kName, kStyle, "minimal", "minimal", "簡約", "minimal|minimalist|簡約|極簡"},
    {kName, kStyle, "timelapse", "time-lapse", "縮時", "time lapse|timelapse|縮時攝影|縮時"},
    {kName, kStyle, "slow_motion", "slow motion", "慢動作",
     "slow motion|slowmo|slow mo|慢動作|慢鏡頭|慢鏡"},
    {kName, kStyle, "stop_motion", "stop motion", "定格動畫", "stop motion|定格動畫"},
    {kName, kStyle, "rain", "rain", "雨",
     "rain|rainy|raining|in the rain|下雨|雨天|落雨|雨中|細雨|^雨"},
    {kName, kStyle, "fog", "fog", "霧", "fog|foggy|mist|misty|haze|薄霧|大霧|有霧|霧"},
    {kName, kStyle, "snow", "snow", "雪", "snow|snowy|snowing|下雪|雪地|雪"},
    {kName, kStyle, "windy", "wind", "風", "windy|in the wind|大風|風中"},
};

constexpr WordEntry kAudios[] = {
    {kName, kAudio, "rain", "sound of rain", "雨聲",
     "sound of rain|rain sound|sound of the rain|rain on ~ roof|雨聲"},
    {kName, kAudio, "hum", "hum", "嗡嗡聲", "hum|humming|fridge hum|buzz|嗡嗡聲|電流聲"},
    {kName, kAudio, "steps", "footsteps", "腳步聲", "footstep|footsteps|sound of steps|腳步聲"},
    {kName, kAudio, "door", "sound of a door", "門聲",
     "door creak|door slam|creaking door|sound of a door|門聲|開門聲|關門聲"},
    {kName, kAudio, "wind", "sound of wind", "風聲",
     "sound of wind|wind sound|wind noise|howling wind|風聲"},
    {kName, kAudio, "crowd", "crowd", "人聲",
     "crowd noise|crowd sound|crowd murmur|murmur of a crowd|chatter|人聲|嘈雜聲|市聲"},
    {kName, kAudio, "bell", "bell", "鐘聲", "bell|tram bell|bell rings|ding ding|鐘聲|鈴聲|叮叮聲"},
    {kName, kAudio, "voice", "tone voice", "人聲音調",
     "tone voice|voice tone|sound of a voice|voices|人聲音調|說話聲|講話聲"},
    {kName, kAudio, "knock", "knocking", "敲門聲", "knocking sound|sound of knocking|敲門聲"},
    {kName, kAudio, "birds", "birdsong", "鳥聲", "birdsong|bird song|birds singing|鳥聲|鳥鳴"},
    {kName, kAudio, "traffic", "traffic", "車聲", "traffic noise|traffic sound|車聲|引擎聲"},
    {kName, kAudio, "sea", "sound of waves", "浪聲", "sound of waves|waves sound|浪聲|海浪聲"},
    {kName, kAudio, "ambience", "ambience", "環境聲",
     "ambience|ambient sound|natural sound|city ambience|環境聲|環境音|自然聲"},
    {kName, kAudio, "room_tone", "room tone", "空間聲", "room tone|空間聲"},
    {kName, kAudio, "effect", "sound effect", "音效", "sound effect|sfx|音效"},
    {kName, kAudio, "foley", "foley", "擬音", "foley|擬音"},
    {kName, kAudio, "score", "score", "配樂", "score|soundtrack|配樂"},
    {kName, kAudio, "music", "music", "音樂", "music|piano|guitar|音樂|鋼琴聲|背景音樂"},
    {kName, kAudio, "silence", "silence", "靜默",
     "silence|silent|no sound|without sound|靜默|無聲|靜音"},
    {kName, kAudio, "production_sound", "production sound", "收音", "production sound|收音"},
    {kName, kAudio, "diegetic", "diegetic sound", "敍事內聲音",
     "diegetic|diegetic sound|敍事內聲音|畫內音"},
    {kName, kAudio, "non_diegetic", "non-diegetic sound", "敍事外聲音",
     "non diegetic|nondiegetic|敍事外聲音"},
    {kName, kDialogue, "dialogue", "dialogue", "對白", "dialogue|dialog|spoken line|對白"},
    {kName, kDialogue, "voice_over", "voice-over", "旁白",
     "voice over|voiceover|narration|narrator|旁白"},
    {kName, kDialogue, "off_screen_voice", "off-screen voice", "畫外音",
     "off screen voice|offscreen voice|voice from off screen|畫外音"},
    {kName, kDialogue, "lip_sync", "lip-sync", "對嘴", "lip sync|對嘴|夾口形"},
};

}  // namespace

std::span<const WordEntry> action_words() { return kActions; }
std::span<const WordEntry> style_words() { return kStyles; }
std::span<const WordEntry> audio_words() { return kAudios; }

}  // namespace shotlab
