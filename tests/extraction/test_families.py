"""Every family of China Daily's pages, in the markup that is told of it and in another one.

Only two families have been seen as whole pages; of the others the order of the lines is known, and
names of elements from other people's programs. So each page is read twice: as told, and with those
names replaced. Both must give the same article; only the provenance of the body differs.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newscrawl import extract_article, problems
from newscrawl.extraction import read_page
from newscrawl.items import Role
from tests.extraction.family_pages import (
    CAPTION,
    FAMILIES,
    FOOT,
    HONG_KONG,
    OLD,
    SIDE,
    STORY,
    T1,
    T2,
    TITLE,
    WS,
    Family,
    read,
    renamed,
    sources,
)


@pytest.mark.parametrize("is_told", [True, False], ids=["told", "other"])
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_a_family_is_read(family: Family, is_told: bool) -> None:
    article = read(family, family.html if is_told else renamed(family.html))
    assert article.refusal is None
    assert article.title == family.title
    assert (article.text or "").split("\n\n") == list(family.story)
    assert (article.authors, article.source) == (family.authors, family.source)
    assert article.date_published == family.date
    assert (article.print_date, article.print_page) == family.printed
    assert article.section == family.section
    assert [image.caption for image in article.images if image.caption] == (
        [family.caption] if family.caption else []
    )
    body_source = family.body_source if is_told else family.other_source
    assert sources(article)["text"] == body_source


GALLERY = f"""<html><head><title>{TITLE}[2]- Chinadaily.com.cn</title></head><body>
<div class="ce_art"><h1>{TITLE}</h1><div class="info"><span class="info_l">Xinhua | Updated: 2026-11-18 09:12
</span></div><div class="picshow"><img src="//img2.chinadaily.com.cn/h.jpeg" alt="{TITLE}"></div>
<div id="Content"><p>{CAPTION}</p></div>
<div id="div_currpage"><span>1</span> <a href="/a/202611/18/{WS}_2.html">2</a></div></div>{SIDE}{FOOT}</body></html>"""

OLD_GALLERY = f"""<html><head><title>{TITLE}</title></head><body><div>China Daily Website</div>
<h2>{TITLE}</h2><h5>Updated: 2012-09-08 09:48</h5><div id="Content">
<p align="center"><img src="https://img2.chinadaily.com.cn/h.jpeg" alt=""></p><p>{TITLE}</p>
<p>{CAPTION}</p></div>
<div><a href="content_15740001_2.htm">2</a> <a href="content_15740001_2.htm">Next</a></div>{SIDE}{FOOT}
</body></html>"""

VIDEO = f"""<html><head><title>{TITLE} - Chinadaily.com.cn</title></head><body><div class="lft_art">
<h1>{TITLE}</h1><div class="info"><span class="info_l">chinadaily.com.cn | Updated: 2026-11-18 09:12</span></div>
<div id="playerFrame"><iframe src="/v"></iframe></div><div id="Content"><p>A heron lands.</p></div></div>
{SIDE}{FOOT}</body></html>"""

WWW = f"https://www.chinadaily.com.cn/a/202611/18/{WS}.html"


@pytest.mark.parametrize("change", [str, renamed], ids=["told", "other"])
@pytest.mark.parametrize(
    ("html", "url"),
    [(GALLERY, WWW), (OLD_GALLERY, f"{OLD}/photo/2012-09/08/content_15740001.htm")],
    ids=["www", "2012"],
)
def test_a_gallery_shows_a_picture_with_its_caption(
    html: str, url: str, change: Callable[[str], str]
) -> None:
    page = read_page(change(html).encode(), url)
    assert page.article.refusal is None
    assert page.titles[0].value == TITLE
    (image,) = page.article.images
    assert image.url == "https://img2.chinadaily.com.cn/h.jpeg"
    assert (image.caption, image.credit) == ("Herons rest on the harbour wall of Qinhe.", "IC")
    assert [block.text for block in page.blocks if block.role is Role.CAPTION] == [CAPTION]
    assert not [block.text for block in page.blocks if block.role is Role.PARAGRAPH]
    assert len(page.next_pages) == 1
    assert extract_article(change(html).encode(), url).text == image.caption


@pytest.mark.parametrize("change", [str, renamed], ids=["told", "other"])
def test_a_video_with_one_short_sentence_is_an_article(change: Callable[[str], str]) -> None:
    article = extract_article(change(VIDEO).encode(), WWW)
    assert article.refusal is None
    assert (article.title, article.text) == (TITLE, "A heron lands.")
    assert article.date_published == "2026-11-18T09:12:00+08:00"


def test_the_last_page_may_hold_one_sentence_and_the_papers_note() -> None:
    last = VIDEO.replace("A heron lands.", "A heron lands. (China Daily 11/18/2026 page4)")
    article = extract_article(last.encode(), WWW)
    assert (article.text, article.print_page) == ("A heron lands.", "4")


def test_words_that_empty_tags_join_stay_joined() -> None:
    assert "harbour of Qinhe on Monday" in (read(FAMILIES[0], T1).text or "")


def test_the_founder_record_gives_what_the_page_does_not_print() -> None:
    html = T2.replace("By Gu Wen (China Daily)<br>Updated: 2007-09-18 11:30", "")
    html = html.replace("<author></author>", "<author>Gu Wen</author>")
    article = extract_article(html.encode("gbk"), FAMILIES[1].url)
    assert article.date_published == "2007-09-18T11:30:05+08:00"
    assert (article.date_precision, article.authors) == ("second", ["Gu Wen"])
    assert article.tags == ["herons", "harbour"]
    assert "enpproperty" not in (article.text or "")


@pytest.mark.parametrize("change", [str, renamed], ids=["told", "other"])
def test_hong_kong(change: Callable[[str], str]) -> None:
    url = "https://www.chinadailyhk.com/article/114000"
    article = extract_article(change(HONG_KONG).encode(), url)
    assert article.title == TITLE
    assert (article.text or "").split("\n\n") == list(STORY)
    assert article.authors == ["Gu Wen"]
    assert article.date_published == "2019-12-13T16:42:00+08:00"


WALL = "".join(
    f'<div><a href="/a/202611/18/WS6a1b9a00a310d5acd87600{number:02}.html"><img src="/{number}.jpg"></a>'
    f'<a href="/a/202611/18/WS6a1b9a00a310d5acd87600{number:02}.html">Film {number} of the herons</a></div>'
    for number in range(12)
)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (
            "<div>Home</div><p>Sorry, the page you are looking for is not here now.</p>",
            "error_page",
        ),
        (f"<div>Home / Video</div><h1>Video</h1>{WALL}", "list_page"),
        (f"<h1>Video</h1><p>Watch the herons of the harbour.</p>{WALL}", "list_page"),
        ("<a href='https://ad.example/'><img src='/ad.jpg'></a><p>Advertisement</p>", "missing"),
        ("<div id='Content'></div>", "missing"),
        ("<div id='Content'><p>Watch this.</p></div>", "missing"),
    ],
    ids=["soft 404", "video wall", "wall with a sentence", "advert", "nothing", "unsigned line"],
)
def test_what_is_no_article_is_refused(body: str, code: str) -> None:
    html = f"<html><head><title>Chinadaily.com.cn</title></head><body>{body}{FOOT}</body></html>"
    article = extract_article(html.encode(), WWW)
    assert code in {one.code for one in [*problems(article), article.refusal] if one}


def test_a_short_article_beside_a_wall_is_read() -> None:
    assert extract_article(VIDEO.replace(SIDE, WALL).encode(), WWW).refusal is None
    assert read_page(GALLERY.replace(SIDE, WALL), WWW).article.refusal is None
