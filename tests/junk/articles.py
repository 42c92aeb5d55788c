"""Invented articles, long enough for the rules that compare with a page's words, and their pages."""

from __future__ import annotations

from collections.abc import Sequence

URL = "https://www.chinadaily.com.cn/a/202611/18/WS6a1b9a00a310d5acd8760001.html"

TITLE = "Herons return to the harbour"
STORY = [
    (
        "The herons came back to the old harbour of Qinhe on Monday morning, three weeks later than in "
        "any year since the town began to count them."
    ),
    (
        "Fishermen had waited for the birds since the dredging ended in early spring, when the water "
        "near the eastern pier was still brown and almost without life."
    ),
    (
        "“Rain, wind, sun: they have seen it all,” said Gu Wen, who keeps the lighthouse and writes each "
        "arrival into a notebook that her grandfather started."
    ),
    (
        "Boats will be free for children during the holiday, and a small exhibition about nests, "
        "migration and reeds opens inside the former customs house."
    ),
    (
        "The county's forestry office plans to plant willows along two kilometres of the bank, because "
        "tall trees protect young birds from storms and from curious visitors."
    ),
    (
        "Biologists of the provincial museum, however, warn that the harbour cannot carry many more "
        "tourists unless cars are kept outside the northern gate."
    ),
    (
        "Last autumn about forty pairs raised their chicks here; this season volunteers hope to find "
        "fifty, and schools have promised to help with telescopes and tents."
    ),
    (
        "A second survey, paid for by the fishing cooperative, follows in June, and its results are to "
        "be read aloud at the market before they are printed."
    ),
]

ZH_TITLE = "鹭鸟回到沁河老港口"
ZH_STORY = [
    "星期一早上，鹭鸟回到了沁河的老港口，比往年晚了整整三个星期，渔民们早已在岸边等候。",
    "港口管理处说，初春的疏浚工程结束以后，东侧码头附近的水又慢慢变得清澈，小鱼也多了起来。",
    "看守灯塔的顾文每天把飞来的鸟记在祖父留下的本子里，她说风雨和烈日鸟儿们都见过。",
    "假期里孩子们可以乘船游览，旧海关楼里还将举办一个关于鸟巢、迁徙和芦苇的小型展览。",
    "县林业部门打算沿着两公里长的堤岸种植柳树，因为高大的树木能够保护幼鸟不受暴雨侵扰。",
    "省博物馆的生物学家却提醒，除非把汽车拦在北门以外，否则港口难以承受更多的观光客。",
    "去年秋天大约有四十对鹭鸟在此育雏，今年志愿者希望能够数到五十对，学校也答应提供望远镜。",
    "第二次调查由渔业合作社出资，六月开始，结果将先在集市上朗读，然后再印成小册子分发。",
]

ZHT_STORY = [
    "星期一早上，鷺鳥回到了沁河的老港口，比往年晚了整整三個星期，漁民們早已在岸邊等候。",
    "港口管理處說，初春的疏浚工程結束以後，東側碼頭附近的水又慢慢變得清澈，小魚也多了起來。",
    "看守燈塔的顧文每天把飛來的鳥記在祖父留下的本子裡，她說風雨和烈日鳥兒們都見過。",
    "假期裡孩子們可以乘船遊覽，舊海關樓裡還將舉辦一個關於鳥巢、遷徙和蘆葦的小型展覽。",
    "縣林業部門打算沿著兩公里長的堤岸種植柳樹，因為高大的樹木能夠保護幼鳥不受暴雨侵擾。",
    "省博物館的生物學家卻提醒，除非把汽車攔在北門以外，否則港口難以承受更多的觀光客。",
]


def english(
    *,
    top: str = "",
    above: str = "",
    inside: str = "",
    foot: str = "",
    behind: str = "",
    head: str = "",
    title: str = TITLE,
    html_title: str | None = None,
    story: Sequence[str] = STORY,
) -> str:
    """The English article with something put into its page."""
    lines = [f"<p>{line}</p>" for line in story]
    html_title = f"{title} - China - Chinadaily.com.cn" if html_title is None else html_title
    return (
        f"<html><head><meta charset='utf-8'><title>{html_title}</title>{head}</head><body>{top}"
        f"<div class='lft_art'><h1>{title}</h1><div class='info'><span class='info_l'>"
        "By Gu Wen | China Daily | Updated: 2026-11-18 09:12</span></div>"
        f"<div id='Content'>{above}{''.join(lines[:3])}{inside}{''.join(lines[3:])}</div></div>"
        f"{foot}</body></html>{behind}"
    )


def chinese(
    *,
    top: str = "",
    above: str = "",
    inside: str = "",
    foot: str = "",
    behind: str = "",
    head: str = "",
) -> str:
    """The Chinese article with something put into its page."""
    return english(
        top=top,
        above=above,
        inside=inside,
        foot=foot,
        behind=behind,
        head=head,
        title=ZH_TITLE,
        html_title=f"{ZH_TITLE} - 中国日报网",
        story=ZH_STORY,
    )


def traditional(*, top: str = "", inside: str = "", foot: str = "") -> str:
    """The same in traditional signs."""
    return english(top=top, inside=inside, foot=foot, title="鷺鳥回到沁河老港口", story=ZHT_STORY)


def linked(words: Sequence[str], host: str = "{}.example", glue: str = " | ") -> str:
    """Each word linked to a host of its own; `{}` in the host takes a name made by a machine."""
    hosts = (host.format(f"q{number}w{number}x") for number in range(len(words)))
    return glue.join(
        f'<a href="http://{host}/">{word}</a>' for host, word in zip(hosts, words, strict=True)
    )
