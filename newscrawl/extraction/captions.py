"""Captions of pictures, and the credit inside, before or behind them."""

from __future__ import annotations

import re
from typing import NamedTuple

from newscrawl.extraction.bylines.characters import simplified
from newscrawl.extraction.bylines.names import person_names
from newscrawl.extraction.bylines.surnames import is_han_name
from newscrawl.extraction.credits import (
    MAX_CREDIT,
    begins_credit,
    is_credit_line,
    is_paper,
    is_round_credit,
    is_square_credit,
    printed_credit,
)
from newscrawl.extraction.lines import CJK
from newscrawl.extraction.remembering import remembered
from newscrawl.items import Image

_REACH = 300
"""Characters at the end of a line in which a credit is looked for."""

_MAX_LINE = 120
"""Characters of a line that is a credit alone, or a caption by its first word."""

# 。中国日报记者 胡西 摄 behind a sentence
_ZH_BEHIND = re.compile(
    r"(?:[。！？…”）\s])\s?(?P<credit>[^。！？，,；;：]{0,20}?[^\s。！？，；：]{2,10}(?:(?<!拍)摄影?|供图))$"
    r"|(?:[。！？…”）])\s?(?P<taken>(?:[^。！？，,；;：]{0,25}\s(?:摄影?|供图)|新华社发|资料图片?))$"
)
# 。图/视觉中国 · 。摄影：李四 · 。图片由受访者提供, and what follows the blank of a sentence
_LED = re.compile(
    r"(?:[。！？…”）]\s?|[.!?][”\"’')]?\s)(?P<credit>(?:图|照片|摄影|供图|资料图)[^。！？，,；;]{2,40}"
    r"|(?i:file\s)?(?i:photos?|pictures?|images?)[\s:/].{2,80}|(?i:provided\s(?:to|by))\s.{2,60})$"
)
# 。 李四/中国日报
_ZH_SLASHED = re.compile(
    r"(?:^|[。！？…”）])\s?(?P<credit>(?P<name>[\u3400-\u9fff·、\s]{2,20})\s?/\s?(?P<paper>[^\s/。，；：]{2,15}))$"
)
# 新华社发（李四 摄）
_ISSUED = re.compile(r"(?:^|[。！？…”）\s])(?P<agency>[^\s。！？，,；;：（）]{1,8}[社网报]发)$")
_ZH_LINE = re.compile(r"图为(?![何了此什])|[▲△▼▽]")

_SENTENCE_END = re.compile(r"[.!?。！？…][”\"’')）]?\s*$")
_GIVEN = re.compile(r"(?:PHOTOS?\s)?(?:PROVIDED\s(?:TO|BY)|COURTESY\sOF|BY|FOR)\s")
_MARKS = "▲△▼▽ "


class _Found(NamedTuple):
    caption: str
    credit: str


@remembered
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
    found = _find(text, outlets) or _Found(text.rstrip("| "), "")
    caption = found.caption.strip().lstrip(_MARKS)
    return Image(url, caption or None, found.credit.strip(" :/") or None)


def _find(text: str, outlets: frozenset[str]) -> _Found | None:
    """Caption and credit by the first form that fits; only the ends of the line are looked at.

    A bar behind it is the edge of the table's cell in which the picture stands.
    """
    text = text.strip().rstrip("| ")
    for form in _FORMS:
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
        told = is_round_credit(inner, outlets) and not (stopped and not behind)
    else:
        told = is_square_credit(inner, outlets, behind=behind, stopped=stopped)
    if told and (issued := _ISSUED.search(simplified(caption[-20:]))):
        return _behind(line, line[len(caption) - len(issued["agency"]) :])
    return _Found(caption, printed_credit(inner)) if told else None


def _behind(text: str, credit: str) -> _Found:
    """The credit at a text's end cut off, and the word that introduces it off the credit."""
    return _Found(text.removesuffix(credit), printed_credit(credit))


def _bracket_before(text: str, _outlets: frozenset[str]) -> _Found | None:
    """`[Photo by Li Na] Herons rest`."""
    end = text.find("]", 0, MAX_CREDIT) if text.startswith("[") else -1
    inner = text[1:end].strip()
    if end < 0 or not begins_credit(inner):
        return None
    return _Found(text[end + 1 :], printed_credit(inner))


def _whole_line(text: str, outlets: frozenset[str]) -> _Found | None:
    """`Photo by Li Na/Xinhua`, `图片来源：新华社`."""
    alone = len(text) <= _MAX_LINE and bool(text) and is_credit_line(text, outlets)
    return _Found("", printed_credit(text)) if alone else None


def _slashed(text: str, outlets: frozenset[str]) -> _Found | None:
    """`Herons rest. Li Na/China Daily`, `GU WEN/FOR CHINA DAILY`, `Li Na / China Daily |`."""
    line = text
    slash = line.rfind("/", max(0, len(line) - MAX_CREDIT))
    if slash < 0 or not is_paper(line[slash + 1 :].strip(), outlets):
        return None
    before = line[:slash].rstrip()
    shouted = line[slash + 1 :].isupper()
    name = _last_name(before[-MAX_CREDIT:], shouted=shouted)
    if not name:
        return None
    caption = before.removesuffix(name).rstrip()
    if caption and not (shouted or _SENTENCE_END.search(caption[-10:])):
        return None
    return _Found(caption, printed_credit(line[len(caption) :].strip()))


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
    words = text[-MAX_CREDIT:].split()
    taken: list[str] = []
    while words and words[-1].isupper() and not _SENTENCE_END.search(words[-1]):
        taken.insert(0, words.pop())
    credit = " ".join(taken)
    if not taken or not words or not _SENTENCE_END.search(words[-1]):
        return None
    if not is_paper(_GIVEN.sub("", credit), outlets):
        return None
    return _behind(text, credit)


def _led(text: str, outlets: frozenset[str]) -> _Found | None:
    """`Herons rest. Photo: Li Na`, `港口的鹭鸟。图/视觉中国`."""
    match = _LED.search(simplified(text[-MAX_CREDIT:]))
    credit = text[-len(match["credit"]) :] if match else ""
    return _behind(text, credit) if match and is_credit_line(credit, outlets) else None


def _chinese_slashed(text: str, outlets: frozenset[str]) -> _Found | None:
    """`港口的鹭鸟。 李四/中国日报`."""
    match = None if text[-60:].isascii() else _ZH_SLASHED.search(text[-60:])
    if not match or not is_paper(match["paper"], outlets):
        return None
    names = person_names(match["name"])
    told = bool(names) and all(map(is_han_name, names))
    return _Found(text.removesuffix(match["credit"]), match["credit"]) if told else None


def _chinese(text: str, _outlets: frozenset[str]) -> _Found | None:
    """`图为港口的鹭鸟。中国日报记者 胡西 摄`, `▲港口`."""
    if not CJK.search(text):
        return None
    if match := _ZH_BEHIND.search(simplified(text[-60:])):
        credit = next(group for group in match.groups() if group)
        return _behind(text, text[-len(credit) :]) if _is_signed(credit) else None
    return _Found(text, "") if len(text) <= _MAX_LINE and _ZH_LINE.match(simplified(text)) else None


def _is_signed(credit: str) -> bool:
    """Whether somebody stands before 摄影; `读书、旅行、摄影` lists what people like to do."""
    taker = re.split(r"[\s、]+", credit.removesuffix("摄影").rstrip(" 、"))[-1]
    is_photography = credit.endswith("摄影")
    return not is_photography or any(is_han_name(taker[-length:]) for length in (2, 3, 4))


_FORMS = (
    _bracket_behind,
    _bracket_before,
    _whole_line,
    _slashed,
    _shouted,
    _led,
    _chinese_slashed,
    _chinese,
)
