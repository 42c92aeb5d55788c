"""A site of any number of articles, made when they are asked for, some of which fail at first."""

from __future__ import annotations

import asyncio
import random
import re
from collections import Counter
from datetime import UTC, date, datetime
from threading import Thread

from newscrawl.demo.layouts.lists import Entry, Pager, www_list
from newscrawl.sites.chinadaily import BEIJING, SITE
from tests.project import WWW, article_html

SECTION = next(section for section in SITE.sections if section.name == "china/society")
LISTED = 500
"""Articles on a page of the list."""

_ARTICLE = re.compile(r"/a/\d{6}/\d\d/WS[0-9a-f]{8}([0-9a-f]{16})\.html")
_LIST = re.compile(re.escape(SECTION.url.removeprefix(WWW)).replace("1", r"(\d+)"))
_FAULTS = ("500", "reset", "truncated")


class EndlessSite:
    """The site, and what was asked of it; `serve` answers from a thread of its own."""

    def __init__(self, articles: int, faults: float) -> None:
        """`faults` is the share of articles that fail once or twice."""
        self.articles = articles
        self.faults = faults
        self.port = 0
        self.served: set[int] = set()
        """Articles that were answered in full."""
        self.failures: Counter[int] = Counter()
        """How often each failing article has failed."""
        self.today: date = SITE.local_day(datetime.now(UTC))
        self._moment = datetime.combine(self.today, datetime.min.time(), BEIJING)

    def url(self, number: int) -> str:
        """The address of an article."""
        stamp = int(self._moment.timestamp())
        return f"{WWW}/a/{self.today:%Y%m/%d}/WS{stamp:08x}{number:016x}.html"

    def start(self) -> None:
        """Serve until the process ends."""
        loop = asyncio.new_event_loop()
        serving = loop.create_server(lambda: _Connection(self), "127.0.0.1", 0)
        server = loop.run_until_complete(serving)
        self.port = server.sockets[0].getsockname()[1]
        Thread(target=loop.run_forever, daemon=True).start()

    def fault(self, number: int) -> str:
        """How an article fails this time; "" where it does not."""
        chance = random.Random(number)  # noqa: S311 - the same each time
        if chance.random() >= self.faults or self.failures[number] >= chance.choice((1, 2)):
            return ""
        self.failures[number] += 1
        return chance.choice(_FAULTS)

    def page(self, number: int) -> str:
        """A page of the list."""
        last = -(-self.articles // LISTED)
        shown = range((number - 1) * LISTED, min(number * LISTED, self.articles))
        entries = [Entry(self.url(one), "Story", f"{self.today} 09:00") for one in shown]
        following = f"page_{number + 1}.html" if number < last else None
        return www_list(entries, Pager(number, last, following))


class _Connection(asyncio.Protocol):
    """One client; a request is its first line, for a GET has nothing else that matters."""

    def __init__(self, site: EndlessSite) -> None:
        self._site = site
        self._asked = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._asked += data
        while b"\r\n\r\n" in self._asked:
            head, _, self._asked = self._asked.partition(b"\r\n\r\n")
            self._answer(head.split(b" ", 2)[1].decode())

    def _answer(self, path: str) -> None:
        if found := _ARTICLE.fullmatch(path):
            self._answer_article(int(found[1], 16))
        elif found := _LIST.fullmatch(path):
            self._send(200, self._site.page(int(found[1])))
        else:
            self._send(404, "no such page")

    def _answer_article(self, number: int) -> None:
        fault = self._site.fault(number)
        page = article_html(number, self._site.today)
        if fault == "500":
            self._send(500, "oops")
        elif fault == "reset":
            self._transport.abort()
        elif fault == "truncated":
            self._send(200, page, len(page) // 2)
            self._transport.close()
        else:
            self._site.served.add(number)
            self._send(200, page)

    def _send(self, status: int, text: str, length: int | None = None) -> None:
        body = text.encode()
        head = (
            f"HTTP/1.1 {status} X\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self._transport.write(head.encode() + body[:length])
