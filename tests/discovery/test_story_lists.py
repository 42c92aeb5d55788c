"""The app's lists: columns, their stories, and whatever else a server may answer."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.discovery import Link
from newscrawl.discovery.order import Window
from newscrawl.discovery.story_lists import AppLists
from newscrawl.sites.chinadaily import SITE

LISTS = SITE.story_lists[0]
SOURCE = AppLists(SITE, LISTS)
TODAY = date(2026, 11, 20)


def address(number: int) -> str:
    return f"https://enapp.chinadaily.com.cn/a/202611/18/AP{number:024x}.json"


def read(answer: Any) -> Any:
    return SOURCE.read(json.dumps(answer).encode(), LISTS.index)


def story(number: int) -> dict[str, Any]:
    return {
        "title": f"Harbour {number}",
        "jsonUrl": address(number),
        "publishTime": "2026-11-18T01:12:00.000+0000",
    }


def test_the_index_names_its_columns() -> None:
    # when a column was updated says nothing of its stories
    answer = [{"uuid": "5a1b-x", "name": "China", "updated": "2020-01-01T00:00:00.000+0000"}]
    assert read(answer).lists == [Link(LISTS.column.format(id="5a1b-x"))]


@pytest.mark.parametrize("uuid", ["../../etc", "a b", "", None, 3.5, "x" * 99])
def test_an_id_that_is_none_makes_no_address(uuid: Any) -> None:
    assert read([{"uuid": uuid}]).lists == []


def test_a_column_names_its_stories_and_those_of_its_blocks() -> None:
    column = {"stories": [story(1)], "blocks": [{"uuid": "b", "stories": [story(2), story(3)]}]}
    moment = datetime(2026, 11, 18, 1, 12, tzinfo=UTC)
    assert read(column).links == [Link(address(n), f"Harbour {n}", moment) for n in (1, 2, 3)]


def test_what_is_no_article_of_the_site_is_left_out() -> None:
    others = [
        {"jsonUrl": url} for url in ("https://elsewhere.example/a.json", "file:///x", None, 3)
    ]
    assert [link.url for link in read({"stories": [*others, story(1)]}).links] == [address(1)]


@pytest.mark.parametrize("answer", [None, 3, "x", {}, {"stories": {}}, {"blocks": [1]}, [1, None]])
def test_what_is_no_list_names_nothing(answer: Any) -> None:
    reading = read(answer)
    assert (reading.links, reading.lists) == ([], [])


def test_it_is_asked_for_days_that_the_lists_hold() -> None:
    assert list(SOURCE.first_pages(Window(), TODAY))
    assert list(SOURCE.first_pages(Window(until=date(2026, 11, 10)), TODAY))
    assert not list(SOURCE.first_pages(Window(until=date(2026, 10, 10)), TODAY))


@given(st.binary(max_size=300))
def test_no_bytes_raise(body: bytes) -> None:
    SOURCE.read(body, LISTS.index)
