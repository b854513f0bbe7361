// SPDX-License-Identifier: Apache-2.0
//
// Folding for matching: the pairs of Traditional (and Hong Kong variant) and Simplified characters
// that film words and everyday prompts use. A character that is missing here still matches itself.

#include <algorithm>
#include <vector>

#include "exercises/language/tokens.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

// From, to, from, to, ...
constexpr std::string_view kPairs =
    "長长門门開开關关閉闭鏡镜頭头遠远極极膝膝身身膊膊視视畫画臉脸緊紧鏈链蟲虫傾倾斜斜蘭兰"
    "側侧剪剪構构圖图後后層层頂顶間间線线綫线對对稱称導导闊阔場场無无靜静動动變变滑滑"
    "搖摇橫横軌轨進进推推拉拉離离鑽钻擺摆穩稳轉转滾滚環环繞绕圍围運运軸轴徑径攝摄機机"
    "廣广標标準准鏈链焦焦離离淺浅輪轮廓廓補补腳脚實实際际燈灯燭烛霓霓調调飽饱飽饱顏颜"
    "藍蓝綠绿紅红黃黄銀银紫紫褐褐橙橙暖暖溫温溫温冷冷黑黑白白灰灰棕棕蔚蔚淨净"
    "幾几個个條条隻只衣衣裏里裡里邊边車车電电站站臺台颱台檯台樓楼廳厅餐餐茶茶飯饭館馆"
    "園园樹树葉叶風风雲云雨雨霧雾陽阳陰阴晝昼夜夜曉晓時时鐘钟點点錶表錶表錢钱鎖锁"
    "說说説说話话講讲聲声響响樂乐聽听聞闻問问語语讀读寫写書书報报紙纸筆笔給给買买賣卖"
    "坐坐來来到到過过還还這这那那著着爲为為为於于與与從从將将讓让對对錯错難难"
    "馬马魚鱼鳥鸟雞鸡貓猫龍龙龜龟島岛橋桥灣湾碼码頭头國国華华漢汉東东"
    "歲岁孫孙婦妇媽妈爺爷親亲師师學学員员醫医護护衛卫衞卫隊队軍军"
    "繩绳傘伞帽帽圍围巾巾裝装褲裤裙裙鞋鞋襪袜戴戴穿穿襯衬衫衫飾饰針针織织絲丝鈕钮"
    "圓圆塊块顆颗張张雙双單单兩两萬万億亿數数號号價价"
    "窗窗簾帘櫃柜牆墙桌桌椅椅壺壶盤盘鍋锅爐炉燒烧燃燃滅灭煙烟熱热"
    "緩缓慢慢輕轻漸渐徐徐漸渐緊紧飛飞速速駛驶騎骑跳跳蹤踪躍跃擁拥抱抱揮挥擊击敲敲撐撑"
    "撿捡檢检擲掷掛挂擺摆攬揽攞攞執执換换據据擴扩擋挡"
    "畫画夢梦藝艺術术歷历歴历質质麗丽壯壮觀观靚靓純纯細细纖纤紋纹"
    "節节奏奏蒙蒙疊叠叙叙敍叙敘叙閱阅閲阅錄录録录製制複复雜杂簡简體体"
    "鄉乡鎮镇區区縣县舊旧新新廢废貨货倉仓庫库廠厂廚厨廁厕廊廊階阶層层梯梯電电"
    "極极黯黯亮亮暗暗曖暧昏昏暉晖輝辉閃闪爍烁耀耀螢萤幕幕銀银畢毕竟竟見见現现覺觉"
    "歡欢樂乐憤愤愛爱傷伤淚泪氣气悶闷驚惊懼惧"
    "頸颈頰颊額额髮发鬍胡鬚须齒齿腦脑腸肠臟脏"
    "遊游邁迈邊边遲迟適适選选遺遗鄰邻釋释針针釘钉鉤钩鈎钩鈴铃鋪铺鋼钢"
    "陳陈陸陆隨随險险雖虽雙双難难靈灵韻韵項项順顺預预頻频題题願愿類类"
    "顧顾顯显飄飘駐驻駕驾騰腾驗验驟骤鬆松鬧闹麼么麵面麪面齊齐齡龄"
    "壓压壞坏夠够夾夹奪夺奮奋婁娄嬰婴寧宁審审寬宽寶宝專专尋寻屬属岡冈嶺岭帶带幀帧"
    "廟庙廳厅強强彈弹彎弯徵征應应懸悬戲戏戶户戸户拋抛捲卷掃扫揚扬損损搶抢撥拨擇择"
    "擔担擠挤攤摊斷断昇升暫暂會会曬晒東东棄弃榮荣樣样橢椭機机櫻樱殘残殼壳毀毁氈毡"
    "決决沒没沖冲況况涼凉渾浑湯汤溼湿濕湿潔洁濟济瀏浏燦灿爭争爺爷牀床狀状獅狮獨独"
    "獵猎環环產产畢毕異异療疗癢痒發发盡尽監监盜盗碼码禮礼禱祷種种稅税積积穀谷窩窝"
    "競竞箏筝範范籃篮籠笼糧粮約约級级統统經经綁绑維维網网緒绪練练縮缩縱纵總总績绩"
    "織织罵骂羣群習习聖圣聯联膠胶臨临興兴舉举艙舱艦舰莊庄落落葉叶蓋盖蓮莲薦荐藥药蘋苹"
    "處处術术衝冲補补製制襲袭規规覽览觸触計计訊讯記记設设許许訴诉試试詩诗詳详認认誤误"
    "誰谁談谈請请論论證证識识護护變变讚赞豎竖豐丰貝贝負负財财責责貼贴費费賞赏質质購购"
    "贈赠趕赶跡迹軟软較较載载輛辆輸输轟轰辦办農农運运違违遞递錦锦鍵键鏟铲鐵铁鑰钥"
    "閣阁閱阅闆板隱隐雞鸡離离電电霧雾靜静靠靠頁页顛颠風风飲饮養养騙骗驅驱魚鱼鮮鲜"
    "鴨鸭鴿鸽鵝鹅鹹咸麥麦點点黨党龐庞塵尘墜坠塗涂墻墙夥伙啟启啓启喚唤單单嘗尝噴喷"
    "嚴严囉啰圈圈園园執执堅坚報报壘垒孿孪屆届屍尸歸归殺杀汙污滙汇匯汇滿满漁渔漲涨瀟潇"
    "煉炼煩烦爛烂牽牵犧牺猶犹瑪玛瓊琼畝亩疊叠癮瘾皺皱盤盘矚瞩祕秘稜棱穌稣窮穷筍笋"
    "嚟来嗰那喺在咗了啲些";

std::vector<std::pair<char32_t, char32_t>> make_table() {
  const std::vector<char32_t> points = code_points(kPairs);
  std::vector<std::pair<char32_t, char32_t>> table;
  for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
    if (points[i] != points[i + 1]) table.emplace_back(points[i], points[i + 1]);
  }
  std::sort(table.begin(), table.end());
  table.erase(std::unique(table.begin(), table.end()), table.end());
  return table;
}

}  // namespace

char32_t fold(char32_t point) {
  if (point >= 0xFF01 && point <= 0xFF5E) point -= 0xFEE0;  // Full-width forms.
  if (point == 0x3000 || point == 0xA0) return U' ';
  if (point == 0x2018 || point == 0x2019 || point == 0x02BC) return U'\'';
  if (point >= U'A' && point <= U'Z') return point + 32;
  if (point >= 0xC0 && point <= 0xDE && point != 0xD7) return point + 32;  // Latin-1 capitals.
  if (point < 0x2E80) return point;
  static const auto table = make_table();
  const auto found = std::lower_bound(table.begin(), table.end(), std::pair{point, char32_t{0}});
  return found != table.end() && found->first == point ? found->second : point;
}

}  // namespace shotlab
