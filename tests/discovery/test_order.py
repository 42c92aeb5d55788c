"""The `-a` arguments: what they mean, and what is said of a wrong one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newscrawl.discovery.order import MAX_URL, Order, Window, read_order
from newscrawl.exceptions import CannotStart
from newscrawl.sites import Section
from newscrawl.sites.chinadaily import SITE

URL = "https://www.chinadaily.com.cn/a/202611/18/WS6a1b9a00a310d5acd8760001.html"
MAY_17 = date(2016, 5, 17)


def order(**arguments: str) -> Order:
    return read_order(arguments, SITE)


def refusal(**arguments: str) -> str:
    with pytest.raises(CannotStart) as caught:
        order(**arguments)
    return str(caught.value)


def names(sections: tuple[Section, ...]) -> list[str]:
    return [section.name for section in sections]


def test_without_arguments_all_sections_are_read_for_what_is_new() -> None:
    assert order() == Order()
    assert (order().window, order().asks_again) == (None, False)


# names


@pytest.mark.parametrize(
    ("name", "meant"),
    [("sinse", "since"), ("untill", "until"), ("section", "sections"), ("url", "urls"), ("max_limit", "limit"),
     ("Since", "since"), ("refesh", "refresh")],
)  # fmt: skip
def test_a_misspelt_name_is_told_with_the_one_that_was_meant(name: str, meant: str) -> None:
    assert refusal(**{name: "x"}) == f"unknown argument -a {name}=: did you mean {meant}?"


def test_a_strange_name_is_told_with_all_that_there_are() -> None:
    assert refusal(xyz="1").endswith(
        "there are since, until, sections, source, limit, urls, refresh"
    )


# since, until, limit, refresh


def test_a_window_holds_both_its_ends() -> None:
    asked = order(since="2016-05-01", until="2016-05-31")
    assert asked.window == Window(date(2016, 5, 1), date(2016, 5, 31))
    days = [date(2016, 4, 30), date(2016, 5, 1), MAY_17, date(2016, 5, 31), date(2016, 6, 1), None]
    assert [asked.window.holds(day) for day in days] == [False, True, True, True, False, True]
    assert order(since="2016-05-17").window == Window(since=MAY_17)
    assert order(until="2016-05-17").window == Window(until=MAY_17)
    assert order(since="2016-05-17", until="2016-05-17").window == Window(MAY_17, MAY_17)


@pytest.mark.parametrize("name", ["since", "until"])
@pytest.mark.parametrize(
    "value", ["", "yesterday", "17.5.2016", "2016-5-17", "2016-02-30", "2016-05-17T00:00"]
)
def test_what_is_no_day_is_told_with_an_example(name: str, value: str) -> None:
    assert refusal(**{name: value}) == f"{name}={value!r} is no day: write it as {name}=2016-05-17"


def test_a_window_that_ends_before_it_begins_is_told() -> None:
    message = refusal(since="2016-05-31", until="2016-05-01")
    assert message == "since=2016-05-31 lies after until=2016-05-01: swap them"


def test_a_limit_is_a_number_of_articles() -> None:
    assert order(limit="50").limit == 50


@pytest.mark.parametrize("value", ["", "0", "-1", "+5", "5.0", " 5", "1e3", "many", "½"])
def test_what_is_no_limit_is_told_with_an_example(value: str) -> None:
    message = refusal(limit=value)
    assert message == f"limit={value!r} is no number of articles from 1: write limit=50"


def test_known_articles_are_asked_for_again_on_request() -> None:
    assert order(refresh="all").asks_again
    assert order(refresh="all", since="2016-05-17").window


@pytest.mark.parametrize("value", ["", "yes", "ALL", "1"])
def test_refresh_has_one_choice(value: str) -> None:
    assert refusal(refresh=value) == f"refresh={value!r}: the only choice is refresh=all"


# sections


def test_a_section_stands_for_all_below_it() -> None:
    china = names(order(sections="china").sections)
    assert china == [name for name in names(SITE.sections) if f"{name}/".startswith("china/")]
    assert len(china) > 3
    assert names(order(sections="china/society").sections) == ["china/society"]


def test_sections_are_taken_once_in_the_order_given() -> None:
    asked = names(order(sections=" world/europe, /china/society/ ,,world/europe,china").sections)
    assert asked[:2] == ["world/europe", "china/society"]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize(
    ("name", "meant"),
    [("chna", "china"), ("China", "china"), ("china/socety", "china/society"), ("wrld", "world")],
)
def test_a_misspelt_section_is_told_with_those_that_are_near(name: str, meant: str) -> None:
    message = refusal(sections=f"china,{name}")
    assert message.startswith(f"sections= names {name!r}, which there is not: did you mean {meant}")


def test_a_strange_section_is_told_with_all_that_there_are() -> None:
    message = refusal(sections="qqq")
    assert message.startswith("sections= names 'qqq', which there is not: there are business, ")
    assert "china, " in message
    assert "world/europe" in message


@pytest.mark.parametrize("value", ["", " ", ","])
def test_no_section_at_all_is_told_with_an_example(value: str) -> None:
    assert refusal(sections=value) == "sections= is empty: write sections=china,world"


# urls


def test_addresses_are_taken_as_given() -> None:
    asked = order(urls=f" {URL} ,http://mirror.example:8080/a?b=c#d,")
    assert asked.urls == (URL, "http://mirror.example:8080/a?b=c#d")
    assert asked.asks_again
    assert order(urls=URL, limit="1").limit == 1


def test_a_file_may_hold_comments_blank_lines_commas_and_a_bom(tmp_path: Path) -> None:
    path = tmp_path / "urls.txt"
    lines = ["\ufeff# of May", URL, "", f"  {URL}?a=1,2  ", "#http://no.example/"]
    path.write_bytes("\r\n".join(lines).encode())
    assert order(urls=f"@{path}").urls == (URL, f"{URL}?a=1,2")


def test_a_bom_before_an_address_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text(URL, encoding="utf-8-sig")
    assert order(urls=f"@{tmp_path / 'urls.txt'}").urls == (URL,)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read: No such file or directory"),
        (b"\x89PNG\r\n\x1a\n\xff\xd8", "is no text file in UTF-8"),
        (URL.encode("utf-16"), "is no text file in UTF-8"),
        (b"# only a comment\n\n", "names no address"),
        (b"", "names no address"),
    ],
)
def test_a_file_that_gives_no_address_is_named(
    tmp_path: Path, content: bytes | None, message: str
) -> None:
    path = tmp_path / "urls.txt"
    if content is not None:
        path.write_bytes(content)
    assert refusal(urls=f"@{path}") == f"urls=@{path} {message}"


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    assert refusal(urls=f"@{tmp_path}") == f"urls=@{tmp_path} cannot be read: Is a directory"


@pytest.mark.parametrize("value", ["", ",", " , ", "#http://no.example/"])
def test_no_address_at_all_is_told(value: str) -> None:
    assert refusal(urls=value) == f"urls={value} names no address"


@pytest.mark.parametrize(
    "bad",
    ["www.chinadaily.com.cn/a.html", "ftp://host.example/a", "file:///etc/passwd", "javascript:alert(1)", "http://",
     "http:///path", "http://[::1", "http://host.example:0/", "http://host.example:99999/", "http://host.example:x/",
     "http://host.example/a b", "\x00\x01"],
)  # fmt: skip
def test_what_is_no_address_is_shown(bad: str) -> None:
    message = refusal(urls=f"{URL},{bad}")
    assert f"urls= names {bad!r}, no address of the web: write https://host/path" in message


def test_a_long_address_is_shown_in_part() -> None:
    long = f"{URL}?q={'x' * MAX_URL}"
    assert order(urls=long[:MAX_URL]).urls == (long[:MAX_URL],)
    message = refusal(urls=long)
    assert f"'{URL}?q=xxx" in message
    assert "...', no address" in message
    assert len(message) < 200


@pytest.mark.parametrize(
    "other", [{"sections": "china"}, {"since": "2016-05-17"}, {"until": "2016-05-17"}]
)
def test_addresses_stand_alone(other: dict[str, str]) -> None:
    message = "urls= fetches just these addresses: leave out sections, source, since and until"
    assert refusal(urls=URL, **other) == message
