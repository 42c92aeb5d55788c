"""The newspaper's note at the end of a story: in which issue, on which page it was printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from newscrawl.extraction.bylines.outlets import looks_like_outlet

# (China Daily 06/09/2014 page3) · (China Daily 2/1/2017 page5)
_ENGLISH = re.compile(
    r"(?P<paper>[\w '&.-]{2,60}?)\s(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"
    r"(?:\s?,?\spages?\s?(?P<page>\w{1,6}))?",
    re.IGNORECASE,
)
# （中国日报 2026年11月19日第3版）
_CHINESE = re.compile(
    r"(?:(?:来源|原载|刊于|载于)\s?[:：]?\s?)?[《]?(?P<paper>[\w ]{2,30}?)[》]?\s?"
    r"(?P<year>\d{4})\s?[年./-]\s?(?P<month>\d{1,2})\s?[月./-]\s?(?P<day>\d{1,2})日?"
    r"[\s,，]?(?:第?\s?(?P<page>\w{1,6}?)\s?版)?"
)

_REACH = 120
"""Characters that such a note has at most."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a newspaper printed the story; `start` is where the note begins in its line."""

    date: str
    page: str | None
    start: int


def read_printed(text: str) -> Printed | None:
    """The newspaper's note at the end of a line.

    >>> read_printed("He agreed. (China Daily 06/09/2014 page3)")
    Printed(date='2014-06-09', page='3', start=11)
    >>> read_printed("（中国日报 2026年11月19日第3版）")
    Printed(date='2026-11-19', page='3', start=0)
    """
    line = text.rstrip(" \t\n\u3000\xa0.。")
    start = (
        max(line.rfind("(", -_REACH), line.rfind("（", -_REACH))
        if line.endswith((")", "）"))
        else -1
    )
    note = " ".join(line[start + 1 : -1].split())
    match = _ENGLISH.fullmatch(note) or _CHINESE.fullmatch(note) if start >= 0 else None
    # without a page it may be any day in a bracket: (born 06/09/2014)
    if not match or not (match["page"] or _is_newspaper(match["paper"])):
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:  # the 13th month
        return None
    page = match["page"]
    return Printed(day.isoformat(), page.lstrip("0") or page if page else None, start)


def _is_newspaper(name: str) -> bool:
    return looks_like_outlet(name) and not name.endswith(("社", "网", "台"))
