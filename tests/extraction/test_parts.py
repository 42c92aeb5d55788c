"""Where a body begins and ends in pages that no layout describes, and what stands below it."""

from __future__ import annotations

import pytest

from newscrawl import extract_article
from newscrawl.items import Article

MINI = "http://www.chinadaily.com.cn/m/qinhe/e/2014-03/05/content_25002475.htm"
WWW = "https://www.chinadaily.com.cn/a/202611/18/WS6b0bb000a310d5acd8760001.html"
TITLE = "Herons return to the harbour"
STORY = [
    "The herons came back to the old harbour of Qinhe on Monday morning.",
    "Fishermen had waited for them since the dredging ended in early spring.",
    "Boats will be free for children, and the old lighthouse opens its doors.",
]
TEASERS = [
    '<a href="/b">Beaches</a>',
    "The beaches wait for visitors all year, in the rain and in the sun.",
    '<a href="/t">Temples</a>',
    "The temples wait for visitors all year, in the rain and in the sun.",
]


def page(*lines: str, title: str = "Qinhe", below: str = "") -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<html><head><title>{title}</title></head><body><div>{body}</div>{below}</body></html>"
    ).encode()


def read(*lines: str, below: str = "") -> Article:
    return extract_article(page(*lines, below=below), MINI)


@pytest.mark.parametrize(
    "above",
    [[], ["Travel", "Food"], ["Home &gt; Travel"], TEASERS, ["Travel", *TEASERS]],
    ids=["nothing", "navigation", "breadcrumb", "teasers", "both"],
)
def test_without_byline_and_known_title_the_story_begins_at_its_sentences(above: list[str]) -> None:
    article = read(*above, TITLE, *STORY)
    assert (article.title, article.text) == (TITLE, "\n\n".join(STORY))


@pytest.mark.parametrize(
    "story",
    [
        [STORY[0], "A sub-heading", *STORY[1:]],
        [STORY[0], "A sub-heading", STORY[1], "Another", *STORY],
        ["It rained.", *STORY],
        ["It rained.", "A sub-heading", *STORY],
        [STORY[0], "A sub-heading", STORY[1], "Another", STORY[2]],
        [STORY[0]],
    ],
)
def test_no_sentence_of_the_story_is_lost(story: list[str]) -> None:
    assert read("Travel", TITLE, *story).text == "\n\n".join(story)


@pytest.mark.parametrize(
    ("below", "editors", "source"),
    [
        ("<div>Editor: Gu Wen</div>", ["Gu Wen"], None),
        ("<div>Share</div><p>Source: Xinhua</p><p>Editor: Gu Wen</p>", ["Gu Wen"], "Xinhua"),
        ("<p>（责任编辑：白鹤）</p>", ["白鹤"], None),
        ("<p>He asked the editor: who wrote this?</p>", [], None),
        ("<p>Related news</p><p>Editor: Gu Wen</p>", [], None),
        (f"<p>{STORY[2]}</p><p>Editor: Gu Wen</p>", [], None),
        ("<p>a</p>" * 6 + "<p>Editor: Gu Wen</p>", [], None),
        ('<p style="display:none">Editor: Gu Wen</p>', [], None),
    ],
)
def test_editors_and_source_just_below_the_bodys_element(
    below: str, editors: list[str], source: str | None
) -> None:
    body = "".join(f"<p>{line}</p>" for line in STORY)
    html = (
        f"<html><head><title>{TITLE}</title></head><body><div class='lft_art'><h1>{TITLE}</h1>"
        f"<div id='Content'>{body}</div>{below}</div></body></html>"
    )
    article = extract_article(html.encode(), WWW)
    assert article.text == "\n\n".join(STORY)
    assert (article.editors, article.source) == (editors, source)


def test_the_bodys_own_source_counts_before_one_below() -> None:
    article = read(TITLE, *STORY, "Source: Xinhua", below="<div>Source: Qinhe Daily</div>")
    assert article.source == "Xinhua"


@pytest.mark.parametrize("style", ["opacity:0", "display:none", "transform:scale(0)"])
def test_a_body_that_only_its_script_shows_is_the_body(style: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in STORY)
    html = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
        f"<div id='{{}}' style='{style}'>{body}</div><p>{STORY[0][:40]}.</p></body></html>"
    )
    for name in ("Content", "other"):
        assert extract_article(html.format(name).encode(), WWW).text == "\n\n".join(STORY)


def test_a_hidden_copy_does_not_move_the_body() -> None:
    body = "".join(f"<p>{line}</p>" for line in STORY)
    copies = f"<section style='display:none'>{body}</section>" * 3
    html = f"<html><head><title>{TITLE}</title></head><body>{copies}<div>{body}</div></body></html>"
    assert extract_article(html.encode(), MINI).text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    ("printed", "told", "author"),
    [
        ("Gu Wen<span>Food</span>", "Gu Wen", "Gu Wen"),
        ("Gu Wenli", "Gu Wen", "Gu Wenli"),
        ("Gu Wen", "Ma Lin", "Gu Wen"),
    ],
)
def test_a_job_glued_to_a_name_is_cut_off_where_the_page_tells_the_name(
    printed: str, told: str, author: str
) -> None:
    data = f'{{"@type": "NewsArticle", "author": {{"name": "{told}"}}}}'
    script = f'<script type="application/ld+json">{data}</script>'
    body = "".join(f"<p>{line}</p>" for line in STORY)
    html = (
        f"<html><head>{script}</head><body><h1>{TITLE}</h1><p>By {printed} | Dec 3, 2023</p>"
        f"<div>{body}</div></body></html>"
    )
    assert extract_article(html.encode(), "https://news.example/a/1.html").authors == [author]


def test_a_line_like_a_byline_within_the_story_costs_nothing() -> None:
    byline = "By Gu Wen | China Daily | Updated: 2014-03-05 09:12"
    story = [STORY[0], "Published by Penguin", *STORY[1:]]
    html = page(byline, *story, title=TITLE).replace(b"<div>", f"<h1>{TITLE}</h1><div>".encode())
    article = extract_article(html, "https://news.example/2014/herons.html")
    assert article.authors == ["Gu Wen"]
    assert (article.text or "").startswith(STORY[0])
    assert (article.text or "").endswith(STORY[2])
