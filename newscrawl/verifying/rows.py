"""The rows of one published file: each line by itself, and what all of them add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newscrawl.verifying.articles import article_faults, moment_of
from newscrawl.verifying.editions import Editions
from newscrawl.verifying.lines import LONGEST_LINE, FileReading, NoFile
from newscrawl.verifying.report import Report, expected
from newscrawl.verifying.shapes import FAILED, JUNK, REJECTED, Shape
from newscrawl.verifying.strict import NotStrict, read_object, shown, string_faults

ARTICLES = "articles"

_MOST_RULES = 1000
"""Rules that are told apart; a file with more is none of ours, and would fill the memory."""

_SHAPES = {"rejected": Shape(REJECTED), "junk": Shape(JUNK), "failed": Shape(FAILED)}


@dataclass(frozen=True, slots=True)
class Checks:
    """What the rows of a spider's files are checked against."""

    report: Report
    editions: Editions
    required: Sequence[str]
    """Fields that an article must have."""


@dataclass(slots=True)
class Found:
    """What was read of a file."""

    reading: FileReading
    kind: str
    """As `kind_of` tells it."""
    is_good: bool = True
    """Whether no line has a fault."""
    rules: Counter[str] = field(default_factory=Counter)
    """Rows by the rule that they name, in a file of junk."""


def kind_of(path: Path) -> str:
    """What a file's rows are: `articles`, `rejected`, `junk`, `failed`; else the file's name.

    >>> kind_of(Path("o/runs/20261128T104258Z-f42d/junk.jsonl"))
    'junk'
    >>> kind_of(Path("clean.jsonl.rejected.jsonl")), kind_of(Path("clean.jsonl"))
    ('rejected', 'articles')
    """
    for kind in _SHAPES:
        if path.name == f"{kind}.jsonl" or path.name.endswith(f".{kind}.jsonl"):
            return kind
    is_beside = path.parent.parent.name == "runs"
    return path.name if is_beside else ARTICLES


def check_file(path: Path, of_run: Mapping[str, str], checks: Checks) -> Found | None:
    """Read a file and tell what is wrong with its lines; None where it cannot be read."""
    report = checks.report
    try:
        found = Found(FileReading(path), kind_of(path))
        report.files += 1
        is_rows = path.suffix == ".jsonl"
        for line in found.reading:
            report.read(len(line or b""))
            if is_rows:
                _check_line(path, line, of_run, checks, found)
    except NoFile as error:
        report.fault(path, str(error))
    except FileNotFoundError:
        report.fault(path, "missing: moved away or lost, so that its sum cannot be checked")
    except OSError as error:
        report.fault(path, f"cannot be read: {error.strerror or error}")
    else:
        return found
    return None


def _check_line(
    path: Path, line: bytes | None, of_run: Mapping[str, str], checks: Checks, found: Found
) -> None:
    number = found.reading.lines
    try:
        row = _row(line)
        faults = list(_faults(row, found.kind, of_run, checks.required))
    except NotStrict as error:
        faults = [str(error)]
    if not faults and found.kind == ARTICLES:
        first = checks.editions.add(row["id"], row["version"], path, number)
        if first:
            what = f"version {row['version']} of {shown(row['id'])}"
            faults = [f"{what} stands twice (expected once, found first at {first})"]
    if not faults and found.kind == "junk" and len(found.rules) < _MOST_RULES:
        found.rules[row["rule"]] += 1
    for fault in faults:
        found.is_good = False
        checks.report.fault(path, fault, number)


def _row(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise NotStrict(f"the line is longer than {LONGEST_LINE:,} bytes")
    if not line.endswith(b"\n"):
        raise NotStrict("the line is torn: no line break ends it")
    return read_object(line[:-1])


def _faults(
    row: dict[str, Any], kind: str, of_run: Mapping[str, str], required: Sequence[str]
) -> Iterator[str]:
    yield from string_faults(row)
    if kind == ARTICLES:
        yield from article_faults(row, of_run, required)
    elif kind in _SHAPES:
        yield from _SHAPES[kind].faults(row)
    due = row.get("next_try")
    if kind == "failed" and due is not None and not (isinstance(due, str) and moment_of(due)):
        yield f"next_try is no time {expected('ISO 8601 with offset', shown(due))}"
