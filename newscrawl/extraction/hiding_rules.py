"""What a page's own <style> and scripts hide, as far as simple selectors tell.

Spam hides its links by a class of a few random letters whose rule stands in the page. Style sheets
of their own are not fetched, and no selector is understood that is more than names and ancestors:
what is missed is still judged as a visible list of links.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

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
"""Rules that are looked for one by one, without a list of all classes of the page."""

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

_CLASSES = etree.XPath("//@class")
_OF_CLASS = etree.XPath("//@class[contains(concat(' ', normalize-space(.), ' '), $name)]/..")


@dataclass(frozen=True, slots=True)
class _Selector:
    """Names that an element must have, and those that elements around it must have, inner first."""

    text: str
    tag: str
    names: frozenset[str]
    outer: tuple[tuple[str, frozenset[str]], ...]

    def matches(self, element: HtmlElement) -> bool:
        if not _has(element, self.tag, self.names):
            return False
        ancestors = element.iterancestors()
        return all(any(_has(one, *wanted) for one in ancestors) for wanted in self.outer)


class HidingRules:
    """The rules of a page that hide something."""

    def __init__(self, root: HtmlElement, hiding: Callable[[str], str]) -> None:
        """`hiding` names the declaration by which a style hides, "" where it does not."""
        self._root = root
        self._hiding = hiding

    def hidden(self) -> dict[HtmlElement, str]:
        """The elements that are hidden, with the rule that does it."""
        found: dict[HtmlElement, str] = {}
        rules = self._rules()
        left = _MAX_ELEMENTS
        few = len(rules) <= _FEW
        used = set() if few else set(" ".join(map(str, _CLASSES(self._root))).split())
        for selector, words in rules:
            name = next(iter(selector.names))
            if name[0] == "#":
                elements = self._root.xpath("//*[@id=$id]", id=name[1:])
            elif few or name[1:] in used:
                elements = _OF_CLASS(self._root, name=f" {name[1:]} ")
            else:
                continue
            if (left := left - len(elements)) < 0:
                break
            words = f"{selector.text} {{{words}}}"  # noqa: PLW2901
            found |= {element: words for element in elements if selector.matches(element)}
        return self._without_page(found | self._by_script())

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
                for element in self._root.xpath("//*[@id=$id]", id=name):
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


def _has(element: HtmlElement, tag: str, names: frozenset[str]) -> bool:
    return (not tag or element.tag == tag) and names <= _names(element)


def _names(element: HtmlElement) -> frozenset[str]:
    names = {f".{name}" for name in (element.get("class") or "").split()}
    if name := element.get("id"):
        names.add(f"#{name}")
    return frozenset(names)
