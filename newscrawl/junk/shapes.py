"""The form of a line: a list of keywords or a sentence, in which script."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

# Separators seen in injected lists, by how often: , _ - | I 丨. People enumerate with 、 and ，
_SEPARATORS = re.compile(r"\s*[,|丨｜_]\s*|\s+[-–I]\s+|(?<=[\u3400-\u9fff])-(?=[\u3400-\u9fff])")

_SENTENCE = re.compile(r"[.。!！?？…;；][\"”’')）]*(?:\s|$)|[。！？]")

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

_LETTER = re.compile(r"[^\W\d_]")

HALF = 0.5
"""Share of a text's letters from which it is in a script."""

_VARIATIONS = 4
_PHRASE = 4
"""Items, and their mean length in characters, from which items alike are search keywords: words
for what people search for are phrases, names of languages, people and places are shorter."""

_MIN_ITEMS = 3
_MAX_ITEM = 40
"""Characters: the longest keyword seen has 37."""


@dataclass(frozen=True, slots=True)
class KeywordList:
    """A line that is a list of short items."""

    items: tuple[str, ...]

    @property
    def recurrence(self) -> float:
        """Share of the items that share two neighbouring characters with another item.

        Keyword spam varies a few words (median 0.88 of the lists seen), honest lists do not.
        """
        pairs = [{item[i : i + 2] for i in range(len(item) - 1)} for item in self.items]
        counts = Counter(pair for found in pairs for pair in found)
        return sum(any(counts[pair] > 1 for pair in found) for found in pairs) / len(self.items)

    @property
    def are_phrases(self) -> bool:
        """Whether Chinese items are as long as what people search for; `English` counts as none."""
        chars = sum(len(item) for item in self.items if not item.isascii())
        return chars >= _PHRASE * len(self.items)

    @property
    def are_variations(self) -> bool:
        """Whether the items are search keywords: phrases that vary a few words."""
        return len(self.items) >= _VARIATIONS and self.are_phrases and self.recurrence > HALF


def keyword_list(text: str) -> KeywordList | None:
    """The items of a line that is a list, or None where it is none.

    >>> keyword_list("red tea,green tea,black tea").items
    ('red tea', 'green tea', 'black tea')
    >>> keyword_list("Tea, coffee and milk were sold.") is None
    True
    """
    text = text.rstrip(" ?？")  # what is left of signs that were lost in recoding
    if _SENTENCE.search(text):
        return None
    items = parts(text)
    if len(items) < _MIN_ITEMS or any(len(item) > _MAX_ITEM for item in items):
        return None
    return KeywordList(items)


def parts(text: str) -> tuple[str, ...]:
    """A line cut where lists are, whether it is one or not."""
    return tuple(item.strip() for item in _SEPARATORS.split(text) if item.strip())


def is_sentence(text: str) -> bool:
    """Whether a line ends or holds a sentence."""
    return bool(_SENTENCE.search(text))


def cjk_share(text: str) -> float:
    """Share of a text's letters that are Chinese or Japanese."""
    if text.isascii() or not _CJK.search(text):
        return 0.0
    letters = len(_LETTER.findall(text))
    return min(1.0, len(_CJK.findall(text)) / letters) if letters else 0.0
