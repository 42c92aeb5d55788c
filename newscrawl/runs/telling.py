"""What the log says of a run that has ended."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from newscrawl.runs.publishing import Manifest, run_folder
from newscrawl.runs.records import Fate

MANY = 10
"""Pages that a server does not have before it is worth a word: papers have holidays."""


def summary(what: str, manifest: Manifest, folder: Path) -> str:
    """One line for people."""
    counts = manifest["counts"]
    fates = ", ".join(f"{counts[fate]} {fate}" for fate in Fate if counts[fate])
    where = run_folder(folder, manifest["run_id"])
    return (
        f"{what} {manifest['run_id']} ({manifest['reason']}): {counts['discovered']} discovered"
        f"{': ' if fates else ''}{fates}; files in {folder}, manifest in {where}"
    )


def remarks(manifest: Manifest) -> Iterator[tuple[int, str]]:
    """What else is worth a line, with its level: idle sources, what waits, what is missed."""
    for name, numbers in manifest["sources"].items():
        state = numbers["state"]
        if state == "absent" and numbers["absent"] >= MANY:
            absent = f"the server has none of its {numbers['absent']} pages asked for"
            yield logging.WARNING, f"source {name}: {absent}; see scrapy probe"
        elif state == "stale":
            yield logging.WARNING, f"source {name} is stale: newest story of {numbers['newest']}"
        elif state == "failed":
            yield logging.WARNING, f"source {name} failed: no page of it could be read"
    if waiting := manifest["counts"]["pending"]:
        yield logging.INFO, f"{waiting} addresses wait: start again to go on"
    coverage = manifest["coverage"]
    if coverage and coverage["missed"] is not None:
        text = (
            "of %(since)s to %(until)s %(stories)d stories are known, and about %(missed)d were "
            "named by no source; the manifest says by what estimate"
        )
        yield logging.INFO, text % coverage
