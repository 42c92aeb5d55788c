"""One look at a page of a source: what came of it, and what to ask for then."""

from __future__ import annotations

from dataclasses import dataclass, field

from scrapy.http import Response

from newscrawl.discovery import Reading, SectionLists, Source
from newscrawl.discovery.html_pages import parsed
from newscrawl.downloading.failures import Verdict
from newscrawl.items import Problem
from newscrawl.probing.addresses import owner_of
from newscrawl.probing.findings import PageFinding, State
from newscrawl.probing.questions import Question, named_list
from newscrawl.responses import content_type
from newscrawl.runs.records import Fate
from newscrawl.sites import Site
from newscrawl.sites.selectors import select


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no page."""

    verdict: Verdict
    status: int | None = None

    @property
    def is_passing(self) -> bool:
        """Whether a second try may do better; a host's robots.txt is asked for once only."""
        return self.verdict.fate is Fate.FAILED


@dataclass(frozen=True, slots=True)
class Look:
    """A question and what came of it."""

    question: Question
    finding: PageFinding
    reading: Reading = field(default_factory=Reading)
    failure: Failure | None = None


def second_question(look: Look, site: Site) -> Question | None:
    """The second try, another issue, or a list that the page names; None for none of them."""
    question, state = look.question, look.finding.state
    if look.failure and look.failure.is_passing:
        return question
    if question.instead and state in {State.ABSENT, State.EMPTY}:
        return Question(question.source, question.instead)
    if state is State.FROZEN:
        return None
    return named_list(question.source, look.reading, site)


def list_layout(source: Source, site: Site, response: Response) -> str | None:
    """The layout that a section list has, see `PageFinding.list_layout`."""
    owner = owner_of(response.url, site)
    if not isinstance(source, SectionLists) or not owner or not owner.list_layouts:
        return None
    root = parsed(response.body, content_type(response))
    if isinstance(root, Problem):
        return ""
    return next((one.name for one in owner.list_layouts if select(root, one.item)), "")
