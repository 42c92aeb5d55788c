"""Captions of pictures, and the credit inside or behind them."""

from __future__ import annotations

import re

from newscrawl.items import Image

# [Photo/IC] · [Photo by Li Na/Xinhua] · [Photo provided to …] · [File photo] · （新华社发）
_BRACKET = re.compile(
    r"\s*(?:[\[［【]\s*(?P<english>(?:file\s+)?(?:photos?|pictures?|provided|images?|graphics?|cartoon)\b"
    r"[^\]］】]*)[\]］】]"
    r"|[(（【]\s*(?P<chinese>(?:图片?来源|摄影|图)[:：/][^)）】]*|[^()（）【】]{0,20}(?:供图|摄|图片|发))\s*[)）】])\s*$",
    re.IGNORECASE,
)

# LI NA/FOR CHINA DAILY at the end of a caption, without brackets
_SLASH = re.compile(
    r"(?<=[\s.!?”\"])(?P<credit>(?:[A-Z][A-Z'-]+\s+){1,3}[A-Z'-]*\s?/\s?[A-Z][A-Z' ]+)$"
)

_LEAD = re.compile(
    r"(?i)^(?:file\s+)?(?:photos?|picture|image)\s*(?:/|:|by\b|from\b|credit\b:?)?\s*"
    r"|^(?:图片?来源|摄影|图)\s*[:：/]\s*"
)


def is_caption(text: str) -> bool:
    """Whether a line is a caption by its form: it ends with a picture's credit.

    >>> is_caption("A shop in Shanghai, Nov 12, 2014. [Photo/IC]"), is_caption("He took a photo.")
    (True, False)
    """
    return bool(_BRACKET.search(text) or _SLASH.search(text))


def split_caption(text: str, url: str | None = None) -> Image:
    """Caption and credit apart; either is None where the line does not hold it.

    >>> split_caption("A shop. [Photo by Li Na/Xinhua]")
    Image(url=None, caption='A shop.', credit='Li Na/Xinhua')
    """
    text = text.strip()
    match = _BRACKET.search(text) or _SLASH.search(text)
    if not match:
        return Image(url, text or None, None)
    printed = next(group for group in match.groups() if group)
    credit = _LEAD.sub("", printed).strip(" :/")
    return Image(url, text[: match.start()].strip() or None, credit or None)
