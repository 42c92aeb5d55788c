"""Why a run cannot start or go on, and why an article is not written."""

from __future__ import annotations


class NewscrawlError(Exception):
    """Base of newscrawl's own errors; `exit_code` is what `scrapy crawl` then answers."""

    exit_code = 70


class CannotStart(NewscrawlError):
    """Raised before the first request when an argument or a folder is wrong; the text says what."""

    exit_code = 2


class AlreadyRunning(NewscrawlError):
    """Raised before the first request when another run of this spider holds the lock."""

    exit_code = 75


class StateDamaged(NewscrawlError):
    """Raised at the start when the ledger and the published files contradict each other."""

    exit_code = 4


class StorageFailed(NewscrawlError):
    """Raised when a file or the ledger cannot be written: disk full, I/O error."""

    exit_code = 3
