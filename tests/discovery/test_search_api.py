"""The search interface: its records, also where the answer is no valid JSON."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.discovery import Link
from newscrawl.discovery.order import Window
from newscrawl.discovery.search_api import SearchApi
from newscrawl.sites.chinadaily import SITE

SOURCE = SearchApi(SITE, SITE.searches[0])
MOMENT = datetime(2026, 11, 18, 1, 12, tzinfo=UTC)


def story(number: int) -> str:
    return f"https://www.chinadaily.com.cn/a/202611/18/WS{number:024x}.html"


def record(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "id": f"{number}",
        "title": f"Harbour {number}",
        "url": story(number),
        "plainText": None,
        "images": [{"url": "https://img2.chinadaily.com.cn/images/a.jpeg"}],
        "publishTime": int(MOMENT.timestamp() * 1000),
        "pubDateStr": "2026-11-18 09:12",
    } | changes


def address(page: int, day: str = "2026-11-18") -> str:
    return SITE.searches[0].url.format(day=day, page=page)


def answer(*records: dict[str, Any], pages: Any = 3) -> bytes:
    return json.dumps({"content": records, "totalPages": pages}).encode()


def test_every_day_of_a_window_is_a_list_of_its_own() -> None:
    window = Window(date(2026, 11, 17), date(2026, 11, 18))
    pages = list(SOURCE.first_pages(window, date(2026, 11, 20)))
    assert [(page.day, page.url) for page in pages] == [
        (date(2026, 11, 18), address(0)),
        (date(2026, 11, 17), address(0, "2026-11-17")),
    ]


def test_no_day_is_asked_for_that_it_does_not_know() -> None:
    window = Window(date(2017, 12, 30), None)
    days = [page.day for page in SOURCE.first_pages(window, date(2018, 1, 2))]
    assert days == [date(2018, 1, 2), date(2018, 1, 1)]


def test_a_record_gives_address_title_and_time() -> None:
    reading = SOURCE.read(answer(record(1)), address(0))
    assert reading.links == [Link(story(1), "Harbour 1", MOMENT)]


@pytest.mark.parametrize(("page", "following"), [(0, 1), (1, 2), (2, None)])
def test_pages_follow_each_other_up_to_the_last(page: int, following: int | None) -> None:
    reading = SOURCE.read(answer(record(1)), address(page))
    assert reading.more == (following and address(following))


def test_without_a_number_of_pages_it_is_read_on_until_nothing_comes() -> None:
    assert SOURCE.read(answer(record(1), pages=None), address(7)).more == address(8)
    assert SOURCE.read(answer(pages=None), address(8)).more is None


BROKEN = f"""{{"content": [
 {{"title": "Harbour 1", "url": "{story(1)}", "plainText": "The mayor said "no" and
left", "images": [{{"url": "https://img2.chinadaily.com.cn/images/a.jpeg"}}],
  "publishTime": {MOMENT.timestamp() * 1000:.0f}, "pubDateStr": "2026-11-18 09:12"}},
 {{"title": "Harbour "2"", "url": "{story(2)}", "publishTime": null}}
], "totalPages": 2}}"""


def test_raw_quotes_and_newlines_cost_no_address() -> None:
    reading = SOURCE.read(BROKEN.encode(), address(0))
    assert reading.links == [Link(story(1), None, MOMENT), Link(story(2))]
    assert reading.more == address(1)


def test_an_answer_that_was_cut_gives_what_it_holds() -> None:
    whole = answer(record(1), record(2))
    cut = whole[: whole.index(story(2).encode()) + 20]
    assert [link.url for link in SOURCE.read(cut, address(0)).links] == [story(1)]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b'"text"',
        b'{"content": 3}',
        b"[" * 90_000,
    ],
)
def test_what_is_no_answer_names_nothing(body: bytes) -> None:
    reading = SOURCE.read(body, address(0))
    assert (reading.links, reading.more) == ([], None)


def test_records_of_no_use_do_not_end_the_list() -> None:
    reading = SOURCE.read(b'{"content": [3, null, {}], "totalPages": 3}', address(0))
    assert (reading.links, reading.more) == ([], address(1))


def test_no_number_of_pages_is_too_long() -> None:
    assert SOURCE.read(b'{"content": [], "totalPages": %s}' % (b"9" * 5000), address(0)).links == []


def test_addresses_may_be_escaped_in_an_answer_that_is_broken() -> None:
    body = BROKEN.replace("https://www", "https:\\/\\/www")
    assert [link.url for link in SOURCE.read(body.encode(), address(0)).links] == [
        story(1),
        story(2),
    ]


@pytest.mark.parametrize("time", [None, "soon", -1, 10**30, 1.5, True])
def test_a_time_that_is_none_costs_no_address(time: Any) -> None:
    reading = SOURCE.read(answer(record(1, publishTime=time)), address(0))
    assert [link.url for link in reading.links] == [story(1)]


@given(st.binary(max_size=400))
def test_no_bytes_raise(body: bytes) -> None:
    SOURCE.read(body, address(0))
    SOURCE.read(b'{"content": [' + body, address(0))
