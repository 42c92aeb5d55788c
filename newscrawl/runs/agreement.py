"""Whether the ledger and the files of a spider know of the same runs."""

from __future__ import annotations

from pathlib import Path

from newscrawl.exceptions import StateDamaged
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.ledger_file import mend
from newscrawl.runs.publishing import run_folder
from newscrawl.runs.run_ids import RUN_ID
from newscrawl.runs.storage import PART, storage_errors


def refuse_lost_ledger(folder: Path, ledger: Path) -> None:
    """Raise StateDamaged where a new ledger would fetch all that is published once more."""
    published = [] if ledger.exists() else _published_runs(folder)
    if published:
        raise StateDamaged(
            f"{ledger} is missing, but {len(published)} published files exist: {mend(folder)}"
        )


def refuse_unknown_runs(folder: Path, ledger: Ledger) -> None:
    """Raise StateDamaged for an emptied ledger, or an old copy, that lacks published runs."""
    known = {run_id for (run_id,) in ledger.execute("SELECT run_id FROM runs")}
    unknown = [run_id for run_id in _published_runs(folder) if run_id not in known]
    if unknown:
        raise StateDamaged(
            f"{ledger.path} knows nothing of the published run {unknown[0]}: {mend(folder)}"
        )


def set_aside(folder: Path, ledger: Ledger) -> list[Path]:
    """Keep as `.torn` what is under way of runs that the ledger has lost; return these files.

    A commit that the kernel never wrote takes its run along where the machine has lost power.
    """
    known = {run_id for (run_id,) in ledger.execute("SELECT run_id FROM runs")}
    parts = [*folder.glob(f"*.jsonl{PART}"), *folder.glob(f"runs/*/*.jsonl{PART}")]
    kept = []
    for part in parts:
        beside = folder if part.parent == folder else part.parent
        run_id = part.name.partition(".")[0] if beside == folder else beside.name
        if RUN_ID.fullmatch(run_id) and run_id not in known:
            name = part.name.removesuffix(PART)
            torn = run_folder(folder, run_id) / f"{name}.torn"
            with storage_errors(torn):
                torn.parent.mkdir(parents=True, exist_ok=True)
                part.replace(torn)
            kept.append(torn)
    return kept


def moved_away(folder: Path, ledger: Ledger) -> list[str]:
    """Names of published files of articles that are no longer in the spider's folder."""
    rows = ledger.execute(
        "SELECT run_id FROM files JOIN runs USING (run_id)"
        " WHERE name = 'articles' AND bytes > 0 AND ended IS NOT NULL ORDER BY run_id"
    )
    return [f"{run_id}.jsonl" for (run_id,) in rows if not (folder / f"{run_id}.jsonl").exists()]


def _published_runs(folder: Path) -> list[str]:
    with storage_errors(folder):
        return sorted(path.stem for path in folder.glob("*.jsonl") if RUN_ID.fullmatch(path.stem))
