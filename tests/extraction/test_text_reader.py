"""What the text of a page alone can give."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl import extract_text_article
from newscrawl.extraction import read_text_page
from newscrawl.extraction.text_reader import text_blocks
from newscrawl.items import Image, Role

TITLE = "Herons return to the harbour"
STORY = [
    "The herons came back to the old harbour of Qinhe on Monday morning.",
    "Fishermen had waited for them since the dredging ended in early spring.",
    "Boats will be free for children, and the old lighthouse opens its doors.",
]
HEAD = ["Home > News > Top News", TITLE, "By Gu Wen (chinadaily.com.cn) Updated : 2016-05-17"]
CAPTION = "Herons rest near Qinhe, May 16, 2016. [Photo/IC]"
FOOT = "Copyright © 2013 - China Daily. All rights reserved. Powered by China Daily"
PATH = "/m/qinhe/2016-05/17/content_25370001.htm"
ORIGINAL = f"https://www.chinadaily.com.cn{PATH}"
MIRROR = f"http://m.qxwvz.example{PATH}"
TEXT = "\n\n".join([*HEAD, TITLE, CAPTION, *STORY, FOOT])


def test_the_reference_order_gives_every_field() -> None:
    article = extract_text_article(TEXT)
    assert article.title == TITLE
    assert article.text == "\n\n".join(STORY)
    assert (article.authors, article.source) == (["Gu Wen"], "chinadaily.com.cn")
    assert article.byline == HEAD[2]
    assert (article.date_published, article.date_precision) == ("2016-05-17T00:00:00+08:00", "day")
    assert article.section == ["News", "Top News"]
    assert article.images == [Image(None, "Herons rest near Qinhe, May 16, 2016.", "IC")]
    assert (article.site_name, article.language, article.flags) == ("China Daily", "en", [])


def test_without_an_address_there_is_none_to_give() -> None:
    article = extract_text_article(TEXT)
    assert (article.url, article.canonical_url, article.mirror_of) == (None, None, None)
    assert article.id
    assert article.id == extract_text_article(TEXT).id
    assert article.id != extract_text_article(TEXT.replace("Monday", "Tuesday")).id


def test_an_address_gives_id_and_canonical() -> None:
    article = extract_text_article(TEXT, ORIGINAL + "?from=timeline")
    assert (article.id, article.canonical_url) == ("chinadaily:content_25370001", ORIGINAL)
    assert article.mirror_of is None


def test_a_mirrors_text_is_the_originals() -> None:
    article = extract_text_article(TEXT, MIRROR)
    assert (article.id, article.url) == ("chinadaily:content_25370001", MIRROR)
    assert (article.canonical_url, article.mirror_of) == (ORIGINAL, ORIGINAL)
    assert (article.domain, article.flags) == ("chinadaily.com.cn", ["mirror"])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT.replace("2016-05-17", "2011-01-02"), id="another date"),
        pytest.param(
            "\n\n".join([TITLE, "Gu Wen | 2016-05-17", *STORY]), id="no sign of the publisher"
        ),
    ],
)
def test_a_foreign_page_that_does_not_agree_is_no_mirror(text: str) -> None:
    article = extract_text_article(text, MIRROR)
    assert (article.mirror_of, article.flags) == (None, [])
    assert article.id
    assert article.id.startswith("m.qxwvz.example:")


def test_a_chinese_text() -> None:
    story = "星期一早上，鹭鸟回到了沁河的老港口，渔民们在岸边等候已久。"
    lines = [
        "首页 > 要闻",
        "鹭鸟回到老港",
        "来源：中国日报网 2023-11-17 15:13　",
        story,
        "（编辑：顾文 马林）",
    ]
    article = extract_text_article("\n".join([*lines, "【责任编辑：白鹤】"]))
    assert (article.title, article.text) == ("鹭鸟回到老港", story)
    assert (article.source, article.editors) == ("中国日报网", ["顾文", "马林", "白鹤"])
    assert article.date_published == "2023-11-17T15:13:00+08:00"
    assert (article.section, article.language) == (["要闻"], "zh")


def test_the_end_of_an_old_page() -> None:
    head = [TITLE, "Updated: 2014-06-09 07:48", "By Gu Wen ( China Daily)"]
    foot = [
        "Contact the writers through guwen@chinadaily.com.cn.",
        "(China Daily 06/09/2014 page3)",
    ]
    article = extract_text_article("\n".join([*head, *STORY, *foot, "- related", "Another story"]))
    assert article.text == "\n\n".join(STORY)
    assert (article.print_date, article.print_page) == ("2014-06-09", "3")
    assert (article.authors, article.source) == (["Gu Wen"], "China Daily")


def test_without_a_byline_the_first_line_is_the_headline_and_the_rest_text() -> None:
    article = extract_text_article("\n\n".join([TITLE, *STORY]))
    assert (article.title, article.text) == (TITLE, "\n\n".join(STORY))
    assert (article.byline, article.date_published) == (None, None)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\r\n"])
def test_an_empty_text_is_refused(text: str) -> None:
    page = read_text_page(text, ORIGINAL)
    assert page.article.refusal
    assert page.article.refusal.code == "empty"
    assert page.blocks == []


def test_reading_removes_nothing() -> None:
    page = read_text_page(TEXT)
    assert "\n\n".join(block.text for block in page.blocks) == TEXT
    assert page.blocks[0].role is Role.OUTSIDE
    assert (page.blocks[0].edge, page.blocks[-1].edge) == ("first", "last")


def test_blocks_are_lines_with_their_place() -> None:
    text = "  One\ttwo \r\n\n\n　三\n"
    first, last = text_blocks(text)
    assert [(block.text, block.raw, block.span) for block in (first, last)] == [
        ("One two", "One\ttwo", (2, 9)),
        ("三", "三", (15, 16)),
    ]
    assert text[2:9] == "One\ttwo"
    assert (first.edge, last.edge) == ("first", "last")
    assert (first.place, first.element, first.links) == ("", None, ())


@given(st.text(alphabet=st.sampled_from("ab \t\n\r\u3000\u2028三,."), max_size=60) | st.text())
@settings(deadline=None)
def test_every_span_is_that_of_its_line(text: str) -> None:
    blocks = text_blocks(text)
    for block in blocks:
        assert block.span
        start, end = block.span
        assert text[start:end] == block.raw
        assert " ".join(block.raw.split()) == block.text
        assert block.raw.strip() == block.raw
        assert "\n" not in block.raw
    assert "".join("".join(block.raw.split()) for block in blocks) == "".join(text.split())


def page_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def test_the_lines_as_they_came_are_kept_to_be_judged() -> None:
    text = TEXT.replace("Monday", "Mon&shy;day").replace("Boats will", "Boats\twill")
    page = read_text_page(text)
    assert [block.raw for block in page.judged] == page_lines(text)
    assert all(block.span for block in page.judged)
    assert all(block.role is Role.PARAGRAPH for block in page.judged)


def test_a_text_is_read_again_without_the_lines_that_are_gone() -> None:
    junk = "彩票走势下载,棋牌平台下载,手机棋牌大厅,手机彩票平台"
    page = read_text_page(f"{junk}\n\n{TEXT}")
    assert page.again
    texts: list[str | None] = [block.raw for block in page.judged]
    again = page.again([None, *texts[1:]], {})
    clean = read_text_page(TEXT)
    assert [block.text for block in again.blocks] == [block.text for block in clean.blocks]
    assert [block.role for block in again.blocks] == [block.role for block in clean.blocks]
    assert again.titles == clean.titles
    assert again.article == clean.article


def test_a_text_is_read_again_with_other_lines() -> None:
    page = read_text_page(TEXT)
    assert page.again
    texts = [block.raw.replace("Fishermen", "Anglers") for block in page.judged]
    story = [block.text for block in page.again(texts, {}).blocks]
    assert story == page_lines(TEXT.replace("Fishermen", "Anglers"))


def test_a_text_of_which_nothing_is_left_is_refused() -> None:
    page = read_text_page(TEXT)
    assert page.again
    again = page.again([None] * len(page.judged), {})
    assert again.article.refusal
    assert again.article.refusal.code == "empty"
