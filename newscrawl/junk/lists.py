"""Lists of links and of keywords: the bulk of what spam programs inject."""

from __future__ import annotations

import re

from newscrawl.extraction.hiding import is_effect
from newscrawl.junk.disguise import is_disguised
from newscrawl.junk.findings import Finding
from newscrawl.junk.phrases import keyword_prefix
from newscrawl.junk.scripts import units
from newscrawl.junk.shapes import (
    HALF,
    KeywordList,
    is_bare,
    keyword_list,
    phrase_list,
    repeated_words,
)
from newscrawl.junk.signs import Signs

# "Spider pool template": programs that make mirrors sign their link lists so.
_MARKER = re.compile(
    r"^[\s|:：]*(?:主站|本站|全站)?(?:蜘蛛池|站群|泛目录|寄生虫)(?:模板|模版|程序|系统|源码)?\s*[:：]\s*"
)

# "Related: …", "材料：…": a list that is introduced belongs to the page.
_LABEL = re.compile(r"[^,，|｜_:：]{1,30}[:：]")

INTRODUCTION = re.compile(r"[^.。!！?？]{2,60}[:：]")
"""A line that says what follows."""

_HIDDEN_DOMAINS = 2
"""Other domains that hidden links must lead to."""

_SPOKEN_OF = 0.1
"""Share of a list's words that the prose has, from which it is of the page's matter."""

_TYPED = 4
"""Items of a list in another language that need not be alike: as people type them, not names."""

_MANY = 8
"""Items of a list in another script that need not be alike: the reference page has as many."""

_POOL = 20
"""Names in a list without a marker; the reference page has 82."""

_LINKED = 3
"""Domains, each behind a link of its own, that make a list of links."""

_UNLIKE = 5
"""Such domains where nothing but script or hiding is a second sign: pages have a few friends."""

_TITLES = '《「『“"'
"""Signs around titles: people list books and films with them, spam its keywords without."""

_HEADER, _ALIKE = 6, 0.8
"""Items of a first line, and share of them alike, where nothing but the form speaks against it."""

_EDGES = frozenset({"first", "last"})

_RUN, _REPEATED = 7, 0.3
"""Words without any punctuation that are a run of keywords, if so many repeat each other."""


def after_html(signs: Signs) -> Finding | None:
    """Strange links, or keywords, behind the page's end tag.

    Pages that end too early by mistake have honest links there.
    """
    if signs.edge != "after_html":
        return None
    is_list = bool(signs.keywords) and (signs.is_foreign or signs.are_varied)
    if not signs.planted and not is_list and not (signs.domains and signs.commercial):
        return None
    return Finding("after_html", "behind </html>", signs.items)


def written_by_script(signs: Signs) -> Finding | None:
    """Strange links, or keywords, that a script writes into the page, plain or in codes."""
    if signs.edge != "script":
        return None
    is_list = bool(signs.keywords) and (signs.is_foreign or (signs.are_varied and signs.sells))
    is_led_out = bool(signs.planted) or (bool(signs.domains) and signs.commercial > 0)
    if not is_list and not is_led_out:
        return None
    return Finding("written_by_script", "document.write or document.title", signs.items)


def hidden_block(signs: Signs) -> Finding | None:
    """Links to other sites, or a list of keywords, that the markup hides from readers."""
    if not signs.block.hidden or not signs.text:
        return None
    if signs.is_sentence and not signs.is_linked:
        return None
    is_strange = signs.random_hosts or signs.is_foreign or signs.commercial
    is_many = len(signs.domains) >= (_HIDDEN_DOMAINS if is_strange else _UNLIKE)
    is_led_out = bool(signs.planted) or (is_many and not is_effect(signs.block.hidden))
    is_list = bool(signs.keywords) and (signs.is_foreign or (signs.are_varied and signs.sells))
    if not is_led_out and not is_list:
        return None
    return Finding("hidden_block", f"hidden by {signs.block.hidden}", signs.items)


def spider_pool_footer(signs: Signs) -> Finding | None:
    """A list of names, mostly places, as it stands at the foot of infected pages.

    Told by its marker, or by twenty and more items in another script.
    """
    marker = _MARKER.match(signs.text)
    if not marker and (len(signs.text) < _POOL or not signs.is_foreign):
        return None
    rest = signs.text[marker.end() if marker else 0 :].rstrip("。. ")
    found = keyword_list(rest, enumerating=bool(marker)) or phrase_list(rest)
    if marker and (found or len(signs.domains) >= _LINKED):
        items = max(len(found.items) if found else 0, len(signs.block.links))
        return Finding("spider_pool_footer", f"marker {marker[0].strip()}", items)
    if marker or not found or len(found.items) < _POOL:
        return None
    items = len(found.items)
    return Finding("spider_pool_footer", f"{items} names in another script", items)


def link_list(signs: Signs) -> Finding | None:
    """Links to other sites, one after the other, and hardly anything else.

    Planted links and nothing else; or three domains and more with a second sign: names made by
    machines, five domains in another script,
    or words that sell. Honest pages link to 77 ministries, and to six papers of one name.
    """
    if _is_introduced(signs):
        return Finding("link_list", "strange hosts, introduced", len(signs.block.links))
    if not signs.is_linked or not signs.domains or (signs.is_sentence and not signs.planted):
        return None
    domains = len(signs.domains)
    if signs.planted and _covers(signs):
        return Finding("link_list", "strange hosts and nothing else", len(signs.block.links))
    second = {
        "machine names": signs.random_hosts * 2 > len(signs.outward),
        "another script": signs.is_foreign and domains >= _UNLIKE,
        "words that sell": signs.commercial >= domains,
    }
    if domains < _LINKED or not any(second.values()):
        return None
    evidence = ", ".join(name for name, is_met in second.items() if is_met)
    return Finding("link_list", f"{domains} other domains, {evidence}", len(signs.block.links))


def _is_introduced(signs: Signs) -> bool:
    """Whether several planted links follow words that introduce them, and nothing else."""
    if len(signs.planted) < _LINKED:
        return False
    return bool(INTRODUCTION.fullmatch(signs.unplanted.strip(" |,-·")))


def _covers(signs: Signs) -> bool:
    """Whether planted links are nearly all that a block holds."""
    rest = sum(map(str.isalnum, signs.unplanted))
    return rest * 5 < sum(map(str.isalnum, signs.text))


def keyword_line(signs: Signs) -> Finding | None:
    """A line of search keywords: a list, or a run of words, that varies a few of them.

    In another script or language than the page wherever it stands, also of unlike phrases if there
    are many at an edge; in the page's own if half of the items sell, or if it is the first line and
    nearly all items are alike. People, too, put lists of Latin words into Chinese articles.
    """
    is_menu = signs.is_linked and not signs.outward
    if is_menu or not signs.block.is_seen:
        return None
    found = signs.keywords
    return _list_of_keywords(signs, found) if found else _run_of_words(signs)


def _list_of_keywords(signs: Signs, found: KeywordList) -> Finding | None:
    items = len(found.items)
    if any(sign in signs.text for sign in _TITLES) or keyword_prefix(signs):
        return None
    if is_disguised(signs.text) and found.are_phrases:
        return Finding("keyword_line", "phrases in disguise", items)
    # a list of unlike phrases is put at the page's edge, or leads away, or sells
    is_likely = signs.edge in _EDGES or bool(signs.outward) or _sells(signs)
    if signs.is_foreign and (signs.sells or (found.are_variations and is_likely)):
        return Finding("keyword_line", "list in another script", items)
    is_typed = found.are_typed and items >= _TYPED
    if is_typed and is_likely and (signs.is_foreign or signs.is_other_language):
        return Finding("keyword_line", "phrases in another language", items)
    is_labelled = bool(_LABEL.match(signs.text)) and not signs.outward
    is_selling = signs.sells and signs.context.is_telling and not (is_labelled and _is_known(signs))
    if is_selling and (found.are_variations or (found.are_phrases and found.recurrence == 1)):
        return Finding("keyword_line", "phrases alike that sell", items, is_structural=False)
    if is_labelled:
        return None
    if signs.is_foreign and _is_long_at_edge(signs):
        return Finding("keyword_line", "long list at an edge in another script", items)
    is_first = signs.edge in {"first", "first of story"} and not signs.block.link_chars
    if is_first and items >= _HEADER and found.recurrence > _ALIKE and not signs.text.isascii():
        return Finding("keyword_line", "first line, items alike", items, is_structural=False)
    return None


def _sells(signs: Signs) -> bool:
    """Whether a list has a word that sells, or two that speak to customers."""
    return signs.commercial > 0 or len({*signs.context.lexicon.told(signs.body)}) > 1


def _is_known(signs: Signs) -> bool:
    """Whether the page speaks of what a list names."""
    return (signs.context.known({*units(signs.body)}, signs.block) or 0) > _SPOKEN_OF


def _is_long_at_edge(signs: Signs) -> bool:
    """Whether items are many phrases at the page's edge: there they need not be alike."""
    found = signs.keywords
    is_long = found is not None and len(found.items) >= _MANY and found.are_phrases
    return is_long and signs.edge in _EDGES


def _run_of_words(signs: Signs) -> Finding | None:
    """Keywords with nothing but blanks between them, in a script that parts words."""
    text = signs.body
    if text.count(" ") < _RUN - 1 or not is_bare(text):
        return None
    words = [*units(text)]
    repeated = repeated_words(text)
    if repeated < _REPEATED and len(words) < 2 * _RUN:
        return None
    sells = len(signs.context.lexicon.told(text))
    is_soup = repeated >= _REPEATED and (sells * _RUN >= len(words) or signs.edge in _EDGES)
    if is_soup and (signs.is_foreign or signs.is_other_language):
        return Finding("keyword_line", "repeated words in another language", len(words))
    if sells * 3 < len(words):
        return None
    known = signs.context.known({*words}, signs.block)
    if known is None or known > HALF:
        return None
    return Finding("keyword_line", "words that repeat and sell", len(words), is_structural=False)
