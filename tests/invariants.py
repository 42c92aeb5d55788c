"""What must hold of a spider's folder after any fault: an independent reader of what is published.

It reads the files itself and uses nothing of `newscrawl.runs`, whose work it judges.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from tests.project import ROOT

PEAK_MB = 512
"""Memory that no crawl may exceed, at its peak."""

_FATES = (
    *("written", "unchanged", "known", "duplicate", "rejected"),
    *("failed", "blocked", "skipped", "pending"),
)


@dataclass(frozen=True, slots=True)
class Truth:
    """What a crawl of a site must end with, by address."""

    articles: frozenset[str]
    """Published exactly once."""
    rejected: frozenset[str] = frozenset()
    """Listed as refused exactly once."""
    failed: frozenset[str] = frozenset()
    """Listed as failed, by each run that asked for them."""


@dataclass
class Findings:
    """What is wrong; everything is empty where nothing is."""

    lost: set[str] = field(default_factory=set)
    """Addresses that are neither published nor listed."""
    twice: list[Any] = field(default_factory=list)
    """Addresses or (id, version) that are published more than once."""
    torn: list[str] = field(default_factory=list)
    """Lines that are no record, by file and number."""
    faults: list[str] = field(default_factory=list)
    """Anything else: manifests that do not fit their files, left-overs, unknown addresses."""

    def __bool__(self) -> bool:
        return bool(self.lost or self.twice or self.torn or self.faults)


def check(folder: Path, truth: Truth | None) -> None:
    """Fail where an invariant does not hold; without a truth the crawl is still under way."""
    found = examine(folder, truth)
    assert not found, found


def examine(folder: Path, truth: Truth | None) -> Findings:
    """Judge the folder; without a truth, only what manifests name, which must hold at any time."""
    found = Findings()
    rows: dict[str, list[dict[str, Any]]] = {"articles": [], "rejected": [], "failed": []}
    named: set[Path] = set()
    for manifest in _manifests(folder, found):
        _check_accounting(manifest, found)
        lines = Counter[str]()
        for entry in manifest["files"]:
            path = folder / entry["name"]
            named.add(path)
            if not path.is_file():
                found.faults.append(f"{path.name} is named and missing")
                continue
            _check_file(path, entry, found)
            kind = "articles" if path.parent == folder else path.stem
            for row in _records(path, found):
                lines[kind] += 1
                if kind == "articles":
                    _check_article(row, found)
                if kind in rows:  # a hundred thousand texts need not be kept
                    rows[kind].append({name: row.get(name) for name in ("url", "id", "version")})
        for kind, fate in (("articles", "written"), ("rejected", "rejected")):
            if lines[kind] != manifest["counts"][fate]:
                counted = manifest["counts"][fate]
                found.faults.append(f"{manifest['run_id']}: {counted} {fate}, {lines[kind]} lines")
    editions = Counter((row["id"], row["version"]) for row in rows["articles"])
    found.twice += [edition for edition, number in editions.items() if number > 1]
    if truth:
        _check_truth(rows, truth, found)
        _check_left_overs(folder, named, found)
    return found


def _manifests(folder: Path, found: Findings) -> list[dict[str, Any]]:
    manifests = []
    for path in sorted(folder.glob("runs/*/manifest.json")):
        manifest = _strict(path.read_bytes())
        if manifest is None or manifest["run_id"] != path.parent.name:
            found.faults.append(f"{path} is no manifest of its run")
        else:
            manifests.append(manifest)
    return manifests


def _check_accounting(manifest: dict[str, Any], found: Findings) -> None:
    counts = manifest["counts"]
    if counts["discovered"] != sum(counts[fate] for fate in _FATES):
        found.faults.append(f"{manifest['run_id']}: the accounting has a remainder: {counts}")
    for fate, reasons in counts["reasons"].items():
        if counts[fate] != sum(reasons.values()):
            found.faults.append(f"{manifest['run_id']}: reasons of {fate} do not add up")


def _check_file(path: Path, entry: dict[str, Any], found: Findings) -> None:
    content = path.read_bytes()
    seen = (content.count(b"\n"), len(content), hashlib.sha256(content).hexdigest())
    if seen != (entry["lines"], entry["bytes"], entry["sha256"]):
        found.faults.append(f"{path.name} is not as its manifest says: {seen}")


def _records(path: Path, found: Findings) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON Lines; what is none is torn."""
    *lines, rest = path.read_bytes().split(b"\n")
    if rest or not lines:
        found.torn.append(f"{path.name}: {rest[:80]!r} at the end")
    for number, line in enumerate(lines, start=1):
        row = _strict(line)
        if row is None:
            found.torn.append(f"{path.name}:{number}")
        else:
            yield row


def _strict(line: bytes) -> dict[str, Any] | None:
    """An object of strict JSON: UTF-8, no NaN, no name twice."""

    def refuse(name: str) -> None:
        raise ValueError(name)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            raise ValueError(pairs)
        return dict(pairs)

    try:
        row = json.loads(line.decode(), parse_constant=refuse, object_pairs_hook=once)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None


@cache
def _article_schema() -> Draft202012Validator:
    schema = json.loads((ROOT / "newscrawl" / "article.schema.json").read_bytes())
    return Draft202012Validator(schema)


def _check_article(row: dict[str, Any], found: Findings) -> None:
    error = next(_article_schema().iter_errors(row), None)
    if error:
        found.faults.append(f"{row.get('url')}: {error.json_path}: {error.message[:80]}")


def _check_truth(rows: dict[str, list[dict[str, Any]]], truth: Truth, found: Findings) -> None:
    published = Counter(row["url"] for row in rows["articles"])
    rejected = Counter(row["url"] for row in rows["rejected"])
    failed = {row["url"] for row in rows["failed"]}
    found.lost |= truth.articles - published.keys()
    found.lost |= truth.rejected - rejected.keys()
    found.lost |= truth.failed - failed
    found.twice += [url for url, number in (published + rejected).items() if number > 1]
    unknown = published.keys() - truth.articles | rejected.keys() - truth.rejected
    found.faults += [f"{url} should not be there" for url in sorted(unknown)]


def _check_left_overs(folder: Path, named: set[Path], found: Findings) -> None:
    for path in folder.rglob("*"):
        if path.suffix in {".part", ".tmp"} or (path.suffix == ".jsonl" and path not in named):
            found.faults.append(f"{path.relative_to(folder)} is left over")
