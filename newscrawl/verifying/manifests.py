"""What must be true of a run's manifest, whatever its files hold."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from newscrawl.verifying.articles import moment_of
from newscrawl.verifying.report import expected
from newscrawl.verifying.shapes import FATES, MANIFEST, WITH_REASONS, Shape
from newscrawl.verifying.strict import shown, string_faults

Manifest = dict[str, Any]

_SHAPE = Shape(MANIFEST)

_STAMP = "%Y%m%dT%H%M%SZ"
"""How a run's id begins."""

_NAME = re.compile(r"\w[\w.-]*\.\w+", re.ASCII)
"""How a file of a run may be called."""


def shape_faults(manifest: dict[str, Any]) -> Iterator[str]:
    """What its keys and types have against a manifest; with a fault nothing in it is reliable."""
    return _SHAPE.faults(manifest)


def manifest_faults(manifest: Manifest, run_id: str) -> Iterator[str]:
    """What is wrong with a manifest of good shape in the folder of that run."""
    yield from string_faults(manifest, may_be_empty=True)
    yield from _sum_faults(manifest)
    if manifest["run_id"] != run_id:
        yield f"run_id is not the folder's {expected(shown(run_id), shown(manifest['run_id']))}"
    yield from _time_faults(manifest, run_id)
    yield from _end_faults(manifest)
    yield from _name_faults(manifest, run_id)
    yield from _count_faults(manifest["counts"])


def sum_of(manifest: Manifest) -> str:
    """The manifest's own checksum: sha256 of its other keys as JSON, sorted, without blanks."""
    rest = {key: value for key, value in manifest.items() if key != "sha256"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode(errors="replace")).hexdigest()


def _sum_faults(manifest: Manifest) -> Iterator[str]:
    wanted = sum_of(manifest)
    found = manifest.get("sha256", wanted)
    if found != wanted:
        yield f"sha256 is not the manifest's own sum {expected(wanted, found)}"


def _time_faults(manifest: Manifest, run_id: str) -> Iterator[str]:
    times = {name: moment_of(manifest[name]) for name in ("started", "ended")}
    for name, moment in times.items():
        if not moment:
            yield f"{name} is no time with offset {expected('ISO 8601', shown(manifest[name]))}"
    started, ended = times.values()
    if started and ended and ended < started:
        yield f"ended lies before started {expected(f'{started} or later', ended)}"
    stamp = stamp_of(run_id)
    if not stamp:
        yield f"run_id does not begin with a time {expected('20261128T104258Z-…', shown(run_id))}"
    elif started and stamp < started:  # behind it only where the clock was set back
        yield f"run_id names a time before started {expected(started, stamp)}"


def stamp_of(run_id: str) -> datetime | None:
    """The time in a run's id; None where it holds none."""
    try:
        return datetime.strptime(run_id.partition("-")[0], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _end_faults(manifest: Manifest) -> Iterator[str]:
    """The first reason decides how the run ended; a run without one ended well."""
    first = (manifest["reasons"] or [{"reason": manifest["reason"], "exit_code": 0}])[0]
    for name in ("reason", "exit_code"):
        if manifest[name] != first[name]:
            yield (
                f"{name} is not that of the reasons "
                f"{expected(shown(first[name]), shown(manifest[name]))}"
            )


def _name_faults(manifest: Manifest, run_id: str) -> Iterator[str]:
    """Each file lies in the run's own place, under one name."""
    names = Counter(
        entry["name"] for group in ("files", "pruned") for entry in manifest.get(group, [])
    )
    for name, times in names.items():
        if times > 1:
            yield f"{shown(name)} is named {times} times"
        if not is_own(name, run_id):
            wanted = f"{run_id}.jsonl or runs/{run_id}/…"
            yield f"a name outside the run's own files {expected(wanted, shown(name))}"


def is_own(name: str, run_id: str) -> bool:
    """Whether a name, relative to the spider's folder, may be one of the run's files."""
    folder, _, last = name.rpartition("/")
    is_beside = folder == f"runs/{run_id}" and last != "manifest.json"
    return bool(_NAME.fullmatch(last)) and (is_beside or name == f"{run_id}.jsonl")


def _count_faults(counts: Mapping[str, Any]) -> Iterator[str]:
    """The accounting has no remainder."""
    total = sum(counts[fate] for fate in FATES)
    if counts["discovered"] != total:
        yield f"discovered is not the sum of all fates {expected(total, counts['discovered'])}"
    for fate in WITH_REASONS:
        total = sum(counts["reasons"][fate].values())
        if total != counts[fate]:
            yield f"the reasons of {fate} do not add up to it {expected(counts[fate], total)}"
