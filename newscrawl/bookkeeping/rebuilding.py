"""A new ledger from the published files, after the old one was lost or damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from newscrawl.bookkeeping.exchange import clear, exchange
from newscrawl.bookkeeping.places import Snapshot, locked
from newscrawl.bookkeeping.published import PublishedRun, Reading, published_runs
from newscrawl.bookkeeping.records import Recorder, Rules
from newscrawl.discovery.frontier import HORIZON, JUDGED
from newscrawl.exceptions import CannotStart, StateDamaged, StorageFailed
from newscrawl.runs.again import Again
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.ledger_file import ledger_errors, ledger_path, state_folder
from newscrawl.runs.storage import make_folder
from newscrawl.sites import Site

_TOLD = 5
"""Faults that a refusal names."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a spider beside its files."""

    site: Site
    vias: Mapping[str, str]
    """For each source by name, what it is called in `discovered_via`."""
    again: Again
    first_days: int
    """Days before its first day that the first run takes."""


@dataclass(slots=True)
class Rebuilt:
    """What a rebuilding did."""

    runs: int
    editions: int = 0
    addresses: int = 0
    horizon: str | None = None
    """Day from which runs without a window read; None: no such run is known."""
    old: Path | None = None
    """Where the old ledger is kept."""
    is_added: bool = False
    """Whether the new ledger is a whole old one with what it lacked."""
    unfinished: list[PublishedRun] = field(default_factory=list)
    """Killed runs that the next start finishes."""
    faults: list[str] = field(default_factory=list)
    """What could not be read and is left out."""


def rebuild(folder: Path, facts: Facts, *, is_forced: bool) -> Rebuilt:
    """Build the ledger anew, and put it in place when it is whole.

    Where the old one is whole and only lacks runs, as a restored backup does, they are added to it.
    Raises CannotStart where nothing is published or the ledger lacks nothing, StateDamaged where
    files cannot be read; both but for the first only if not forced. AlreadyRunning, StorageFailed.
    """
    if not published_runs(folder):
        raise CannotStart(f"nothing to rebuild from: no run has left a file in {folder}")
    make_folder(state_folder(folder), mode=0o700)
    path = ledger_path(folder)
    with locked(folder), _draft_of(path) as draft:
        runs = published_runs(folder)
        known = _known_runs(path)
        lacking = [run for run in runs if known is None or _is_lacking(run, known)]
        if not (lacking or is_forced):
            raise CannotStart(f"{path} is whole and knows all that is published: see --force")
        is_added = known is not None and bool(lacking)
        if is_added:
            _copy(path, draft)
        done = _build(draft, lacking if is_added else runs, runs, facts)
        done.is_added = is_added
        if done.faults and not is_forced:
            raise StateDamaged(_refusal(done.faults))
        done.old = exchange(draft, path)
    return done


@contextmanager
def _draft_of(path: Path) -> Iterator[Path]:
    """Where to build; what does not come to be a ledger takes no space."""
    draft = clear(path)
    try:
        yield draft
    finally:
        clear(path)


def _known_runs(path: Path) -> dict[str, int] | None:
    """The runs that the ledger knows, with their editions; None for no whole ledger."""
    if not path.exists():
        return None
    try:
        with closing(Snapshot(path)) as ledger:
            if ledger.execute("PRAGMA integrity_check(1)") != [("ok",)]:
                return None
            rows = ledger.execute("SELECT run_id FROM runs")
            editions = ledger.execute("SELECT run_id, count(*) FROM articles GROUP BY run_id")
            return {run_id: 0 for (run_id,) in rows} | dict(editions)
    except (StateDamaged, StorageFailed):
        return None


def _is_lacking(run: PublishedRun, known: Mapping[str, int]) -> bool:
    """Whether the ledger is older than the run, or than its end."""
    return run.run_id not in known or known[run.run_id] < run.lines


def _copy(path: Path, draft: Path) -> None:
    """Begin the draft with all that the ledger has committed."""
    with (
        ledger_errors(draft),
        closing(Snapshot(path)) as old,
        closing(sqlite3.connect(draft)) as new,
    ):
        old.copy_to(new)


def _build(
    draft: Path, entered: Sequence[PublishedRun], runs: Sequence[PublishedRun], facts: Facts
) -> Rebuilt:
    reading = Reading()
    last_end = max(datetime.fromisoformat(run.times[1]) for run in runs)
    done = Rebuilt(len(entered))
    with closing(Ledger(draft)) as ledger:
        recorder = Recorder(ledger, reading, Rules(facts.vias, facts.again, last_end))
        for run in entered:
            if run.missing:
                reading.faults.append(f"{run.missing}: missing, though its manifest names it")
            recorder.enter(run)
        horizon = _horizon(runs, facts)
        if horizon and not ledger.fact(HORIZON):
            ledger.set_fact(HORIZON, horizon.isoformat())
        done.horizon = ledger.fact(HORIZON)
        ((done.editions,),) = ledger.execute("SELECT count(*) FROM articles")
        ((done.addresses,),) = ledger.execute("SELECT count(*) FROM addresses")
        ledger.execute("COMMIT")
        ledger.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the file alone is to be moved
    done.unfinished = [run for run in entered if not run.manifest]
    done.faults = reading.faults
    return done


def _horizon(runs: Sequence[PublishedRun], facts: Facts) -> date | None:
    """The day from which the first run without a window read.

    A run for a window is told by the days that it was judged by; where it was judged by none, it
    is taken for one without, as too early a day loses nothing.
    """
    for run in runs:
        started = facts.site.local_day(datetime.fromisoformat(run.times[0]))
        manifest = run.manifest or {"sources": facts.vias, "coverage": None}
        judged = manifest.get("coverage") or {}
        days = (str(judged.get("since")), str(judged.get("until")))
        # it may have begun before midnight and looked at the date behind it
        daily = ((str(day - JUDGED), str(day - _DAY)) for day in (started, started + _DAY))
        if manifest["sources"] and (not judged or days in daily):
            return started - timedelta(days=facts.first_days)
    return None


def _refusal(faults: Sequence[str]) -> str:
    shown = "\n  ".join(faults[:_TOLD])
    more = f"\n  and {len(faults) - _TOLD:,} more" if len(faults) > _TOLD else ""
    return (
        f"nothing was changed, as this cannot be read:\n  {shown}{more}\n"
        "put it back from a backup, or rebuild with --force: what only stands there is then "
        "fetched, and perhaps written, once more"
    )
