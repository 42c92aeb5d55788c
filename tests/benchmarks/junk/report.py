"""The figures of a run in one JSON object, from which the tables are printed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tests.benchmarks.junk.pooling import by_family, by_set, claims, summary
from tests.benchmarks.junk.scoring import Function, Record
from tests.benchmarks.junk.tables import Results

Scores = dict[Function, list[Record]]
"""The records of each function, over all seeds and sets that it was scored on."""


def results_of(scores: Scores, negatives: dict[str, Any], cost: dict[str, Any]) -> Results:
    """`figures[html or text][function][set]` and `families[function][set][family]` are rows of
    score_junk.summary(); `claims` is a list; `cost[kind][set]` has the fields of cost.py.
    """
    figures: dict[str, Any] = {}
    families: dict[str, Any] = {}
    for function, records in scores.items():
        if not records:
            continue
        speaks = not function.pins
        mode = figures.setdefault("text" if function.text else "html", {})
        mode[function.name] = {
            name: summary(pages, reports_removals=speaks) for name, pages in by_set(records).items()
        }
        families[function.name] = {
            name: {
                family: summary(few, reports_removals=speaks)
                for family, few in by_family(pages).items()
            }
            for name, pages in by_set(records).items()
        }
    return {
        "figures": figures,
        "families": families,
        "claims": _claims(scores),
        "negatives": negatives,
        "cost": cost,
    }


def _claims(scores: Scores) -> list[dict[str, Any]]:
    """Of the functions that say what they removed, by set."""
    return [
        asdict(claim) | {"at_most%": claim.at_most, "function": function.name, "set": name}
        for function, records in scores.items()
        if records and not function.pins
        for name, pages in by_set(records).items()
        for claim in claims(pages)
    ]
