"""The end of a run: its files get their final names and the manifest that names them.

The same steps finish a run that was killed; each of them may be repeated, so that a kill between
two steps is mended by the next start.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from newscrawl import __version__
from newscrawl.exceptions import StateDamaged
from newscrawl.items import EXTRACTOR_VERSION, SCHEMA_VERSION
from newscrawl.runs.accounting import Account, unfinished
from newscrawl.runs.coverage import estimate, source_report
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.ledger_file import mend
from newscrawl.runs.outcome import NO_NETWORK, SITE_CHANGED, Ending, reasons_of
from newscrawl.runs.records import Fate
from newscrawl.runs.storage import cut_back, part_of, publish, write_whole

Manifest = dict[str, Any]
"""The content of `manifest.json`: {run_id, spider, versions, started, ended, reason, exit_code,
reasons, files, counts, sources, coverage, sha256}."""


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
        **_coverage(account, times[1], is_whole=ending.closed == "finished" and not reasons),
    }
    _ask_again(account, manifest)
    manifest = write_manifest(folder, manifest)
    account.finish(times[1], manifest["reason"], manifest["exit_code"])
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> Manifest:
    """Write the manifest with the sum of its own content, in place of an earlier one."""
    content = {name: value for name, value in manifest.items() if name != "sha256"}
    content["sha256"] = sum_of(manifest)
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    write_whole(_manifest_path(folder, manifest["run_id"]), text.encode())
    return content


def sum_of(manifest: Manifest) -> str:
    """The sha256 of all keys but that one, as JSON without blanks, keys sorted, in UTF-8."""
    content = {name: value for name, value in manifest.items() if name != "sha256"}
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _ask_again(account: Account, manifest: Manifest) -> None:
    """Take back what failed for want of a network, or was refused because the site has changed."""
    codes = {reason["exit_code"] for reason in manifest["reasons"]}
    if SITE_CHANGED in codes:
        account.ask_again(Fate.REJECTED)
    if NO_NETWORK in codes:
        account.ask_again(Fate.FAILED)


def _coverage(account: Account, ended: str, *, is_whole: bool) -> dict[str, Any]:
    """What each source gave, and what all of them seem to miss."""
    since, until, today = account.window()
    today = today or datetime.fromisoformat(ended).date()
    return {
        "sources": source_report(account, min(today, until or today)),
        "coverage": estimate(account.ledger, since, until, today, is_whole=is_whole),
    }


def finish_killed(folder: Path, ledger: Ledger, tolerance: float) -> list[Manifest]:
    """Finish every run that a kill left behind; raises StateDamaged where files lost bytes."""
    return [
        _finish(folder, Account(ledger, run_id), (started, committed), tolerance)
        for run_id, started, committed in unfinished(ledger)
    ]


def _finish(folder: Path, account: Account, times: tuple[str, str], tolerance: float) -> Manifest:
    published = _manifest_path(folder, account.run_id)
    committed = account.committed_sizes()
    _refuse_older(folder, account, committed)
    if published.exists():  # killed after the last step but one
        manifest = _read_manifest(published)
        _ask_again(account, manifest)
        account.finish(manifest["ended"], manifest["reason"], manifest["exit_code"])
        return manifest
    for name, path in run_files(folder, account.run_id).items():
        if not path.exists():
            torn = run_folder(folder, account.run_id) / f"{path.name}.torn"
            cut_back(part_of(path), committed.get(name, 0), torn)
    return publish_run(folder, account, Ending("killed"), times, tolerance)


def _refuse_older(folder: Path, account: Account, committed: Mapping[str, int]) -> None:
    """Raise StateDamaged where a published file holds more than the ledger knows of.

    Then it is a copy that was made while the run was under way, and put back after it.
    """
    for name, path in run_files(folder, account.run_id).items():
        if path.exists() and path.stat().st_size != committed.get(name, 0):
            ledger = account.ledger.path
            raise StateDamaged(f"{ledger} is older than {path}: {mend(folder)}")


def _read_manifest(path: Path) -> Manifest:
    try:
        manifest: Manifest = json.loads(path.read_bytes())
    except ValueError as error:
        raise StateDamaged(f"{path} is no manifest: remove it, and start again") from error
    return manifest


def _manifest_path(folder: Path, run_id: str) -> Path:
    return run_folder(folder, run_id) / "manifest.json"


def _versions() -> dict[str, str]:
    return {
        "newscrawl": __version__,
        "extractor": EXTRACTOR_VERSION,
        "schema": SCHEMA_VERSION,
        "scrapy": version("scrapy"),
        "python": platform.python_version(),
    }
