"""How a host is left alone when it is busy or fails, and that no other host waits for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.core.downloader import Slot

from newscrawl.downloading.pace import MAX_HOLD, Pace, retry_after
from tests.web import Web, crawl, http, in_turn, serving

NOW = datetime(2026, 11, 20, tzinfo=UTC)


# what the header says


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("3", 3.0),
        (" 120 ", 120.0),
        ("9" * 5000, 999_999_999.0),
        ("Fri, 20 Nov 2026 00:01:00 GMT", 60.0),
        ("Friday, 20-Nov-26 00:01:00 GMT", 60.0),
        ("Fri, 20 Nov 2026 01:01:00 +0100", 60.0),
        ("Fri Nov 20 00:01:00 2026", 60.0),
        ("0", None),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("Thu, 19 Nov 2026 00:00:00 GMT", None),
        ("Fri, 20 Nov 99999 00:00:00 GMT", None),
    ],
)
def test_a_time_to_wait(header: str, seconds: float | None) -> None:
    assert retry_after(header, NOW) == seconds


@given(st.text() | st.datetimes(timezones=st.just(UTC)).map(format_datetime))
def test_no_header_does_harm(header: str) -> None:
    seconds = retry_after(header, NOW)
    assert seconds is None or seconds > 0


def test_holds_grow_and_end() -> None:
    waits = [Pace(delay=1.0, jitter=0.5, concurrency=1).grown(step) for step in range(5000)]
    assert waits[:4] == [2, 4, 8, 16]
    assert waits == sorted(waits)
    assert waits[-1] == MAX_HOLD


# what the downloader's slot is told


def test_a_hold_is_never_shortened() -> None:
    pace, slot = (
        Pace(delay=0.0, jitter=0.5, concurrency=8),
        Slot(concurrency=8, delay=0.0, jitter=0.5),
    )
    pace.hold(slot, 100)
    for _ in range(20):
        assert slot.download_delay() == 100
    pace.hold(slot, 1)  # an answer that was under way
    pace.release(slot)  # a good one that was
    assert (slot.delay, slot.concurrency) == (100, 1)
    pace.hold(slot, 1e9)
    assert slot.delay == MAX_HOLD


def test_a_good_answer_after_the_hold_ends_it() -> None:
    pace, slot = (
        Pace(delay=2.0, jitter=0.5, concurrency=8),
        Slot(concurrency=8, delay=2.0, jitter=0.5),
    )
    pace.given_up = 2
    pace.hold(slot, 0)
    pace.release(slot)
    assert (slot.delay, slot.jitter, slot.concurrency) == (2.0, 0.5, 8)
    assert pace.given_up == 0


def test_a_crawl_delay_is_kept_in_a_new_slot_and_after_a_hold() -> None:
    pace = Pace(delay=1.0, jitter=0.5, concurrency=1, crawl_delay=0.8)
    for slot in (Slot(1, 1.0, 0.5), Slot(1, 1.0, 0.5)):
        pace.keep(slot)
        assert slot.download_delay() == 1.0  # no jitter takes it below
    pace.crawl_delay = 3.0
    pace.hold(slot, 0)
    pace.release(slot)
    assert slot.download_delay() == 3.0


# what a server sees

MANY = {"CONCURRENT_REQUESTS_PER_DOMAIN": 8}


BUSY = [(429, "seconds"), (503, "date")]


def asked_while_busy(status: int, form: str, concurrency: int) -> Web:
    """A server whose robots.txt and fifth page were busy once, after a crawl of twelve pages."""

    def busy() -> bytes:
        # a date has whole seconds: this one is in one to two of them
        date = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
        return http(b"busy", status, Retry_After=1 if form == "seconds" else date)

    def once() -> Callable[[], bytes]:
        left = [busy]
        return lambda: left.pop()() if left else http()

    with serving() as web:
        paths = [f"/{number}" for number in range(12)]
        web.answers = dict.fromkeys(paths, http()) | {"/robots.txt": once(), "/4": once()}
        urls = [web.url(path) for path in paths]
        told = crawl(urls, web, CONCURRENT_REQUESTS_PER_DOMAIN=concurrency)
    assert told.outcomes == [("read", "")] * len(paths)
    return web


@pytest.mark.parametrize(("status", "form"), BUSY)
def test_a_busy_host_is_left_alone_as_long_as_it_says(status: int, form: str) -> None:
    web = asked_while_busy(status, form, concurrency=1)
    assert web.gaps()[0] >= 1  # after robots.txt
    assert web.gaps()[[path for _, _, path in web.log].index("/4")] >= 1


@pytest.mark.parametrize(("status", "form"), BUSY)
def test_a_busy_page_among_others_is_asked_for_again_when_it_says(status: int, form: str) -> None:
    web = asked_while_busy(status, form, concurrency=8)
    assert web.gaps()[0] >= 1
    first, second = [moment for moment, _, path in web.log if path == "/4"]
    assert second - first >= 1


@pytest.mark.torture  # a slow machine makes pauses of its own
@pytest.mark.parametrize(("status", "form"), BUSY)
def test_a_busy_host_is_left_alone_no_more_than_it_says(status: int, form: str) -> None:
    # robots.txt, then a page among others, of which some were sent before its answer came
    assert sum(gap >= 0.8 for gap in asked_while_busy(status, form, concurrency=8).gaps()) == 2


def test_each_answer_that_a_held_host_gives_may_prolong_the_hold() -> None:
    busy = http(b"busy", 503, Retry_After=1)
    with serving(a=in_turn(busy, busy, http())) as web:
        told = crawl([web.url("/a")], web, DOWNLOAD_DELAY=0.01)
    assert told.outcomes == [("read", "")]
    assert all(gap >= 1 for gap in web.gaps()[1:])


def test_other_hosts_do_not_wait_for_a_busy_one() -> None:
    with serving() as web:
        paths = [f"/{number}" for number in range(30)]
        web.answers = dict.fromkeys(paths, http())
        web.answers["/busy"] = in_turn(http(b"busy", 503, Retry_After=10), http())
        held = [web.url(path, "localhost") for path in ["/busy", *paths]]
        free = [web.url(path) for path in paths]
        told = crawl([*held, *free], web, at_once=len(held), DOWNLOAD_DELAY=0.01)
    assert set(told.outcomes) == {("read", "")}
    hosts = [host for _, host, path in web.log if path != "/robots.txt"]
    rest = web.gaps("localhost").index(max(web.gaps("localhost")))
    assert max(web.gaps("localhost")) >= 10
    assert hosts.count("127.0.0.1") == len(paths)
    # all of them while the busy host had its rest
    assert hosts[-len(held) + rest :] == ["localhost"] * (len(held) - rest)


def test_a_host_that_stays_busy_is_left_for_this_run() -> None:
    with serving() as web:
        paths = [f"/{number}" for number in range(60)]
        web.answers = dict.fromkeys(paths, http(b"busy", 503))
        told = crawl([web.url(path) for path in paths], web, RETRY_TIMES=1)
    assert {fate for fate, _ in told.outcomes} == {"failed"}
    reasons = [reason for _, reason in told.outcomes]
    assert reasons.count("http_503") == 3
    assert reasons.count("busy") == 57
    assert len(web.asked()) == 3 * 2
    assert told.log.count("is busy (503); the next run asks it again") == 1


def test_pages_that_need_all_their_tries_do_not_make_a_host_busy() -> None:
    with serving() as web:
        paths = [f"/{number}" for number in range(30)]
        busy = http(b"busy", 503)
        web.answers = {path: in_turn(busy, busy, http()) for path in paths}
        told = crawl([web.url(path) for path in paths], web, **MANY)
    assert set(told.outcomes) == {("read", "")}


def test_what_may_pass_is_asked_for_again_after_a_growing_time() -> None:
    with serving() as web:
        web.answers = {"/500": http(b"broken", 500), "/reset": lambda: iter(())}
        told = crawl([web.url("/500")], web)
        told_of_reset = crawl([web.url("/reset", "localhost")], web)
    assert told.outcomes == [("failed", "http_500")]
    assert told_of_reset.outcomes[0][0] == "failed"
    for host in ("127.0.0.1", "localhost"):
        first, second = web.gaps(host)[1:]  # each is a least time, whatever the machine adds
        assert first >= 0.1
        assert second >= 0.2


def test_a_redirect_to_another_host_has_the_pace_of_that_host() -> None:
    busy = http(b"busy", 503, Retry_After=5)
    with serving(other=in_turn(busy, http()), page=http()) as web:
        web.answers["/from"] = http(b"", 302, Location=web.url("/other", "localhost"))
        urls = [web.url("/from"), *[web.url(f"/page?{number}") for number in range(3)]]
        web.answers |= {f"/page?{number}": http() for number in range(3)}
        told = crawl(urls, web)
    assert set(told.outcomes) == {("read", "")}
    assert max(web.gaps("localhost")) >= 5
    assert [host for _, host, _ in web.log][-1] == "localhost"  # the pages did not wait for it


def test_a_run_that_ends_waits_for_no_held_host() -> None:
    busy = http(b"busy", 503, Retry_After=600)
    with serving(a=busy, b=busy) as web:
        told = crawl([web.url("/a"), web.url("/b")], web, end_at=503)
    assert told.outcomes == [("pending", "run_ended")] * 2
    assert web.asked() == ["/a"]
