"""What `scrapy ledger` says when it has mended or pruned."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newscrawl.bookkeeping.pruning import Pruned
from newscrawl.bookkeeping.rebuilding import Rebuilt

_TOLD = 20
"""Things of one kind that are told one by one."""


def rebuilt_lines(spider: str, done: Rebuilt) -> Iterator[str]:
    """What the new ledger knows, and what nobody can know any more."""
    how = "added to the old ledger" if done.is_added else "entered into a new ledger"
    yield (
        f"{spider}: runs {how}: {done.runs:,}; it knows published versions: {done.editions:,}, "
        f"addresses: {done.addresses:,}"
    )
    if done.old:
        yield f"  the old one is kept as {done.old}: remove it when all is well"
    for fault in done.faults[:_TOLD]:
        yield f"  left out: {fault}"
    if len(done.faults) > _TOLD:
        yield f"  left out: {len(done.faults) - _TOLD:,} more"
    for run in done.unfinished:
        yield f"  the next run finishes {run.run_id}, which was killed"
        for part in run.parts:
            yield f"    and keeps {part.name} as .torn: how much of it was committed is not known"
    if done.is_added:
        return
    if done.horizon:
        yield (
            f"  the next run reads its lists back to {done.horizon}, once, as nobody knows how far"
            " they were read; what it knows it does not fetch"
        )
    yield (
        "  not known any more: addresses that waited without a failure, that were duplicates, or"
        " that lay outside a window; a list that names them brings them back"
    )


def pruned_lines(folder: Path, done: Pruned, *, is_trial: bool) -> Iterator[str]:
    """What went, or would go, and what it gave."""
    would = "would drop" if is_trial else "dropped"
    files = sum(len(run.files) for run in done.runs)
    yield f"{would} the details of runs: {len(done.runs):,}, and files: {files:,}"
    for run in done.runs[:_TOLD]:
        if run.files:
            yield f"  {run.run_id}, ended {run.ended.date()}: {size(run.bytes)}"
    if len(done.runs) > _TOLD:
        yield f"  and {len(done.runs) - _TOLD:,} more"
    takes = "would take" if is_trial else "takes"
    yield f"{folder} {takes} {size(done.after)}, before {size(done.before)}"
    if done.is_over:
        yield (
            "that is more than --max-size: what remains are articles, manifests and addresses, "
            "which are never dropped; articles may be moved away, the ledger knows them"
        )


def size(number: int) -> str:
    """Bytes as people read them.

    >>> size(512), size(3 * 2**20)
    ('512 B', '3.0 MiB')
    """
    amount, units = float(number), ["B", "KiB", "MiB", "GiB", "TiB"]
    while amount >= 1024 and len(units) > 1:  # noqa: PLR2004
        amount, units = amount / 1024, units[1:]
    return f"{amount:.0f} B" if units[0] == "B" else f"{amount:.1f} {units[0]}"
