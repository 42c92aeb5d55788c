"""Tags with so many attributes that a parser would not come to an end."""

from __future__ import annotations

import re

MAX_ATTRIBUTES = 1_000
"""Of one tag; real ones have up to 64. libxml2 takes time quadratic in this number (80,000 of
them, in 700 KB, block for 8 s): with 1,000 in each tag a page is read in 0.4 s for each MB."""

# The page is cut into tags as a parser does it, else a ">" in a value, or a quote in a comment,
# would hide where a tag ends. No step goes back, so that the time grows with the page.
_ATTRIBUTE = (
    r"[\s/]*+[^\s/>][^\s/>=]*+"
    r"(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\s>]*+|[\"'].*+))?+"
)
_INSIDE = rf"[^\s/>]*+(?:{_ATTRIBUTE}){{0,{MAX_ATTRIBUTES}}}+[\s/]*+(?:>|\Z)"


def _raw(name: str) -> str:
    """An element whose text holds no tags, up to its end tag."""
    return rf"(?i:<{name}(?=[\s/>])){_INSIDE}[^<]*+(?:<(?!(?i:/{name})[\s/>])[^<]*+)*+"


_RAW = "|".join(map(_raw, "script style title textarea xmp iframe noembed noframes".split()))
_TEXT = r"[^<]++|<(?![a-zA-Z!?/])|</\Z"
_COMMENT = r"<!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+)|<[!?/][^>]*+(?:>|\Z)"
_TAG = rf"</[a-zA-Z]{_INSIDE}|(?=<[stxinSTXIN])(?:{_RAW})|<[a-zA-Z]{_INSIDE}"
_PAGE = re.compile(rf"(?:{_TEXT}|{_TAG}|{_COMMENT})*+", re.DOTALL)


def has_crowded_tag(text: str) -> bool:
    """Whether a tag of the page has more than `MAX_ATTRIBUTES` attributes.

    >>> has_crowded_tag("<p " + "a='>' " * 2_000 + ">"), has_crowded_tag("<p a='>'>" * 2_000)
    (True, False)
    """
    page = _PAGE.match(text)
    return page is not None and page.end() < len(text)
