"""Records as lines of JSON, for the run's own files and for Scrapy's feeds alike.

A line is strict JSON (RFC 8259: no NaN), UTF-8 without escapes, with the fields in the order of
their declaration. A value that cannot be text is an error, never a line that readers choke on.
"""

from __future__ import annotations

import json
from typing import Any

from newscrawl.characters import printable
from newscrawl.items import Article, Problem


def encode_line(article: Article) -> bytes:
    """The article as one line of JSON, with its line break."""
    return encode_row(article.to_dict())


def encode_row(row: dict[str, Any]) -> bytes:
    r"""Any record as one line of JSON, cleaned like an article's line.

    Raises ValueError for NaN and infinite numbers, TypeError for what JSON does not know.

    >>> encode_row({"title": "a\x1b\ud800 b", "source": ""})
    b'{"title": "a b", "source": null}\n'
    """
    text = json.dumps(printable(row), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8") + b"\n"


def rejected_row(url: str | None, problem: Problem, article: Article | None) -> dict[str, Any]:
    """A refused page as the file of rejected pages holds it."""
    row = {"url": url, "reason": problem.code, "field": problem.field, "detail": problem.detail}
    return row | {"article": article and article.to_dict()}


def junk_rows(article: Article) -> list[dict[str, Any]]:
    """What was stripped from a page, a row each, as the file of junk holds it.

    A page without address is named by its input. `text` is null for a piece of markup only, of
    which `items` tells the size.
    """
    whose = {"id": article.id, "url": article.url or article.archive_ref}
    return [
        whose
        | {"rule": one.rule, "place": one.place, "evidence": one.evidence, "text": one.text}
        | {"items": one.items}
        for one in article.removed
    ]
