"""The required-field check."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newscrawl.items import Article, Problem

REQUIRED = ("id", "title", "text", "date_published")

_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


def problems(article: Article, required: Sequence[str] = REQUIRED) -> list[Problem]:
    """Why an article is refused: [] for a good one.

    A page that the reader took for no article has that as its first problem.
    """
    found = [article.refusal] if article.refusal else []
    for name in required:
        value = getattr(article, name)
        if not value or (isinstance(value, str) and not value.strip()):
            found.append(Problem(name, "missing", f"the page gives no {name}"))
        elif name == "date_published" and not _DATE.fullmatch(value):
            found.append(Problem(name, "invalid", f"{value!r} is no date with time and offset"))
    return found
