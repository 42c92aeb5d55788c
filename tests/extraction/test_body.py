"""Between headline and end: what is text of the story, and what is furniture around it."""

from __future__ import annotations

import pytest
from lxml.html import Element

from newscrawl.extraction.body import BodyParts, normal, read_body
from newscrawl.extraction.flow import Picture
from newscrawl.items import Block, Image, Role
from newscrawl.sites.chinadaily import SITE

FIRST = "The herons came back to the old harbour of Qinhe on Monday morning."
LAST = "Fishermen had waited for them since the dredging ended in early spring."
TITLE = "Herons return to the harbour"

CHROME, PARAGRAPH = Role.CHROME, Role.PARAGRAPH


def read(
    *lines: str | Block, pictures: list[Picture] | None = None
) -> tuple[list[Role], BodyParts]:
    blocks = [Block(line, tag="p") if isinstance(line, str) else line for line in lines]
    parts = read_body(blocks, pictures or [], [TITLE], SITE)
    return [block.role for block in blocks], parts


def linked(text: str, share: float = 1.0) -> Block:
    return Block(text, tag="p", link_chars=int(len(text) * share))


def picture(before: int, name: str) -> Picture:
    return Picture(before, f"https://img.example/{name}.jpg", Element("img"))


def test_a_plain_story_is_paragraphs() -> None:
    roles, parts = read(FIRST, "A sub-heading", "- a list item", LAST)
    assert roles == [PARAGRAPH] * 4
    assert parts == BodyParts()


@pytest.mark.parametrize(
    "line",
    [
        "Share - WeChat",
        "Share",
        "BACK TO THE TOP",
        "Top",
        "FOLLOW US",
        "Large Medium Small",
        "Print Mail Large Medium Small 分享按钮 0",
        "Make me your Homepage",
        "China Daily Website",
        "License for publishing multimedia online 0108263",
        "Registration Number: 130349",
        "Contact the writers through guwen@chinadaily.com.cn.",
        "Contact the writer at guwen@chinadaily.com.cn",
        "guwen@chinadaily.com.cn",
        "China Daily - guwen@chinadailyusa.com",
        "guwen@chinadaily.com.cn and malin@chinadaily.com.cn",
        "(For more biz stories, please visit Industries)",
        "分享到",
        "返回顶部",
        "1 2 3 Next >>|",
        "1 2 3 下一页",
        "下一页",
        "Next",
        "",
    ],
)
def test_the_sites_furniture_is_no_text(line: str) -> None:
    roles, _ = read(FIRST, line, LAST, FIRST)
    assert roles == [PARAGRAPH, CHROME, PARAGRAPH, PARAGRAPH]


@pytest.mark.parametrize("line", ["Previous Page 1 2 3 4 Next Page", "1 2 3 Next >>|", "下一页"])
def test_a_single_sentence_below_the_pager_is_another_storys(line: str) -> None:
    assert read(FIRST, LAST, line, "A heron", FIRST)[0] == [PARAGRAPH, PARAGRAPH, *[CHROME] * 3]
    assert read(FIRST, "2/8", LAST)[0] == [PARAGRAPH, CHROME, PARAGRAPH]


@pytest.mark.parametrize(
    "line",
    [
        "Top officials came to see the birds.",
        "Share prices rose when the herons came.",
        "He gave his address as guwen@chinadaily.com.cn and left.",
        "The writers were glad of the news.",
        "Editor's note: this is the first story of a series.",
        "1. Bring no dogs.",
        "2026",
        "Next year the county will dredge the harbour again.",
        "Previous plans had failed.",
        "Most popular are the black ones.",
        "Hot topics at the meeting included fish.",
        "Copyright cases rose by a tenth.",
        "License fees fell.",
        "Contact the writers' union, he said, if you need help.",
        "In 2026 there were 3",
        "He asked the paper to follow us.",
        "Related work is done in the north.",
    ],
)
def test_sentences_that_begin_alike_are_text(line: str) -> None:
    assert read(FIRST, line, LAST)[0] == [PARAGRAPH] * 3


@pytest.mark.parametrize(
    "line",
    [
        "Related readings:",
        "Related Stories",
        "Special Coverage:",
        "Read more:",
        "See also",
        "相关阅读：",
        "延伸阅读",
    ],
)
def test_a_box_inside_the_story_ends_with_the_next_sentence(line: str) -> None:
    roles, _ = read(
        FIRST, Block(line, tag="h3"), linked("A bridge that was never built"), "Old pier", LAST
    )
    # the line that is no link may be the story's next sub-heading
    assert roles == [PARAGRAPH, CHROME, CHROME, PARAGRAPH, PARAGRAPH]


@pytest.mark.parametrize(
    "line",
    [
        "Today's Top News",
        "Editor's picks",
        "Most Viewed",
        "Hot Topics",
        "- related",
        "Copyright 2013 - China Daily. All rights reserved.",
        "© 2013 China Daily",
        "中国日报网版权说明：凡注明来源为中国日报网",
    ],
)
def test_nothing_belongs_to_the_story_behind_its_end(line: str) -> None:
    assert PARAGRAPH not in read(FIRST, line, LAST, "More")[0][1:]
    # above the story the same line is furniture only
    assert read(line, FIRST, LAST)[0] == [CHROME, PARAGRAPH, PARAGRAPH]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("(China Daily 06/09/2014 page3)", ""),
        (f"{LAST} (China Daily 06/09/2014 page3)", LAST),
        (f"{LAST}(China Daily Africa Weekly 06/09/2014 page3)", LAST),
    ],
)
def test_the_printers_note_ends_a_story_and_is_cut_off(line: str, text: str) -> None:
    block = Block(line, tag="p")
    roles, parts = read(FIRST, block, "A teaser for another story.")
    assert (parts.print_date, parts.print_page) == ("2014-06-09", "3")
    assert block.text == text
    assert roles == [PARAGRAPH, PARAGRAPH if text else CHROME, CHROME]


def test_editors_and_source_are_read_also_behind_the_end() -> None:
    lines = [
        "（编辑：顾文 马林）",
        "(China Daily 06/09/2014 page3)",
        "【责任编辑：白鹤】",
        "Editor: Gu Wen",
    ]
    roles, parts = read(FIRST, *lines, "Source: English.news.cn")
    assert parts.editors == ["顾文", "马林", "白鹤", "Gu Wen"]
    assert parts.source == "English.news.cn"
    assert roles == [PARAGRAPH, *[CHROME] * 5]


def test_an_editor_named_twice_is_one() -> None:
    assert read(FIRST, "（编辑：顾文）", "【责任编辑：顾文】")[1].editors == ["顾文"]


def test_a_line_equal_to_the_headline_is_no_text() -> None:
    roles, _ = read(TITLE, FIRST, "“Herons return” to the HARBOUR!", LAST)
    assert roles == [Role.HEADLINE, PARAGRAPH, Role.HEADLINE, PARAGRAPH]


def test_a_byline_above_the_story_is_furniture_and_inside_it_text() -> None:
    byline = "By Gu Wen | China Daily | Updated: 2020-01-20 10:00"
    assert read(byline, FIRST, byline)[0] == [CHROME, PARAGRAPH, PARAGRAPH]


def test_a_line_that_is_all_link_is_furniture_and_a_sentence_with_one_is_text() -> None:
    roles, _ = read(FIRST, linked("A bridge that was never built"), linked(LAST, 0.5))
    assert roles == [PARAGRAPH, CHROME, PARAGRAPH]


def test_captions_are_told_by_their_tag_or_credit() -> None:
    roles, parts = read(Block("Herons rest.", tag="figcaption"), FIRST, "Herons eat. [Photo/IC]")
    assert roles == [Role.CAPTION, PARAGRAPH, Role.CAPTION]
    assert parts.images == [Image(None, "Herons rest."), Image(None, "Herons eat.", "IC")]


def test_a_caption_belongs_to_the_picture_before_it() -> None:
    pictures = [picture(0, "a"), picture(1, "b"), picture(2, "c")]
    _, parts = read(FIRST, "Herons rest. [Photo by Gu Wen/Xinhua]", LAST, pictures=pictures)
    assert [(image.url, image.caption, image.credit) for image in parts.images] == [
        ("https://img.example/a.jpg", None, None),
        ("https://img.example/b.jpg", "Herons rest.", "Gu Wen/Xinhua"),
        ("https://img.example/c.jpg", None, None),
    ]


def test_hidden_lines_are_no_text_unless_they_are_the_story() -> None:
    def hidden(line: str) -> Block:
        return Block(line, tag="p", hidden="display:none")

    assert read(FIRST, LAST, LAST, hidden("Cheap pills"))[0][3] is not PARAGRAPH
    assert read(FIRST, hidden(LAST), hidden(LAST))[0] == [PARAGRAPH] * 3


@pytest.mark.parametrize(
    "hiding", ["opacity:0", "right:-999", "transform: scale(0)", "clip:rect(0"]
)
def test_prose_that_is_faded_in_is_text_and_what_else_is_hidden_so_is_not(hiding: str) -> None:
    def hidden(line: str, link_chars: int = 0) -> Block:
        return Block(line, tag="p", hidden=hiding, link_chars=link_chars)

    blocks = [FIRST, hidden("It rained."), LAST, hidden("Cheap pills"), hidden(LAST, len(LAST))]
    roles = read(*blocks, FIRST, LAST, FIRST)[0]
    assert roles[:3] == [PARAGRAPH] * 3
    assert roles[3:5] == [Role.OUTSIDE] * 2


ORIGINAL = "原标题：鹭鸟回到老港"
ZH_FIRST = "星期一早上，鹭鸟回到了沁河的老港口，渔民们在岸边等候已久。"
ZH_LAST = "去年春天疏浚工程结束以后，他们一直在等着这些鸟回来。"


@pytest.mark.parametrize("line", [ORIGINAL, "（原标题：鹭鸟回到老港！）", "原標題: 鷺鳥回到老港"])
def test_the_first_headline_is_no_text_at_either_end(line: str) -> None:
    assert read(line, ZH_FIRST, ZH_LAST)[0] == [CHROME, PARAGRAPH, PARAGRAPH]
    assert read(ZH_FIRST, ZH_LAST, line, "（编辑：顾文）")[0] == [
        PARAGRAPH,
        PARAGRAPH,
        CHROME,
        CHROME,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "他说，这篇报道的原标题：《鹭鸟回到老港》后来改了。",
        "原标题是编辑起的",
        "原标题：鹭鸟回到老港。记者昨天从渔民那里听说，它们已经来了三天。",
    ],
)
def test_a_line_that_mentions_a_first_headline_is_text(line: str) -> None:
    assert read(line, ZH_FIRST, ZH_LAST)[0] == [PARAGRAPH] * 3
    assert read(ZH_FIRST, ZH_LAST, line)[0] == [PARAGRAPH] * 3


def test_a_first_headline_among_paragraphs_is_text() -> None:
    assert read(ZH_FIRST, ORIGINAL, ZH_LAST)[0] == [PARAGRAPH] * 3


def test_lines_are_compared_by_letters_and_digits() -> None:
    assert normal("“Herons” – again, 2026!") == normal("HERONS again 2026")
    assert normal("鹭鸟：回来了") == normal("鹭鸟 回来了")
    assert normal("— !") == ""
