"""The end of a run: its files get their final names and the manifest that names them.

The same steps finish a run that was killed; each of them may be repeated, so that a kill between
two steps is mended by the next start.
"""

from __future__ import annotations

import json
import platform
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from newscrawl import __version__
from newscrawl.items import EXTRACTOR_VERSION, SCHEMA_VERSION
from newscrawl.runs.accounting import Account, unfinished
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.outcome import Ending, reasons_of
from newscrawl.runs.storage import PART, cut_back, publish, storage_errors, write_whole

Manifest = dict[str, Any]
"""The content of `manifest.json`: {run_id, spider, versions, started, ended, reason, exit_code,
reasons, files, counts}."""


def run_folder(folder: Path, run_id: str) -> Path:
    """Where a run's manifest and side files are; `folder` is the spider's."""
    return folder / "runs" / run_id


def run_files(folder: Path, run_id: str) -> dict[str, Path]:
    """The final names of the files that a run may publish."""
    beside = run_folder(folder, run_id)
    side_files = {name: beside / f"{name}.jsonl" for name in ("rejected", "junk", "failed")}
    return {"articles": folder / f"{run_id}.jsonl", **side_files}


def publish_run(
    folder: Path, account: Account, ending: Ending, times: tuple[str, str], tolerance: float
) -> Manifest:
    """Publish a run whose last change is committed; `times` are its start and its end."""
    counts = account.counts()
    reasons = reasons_of(counts, ending, tolerance)
    found = [publish(path, folder) for path in run_files(folder, account.run_id).values()]
    manifest: Manifest = {
        "run_id": account.run_id,
        "spider": folder.name,
        "versions": _versions(),
        "started": times[0],
        "ended": times[1],
        "reason": reasons[0].reason if reasons else ending.closed,
        "exit_code": reasons[0].exit_code if reasons else 0,
        "reasons": [asdict(reason) for reason in reasons],
        "files": [asdict(file) for file in found if file],
        "counts": counts,
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    write_whole(_manifest_path(folder, account.run_id), text.encode())
    account.finish(times[1], manifest["reason"], manifest["exit_code"])
    return manifest


def finish_killed(folder: Path, ledger: Ledger, tolerance: float) -> list[Manifest]:
    """Finish every run that a kill left behind; raises StateDamaged where files lost bytes."""
    return [
        _finish(folder, Account(ledger, run_id), (started, committed), tolerance)
        for run_id, started, committed in unfinished(ledger)
    ]


def _finish(folder: Path, account: Account, times: tuple[str, str], tolerance: float) -> Manifest:
    published = _manifest_path(folder, account.run_id)
    if published.exists():  # killed after the last step but one
        manifest: Manifest = json.loads(published.read_bytes())
        account.finish(manifest["ended"], manifest["reason"], manifest["exit_code"])
        return manifest
    committed = account.committed_sizes()
    for name, path in run_files(folder, account.run_id).items():
        if not path.exists():
            torn = run_folder(folder, account.run_id) / f"{path.name}.torn"
            cut_back(path.with_name(path.name + PART), committed.get(name, 0), torn)
    return publish_run(folder, account, Ending("killed"), times, tolerance)


def _manifest_path(folder: Path, run_id: str) -> Path:
    return run_folder(folder, run_id) / "manifest.json"


def refuse_lost_ledger(folder: Path, ledger: Path) -> str | None:
    """Why a run must not start with a new ledger: published files would all be fetched again."""
    with storage_errors(folder):
        published = [] if ledger.exists() else sorted(folder.glob("*.jsonl"))
    if not published:
        return None
    return (
        f"{ledger} is missing, but {len(published)} published files exist: restore it from a "
        f"backup, or move the folder {folder} away to begin anew"
    )


def _versions() -> dict[str, str]:
    return {
        "newscrawl": __version__,
        "extractor": EXTRACTOR_VERSION,
        "schema": SCHEMA_VERSION,
        "scrapy": version("scrapy"),
        "python": platform.python_version(),
    }
