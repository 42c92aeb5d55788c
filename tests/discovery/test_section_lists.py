"""Section lists: what each layout names, and what no broken link may cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.demo.layouts.lists import Entry, Pager, language_list, www_list, zh_list
from newscrawl.discovery import Link, Reading, SectionLists
from newscrawl.discovery.order import Window
from newscrawl.sites.chinadaily import BEIJING, SITE

LIST = "https://www.chinadaily.com.cn/china/society/page_1.html"
LISTS = SectionLists(SITE, SITE.sections, SITE.list_layouts)


def story(number: int) -> str:
    return f"https://www.chinadaily.com.cn/a/202611/20/WS6a1b9a00a310d5acd876{number:04d}.html"


def href(number: int) -> str:
    return story(number).removeprefix("https:")


def read(markup: str) -> Reading:
    head = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
    return LISTS.read(f"<html><head>{head}</head><body>{markup}</body></html>".encode(), LIST)


def item(inner: str, time: str = "2026-11-20 09:12") -> str:
    return f'<div id="left"><div class="tw3_01_2">{inner}<b>{time}</b></div></div>'


ENTRIES = [
    Entry(href(1), "Herons return & stay", "2026-11-20 09:12"),
    Entry(href(2), "A pier opens", "2026-11-19 23:59"),
    Entry(href(3) + "?from=timeline", "Boats for all", "2026-11-19"),
]
ALL_LAYOUTS = pytest.mark.parametrize("layout", [www_list, zh_list, language_list])
Layout = Callable[[list[Entry], Pager], str]


@ALL_LAYOUTS
def test_every_entry_is_a_link_with_title_and_time(layout: Layout) -> None:
    # on a later page: the first one opens with a lead story that shows no time
    reading = LISTS.read(layout(ENTRIES, Pager(2, 3, "page_3.html")).encode(), LIST)
    assert reading.links == [
        Link(story(1), "Herons return & stay", datetime(2026, 11, 20, 9, 12, tzinfo=BEIJING)),
        Link(story(2), "A pier opens", datetime(2026, 11, 19, 23, 59, tzinfo=BEIJING)),
        Link(story(3) + "?from=timeline", "Boats for all", date(2026, 11, 19)),
    ]


def test_a_chinese_list_gives_chinese_titles() -> None:
    html = zh_list([Entry(href(1), "鹭鸟回到老港", "2026-11-19")], Pager(1, 1, None))
    assert [link.title for link in LISTS.read(html.encode(), LIST).links] == ["鹭鸟回到老港"]


@ALL_LAYOUTS
def test_the_next_page_is_named_until_the_last(layout: Layout) -> None:
    middle = LISTS.read(layout(ENTRIES, Pager(2, 3, "page_3.html")).encode(), LIST)
    assert middle.more == LIST.replace("page_1", "page_3")
    last = LISTS.read(layout(ENTRIES, Pager(3, 3, None)).encode(), LIST)
    assert last.more is None


def test_the_lead_story_is_a_link_without_a_time() -> None:
    links = LISTS.read(www_list(ENTRIES, Pager(1, 1, None)).encode(), LIST).links
    assert links[0] == Link(story(1), "Herons return & stay", None)
    assert len(links) == len(ENTRIES)


def test_a_story_named_twice_keeps_the_entry_with_the_time() -> None:
    lead = f'<div id="left"><div class="tw2"><a href="{href(1)}">Herons</a></div></div>'
    (link,) = read(lead + item(f'<h4><a href="{href(1)}">Herons</a></h4>')).links
    assert link.published == datetime(2026, 11, 20, 1, 12, tzinfo=UTC)


def test_side_boxes_are_not_read() -> None:
    html = www_list(ENTRIES, Pager(2, 2, None))
    assert "WS5a4e0000a31008cf16da0001" in html  # the old link of the box
    links = LISTS.read(html.encode(), LIST).links
    assert [link.url for link in links] == [story(1), story(2), story(3) + "?from=timeline"]


def test_emphasis_in_a_title_is_no_part_of_it() -> None:
    (link,) = read(item(f'<h4><a href="{href(1)}"><EM>Herons</EM>\n return</a></h4>')).links
    assert link.title == "Herons return"


def test_a_picture_before_the_headline_does_not_take_the_title() -> None:
    picture = f'<a href="{href(1)}"><img src="/p.jpg" /></a>'
    (link,) = read(item(f'{picture}<h4><a href="{href(1)}">Herons</a></h4>')).links
    assert (link.url, link.title) == (story(1), "Herons")


@pytest.mark.parametrize(
    "bad",
    [
        "http://[::1",
        "http://harbour.example:99999/",
        "javascript:void(0)",
        "mailto:gu@harbour.example",
        "//harbour.example/a/202611/20/WS6a1b9a00a310d5acd8769999.html",
        "/china/society/page_2.html",
        "/a/202613/20/WS6a1b9a00a310d5acd8769999.html",
        "#top",
        "",
    ],
)
def test_a_link_to_no_article_costs_no_other(bad: str) -> None:
    broken = f'<h4><a href="{bad}">Broken</a></h4>'
    whole = f'<h4><a href="{href(1)}">Herons</a></h4>'
    assert [link.url for link in read(item(broken) + item(broken + whole)).links] == [story(1)]
    # the same where no layout fits
    assert read(f"<p>{broken}{whole}</p>").links == [Link(story(1), "Herons")]


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("2026-11-20 09:12", datetime(2026, 11, 20, 9, 12, tzinfo=BEIJING)),
        ("[2011-09-05 08:57]", datetime(2011, 9, 5, 8, 57, tzinfo=BEIJING)),
        ("2011-06-03 10:56:31", datetime(2011, 6, 3, 10, 56, tzinfo=BEIJING)),
        ("2026-11-20\xa009:12", datetime(2026, 11, 20, 9, 12, tzinfo=BEIJING)),
        ("2026-1-2", date(2026, 1, 2)),
        ("2026-02-30 09:12", None),
        ("2026-11-20 25:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_printed_time_is_read_in_the_sites_zone(printed: str, published: object) -> None:
    (link,) = read(item(f'<h4><a href="{href(1)}">Herons</a></h4>', printed)).links
    assert link.published == published


@pytest.mark.parametrize(
    ("pager", "expected"),
    [
        ('<a href="page_2.html">Next</a>', "page_2.html"),
        ('<a href="page_2.html">\n Next &gt;&gt;</a>', "page_2.html"),
        ('<a href="page_2.html">下一页</a>', "page_2.html"),
        ('<a rel="next" href="page_2.html">›</a>', "page_2.html"),
        ('<a href="http://[::1">Next</a><a href="page_2.html">Next</a>', "page_2.html"),
        ('<a href="page_1.html">Next</a>', None),
        ('<a href="javascript:next()">Next</a>', None),
        ('<a href="//harbour.example/page_2.html">Next</a>', None),
        ('<a>Next</a><a href="page_9.html">&gt;&gt;|</a>', None),
    ],
)
def test_the_next_page_is_another_page_of_the_site(pager: str, expected: str | None) -> None:
    more = read(item(f'<h4><a href="{href(1)}">Herons</a></h4>') + pager).more
    assert more == (expected and LIST.replace("page_1.html", expected))


def test_a_page_without_a_layout_gives_its_article_links() -> None:
    anchors = f'<a href="{href(1)}">Herons</a><a href="{href(2)}"></a><a href="{href(1)}">Again</a>'
    reading = read(f'<ul>{anchors}</ul><a href="page_2.html">Next</a>')
    assert reading == Reading([Link(story(1), "Herons"), Link(story(2), None)], None)


@pytest.mark.parametrize(
    "body", [b"", b" \n", b"<!-- -->", b"\x89PNG\r\n" + bytes(range(256)), b"\0" * 99]
)
def test_what_is_no_page_names_nothing_and_says_why(body: bytes) -> None:
    reading = LISTS.read(body, LIST)
    assert reading.problem
    assert reading == Reading(problem=reading.problem)


@given(st.binary(max_size=500))
@settings(deadline=None)
def test_no_answer_breaks_the_reading(body: bytes) -> None:
    assert LISTS.read(body, LIST).more is None


def test_the_first_pages_are_those_of_the_sections_chosen() -> None:
    pages = list(SectionLists(SITE, SITE.sections[:2], ()).first_pages(Window(), date.max))
    assert [(page.name, page.url, page.number) for page in pages] == [
        (section.url, section.url, 1) for section in SITE.sections[:2]
    ]


def test_a_headline_that_begins_with_next_is_no_pager() -> None:
    pager = '<div id="div_currpage"><a href="page_2.html">Next &gt;</a></div>'
    reading = read(item(f'<h4><a href="{href(1)}">Next stop, the moon</a></h4>') + pager)
    assert reading.more == LIST.replace("page_1", "page_2")


@pytest.mark.parametrize(
    ("charset", "header"),
    [("gb18030", None), ("gb18030", "text/html; charset=utf-8"), ("utf-8", "text/html")],
)
def test_a_list_is_decoded_whatever_it_declares(charset: str, header: str | None) -> None:
    page = zh_list([Entry(href(1), "鹭鸟回到老港", "2026-11-20 09:12")], Pager(1, 2, "page_2.html"))
    body = page.replace("charset=utf-8", "").encode(charset)
    reading = LISTS.read(body, LIST, header)
    assert [link.title for link in reading.links] == ["鹭鸟回到老港"]
    assert reading.more == LIST.replace("page_1", "page_2")
