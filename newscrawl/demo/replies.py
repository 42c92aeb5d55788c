"""What the replica's server is asked and answers, and the replica itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

from newscrawl.demo.stories import Story
from newscrawl.sites.chinadaily import SITE

HTML = {"Content-Type": "text/html"}
JSON = {"Content-Type": "application/json;charset=utf-8"}
XML = {"Content-Type": "text/xml"}

HONGKONG_DOMAINS = ("chinadailyhk.com", "chinadailyasia.com", "chinadailyapac.com")
"""Names of one site."""

_HONGKONG = f"www.{HONGKONG_DOMAINS[0]}"

HOST_ALIASES = {
    **SITE.host_aliases,
    **dict.fromkeys(HONGKONG_DOMAINS, _HONGKONG),
    **{f"www.{domain}": _HONGKONG for domain in HONGKONG_DOMAINS[1:]},
}
"""Hosts that answer the paths of another."""


@dataclass
class Reply:
    """What the server answers at an address."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: dict(HTML))
    failures: int = 0
    """How often it answers 503 before that."""
    delay: float = 0.0
    """Seconds before the answer."""

    def is_known(self, asked: Mapping[str, str]) -> bool:
        """Whether the client has this answer already, as the headers of its request say."""
        pairs = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
        said = {asks: self.headers[tells] for tells, asks in pairs.items() if tells in self.headers}
        return self.status == HTTPStatus.OK and any(asked.get(k) == v for k, v in said.items())


NOT_FOUND = Reply(b"<html><body>no such page</body></html>", status=404)


@dataclass(frozen=True, slots=True)
class Query:
    """What a client asks."""

    host: str
    path: str
    parameters: dict[str, str] = field(default_factory=dict)
    agent: str = ""
    """The client's User-Agent."""


Endpoint = Callable[[Query], Reply | None]
"""Answers by more than the path; None leaves the answer to others."""


@dataclass
class Replica:
    """The replies by host and path, and what a crawl must find."""

    replies: dict[tuple[str, str], Reply] = field(default_factory=dict)
    endpoints: dict[tuple[str, str], Endpoint] = field(default_factory=dict)
    """By host and path; an empty path stands for all of a host's that nothing else answers."""
    guards: list[Endpoint] = field(default_factory=list)
    """Asked before everything else."""
    stories: list[Story] = field(default_factory=list)
    """What the site's sources lead to."""
    named_by: dict[str, set[str]] = field(default_factory=dict)
    """Ids of the stories that each source must find: `list`, `search`, `print_index`, `epaper`,
    `app`, `hongkong`, `feed`."""
    orphans: list[Story] = field(default_factory=list)
    """Stories of which only a mirror's copy is left; their truth is that of the copy."""
    mirrors: list[str] = field(default_factory=list)
    """Addresses of all mirrored copies."""
    refusals: dict[str, str] = field(default_factory=dict)
    """Addresses that the lists name and that are no story, with the reason to refuse each."""
    mirror_refusals: dict[str, str] = field(default_factory=dict)
    """The same for addresses of mirrors, which answer 200 to everything."""
    mazes: list[str] = field(default_factory=list)
    """Addresses from which ever new pages are linked."""

    def put(self, url: str, reply: Reply) -> None:
        """Answer at this address."""
        parts = urlsplit(url)
        self.replies[parts.hostname or "", parts.path] = reply

    def answer(self, query: Query) -> Reply:
        """The reply to a query; other names of a host answer like the host itself."""
        for guard in self.guards:
            if reply := guard(query):
                return reply
        hosts = (query.host, HOST_ALIASES.get(query.host, query.host))
        for host in hosts:
            if reply := self.replies.get((host, query.path)):
                return reply
        for host in hosts:
            for path in (query.path, ""):
                endpoint = self.endpoints.get((host, path))
                if endpoint and (reply := endpoint(query)):
                    return reply
        return NOT_FOUND

    def body(self, url: str) -> bytes:
        """The bytes that the replica holds for an address."""
        parts = urlsplit(url)
        return self.answer(Query(parts.hostname or "", parts.path, agent="ChinaDaily")).body
