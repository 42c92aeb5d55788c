"""Dates: the printed forms, and which of a page's dates is believed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.extraction.dates import Dated, decide, read_date

BEIJING = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 20, 12, tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("line", "expected", "precision"),
    [
        ("Updated: 2012-08-08 08:05", "2012-08-08T08:05:00+08:00", "minute"),
        ("Updated : 2016-05-17", "2016-05-17T00:00:00+08:00", "day"),
        ("[2011-09-05 08:57]", "2011-09-05T08:57:00+08:00", "minute"),
        ("2011-06-03 10:56:31", "2011-06-03T10:56:31+08:00", "second"),
        ("2016-10-31 09:28:27.0", "2016-10-31T09:28:27+08:00", "second"),
        ("来源：中国日报网 2023-11-17 15:13　", "2023-11-17T15:13:00+08:00", "minute"),
        ("2021年4月30日 16:00", "2021-04-30T16:00:00+08:00", "minute"),
        ("2026年11月18日 09时12分", "2026-11-18T09:12:00+08:00", "minute"),
        ("2026年11月18日09:12", "2026-11-18T09:12:00+08:00", "minute"),
        ("2026年11月18日 9時12分30秒", "2026-11-18T09:12:30+08:00", "second"),
        ("2026年11月18日 09时", "2026-11-18T00:00:00+08:00", "day"),
        ("December 13, 2019", "2019-12-13T00:00:00+08:00", "day"),
        ("Dec. 13, 2019, 07:30", "2019-12-13T07:30:00+08:00", "minute"),
        ("13 December 2019", "2019-12-13T00:00:00+08:00", "day"),
        ("2023-03-23T01:02:03+0000", "2023-03-23T01:02:03+00:00", "second"),
        ("2023-03-23T01:02:03Z", "2023-03-23T01:02:03+00:00", "second"),
        ("2023-03-23T01:02:03-05:00", "2023-03-23T01:02:03-05:00", "second"),
    ],
)
def test_printed_forms(line: str, expected: str, precision: str) -> None:
    dated = read_date(line, BEIJING)
    assert dated is not None
    assert (dated.moment.isoformat(), dated.precision) == (expected, precision)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no date",
        "2012-13-45",
        "1234567-12",
        "May was warm",
        "99/99",
        "11月18日",
        "11月18日 09时12分",
    ],
)
def test_no_date(line: str) -> None:
    assert read_date(line, BEIJING) is None


def printed(text: str, source: str = "line") -> Dated:
    dated = read_date(text, BEIJING, source)
    assert dated is not None
    return dated


ID_TIME = datetime(2026, 5, 17, 12, 43, 10, tzinfo=UTC)
DAY = date(2026, 5, 17)


@pytest.mark.parametrize(
    ("found", "address_day", "id_time", "moment", "precision", "source", "conflict"),
    [
        pytest.param(
            ["2026-05-17 20:43"], DAY, ID_TIME, "2026-05-17T20:43:00", "minute", "line", False,
            id="all agree: the printed line",
        ),
        pytest.param(
            ["2569-05-17 20:43"], DAY, ID_TIME, "2026-05-17T20:43:00", "minute", "line", True,
            id="Buddhist Era",
        ),
        pytest.param(
            ["2027-01-02 10:00"], DAY, ID_TIME, "2026-05-17T20:43:10", "second", "id-time", True,
            id="future date: the id",
        ),
        pytest.param(
            ["2031-01-02 10:00"], DAY, None, "2026-05-17T00:00:00", "day", "url", True,
            id="future date, no id: the address",
        ),
        pytest.param(
            ["2013-01-25 08:13"], date(2013, 1, 25), datetime(2017, 12, 8, tzinfo=UTC),
            "2013-01-25T08:13:00", "minute", "line", False, id="migrated id",
        ),
        pytest.param(
            [], date(2013, 1, 25), datetime(2017, 12, 8, tzinfo=UTC),
            "2013-01-25T00:00:00", "day", "url", False, id="migrated id, nothing printed",
        ),
        pytest.param(
            ["2026-05-17"], DAY, ID_TIME, "2026-05-17T20:43:10", "second", "id-time", False,
            id="a day is refined by the id",
        ),
        pytest.param(
            ["2026-05-18"], DAY, ID_TIME, "2026-05-18T00:00:00", "day", "line", False,
            id="another day is not refined",
        ),
        pytest.param(
            [], None, ID_TIME, "2026-05-17T20:43:10", "second", "id-time", False, id="only an id",
        ),
    ],
)  # fmt: skip
def test_which_date_is_believed(
    found: list[str],
    address_day: date | None,
    id_time: datetime | None,
    moment: str,
    precision: str,
    source: str,
    conflict: bool,
) -> None:
    decision = decide(
        [printed(text) for text in found],
        zone=BEIJING,
        address_day=address_day,
        id_time=id_time,
        now=NOW,
    )
    assert decision is not None
    assert decision.dated.moment.isoformat() == moment + "+08:00"
    assert (decision.dated.precision, decision.dated.source, decision.conflict) == (
        precision,
        source,
        conflict,
    )


def test_no_date_at_all() -> None:
    assert decide([], zone=BEIJING) is None
    assert decide([printed("2031-01-01")], zone=BEIJING, now=NOW) is None


@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    dated = read_date(text, BEIJING)
    assert dated is None or dated.moment.tzinfo is not None


@given(st.datetimes(min_value=datetime(1995, 1, 1), max_value=datetime(2026, 11, 1)))  # noqa: DTZ001 - drawn without a zone
def test_what_is_printed_is_read_back(moment: datetime) -> None:
    dated = read_date(f"Updated: {moment:%Y-%m-%d %H:%M:%S}", BEIJING)
    assert dated is not None
    assert dated.moment.replace(tzinfo=None) == moment.replace(microsecond=0)


@pytest.mark.parametrize(
    ("text", "year"), [("2569-05-17 20:43", 2026), ("2099-05-17", 2099), ("1989-05-17", None)]
)
def test_without_address_and_clock_only_absurd_years_are_errors(
    text: str, year: int | None
) -> None:
    decision = decide([printed(text)], zone=BEIJING)
    assert (decision.dated.moment.year if decision else None) == year
