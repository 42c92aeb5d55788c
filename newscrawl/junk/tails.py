"""Link lists that follow the line which introduces them; no rule sees both in one block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from newscrawl.items import Block, Removal
from newscrawl.junk.context import Context
from newscrawl.junk.rules import MARKED_LINKS, foreign_domains
from newscrawl.junk.shapes import is_sentence, keyword_list

# Thanks for visiting the site, and what else may interest the visitor.
_THANKS = re.compile(
    r"感[谢謝]您?的?(?:[访訪][问問]|[浏瀏][览覽]|光[临臨])[^。！？!?:：]{0,40}"
    r"感[兴興]趣[^。！？!?:：]{0,6}\s*[:：]?\s*"
)


def link_tails(blocks: Sequence[Block], context: Context) -> dict[int, Removal]:
    """Injected link lists behind a line that thanks for the visit, by their place in `blocks`.

    The links must lead to other sites; an honest page thanks, too, and names pages of its own. In
    a text, which has no links, both line and list must be in another script than the article.
    """
    removed: dict[int, Removal] = {}
    for place, block in enumerate(blocks):
        thanks = _THANKS.match(block.text)
        rest = block.text[thanks.end() :] if thanks else ""
        if not thanks or is_sentence(rest):
            continue
        tail = [block, *takewhile(_is_links, blocks[place + 1 :])]
        if len({domain for part in tail for domain in foreign_domains(part)}) < MARKED_LINKS:
            tail = _listed(blocks[place : place + 2], rest, context)
        removed |= {place + number: _removal(part) for number, part in enumerate(tail)}
    return removed


def _is_links(block: Block) -> bool:
    """Whether a block is nothing but links to other sites."""
    is_linked = block.link_chars * 2 > len(block.text) and not is_sentence(block.text)
    return is_linked and bool(foreign_domains(block))


def _listed(blocks: Sequence[Block], rest: str, context: Context) -> list[Block]:
    """The line and its list, on one line or on two."""
    words = rest or "".join(block.text for block in blocks[1:])
    if not keyword_list(words) or not all(map(context.mismatch, (blocks[0].text, words))):
        return []
    return list(blocks[:1] if rest else blocks)


def _removal(block: Block) -> Removal:
    found = keyword_list(block.text)
    items = max(1, len(block.link_hosts), len(found.items) if found else 0)
    return Removal("spider_pool_footer", block.place, "thanks with links", block.text, items)
