"""How markup hides an element from readers."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])"
    r"|(?<![-\w])(?:right|bottom)\s*:\s*-(?:[5-9]\d\d|\d{4})"
    r"|(?<![-\w])clip\s*:\s*rect\(\s*[01](?:px)?(?:[\s,]+[01](?:px)?){3}\s*\)"
    r"|clip-path\s*:\s*inset\(\s*(?:100%|50%\s*\))"
    r"|transform\s*:[^;]*\bscale(?:3d|[xy])?\(\s*0(?:\.0+)?\s*[,)]"
    r"|(?<![-\w])color\s*:\s*transparent\b"
    r"|(?:left|top|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
    r"|(?<![-\w])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*;.*overflow\s*:\s*hidden"
    r"|overflow\s*:\s*hidden.*(?<![-\w])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$)",
    re.IGNORECASE,
)


_MAX_STYLE = 2_000
"""Characters; real ones have some fifty, and a search through an endless one takes time."""

_EFFECT = re.compile(r"(?:right|bottom|clip|clip-path|transform|color|opacity)\s*:", re.IGNORECASE)
"""Markup by which pages also show text slowly; what it hides may be seen a second later."""

_WHOLE = frozenset({"html", "body"})
"""Elements that hide all of a page until its script runs, which tells nothing of its parts."""


def _is_painted(style: str, hiding: str) -> bool:
    """Whether letters without colour show the picture behind them."""
    return "transparent" in hiding.lower() and "background-clip" in style.lower()


def is_effect(hiding: str) -> bool:
    """Whether what `hidden_by` found may be an effect on text that readers do see.

    >>> is_effect("opacity:0"), is_effect("display:none")
    (True, False)
    """
    return bool(_EFFECT.match(hiding))


def hidden_by(element: HtmlElement) -> str:
    """The markup by which a reader does not see the element; "" where he sees it."""
    if element.tag in _WHOLE:
        return ""
    style = (element.get("style") or "")[:_MAX_STYLE]
    if style and (match := _HIDING.search(style)) and not _is_painted(style, match[0]):
        return match[0]
    if element.get("hidden") is not None:
        return "hidden"
    return "pl_css_ganrao" if element.get("class") == "pl_css_ganrao" else ""


def is_shown(element: HtmlElement) -> bool:
    """Whether neither the element nor one around it is hidden."""
    return not hidden_by(element) and not any(hidden_by(one) for one in element.iterancestors())
