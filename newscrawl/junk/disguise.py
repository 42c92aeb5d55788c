"""Words that are spelled so that people read them and filters do not."""

from __future__ import annotations

import re

_MIXED = re.compile(r"\b(?=\w*[a-z])\w*[\u0370-\u03ff\u0400-\u04ff]\w*\b", re.IGNORECASE)
"""A word of Latin letters with Greek or Cyrillic ones that look like them."""

_WIDE = re.compile(r"[\uff21-\uff3a\uff41-\uff5a]{2,}")
"""Latin letters as wide as Chinese signs."""

_SPLIT = re.compile(r"(?<=\w)[\u00ad\u200b-\u200d\u2060-\u2064\ufeff]+(?=\w)")
"""Signs without width inside a word."""

_FEW = 2


def is_disguised(text: str) -> bool:
    """Whether two words or more are spelled so.

    >>> is_disguised("сasіno bоnus"), is_disguised("Der Fluss Дон")
    (True, False)
    """
    if text.isascii():
        return False
    found = len(_MIXED.findall(text)) + len(_WIDE.findall(text)) + len(_SPLIT.findall(text))
    return found >= _FEW
