"""How markup hides an element from readers."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
    r"|(?:height|width)\s*:\s*[01](?:px)?\s*;.*overflow\s*:\s*hidden"
    r"|overflow\s*:\s*hidden.*(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$)",
    re.IGNORECASE,
)


def hidden_by(element: HtmlElement) -> str:
    """The markup by which a reader does not see the element; "" where he sees it."""
    style = element.get("style")
    if style and (match := _HIDING.search(style)):
        return match[0]
    if element.get("hidden") is not None:
        return "hidden"
    return "pl_css_ganrao" if element.get("class") == "pl_css_ganrao" else ""
