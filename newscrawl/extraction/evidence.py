"""Evidence for the stripper from outside the story: edges, hidden places, the page's tail."""

from __future__ import annotations

from collections import Counter

from lxml.html import HtmlElement

from newscrawl.extraction.disarming import NONSENSE_ID
from newscrawl.extraction.flow import Flow, flatten
from newscrawl.extraction.markup import Document
from newscrawl.extraction.written import written_blocks
from newscrawl.items import Block, Role
from newscrawl.sites.selectors import select

_REPEATED = 3
_KINDS, _KINDS_OF_A_WORD = 2, 4
"""Kinds of tags that share a random id, and one that may be a word."""


def gather_evidence(document: Document, flow: Flow, url: str | None) -> list[Block]:
    """All blocks of the page, with its nonsense tags, what scripts write, and what follows it."""
    blocks = flow.blocks
    if blocks:
        blocks[0].edge, blocks[-1].edge = "first", "last"
    root = document.root
    nonsense = _mark_nonsense(root, blocks)
    return blocks + nonsense + written_blocks(root, url) + _tail(document, url)


def _mark_nonsense(root: HtmlElement, blocks: list[Block]) -> list[Block]:
    """Count the tags with a repeated random id around each block; those without text make one."""
    counts = Counter(select(root, "//body//@id"))
    found: list[Block] = []
    for value, count in counts.items():
        if count < _REPEATED:
            continue
        tags = root.xpath("//body//*[@id=$value]", value=value)
        least = _KINDS if NONSENSE_ID.fullmatch(value) else _KINDS_OF_A_WORD
        if len({tag.tag for tag in tags}) < least:
            continue
        inside = set(tags)
        marked = [block for block in blocks if _stands_in(block, inside)]
        for block in marked:
            block.nonsense_ids = count
        if not marked:
            tag = str(tags[0].tag)
            found.append(Block("", role=Role.OUTSIDE, nonsense_ids=count, tag=tag, element=tags[0]))
    return found


def _stands_in(block: Block, tags: set[HtmlElement]) -> bool:
    """Whether one of these tags is around the block, or all that it holds stands in one."""
    if block.element in tags or not tags.isdisjoint(block.element.iterancestors()):
        return True
    text = "".join((tag.text or "") for tag in block.element.iter() if tag in tags)
    return bool(text) and "".join(block.text.split()) == "".join(text.split())


def _tail(document: Document, url: str | None) -> list[Block]:
    """What stands behind the page's end tag."""
    if document.tail is None:
        return []
    blocks = flatten(document.tail, url).blocks
    for block in blocks:
        block.edge = "after_html"
    return blocks
