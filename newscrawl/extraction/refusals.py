"""Pages that are no article: lists, error pages, pages without a story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from newscrawl.extraction.flow import Flow
from newscrawl.extraction.furniture import SENTENCE
from newscrawl.extraction.metadata import Metadata
from newscrawl.items import Block, Candidate, Problem, Role
from newscrawl.sites import Site
from newscrawl.sites.addresses import joined
from newscrawl.sites.selectors import select

MAX_LINES = 5_000
"""Of one page; real ones have up to 1,500. Each is asked what it is, some in half a millisecond."""

_BROKEN = re.compile("\ufffd{1,3}")
"""What a lost character leaves: a sign for each of its bytes."""

_BROKEN_SHARE, _FEW_BROKEN = 1_000, 2
"""A page is broken with more than one lost character in a thousand; two are no matter in a short
story either."""

_ERROR = re.compile(
    r"(?i)\b(?:404|403|500|502|503)\b.{0,40}\b(?:error|not found|unavailable|forbidden)"
    r"|\b(?:page|file|article|document)\b.{0,30}\b(?:not (?:be )?found|does(?:n['’]t| not) exist"
    r"|no longer (?:exists|available)|has been (?:removed|deleted))"
    r"|^\W*(?:404|not found|page not found|error|access denied|forbidden)\b"
    r"|\bcan(?:['’]t|not) find (?:that|the|this) (?:page|article)|\brequest has been blocked"
    r"|\b(?:page|file|article|story) (?:that )?you(?:['’]re| are| were| have)?"
    r" (?:look(?:ing)?|ask(?:ed|ing)?) for|\b(?:page|file|article|story) (?:that )?you requested"
    r"|\bservice (?:is )?(?:temporarily )?unavailable|\benable (?:javascript|cookies)"
    r"|\b(?:log|sign) in to (?:read|continue|view)"
    r"|(?:页面|网页|文章|文件|稿件|内容).{0,10}(?:不存在|找不到|已删除|已下线|无法找到|没有找到)"
    r"|请(?:先)?登录(?:后|再)"
)

_SHORT = 600
"""Characters; an error page says little, an article that reports on a `404` says more."""

_FIRST = 12
"""Lines among which an error page says that it is one."""

_LIST_LINKS = 10
"""Article links that make a page without a story a list."""

_NO_STORY = 150
"""Characters; what names neither writer nor date and says no more is no story."""


def refuse_blocks(blocks: Sequence[Block]) -> Problem | None:
    """Why these lines of a page are not read, or None."""
    if len(blocks) > MAX_LINES:
        return Problem("text", "hostile_markup", f"{len(blocks)} lines, more than {MAX_LINES}")
    shown = "".join(block.text for block in blocks if block.is_seen)
    broken = len(_BROKEN.findall(shown))
    if broken > _FEW_BROKEN and broken * _BROKEN_SHARE > len(shown):
        detail = f"{broken} of its {len(shown)} characters are lost in a wrong or mixed encoding"
        return Problem("text", "broken_text", detail)
    return None


def refuse_unfinished(blocks: Sequence[Block]) -> Problem | None:
    """Why a page whose last words no tag follows is a part of one: the story breaks off in them."""
    last = blocks[-1] if blocks else None
    if not last or last.role is not Role.PARAGRAPH or SENTENCE.search(last.text):
        return None
    return Problem("text", "cut_off", f"the story breaks off: {last.text[-40:]!r}")


def refuse_page(
    flow: Flow, titles: list[Candidate], data: Metadata, site: Site | None, *, is_signed: bool
) -> Problem | None:
    """Why the page is no article, or None; a page without text is the required fields' matter.

    `is_signed` tells that the page names writer, date or the article's id: an article may well be
    short and speak of errors.
    """
    shown = [block for block in flow.blocks if not block.hidden]
    chars = sum(len(block.text) for block in shown if block.role is Role.PARAGRAPH)
    first = [block.text for block in shown[:_FIRST]]
    heads = [candidate.value for candidate in titles[:4]] + [data.html_title]
    if chars < _SHORT and not is_signed and any(_ERROR.search(line) for line in heads + first):
        return Problem("text", "error_page", "the page says that there is no such article")
    if data.meta.get("pagetype") == "2":
        return Problem("text", "list_page", "the page's own meta tag says so: pagetype 2")
    entries = _list_entries(flow.root, site) if chars < _SHORT or not is_signed else 0
    is_bare = chars < _NO_STORY and not is_signed
    if is_bare and all(block.role is not Role.CAPTION for block in shown):
        entries = max(entries, _article_links(flow.root, site))
    if entries >= _LIST_LINKS:
        return Problem("text", "list_page", f"{entries} entries of a list and no story")
    return None


def _list_entries(root: HtmlElement, site: Site | None) -> int:
    layouts = site.list_layouts if site else ()
    return max((len(select(root, layout.item)) for layout in layouts), default=0)


def _article_links(root: HtmlElement, site: Site | None) -> int:
    """How many of the site's articles a page links to, as walls of pictures and films do."""
    if not site:
        return 0
    links = {joined(f"https://www.{site.domain}/", href) for href in select(root, "//a/@href")}
    found = (site.address(link) for link in links if link)
    return len({address.id for address in found if address})
