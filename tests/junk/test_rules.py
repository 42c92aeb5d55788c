"""Every rule: what it takes out of a page, and what looks like it and stays."""

from __future__ import annotations

import pytest

from newscrawl import Article, extract_article
from newscrawl.items import EXPORTED
from newscrawl.junk.rules import RULES

URL = "https://www.chinadaily.com.cn/a/202611/18/WS6a1b9a00a310d5acd8760001.html"
TITLE = "Herons return to the harbour"
STORY = [
    "The herons came back to the old harbour of Qinhe on Monday morning.",
    "Fishermen had waited for them since the dredging ended in early spring.",
    "Rain, wind, sun: the birds have seen it all, said Gu Wen, who counts them.",
    "Boats will be free for children, and the old lighthouse opens its doors.",
]
KEYWORDS = "彩票走势下载 彩票开奖平台 棋牌开奖大厅 棋牌平台下载 手机棋牌大厅 手机彩票平台 网赚平台下载".split()
NAMES = [f"{first}{second}县" for first in "甲乙丙丁戊己" for second in "东西南北"]


def page(
    *, top: str = "", inside: str = "", foot: str = "", behind: str = "", head: str = ""
) -> str:
    """An article of www with something put into it."""
    story = "".join(f"<p>{line}</p>" for line in STORY)
    return (
        f"<html><head><meta charset='utf-8'><title>{TITLE} - China - Chinadaily.com.cn</title>{head}"
        f"</head><body>{top}<div class='lft_art'><h1>{TITLE}</h1><div class='info'><span class='info_l'>"
        "By Gu Wen | China Daily | Updated: 2026-11-18 09:12</span></div>"
        f"<div id='Content'>{story}{inside}</div></div>{foot}</body></html>{behind}"
    )


def linked(words: list[str], host: str = "{}.example", glue: str = " | ") -> str:
    """Each word linked to a host of its own."""
    hosts = (host.format(f"q{number}w{number}x") for number in range(len(words)))
    return glue.join(
        f'<a href="http://{host}/">{word}</a>' for host, word in zip(hosts, words, strict=True)
    )


TAGS = '<tt id="q7w2x"></tt><tr id="q7w2x"></tr><b id="q7w2x"></b>'
SHOWN = TAGS.replace("<", "&lt;").replace(">", "&gt;")
THANKS = "感谢您浏览本页，您或许也对下面的内容感兴趣："
HIDDEN = '<div style="display:none">{}</div>'

FIRES = {
    "after_html": [
        page(behind=linked(["red pills", "blue pills", "fast loans"])),
        page(behind=f"\n<div>{','.join(KEYWORDS)}</div>"),
    ],
    "nonsense_tags": [
        page(top='<b id="q7w2x"></b><i id="q7w2x"></i><u id="q7w2x"></u>'),
        page(top=f"<div>{SHOWN}</div>"),
        page(inside=f"<p>{SHOWN}</p>"),
        page(top="<div>" + '&lt;b id="qwexz"&gt;&lt;/b&gt;' * 3 + "</div>"),
    ],
    "hidden_block": [
        page(inside=HIDDEN.format(linked(["red pills", "blue pills", "fast loans"]))),
        page(inside=HIDDEN.format(",".join(KEYWORDS))),
        page(top=f'<div style="position:absolute;left:-9999px">{linked(KEYWORDS)}</div>'),
        page(inside=f'<p>Herons rest.<span style="font-size:0">{linked(KEYWORDS[:3])}</span></p>'),
    ],
    "spider_pool_footer": [
        page(foot=f"<div>主站蜘蛛池模板: {'| '.join(NAMES[:4])}|</div>"),
        page(inside=f"<p>主站蜘蛛池模板：{'| '.join(NAMES)}</p>"),
        page(inside=f"<p>{'| '.join(NAMES)}</p>"),
        page(foot=f"<div>{linked([f'Town {number}' for number in range(24)])}</div>"),
        page(foot=f"<div>{linked([f'Town {number}' for number in range(24)], glue=' ')}</div>"),
        page(foot=f"<div>{THANKS}</div><div>{linked(NAMES[:3])}</div><div>{linked(NAMES[3:5])}</div>"),
        page(inside=f"<p>{THANKS} {linked(NAMES[:4])}</p>"),
    ],
    "keyword_header": [
        page(top=",".join(KEYWORDS)),
        page(top=f"<h1>{'_'.join(KEYWORDS)}</h1>"),
        page(top=" I ".join(KEYWORDS)),
        page(top="丨".join(KEYWORDS)),
        page(foot=f"<div>{'|'.join(KEYWORDS[:4])}</div>"),
        page(inside=f"<p>{' - '.join(KEYWORDS)}</p>"),
        page(foot=f"<div>{linked(['casino bonus', 'casino online', 'slots online', 'slots bonus'])}</div>"),
    ],
    "keyword_head": [
        page(head=f'<meta property="og:title" content="{"_".join(KEYWORDS)}">'),
        page(head=f'<meta name="description" content="{",".join(KEYWORDS)}">'),
        page(head=f'<meta name="keywords" content="{",".join(KEYWORDS)}">'),
        page(head=f'<meta name="keywords" content="{"_".join(KEYWORDS)}">'),
        page(head=f'<meta name="keywords" content="{"_".join(KEYWORDS[:3])},{"|".join(KEYWORDS[3:])}">'),
    ],
}  # fmt: skip

STAYS = {
    "after_html": [
        page(behind="<!-- served in 3 ms -->\n<script>count(1)</script>"),
        page(behind="<p>The herons will be counted again in spring, said Gu Wen.</p>"),
        page(behind='<a href="/china">More news of the county</a>'),
    ],
    "nonsense_tags": [
        page(top='<b id="clear"></b><i id="clear"></i><u id="clear"></u>'),
        page(top='<b id="q7w2x"></b><i id="w8e3c"></i><u id="e9r4v"></u>'),
        page(inside='<p>Write &lt;b id="q7w2x"&gt; and &lt;i id="q7w2x"&gt; into the page, he said.</p>'),
        page(inside="<p>&lt;br&gt;</p>"),
        page(inside="<p>" + '&lt;b id="qwexz"&gt;&lt;/b&gt;' * 2 + "</p>"),
        page(inside="<p>" + '&lt;b class="qwexz"&gt;&lt;/b&gt;' * 4 + "</p>"),
        page(inside='<p>&lt;div class="box"&gt;&lt;/div&gt;&lt;div class="box"&gt;&lt;/div&gt;</p>'),
    ],
    "hidden_block": [
        page(top=HIDDEN.format(f"<h1>{TITLE}</h1><h2>They came back on Monday.</h2>")),
        page(top=HIDDEN.format('<a href="/china">China</a> <a href="//cn.chinadaily.com.cn/">中文</a>')),
        page(top=HIDDEN.format('<a href="//facebook.com/s">A</a> <a href="//x.com/s">B</a>')),
        page(top=HIDDEN.format(linked(["a single partner of the paper"]))),
        page(inside=HIDDEN.format(f"The survey and its sequel, named here by {linked(['him', 'her'])}, were sold.")),
        page(inside="<div>" + linked(["The survey"]) + " was <em>not</em> hidden, he said.</div>"),
    ],
    "spider_pool_footer": [
        page(inside="<p>She calls such a page a 主站蜘蛛池模板: it is made of names.</p>"),
        page(inside="<p>Gu Wen, Ma Lin, Bai He, Li Na, Zhao Lei and 24 others were honoured.</p>"),
        page(inside=f"<p>{', '.join(f'Town {number}' for number in range(24))}</p>"),
        page(foot=f'<div>{THANKS}</div><div><a href="/a">甲东县</a> <a href="/b">甲西县</a></div>'),
        page(inside=f"<p>{THANKS}</p><p>She says so to every guest, at the gate and in the tower.</p>"),
        page(inside=f"<p>{', '.join(NAMES[:8])}</p><p>These are the counties, said Gu Wen.</p>"),
    ],
    "keyword_header": [
        page(top='<div><a href="/">Home</a> | <a href="/china">China</a> | <a href="/world">World</a></div>'),
        page(top="<div>中文 | 日本語 | 繁體</div>"),
        page(top="<div>English | 中文 | 简体中文 | 繁體中文 | 日本語</div>"),
        page(foot="<div>English | 中文 | 简体中文 | 繁體中文 | 日本語</div>"),
        page(inside="<p>顾文, 马林, 白鹤, 李娜, 赵磊, 王五, 张敏, 陈博</p>"),
        page(inside=f"<p>{', '.join(NAMES[:9])}</p>"),
        page(inside="<p>沁河港口的鹭鸟, 老灯塔志愿者, 渔民合作社, 芦苇保护协会, 县图书馆</p>"),
        page(top="<div>Football | Basketball | Volleyball | Handball | Baseball | Softball</div>"),
        page(inside="<p>Gu Wen, Ma Lin, Bai He</p>"),
        page(inside="<p>Photographers: Gu Wen, Ma Lin, Bai He</p>"),
        page(inside="<p>Keywords: 鹭鸟, 港口, 渔民, 芦苇, 灯塔</p>"),
        page(inside="<p>鹭鸟</p>"),
    ],
    "keyword_head": [
        page(head=f'<meta property="og:title" content="Rain, wind, sun: {TITLE}">'),
        page(head='<meta name="description" content="Rain, wind, sun, herons">'),
        page(head='<meta name="keywords" content="herons,harbour,Qinhe,鹭鸟">'),
        page(head='<meta name="keywords" content="鹭鸟">'),
        page(head='<meta name="keywords" content="鹭鸟,港口,灯塔,渔业,芦苇丛">'),
        page(head='<meta name="keywords" content="中国,中国日报,经济">'),
        page(head='<meta name="description" content="鹭鸟回到了沁河的老港口。">'),
    ],
}  # fmt: skip


def cases(pages: dict[str, list[str]]) -> list[object]:
    return [
        pytest.param(rule, html, id=f"{rule}-{number}")
        for rule, htmls in pages.items()
        for number, html in enumerate(htmls)
    ]


def read(html: str) -> Article:
    return extract_article(html.encode(), URL)


def assert_whole(article: Article) -> None:
    """The article as if nothing had been put into its page."""
    assert article.title == TITLE
    assert (article.authors, article.source) == (["Gu Wen"], "China Daily")
    assert (article.text or "").split("\n\n")[: len(STORY)] == STORY


@pytest.mark.parametrize(("rule", "html"), cases(FIRES))
def test_a_rule_takes_out_what_it_is_named_for(rule: str, html: str) -> None:
    article = read(html)
    assert {removal.rule for removal in article.removed} == {rule}
    assert_whole(article)
    content = str({name: getattr(article, name) for name in EXPORTED})
    assert not any(
        junk in content for junk in [*KEYWORDS, *NAMES, "pills", "q7w2x", "casino", "Town"]
    )


@pytest.mark.parametrize(("rule", "html"), cases(STAYS))
def test_what_looks_like_junk_stays(rule: str, html: str) -> None:
    article = read(html)
    assert rule not in {removal.rule for removal in article.removed}
    assert article.removed == []
    assert article.junk == []
    assert_whole(article)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_finds_and_is_shown_both_ways(rule: object) -> None:
    name = getattr(rule, "__name__", "")
    assert rule.__doc__
    assert FIRES[name]
    assert STAYS[name]


def test_the_rules_have_names_of_their_own() -> None:
    assert len({rule.__name__ for rule in RULES}) == len(RULES)
    assert {rule.__name__ for rule in RULES} | {"keyword_head"} == FIRES.keys() == STAYS.keys()
