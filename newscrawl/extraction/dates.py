"""Publication dates: reading what a page prints, and deciding which of its dates to believe."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january,feb february,mar march,apr april,may,jun june,jul july,aug august,"
        "sep sept september,oct october,nov november,dec december".split(","),
        start=1,
    )
    for name in names.split()
}

_TIME = (
    # 09:12:30 · 09时12分30秒
    r"(?:[T\s,|]{0,3}(?P<hour>[01]?\d|2[0-3])(?:[:：]|\s?[时時点點]\s?)(?P<minute>[0-5]\d)"
    r"(?:[:：分](?P<second>[0-5]\d))?(?:\.\d+)?[分秒]?)?"
)
# 18:05, December 13, 2019
_EARLY = (
    r"(?:(?<![\d:])(?P<early_hour>[01]?\d|2[0-3]):(?P<early_minute>[0-5]\d),?\s(?:on\s)?"
    r"(?=[a-z]{3,9}\.?\s|\d{1,2}\s[a-z]|\d{4}[-/]))?"
)
_ZONE = r"(?P<zone>\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?"

# Each form with its parts named; the order tells nothing, the leftmost match of a line wins.
_FORMS = tuple(
    re.compile(_EARLY + form + _TIME + _ZONE, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日",
        r"\b(?P<name>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b",
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<name>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})\b",
    )
)

# The Buddhist Era counts 543 years more: a page of May 2026 was seen with 2569-05-17.
_YEARS_OF_THE_WEB = range(1990, 2100)
"""Where nothing else tells, not even a clock, years outside are an error."""

_BUDDHIST_ERA = 543

# Pages are updated, and stories filed under the next day's issue.
_TOLERANCE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that a page gives."""

    moment: datetime
    """With a zone; midnight where the page gives the day only."""
    precision: str
    """`second`, `minute` or `day`."""
    raw: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The date believed, and whether the page contradicted it."""

    dated: Dated
    conflict: bool


def read_date(text: str, zone: tzinfo, source: str = "") -> Dated | None:
    """The first date in a line of text, or None; without a zone of its own it is the site's.

    >>> read_date("Updated: 2012-08-08 08:05", UTC).moment.isoformat()
    '2012-08-08T08:05:00+00:00'
    >>> read_date("December 13, 2019", UTC).precision
    'day'
    >>> read_date("2026年11月18日 09时12分", UTC).precision
    'minute'
    >>> read_date("content 12345-67", UTC) is None
    True
    """
    found = [match for form in _FORMS if (match := form.search(text))]
    for match in sorted(found, key=re.Match.start):
        if dated := _dated(match, zone, source):
            return dated
    return None


def _dated(match: re.Match[str], zone: tzinfo, source: str) -> Dated | None:
    part = match.groupdict()
    month = part.get("month") or _MONTHS.get((part.get("name") or "").lower())
    if not month:
        return None
    day = (int(part["year"]), int(month), int(part["day"]))
    if not part["hour"]:
        part |= {"hour": part["early_hour"], "minute": part["early_minute"]}
    hour, minute, second = (int(part[name] or 0) for name in ("hour", "minute", "second"))
    try:
        moment = datetime(*day, hour, minute, second, tzinfo=_zone(part["zone"], zone))
    except ValueError:
        return None
    precision = "second" if part["second"] else "minute" if part["hour"] else "day"
    return Dated(moment, precision, match[0].strip(), source)


def _zone(printed: str | None, default: tzinfo) -> tzinfo:
    if not printed:
        return default
    iso = printed.strip().upper()
    if iso in {"Z", "UTC", "GMT"}:
        return UTC
    return datetime.strptime(iso.replace(":", ""), "%z").tzinfo or default


def decide(
    found: list[Dated],
    *,
    zone: tzinfo,
    address_day: date | None = None,
    id_time: datetime | None = None,
    now: datetime | None = None,
) -> Decision | None:
    """The date to believe: the first of `found` that the address, the id and the clock allow.

    A date more than three days off the address is an error of the page (seen: a year 2569, dates
    in the future): then the year is read as Buddhist, else the id or the address decides. An id
    more than two days off the address was given when the story was migrated and says nothing.
    A day is refined to the second by another source of the same day.
    """
    own_time = _trusted_id(id_time, address_day, zone)
    anchor = address_day or (own_time.moment.date() if own_time else None)
    believed = [dated for given in found if (dated := _believe(given, anchor, zone, now))]
    conflict = bool(found) and (not believed or believed[0].moment != found[0].moment)
    finer = [*believed, *([own_time] if own_time else [])]
    if finer:
        chosen = _refine(finer[0], finer, zone)
    elif address_day:
        midnight = datetime(address_day.year, address_day.month, address_day.day, tzinfo=zone)
        chosen = Dated(midnight, "day", "", "url")
    else:
        return None
    conflict = conflict or bool(now and chosen.moment > now + timedelta(days=1))
    # the page's own words stay, also where they are not believed
    return Decision(replace(chosen, raw=chosen.raw or (found[0].raw if found else "")), conflict)


def _trusted_id(id_time: datetime | None, address_day: date | None, zone: tzinfo) -> Dated | None:
    if id_time is None:
        return None
    local = id_time.astimezone(zone)
    if address_day and abs(local.date() - address_day) > timedelta(days=2):
        return None
    return Dated(local, "second", "", "id-time")


def _believe(dated: Dated, anchor: date | None, zone: tzinfo, now: datetime | None) -> Dated | None:
    """The date as given, or with its year corrected, if nothing speaks against it; else None."""
    for years in (0, _BUDDHIST_ERA):
        try:
            moment = dated.moment.replace(year=dated.moment.year - years)
        except ValueError:  # 29 February, or before the year 1
            continue
        try:
            day = moment.astimezone(zone).date()
        except OverflowError:  # at the first or last day that there is
            continue
        near = abs(day - anchor) <= _TOLERANCE if anchor else day.year in _YEARS_OF_THE_WEB
        if near and not (now and moment > now + timedelta(days=1)):
            return replace(dated, moment=moment)
    return None


def _refine(chosen: Dated, others: list[Dated], zone: tzinfo) -> Dated:
    """The same day with the time of day from the first source that has one."""
    if chosen.precision != "day":
        return chosen
    day = chosen.moment.astimezone(zone).date()
    for other in others:
        if other.precision != "day" and other.moment.astimezone(zone).date() == day:
            return replace(other, raw=chosen.raw or other.raw)
    return chosen
