"""What must be true of an article's line, beyond being strict JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from newscrawl.verifying.report import expected
from newscrawl.verifying.shapes import ARTICLE_SCHEMA, Shape
from newscrawl.verifying.strict import shown

REQUIRED = ("id", "title", "text", "date_published")
"""Fields without which there is no article; a crawl may ask for others."""

_ORDER = list(ARTICLE_SCHEMA["required"])
_SHAPE = Shape(ARTICLE_SCHEMA)

_MOST_VERSIONS = 10**6
"""Of one article; a larger number is none that was counted."""

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PRECISIONS = ("second", "minute", "day")


def article_faults(
    row: dict[str, Any], of_run: Mapping[str, str], required: Sequence[str] = REQUIRED
) -> Iterator[str]:
    """What is wrong with an article.

    `of_run` are the values that every line of the run carries, such as its `run_id`.
    """
    faults = list(shape_faults(row))
    yield from faults
    if faults:  # the rest would trip over them
        return
    if list(row) != _ORDER:
        wanted, found = next(pair for pair in zip(_ORDER, row, strict=True) if len({*pair}) > 1)
        yield f"the fields stand in another order {expected(wanted, found)}"
    for name in dict.fromkeys(("id", *required)):
        value = row.get(name)
        if not value or (isinstance(value, str) and not value.strip()):
            yield f"{name} is missing, and is required"
    for name, wanted in of_run.items():
        if row[name] != wanted:
            yield f"{name} is another than the run's {expected(shown(wanted), shown(row[name]))}"
    yield from _hash_faults(row)
    yield from _date_faults(row)
    if not isinstance(row["version"], int) or not 1 <= row["version"] <= _MOST_VERSIONS:
        yield f"version is none {expected(f'1 to {_MOST_VERSIONS}', shown(row['version']))}"


def shape_faults(row: dict[str, Any]) -> Iterator[str]:
    """What the published schema has against an article."""
    return _SHAPE.faults(row)


def _hash_faults(row: dict[str, Any]) -> Iterator[str]:
    if row["title"] or row["text"]:
        content = f"{row['title'] or ''}\n\n{row['text'] or ''}".encode(errors="replace")
        found = sha256(content).hexdigest()
        if row["content_hash"] != found:
            yield (
                "content_hash is not the sum of title and text "
                f"{expected(found, shown(row['content_hash']))}"
            )


def _date_faults(row: dict[str, Any]) -> Iterator[str]:
    for name in ("date_published", "date_modified", "date_downloaded"):
        if row[name] is not None and not moment_of(row[name]):
            yield f"{name} is no date {expected('2016-05-17T08:30:00+08:00', shown(row[name]))}"
    downloaded = moment_of(row["date_downloaded"])
    if downloaded and downloaded.utcoffset() != timedelta(0):
        yield f"date_downloaded is not in UTC {expected('+00:00', shown(row['date_downloaded']))}"
    if row["print_date"] is not None and not _is_day(row["print_date"]):
        yield f"print_date is no day {expected('2016-05-17', shown(row['print_date']))}"
    if row["date_precision"] not in (*_PRECISIONS, None):
        wanted = ", ".join(_PRECISIONS)
        yield f"date_precision is none {expected(wanted, shown(row['date_precision']))}"


def moment_of(text: str | None) -> datetime | None:
    """The moment that a text names to the second and with its offset; None where it names none."""
    if not text or not _MOMENT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False
