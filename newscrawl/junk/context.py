"""What is known of the page around a block: its scripts, its words, where it links to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache

from newscrawl.extraction.language import certain_language
from newscrawl.items import Block, Link
from newscrawl.junk.hosts import is_shared
from newscrawl.junk.lexicon import Lexicon, lexicon_of
from newscrawl.junk.scripts import is_western, letters_but, script_of, script_weights, units
from newscrawl.junk.shapes import is_sentence
from newscrawl.sites import domain_of

_ENOUGH = 80
"""Characters of sentences from which an article's script can be told."""

_FIRST, _BLOCKS = 120, 40
"""Characters of each block of prose, and blocks, that tell scripts and language."""

_OTHERS = 0.15
"""Share of a page's letters in a script from which the page is in that, too."""

TELLING = 30
"""Characters from which another text tells its language."""

_ENOUGH_WORDS = 60
"""Different words from which a page's vocabulary says something of another text."""

_ELOQUENT = 150
"""Different words from which a vocabulary holds those that all sentences share."""

_ENOUGH_PROSE = 400
"""Characters of prose without links from which the rest is not asked."""

_OFTEN = 3
"""Links from a page's prose to one domain from which it is one that the page trusts."""

_VARIANT = 0.02
"""Share of signs of one kind, traditional or simplified, that tells a Chinese text's kind."""


class Context:
    """The page around its blocks, worked out when first asked for: clean pages ask little."""

    def __init__(
        self,
        blocks: Sequence[Block],
        words: Lexicon | None = None,
        planted_languages: frozenset[str] = frozenset(),
    ) -> None:
        """`words` are those that sell; None takes our own."""
        self.lexicon = lexicon_of(None) if words is None else words
        self.planted_languages = planted_languages
        """Languages and scripts of prose that someone planted here: then there may be more."""
        self._blocks = blocks

    @cached_property
    def prose(self) -> list[Block]:
        """The blocks that hold sentences and are no links."""
        return [block for block in self._blocks if block.is_seen and _is_prose(block)]

    @cached_property
    def _speaking(self) -> list[Block]:
        """The prose that speaks for the page: blocks that link to nobody, if these are enough.

        Planted prose comes in several paragraphs, which would speak for each other.
        """
        own = [block for block in self.prose if all(is_shared(link.host) for link in block.links)]
        return own if sum(len(block.text) for block in own) >= _ENOUGH_PROSE else self.prose

    @cached_property
    def _text(self) -> str:
        return " ".join(_unlinked(block)[:_FIRST] for block in self._speaking[:_BLOCKS])

    @cached_property
    def is_telling(self) -> bool:
        """Whether there is prose enough to compare other text with."""
        return len(self._text) >= _ENOUGH

    @cached_property
    def scripts(self) -> frozenset[str]:
        """The scripts of the page's prose."""
        weights = script_weights(self._text)
        total = sum(weights.values())
        return frozenset(name for name, weight in weights.items() if weight > _OTHERS * total)

    @cached_property
    def language(self) -> str | None:
        """The language of the page's prose, where there is enough of it to be sure."""
        return certain_language(self._text) if len(self._text) >= _ENOUGH_PROSE else None

    def other_language(self, text: str) -> str | None:
        """The language of a text, where it is surely not that of the page's prose."""
        own = self.language if len(text) >= TELLING else None
        other = certain_language(text) if own else None
        return None if other == own else other

    @cached_property
    def _other_letters(self) -> re.Pattern[str]:
        return letters_but(self.scripts | ({"han"} if "kana" in self.scripts else set()))

    def is_mixed(self, text: str) -> bool:
        """Whether a text has a letter of a script, but for Latin, that the prose does not use."""
        return not is_western(text) and bool(self._other_letters.search(text))

    @cached_property
    def is_traditional(self) -> bool:
        """Whether the prose is in traditional Chinese, so that simplified signs are foreign."""
        simplified, traditional = _variants(self._text) if "han" in self.scripts else (0.0, 0.0)
        return traditional > _VARIANT > simplified

    def is_foreign(self, text: str) -> bool:
        """Whether a text is in a script that the prose does not use, where that can be told.

        Latin words stand in pages of all scripts. Simplified signs are foreign to traditional ones.
        """
        if is_western(text) or not self.is_telling:
            return False
        if self.is_mixed(text):
            return script_of(text) not in {"", "latin", *self.scripts}
        if not self.is_traditional:
            return False
        simplified, traditional = _variants(text)
        return simplified > 2 * _VARIANT and not traditional

    @cached_property
    def _counted(self) -> frozenset[int]:
        return frozenset(map(id, self._speaking))

    @cached_property
    def _vocabulary(self) -> Counter[str]:
        """Words with the number of blocks that hold them."""
        counts: Counter[str] = Counter()
        for block in self._speaking:
            counts.update(set(units(_unlinked(block))))
        return counts

    @property
    def is_eloquent(self) -> bool:
        """Whether the vocabulary is large enough to tell what is new to the page."""
        return len(self._vocabulary) >= _ELOQUENT

    def known(self, words: Collection[str], block: Block | None) -> float | None:
        """Share of a block's words that other prose has; None where that tells nothing."""
        if len(self._vocabulary) < _ENOUGH_WORDS or not words:
            return None
        return 1 - len(self.new(words, block)) / len(words)

    def new(self, words: Collection[str], block: Block | None) -> list[str]:
        """Those of a block's words that no other prose of the page has."""
        least = 1 if id(block) in self._counted else 0
        return [word for word in words if self._vocabulary[word] <= least]

    @cached_property
    def _linked(self) -> Counter[str]:
        return Counter(domain_of(link.host) for block in self.prose for link in block.links)

    def is_trusted(self, host: str) -> bool:
        """Whether the page's prose leads to a host's domain again and again."""
        return self._linked[domain_of(host)] >= _OFTEN


def _is_prose(block: Block) -> bool:
    text = block.raw or block.text
    return block.link_chars * 2 < len(text) and is_sentence(text)


def _unlinked(block: Block) -> str:
    """A block's text without that of its links to other domains."""
    return without_links(block.raw or block.text, block.links)


def without_links(text: str, links: Iterable[Link]) -> str:
    """A text with a blank for each of these links, which stand in their order."""
    pieces, position = [], 0
    for link in links:
        pieces.append(text[position : link.start])
        position = link.end
    return " ".join([*pieces, text[position:]])


def _variants(text: str) -> tuple[float, float]:
    """Shares of signs that are only simplified, and only traditional."""
    kinds = Counter(_variant(sign) for sign in text if "\u4e00" <= sign <= "\u9fff")
    total = max(1, sum(kinds.values()))
    return kinds["simplified"] / total, kinds["traditional"] / total


@lru_cache(maxsize=8192)
def _variant(sign: str) -> str:
    """The kind of a sign by the national standards that hold it: GB 2312 and Big5."""
    simplified, traditional = _has(sign, "gb2312"), _has(sign, "big5")
    if simplified == traditional:
        return ""
    return "simplified" if simplified else "traditional"


def _has(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
