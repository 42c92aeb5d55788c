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
    r"share\s*-\s*wechat | share | top | back\ to\ the\ top | follow\ us | advertisement | search"
    r"| (?:(?:print|mail|large|medium|small|分享按钮|0)\s*){2,}"
    r"| make\ me\ your\ homepage | china\ daily\ website | (?:left\ corner\s*)+"
    r"| \.?contact\ us\s*\|\s*\.?about\ us"
    r"| (?:us|europe|africa|asia|中文|双语|fran[cç?]ais|\s)+"
    r"| (?:china\ daily\ -\ )[\w.+-]+@[\w.-]+"
    r"| \(for\ more\ [\w\ ]+(?:stories|news|readings).*\)"
    r"| license\ for\ publishing\b.* | license\b.*\d{6,} | registration\ number\s*:.*"
    r"| 分享 | 分享到[^。！？]{0,20} | 返回顶部"
    r")$"
)

END_OF_STORY = re.compile(
    r"(?ix)^[-\s]*(?:"
    r"copyright\s*(?:©|\(c\)|(?:19|20)\d\d).* | ©\s*(?:copyright|(?:19|20)\d\d|china).*"
    r"| today's\ top\ news | editor's\ picks? | most\ (?:viewed|popular) | hot\ topics?"
    r"| related"
    r"| .{0,6}版权(?:声明|说明|保护)(?:[:：].*)?"
    r")\s*[:：]?$"
)

# Found on another host, one of these makes a known path the sign of a mirror.
MARK = re.compile(
    r"(?im)[(（|]\s*(?:china\s?daily|chinadaily\.com\.cn)\b|\bchina\s?daily[\s?]*(?:\||updated\b)"
    r"|chinadaily\.com\.cn\s*updated\b|(?:powered|sponsored)\ by\ china\ daily"
    r"|copyright\b.{0,200}china\s?daily|(?:来源|來源|来源为|來源為)\s*[:：]?\s*[“\"]?中[国國]日[报報]"
    r"|中[国國]日[报報][网網]\s+\d{4}-\d\d|[-_|]\s*(?:中[国國]日[报報][网網]|chinadaily\.com\.cn)\s*$"
)
