"""What a page's own <style> and scripts hide, as far as simple selectors tell.

Spam hides its links by a class of a few random letters whose rule stands in the page. Style sheets
of their own are not fetched, and no selector is understood that is more than names and ancestors:
what is missed is still judged as a visible list of links.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

from lxml import etree
from lxml.html import HtmlElement

_MAX_SHEET, _MAX_CSS = 3_000, 15_000
"""Characters of one style sheet, and of all: injected ones hold a rule or two."""

# What stands in a named function, a handler or behind a condition may never run.
_LATER = re.compile(
    r"\bfunction\s+\w|=>|\bif\b|\bon(?!load\b)[a-z]+\s*=|addEventListener|\.on\(|\.click\("
)

_MOST = 0.4
"""Share of a page's characters that nobody hides from readers for good."""

_FEW = 6
"""Names that are looked for one by one, without a list of all names of the page."""

_MAX_ELEMENTS = 20_000
"""Elements that rules are compared with, so that a hostile page takes no time."""

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_PRINT = re.compile(
    r"@media\s+(?:only\s+)?(?:print|speech)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE
)
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
_COMPOUND = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)+)", re.IGNORECASE)
_ANCESTOR = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_NAME = re.compile(r"([.#])([\w-]+)")
_SHOWING = re.compile(r"display\s*:\s*(?!none)|visibility\s*:\s*visible", re.IGNORECASE)

# document.getElementById("x").style.display = "none", $("#x").hide()
_BY_SCRIPT = re.compile(
    r"""(?:getElementById\(\s*["']([\w-]+)["']\s*\)|querySelector\(\s*["']\#([\w-]+)["']\s*\))
        \.style\.(?:display\s*=\s*["']none|visibility\s*=\s*["']hidden|(?:left|top|textIndent)\s*=\s*["']-\d{3})
        |\$\(\s*["']\#([\w-]+)["']\s*\)\.hide\(""",
    re.VERBOSE,
)

_DEEPEST = 160
"""Levels: what stands deeper is read as plain text, and only attacks have it."""

_CLASSES = etree.XPath("//@class")
_IDS = etree.XPath("//@id")
# Without "/..", for which libxml2 compares each element with all others.
_OF_CLASS = etree.XPath("//@class[contains(concat(' ', normalize-space(.), ' '), $name)]")
_OF_ID = etree.XPath("//*[@id=$name]")


_NamesOf = Callable[[HtmlElement], frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Selector:
    """Names that an element must have, and those that elements around it must have, inner first."""

    text: str
    tag: str
    names: frozenset[str]
    outer: tuple[tuple[str, frozenset[str]], ...]

    def fits(self, element: HtmlElement, names_of: _NamesOf) -> bool:
        """Whether the element itself has the names."""
        return _has(element, self.tag, self.names, names_of)

    def holds(self, parent: HtmlElement | None, names_of: _NamesOf) -> bool:
        """Whether the elements around it, up from its parent, have theirs."""
        if parent is None or not self.outer:
            return not self.outer
        around = islice(chain([parent], parent.iterancestors()), _DEEPEST)
        return all(any(_has(one, *wanted, names_of) for one in around) for wanted in self.outer)


class _Names:
    """The elements of an id or a class: the first few sought one by one, then by a list of all."""

    def __init__(self, root: HtmlElement) -> None:
        self._root = root
        self._left = _FEW
        self._all: dict[str, list[HtmlElement]] | None = None

    def elements(self, name: str) -> list[HtmlElement]:
        """Those with `#id` or `.class`, in the order of the page."""
        if self._left:
            self._left -= 1
            is_id = name[0] == "#"
            return _OF_ID(self._root, name=name[1:]) if is_id else _of_class(self._root, name[1:])
        if self._all is None:
            self._all = self._listed()
        return self._all.get(name, [])

    def _listed(self) -> dict[str, list[HtmlElement]]:
        found: dict[str, list[HtmlElement]] = defaultdict(list)
        for value in _CLASSES(self._root):
            for name in dict.fromkeys(value.split()):
                found[f".{name}"].append(value.getparent())
        for value in _IDS(self._root):
            found[f"#{value}"].append(value.getparent())
        return found


def _of_class(root: HtmlElement, name: str) -> list[HtmlElement]:
    return [value.getparent() for value in _OF_CLASS(root, name=f" {name} ")]


class HidingRules:
    """The rules of a page that hide something."""

    def __init__(self, root: HtmlElement, hiding: Callable[[str], str]) -> None:
        """`hiding` names the declaration by which a style hides, "" where it does not."""
        self._root = root
        self._hiding = hiding
        self._names = _Names(root)
        self._names_of = cache(_names)

    def hidden(self) -> dict[HtmlElement, str]:
        """The elements that are hidden, with the rule that does it."""
        found: dict[HtmlElement, str] = {}
        left = _MAX_ELEMENTS
        for selector, words in self._rules():
            elements = self._names.elements(next(iter(selector.names)))
            if (left := left - len(elements)) < 0:
                break
            words = f"{selector.text} {{{words}}}"  # noqa: PLW2901
            found |= dict.fromkeys(self._matching(selector, elements), words)
        return self._without_page(found | self._by_script())

    def _matching(
        self, selector: _Selector, elements: Sequence[HtmlElement]
    ) -> Iterator[HtmlElement]:
        holds: dict[HtmlElement | None, bool] = {}  # siblings have the same elements around them
        for element in elements:
            if selector.fits(element, self._names_of):
                parent = element.getparent()
                if parent not in holds:
                    holds[parent] = selector.holds(parent, self._names_of)
                if holds[parent]:
                    yield element

    def _without_page(self, found: dict[HtmlElement, str]) -> dict[HtmlElement, str]:
        """What is hidden, but for what holds most of the page: that waits for a script."""
        if not found:
            return found
        most = len(self._root.text_content()) * _MOST
        return {one: words for one, words in found.items() if len(one.text_content()) < most}

    def _rules(self) -> list[tuple[_Selector, str]]:
        left = _MAX_CSS
        shown: set[str] = set()
        found: dict[str, tuple[_Selector, str]] = {}
        for sheet in sorted(self._texts("style"), key=len):
            if (left := left - len(sheet)) < 0:
                break
            for heads, body in _RULE.findall(_PRINT.sub("", _COMMENT.sub("", sheet))):
                words = self._hiding(body)
                if not words:
                    if _SHOWING.search(body):
                        shown.update(head.strip() for head in heads.split(","))
                    continue
                for head in heads.split(","):
                    if one := _selector(head.strip()):
                        found[one.text] = (one, words)
        return [rule for text, rule in found.items() if text not in shown]

    def _texts(self, tag: str) -> list[str]:
        """The texts of a page's own sheets or scripts, as far as they are short."""
        texts = (one.text for one in self._root.iter(tag) if one.get("src") is None)
        return [text for text in texts if text and len(text) <= _MAX_SHEET]

    def _by_script(self) -> dict[HtmlElement, str]:
        found: dict[HtmlElement, str] = {}
        for script in self._texts("script"):
            if not (".style." in script or ".hide(" in script) or _LATER.search(script):
                continue
            for names in _BY_SCRIPT.findall(script):
                name = next(filter(None, names))
                for element in self._names.elements(f"#{name}"):
                    found[element] = f"#{name} by script"
        return found


def _selector(text: str) -> _Selector | None:
    """A selector of names and ancestors only; None for what may hold only sometimes."""
    *outer, last = text.replace(">", " ").split() or [""]
    match = _COMPOUND.fullmatch(last)
    if not match:
        return None
    around = [_ANCESTOR.fullmatch(one) for one in reversed(outer)]
    if not all(around):
        return None
    wanted = tuple(_wanted(one) for one in around if one)
    return _Selector(text, *_wanted(match), wanted)


def _wanted(match: re.Match[str]) -> tuple[str, frozenset[str]]:
    return (match[1] or "").lower(), frozenset("".join(name) for name in _NAME.findall(match[2]))


def _has(element: HtmlElement, tag: str, names: frozenset[str], names_of: _NamesOf) -> bool:
    return (not tag or element.tag == tag) and names <= names_of(element)


def _names(element: HtmlElement) -> frozenset[str]:
    names = {f".{name}" for name in (element.get("class") or "").split()}
    if name := element.get("id"):
        names.add(f"#{name}")
    return frozenset(names)
