"""One run of a spider: its lock, its ledger, its files, its account, and how it ended."""

from newscrawl.runs.run import Run

__all__ = ["Run"]
