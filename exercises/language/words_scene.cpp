// SPDX-License-Identifier: Apache-2.0
//
// Who and what, where. No list of subjects or places can be whole: these are the ones that the
// lab knows by name; other words stay "unread" and count as the learner's own.

#include "exercises/language/vocabulary.h"

namespace shotlab {
namespace {

constexpr auto kName = WordKind::concept_name;
constexpr auto kSubject = Slot::subject;
constexpr auto kPlace = Slot::place;

constexpr WordEntry kSubjects[] = {
    {kName, kSubject, "man", "man", "男人",
     "man|men|gentleman|guy|father|dad|uncle|boy "
     "friend|男人|男子|男士|先生|阿叔|叔叔|爸爸|父親|漢子"},
    {kName, kSubject, "man", "man", "男人",
     "grandfather|grandpa|老伯|阿伯|伯伯|老人家|老人|老翁|老漢|爺爺|阿爺|公公", "age=old"},
    {kName, kSubject, "woman", "woman", "女人",
     "woman|women|lady|mother|mum|aunt|女人|女子|女士|小姐|太太|阿姨|姨姨|媽媽|母親|師奶"},
    {kName, kSubject, "woman", "woman", "女人",
     "grandmother|grandma|婆婆|阿婆|老婦人|老婦|老太太|嫲嫲|外婆|老婆婆", "age=old"},
    {kName, kSubject, "child", "child", "小孩",
     "child|children|kid|boy|girl|schoolboy|schoolgirl|小孩|小童|孩子|兒童|細路仔|細路女|細路|男孩|"
     "女孩|少女|少年|男仔|女仔|小朋友|學生哥",
     "age=young"},
    {kName, kSubject, "person", "person", "人物",
     "person|people|somebody|someone|figure|stranger|passenger|student|worker|vendor|shopkeeper|"
     "hawker|waiter|driver|dancer|musician|fisherman|traveller|traveler|pedestrian|crowd of "
     "people|一個人|有人|人物|路人|行人|乘客|學生|工人|小販|店主|老闆|伙計|侍應|司機|舞者|漁夫|"
     "旅人|街坊|陌生人|途人|人群|某人"},
    {kName, kSubject, "person", "two people", "兩個人",
     "two people|two persons|two strangers|two figures|兩個人|兩人|二人", "number=2"},
    {kName, kSubject, "person", "Ah Man", "阿敏", "阿敏|ah man", "name=阿敏"},
    {kName, kSubject, "person", "character A", "角色 A",
     "character a|person a|figure a|角色a|人物a|角色甲", "name=A"},
    {kName, kSubject, "person", "character B", "角色 B",
     "character b|person b|figure b|角色b|人物b|角色乙", "name=B"},
    {kName, kSubject, "face", "face", "臉", "face|neutral face|面孔|臉孔|臉|面部|表情"},
    {kName, kSubject, "eye", "eyes", "眼睛", "eye|eyes|眼睛|雙眼|眼神"},
    {kName, kSubject, "hand", "hand", "手", "hand|finger|fingers|雙手|手指|手掌|手部|隻手|^手"},
    {kName, kSubject, "dog", "dog", "狗", "dog|puppy|hound|狗|小狗|狗仔"},
    {kName, kSubject, "cat", "cat", "貓", "cat|kitten|貓|小貓|貓仔"},
    {kName, kSubject, "bird", "bird", "雀鳥",
     "bird|pigeon|sparrow|seagull|雀鳥|小鳥|雀仔|白鴿|鴿子|鳥|海鷗"},
    {kName, kSubject, "fish", "fish", "魚", "fish|goldfish|金魚|^魚"},
    {kName, kSubject, "horse", "horse", "馬", "horse|白馬|馬匹|^馬"},
    {kName, kSubject, "cup", "cup", "杯",
     "cup|mug|teacup|coffee cup|tea cup|茶杯|咖啡杯|水杯|杯子|杯"},
    {kName, kSubject, "bowl", "bowl", "碗", "bowl|碗"},
    {kName, kSubject, "chair", "chair", "椅", "chair|stool|bench|椅子|椅|凳|長凳|長椅"},
    {kName, kSubject, "table", "table", "桌", "table|desk|桌子|桌|枱|檯|書桌"},
    {kName, kSubject, "window", "window", "窗", "window|窗戶|窗口|窗|玻璃窗"},
    {kName, kSubject, "curtain", "curtain", "窗簾", "curtain|窗簾|布簾|簾"},
    {kName, kSubject, "sign", "street sign", "路牌",
     "sign|street sign|signboard|shop sign|路牌|招牌|街牌|指示牌|牌"},
    {kName, kSubject, "door", "door", "門", "door|doorway|gate|門口|大門|木門|鐵閘|閘|門"},
    {kName, kSubject, "lantern", "lantern", "燈籠", "lantern|paper lantern|燈籠"},
    {kName, kSubject, "lamp", "lamp", "燈", "lamp|lightbulb|light bulb|檯燈|枱燈|吊燈|燈泡|燈"},
    {kName, kSubject, "umbrella", "umbrella", "雨傘", "umbrella|parasol|雨傘|傘|雨遮|遮"},
    {kName, kSubject, "letter", "letter", "信", "letter|envelope|信件|信封|封信|書信|^信"},
    {kName, kSubject, "book", "book", "書", "book|notebook|書本|本書|筆記簿|^書"},
    {kName, kSubject, "clock", "clock", "時鐘", "clock|時鐘|掛鐘|大鐘"},
    {kName, kSubject, "tram", "tram", "電車", "tram|streetcar|叮叮|電車"},
    {kName, kSubject, "bus", "bus", "巴士", "bus|minibus|巴士|小巴|公車"},
    {kName, kSubject, "car", "car", "車", "car|taxi|cab|truck|lorry|van|貨車|汽車|的士|私家車|車"},
    {kName, kSubject, "bicycle", "bicycle", "單車", "bicycle|bike|單車|自行車"},
    {kName, kSubject, "boat", "boat", "船", "boat|ferry|junk|sampan|ship|小船|渡輪|帆船|船"},
    {kName, kSubject, "train", "train", "列車", "train|列車|火車|地鐵列車"},
    {kName, kSubject, "kite", "kite", "風箏", "kite|紙鳶|風箏"},
    {kName, kSubject, "balloon", "balloon", "氣球", "balloon|氣球"},
    {kName, kSubject, "ball", "ball", "球", "ball|皮球|足球|籃球|波子"},
    {kName, kSubject, "flower", "flower", "花", "flower|rose|blossom|花朵|花束|鮮花|玫瑰|^花"},
    {kName, kSubject, "tree", "tree", "樹", "tree|樹木|大樹|榕樹|樹"},
    {kName, kSubject, "bag", "bag", "袋",
     "bag|suitcase|backpack|basket|手袋|背囊|書包|行李|菜籃|袋"},
    {kName, kSubject, "pillar", "pillar", "柱", "pillar|column|柱子|柱"},
    {kName, kSubject, "phone", "phone", "電話", "phone|telephone|mobile|電話|手機"},
    {kName, kSubject, "watch", "watch", "手錶",
     "watch|wristwatch|wrist watch|pocket watch|手錶|袋錶"},
};

constexpr WordEntry kPlaces[] = {
    {kName, kPlace, "tram_stop", "tram stop", "電車站",
     "tram stop|tram station|tramway stop|bus stop|bus station|電車站|電車月台|巴士站|車站|候車亭"},
    {kName, kPlace, "street", "street", "街道",
     "street|road|pavement|sidewalk|crossing|junction|avenue|大街|街道|街頭|街上|街角|街邊|馬路|"
     "路邊|路口|斑馬線|行人路|街"},
    {kName, kPlace, "market_lane", "market lane", "街市小巷",
     "market lane|market alley|market street|market|wet market|night "
     "market|alley|alleyway|lane|街市小巷|街市|小巷|巷子|窄巷|橫巷|後巷|巷口|市集|夜市|排檔|巷"},
    {kName, kPlace, "teahouse", "tea house", "茶餐廳",
     "tea house|teahouse|tea house table|cha chaan teng|cafe|café|restaurant|diner|noodle "
     "shop|茶餐廳|茶樓|茶室|冰室|餐廳|咖啡室|咖啡店|酒樓|麵檔|茶居"},
    {kName, kPlace, "journey", "rooftop, window, table", "天台、窗、枱的場景",
     "rooftop window table set|roof window table set|journey set|天台窗枱場景"},
    {kName, kPlace, "rooftop", "rooftop", "天台", "rooftop|roof top|roof|天台|屋頂|樓頂"},
    {kName, kPlace, "courtyard", "courtyard", "庭院",
     "courtyard|court yard|yard|庭院|天井|院子|中庭|後院"},
    {kName, kPlace, "window_room", "room with a window", "窗邊房間",
     "window room|room with a window|room with window|room by the window|by the window|beside the "
     "window|at the window|near the window|window "
     "seat|窗邊房間|窗前|窗邊|窗旁|有窗的房間|有窗房間"},
    {kName, kPlace, "seats_room", "room with facing seats", "對坐的房間",
     "room with two facing seats|two facing seats|facing seats|room with door and two facing "
     "seats|對坐的房間|兩張對坐的椅|面對面的座位"},
    {kName, kPlace, "room", "room", "房間",
     "empty room|room|bedroom|living "
     "room|kitchen|classroom|office|hall|studio|corridor|hallway|空房間|空房|房間|睡房|客廳|廚房|"
     "課室|教室|辦公室|走廊|大廳|房內|房中|屋內|室內|屋企|家中"},
    {kName, kPlace, "station", "station", "站台",
     "station|platform|train station|railway station|mtr station|火車站|地鐵站|港鐵站|月台|站台"},
    {kName, kPlace, "harbour", "harbour", "海港",
     "harbour|harbor|waterfront|seaside|pier|ferry pier|promenade|海港|維港|碼頭|海旁|海邊|岸邊"},
    {kName, kPlace, "beach", "beach", "沙灘", "beach|shore|沙灘|海灘"},
    {kName, kPlace, "park", "park", "公園", "park|garden|playground|公園|花園|遊樂場|球場"},
    {kName, kPlace, "bridge", "bridge", "橋", "bridge|footbridge|天橋|行人天橋|石橋|橋上|橋"},
    {kName, kPlace, "stairs", "stairs", "樓梯",
     "stairs|staircase|stairway|steps of|樓梯|石階|階梯|梯級"},
    {kName, kPlace, "shop", "shop", "店舖",
     "shop|store|bookshop|grocery|stall|店舖|商店|書店|士多|舖頭|店內|檔口"},
    {kName, kPlace, "forest", "forest", "樹林", "forest|wood|woods|樹林|森林|竹林"},
    {kName, kPlace, "hill", "hill", "山", "hill|hillside|mountain|山頂|山坡|山上|山邊|山"},
    {kName, kPlace, "field", "field", "田野", "field|meadow|grassland|田野|草地|草原|稻田"},
    {kName, kPlace, "river", "river", "河", "river|riverside|stream|lake|河邊|湖邊|河畔|溪邊"},
    {kName, kPlace, "temple", "temple", "廟", "temple|shrine|廟|寺"},
    {kName, kPlace, "city", "city", "城市", "city|downtown|skyline|城市|鬧市|都市"},
    {kName, kPlace, "village", "village", "村", "village|村口|鄉村|村屋|村"},
    {kName, kPlace, "school", "school", "學校", "school|schoolyard|學校|校園|操場"},
    {kName, kPlace, "balcony", "balcony", "露台", "balcony|露台|陽台"},
};

}  // namespace

std::span<const WordEntry> subject_words() { return kSubjects; }
std::span<const WordEntry> place_words() { return kPlaces; }

}  // namespace shotlab
