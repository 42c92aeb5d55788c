"""A server that answers whatever bytes a test gives it, and a crawl that tells what came of them.

The crawl has the project's own settings and is a process of its own: what it does to a server,
and what memory it takes, are seen from outside.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Lock, Thread
from time import monotonic
from typing import Any

from tests.project import ROOT

PAGE = b"<html><body><p>a page</p></body></html>"

Answer = bytes | Iterable[bytes]


def http(body: bytes = PAGE, status: int = 200, /, **headers: object) -> bytes:
    """An answer of HTTP/1.1; a `_` in a header's name stands for `-`, None leaves one out."""
    given = {"Content_Type": "text/html", "Content_Length": len(body)} | headers
    lines = [
        f"{name.replace('_', '-')}: {value}" for name, value in given.items() if value is not None
    ]
    return (
        "\r\n".join([f"HTTP/1.1 {status} X", *lines, "Connection: close", "", ""]).encode() + body
    )


MISSING = http(b"no such page", 404)


@dataclass
class Web:
    """A server under way; what it has no answer for is not found."""

    answers: dict[str, Answer | Callable[[], Answer]] = field(default_factory=dict)
    """By path, or `//host/path`: bytes, pieces to be sent one by one, or what gives either."""
    log: list[tuple[float, str, str]] = field(default_factory=list)
    """Moment, host and path of every request."""
    connections: int = 0
    """All of them, also those on which nothing was asked."""
    port: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """An address of this server."""
        return f"http://{host}:{self.port}{path}"

    def asked(self, host: str = "") -> list[str]:
        """The paths asked for, of this host where one is named, without robots.txt."""
        rows = [(name, path) for _, name, path in self.log if path != "/robots.txt"]
        return [path for name, path in rows if not host or name == host]

    def gaps(self, host: str = "127.0.0.1") -> list[float]:
        """Seconds between a request to the host and the next one."""
        moments = [moment for moment, name, _ in self.log if name == host]
        return [later - earlier for earlier, later in pairwise(moments)]


class _Handler(StreamRequestHandler):
    timeout = 30
    web: Web
    lock: Lock

    def handle(self) -> None:
        with self.lock:
            self.web.connections += 1
        with suppress(OSError):  # the client may leave
            path, host = self._request()
            with self.lock:
                self.web.log.append((monotonic(), host, path))
                answers = self.web.answers
                answer = answers.get(f"//{host}{path}", answers.get(path, MISSING))
                answer = answer() if callable(answer) else answer
            for piece in [answer] if isinstance(answer, bytes) else answer:
                self.wfile.write(piece)

    def _request(self) -> tuple[str, str]:
        path = self.rfile.readline().split()[1].decode()
        host = ""
        while (line := self.rfile.readline()).strip():
            name, _, value = line.decode().partition(":")
            host = value.strip().rpartition(":")[0] if name.lower() == "host" else host
        return path, host


class _Server(ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """Nothing: what the client makes of a broken answer is the test's affair."""


@contextmanager
def serving(**answers: Answer | Callable[[], Answer]) -> Iterator[Web]:
    """Serve answers on 127.0.0.1 until the block ends."""
    web = Web({f"/{name}": answer for name, answer in answers.items()})

    class Handler(_Handler):
        pass

    Handler.web, Handler.lock = web, Lock()
    with _Server(("127.0.0.1", 0), Handler) as server:
        web.port = server.server_address[1]
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield web
        server.shutdown()


def in_turn(*answers: Answer) -> Callable[[], Answer]:
    """The answers one after the other, the last one for ever."""
    left = list(answers)
    return lambda: left.pop(0) if len(left) > 1 else left[0]


def reset() -> Iterator[bytes]:
    """An answer that ends without a byte."""
    return iter(())


_CRAWL = """
import asyncio, json, socket, sys
from scrapy import Request, Spider, signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.project import get_project_settings
from newscrawl.downloading.backoff import BackoffMiddleware
from newscrawl.downloading.handler import CONNECTIONS
from newscrawl.downloading.failures import judge

class Asking(Spider):
    name = "asking"

    async def start(self):
        self.crawler.signals.connect(self.end, signals.response_downloaded)
        for number, url in enumerate(asked["urls"]):
            if number == asked["at_once"]:
                await asyncio.sleep(1)
            yield Request(url, self.got, errback=self.failed, cb_kwargs={"asked": url}, dont_filter=True)

    def got(self, response, asked):
        self.tell(asked, fate="read", detail=response.text[:200], size=len(response.body))

    def failed(self, failure):
        told = judge(failure.value)
        asked = failure.request.cb_kwargs["asked"]
        self.tell(asked, fate=told.fate, reason=told.reason, detail=told.detail)

    def end(self, response):
        if response.status == asked["end_at"]:
            self.crawler.get_downloader_middleware(BackoffMiddleware).end()

    def tell(self, url, **words):
        print(json.dumps({"url": url} | words), flush=True)

asked = json.loads(sys.argv[1])
system = socket.gethostbyname
socket.gethostbyname = lambda name: asked["names"].get(name) or system(name)
settings = get_project_settings()
settings.update(asked["settings"], priority="cmdline")
process = AsyncCrawlerProcess(settings)
crawler = process.create_crawler(Asking)
process.crawl(crawler)
process.start()
# not ru_maxrss, which begins with that of whoever started the process
status = dict(line.split(":", 1) for line in open("/proc/self/status") if ":" in line)
peak = int(status["VmHWM"].split()[0])
print(json.dumps({"peak": peak, "connections": crawler.stats.get_value(CONNECTIONS, 0)}))
"""


@dataclass
class Told:
    """What a crawl told: a row for each address asked for, with its fate."""

    rows: dict[str, dict[str, Any]]
    peak: int
    """Of its memory, as the system counts it."""
    connections: int
    """How many it counted itself."""
    log: str

    @property
    def outcomes(self) -> list[tuple[str, str]]:
        """Fate and reason of each address, in the order of asking."""
        return [(row["fate"], row.get("reason", "")) for row in self.rows.values()]


def crawl(
    urls: list[str],
    *webs: Web,
    at_once: int = 0,
    end_at: int = 0,
    private: str = "",
    names: dict[str, str] | None = None,
    env: dict[str, str] | None = None,
    **settings: Any,
) -> Told:
    """Ask for the addresses, a second later for what follows the first `at_once` of them.

    With `end_at`, the run is told to end when an answer has this status.

    The hosts of these servers are allowed under both their names; `names` are resolved as told.
    """
    hosts = [f"{host}:{web.port}" for web in webs for host in ("127.0.0.1", "localhost")]
    environment = os.environ | {
        "SCRAPY_SETTINGS_MODULE": "newscrawl.settings",
        "PYTHONPATH": str(ROOT),
        "NEWSCRAWL_PRIVATE_ADDRESSES": ",".join([*hosts, private]),
    }
    order = {
        "urls": urls,
        "at_once": at_once or None,
        "end_at": end_at,
        "names": names or {},
        "settings": {"DOWNLOAD_DELAY": 0} | settings,
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _CRAWL, json.dumps(order)],
        env=environment | (env or {}),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    *rows, last = [json.loads(line) for line in done.stdout.splitlines()]
    told = {row["url"]: row for row in rows}
    assert set(told) == set(urls), done.stderr  # nothing is dropped in silence
    assert len(rows) == len(urls)
    return Told({url: told[url] for url in urls}, last["peak"], last["connections"], done.stderr)


def free_port() -> int:
    """A port of 127.0.0.1 on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
