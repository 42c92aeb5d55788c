"""Let the next run ask anew for what earlier runs are done with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newscrawl.bookkeeping.finding import find
from newscrawl.bookkeeping.places import locked_ledger
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.records import Fate, KnownAddress


def forget(folder: Path, named: Sequence[str]) -> list[KnownAddress]:
    """Make the addresses pending; what was known of them until now.

    All of them or none. Published editions stay known, so that an article whose text is the same
    is not written again, and a changed one gets its next version. Raises CannotStart for an
    address that is not known, AlreadyRunning.
    """
    with locked_ledger(folder) as ledger:
        meant = {one.key: one for what in named for one in find(ledger, what)}
        for known in meant.values():
            _forget(ledger, known)
        ledger.commit()
    return list(meant.values())


def _forget(ledger: Ledger, known: KnownAddress) -> None:
    ledger.execute(
        "UPDATE addresses SET state = ?, tries = 0, last_error = NULL, due = NULL WHERE key = ?",
        *(Fate.PENDING, known.key),
    )
    ledger.keep_validators(known.url, None)


def told(known: KnownAddress) -> str:
    """What was done, in a line."""
    was = f"was {known.state}" + (f" ({known.last_error})" if known.last_error else "")
    if set(known.sources) == {"url"}:
        again = f"only you named it, so ask with -a urls={known.url}"
    else:
        again = "the next run without a window asks for it"
    return f"{known.url} {was}; {again}"
