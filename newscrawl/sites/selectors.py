"""CSS selectors written as such and kept as XPath, which lxml runs."""

from __future__ import annotations

from functools import cache
from typing import Any

from cssselect import HTMLTranslator
from lxml.etree import XPath
from lxml.html import HtmlElement

_TRANSLATOR = HTMLTranslator()


def css(selector: str) -> str:
    """The selector as an absolute XPath.

    >>> css("#Content > p")
    "//*[@id = 'Content']/p"
    """
    return _TRANSLATOR.css_to_xpath(selector, prefix="//")


def within(selector: str) -> str:
    """The selector as an XPath below a given element.

    >>> within("h4 a")
    './/h4/descendant::a'
    """
    return _TRANSLATOR.css_to_xpath(selector, prefix=".//")


def select(element: HtmlElement, xpath: str) -> list[Any]:
    """What an XPath selects, elements or strings; nothing for an empty one."""
    found: list[Any] = _compiled(xpath)(element) if xpath else []
    return found


@cache
def _compiled(xpath: str) -> XPath:
    return XPath(xpath)
