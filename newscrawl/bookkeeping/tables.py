"""What `scrapy ledger list` prints for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newscrawl.bookkeeping.listing import Row

_RUN = "{:<21} {:<25} {:<25} {:<14} {:>4} {:>7}"


def summary_lines(summaries: Iterable[Row]) -> Iterator[str]:
    """The numbers of a ledger, a line for each kind of thing, and its latest runs."""
    for found in summaries:
        states = ", ".join(f"{number:,} {state}" for state, number in found["addresses"].items())
        following = f", the first at {found['next_due']}" if found["next_due"] else ""
        yield found["spider"]
        yield f"  runs       {found['runs']:,}"
        yield f"  articles   {found['articles']:,}, versions of them {found['editions']:,}"
        yield f"  addresses  {states or 'none'}"
        yield f"  due        {found['due']:,} now, {found['due_later']:,} later{following}"
        yield f"  given up   {found['given_up']:,}"
        yield from run_lines(found["latest"])
        if older := found["runs"] - len(found["latest"]):
            yield f"… older ones: {older:,}, see --runs"


def run_lines(runs: Iterable[Row]) -> Iterator[str]:
    """The runs as a table."""
    yield _RUN.format("run", "started", "ended", "reason", "exit", "written")
    for run in runs:
        values = (run[name] for name in ("started", "ended", "reason", "exit_code"))
        shown = ["-" if value is None else value for value in values]
        yield _RUN.format(run["run_id"], *shown, run["written"])


def address_lines(addresses: Iterable[Row]) -> Iterator[str]:
    """The addresses, a line each: state, tries, when it is due, address, last error."""
    for one in addresses:
        error = f"  ({one['last_error']})" if one["last_error"] else ""
        due = one["due"] or "-"
        yield f"{one['state']:<9} {one['tries']:>2} {due:<25} {one['url']}{error}"
