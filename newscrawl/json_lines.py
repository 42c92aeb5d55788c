"""Records as lines of JSON, for the run's own files and for Scrapy's feeds alike.

A line is strict JSON (RFC 8259: no NaN), UTF-8 without escapes, with the fields in the order of
their declaration. A value that cannot be text is an error, never a line that readers choke on.
"""

from __future__ import annotations

import json
import re
from typing import Any

from newscrawl.items import Article

# Lone surrogates cannot be encoded as UTF-8, and some readers reject a whole file for one.
# Control characters other than line break and tab are never text; an ESC steers terminals.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_BREAK = re.compile(r"\r\n?|\x85")


def encode_line(article: Article) -> bytes:
    """The article as one line of JSON, with its line break."""
    return encode_row(article.to_dict())


def encode_row(row: dict[str, Any]) -> bytes:
    r"""Any record as one line of JSON, cleaned like an article's line.

    Raises ValueError for NaN and infinite numbers, TypeError for what JSON does not know.

    >>> encode_row({"title": "a\x1b\ud800 b", "source": ""})
    b'{"title": "a b", "source": null}\n'
    """
    text = json.dumps(_clean(row), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8") + b"\n"


def _clean(value: Any) -> Any:
    """The value with clean strings at every depth; an empty string is no value."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub("", _LINE_BREAK.sub("\n", value)) or None
    if isinstance(value, dict):
        return {key: _clean(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [part for part in map(_clean, value) if part is not None]
    return value
