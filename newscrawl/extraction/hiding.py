"""How markup hides an element from readers: by its own attributes, or by the page's own rules."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.extraction.hiding_rules import HidingRules

_HIDING = re.compile(
    r"display\s*:\s*none|(?<!content-)visibility\s*:\s*hidden|content-visibility\s*:\s*hidden"
    r"|font-size\s*:\s*(?:0(?:\.0+)?|\.0+)(?![.\d])|(?<![-\w])zoom\s*:\s*0(?![.\d])"
    r"|(?<![-\w])(?:right|bottom)\s*:\s*-(?:[5-9]\d\d|\d{4})"
    r"|(?<![-\w])clip\s*:\s*rect\(\s*[01](?:px)?(?:[\s,]+[01](?:px)?){3}\s*\)"
    r"|clip-path\s*:\s*(?:inset\(\s*(?:100%|50%\s*\))|circle\(\s*0)"
    r"|transform\s*:[^;]*\b(?:scale(?:3d|[xy])?\(\s*0(?:\.0+)?\s*[,)]|translate(?:3d|[xy])?\([^)]*-\d{4})"
    r"|(?<![-\w])color\s*:\s*(?:transparent\b|white\b|\#f[c-f]f[c-f]f[c-f]\b|\#fff\b|rgba?\(\s*25\d\s*,\s*25\d\s*,\s*25\d)"
    r"|(?:left|top|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}"
    r"|opacity\s*:\s*0(?:\.0\d*)?\s*(?:;|!|$)|filter\s*:[^;]*opacity\(\s*0(?:%|\))"
    r"|(?<![-\w])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:!\w+\s*)?;.*overflow\s*:\s*hidden"
    r"|overflow\s*:\s*hidden.*(?<![-\w])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|!|$)",
    re.IGNORECASE | re.DOTALL,
)

_MAX_STYLE = 2_000
"""Characters; real ones have some fifty, and a search through an endless one takes time."""

_EFFECT = re.compile(
    r"(?:right|bottom|clip|clip-path|transform|color|opacity|filter|zoom|content-visibility)\s*:",
    re.IGNORECASE,
)
"""Markup by which pages also show text slowly; what it hides may be seen a second later."""

_WHOLE = frozenset({"html", "body"})
"""Elements that hide all of a page until its script runs, which tells nothing of its parts."""

_INTERFERENCE = "pl_css_ganrao"
"""The class of an infection whose style sheet is elsewhere."""

_WHITE = re.compile(r"(?i)white|#fff|#f[c-f]f[c-f]f[c-f]")

# Far cheaper than to ask each element, or one expression for all; without "/..", for which libxml2
# compares each element with all others.
_MARKED = tuple(
    etree.XPath(path) for path in ("//@style", "//@hidden", f"//@class[. = '{_INTERFERENCE}']")
)
_TAGS = ("marquee", "font", "dialog")


def hiding_style(style: str) -> str:
    """The declaration of a style by which it hides; "" where it does not.

    >>> hiding_style("top:0;left:-9999px"), hiding_style("color:red")
    ('left:-9999', '')
    """
    style = style[:_MAX_STYLE]
    match = _HIDING.search(style)
    if not match or _is_painted(style, match[0]):
        return ""
    return match[0]


def _is_painted(style: str, hiding: str) -> bool:
    """Whether letters without colour, or white ones, stand on a ground of their own."""
    return hiding.lower().startswith("color") and "background" in style.lower()


def is_effect(hiding: str) -> bool:
    """Whether what hides may be an effect on text that readers do see.

    >>> is_effect("opacity:0"), is_effect(".x {opacity:0}"), is_effect("display:none")
    (True, True, False)
    """
    return bool(_EFFECT.match(hiding.rpartition("{")[2].lstrip()))


class Hiding:
    """What a tree hides; right as long as the tree is not changed."""

    def __init__(self, root: HtmlElement) -> None:
        """Look at all attributes, style elements and scripts once."""
        found = HidingRules(root, hiding_style).hidden()
        self._hidden = {one: words for one, words in found.items() if one.tag not in _WHOLE}
        marked = [value.getparent() for path in _MARKED for value in path(root)]
        self._shown: dict[HtmlElement, bool] = {}
        for element in (*root.iter(*_TAGS), *marked):
            if element.tag not in _WHOLE and (words := _by_attributes(element)):
                self._hidden[element] = words

    def hidden_by(self, element: HtmlElement) -> str:
        """The markup by which a reader does not see the element; "" where he sees it."""
        return self._hidden.get(element, "")

    def is_shown(self, element: HtmlElement) -> bool:
        """Whether neither the element nor one around it is hidden; white may stand on a picture."""
        above: list[HtmlElement] = []
        place: HtmlElement | None = element
        while place is not None and place not in self._shown:
            above.append(place)
            place = place.getparent()
        shown = place is None or self._shown[place]
        for place in reversed(above):
            words = self.hidden_by(place)
            shown = shown and (not words or "color" in words.lower())
            self._shown[place] = shown
        return shown


def _by_attributes(element: HtmlElement) -> str:
    if words := hiding_style(element.get("style") or ""):
        return words
    if element.get("hidden") not in {None, "until-found"}:
        return "hidden"
    if element.get("class") == _INTERFERENCE:
        return _INTERFERENCE
    if element.tag == "font" and _WHITE.fullmatch(element.get("color") or ""):
        return "color: white"
    if element.tag == "marquee" and {element.get("height"), element.get("width")} & {
        "0",
        "1",
        "1px",
    }:
        return "marquee of no size"
    return "closed dialog" if element.tag == "dialog" and element.get("open") is None else ""
