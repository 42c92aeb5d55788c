"""The results as markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

COLUMNS = "n items junk% free% loss% lossP% art% title% kept% perf% blen% rmK".split()

Results = dict[str, Any]
"""What --json writes: `figures[mode][function][set]` and so on, see report.py."""


def markdown(head: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """A table; its first column stands to the left, numbers to the right.

    >>> print(markdown(["set", "n", "art%"], [["zh-half", 1680, 99.5], ["none", 0, None]]))
    | set     |     n |  art% |
    | ------- | ----: | ----: |
    | zh-half | 1,680 | 99.50 |
    | none    |     0 |     - |
    """
    cells = [list(head), *([_shown(cell) for cell in line] for line in lines)]
    widths = [max(3, *(len(line[at]) for line in cells)) for at in range(len(head))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(
        "| " + " | ".join(_padded(line, widths)) + " |" for line in [cells[0], rule, *cells[1:]]
    )


def print_all(results: Results) -> None:
    """Every table that the results have something for."""
    for mode, functions in results["figures"].items():
        _print(f"{mode}: figures by set", ["set", "function", *COLUMNS], _figures(functions))
        failures = {name: sets["ALL"]["err"] for name, sets in functions.items()}
        if any(failures.values()):
            print("\nExceptions, each counted as an empty output:", failures)
        _print(f"{mode}: perf% by family over all sets", *_side_by_side(functions, results))
    for name, sets in results["families"].items():
        families = list(dict.fromkeys(family for of in sets.values() for family in of))
        lines = [[family, *_perfect(sets, family)] for family in families]
        _print(f"{name}: perf% by family (n pages in all)", ["family", "n", *sets], lines)
    if results["claims"]:
        _print("What a zero rests on", *_claims(results["claims"]))
    if results["negatives"]:
        keys = ["texts", "changed", "chars", "removed_chars", "removed%"]
        lines = [[name, *(one[key] for key in keys)] for name, one in results["negatives"].items()]
        _print("Texts that must pass untouched", ["function", *keys], lines)
    for kind, costs in results["cost"].items():
        keys = list(next(iter(costs.values()), {}))
        lines = [[name, *(one[key] for key in keys)] for name, one in costs.items()]
        _print(f"Cost: {kind}", ["set", *(key.replace("_", " ") for key in keys)], lines)


def _figures(functions: Mapping[str, Mapping[str, Any]]) -> list[list[object]]:
    names = dict.fromkeys(name for sets in functions.values() for name in sets)
    return [
        [name, function, *(sets[name].get(column) for column in COLUMNS)]
        for name in names
        for function, sets in functions.items()
        if name in sets
    ]


def _side_by_side(
    functions: Iterable[str], results: Results
) -> tuple[list[str], list[list[object]]]:
    """The functions of one mode as columns; peers may have fewer seeds."""
    columns = {name: results["families"][name]["ALL"] for name in functions}
    families = list(dict.fromkeys(family for of in columns.values() for family in of))
    lines = [
        [family, *(of.get(family, {}).get("perf%") for of in columns.values())]
        for family in families
    ]
    return ["family", *columns], lines


def _perfect(sets: Mapping[str, Mapping[str, Any]], family: str) -> list[object]:
    rows = [of.get(family, {}) for of in sets.values()]
    return [rows[-1].get("n"), *(row.get("perf%") for row in rows)]


def _claims(claims: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[list[object]]]:
    keys = "pages clean_pages units pages_hit units_hit at_most%".split()
    head = ["claim", "function", "set", *(key.replace("_", " ") for key in keys)]
    lines = [
        [one["what"], one["function"], one["set"], *(one[key] for key in keys)] for one in claims
    ]
    return head, lines


def _print(title: str, head: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    print(f"\n### {title}\n\n{markdown(head, lines)}")


def _padded(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *others = zip(line, widths, strict=True)
    return [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]


def _shown(cell: object) -> str:
    if cell is None:
        return "-"
    if isinstance(cell, float):
        return f"{cell:.2f}"
    return f"{cell:,}" if isinstance(cell, int) else str(cell)
