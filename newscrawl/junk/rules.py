"""All rules, in the order in which they are asked; the first that answers decides.

A rule looks at the signs of one block in its page. What it is named, what it looks for and where
that was seen stands in its docstring; RULES.md, made from these, shows each with an example.
"""

from __future__ import annotations

from collections.abc import Callable

from newscrawl.junk.contacts import contact_ad
from newscrawl.junk.findings import Finding
from newscrawl.junk.lists import (
    after_html,
    hidden_block,
    keyword_line,
    link_list,
    spider_pool_footer,
    written_by_script,
)
from newscrawl.junk.nonsense import escaped_tags, nonsense_tags
from newscrawl.junk.phrases import foreign_phrase, keyword_prefix
from newscrawl.junk.prose import planted_links, planted_prose
from newscrawl.junk.signs import Signs

BlockRule = Callable[[Signs], Finding | None]
SpanRule = Callable[[Signs], list[Finding]]

BLOCK_RULES: tuple[BlockRule, ...] = (
    after_html,
    written_by_script,
    nonsense_tags,
    hidden_block,
    spider_pool_footer,
    link_list,
    contact_ad,
    keyword_line,
    planted_prose,
)
"""Of whole blocks."""

SPAN_RULES: tuple[SpanRule, ...] = (escaped_tags, planted_links, keyword_prefix, foreign_phrase)
"""Of pieces of a block that stays."""
