"""Evidence for the stripper from outside the story: edges, hidden places, the page's tail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

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
    nonsense = _nonsense_tags(root)
    if not nonsense:
        return []
    id_of = {tag: value for value, tags in nonsense.items() for tag in tags}
    said = cache(lambda element: _said_in(element, id_of))
    marked: set[str] = set()
    for block in blocks:
        around = (block.element, *block.element.iterancestors())
        ids = {id_of[element] for element in around if element in id_of}
        words = "".join(block.text.split())
        if ids := ids | {value for value, text in said(block.element).items() if text == words}:
            block.nonsense_ids = max(len(nonsense[value]) for value in ids)
            marked |= ids
    return [
        Block("", role=Role.OUTSIDE, tag=str(tags[0].tag), nonsense_ids=len(tags), element=tags[0])
        for value, tags in nonsense.items()
        if value not in marked
    ]


def _nonsense_tags(root: HtmlElement) -> dict[str, list[HtmlElement]]:
    """Tags of several kinds that share an id, by this id."""
    tags_of: dict[str, list[HtmlElement]] = defaultdict(list)
    for tag in select(root, "//body//*[@id]"):
        tags_of[tag.get("id", "")].append(tag)
    return {
        value: tags
        for value, tags in tags_of.items()
        if len(tags) >= _REPEATED
        and len({tag.tag for tag in tags})
        >= (_KINDS if NONSENSE_ID.fullmatch(value) else _KINDS_OF_A_WORD)
    }


def _said_in(element: HtmlElement, id_of: Mapping[HtmlElement, str]) -> dict[str, str]:
    """What the tags of each id say in an element, without blanks."""
    texts: dict[str, str] = defaultdict(str)
    for tag in element.iter():
        if tag in id_of and (text := "".join((tag.text or "").split())):
            texts[id_of[tag]] += text
    return texts


def _tail(document: Document, url: str | None) -> list[Block]:
    """What stands behind the page's end tag."""
    if document.tail is None:
        return []
    blocks = flatten(document.tail, url).blocks
    for block in blocks:
        block.edge = "after_html"
    return blocks
