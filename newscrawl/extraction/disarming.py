"""Nonsense tags that would break a page's tables, made harmless before the page is parsed.

Spam programs nest <tr>, <td> and other tags, all with one random id, anywhere in a page. A parser
takes a cell inside a cell for the end of the first, and with it of the box that hid the nest: the
story behind it would stand outside of its own table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container

NONSENSE_ID = re.compile(r"(?=[a-z]*\d)[a-z0-9]{4,6}")
"""The ids of such tags: <tt id="6hsgl">."""

_TABLE = re.compile(
    r"<(table|caption|col|colgroup|tbody|thead|tfoot|tr|td|th)\s+id\s*=\s*[\"']?([a-z0-9]{3,8})[\"']?\s*>",
    re.IGNORECASE,
)
_REPEATED, _KINDS = 3, 2
"""Table tags, and kinds of them, that share an id as their only attribute: on no honest page."""

_ID = re.compile(r"\sid\s*=\s*[\"']?([a-z0-9]+)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b([^<>]*)>", re.IGNORECASE)
_PLACED = frozenset(
    "table caption col colgroup tbody thead tfoot tr td th p form li dt dd option select".split()
)
"""Tags that end others, or are moved, where they stand in the wrong place."""


def disarmed(text: str) -> str:
    """The page with `<span>` for the tags of each nest that a parser would place anew.

    >>> disarmed('<b id="k3x9p"></b>')
    '<b id="k3x9p"></b>'
    """
    kinds_of: dict[str, list[str]] = defaultdict(list)
    for kind, name in _TABLE.findall(text):
        kinds_of[name].append(kind.lower())
    names = {
        name.lower()
        for name, kinds in kinds_of.items()
        if len(kinds) >= _REPEATED and len(set(kinds)) >= _KINDS
    }
    return _without_cells(text, names) if names else text


def _without_cells(text: str, names: Container[str]) -> str:
    """The text with `<span>` for such tags that carry an id of these, and for what closes them."""
    pieces: list[str] = []
    open_tags: list[str] = []
    position = 0
    for match in _TAG.finditer(text):
        closes, kind, rest = match[1], match[2].lower(), match[3]
        if not closes and (own := _ID.search(rest)) and own[1].lower() in names:
            open_tags.append(kind)
        elif closes and open_tags and open_tags[-1] == kind:
            open_tags.pop()
        else:
            continue
        if kind in _PLACED:
            pieces += [text[position : match.start()], f"<{closes}span{rest}>"]
            position = match.end()
    return "".join(pieces) + text[position:]
