"""Credits of pictures: what stands in the bracket behind a caption, or on a line of its own."""

from __future__ import annotations

import re

from newscrawl.extraction.bylines.characters import simplified
from newscrawl.extraction.bylines.names import person_names
from newscrawl.extraction.bylines.outlets import is_agency, looks_like_outlet, without_for

MAX_CREDIT = 100
"""Characters of a credit of one line."""

_PICTURE = (
    r"(?:file\s)?(?:photos?|pictures?|images?|graphics?|cartoons?|illustrations?"
    r"|screen\s?(?:shots?|grabs?|captures?)|stills?)"
)

# [Photo/IC] · [Photo by Li Na/Xinhua] · [Photo provided to …] · [File photo]
_CREDITED = re.compile(rf"(?i){_PICTURE}\b|videos?\b|provided\b|courtesy\b|source\s?[:：]")
_LEAD = re.compile(
    rf"(?i)^{_PICTURE}\b\s*(?:[/:：|]|\bby\b|\bfrom\b|\bcredit\b\s?:?)?\s*"
    r"|^(?:图|照)片?均?由(?=\S+提供$)|^资料(?:图片?|照片)(?:\s*[:：/|｜]\s*|$)"
    r"|^(?:图片?来源|图源|图据|图自|图片来自|摄影|供图|图片?|source)\s*[:：/|｜丨]?\s*"
)
# Photo by Li Na/Xinhua · Photos: Xinhua, a line of its own
_PICTURE_LINE = re.compile(
    rf"(?i){_PICTURE}(?:\s?[/:]\s?|\s(?:by|from|courtesy\sof|provided\s(?:by|to)|credit:?)\s)(?P<whom>.{{2,60}})"
    r"|(?i:provided\s(?:by|to))\s(?P<giver>.{2,60})"
)

_PHOTO_AGENCIES = frozenset(
    {"ic", "vcg", "cfp", "epa", "ic photo", "getty", "getty images", "visual china", "imaginechina",
     "cnsphoto", "asianewsphoto", "newsphoto", "filephoto", "photochina"}
)  # fmt: skip


_GIVER = re.compile(r"\s?/\s?|\sby\s")

# (Xinhua Photo) · (AP Photo/Li Na)
_PAPERS_PHOTO = re.compile(r"(?P<paper>.{2,40}?)\s[Pp]hotos?(?:/.{2,40})?")

# （图片来源：新华社） · （新华社发） · （胡西 摄） · 图源：… as a line
_ZH_SOURCE = re.compile(
    r"(?:图片?来源|图源|图据|图自|图片来自|摄影|供图|资料图片?|图片?)\s?[:：/|｜丨]\s?\S.{0,40}"
    r"|图片?来自\S.{0,20}|(?:图|照)片?均?由\S{2,20}提供"
)
_ZH_CLAUSE = re.compile(r"[。！？，]")
_ZH_TAKEN = re.compile(
    r"[^。！？；]{0,25}?(?:(?<!拍)摄|供图|图片|资料图|资料照片|(?:社|网|报|记者\s?\S{0,8})\s?发)"
)


def printed_credit(text: str) -> str:
    """A credit without the word that introduces it: `Photo by Li Na` → Li Na."""
    lead = _LEAD.match(simplified(text))
    return text[lead.end() :] if lead else text


def begins_credit(text: str) -> bool:
    """Whether a text in square brackets begins as credits do: `Photo by …`."""
    return text[:1].isupper() and bool(_CREDITED.match(text))


def is_square_credit(inner: str, outlets: frozenset[str], *, behind: bool, stopped: bool) -> bool:
    """Whether square brackets hold a credit: `behind` a sentence, `stopped` by a full stop.

    >>> is_square_credit("photo", frozenset(), behind=False, stopped=False)
    False
    """
    if _is_chinese_credit(inner):
        return True
    if _CREDITED.match(inner):
        # He showed her the [photo]
        return behind or (not stopped and (inner[0].isupper() or bool(_LEAD.sub("", inner))))
    if behind and any(is_paper(part, outlets) for part in _GIVER.split(inner, maxsplit=1)):
        return True  # [Harbour.com/Li Na], [Newsphoto by Li Na]
    return is_paper(inner, outlets) and not stopped


def is_round_credit(inner: str, outlets: frozenset[str]) -> bool:
    """(Xinhua/Li Na), (Photo by Li Na); a paper alone ends an agency's story."""
    if _is_chinese_credit(inner) or (inner[:1].isupper() and _PICTURE_LINE.fullmatch(inner)):
        return True
    if (photo := _PAPERS_PHOTO.fullmatch(inner)) and is_paper(photo["paper"], outlets):
        return True
    first, slash, rest = inner.partition("/")
    return (
        bool(slash)
        and len(inner) <= MAX_CREDIT
        and (
            (is_paper(first, outlets) and bool(person_names(rest, outlets)))
            or (is_paper(rest, outlets) and bool(person_names(first, outlets)))
        )
    )


def is_credit_line(text: str, outlets: frozenset[str]) -> bool:
    """Whether a line is a credit and nothing else: `Photo by Li Na/Xinhua`, `图片来源：新华社`."""
    if _ZH_SOURCE.fullmatch(simplified(text)) and not _ZH_CLAUSE.search(text):
        return True
    match = _PICTURE_LINE.fullmatch(text)
    if not match or not text[0].isupper() or text.endswith((".", "!", "?")):
        return False
    told = match["whom"] or match["giver"]
    whom = re.split(r"\s?[/,]\s?|\sand\s", told)
    is_given = any(is_paper(one, outlets) for one in whom)
    return is_given or (bool(match["whom"]) and bool(person_names(told, outlets)))


def _is_chinese_credit(inner: str) -> bool:
    inner = simplified(inner[: MAX_CREDIT + 1])
    return len(inner) <= MAX_CREDIT and bool(
        _ZH_SOURCE.fullmatch(inner) or _ZH_TAKEN.fullmatch(inner)
    )


def is_paper(text: str, outlets: frozenset[str]) -> bool:
    """Whether a text names a paper or a picture agency, also as `For China Daily`."""
    name = without_for(text.strip())
    return (
        is_agency(name, outlets)
        or name.lower() in _PHOTO_AGENCIES
        # [NEWS] alone is a section
        or (looks_like_outlet(name) and (" " in name or not name.isascii()))
        or bool(re.fullmatch(r"FOR [A-Z][A-Z' ]{2,40}", text.strip()))
    )
