"""The report of a probe: its findings, and what follows from them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from newscrawl.probing.article_verdicts import article_verdicts
from newscrawl.probing.findings import ArticleFinding, SourceFinding
from newscrawl.probing.gate import Traffic
from newscrawl.probing.verdicts import Verdict, misfit, source_verdicts
from newscrawl.sites import Site

EXIT_CODES = """\
exit status:
    0  everything fits
   10  something no longer fits: a source is dead, a layout does not match any more,
       required fields are missing; each is said in a sentence
    2  cannot start: unknown spider or bad argument
   70  a fault of newscrawl itself
  130  interrupted
   20  no host took a connection
   22  a server was reached, but its robots.txt forbids everything asked for,
       or failed"""

FITS, MISFIT, NO_CONNECTION, FORBIDDEN = 0, 10, 20, 22


@dataclass(frozen=True)
class Report:
    """What a probe found out."""

    spider: str
    site: Site
    probed_at: datetime
    traffic: Traffic
    sources: list[SourceFinding]
    articles: list[ArticleFinding]

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """What no longer fits, and what else is worth a look."""
        if not self.traffic.answers:
            details = [page.detail for source in self.sources for page in source.pages]
            why = f" ({details[0]})" if details else ""
            return [misfit(f"no host took a connection{why}: is there a network?")]
        return [*source_verdicts(self.sources), *article_verdicts(self.articles, self.site)]

    @property
    def misfits(self) -> list[str]:
        """What a crawl would suffer from, in sentences."""
        return [verdict.text for verdict in self.verdicts if verdict.is_misfit]

    @property
    def notes(self) -> list[str]:
        """What else its reader should know."""
        return [verdict.text for verdict in self.verdicts if not verdict.is_misfit]

    @property
    def exit_code(self) -> int:
        """What the command answers, see EXIT_CODES."""
        if not self.traffic.answers:
            return NO_CONNECTION
        if all(page.is_forbidden for source in self.sources for page in source.pages):
            return FORBIDDEN
        return MISFIT if self.misfits else FITS

    def to_dict(self) -> dict[str, Any]:
        """For JSON: everything, days as ISO writes them."""
        return {
            "spider": self.spider,
            "site": self.site.name,
            "probed_at": self.probed_at.isoformat(timespec="seconds"),
            "requests": self.traffic.requests,
            "exit_code": self.exit_code,
            "sources": [_source(source) for source in self.sources],
            "articles": [asdict(article) for article in self.articles],
            "misfits": self.misfits,
            "notes": self.notes,
        }


def _source(source: SourceFinding) -> dict[str, Any]:
    pages = [asdict(page) for page in source.pages]
    for page in pages:
        page["newest"] = page["newest"] and page["newest"].isoformat()
    return {
        "name": source.name,
        "state": source.state,
        "newest": source.newest and source.newest.isoformat(),
        "needs_fresh": source.needs_fresh,
        "pages": pages,
    }
