"""The line that names writer, source and date: told from other lines, and taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newscrawl.extraction.names import is_agency, looks_like_outlet, person_names

# Updated: 2016-05-17 · Updated : … · Published: … · 2016-05-17 15:13 · 2021年4月30日
_DATE = (
    r"(?:(?:last\s+)?(?:updated|published|posted|modified)(?:\s+on|\s+at)?\s*[:：]?\s*)?"
    r"[(\[（]?\s*(?:\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4})"
    r"(?:[T\s,]{1,3}\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?)?(?:\s?(?:UTC|GMT|BJT|[+-]\d\d:?\d\d))?\s*[)\]）]?"
)
_DATED = re.compile(_DATE, re.IGNORECASE)

# Every byline has one of these; most lines of a page have none.
_SIGN = re.compile(
    r"(?i)\d{4}|[(（|]|^\s*(?:by|from|written|reported)\b|source|来源|來源|稿源|出处|作者|记者|文\s?[/:：]"
)

_BY = re.compile(r"^\s*(?:by|from|written by|reported by)\s*[:：]?\s+(?=\S)", re.IGNORECASE)
_BRACKETS = re.compile(r"[(（]\s*([^()（）]{2,60}?)\s*[)）]")
_ZH_SOURCE = re.compile(
    r"(?:来源|來源|稿源|出处)\s*[:：]\s*([^\s|丨:：]+(?:\s(?!\d|作者|编辑|责编)[^\s|:：]+)*)"
)
_ZH_AUTHOR = re.compile(
    r"(?:作者|记者|撰文|文)\s*[/:：]\s*([^|丨:：\d]+?)(?=\s*(?:来源|编辑|责编|发布|$|[|丨\d]))"
)
_EN_SOURCE = re.compile(r"(?i)\bsource\s*[:：]\s*([^|]+)")

# （编辑：A B） · 【责任编辑：A】 · 责编：A · Editor: A · (Editor: A)
_EDITORS = re.compile(
    r"^[(（【\[]?\s*(?:(?:责任|网络|中文|英文|本文)?(?:编辑|编审|责编|校对)|(?:web\s)?editors?)\s*[:：]\s*"
    r"(?P<names>[^()（）【】\[\]]{1,80}?)\s*[)）】\]]?$",
    re.IGNORECASE,
)

# Source: English.news.cn · （来源：新华社） at the end of a story
_SOURCE_LINE = re.compile(
    r"^[(（\[【]?\s*(?:source|来源|來源|稿源)\s*[:：]\s*(?P<name>[^\s()（）\[\]【】,，。:：]{2,30}"
    r"(?:\s[^\s()（）\[\]【】,，。:：.]{1,20}){0,3}?)\s*[)）\]】]?$",
    re.IGNORECASE,
)

# (China Daily 06/09/2014 page3)
_PRINTED = re.compile(
    r"[(（]\s*(?P<paper>[\w '&.-]{2,60}?)\s+(?P<month>\d\d)/(?P<day>\d\d)/(?P<year>\d{4})"
    r"(?:\s+page\s?(?P<page>\w{1,6}))?\s*[)）]\s*$",
    re.IGNORECASE,
)

MAX_CHARS = 250
"""A byline is a line, not a paragraph."""


@dataclass(slots=True)
class Byline:
    """What a byline names; `raw` is the line itself."""

    raw: str = ""
    authors: list[str] = field(default_factory=list)
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a newspaper printed the story; `start` is where the note begins in its line."""

    date: str
    page: str | None
    start: int


def is_byline(text: str, outlets: frozenset[str] = frozenset()) -> bool:
    """Whether a line has the form of a byline or date line, and nothing else in it.

    >>> is_byline("By Cao Yin (chinadaily.com.cn) Updated : 2016-05-17")
    True
    >>> is_byline("By noon the streets were empty, and 2012-08-08 was over.")
    False
    """
    if len(text) > MAX_CHARS or not _SIGN.search(text):
        return False
    rest, dates = _DATED.subn("|", text)
    signs = [_signs(part, outlets) for part in re.split(r"[|丨]", rest)]
    return None not in signs and bool(dates or any(signs))


def _signs(part: str, outlets: frozenset[str]) -> int | None:
    """1 where the part names somebody the way only bylines do, 0 where it could, else None."""
    bare = _BRACKETS.sub("", part).strip(" -—·,:：")
    brackets = _BRACKETS.findall(part)
    if not bare:
        return int(any(is_agency(inner, outlets) for inner in brackets))
    if _ZH_SOURCE.match(bare) or _ZH_AUTHOR.match(bare) or _EN_SOURCE.match(bare):
        return 1
    stem = _BY.sub("", bare)
    if person_names(stem, outlets) or is_agency(stem, outlets):
        return int(stem != bare or bool(brackets))
    return 0 if looks_like_outlet(stem) else None


def read_byline(text: str, outlets: frozenset[str] = frozenset()) -> Byline:
    """People and source named by a byline; `outlets` are the site's own papers, lower case.

    >>> read_byline("By Wang Xi in Ili and LI NA | China Daily | Updated: 2026-11-18 09:12")
    Byline(raw=..., authors=['Wang Xi', 'Li Na'], source='China Daily')
    >>> read_byline("( China Daily )").source
    'China Daily'
    >>> read_byline("来源：中国日报网 2023-11-17 15:13").source
    '中国日报网'
    """
    byline = Byline(raw=" ".join(text.split()))
    rest = _DATED.sub(" | ", byline.raw)
    if match := _ZH_AUTHOR.search(rest):
        byline.authors = person_names(match[1], outlets)
    if match := _ZH_SOURCE.search(rest) or _EN_SOURCE.search(rest):
        byline.source = match[1].strip(" |")
        return byline
    for bracket in _BRACKETS.findall(rest):
        byline.source = byline.source or bracket.strip()
    for part in re.split(r"[|丨]", _BRACKETS.sub(" | ", rest)):
        _read_part(part.strip(" -—·,"), byline, outlets)
    return byline


def _read_part(part: str, byline: Byline, outlets: frozenset[str]) -> None:
    stem = _BY.sub("", part)
    if not part:
        return
    if is_agency(stem, outlets):
        byline.source = byline.source or stem
    elif stem != part or not (byline.authors or byline.source):
        names = person_names(stem, outlets)
        byline.authors += [name for name in names if name not in byline.authors]
        if not names and stem == part:
            byline.source = byline.source or stem
    else:
        byline.source = byline.source or stem


def read_editors(text: str) -> list[str]:
    """The people of an editor line, or [] where the line is none.

    >>> read_editors("（编辑：张三 李四）"), read_editors("The editor: me")
    (['张三', '李四'], [])
    """
    match = _EDITORS.match(text.strip())
    return person_names(match["names"], frozenset()) if match else []


def read_source(text: str) -> str | None:
    """The agency or paper of a line that names nothing else, or None.

    >>> read_source("Source: English.news.cn"), read_source("Source: he would not say. He left.")
    ('English.news.cn', None)
    """
    match = _SOURCE_LINE.match(text.strip())
    return match["name"] if match else None


def read_printed(text: str) -> Printed | None:
    """The newspaper's note at the end of a line: `(China Daily 06/09/2014 page3)`.

    >>> read_printed("He agreed. (China Daily 06/09/2014 page3)")
    Printed(date='2014-06-09', page='3', start=11)
    """
    match = _PRINTED.search(text)
    if not match or not ("01" <= match["month"] <= "12" and "01" <= match["day"] <= "31"):
        return None
    page = match["page"]
    day = f"{match['year']}-{match['month']}-{match['day']}"
    return Printed(day, page.lstrip("0") or page if page else None, match.start())
