"""Injected titles, keywords, descriptions and names: what takes their place, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from newscrawl import Article, extract_article
from tests.junk.articles import STORY, TITLE, URL, ZH_STORY, ZH_TITLE, english

JUNK = "彩票走势下载,彩票开奖平台,棋牌开奖大厅,棋牌平台下载,手机棋牌大厅"
RUSSIAN = "лучшее казино онлайн,казино онлайн бонус,играть слоты онлайн,слоты бонус играть"
ENGLISH = "best online casino bonus,free casino slots,casino bonus codes,online casino slots"
PHRASE = "沁河手机彩票平台官方网站欢迎您"
OTHER_URL = "https://www.harbour-post.example/2026/herons.html"

Make = Callable[..., Article]


def of_known_site(
    h1: str, html_title: str, head: str = "", story: list[str] | None = None
) -> Article:
    """A page whose layout tells where its headline is."""
    page = english(title=h1, html_title=html_title, head=head, story=story or STORY)
    return extract_article(page, URL)


def of_other_site(
    h1: str, html_title: str, head: str = "", story: list[str] | None = None
) -> Article:
    """A page of which nothing is known."""
    lines = "".join(f"<p>{line}</p>" for line in story or STORY)
    page = (
        f"<html><head><meta charset='utf-8'><title>{html_title}</title>{head}</head><body>"
        f"<h1>{h1}</h1><p>By Gu Wen | 2026-11-18 09:12</p><div class='text'>{lines}</div></body></html>"
    )
    return extract_article(page, OTHER_URL)


BOTH = pytest.mark.parametrize("make", [of_known_site, of_other_site])


def meta(name: str, content: str) -> str:
    kind = "property" if name.startswith("og:") else "name"
    return f'<meta {kind}="{name}" content="{content}">'


def json_ld(**data: object) -> str:
    text = json.dumps({"@type": "NewsArticle", **data}, ensure_ascii=False)
    return f'<script type="application/ld+json">{text}</script>'


def source_of_title(article: Article) -> str | None:
    return next((one.source for one in article.provenance if one.field == "title"), None)


def rules(article: Article) -> set[str]:
    return {removal.rule for removal in article.removed}


ALL = meta("og:title", JUNK) + meta("twitter:title", JUNK) + json_ld(headline=JUNK)


@BOTH
@pytest.mark.parametrize("junk", [JUNK, RUSSIAN, JUNK.replace(",", "_"), JUNK.replace(",", "|")])
@pytest.mark.parametrize("head", ["", ALL, meta("og:title", TITLE)])
def test_a_headline_that_the_page_shows_stays(make: Make, junk: str, head: str) -> None:
    article = make(TITLE, junk, head.replace(JUNK, junk))
    assert article.title == TITLE
    assert article.text == "\n\n".join(STORY)
    assert rules(article) == {"keyword_head"}
    assert junk in {removal.text for removal in article.removed}


@pytest.mark.parametrize("head", ["", ALL], ids=["title", "all"])
def test_a_page_whose_layout_names_the_headline_needs_no_repair(head: str) -> None:
    article = of_known_site(TITLE, JUNK, head)
    assert (article.title, article.flags) == (TITLE, [])
    assert source_of_title(article) == "layout:ws"


@pytest.mark.parametrize("head", ["", ALL], ids=["title", "all"])
def test_elsewhere_the_headline_takes_the_place_of_the_heads_titles(head: str) -> None:
    article = of_other_site(TITLE, JUNK, head)
    assert (article.title, article.flags) == (TITLE, ["title_repaired"])
    assert source_of_title(article) == "text"


@BOTH
@pytest.mark.parametrize("junk", [JUNK, RUSSIAN, PHRASE], ids=["zh", "ru", "phrase"])
@pytest.mark.parametrize(
    ("head", "source"),
    [
        (meta("og:title", TITLE), "meta:og:title"),
        (meta("twitter:title", TITLE), "meta:twitter:title"),
        (json_ld(headline=TITLE), "json-ld"),
    ],
    ids=["og", "twitter", "json-ld"],
)
def test_another_title_of_the_head_takes_the_place(
    make: Make, junk: str, head: str, source: str
) -> None:
    article = make(junk, junk, head)
    assert (article.title, article.flags) == (TITLE, ["title_repaired"])
    assert source_of_title(article) == source
    assert junk in {removal.text for removal in article.removed}
    assert article.text == "\n\n".join(STORY)


@BOTH
@pytest.mark.parametrize("glue", [",", "-", "_", " | ", " - "])
@pytest.mark.parametrize("h1", [JUNK, PHRASE], ids=["list", "phrase"])
def test_what_stands_behind_the_keywords_takes_their_place(make: Make, glue: str, h1: str) -> None:
    title = JUNK.replace(",", glue) + glue + TITLE
    article = make(h1, title)
    assert (article.title, article.flags) == (TITLE, ["title_repaired"])
    assert source_of_title(article) == "html:title"
    (removal,) = (one for one in article.removed if one.place == "head: html:title")
    assert removal.rule == "keyword_head"
    assert removal.text == JUNK.replace(",", glue)
    assert removal.evidence


@BOTH
def test_keywords_before_a_headline_go_also_where_the_page_shows_them(make: Make) -> None:
    title = f"{JUNK},{TITLE}"
    article = make(title, title)
    assert (article.title, article.flags) == (TITLE, ["title_repaired"])


@BOTH
def test_english_keywords_before_an_english_headline_go(make: Make) -> None:
    words = ENGLISH.replace(",", "-")
    article = make(f"{words}-{TITLE}", f"{words}-{TITLE}", meta("keywords", ENGLISH))
    assert (article.title, article.flags) == (TITLE, ["title_repaired"])
    assert article.tags == []


@BOTH
def test_english_keywords_before_a_chinese_headline_go(make: Make) -> None:
    words = ENGLISH.replace(",", "-")
    article = make(ZH_TITLE, f"{words}-{ZH_TITLE}", meta("keywords", ENGLISH), ZH_STORY)
    assert article.title == ZH_TITLE
    assert article.tags == []


@BOTH
@pytest.mark.parametrize("junk", [JUNK, RUSSIAN], ids=["zh", "ru"])
def test_without_any_other_title_there_is_none(make: Make, junk: str) -> None:
    article = make(junk, junk, ALL.replace(JUNK, junk))
    assert (article.title, article.flags) == (None, ["title_unrepaired"])
    assert source_of_title(article) is None
    assert article.text == "\n\n".join(STORY)


@BOTH
def test_a_junk_title_that_stays_is_flagged(make: Make) -> None:
    assert make(PHRASE, PHRASE).flags == ["title_unrepaired"]


@BOTH
def test_a_title_that_was_not_chosen_anyway_is_no_repair(make: Make) -> None:
    article = make(TITLE, TITLE, meta("og:title", JUNK))
    assert (article.title, article.flags) == (TITLE, [])
    assert rules(article) == {"keyword_head"}


@BOTH
@pytest.mark.parametrize(
    ("title", "story"),
    [
        ("Rain, wind, sun: the herons return - and stay", STORY),
        ("Herons | boats | reeds: what the harbour plans", STORY),
        ("Harbour-herons-return: a three-week wait", STORY),
        ("Lottery, casino, betting: the county says no", STORY),
        ("鹭鸟回港 | 渔民等候已久 | 灯塔开放", ZH_STORY),
        ("博彩、彩票、赌场：县里说不", ZH_STORY),
        ("iPhone, iPad, Mac：港口的一天", ZH_STORY),
    ],
)
def test_an_honest_title_is_left_alone(make: Make, title: str, story: list[str]) -> None:
    article = make(title, title, meta("og:title", title), story)
    assert (article.title, article.removed, article.flags) == (title, [], [])


@BOTH
def test_an_english_title_of_a_chinese_article_stays(make: Make) -> None:
    article = make(TITLE, TITLE, meta("og:title", ZH_TITLE), ZH_STORY)
    assert (article.title, article.removed) == (TITLE, [])


@BOTH
@pytest.mark.parametrize("junk", [JUNK, RUSSIAN, ENGLISH], ids=["zh", "ru", "en"])
def test_description_tags_and_authors_are_cleaned(make: Make, junk: str) -> None:
    head = "".join(meta(name, junk) for name in ("description", "og:description", "keywords", "author"))  # fmt: skip
    article = make(TITLE, TITLE, head)
    assert (article.title, article.description, article.tags) == (TITLE, None, [])
    assert article.authors == ["Gu Wen"]
    places = {removal.place for removal in article.removed}
    assert places == {f"head: meta:{name}" for name in ("description", "og:description", "keywords", "author")}  # fmt: skip
    assert article.flags == []


@BOTH
@pytest.mark.parametrize("junk", [JUNK, RUSSIAN, ENGLISH], ids=["zh", "ru", "en"])
def test_structured_data_is_cleaned(make: Make, junk: str) -> None:
    article = make(TITLE, TITLE, json_ld(headline=TITLE, description=junk, keywords=junk.split(",")))  # fmt: skip
    assert (article.title, article.description, article.tags) == (TITLE, None, [])
    places = {removal.place for removal in article.removed}
    assert places == {"head: json-ld:description", "head: json-ld:keywords"}


@BOTH
def test_the_articles_own_keywords_and_description_stay_beside_injected_ones(make: Make) -> None:
    words = f"herons,harbour,reeds,lighthouse,{','.join(ENGLISH.split(',')[::2])}"
    told = "The herons came back to the old harbour on Monday."
    article = make(TITLE, TITLE, meta("keywords", words) + meta("description", told))
    assert article.tags == ["herons", "harbour", "reeds", "lighthouse"]
    assert article.description == told
    (removal,) = article.removed
    assert (removal.rule, removal.place, removal.items) == ("keyword_head", "head: meta:keywords", 2)  # fmt: skip


@BOTH
@pytest.mark.parametrize(
    ("keywords", "story"),
    [
        ("herons,harbour,Qinhe", STORY),
        ("Herons in Qinhe,herons of the harbour,heron nests,heron survey", STORY),
        ("中国,中国日报,双语", STORY),
        ("lottery", STORY),
        ("鹭鸟,沁河,老港口", ZH_STORY),
        ("Herons,Qinhe,birds,reeds", ZH_STORY),
        ("彩票", ZH_STORY),
    ],
)
def test_honest_keywords_stay(make: Make, keywords: str, story: list[str]) -> None:
    title = TITLE if story is STORY else ZH_TITLE
    article = make(title, title, meta("keywords", keywords), story)
    assert article.tags == keywords.split(",")
    assert article.removed == []


@BOTH
def test_an_article_about_casinos_keeps_its_head(make: Make) -> None:
    story = [
        "The casinos of Macao earned less in October than a year before, the bureau said on Monday.",
        "Operators blame a typhoon that closed bridges, ferries and every casino floor for two days.",
        "Analysts expect baccarat tables to recover before winter, while slots stay weak for a while.",
        "A bill on online casino licences is to be read in spring; lottery shops close at midnight.",
        "Players spend more on hotels and concerts than on roulette or poker, a recent survey found.",
        "The city wants to depend less upon betting and gives land to museums, schools, a hospital.",
    ]
    title = "Macao casinos, lottery shops, betting: a bad October"
    words = "Macao casinos,online casino licences,lottery shops,betting,roulette,poker"
    head = meta("keywords", words) + meta("description", "Casinos, lottery shops, betting: less money for Macao.")  # fmt: skip
    article = make(title, title, head, story)
    assert article.removed == []
    assert (article.title, article.tags) == (title, words.split(","))
