"""Times as JSON interfaces write them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

_MAX = 10**14


def from_milliseconds(value: Any) -> datetime | None:
    """The moment so many milliseconds after 1970, in UTC; None for what is no such number.

    >>> from_milliseconds(1532946794238).isoformat(timespec="seconds"), from_milliseconds("soon")
    ('2018-07-30T10:33:14+00:00', None)
    """
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < _MAX:
        return None
    return datetime.fromtimestamp(value / 1000, UTC)
