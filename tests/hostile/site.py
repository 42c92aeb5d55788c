"""The site of the tests' spider: any path of one host is an article's, but for those of `/lists/`.

It is handed to the spider alone and is none of `newscrawl.sites`, as a site of a user's own spider
is. Its ways in come from the environment, because ports are known only when a test runs.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass
from datetime import UTC

from newscrawl.sites import ListLayout, Section, Site

VARIABLE = "HOSTILE_SITE"


@dataclass(frozen=True, slots=True)
class WaysIn:
    """Where the spider looks for addresses."""

    lists: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    host: str = "127.0.0.1"
    next_page: str = ""
    """XPath of the `href` of a list's next page."""

    def environment(self) -> dict[str, str]:
        """For the process that crawls."""
        return {VARIABLE: json.dumps(asdict(self))}


def ways_in() -> WaysIn:
    """Those of this process."""
    return WaysIn(**json.loads(os.environ.get(VARIABLE, "{}")))


def site_of_tests(ways: WaysIn) -> Site:
    """The site with its lists."""
    return Site(
        name="hostile",
        site_name="Hostile News",
        domain=ways.host,
        zone=UTC,
        paths=(re.compile(r"^/(?!lists/)(?P<id>.*)$"),),
        list_layouts=(ListLayout("paged", "//p[a]", next_page=ways.next_page),)
        if ways.next_page
        else (),
        sections=tuple(Section(f"list{n}", url) for n, url in enumerate(ways.lists)),
    )
