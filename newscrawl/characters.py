"""Characters that no published value may hold."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import Any

# Lone surrogates cannot be encoded as UTF-8, and some readers reject a whole file for one.
# XML knows no U+FFFE and U+FFFF. Control characters other than line break and tab are never text;
# an ESC steers terminals. Embeddings and overrides of the direction of writing let a line read
# otherwise than it is; the marks U+200E and U+200F belong to honest texts.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LINE_BREAK = re.compile(r"\r\n?|\x85")


def printable(value: Any) -> Any:
    r"""The value with clean strings at every depth; an empty string is no value.

    >>> printable({"title": "a\x1b\ud800 b", "tags": ["", "tea"], "source": ""})
    {'title': 'a b', 'tags': ['tea'], 'source': None}
    """
    if isinstance(value, str):
        return _UNPRINTABLE.sub("", _LINE_BREAK.sub("\n", value)) or None
    if isinstance(value, dict):
        return {key: printable(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [part for part in map(printable, value) if part is not None]
    return value


def clean(record: Any) -> None:
    """Clean the strings of a record, and of the records in its lists, where they stand."""
    for one in fields(record):
        value = getattr(record, one.name)
        if isinstance(value, list) and value and is_dataclass(value[0]):
            for part in value:
                clean(part)
        elif isinstance(value, (str, list)):
            setattr(record, one.name, printable(value))
