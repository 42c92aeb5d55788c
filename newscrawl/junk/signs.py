"""The signs of one block, each worked out when a rule first asks for it."""

from __future__ import annotations

import re
from functools import cached_property

from newscrawl.items import Block, Link
from newscrawl.junk.context import Context, without_links
from newscrawl.junk.disguise import is_disguised
from newscrawl.junk.hosts import has_random_path, is_cheap, is_random, is_shared
from newscrawl.junk.scripts import units
from newscrawl.junk.shapes import HALF, KeywordList, is_sentence, keyword_list, phrase_list
from newscrawl.sites import domain_of

_INTRODUCTION = re.compile(r"^[^:：]{1,60}[:：]\s*(?=\S)")

_NOVEL = 0.6
"""Share of a link's words that nothing else on the page says."""

_NAME = 3
"""Letters of a name that a link may say."""

_WORDS = 2
"""Words from which a link's text is a phrase that can be new to a page."""


class Signs:
    """A block in its page."""

    def __init__(self, block: Block, context: Context, edge: str = "") -> None:
        self.block = block
        self.context = context
        self.edge = edge or block.edge
        self.text = block.raw or block.text

    @cached_property
    def body(self) -> str:
        """The text without words that introduce it."""
        return _INTRODUCTION.sub("", self.text)

    @cached_property
    def keywords(self) -> KeywordList | None:
        """The block as a list of keywords, if it is one."""
        return keyword_list(self.body) or phrase_list(self.body)

    @cached_property
    def is_other_language(self) -> bool:
        """Whether the block is surely in another language than the page's prose."""
        return self.context.other_language(self.body) is not None

    @cached_property
    def is_foreign(self) -> bool:
        """Whether the block is in another script than the page's prose."""
        return self.context.is_foreign(self.text)

    @cached_property
    def is_sentence(self) -> bool:
        """Whether the block holds a sentence."""
        return is_sentence(self.text)

    @cached_property
    def is_linked(self) -> bool:
        """Whether most of the block is links."""
        return self.block.link_chars * 2 > len(self.text.replace(" ", ""))

    @cached_property
    def outward(self) -> list[Link]:
        """The links to hosts that neither everybody nor this page leads to."""
        return [link for link in self.block.links if not is_shared(link.host)]

    @cached_property
    def domains(self) -> set[str]:
        """The domains of these."""
        return {domain_of(link.host) for link in self.outward}

    @cached_property
    def random_hosts(self) -> int:
        """How many of these have a name that a machine made."""
        return sum(is_random(link.host) for link in self.outward)

    @cached_property
    def commercial(self) -> int:
        """Words of the lexicon."""
        return self.context.lexicon.count(self.text)

    @cached_property
    def planted(self) -> list[Link]:
        """The links that someone else put there: where they lead and what they say is strange."""
        return [link for link in self.outward if self._is_planted(link)]

    @cached_property
    def unplanted(self) -> str:
        """The text without the planted links."""
        return without_links(self.text, self.planted)

    def _is_planted(self, link: Link) -> bool:
        """Whether two signs meet: a host made by a machine, a strange script, words that sell."""
        text = self.text[link.start : link.end].strip()
        if not text:
            return False
        sells = self.context.lexicon.count(text)
        if self.context.is_trusted(link.host) and not sells:
            return False
        is_sold_there = bool(sells) and self.context.lexicon.count(link.host) > 0
        if is_sold_there or is_named_for(link.host, text):  # buy-pills.example: "buy red pills"
            return self._is_typed(text) and self.is_novel(text)
        if _is_named(link.host, text):
            return False
        if is_disguised(text):
            return True
        if is_random(link.host):
            return bool(sells) or self.context.is_foreign(text) or self.is_novel(text)
        if has_random_path(link.element.get("href") or ""):
            return self.context.is_foreign(text) or bool(sells and self.is_novel(text))
        if is_cheap(link.host) and self._is_typed(text):
            return self.context.is_foreign(text) or self.is_novel(text, least=1.0)
        return bool(sells) and self.context.is_foreign(text)

    def _is_typed(self, text: str) -> bool:
        """Whether a phrase is as people type it into a search: some words, none with a capital."""
        return text.count(" ") >= _WORDS and text == text.lower() and not {*"'’"} & {*text}

    def is_novel(self, text: str, *, least: float = _NOVEL) -> bool:
        """Whether hardly a word of a phrase stands elsewhere on the page."""
        words = {*units(text)}
        known = self.context.known(words, self.block)
        return known is not None and known <= 1 - least and len(words) >= _WORDS

    @property
    def are_varied(self) -> bool:
        """Whether the block lists what people search for: phrases that vary a few words."""
        return bool(self.keywords and self.keywords.are_variations)

    @property
    def sells(self) -> bool:
        """Whether half of a list's items hold a word that sells and that the prose has not."""
        if not self.keywords or self.commercial <= HALF * len(self.keywords.items):
            return False
        told = self.context.lexicon.words_of(self.body)
        new = [word for word in told if self.context.new({*units(word)}, self.block)]
        return len(new) > HALF * len(self.keywords.items)

    @property
    def items(self) -> int:
        """List items, or links."""
        return max(1, len(self.block.links), len(self.keywords.items) if self.keywords else 0)


def is_named_for(host: str, text: str) -> bool:
    """Whether a host's name is made of the words of a link, with hyphens between them."""
    words = {*units(text)}
    return any(
        len(words & {*label.split("-")}) > 1 for label in host.split(".")[:-1] if "-" in label
    )


def _is_named(host: str, text: str) -> bool:
    """Whether a link says where it leads: `Draeger` to draeger.example."""
    words = [*units(text)]
    said = "".join(words)
    labels = host.replace("-", "").split(".")[:-1]
    name = "".join(labels)
    is_whole = any(len(label) >= _NAME and (label in said or said in label) for label in labels)
    return is_whole or any(len(word) >= _NAME and word in name for word in words)
