"""Lines that China Daily's pages print around their stories, and how the paper names itself.

Every line of `CHROME` and `END_OF_STORY` is asked for as a whole: stories, too, begin sentences
with "Contact the", "License" or "Most popular".
"""

from __future__ import annotations

import re

OUTLETS = frozenset(
    {
        "china daily",
        "chinadaily.com.cn",
        "china daily global",
        "china daily website",
        "china daily africa weekly",
        "china daily european weekly",
        "china daily usa",
        "china daily us",
        "china daily uk",
        "china daily asia",
        "china daily africa",
        "china daily europe",
        "china daily hong kong edition",
        "hk edition",
        "shanghai star",
        "beijing weekend",
        "21st century",
        "中国日报",
        "中国日报网",
        "中国日报双语新闻",
        "中国日报社",
    }
)

TITLE_NAMES = ("chinadaily.com.cn", "China Daily", "China Daily Website", "中国日报网", "中国日报")

CHROME = re.compile(
    r"(?ix)^(?:"
    r"share\s*-\s*wechat | share | top | back\ to\ the\ top | follow\ us | advertisement | search:?"
    r"| print | pdf\ view | english | close | manage\ your\ account"
    r"| comments?(?:\s*\(\s*\d*\s*\))?"
    r"| make\ me\ your\ homepage | china\ daily(?:\ website)? | (?:left\ corner\s*)+"
    r"| \.?contact\ us\s*\|\s*\.?about\ us | site\ search(?:\ advanced)? | page:\ ?\d+"
    # the editions; mirrors recode them
    r"| (?:(?:global\ edition|us|europe|africa|asia|中文|[双雙][语語](?:\ ?\(y[^()]{0,3}\))?"
    r"|fran[cç?\ufffd]{1,2}ais)\s*)+"
    r"| (?:china\ daily\ -\ )[\w.+-]+@[\w.-]+"
    r"| \(for\ more\ [\w\ ]+(?:stories|news|readings).*\)"
    r"| license\ for\ publishing\b.* | license\b.*\d{6,} | registration\ number\s*:.*"
    r"| 分享 | 关闭 | 關閉 | 复制链接 | 微信扫一扫.{0,30}"
    r"| 分享到[^。！？]{0,20} | 返回顶部 | 免[费費][订訂][阅閱].{0,40}手[机機][报報].*"
    r"| 中[国國][网網]站品牌[栏欄]目.{0,10} | english\s中文[网網]\s.{0,40}"
    r"| [进進]入英[语語][学學][习習][论論][坛壇].{0,40}"
    # the dictation pages of Language Tips say under every headline what they are for
    r"| (?:英[语語][学學][习習][论論][坛壇][的“]|本[练練][习習][区區]的音[频頻]"
    r"|英[语語][点點]津[会會]定期).{10,160}"
    r"| [进進]入[该該]文章的.{2,10}[页頁]面 | get\ flash\ player"
    r"| click\ (?:here\ )?(?:for|to\ (?:see|watch|view|read))\ [^.!?]{3,60}"
    r"| share\ this\ story | hong\ kong\ news | open"
    r"| please\ click\ in\ the\ upper\ right\ corner\b.*"
    r"| produced\ by\ (?:china\ daily|chinadaily\.com\.cn)\.?"
    r"| readers['’]\ comments\ are\ welcome\..*"
    r"| if\ you\ have\ (?:a\ )?(?:specific|particular)\ expertise\b.*"
    r"| the\ (?:opinions|views)\ expressed\ here\b.{0,80}\bviews\ of\ china\ daily(?:\ website)?"
    r"(?:\ and\ china\ daily(?:\ website)?)?\.?"
    r"| the\ views\ (?:expressed\ here\ )?do(?:\ not|n['’]t)\ necessarily\ (?:represent|reflect)"
    r"\ (?:those|the\ views)\ of\ china\ daily\.?"
    r"| if\ you\ have\ any\ problems\ with\ this\ article\b.*"
    r"| (?:sponsored|powered)\ by\ [^.!?]{3,80}"
    r")$"
)

END_OF_STORY = re.compile(
    r"(?ix)^[-\s]*(?:"
    r"copyright\s*(?:©|\(c\)|(?:19|20)\d\d).* | ©\s*(?:copyright|(?:19|20)\d\d|china).*"
    r"| copyright\s+by\s.*"
    r"| 最[热熱]新[闻聞] | 最新(?:[文推动動][章荐薦态態])? | 精彩推[荐薦] | 点击排行榜?"
    r"| [热熱][门門点點](?:排行榜?|推[荐薦]|新[闻聞]|专题)"
    r"| 精彩[热熱]?[图圖]片? | 24小[时時].{0,4}排行榜?"
    r"| (?:(?:today['’]s\ top\ news|top\ \w+\ news|editor(?:['’]s|s['’])\ picks?|hot\ topics?"
    r"|what['’]s\ hot|most\ (?:viewed|popular|read|commented(?:/read\ stories)?)"
    r"(?:\ in\ \d+\ hours)?)\s*)+"
    r"| related | photo | highlights | e-paper | specials | about\ the\ broadcaster | story\ tools"
    r"| go\ to\ another\ section"
    r"| \d{1,3}\.\d{1,2}k"
    r"| .{0,6}版权(?:声明|说明|保护)(?:[:：].*)?"
    r")\s*[:：]?$"
)

# Found on another host, one of these makes a known path the sign of a mirror.
MARK = re.compile(
    r"(?im)[(（|]\s*(?:china\s?daily|chinadaily\.com\.cn)\b|\bchina\s?daily[\s?]*(?:\||updated\b)"
    r"|chinadaily\.com\.cn\s*updated\b|\bby\ china\ daily$|(?:powered|sponsored)\ by\ china\ daily"
    r"|copyright\b.{0,200}china\s?daily|(?:来源|來源|来源为|來源為)\s*[:：]?\s*[“\"]?中[国國]日[报報]"
    r"|中[国國]日[报報](?:[网網]|双语新闻|雙語新聞)\s+\d{4}-\d\d"
    r"|^[^\S\n]*中[国國]日[报報].{0,8}\d{1,2}月\d{1,2}日[电電]|[-_|]\s*(?:中[国國]日[报報][网網]|chinadaily\.com\.cn)\s*$"
    # agencies' stories do not name the paper: then the lines around them do
    r"|^[^\S\n]*\(\s\d{4}-\d\d-\d\d\s\d\d:\d\d\)|[()|?]\s*updated\s?:\s?\d{4}-\d\d-\d\d\b"
    r"|^[^\S\n]*published:\ \d\d:\d\d,\ [a-z]{3,9}\ \d{1,2},\ 20\d\d\b"
    r"|^[^\S\n]*updated\s?:\s?\d{4}-\d\d-\d\d\s\d\d:\d\d\s+"
    r"(?:\([^()\n]{2,40}\)|large\ medium\ small)"
    r"|^[^\S\n]*(?:share\s*-\s*wechat|(?:left\ corner\s*)+|china\ daily\ website"
    r"|make\ me\ your\ homepage"
    r"|\.contact\ us\s*\|\s*\.about\ us|home\s?>\s?news\ center\s?>.{1,30}|bizchina\s/\s.{1,30}"
    r"|(?:global\ edition|us\ ?europe)[a-z]*\b.{0,30}"
    r"|(?:[当當]前|[您你][现現]在的)位置[:：]\s?language\ tips\s?>.{0,40})[^\S\n]*$"
)
