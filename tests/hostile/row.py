"""The rows of the fault matrix: what is played, what must come of it, and what was measured."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.bench import Bench, Ended, bench
from tests.hostile.shared_server import SharedServer
from tests.invariants import PEAK_MB, examine

STALL_SECONDS = 2.0
"""For no longer may a crawl stand still."""


@dataclass(frozen=True, slots=True)
class Row:
    """One fault of the matrix, or several of a kind."""

    number: str
    """As in the matrix; with a letter where the project's own server plays further faults."""
    fault: str
    expected: str
    exits: str
    """Exit codes of the crawls: `10 then 0`, `0/10`."""
    play: Callable[[Bench], None]
    needs_shared: bool
    module: str
    """Where the row stands."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a row gave."""

    row: Row
    seen: str
    lost: int
    twice: int
    exit_code: str
    peak_mb: float
    stall_s: float
    forbidden_hits: int
    wrong: list[str]
    """What should not be so; [] for a row that passes."""


ROWS: list[Row] = []


def row(
    number: str, fault: str, expected: str, exits: str, *, needs_shared: bool = False
) -> Callable[[Callable[[Bench], None]], Callable[[Bench], None]]:
    """Enter a function that plays a fault into the matrix."""

    def enter(play: Callable[[Bench], None]) -> Callable[[Bench], None]:
        module = getattr(play, "func", play).__module__
        ROWS.append(Row(number, fault, expected, exits, play, needs_shared, module))
        return play

    return enter


def run_row(
    one: Row, folder: Path, shared: SharedServer | None = None, *, is_timed: bool = True
) -> Result:
    """Play a row in a folder of its own and judge it by the invariants."""
    with bench(folder, shared if one.needs_shared else None) as place:
        one.play(place)
        wrong = [*place.wrong, *_broken(one, place)]
        stall = max(end.busy_s for end in place.ended)
        if is_timed and stall > STALL_SECONDS:
            wrong.append(f"stood still for {stall:.1f} s")
        return Result(
            row=one,
            seen=_seen(place),
            lost=len(place.lost),
            twice=place.twice,
            exit_code=" then ".join(str(end.code) for end in place.ended),
            peak_mb=max(end.peak_mb for end in place.ended),
            stall_s=stall,
            forbidden_hits=place.forbidden,
            wrong=wrong,
        )


def _broken(one: Row, place: Bench) -> Iterable[str]:
    """The invariants that do not hold."""
    wanted = [step.split("/") for step in one.exits.split(" then ")]
    codes = [end.code for end in place.ended]
    if len(codes) != len(wanted) or any(
        str(c) not in w for c, w in zip(codes, wanted, strict=False)
    ):
        yield f"exit codes {codes}, not {one.exits}"
    if place.lost:
        yield f"lost: {sorted(place.lost)[:5]}"
    if place.twice:
        yield f"{place.twice} lines twice"
    if place.forbidden:
        yield f"{place.forbidden} connections to forbidden addresses"
    if unexplained := place.named - place.fates().keys():
        yield f"without a fate: {sorted(unexplained)[:5]}"
    found = examine(place.output, None)
    if found:
        yield str(found)
    for end in place.ended:
        yield from _bad_log(end)
        if end.peak_mb > PEAK_MB:
            yield f"{end.peak_mb:.0f} MB"


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


_TRACE = re.compile(r"Traceback \(most recent call last\):\n(?:[ \t].*\n|\n)*(.*)")


def _bad_log(end: Ended) -> Iterable[str]:
    """What no log should hold: our own faults, and what a terminal obeys."""
    if "Traceback" in end.log:
        trace = _TRACE.search(end.log)
        yield f"traceback in the log: {trace[1][:200] if trace else end.log[-200:]!r}"
    if match := _CONTROL.search(end.log):
        yield f"control character in the log: {end.log[max(0, match.start() - 60) : match.end()]!r}"


def _seen(place: Bench) -> str:
    """The fates of the last run, in words."""
    parts = []
    for manifest in place.manifests()[-len(place.ended) :]:
        counts = manifest["counts"]
        fates = [f"{counts[f]} {f}" for f in _TOLD if counts[f]]
        lists = [f"lists {name} {n}" for name, n in counts.get("lists", {}).items()]
        parts.append(", ".join([*fates, *lists]) or "nothing")
    return "; then ".join(parts)


_TOLD = ("written", "unchanged", "duplicate", "rejected", "failed", "blocked", "skipped", "pending")


def table(results: Iterable[Result]) -> str:
    """The matrix in Markdown."""
    head = "| # | fault | expected | seen | lost | twice | exit | peak MB | stall s | forbidden | |"
    lines = [head, "|" + "---|" * 11]
    for one in results:
        cells = [
            *(one.row.number, one.row.fault, one.row.expected, one.seen),
            *(one.lost, one.twice, one.exit_code, f"{one.peak_mb:.0f}", f"{one.stall_s:.1f}"),
            *(one.forbidden_hits, "; ".join(one.wrong).replace("|", "/") or "ok"),
        ]
        lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    return "\n".join(lines)
