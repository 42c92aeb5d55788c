"""What stripping leaves, and what it says of the rest."""

from __future__ import annotations

import hashlib
from collections import Counter

import pytest

from newscrawl import extract_article, extract_text_article, strip_text
from newscrawl.extraction import read_page
from newscrawl.items import Block
from newscrawl.junk import strip_junk
from newscrawl.junk.judge import judge

URL = "https://www.chinadaily.com.cn/a/202611/18/WS6a1b9a00a310d5acd8760001.html"
HEADER = "彩票走势下载,棋牌平台下载,手机棋牌大厅,手机彩票平台"
FOOTER = "主站蜘蛛池模板: 甲东县| 乙西县| 丙南市| 丁北市|"
STORY = [
    "The herons came back to the old harbour of Qinhe on Monday morning.",
    "Fishermen had waited for them since the dredging ended in early spring.",
    "Boats will be free for children, and the old lighthouse opens its doors.",
]
CHINESE = [
    "星期一早上，鹭鸟回到了沁河的老港口，渔民们在岸边等候已久。",
    "港口管理处说，老灯塔将对孩子们免费开放，游客可以登塔远眺。",
    "为了保护鸟类，工作人员请游客不要带狗进入芦苇丛，也不要喧哗。",
]

LESSON = [line for pair in zip(CHINESE, STORY, strict=True) for line in pair]


def page(
    story: list[str], *, title: str = "Herons return", top: str = "", head: str = "", more: str = ""
) -> str:
    lines = "".join(f"<p>{line}</p>" for line in story)
    return (
        f"<html><head><meta charset='utf-8'><title>{title} - Chinadaily.com.cn</title>{head}</head>"
        f"<body>{top}<div class='lft_art'><h1>{title}</h1><span class='info_l'>By Gu Wen | China Daily | "
        f"Updated: 2026-11-18 09:12</span><div id='Content'>{lines}{more}</div></div></body></html>"
    )  # fmt: skip


@pytest.mark.parametrize(
    "junk", [[HEADER, HEADER], [HEADER, "彩票网址,棋牌网址,彩票大厅,棋牌大厅"], [FOOTER, HEADER]]
)
def test_junk_behind_junk_is_found_at_once(junk: list[str]) -> None:
    clean, removed = strip_text("\n\n".join([*junk, *STORY, *junk]))
    assert [removal.text for removal in removed] == [*junk, *junk]
    assert clean.split() == "\n\n".join(STORY).split()


def test_a_texts_removals_name_rule_place_evidence_and_text() -> None:
    text = "\n\n".join([HEADER, *STORY, FOOTER])
    clean, removed = strip_text(text)
    assert [removal.rule for removal in removed] == ["keyword_line", "spider_pool_footer"]
    assert [removal.items for removal in removed] == [4, 4]
    assert [removal.text for removal in removed] == [HEADER, FOOTER]
    assert all(removal.evidence for removal in removed)
    for removal in removed:
        start, end = map(int, removal.place.removeprefix("chars ").split("-"))
        assert text[start:end] == removal.text
    assert clean.split() == "\n\n".join(STORY).split()


@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n", "\n \n"])
def test_nothing_but_the_junks_own_lines_leaves_a_text(end: str) -> None:
    story = end.join(STORY) + end
    assert strip_text(HEADER + end + story)[0].lstrip() == story
    assert strip_text(story + FOOTER)[0] == story
    assert strip_text(f"{story}\t {FOOTER} \n")[0] == story


def test_a_text_of_junk_alone_is_empty_afterwards() -> None:
    assert strip_text(FOOTER)[0] == ""
    assert strip_text("") == ("", [])


def test_a_text_gives_the_same_without_a_lexicon() -> None:
    text = "\n".join([HEADER, *STORY, FOOTER])
    assert strip_text(text, lexicon=()) == strip_text(text)


def test_a_pages_removals_name_the_element() -> None:
    article = extract_article(page(STORY, top=HEADER, more=f"<p>{FOOTER}</p>"), URL)
    header, footer = article.removed
    assert (header.rule, header.place, header.text) == ("keyword_line", "/html/body", HEADER)
    assert (footer.rule, footer.text) == ("spider_pool_footer", FOOTER)
    assert footer.place.endswith("/p[4]")
    assert article.text == "\n\n".join(STORY)


def test_a_removals_place_tells_links_head_and_tail_apart() -> None:
    link = '<a href="http://q7w2x.example/">手机彩票平台</a>'
    line = f"<p>The ferry {link} ran twice an hour.</p>"
    head = f'<meta name="description" content="{HEADER}">'
    tail = f"<div><p>{HEADER}</p></div>"
    article = extract_article(page(STORY, more=line, head=head) + tail, URL)
    found = [(one.rule, one.place, one.text) for one in article.removed]
    assert found == [
        ("planted_link", "/html/body/div/div/p[4]/a", "手机彩票平台"),
        ("after_html", "after </html>: /html/body/div/p", HEADER),
        ("keyword_head", "head: meta:description", HEADER),
    ]


def test_a_texts_removals_name_the_piece_of_a_line() -> None:
    line = "Children fed the ducks 手机彩票棋牌平台 at noon and ran home."
    text = "\n\n".join([*STORY, line])
    clean, (removal,) = strip_text(text)
    start, end = map(int, removal.place.removeprefix("chars ").split("-"))
    assert (removal.rule, text[start:end]) == ("foreign_phrase", removal.text)
    assert clean == "\n\n".join([*STORY, "Children fed the ducks at noon and ran home."])


def test_judging_gives_the_context_without_the_junk() -> None:
    blocks = [Block(line) for line in [HEADER, *STORY]]
    verdict, context = judge(blocks)
    assert list(verdict.gone) == [0]
    assert verdict.cut == {}
    assert not verdict.is_suspect
    assert [block.text for block in context.prose] == STORY
    assert context.scripts == {"latin"}


def test_the_article_counts_what_was_removed_by_rule() -> None:
    foot = f"<p>{FOOTER}</p>" * 2
    article = extract_article(page(STORY, top=HEADER, more=foot), URL)
    counted = {junk.rule: (junk.blocks, junk.items) for junk in article.junk}
    assert counted == {"keyword_line": (1, 4), "spider_pool_footer": (2, 8)}
    assert Counter(removal.rule for removal in article.removed) == {
        rule: blocks for rule, (blocks, _) in counted.items()
    }


def test_the_hash_is_that_of_the_clean_text() -> None:
    clean = extract_article(page(STORY), URL)
    infected = extract_article(page(STORY, top=HEADER, more=f"<p>{FOOTER}</p>"), URL)
    content = "Herons return\n\n" + "\n\n".join(STORY)
    assert clean.content_hash == infected.content_hash
    assert clean.content_hash == hashlib.sha256(content.encode()).hexdigest()


def test_without_stripping_the_junk_stays() -> None:
    article = extract_article(page(STORY, more=f"<p>{FOOTER}</p>"), URL, strip=False)
    assert article.text == "\n\n".join([*STORY, FOOTER])
    assert article.removed == []
    lines = ["Herons return", "By Gu Wen | China Daily | Updated: 2026-11-18 09:12", *STORY, FOOTER]
    text = extract_text_article("\n\n".join(lines), strip=False)
    assert text.text == article.text
    assert text.removed == []


def test_the_page_itself_is_left_as_it_was() -> None:
    before = read_page(page(STORY, top=HEADER), URL)
    blocks, titles, flags = list(before.blocks), list(before.titles), list(before.article.flags)
    first = strip_junk(before)
    assert (before.blocks, before.titles, before.article.flags) == (blocks, titles, flags)
    assert strip_junk(before).to_dict() == first.to_dict()


def test_hidden_text_that_is_most_of_the_article_stays() -> None:
    rest = "".join(f"<p>{line}</p>" for line in STORY[1:])
    article = extract_article(page(STORY[:1], more=f'<div style="display:none">{rest}</div>'), URL)
    assert article.text == "\n\n".join(STORY)
    assert article.removed == []


def test_hidden_links_in_a_sentence_leave_the_sentence() -> None:
    links = "".join(f'<a href="http://{name}.example/">pills</a>' for name in ("q7w2x", "e9r4v"))
    hidden = f'The herons <span style="font-size:0">{links}</span>came back to the reeds.'
    article = extract_article(page([*STORY, hidden]), URL)
    assert "pills" not in (article.text or "")
    assert "came back to the reeds." in (article.text or "")
    assert [removal.rule for removal in article.removed] == ["hidden_block"]


@pytest.mark.parametrize(
    ("story", "tags"),
    [
        (STORY, "herons,harbour,鹭鸟"),
        (STORY, "鹭鸟"),
        (CHINESE, "herons"),
        (CHINESE, "herons,reeds,boats"),
    ],
)
def test_a_tag_in_another_language_stays(story: list[str], tags: str) -> None:
    article = extract_article(page(story, head=f'<meta name="keywords" content="{tags}">'), URL)
    assert article.tags == tags.split(",")
    assert article.removed == []


@pytest.mark.parametrize(
    ("story", "line"), [(STORY, "鹭鸟"), (CHINESE, "Herons, harbour"), (CHINESE, "Tags: herons, reeds, boats"), (LESSON, "鹭鸟, 港口, 渔民, 芦苇"), (LESSON, "herons, reeds, boats, piers, nets, spring")]
)  # fmt: skip
@pytest.mark.parametrize("place", [0, 3])
def test_a_line_of_tags_in_another_language_stays(story: list[str], line: str, place: int) -> None:
    text = "\n\n".join([*story[:place], line, *story[place:]])
    assert strip_text(text) == (text, [])


SPAM = "沁河手机彩票平台官方网站欢迎您"


def test_a_chinese_title_alone_stays() -> None:
    assert extract_article(page(STORY, title=SPAM), URL).title == SPAM


def test_a_description_in_another_script_goes_where_there_is_other_junk() -> None:
    head = f'<meta name="description" content="{SPAM}。">'
    assert extract_article(page(STORY, head=head), URL).description == f"{SPAM}。"
    infected = extract_article(page(STORY, head=head, more=f"<p>{FOOTER}</p>"), URL)
    assert infected.description is None


def test_unlike_keywords_in_another_script_go_where_the_description_was_injected() -> None:
    tags = '<meta name="keywords" content="鹭鸟,港口,灯塔,渔业">'
    assert extract_article(page(STORY, head=tags), URL).tags == ["鹭鸟", "港口", "灯塔", "渔业"]
    injected = f'<meta name="description" content="{HEADER}">{tags}'
    assert extract_article(page(STORY, head=injected), URL).tags == []


SIGNS = "东西南北山水云月花鸟鱼虫春夏秋冬江河湖海"


def unlike(number: int) -> str:
    """Eight phrases that share no word: only at an edge such a list is taken for junk."""
    turned = [SIGNS[(number * place + place) % len(SIGNS)] for place in range(1, 9)]
    return "<p>" + ",".join(f"{one}甲{one}乙" for one in turned) + "</p>"


def test_lists_stacked_at_an_edge_all_go() -> None:
    below = "".join(unlike(number) for number in range(100))
    article = extract_article(f"<html><body>{''.join(map('<p>{}</p>'.format, STORY))}{below}", URL)
    assert len(article.removed) == 100
    assert [line for line in STORY if line not in (article.text or "")] == []
