"""CSS selectors written as such and kept as XPath, which lxml runs."""

from __future__ import annotations

from cssselect import HTMLTranslator

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
