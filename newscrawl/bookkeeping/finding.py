"""Which addresses a user means by an address, an article's id or a key."""

from __future__ import annotations

from difflib import get_close_matches

from newscrawl.exceptions import CannotStart
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.records import KnownAddress
from newscrawl.sites.addresses import article_address

_CANDIDATES = 1000
"""Keys among which the nearest are looked for."""


def find(ledger: Ledger, what: str) -> list[KnownAddress]:
    """The address that is meant, or all that led to the article that is meant.

    Raises CannotStart for one that the ledger does not know, with those that look like it.
    """
    for keys in (_by_key(ledger, what), _by_article(ledger, what)):
        if known := [address for key in keys if (address := ledger.address(key))]:
            return known
    near = _near(ledger, what)
    hint = f"did you mean {' or '.join(near)}?" if near else "no run has met it"
    raise CannotStart(f"{ledger.path} does not know {what!r}: {hint}")


def _by_key(ledger: Ledger, what: str) -> list[str]:
    keys = [what]
    try:
        keys.append(article_address(what).key)
    except ValueError:  # an id, or a key that is one
        keys += _keys(ledger, "url = ?", what)
    return [key for key in dict.fromkeys(keys) if ledger.address(key)][:1]


def _by_article(ledger: Ledger, what: str) -> list[str]:
    return _keys(ledger, "article_id = ?", what)


def _keys(ledger: Ledger, where: str, *values: str | int) -> list[str]:
    # `where` is one of this module's literals
    sql = "SELECT key FROM addresses WHERE "
    rows = ledger.execute(sql + where, *values)
    return [key for (key,) in rows]


def _near(ledger: Ledger, what: str) -> list[str]:
    """Keys that differ in a few signs: one slip leaves a half of the last part as it is."""
    name = what.rstrip("/").rpartition("/")[2].rpartition(":")[2].partition(".")[0]
    middle = len(name) // 2
    if not middle:
        return []
    halves = (name[:middle], name[middle:])
    found = _keys(ledger, "instr(key, ?) OR instr(key, ?) LIMIT ?", *halves, _CANDIDATES)
    by_name = {key.rstrip("/").rpartition("/")[2].rpartition(":")[2]: key for key in found}
    return [by_name[one] for one in get_close_matches(name, by_name, n=3, cutoff=0.7)]
