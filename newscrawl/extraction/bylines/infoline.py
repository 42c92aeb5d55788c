"""The parts of an info line: what bars, brackets, dates and labels set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newscrawl.extraction.bylines.labels import Kind, split_labels, without_bars
from newscrawl.extraction.remembering import remembered

MAX_CHARS = 250
"""A byline is a line, not a paragraph."""

_MONTH = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august"
    r"|september|october|november|december)"
)
_TIME = (
    r"(?:\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?:\s?[ap]\.?m\b\.?)?"
    r"|\d{1,2}[时時点點]\d{1,2}分(?:\d{1,2}秒)?)"
)
_LABEL = (
    r"(?:(?:last\s)?(?:updated|published|posted|modified|released|date|time)(?:\son|\sat)?"
    r"|(?:发布|更新|发表|发稿)?(?:时间|日期)|发布于|发表于|更新于)\s?[:：]?"
)
_DAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s)?"
    r"(?:\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
    rf"|\b{_MONTH}\.?\s\d{{1,2}},?\s\d{{4}}|\b\d{{1,2}}\s{_MONTH}\.?,?\s\d{{4}})"
)
# Updated: 2016-05-17 · Updated : … · ( 2004-01-06 13:25) · 2021年4月30日 · May 17, 2016 9:12 am
_DATED = re.compile(
    rf"(?P<label>{_LABEL})?\s?[(\[（【]?\s?(?:{_TIME},?\s)?{_DAY}(?:[T\s,|]{{0,3}}{_TIME})?"
    r"(?:\s?(?:(?:UTC|GMT|BJT|IST|BST|CES?T|JST|HKT|SGT|AE[SD]T|[ECMP][SD]?T|Z)\b"
    r"|[+-]\d\d:?\d\d))?"
    r"\s?[)\]）】]?",
    re.IGNORECASE,
)

# Print Mail Large Medium Small · Share - WeChat · 分享按钮 0
_BUTTON = (
    r"(?:print|e-?mail|mail|large|medium|small|share|wechat|weibo|facebook|twitter|linkedin|myspace"
    r"|yahoo!?|digg|mixx|reddit|pinterest|whatsapp|comments?(?:\s?\(\d{0,5}\))?|font|size|save"
    r"|分享按[钮鈕]|分享到?|打印|字号|字体|大|中|小|收藏|评论|微信|微博|朋友圈)"
)
_BUTTONS = re.compile(
    rf"(?<!\w){_BUTTON}(?:(?:[\s\d/·,:：-]{{1,9}}|(?<=[a-z)])(?=[a-z])){_BUTTON})+(?!\w)[\s\d]*",
    re.IGNORECASE,
)
_LAST_BUTTONS = re.compile(
    rf"(?<![^\W\d_]){_BUTTON}(?:[\s/·,:：-]{{1,9}}{_BUTTON})+\s*$", re.IGNORECASE
)
_EMPTY = re.compile(
    rf"(?:(?:{_LABEL})?\s?{_TIME}|{_LABEL}|\d+|[ap]\.?m\.?|(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{{1,5}}day|day)?"
    r"|print|e-?mail|mail|share|comments?|save|font size|字[号號]|字[体體]|发布|更新"
    r"|分享(?:到|按钮)?|打印|收藏|评论)"
    r"[\s\d]*",
    re.IGNORECASE,
)

# Xinhua Print: the one button behind the paper's name
_BUTTON_BEHIND = re.compile(r"\s(?:print|e-?mail|share|comments)$", re.IGNORECASE)

_BRACKETED = re.compile(r"[(（]\s?([^()（）|\n]{0,80}?)\s?[)）]")
_WHERE = re.compile(r"(?:in|at|from)\s\S", re.IGNORECASE)

# Mirrors recode pages: blanks that their code page lacks become question marks.
_LOST_BLANK = re.compile(r"[?\ufffd]\s?\||\|\s?[?\ufffd]|[?\ufffd]{2}|[:：\d][?\ufffd]+\d")
_LOST = re.compile(r"(?<![a-z])[?\ufffd]+|[?\ufffd]+(?![a-z?\ufffd])")

_CHARS = str.maketrans({"｜": "|", "丨": "|", "\u200b": None, "\ufeff": None, "\x01": None})

_BRACKET_MARK = "\x01"
_EDGES = " \t-—–·•,，:：;；/>"


@dataclass(frozen=True, slots=True)
class Part:
    """One part; `kind` is its label's, None where it has none."""

    kind: Kind | None
    text: str
    bracketed: bool = False
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of a line without its dates and buttons."""

    parts: tuple[Part, ...]
    dated: bool
    labelled: bool
    """Whether a date has its label: `Updated:`."""
    barred: bool


@remembered
def without_buttons(text: str) -> str:
    """A line without the buttons behind it, which markup sets there without a blank.

    >>> without_buttons("Xinhua | Updated: 2026-11-18 09:12Share - WeChat")
    'Xinhua | Updated: 2026-11-18 09:12'
    """
    return _LAST_BUTTONS.sub("", text).rstrip() if len(text) <= MAX_CHARS else text


def read_line(text: str) -> Line:
    """Take a line apart; only the beginning of a long one is read.

    >>> [(part.kind, part.text) for part in read_line("By Li Na (Xinhua) Date: 2014-09-18").parts]
    [('author', 'Li Na'), (None, 'Xinhua')]
    >>> [part.text for part in read_line("Xinhua????|????Updated: 2014-09-18 Share - WeChat").parts]
    ['Xinhua']
    """
    text = without_bars(" ".join(text[: 2 * MAX_CHARS].translate(_CHARS).split()))
    if _LOST_BLANK.search(text):
        text = " ".join(_LOST.sub(" ", text).split())
    barred = "|" in text
    dates = list(_DATED.finditer(text))
    text = _BUTTONS.sub("\n", _DATED.sub("\n", text))
    text = _BRACKETED.sub(_open_bracket, text)
    parts = [part for chunk in re.split(r"[|\n()（）\[\]【】]", text) for part in _parts(chunk)]
    return Line(tuple(parts), bool(dates), any(date["label"] for date in dates), barred)


def is_button_bar(text: str) -> bool:
    """Whether a line is buttons and nothing else, at least two of them.

    >>> is_button_bar("Comments() Print Mail Large Medium Small 分享按钮 0"), is_button_bar("Share")
    (True, False)
    """
    return bool(_BUTTONS.fullmatch(text.strip()))


def _open_bracket(match: re.Match[str]) -> str:
    """A place stays with the name before it: `By Li Na (in Beijing)`."""
    if _WHERE.match(match[1]):
        return f" {match[1]} "
    return f"\n{_BRACKET_MARK}{match[1]}\n"


def _parts(chunk: str) -> list[Part]:
    bracketed = chunk.startswith(_BRACKET_MARK)
    chunk = " ".join(chunk.strip(_BRACKET_MARK).split()).lstrip(_EDGES).rstrip(" ,，;；-—")
    chunk = _BUTTON_BEHIND.sub("", chunk)
    if not chunk or _EMPTY.fullmatch(chunk):
        return []
    head, labels = split_labels(chunk)
    parts = [Part(None, head, bracketed)] if head else []
    return parts + [Part(label.kind, label.value, bracketed, label.whose) for label in labels]
