"""What to say to somebody who has named what there is not."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches


def hint(name: str, names: Collection[str], *, at_most: int = 1, cutoff: float = 0.6) -> str:
    """The names that may be meant, else all that there are.

    `cutoff` is how like they must be, as difflib has it.

    >>> hint("chinadialy", ["chinadaily", "cgtn"]), hint("x", ["chinadaily", "cgtn"])
    ('did you mean chinadaily?', 'there are chinadaily, cgtn')
    """
    near = get_close_matches(name, names, n=at_most, cutoff=cutoff)
    return f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names)}"
