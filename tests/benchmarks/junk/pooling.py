"""Records of pages pooled over seeds and sets: rows of figures, and what a zero rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.junk.places import scorer
from tests.benchmarks.junk.scoring import Record

ALL = "ALL"

Row = dict[str, Any]
"""One row of score_junk.summary(): counts, and shares in per cent (None where nothing counts)."""


@dataclass(frozen=True)
class Claim:
    """How often something that must not happen did, and on how many pages it could have.

    `units` are sentences or kept strings. `at_most` is, for a zero, the upper end of the 95 %
    interval of the share of pages, in per cent: distinct clean pages, which are independent.
    """

    what: str
    pages: int
    clean_pages: int
    units: int
    pages_hit: int
    units_hit: int

    @property
    def at_most(self) -> float | None:
        """1 - 0.05^(1/n), in per cent, where n clean pages showed nothing.

        >>> round(Claim("loss", pages=800, clean_pages=100, units=9, pages_hit=0, units_hit=0).at_most, 2)
        2.95
        """
        if self.pages_hit or not self.clean_pages:
            return None
        return float(100 * (1 - 0.05 ** (1 / self.clean_pages)))


def summary(records: list[Record], *, reports_removals: bool) -> Row:
    """A row over all records; a function that says not what it removed has no `rmK`."""
    row: Row = scorer().summary(records)
    return row if reports_removals else row | {"rmK": None}


def by_set(records: Iterable[Record]) -> dict[str, list[Record]]:
    """The records of each set, and of all."""
    return _grouped(records, "set")


def by_family(records: Iterable[Record]) -> dict[str, list[Record]]:
    """The records of each family of junk, and of all."""
    return _grouped(records, "family")


def _grouped(records: Iterable[Record], key: str) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = {}
    every = []
    for record in records:
        groups.setdefault(record[key], []).append(record)
        every.append(record)
    return dict(sorted(groups.items())) | {ALL: every}


def claims(records: list[Record]) -> list[Claim]:
    """The claims of no loss: against the clean twin, against stripping off, among the removed."""
    found = [_claim("sentences lost against the clean twin", records, ["have"], "lost")]
    if "base" in records[0]:
        found.append(_claim("strings lost against stripping off", records, ["base"], "base_lost"))
    found.append(_claim("real strings removed", records, ["truth", "kept"], "removed_real"))
    return found


def _claim(what: str, records: list[Record], units: list[str], hits: str) -> Claim:
    able = [record for record in records if any(record[unit] for unit in units)]
    return Claim(
        what=what,
        pages=len(able),
        clean_pages=len({(record["set"], record["clean_id"]) for record in able}),
        units=sum(record[unit] for record in able for unit in units),
        pages_hit=sum(record[hits] > 0 for record in able),
        units_hit=sum(record[hits] for record in able),
    )
