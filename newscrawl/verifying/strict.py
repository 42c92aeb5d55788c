"""JSON as RFC 8259 has it, and the characters that no published string may hold.

Python's own reader takes NaN, endless numbers and keys that stand twice; other readers do not.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn

# Beside line break and tab no control character is text; a lone surrogate cannot be encoded, and
# XML knows neither U+FFFE nor U+FFFF.
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class NotStrict(ValueError):
    """Raised for what is no strict JSON; the text says why."""


def read_object(content: bytes) -> dict[str, Any]:
    """The JSON object that the bytes are, with nothing before or behind it; raises NotStrict."""
    try:
        text = content.decode("utf-8")
        value, end = _DECODER.raw_decode(text)
    except UnicodeDecodeError as error:
        raise NotStrict(f"no UTF-8: {error.reason} at byte {error.start + 1}") from error
    except NotStrict:
        raise
    except json.JSONDecodeError as error:
        raise NotStrict(f"no JSON: {error.msg} at character {error.pos + 1}") from error
    except ValueError as error:
        raise NotStrict("no JSON: a number of thousands of digits") from error
    except RecursionError as error:
        raise NotStrict("no JSON that others read: nested too deep") from error
    if end != len(text):
        raise NotStrict(f"more stands behind the JSON value, from character {end + 1}")
    if not isinstance(value, dict):
        raise NotStrict("no JSON object")
    return value


def strings(value: Any) -> Iterator[tuple[str, str]]:
    """Every string in a JSON value, keys too, with its place: `images[0].url`.

    However deep the value is nested.
    """
    open_values = [("", value)]
    while open_values:
        place, one = open_values.pop()
        if isinstance(one, str):
            yield place, one
        elif isinstance(one, dict):
            for key, part in one.items():
                yield f"a key in {place}" if place else "a key", key
                open_values.append((f"{place}.{key}" if place else key, part))
        elif isinstance(one, list):
            open_values.extend((f"{place}[{n}]", part) for n, part in enumerate(one))


def string_faults(record: dict[str, Any], *, may_be_empty: bool = False) -> Iterator[str]:
    """What is wrong with the strings of a record: each is text, and none is empty."""
    for place, text in strings(record):
        if not text and not may_be_empty:
            yield f"{place} is an empty string (expected null)"
        elif found := _NO_TEXT.search(text):
            yield f"{place} holds the character U+{ord(found[0]):04X}, which is no text"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        ((twice, _),) = Counter(key for key, _ in pairs).most_common(1)
        raise NotStrict(f"the key {shown(twice)} stands twice in one object")
    return found


def _no_number(name: str) -> NoReturn:
    raise NotStrict(f"{name} is no JSON")


def _float(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise NotStrict("a number that no reader can hold")
    return number


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_no_number, parse_float=_float
)

_LONGEST = 100
"""Characters of a found value that a message shows."""


def shown(value: Any) -> str:
    """A found value as a message shows it: short, and of a list or object only its kind."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
