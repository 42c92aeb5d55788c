"""When an address is asked for again: after a failure, and after its article was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

FIRST_DELAY = timedelta(minutes=30)
"""After the second run in a row that failed; the first one may have met a server in trouble, and
whoever starts it again at once wants to know."""

LONGEST_DELAY = timedelta(days=1)

TOO_FAR = 2 * LONGEST_DELAY
"""A failure that is due later than so long from now was told by a wrong clock, and is due."""


def is_time(due: datetime, now: datetime) -> bool:
    """Whether what has failed is due."""
    return due <= now or due > now + TOO_FAR


@dataclass(frozen=True, slots=True)
class Again:
    """The rules of one spider."""

    revisits: tuple[timedelta, ...] = (timedelta(hours=24),)
    """Ages at which a published article is looked at once more."""
    max_tries: int = 10
    """Runs that ask in vain for an address before it is given up."""

    def after_failure(self, tries: int, now: datetime) -> datetime | None:
        """When to ask for what has failed in so many runs; None: given up.

        >>> now = datetime(2026, 11, 20, 12)
        >>> [str(Again().after_failure(tries, now) - now) for tries in (1, 2, 3, 9)]
        ['0:00:00', '0:30:00', '1:00:00', '1 day, 0:00:00']
        """
        if tries >= self.max_tries:
            return None
        doublings = min(tries - 2, 16)  # so many are more than the longest delay
        delay = min(FIRST_DELAY * 2**doublings, LONGEST_DELAY) if tries > 1 else timedelta()
        return now + delay

    def after_reading(self, published: datetime, now: datetime) -> datetime | None:
        """When to look again at an article that has just been read; None: never.

        >>> Again().after_reading(datetime(2026, 11, 20, 9), datetime(2026, 11, 20, 12))
        datetime.datetime(2026, 11, 21, 9, 0)
        """
        try:
            moments = [published + age for age in sorted(self.revisits)]
        except OverflowError:  # of the year 9999
            return None
        return next((moment for moment in moments if moment > now), None)
