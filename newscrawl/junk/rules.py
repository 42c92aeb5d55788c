"""The rules, each named for what it finds; `RULES` is the order in which they are asked.

A rule looks at one block and its page and answers with a Removal or None. The signs are those of
86 infected pages looked at in 2026: what spam programs inject, and where.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from newscrawl.items import Block, Removal, Role
from newscrawl.junk.shapes import cjk_share, is_sentence, keyword_list

# "Spider pool template": programs that make mirrors sign their link lists so.
_MARKER = re.compile(r"^[\s|:：]*(?:主站|本站)?蜘蛛池(?:模板|模版)?\s*[:：]")

_ESCAPED_TAG = re.compile(
    r"</?[a-z][a-z0-9]{0,9}(?:\s+(?:id|class)=[\"']?(?P<id>[\w-]+)[\"']?)?\s*/?>"
)
_ESCAPED_RUN = re.compile(rf"(?:{_ESCAPED_TAG.pattern.replace('?P<id>', '')}\s*)+")

_HEADER_ITEMS = 6
_ALIKE = 0.8
"""Items, and share of them that share letters, in a header whose script says nothing."""

_POOL_ITEMS = 20
"""Names in a link list without a marker; the reference page has 82."""

_GUARD = 0.3
"""Hidden text that holds this share of a page's sentences is the article, opened by a script."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules need to know of the page around a block."""

    cjk: float
    """Share of Chinese letters in the page's sentences."""
    sentence_chars: int
    hidden_sentence_chars: int
    from_dom: bool

    def mismatch(self, text: str) -> bool:
        """Whether a text is in another script than the article."""
        return abs(cjk_share(text) - self.cjk) > 0.5  # noqa: PLR2004 - most of its letters


Rule = Callable[[Block, Context], Removal | None]


def after_html(block: Block, _: Context) -> Removal | None:
    """Text or links behind the page's end tag: nobody but a program writes there."""
    if block.edge != "after_html":
        return None
    return _removal("after_html", block, "behind </html>", max(1, len(block.link_hosts)))


def nonsense_tags(block: Block, _: Context) -> Removal | None:
    """Empty tags that all carry one random id: they shift a page's fingerprint.

    In a text, or escaped in a page, the same tags stand as words: a line of nothing else goes.
    """
    if block.nonsense_ids:
        evidence = f"{block.nonsense_ids} empty tags with one id"
        return _removal("nonsense_tags", block, evidence, block.nonsense_ids)
    tags = [match["id"] for match in _ESCAPED_TAG.finditer(block.text)]
    named = [name for name in tags if name]
    repeated = len(named) > 1 and len(set(named)) < len(named)
    if not repeated or not _ESCAPED_RUN.fullmatch(block.text.strip()):
        return None
    return _removal("nonsense_tags", block, f"{len(tags)} escaped tags, ids repeated", len(tags))


def hidden_block(block: Block, context: Context) -> Removal | None:
    """Text that the markup hides from readers, unless it is most of the article."""
    if not block.hidden or not block.text:
        return None
    if context.hidden_sentence_chars > _GUARD * context.sentence_chars:
        return None
    if block.role is Role.OUTSIDE and not block.link_hosts and not _is_pool(block, context):
        return None
    found = keyword_list(block.text)
    items = len(block.link_hosts) or (len(found.items) if found else 1)
    return _removal("hidden_block", block, f"hidden by {block.hidden}", items)


def spider_pool_footer(block: Block, context: Context) -> Removal | None:
    """A list of names, mostly places, that leads to other infected hosts.

    Told by its marker, or by twenty and more items in another script or linked to other hosts.
    """
    if not _is_pool(block, context):
        return None
    marker = _MARKER.match(block.text)
    found = keyword_list(block.text[marker.end() :] if marker else block.text)
    items = found.items if found else ("",)
    evidence = (
        f"marker {marker[0].strip()}" if marker else f"{len(items)} names, other script or links"
    )
    return _removal("spider_pool_footer", block, evidence, len(items))


def _is_pool(block: Block, context: Context) -> bool:
    marker = _MARKER.match(block.text)
    if marker:
        return not is_sentence(block.text)
    found = keyword_list(block.text)
    foreign = context.mismatch(block.text) or len(block.link_hosts) * 2 > _POOL_ITEMS
    return bool(found and len(found.items) >= _POOL_ITEMS and foreign)


def keyword_header(block: Block, context: Context) -> Removal | None:
    """A line of search keywords at the edge of page or story.

    In another script than the article, or linked to other hosts, or made of items that vary a few
    words.
    """
    found = keyword_list(block.text)
    if not found or not block.edge or block.edge == "after_html":
        return None
    if context.mismatch(block.text):
        return _removal("keyword_header", block, "list at an edge, other script", len(found.items))
    linked = len(block.link_hosts) * 2 >= len(found.items)
    if linked and found.recurrence > 0.5:  # noqa: PLR2004 - most items
        return _removal("keyword_header", block, "list at an edge, links out", len(found.items))
    if (
        block.edge == "first"
        and not block.link_chars
        and len(found.items) >= _HEADER_ITEMS
        and found.recurrence > _ALIKE
    ):
        return _removal("keyword_header", block, "first line, items alike", len(found.items))
    return None


RULES: tuple[Rule, ...] = (
    after_html,
    nonsense_tags,
    hidden_block,
    spider_pool_footer,
    keyword_header,
)


def _removal(rule: str, block: Block, evidence: str, items: int) -> Removal:
    return Removal(rule, block.place, evidence, block.text, items)
