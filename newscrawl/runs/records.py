"""The records of the ledger: the fates of addresses, and what is known of them and of lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Fate(StrEnum):
    """What became of an address in a run. Every discovered address has exactly one."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    """Asked for again, and the text was the same."""
    KNOWN = "known"
    """Done in an earlier run and not asked for."""
    DUPLICATE = "duplicate"
    """Its article was already written from another address."""
    REJECTED = "rejected"
    FAILED = "failed"
    BLOCKED = "blocked"
    SKIPPED = "skipped"
    PENDING = "pending"
    """Still to be fetched."""


ROBOTS_UNREACHABLE = "robots_unreachable"
"""Reason to block an address for this run only: nobody knows whether it may be asked for."""

GONE = "gone"
"""Reason to refuse an address that the server does not have."""

WITHDRAWN = "withdrawn"
"""Reason to refuse the page of a published article that is no longer there."""

DONE = frozenset({Fate.WRITTEN, Fate.UNCHANGED, Fate.DUPLICATE, Fate.REJECTED})
"""States that no later run asks for again by itself."""


@dataclass(frozen=True, slots=True)
class KnownAddress:
    """What the ledger knows of an address."""

    key: str
    url: str
    sources: tuple[str, ...]
    state: Fate
    tries: int
    last_error: str | None
    article_id: str | None
    day: date | None
    due: datetime | None = None
    """When it is asked for again; None: not by itself. A failure without it is given up."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of an answer, by which it can tell later whether it changed."""

    etag: str | None
    modified: str | None
    """Its Last-Modified, in the server's own words."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The newest published version of an article."""

    version: int
    content_hash: str
    extractor_version: str
    is_mirror: bool = False
    """Whether it was read from a copy on another host."""
    date_published: str | None = None
    title: str | None = None
    """None for editions of the first ledgers, which did not keep it."""


@dataclass(frozen=True, slots=True)
class ListState:
    """How far a list was read in earlier runs."""

    is_open: bool = True
    """Something may lie unread behind what was read last."""
    read_on: date | None = None
    """Day on which it was last read to its end."""
    resume_url: str | None = None
    """Page to go on with."""
    resume_number: int = 1
    stale_on: date | None = None
    """Day on which it was found frozen."""
