"""Which blocks of a page are worth a closer look: most show at a glance that no rule fits them.

What no block of a page has at all is looked for once in the whole page, which takes a clean page a
fraction of the time that its parsing took.
"""

from __future__ import annotations

from collections.abc import Mapping

from newscrawl.items import Block
from newscrawl.junk.contacts import may_be_contact, may_hold_contacts
from newscrawl.junk.context import TELLING, Context
from newscrawl.junk.hosts import is_cheap, is_random, is_shared
from newscrawl.junk.scripts import is_western
from newscrawl.junk.shapes import may_be_list
from newscrawl.sites import domain_of

_ENDS = (".", "!", "?", "。", "！", "？", "”", '"', "」", "…")

_LIST, _BLANKS = 12, 6
"""Characters of a line that may be a list, and blanks of one that may be a run of words."""

_OFTEN = 0.9
"""Share of different words from which a line repeats none."""


class Suspicion:
    """What a page shows as a whole."""

    def __init__(self, blocks: Mapping[int, Block], context: Context) -> None:
        """Look once at all texts and hosts."""
        self.context = context
        self._blocks = blocks
        hosts = {link.host for block in blocks.values() if block.links for link in block.links}
        self.outward = {host for host in hosts if not is_shared(host)}
        self.strange = {
            host
            for host in self.outward
            if is_random(host) or is_cheap(host) or "-" in domain_of(host)
        }
        whole = "\n".join([block.raw or block.text for block in blocks.values()])
        self.is_mixed = not is_western(whole) and (
            context.is_mixed(whole) or context.is_traditional
        )
        self.has_tags = "<" in whole
        lines = "\n".join([block.raw for block in blocks.values() if _is_line(block)])
        self.sells = context.lexicon.may_stand_in(lines)
        self.has_contacts = may_hold_contacts(lines)

    @property
    def may_have_links(self) -> bool:
        """Whether links may be injected: to strange hosts, or with strange words to any."""
        return bool(self.strange) or (bool(self.outward) and (self.is_mixed or self.sells))

    def suspects(self, edges: Mapping[int, str]) -> list[int]:
        """The blocks that may be junk, or hold some."""
        if self.context.planted_languages:
            return list(self._blocks)
        is_plain = not (self.is_mixed or self.has_tags)
        return [
            number
            for number, block in self._blocks.items()
            # most blocks are links to parts of the site, or sentences
            if not (is_plain and _is_ordinary(block) and number not in edges)
            and self._is_suspect(block, block.raw or block.text, edges.get(number, block.edge))
        ]

    def _is_suspect(self, block: Block, text: str, edge: str) -> bool:
        if block.links and self._links_strangely(block, text):
            return True
        if block.hidden or block.nonsense_ids:
            return bool(block.links or block.nonsense_ids) or self._may_be_told_oddly(text)
        if self.has_tags and "<" in text:
            return True
        if self.is_mixed and (self.context.is_mixed(text) or self.context.is_traditional):
            return True
        if (block.link_chars and not edge) or len(text) < _LIST or text.endswith(_ENDS):
            return False
        if self.has_contacts and may_be_contact(text):
            return True
        if not (edge or self.sells or len(text) >= TELLING):
            return False
        if self.sells and not text.isascii() and " " in text:
            return True  # phrases in a script that parts no words
        return may_be_list(text) or _may_repeat(text)

    def _may_be_told_oddly(self, text: str) -> bool:
        return (self.is_mixed or self.sells) and (may_be_list(text) or " " in text)

    def _links_strangely(self, block: Block, text: str) -> bool:
        if self.strange and any(link.host in self.strange for link in block.links):
            return True
        if not (self.is_mixed or self.sells):
            return False
        return self.context.is_mixed(text) or bool(self.context.lexicon.count(text))


def _is_ordinary(block: Block) -> bool:
    """Whether a block is a link to a part of the site, or a sentence without links to others."""
    if block.links or block.hidden or block.nonsense_ids or block.edge:
        return False
    return block.link_chars > 0 or block.text.endswith(_ENDS)


def _may_repeat(text: str) -> bool:
    """Whether a line is long and names some words more than once."""
    words = text.lower().split()
    return len(words) > _BLANKS and len(set(words)) < _OFTEN * len(words)


def _is_line(block: Block) -> bool:
    """Whether words that sell would count in a block: it links out, or is a line of its own."""
    return bool(block.links) or not (block.link_chars or block.text.endswith(_ENDS))
