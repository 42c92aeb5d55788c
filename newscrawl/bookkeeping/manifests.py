"""The manifests of a spider's runs, read by who trusts nothing in them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from newscrawl.exceptions import StateDamaged
from newscrawl.runs.publishing import Manifest, sum_of
from newscrawl.runs.storage import storage_errors

PRUNED = "pruned"
"""Entry of a manifest: the files that were, in the shape of `files`."""


def read_manifests(folder: Path) -> Iterator[Manifest]:
    """Those of all runs, oldest first; raises StateDamaged for a file that is none."""
    for path in sorted(folder.glob("runs/*/manifest.json")):
        with storage_errors(path):
            content = path.read_bytes()
        try:
            manifest = json.loads(content)
            _check(manifest, path.parent.name)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise StateDamaged(
                f"{path} is no manifest of this run: restore it from a backup, or remove it and "
                f"rebuild the ledger, and the next run makes it anew"
            ) from error
        yield manifest


def entries(manifest: Manifest) -> list[dict[str, Any]]:
    """Every file that it names, those that were pruned too."""
    return [*manifest["files"], *manifest.get(PRUNED, [])]


def _check(manifest: Any, run_id: str) -> None:
    """Raise one of several errors where it lacks what our work needs."""
    if manifest["run_id"] != run_id:
        raise ValueError(run_id)
    if manifest.get("sha256", wanted := sum_of(manifest)) != wanted:
        raise ValueError(wanted)
    for name in ("started", "ended"):
        if datetime.fromisoformat(manifest[name]).utcoffset() is None:
            raise ValueError(name)
    for entry in entries(manifest):
        if "\0" in entry["name"] or entry["lines"] < 1:
            raise ValueError(entry["name"])
    names = {"reason": str, "exit_code": int, "reasons": list, "counts": dict, "sources": dict}
    for name, kind in names.items():
        if not isinstance(manifest[name], kind):
            raise TypeError(name)
    for reason in manifest["reasons"]:
        int(reason["exit_code"])
