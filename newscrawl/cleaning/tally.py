"""How many pages `scrapy clean` read, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass

from newscrawl.cleaning.outputs import Reading


@dataclass(slots=True)
class Tally:
    """The counts of a call."""

    good: int = 0
    refused: int = 0
    unreadable: int = 0
    pieces: int = 0
    """Of junk, also those of refused pages."""

    @property
    def pages(self) -> int:
        """All inputs, the unreadable too."""
        return self.good + self.refused + self.unreadable

    def count(self, reading: Reading) -> None:
        """Count a page that was read."""
        if reading.problems:
            self.refused += 1
        else:
            self.good += 1
        self.pieces += len(reading.article.removed)

    def summary(self, done: str) -> str:
        """The counts in a line; `done` is what became of good pages."""
        read = self.good + self.refused
        return (
            f"{read:,} page{'' if read == 1 else 's'} read: {self.good:,} {done}, "
            f"{self.refused:,} refused; {self.unreadable:,} unreadable; "
            f"{self.pieces:,} piece{'' if self.pieces == 1 else 's'} of junk removed"
        )
