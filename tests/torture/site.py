"""A site that has one of everything, and what a crawl of it must end with."""

from __future__ import annotations

from dataclasses import dataclass

from newscrawl.demo.replica import Reply
from tests.invariants import Truth
from tests.project import TinySite

ARTICLES = 60
SECTIONS = ("china/society", "china/education")
ARGUMENTS = (
    *("-a", f"sections={','.join(SECTIONS)}", "-s", "RETRY_ENABLED=False"),
    *("-s", "NEWSCRAWL_FAILURE_TOLERANCE=1"),  # a run may have nothing to do but what fails
)
"""Of a crawl that asks for nothing else."""


@dataclass(frozen=True)
class Site:
    """The site and its truth."""

    tiny: TinySite
    truth: Truth

    def slow_down(self, seconds: float) -> None:
        """Let every article take a while."""
        for (_, path), reply in self.tiny.replica.replies.items():
            if "/a/" in path:
                reply.delay = seconds


def build_site(articles: int = ARTICLES) -> Site:
    """Lists of several pages, good pages, a story of two pages, refused, failing, repeated ones."""
    tiny = TinySite()
    urls = tiny.articles(range(articles))
    no_text, no_article, gone, failing, story = (tiny.article(articles + n) for n in range(5))
    tiny.replica.put(no_text, Reply(b"<html><body><h1>Harbour</h1></body></html>"))
    tiny.replica.put(no_article, Reply(bytes(range(256)) * 9))
    tiny.replica.put(gone, Reply(b"no such page", status=404))
    tiny.replica.put(failing, Reply(b"oops", status=500))
    further = story.replace(".html", "_2.html")
    first = tiny.replica.body(story)
    pager = f"<div id='div_currpage'><a href='{further}'>2</a></div></body>".encode()
    tiny.replica.put(story, Reply(first.replace(b"</body>", pager)))
    tiny.replica.put(further, Reply(first.replace(b"was day", b"was rainy day")))
    refused = [no_text, no_article, gone]
    everything = [*urls, story]
    for number, url in enumerate([*refused, failing]):
        everything.insert(number * articles // 5, url)
    tiny.list(everything, SECTIONS[0], size=12)
    # another name of the host: the same articles
    copies = [url.replace("www.", "global.") for url in everything[::9]]
    tiny.list(copies, SECTIONS[1])
    truth = Truth(frozenset([*urls, story]), frozenset(refused), frozenset([failing]))
    return Site(tiny, truth)
