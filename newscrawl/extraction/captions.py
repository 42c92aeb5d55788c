"""Captions of pictures, and the credit inside, before or behind them."""

from __future__ import annotations

import re
from typing import NamedTuple

from newscrawl.extraction.names import person_names
from newscrawl.extraction.outlets import is_agency, looks_like_outlet, without_for
from newscrawl.items import Image

_REACH = 300
"""Characters at the end of a line in which a credit is looked for."""

_MAX_CREDIT = 100
_MAX_LINE = 120
"""Characters of a line that is a credit alone, or a caption by its first word."""

_PICTURE = r"(?:file\s)?(?:photos?|pictures?|images?|graphics?|cartoons?|illustrations?|screen(?:shots?|grabs?)|stills?)"

# [Photo/IC] · [Photo by Li Na/Xinhua] · [Photo provided to …] · [File photo]
_CREDITED = re.compile(rf"(?i){_PICTURE}\b|provided\b|courtesy\b|source\s?[:：]")
_LEAD = re.compile(
    rf"(?i)^{_PICTURE}\s*(?:[/:：|]|\bby\b|\bfrom\b|\bcredit\b\s?:?)?\s*"
    r"|^(?:图片?来源|图源|图据|图自|图片来自|摄影|图片?|source)\s*[:：/|｜]?\s*"
)
# Photo by Li Na/Xinhua · Photos: Xinhua, a line of its own
_PICTURE_LINE = re.compile(
    rf"(?i){_PICTURE}(?:\s?[/:]\s?|\s(?:by|from|courtesy\sof|provided\s(?:by|to)|credit:?)\s)(?P<whom>.{{2,60}})"
)

_PHOTO_AGENCIES = frozenset(
    {"ic", "vcg", "cfp", "epa", "ic photo", "getty", "getty images", "visual china", "imaginechina",
     "cnsphoto", "asianewsphoto"}
)  # fmt: skip

# （图片来源：新华社） · （新华社发） · （胡西 摄） · 图源：… as a line
_ZH_SOURCE = re.compile(
    r"(?:图片?来源|图源|图据|图自|图片来自|摄影|图片?)\s?[:：/|｜]\s?\S.{0,40}|图片?来自\S.{0,20}"
)
_ZH_TAKEN = re.compile(r"[^。！？；]{0,25}?(?:(?<!拍)摄|供图|发|图片)")
# 。中国日报记者 胡西 摄 behind a sentence
_ZH_BEHIND = re.compile(
    r"(?:[。！？…”）\s])\s?(?P<credit>[^。！？，,；;：]{0,20}?[^\s。！？，；：]{2,10}(?:(?<!拍)摄影?|供图))$"
    r"|(?:[。！？…”）])\s?(?P<taken>(?:[^。！？，,；;：]{0,25}\s(?:摄影?|供图)|新华社发))$"
)
_ZH_LINE = re.compile(r"图为(?![何了此什])|[▲△▼▽]")

# LI NA/FOR CHINA DAILY · Li Na / China Daily |
_SLASHED = re.compile(
    r"(?P<name>[^\W\d_][\w.'’-]*(?:,?\s(?:and\s)?[^\W\d_a-z][\w.'’-]*){0,6})\s?/\s?(?P<paper>[^/.!?\[\]]{2,50})",
)
_SENTENCE_END = re.compile(r"[.!?。！？…][”\"’')）]?\s*$")
_GIVEN = re.compile(r"(?:PHOTOS?\s)?(?:PROVIDED\s(?:TO|BY)|COURTESY\sOF|BY|FOR)\s")
_MARKS = "▲△▼▽ "


class _Found(NamedTuple):
    caption: str
    credit: str


def is_caption(text: str, outlets: frozenset[str] = frozenset()) -> bool:
    """Whether a line is a caption by its form: it has a picture's credit.

    >>> is_caption("A shop in Shanghai, Nov 12, 2014. [Photo/IC]"), is_caption("He took a photo.")
    (True, False)
    """
    return _find(text, outlets) is not None


def split_caption(
    text: str, url: str | None = None, outlets: frozenset[str] = frozenset()
) -> Image:
    """Caption and credit apart; either is None where the line does not hold it.

    >>> split_caption("A shop. [Photo by Li Na/Xinhua]")
    Image(url=None, caption='A shop.', credit='Li Na/Xinhua')
    >>> split_caption("▲一家商店。（图源：新华社）")
    Image(url=None, caption='一家商店。', credit='新华社')
    """
    found = _find(text, outlets) or _Found(text, "")
    caption = found.caption.strip().lstrip(_MARKS)
    return Image(url, caption or None, found.credit.strip(" :/") or None)


def _find(text: str, outlets: frozenset[str]) -> _Found | None:
    """Caption and credit by the first form that fits; only the ends of the line are looked at."""
    text = text.strip()
    for form in (_bracket_behind, _bracket_before, _whole_line, _slashed, _shouted, _chinese):
        if found := form(text, outlets):
            return found
    return None


def _bracket_behind(text: str, outlets: frozenset[str]) -> _Found | None:
    """`Herons rest. [Photo/IC]`."""
    line = text.rstrip(" .。")
    pairs = {"]": "[", "］": "［", "】": "【", ")": "(", "）": "（"}
    opening = pairs.get(line[-1:])
    start = line.rfind(opening, max(0, len(line) - _REACH)) if opening else -1
    if start < 0:
        return None
    inner, caption = line[start + 1 : -1].strip(), line[:start].rstrip()
    behind = not caption or bool(_SENTENCE_END.search(caption[-10:]))
    stopped = line != text
    if opening in {"(", "（"}:
        told = _is_round_credit(inner, outlets) and not (stopped and not behind)
    else:
        told = _is_square_credit(inner, outlets, behind=behind, stopped=stopped)
    return _Found(caption, _LEAD.sub("", inner)) if told else None


def _is_square_credit(inner: str, outlets: frozenset[str], *, behind: bool, stopped: bool) -> bool:
    if len(inner) > _REACH or _is_chinese_credit(inner):
        return bool(inner) and len(inner) <= _REACH
    if _CREDITED.match(inner):
        # He showed her the [photo]
        return behind or (not stopped and (inner[0].isupper() or bool(_LEAD.sub("", inner))))
    return _is_paper(inner, outlets) and (behind or not stopped)


def _is_round_credit(inner: str, outlets: frozenset[str]) -> bool:
    """(Xinhua/Li Na), (Photo by Li Na); a paper alone ends an agency's story."""
    if _is_chinese_credit(inner) or (inner[:1].isupper() and _PICTURE_LINE.fullmatch(inner)):
        return True
    first, slash, rest = inner.partition("/")
    return (
        bool(slash)
        and len(inner) <= _MAX_CREDIT
        and (
            (_is_paper(first, outlets) and bool(person_names(rest, outlets)))
            or (_is_paper(rest, outlets) and bool(person_names(first, outlets)))
        )
    )


def _bracket_before(text: str, _outlets: frozenset[str]) -> _Found | None:
    """`[Photo by Li Na] Herons rest.`"""
    end = text.find("]", 0, _MAX_CREDIT) if text.startswith("[") else -1
    inner = text[1:end].strip()
    if end < 0 or not (inner[:1].isupper() and _CREDITED.match(inner)):
        return None
    return _Found(text[end + 1 :], _LEAD.sub("", inner))


def _whole_line(text: str, outlets: frozenset[str]) -> _Found | None:
    """`Photo by Li Na/Xinhua`, `图片来源：新华社`."""
    if len(text) > _MAX_LINE:
        return None
    if _ZH_SOURCE.fullmatch(text) and not re.search(r"[。！？，]", text):
        return _Found("", _LEAD.sub("", text))
    match = _PICTURE_LINE.fullmatch(text)
    if not match:
        return None
    whom = re.split(r"\s?[/,]\s?|\sand\s", match["whom"])
    known = any(_is_paper(one, outlets) for one in whom)
    people = person_names(match["whom"], outlets)
    if text[0].isupper() and (known or people) and not _SENTENCE_END.search(text):
        return _Found("", _LEAD.sub("", text))
    return None


def _slashed(text: str, outlets: frozenset[str]) -> _Found | None:
    """`Herons rest. Li Na/China Daily`, `GU WEN/FOR CHINA DAILY`, `Li Na / China Daily |`."""
    line = text.rstrip(" |")
    slash = line.rfind("/", max(0, len(line) - _MAX_CREDIT))
    if slash < 0 or not _is_paper(line[slash + 1 :].strip(), outlets):
        return None
    before = line[max(0, slash - _MAX_CREDIT) : slash].rstrip()
    shouted = line[slash + 1 :].isupper()
    name = _last_name(before, shouted=shouted)
    if not name:
        return None
    caption = line[: slash - (len(line[:slash]) - len(line[:slash].rstrip())) - len(name)].rstrip()
    if caption and not (shouted or _SENTENCE_END.search(caption[-10:])):
        return None
    return _Found(caption, line[len(caption) :].strip())


def _last_name(before: str, *, shouted: bool) -> str:
    """The name at the end of a text: all its last words that belong to one."""
    words = before.split(" ")
    taken: list[str] = []
    for word in reversed(words[-8:]):
        plain = word.strip(",")
        ends = bool(taken) and _SENTENCE_END.search(word) and len(plain) > 2  # noqa: PLR2004 - J.
        if ends or not _in_name(plain, shouted=shouted):
            break
        taken.insert(0, word)
    name = " ".join(taken)
    return name if person_names(name) or (shouted and len(taken) > 1) else ""


def _in_name(word: str, *, shouted: bool) -> bool:
    if shouted:
        return word.isupper()
    return word[:1].isupper() or word in {"and", "van", "von", "de", "al", "bin", "der"}


def _shouted(text: str, outlets: frozenset[str]) -> _Found | None:
    """`Herons rest. XINHUA`, `Herons rest. PROVIDED TO CHINA DAILY`."""
    words = text[-_MAX_CREDIT:].split()
    taken: list[str] = []
    while words and words[-1].isupper() and not _SENTENCE_END.search(words[-1]):
        taken.insert(0, words.pop())
    credit = " ".join(taken)
    if not taken or not words or not _SENTENCE_END.search(words[-1]):
        return None
    if not _is_paper(_GIVEN.sub("", credit), outlets):
        return None
    return _Found(text[: -len(credit)], credit)


def _chinese(text: str, _outlets: frozenset[str]) -> _Found | None:
    """`图为港口的鹭鸟。中国日报记者 胡西 摄`, `▲港口`."""
    if match := _ZH_BEHIND.search(text[-60:]):
        credit = next(group for group in match.groups() if group)
        return _Found(text[: -len(credit)], credit)
    return _Found(text, "") if len(text) <= _MAX_LINE and _ZH_LINE.match(text) else None


def _is_chinese_credit(inner: str) -> bool:
    return len(inner) <= _MAX_CREDIT and bool(
        _ZH_SOURCE.fullmatch(inner) or _ZH_TAKEN.fullmatch(inner)
    )


def _is_paper(text: str, outlets: frozenset[str]) -> bool:
    name = without_for(text.strip())
    return (
        is_agency(name, outlets)
        or name.lower() in _PHOTO_AGENCIES
        or looks_like_outlet(name)
        or bool(re.fullmatch(r"FOR [A-Z][A-Z' ]{2,40}", text.strip()))
    )
