"""Pictures of a page: which are part of a story, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

_TINY = re.compile(r"\s*[0-3]?\d\s*(?:px)?\s*")

_PLACEHOLDER = re.compile(
    r"(?i)^data:|(?:^|[/_-])(?:blank|spacer|pixel|1x1|loading|placeholder|transparent|grey|qr(?:code)?)"
    r"[\w-]*\.(?:gif|png|jpe?g|svg)"
)


@dataclass(slots=True)
class Picture:
    """An `<img>` and where it stands among the blocks."""

    before: int
    """Index of the first block that follows it."""
    url: str
    element: HtmlElement


def source_of(image: HtmlElement) -> str:
    """The address of a picture that is part of a story; "" for spacers, icons and counters."""
    if any(_TINY.fullmatch(image.get(side) or "") for side in ("width", "height")):
        return ""
    names = ("src", "data-src", "data-original", "data-lazy-src")
    sources = ((image.get(name) or "").strip() for name in names)
    return next((one for one in sources if one and not _PLACEHOLDER.search(one)), "")
