"""What holds of stripping whatever it is given."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl import Removal, extract_article, extract_text_article, strip_text
from newscrawl.items import Block, Page, Role
from newscrawl.junk import strip_junk
from newscrawl.junk.judge import judge
from newscrawl.junk.lexicon import Lexicon, _section, lexicon_of
from newscrawl.junk.strip import removals
from tests.junk.articles import STORY, URL, ZH_STORY, ZHT_STORY, chinese, english, traditional

HONEST = [
    *STORY, *ZH_STORY,
    "", " ", "Home > News", "- a list item", "1. One", "Rain, wind, sun", "By Gu Wen (China Daily)", "2026-11-18 09:12",
    "Gu Wen, Ma Lin, Bai He, Li Na", "鹭鸟, 港口, 渔民", "顾文、马林、白鹤、李娜", "Tags: herons, reeds, boats",
    "“I never saw so many,” said Ma Lin.", "(Editor: Gu Wen)", "来源：沁河日报", "Photos: Gu Wen | Ma Lin",
    "x < y, and <b> is a tag.", "Follow us on WeChat: QinheDaily", "Les hérons sont revenus au vieux port.",
]  # fmt: skip
JUNK = [
    "彩票走势下载,棋牌平台下载,手机棋牌大厅,手机彩票平台",
    "主站蜘蛛池模板: 甲东县| 乙西县| 丙南市| 丁北市|",
    "лучшее казино онлайн,казино онлайн бонус,играть слоты онлайн,слоты бонус играть",
    "온라인카지노추천|카지노사이트주소|바카라사이트추천|바카라카지노주소",
    "deneme bonusu veren siteler,yeni bahis siteleri bonusu,kaçak bahis siteleri giriş,canlı bahis siteleri",
    "situs slot gacor malam ini,daftar situs slot online,link slot gacor terbaru,bonus slot daftar baru",
    "nhà cái uy tín nhất,cá cược bóng đá trực tuyến,nhà cái cá cược uy tín,cá cược nhà cái tặng tiền",
    "online casino bonus,best online casino,casino slots online,free casino slots",
    "саsіno bоnus today, оnlinе сasino games, frее sріns bonus",
    '<b id="q7w2x"></b><i id="q7w2x"></i><u id="q7w2x"></u>',
    '<em id="k8s2d"></em><tt id="k8s2d"></tt><dd id="k8s2d"></dd> The ferry ran twice an hour.',
    "✅代办毕业证✅ 微信：wx881234 QQ：8812345",
    "🔥🔥 best casino bonus of the week, Telegram: @spinking77",
    "彩票走势下载,棋牌平台下载,Spring comes to the eastern pier of the old harbour",
    "Children fed the ducks 手机彩票棋牌平台 at noon and ran home.",
    "Children fed the ducks 온라인카지노바카라 at noon and 彩票投注平台下载 ran home.",
    "彩票走势下载 彩票开奖平台 棋牌开奖大厅 棋牌平台下载",
    "casino bonus slots casino online bonus slots online poker roulette casino poker",
    "彩票走势下载", "棋牌平台下载", "手机棋牌大厅", "手机彩票平台",
    "新会员注册即可领取礼包，充值和提款都秒到账，百家乐投注平台的客服二十四小时为您办理。",
    ", ".join(f"{one}{two}县" for one in "甲乙丙丁戊己" for two in "东西南北"),
    "感谢您浏览本页，您或许也对下面的内容感兴趣：",
]  # fmt: skip

_ANY = st.text(max_size=40)
_ODD = st.text(
    alphabet=st.sampled_from("a é彩票赌场казино카지노,|_-丨、，。.!<>/=\"'：:&; \t\r\x00\u200b\ud800\U0001f525QQ微信123"),
    max_size=60,
)  # fmt: skip
_BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"])


def _joined(lines: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda glue, found: glue.join(found), _BREAKS, st.lists(lines, max_size=14))


CLEAN = _joined(st.sampled_from(HONEST))
MIXED = _joined(st.sampled_from(HONEST) | st.sampled_from(JUNK))
STRANGE = _joined(st.sampled_from(STORY) | st.sampled_from(JUNK) | _ANY | _ODD)
ARTICLES = st.builds(
    lambda story, top, foot, glue: glue.join([*top, *story, *foot]),
    st.sampled_from([STORY, ZH_STORY, ZHT_STORY]),
    st.lists(st.sampled_from(JUNK), max_size=3),
    st.lists(st.sampled_from(JUNK + HONEST), max_size=4),
    _BREAKS,
)
TEXTS = MIXED | STRANGE | ARTICLES


def signs(text: str) -> str:
    """A text without blanks."""
    return "".join(text.split())


def spans(removed: list[Removal]) -> list[tuple[int, int]]:
    found = [re.fullmatch(r"chars (\d+)-(\d+)", removal.place) for removal in removed]
    assert all(found)
    return sorted((int(match[1]), int(match[2])) for match in found if match)


@given(CLEAN)
@settings(max_examples=150)
def test_a_clean_text_is_given_back_byte_for_byte(text: str) -> None:
    assert strip_text(text) == (text, [])


@pytest.mark.parametrize("story", [STORY, ZH_STORY, ZHT_STORY], ids=["en", "zh", "zh-Hant"])
def test_a_clean_article_is_given_back_byte_for_byte(story: list[str]) -> None:
    for glue in ("\n", "\n\n", "\r\n", "\n\u3000\u3000"):
        text = glue.join(story)
        assert strip_text(text) == (text, [])
        assert strip_text(text, lexicon=()) == (text, [])


@given(TEXTS)
@settings(max_examples=500)
def test_stripping_twice_is_stripping_once(text: str) -> None:
    clean, _ = strip_text(text)
    assert strip_text(clean) == (clean, [])


@pytest.mark.parametrize("end", [[], [STORY[-1]]], ids=["end", "middle"])
def test_lines_that_meet_where_a_list_was_removed_are_judged_again(end: list[str]) -> None:
    junk = ["彩票走势下载", "彩票开奖走势", JUNK[0], "彩票下载平台", "手机彩票平台"]
    clean, removed = strip_text("\n".join([*STORY, *junk, *end]))
    assert strip_text(clean) == (clean, [])
    assert [removal.text for removal in removed] == junk


@given(TEXTS)
@settings(max_examples=60)
def test_stripping_is_deterministic(text: str) -> None:
    assert strip_text(text) == strip_text(text)


@given(TEXTS)
@settings(max_examples=200)
def test_what_is_left_and_what_was_removed_is_all_there_was(text: str) -> None:
    clean, removed = strip_text(text)
    rest, position = "", 0
    for start, end in spans(removed):
        assert position <= start < end <= len(text)
        rest += text[position:start]
        position = end
    assert signs(rest + text[position:]) == signs(clean)
    all_removed = Counter("".join(signs(removal.text) for removal in removed))
    assert Counter(signs(clean)) + all_removed == Counter(signs(text))


@given(TEXTS)
@settings(max_examples=150)
def test_every_removal_says_what_where_and_why(text: str) -> None:
    clean, removed = strip_text(text)
    assert bool(removed) == (clean != text)
    for removal, (start, end) in zip(removed, spans(removed), strict=True):
        assert removal.rule
        assert removal.evidence
        assert removal.items >= 1
        assert text[start:end].strip() == removal.text
        assert removal.text


@given(st.text() | st.binary().map(lambda raw: raw.decode("utf-8", "surrogateescape")) | _ODD)
@settings(max_examples=200)
def test_any_text_can_be_stripped(text: str) -> None:
    clean, removed = strip_text(text)
    assert len(clean) <= len(text)
    assert bool(removed) == (clean != text)
    extract_text_article(text)


@pytest.mark.parametrize(
    "piece",
    ["a", " ", "彩票", "彩票,", "casino ", "a|", "<b id='q7w2x'>", "\x00", "\ud800", "QQ：1", "a.b ", "- ", "_", "\r", "｜丨", "&#99;"],
)  # fmt: skip
def test_a_huge_line_is_read(piece: str) -> None:
    line = piece * (60_000 // len(piece))
    for text in (line, "\n".join([*STORY, line]), "\n".join([line, *STORY, line])):
        clean, _ = strip_text(text)
        assert strip_text(clean)[0] == clean


_TAGS = st.sampled_from(
    "<p> </p> <div> </div> <a href='http://q7w2x.example/'> </a> <h1> </h1> <title> </title> <tr id=k3x9p> <td id=k3x9p> "
    "</td> </tr> <b id='k3x9p'> </b> <table> </table> <br> <style>.x{display:none}</style> <div class=x> </html> <script> "
    "</script> <!-- --> <meta name=keywords content='彩票,棋牌,casino'> <marquee height=1> <dialog> <li> <ul> </body> &lt; &#0;".split()
)  # fmt: skip
_MARKUP = st.lists(_TAGS | st.sampled_from(HONEST + JUNK) | _ANY, max_size=25).map("".join)


@given(_MARKUP, st.sampled_from([None, URL, "https://news.example/a.html", "not an address"]))
@settings(max_examples=120)
def test_any_markup_can_be_read_and_stripped(markup: str, url: str | None) -> None:
    article = extract_article(markup, url)
    assert all(one.rule and one.evidence and one.place for one in article.removed)
    assert extract_article(markup, url).to_dict() == article.to_dict()


@given(st.binary(max_size=300) | _MARKUP.map(lambda text: text.encode("utf-16", "replace")))
@settings(max_examples=120)
def test_any_bytes_can_be_read_and_stripped(body: bytes) -> None:
    extract_article(body, URL)
    extract_article(b"<html><body><p>" + body, None)


@pytest.mark.parametrize("page", [english(), chinese(), traditional()], ids=["en", "zh", "zh-Hant"])
@pytest.mark.parametrize("url", [URL, "https://news.example/a.html", None])
def test_a_clean_page_is_the_same_with_and_without_stripping(page: str, url: str | None) -> None:
    stripped, whole = extract_article(page, url), extract_article(page, url, strip=False)
    assert stripped.to_dict() == whole.to_dict()
    assert stripped.removed == []


_INLINE = st.sampled_from([
    'She wrote it to <a href="https://www.bbc.co.uk/news/1">the BBC</a> in May.',
    '<a href="https://www.xinhuanet.com/">新华社</a> printed a <b>long</b> list of names.',
    'Read more: <a href="/china/2026.html">Herons in spring</a>',
    "<i>Photo by Gu Wen</i>", "<strong>A sub-heading</strong>", "Tags: herons, reeds, boats",
    'See <a href="https://en.wikipedia.org/wiki/Heron">Heron</a>, <a href="https://www.iucn.org/">IUCN</a>.',
])  # fmt: skip


@given(st.lists(st.sampled_from([*STORY, *ZH_STORY]) | _INLINE, max_size=5), st.booleans())
@settings(max_examples=60)
def test_honest_additions_change_nothing(lines: list[str], is_chinese: bool) -> None:
    inside = "".join(f"<p>{line}</p>" for line in lines)
    page = chinese(inside=inside) if is_chinese else english(inside=inside)
    stripped, whole = extract_article(page, URL), extract_article(page, URL, strip=False)
    assert stripped.to_dict() == whole.to_dict()


@given(st.lists(st.sampled_from([*HONEST, *JUNK]).filter(str.strip), max_size=10))
@settings(max_examples=100)
def test_every_block_is_kept_or_recorded(lines: list[str]) -> None:
    blocks = [Block(line, f"/p[{number}]", Role.PARAGRAPH) for number, line in enumerate(lines)]
    verdict, _ = judge(blocks)
    kept = [verdict.text_of(number, one) for number, one in enumerate(blocks) if number not in verdict.gone]  # fmt: skip
    gone = [removal.text for removal in removals(blocks, verdict)]
    assert Counter(signs("".join(kept + gone))) == Counter(signs("".join(lines)))
    article = strip_junk(Page(blocks=blocks))
    assert [removal.text for removal in article.removed] == gone
    assert article.text is None or article.text.split("\n\n") == [text for text in kept if text]


@given(st.lists(st.sampled_from(STORY + JUNK), min_size=1, max_size=10))
@settings(max_examples=40)
def test_blocks_that_were_judged_are_left_as_they_were(lines: list[str]) -> None:
    blocks = [Block(line) for line in lines]
    judge(blocks)
    assert blocks == [Block(line) for line in lines]


_LINKS = " | ".join(f'<a href="http://q{number}w2x.example/">{word}</a>' for number, word in enumerate(["彩票网址", "casino bonus", "казино онлайн", "카지노"]))  # fmt: skip
INJECTED = [
    *(f"<p>{line}</p>" for line in JUNK[:8]),
    f'<div style="display:none">{_LINKS}</div>',
    f'<div style="position:absolute;left:-9999px">{_LINKS}</div>',
    f"<div>{_LINKS}</div>",
    f"<ul><li>{_LINKS.replace(' | ', '</li><li>')}</li></ul>",
    '<b id="q7w2x"></b><i id="q7w2x"></i><u id="q7w2x"></u>',
    "<p>✅代办毕业证✅ 微信：wx881234 QQ：8812345</p>",
]


@given(
    st.lists(st.sampled_from(INJECTED), max_size=2).map("".join),
    st.lists(st.sampled_from(INJECTED), max_size=2).map("".join),
    st.lists(st.sampled_from(INJECTED), max_size=2).map("".join),
    st.sampled_from(["", f"<div>{JUNK[0]}</div>", _LINKS]),
)
@settings(max_examples=60)
def test_an_infected_page_reads_as_the_clean_one(top: str, inside: str, foot: str, tail: str) -> None:  # fmt: skip
    clean = extract_article(english(), URL)
    article = extract_article(english(top=top, inside=inside, foot=foot, behind=tail), URL)
    assert article.text == clean.text
    found = {name: value for name, value in article.to_dict().items() if name != "junk"}
    assert found == {name: value for name, value in clean.to_dict().items() if name != "junk"}
    assert bool(article.removed) == bool(top or inside or foot or tail)


TERMS = sorted({*_section("sells")})


@pytest.mark.parametrize("lexicon", [lexicon_of(None), Lexicon(TERMS[::7])], ids=["own", "other"])
def test_what_stands_in_a_text_may_stand_in_it(lexicon: Lexicon) -> None:
    texts = [term.replace("-", " ") for term in TERMS]
    texts += [f"The {text}, he said." for text in texts] + [text.upper() for text in texts]
    missed = [text for text in texts if lexicon.count(text) and not lexicon.may_stand_in(text)]
    assert missed == []


@given(
    st.lists(
        st.sampled_from([*TERMS, "the", "herons", "鹭鸟", ",", "&#99;asino"]) | _ANY, max_size=8
    )
)
@settings(max_examples=100)
def test_words_are_found_wherever_they_may_stand(words: list[str]) -> None:
    text = " ".join(words)
    lexicon = lexicon_of(None)
    assert lexicon.may_stand_in(text) or not lexicon.count(text)
    assert Lexicon([]).count(text) == 0
