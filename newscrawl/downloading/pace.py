"""How fast one host may be asked: its Crawl-delay, and how long it is left alone.

The pace of a host is set where Scrapy keeps it, in the downloader's slot, as AutoThrottle does:
what waits there waits for nothing else, and no other host waits for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic

from scrapy.core.downloader import Slot

MAX_HOLD = 600.0
"""Seconds that a host is left alone at most, whatever it asks for."""

SHORTEST_DELAY = 0.05
"""Seconds from which holds grow on a host that is asked without any delay."""

_SECONDS = re.compile(r"[0-9]+")


@dataclass(slots=True)
class Pace:
    """The pace of one host."""

    delay: float
    """Seconds between two requests, from the settings; the jitter is a share of it."""
    jitter: float
    concurrency: int
    crawl_delay: float = 0.0
    """Seconds that its robots.txt asks for."""
    hold_until: float = 0.0
    """Until when it is left alone, by the monotonic clock."""
    given_up: int = 0
    """Pages in a row for which it was busy at every try."""

    def keep(self, slot: Slot) -> None:
        """Keep the Crawl-delay, also in a slot that the downloader made anew."""
        if slot.delay * (1 - slot.jitter) < self.crawl_delay:
            slot.delay = max(slot.delay, self.crawl_delay)
            slot.jitter = 0.0

    def grown(self, step: int) -> float:
        """Seconds to leave the host alone after so many answers in vain."""
        first = max(self.delay, self.crawl_delay, SHORTEST_DELAY)
        return min(first * 2.0 ** min(step + 1, 20), MAX_HOLD)

    def hold(self, slot: Slot, seconds: float) -> None:
        """Send nothing for so long, and then one request at a time until an answer is good."""
        now = monotonic()
        seconds = min(seconds, MAX_HOLD)
        if now + seconds > self.hold_until:
            self.hold_until = now + seconds
            slot.lastseen = now  # the delay counts from the answer, not from the request
            slot.delay = max(seconds, self.crawl_delay)
            slot.jitter = 0.0
            slot.concurrency = 1

    def release(self, slot: Slot) -> None:
        """Go on as before after a good answer, if it is not of a request sent before the hold."""
        if self.hold_until and monotonic() >= self.hold_until:
            self.hold_until = 0.0
            self.given_up = 0
            slot.delay, slot.jitter, slot.concurrency = self.delay, self.jitter, self.concurrency
            self.keep(slot)
            slot.close()  # its timer still runs for as long as the hold


def retry_after(header: str, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110, 10.2.3); None where it says nothing.

    >>> retry_after("120", datetime(2026, 11, 20, tzinfo=UTC))
    120.0
    >>> retry_after("Fri, 20 Nov 2026 00:00:30 GMT", datetime(2026, 11, 20, tzinfo=UTC))
    30.0
    """
    header = header.strip()
    if _SECONDS.fullmatch(header):
        return float(header[:9]) or None  # more digits than these ask for years
    try:
        moment = parsedate_to_datetime(header)
        seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    except (ValueError, OverflowError):
        return None
    return seconds if seconds > 0 else None
