"""Evidence for the stripper from outside the story: edges, hidden places, the page's tail."""

from __future__ import annotations

import re
from collections import Counter

from lxml.html import HtmlElement

from newscrawl.extraction.flow import Flow, flatten
from newscrawl.extraction.markup import Document
from newscrawl.items import Block, Role
from newscrawl.sites.selectors import select

# Spam programs fill pages with empty tags that all carry one random id, such as <tt id="6hsgl">.
NONSENSE_ID = re.compile(r"(?=[a-z]*\d)[a-z0-9]{4,6}")
_REPEATED = 3

_EDGE = 3
"""Blocks at either end of a page that are kept whatever they are."""


def gather_evidence(document: Document, flow: Flow, url: str | None) -> list[Block]:
    """The blocks of the story and of everything that may be injected, each with its place."""
    blocks = flow.blocks
    if blocks:
        blocks[0].edge, blocks[-1].edge = "first", "last"
    tree = document.root.getroottree()
    kept = []
    for index, (block, element) in enumerate(zip(blocks, flow.elements, strict=True)):
        at_edge = index < _EDGE or index >= len(blocks) - _EDGE
        if block.role is not Role.OUTSIDE or block.hidden or at_edge:
            block.place = tree.getpath(element)
            kept.append(block)
    return kept + _nonsense_tags(document.root) + _tail(document, url)


def _nonsense_tags(root: HtmlElement) -> list[Block]:
    ids = Counter(select(root, "//body//@id"))
    blocks = []
    for value, count in ids.items():
        if count < _REPEATED or not NONSENSE_ID.fullmatch(value):
            continue
        tags = root.xpath("//body//*[@id=$value]", value=value)
        kinds = {tag.tag for tag in tags}
        if len(kinds) > 1 and not any(str(tag.text_content()).strip() for tag in tags):
            place = root.getroottree().getpath(tags[0])
            tag = str(tags[0].tag)
            blocks.append(Block("", place, Role.OUTSIDE, nonsense_ids=count, tag=tag))
    return blocks


def _tail(document: Document, url: str | None) -> list[Block]:
    """What stands behind the page's end tag."""
    if document.tail is None:
        return []
    blocks = flatten(document.tail, url).blocks
    for number, block in enumerate(blocks, start=1):
        block.edge = "after_html"
        block.place = f"after </html>, block {number}"
    return blocks
