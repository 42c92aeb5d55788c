"""A story of several pages becomes one."""

from __future__ import annotations

import pytest

from newscrawl.extraction import assemble, join_pages, read_page
from newscrawl.items import Article, Block, Image, Page, Role
from newscrawl.junk import strip_junk

URL = "https://www.chinadaily.com.cn/a/202611/18/WS6a1b9a00a310d5acd8760001.html"
LINES = [
    "The herons came back to the old harbour of Qinhe on Monday morning.",
    "Fishermen had waited for them since the dredging ended in early spring.",
    "Boats will be free for children, and the old lighthouse opens its doors.",
    "Visitors are asked to bring no dogs to the reed beds of the county.",
]


def page(number: int, story: list[str], more: str = "", top: str = "") -> Page:
    html = (
        f"<html><head><title>Herons return</title></head><body>{top}<div class='lft_art'>"
        "<h1>Herons return</h1><span class='info_l'>By Gu Wen | China Daily | Updated: 2026-11-18 09:12"
        f"</span><div id='Content'>{''.join(f'<p>{line}</p>' for line in story)}{more}</div></div></body></html>"
    )
    return read_page(html, URL if number == 1 else URL.replace(".html", f"_{number}.html"))


def blocks_of(*lines: str, role: Role = Role.PARAGRAPH) -> Page:
    return Page(blocks=[Block(line, role=role) for line in lines])


def test_the_text_goes_on_and_the_first_pages_fields_stay() -> None:
    first = page(1, LINES[:2])
    article = assemble(join_pages(first, [page(2, LINES[2:3]), page(3, LINES[3:])]))
    assert article.text == "\n\n".join(LINES)
    assert (article.title, article.url, article.authors) == ("Herons return", URL, ["Gu Wen"])
    assert article.id == "chinadaily:WS6a1b9a00a310d5acd8760001"


def test_a_paragraph_printed_on_two_pages_stands_once() -> None:
    joined = join_pages(page(1, LINES[:2]), [page(2, LINES[1:3]), page(1, LINES[:2])])
    assert assemble(joined).text == "\n\n".join(LINES[:3])


def test_a_short_line_may_stand_twice() -> None:
    joined = join_pages(blocks_of("Day one", LINES[0], "Hurrah!"), [blocks_of(LINES[1], "Hurrah!")])
    assert assemble(joined).text == "\n\n".join(
        ["Day one", LINES[0], "Hurrah!", LINES[1], "Hurrah!"]
    )


def test_a_repeat_inside_one_page_is_the_authors() -> None:
    joined = join_pages(blocks_of(LINES[0], LINES[0]), [blocks_of(LINES[1])])
    assert assemble(joined).text == "\n\n".join([LINES[0], LINES[0], LINES[1]])


def test_what_only_the_last_page_tells_is_kept() -> None:
    more = "<p>（编辑：顾文）</p><p>(China Daily 11/18/2026 page3)</p>"
    first = page(1, LINES[:2], "<p>（编辑：马林）</p>")
    article = assemble(join_pages(first, [page(2, LINES[2:], f"<p>（编辑：马林）</p>{more}")]))
    assert article.editors == ["马林", "顾文"]
    assert (article.print_date, article.print_page) == ("2026-11-18", "3")


def test_each_picture_stands_once_in_page_order() -> None:
    one, two, three = (Image(f"https://img.example/{name}.jpg") for name in "abc")
    pages = [Page(Article(images=images)) for images in ([one, two], [two, three], [one])]
    assert join_pages(pages[0], pages[1:]).article.images == [one, two, three]


def test_the_pages_themselves_stay_as_they_are() -> None:
    first, second = page(1, LINES[:2]), page(2, LINES[2:], "<p>（编辑：顾文）</p>")
    blocks, editors = list(first.blocks), list(first.article.editors)
    joined = join_pages(first, [second])
    assert (first.blocks, first.article.editors, first.article.images) == (blocks, editors, [])
    assert joined.next_pages == []
    assert join_pages(first, [second]) == joined


def test_a_single_page_is_itself() -> None:
    first = page(1, LINES)
    assert assemble(join_pages(first, [])).to_dict() == assemble(first).to_dict()


def test_junk_is_stripped_from_every_page() -> None:
    header = "彩票走势下载,棋牌平台下载,手机棋牌大厅,手机彩票平台"
    pages = [page(number, [line], top=header) for number, line in enumerate(LINES, start=1)]
    article = strip_junk(join_pages(pages[0], pages[1:]))
    assert article.text == "\n\n".join(LINES)
    assert [removal.text for removal in article.removed] == [header] * len(LINES)


@pytest.mark.parametrize(("number", "expected"), [(1, [2, 3]), (2, [])])
def test_only_the_first_page_names_the_others_in_order(number: int, expected: list[int]) -> None:
    name = URL.rpartition("/")[2]
    links = [name.replace(".html", f"_{other}.html") for other in (1, 3, 2, 2)]
    links += [f"http://[::1/{name}", f"//harbour.example/{name.replace('.html', '_4.html')}"]
    pager = "".join(f'<a href="{link}">page</a>' for link in links)
    found = page(number, LINES, f"<div id='div_currpage'>{pager}</div>").next_pages
    assert found == [URL.replace(".html", f"_{other}.html") for other in expected]
