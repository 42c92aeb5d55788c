"""Tags that say nothing, and show as text where they are escaped."""

from __future__ import annotations

import re

from newscrawl.extraction.evidence import NONSENSE_ID
from newscrawl.items import Block, Removal
from newscrawl.junk.context import Context

_ESCAPED_TAG = re.compile(
    r"</?[a-z][a-z0-9]{0,9}(?:\s+(?:id|class)=[\"']?(?P<id>[\w-]+)[\"']?)?\s*/?>"
)
_ESCAPED_RUN = re.compile(rf"(?:{_ESCAPED_TAG.pattern.replace('?P<id>', '')}\s*)+")

_OPENED = re.compile(r"<[a-z][a-z0-9]*(?:\s+id=[\"']?([\w-]+)[\"']?)?")
"""An escaped tag that opens, with its id if it has one."""

_ESCAPED_TAGS = 3
"""Tags that must share an id of letters, which may be a word."""


def nonsense_tags(block: Block, _: Context) -> Removal | None:
    """Empty tags that all carry one random id: they shift a page's fingerprint.

    In a text, or escaped in a page, the same tags stand as words: a line of nothing else goes.
    """
    if block.nonsense_ids:
        evidence = f"{block.nonsense_ids} empty tags with one id"
        return _removal(block, evidence, block.nonsense_ids)
    if not _repeats_id(block.text) or not _ESCAPED_RUN.fullmatch(block.text.strip()):
        return None
    tags = len(_ESCAPED_TAG.findall(block.text))
    return _removal(block, f"{tags} escaped tags, ids repeated", tags)


def _repeats_id(text: str) -> bool:
    """Whether tags repeat a random id; or all carry one of letters only, which no page does."""
    names = [match["id"] for match in _ESCAPED_TAG.finditer(text) if match["id"]]
    random = [name for name in names if NONSENSE_ID.fullmatch(name)]
    opened = _OPENED.findall(text)
    one_id = len(opened) >= _ESCAPED_TAGS and len(set(opened)) == 1 and opened[0].isalpha()
    return len(set(random)) < len(random) or one_id


def _removal(block: Block, evidence: str, items: int) -> Removal:
    return Removal("nonsense_tags", block.place, evidence, block.text, items)
