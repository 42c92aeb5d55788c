"""The rules, each named for what it finds; `RULES` is the order in which they are asked.

A rule looks at one block and its page and answers with a Removal or None. The signs are those of
86 infected pages looked at in 2026: what spam programs inject, and where.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newscrawl.items import Block, Removal
from newscrawl.junk.context import Context
from newscrawl.junk.nonsense import nonsense_tags
from newscrawl.junk.shapes import HALF, KeywordList, cjk_share, is_sentence, keyword_list
from newscrawl.sites import domain_of

# "Spider pool template": programs that make mirrors sign their link lists so.
_MARKER = re.compile(r"^[\s|:：]*(?:主站|本站)?蜘蛛池(?:模板|模版)?\s*[:：]")

STORY_FIRST, STORY_LAST = "first of story", "last of story"
"""Edges of the story that are not the page's: there, lists of names end honest articles."""

_MANY_ITEMS = 8
"""Items of a Chinese list around an article in another script that need not be alike: the
reference page has as many."""

_LINKED_ITEMS = 5
"""Items, each with a site of its own, that share no letters: honest pages name a few friends."""

MARKED_LINKS = 3
"""Links to other sites behind a marker that make a list of a line."""

_HEADER_ITEMS = 6
_ALIKE = 0.8
"""Items, and share of them that share letters, in a header whose script says nothing."""

_POOL_ITEMS = 20
"""Names in a link list without a marker; the reference page has 82."""

# "Related: …", "材料：…": a list that is introduced belongs to the page.
_LABEL = re.compile(r"[^,，|｜_]{1,30}[:：]")

_HIDDEN_DOMAINS = 2
"""Other domains that hidden links must lead to."""

# Hidden share menus lead there, on honest pages.
_SHARING = re.compile(
    r"(?:^|\.)(?:facebook|twitter|x|linkedin|pinterest|reddit|whatsapp|telegram|instagram|youtube"
    r"|tumblr|vk|weibo|qq|google|apple|line|flipboard|threads|bsky|addtoany|sharethis)\.[a-z.]+$"
    r"|(?:^|\.)(?:t\.me|wa\.me|youtu\.be|bsky\.app)$"
)


Rule = Callable[[Block, Context], Removal | None]


def after_html(block: Block, context: Context) -> Removal | None:
    """Links to other sites, or keywords, behind the page's end tag."""
    if block.edge != "after_html":
        return None
    found = keyword_list(block.text)
    if not foreign_domains(block) and not (found and context.mismatch(block.text)):
        return None
    return _removal("after_html", block, "behind </html>", max(1, len(block.link_hosts)))


def hidden_block(block: Block, context: Context) -> Removal | None:
    """Links to other sites, or a list of keywords, that the markup hides from readers."""
    if not block.hidden or not block.text:
        return None
    found = keyword_list(block.text)
    is_prose = is_sentence(block.text) and block.link_chars * 2 < len(block.text)
    if len(foreign_domains(block)) >= _HIDDEN_DOMAINS and not is_prose:
        items = len(block.link_hosts)
    elif found and (context.mismatch(block.text) or _is_pool(block, context)):
        items = len(found.items)
    else:
        return None
    return _removal("hidden_block", block, f"hidden by {block.hidden}", items)


def spider_pool_footer(block: Block, context: Context) -> Removal | None:
    """A list of names, mostly places, that leads to other infected hosts.

    Told by its marker, or by twenty and more items in another script or linked to other hosts.
    """
    if not _is_pool(block, context):
        return None
    marker = _MARKER.match(block.text)
    found = keyword_list((block.text[marker.end() :] if marker else block.text).rstrip("。. "))
    items = found.items if found else block.link_hosts
    names = f"{len(items)} names, other script or links"
    evidence = f"marker {marker[0].strip()}" if marker else names
    return _removal("spider_pool_footer", block, evidence, len(items))


def _is_pool(block: Block, context: Context) -> bool:
    if marker := _MARKER.match(block.text):
        rest = block.text[marker.end() :].rstrip("。. ")
        return keyword_list(rest) is not None or len(block.link_hosts) >= MARKED_LINKS
    found, domains = keyword_list(block.text), len(foreign_domains(block))
    if not found:  # names with nothing but blanks between them
        is_links = block.link_chars * 2 > len(block.text) and not is_sentence(block.text)
        return is_links and domains >= _POOL_ITEMS
    is_injected = domains * 2 > _POOL_ITEMS or context.is_foreign_cjk(block.text)
    return len(found.items) >= _POOL_ITEMS and is_injected


def keyword_header(block: Block, context: Context) -> Removal | None:
    """A line of search keywords at the edge of page or story.

    In Chinese around an article in another script; or each item linked to a site of its own; or,
    around a Chinese article, made of items that vary a few words. People, too, put lists of Latin
    words into Chinese articles.
    """
    found = keyword_list(block.text)
    if not found or not block.edge or block.edge == "after_html" or _LABEL.match(block.text):
        return None
    items = len(found.items)
    if block.link_chars * 2 > len(block.text) and not block.link_hosts:
        return None  # a bar of links to parts of the site
    if context.is_foreign_cjk(block.text) and _is_searched(found, block.edge):
        return _removal("keyword_header", block, "list at an edge, other script", items)
    is_varied = items >= _LINKED_ITEMS or found.recurrence > HALF
    if is_varied and len(foreign_domains(block)) * 2 > items:
        return _removal("keyword_header", block, "list at an edge, links out", items)
    is_first = block.edge in ("first", STORY_FIRST) and not block.link_chars
    is_alike = items >= _HEADER_ITEMS and found.recurrence > _ALIKE
    if is_first and is_alike and cjk_share(block.text) > HALF:
        return _removal("keyword_header", block, "first line, items alike", items)
    return None


def _is_searched(found: KeywordList, edge: str) -> bool:
    """Whether items are what people search for: phrases alike, or many at the page's edge."""
    is_long = len(found.items) >= _MANY_ITEMS and found.are_phrases
    return found.are_variations or (is_long and edge in ("first", "last"))


def foreign_domains(block: Block) -> set[str]:
    """Other domains that the links lead to, but for those where readers share pages."""
    return {domain_of(host) for host in block.link_hosts if not _SHARING.search(host)}


RULES: tuple[Rule, ...] = (
    after_html,
    nonsense_tags,
    hidden_block,
    spider_pool_footer,
    keyword_header,
)


def _removal(rule: str, block: Block, evidence: str, items: int) -> Removal:
    return Removal(rule, block.place, evidence, block.text, items)
