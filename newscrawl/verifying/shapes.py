"""The keys and types of a manifest and of the rows beside it, as JSON Schemas.

They are written down once more here, not taken from the code that writes, so that the two can
disagree. A row may have more keys than these; a manifest may not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import fastjsonschema

from newscrawl.verifying.report import expected
from newscrawl.verifying.strict import read_object, shown

ARTICLE_SCHEMA = read_object(
    Path(__file__).parents[1].joinpath("article.schema.json").read_bytes().strip()
)
"""The published schema of an article's line."""

FATES = (
    *("written", "unchanged", "known", "duplicate", "rejected", "failed", "blocked"),
    *("skipped", "pending"),
)
"""What may become of an address; the counts of all are the addresses discovered."""

WITH_REASONS = ("rejected", "failed", "blocked", "skipped")
"""Fates of which the manifest counts the reasons."""

Schema = dict[str, Any]

_COUNT: Schema = {"type": "integer", "minimum": 0}
_TEXT: Schema = {"type": "string", "minLength": 1}
_MAYBE_TEXT: Schema = {"type": ["string", "null"]}
_SUM: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_NUMBERS: Schema = {"type": "object", "additionalProperties": _COUNT}


def _record(properties: Schema, *, is_closed: bool, optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "required": [name for name in properties if name not in optional],
        "properties": properties,
        "additionalProperties": not is_closed,
    }


_FILES: Schema = {
    "type": "array",
    "items": _record(
        {
            "name": _TEXT,
            "lines": {"type": "integer", "minimum": 1},
            "bytes": {"type": "integer", "minimum": 1},
            "sha256": _SUM,
        },
        is_closed=True,
    ),
}

_REASON = _record(
    {"reason": _TEXT, "exit_code": {"type": "integer", "minimum": 1}, "detail": {"type": "string"}},
    is_closed=True,
)

_COUNTS: Schema = {
    **_record(
        {
            "discovered": _COUNT,
            **dict.fromkeys(FATES, _COUNT),
            "reasons": _record(dict.fromkeys(WITH_REASONS, _NUMBERS), is_closed=True),
            "list_pages": _COUNT,
            "continuation_pages": _COUNT,
            "junk": _NUMBERS,
            "responses": _NUMBERS,
        },
        is_closed=False,
    ),
    # further counters: a number, or a group of numbers
    "additionalProperties": {**_NUMBERS, "type": ["integer", "object"], "minimum": 0},
}

_SOURCE = _record(
    {
        **dict.fromkeys(("pages", "failed", "absent", "named", "new"), _COUNT),
        "newest": _MAYBE_TEXT,
        "state": _TEXT,
    },
    is_closed=False,
)

MANIFEST = _record(
    {
        "run_id": _TEXT,
        "spider": _TEXT,
        "versions": _record(
            dict.fromkeys(("newscrawl", "extractor", "schema", "scrapy", "python"), _TEXT),
            is_closed=False,
        ),
        "started": _TEXT,
        "ended": _TEXT,
        "reason": _TEXT,
        "exit_code": _COUNT,
        "reasons": {"type": "array", "items": _REASON},
        "files": _FILES,
        "counts": _COUNTS,
        "sources": {"type": "object", "additionalProperties": _SOURCE},
        "coverage": {"type": ["object", "null"]},
        "pruned": _FILES,
        "sha256": _SUM,
    },
    is_closed=True,
    optional=("pruned", "sha256"),
)

REJECTED = _record(
    {
        "url": _MAYBE_TEXT,
        **dict.fromkeys(("reason", "field", "detail"), _TEXT),
        "article": {**ARTICLE_SCHEMA, "type": ["object", "null"]},
    },
    is_closed=False,
)
JUNK = _record(
    {
        **dict.fromkeys(("id", "url"), _MAYBE_TEXT),
        "rule": _TEXT,
        **dict.fromkeys(("place", "evidence", "text"), _MAYBE_TEXT),
        "items": _COUNT,
    },
    is_closed=False,
)
FAILED = _record(
    {
        "url": _MAYBE_TEXT,
        "tries": {"type": "integer", "minimum": 1},
        "last_error": _MAYBE_TEXT,
        "next_try": _MAYBE_TEXT,
    },
    is_closed=False,
)


class Shape:
    """A schema made ready to check thousands of records a second."""

    def __init__(self, schema: Schema) -> None:
        """Take a schema that uses what all drafts of JSON Schema share."""
        self._schema = {key: value for key, value in schema.items() if key != "$schema"}
        self._names = list(schema["properties"])
        self._required = set(schema["required"])

    @cached_property
    def _check(self) -> Callable[[Any], Any]:
        """The compiled check; made when it is needed, for every `scrapy` command is imported."""
        # with its defaults the check would fill in what a record lacks
        check: Callable[[Any], Any] = fastjsonschema.compile(self._schema, use_default=False)
        return check

    def faults(self, record: dict[str, Any]) -> Iterator[str]:
        """What a record's keys and values have against it: the first, where values have more."""
        missing = [name for name in self._names if name in self._required and name not in record]
        if missing:
            more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""  # noqa: PLR2004
            yield f"{', '.join(missing[:3])}{more} missing {expected('every key', len(record))}"
            return
        try:
            self._check(record)
        except fastjsonschema.JsonSchemaValueException as error:
            place = str(error.name).removeprefix("data").removeprefix(".") or "the object"
            yield f"{place} {_rule(error)} {expected(_wanted(error), shown(error.value))}"


def _rule(error: fastjsonschema.JsonSchemaValueException) -> str:
    return {"type": "has another type", "additionalProperties": "has another key"}.get(
        str(error.rule), "does not fit"
    )


def _wanted(error: fastjsonschema.JsonSchemaValueException) -> str:
    wanted = error.rule_definition
    if error.rule == "type":
        return " or ".join(wanted) if isinstance(wanted, list) else str(wanted)
    if error.rule in {"required", "additionalProperties"}:
        return str(error.message).partition(" ")[2]
    return f"{error.rule} {wanted}"
