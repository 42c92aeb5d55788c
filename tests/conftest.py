"""A small site on the loopback interface, and a project that crawls it as China Daily.

`site` serves section lists and article pages in China Daily's forms, with faults at will; its
log holds every path asked for. `project` runs `scrapy crawl chinadaily` in a process of its own
against it: a download handler leads every host of the spider to the site, and no other.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

TODAY = datetime.now(timezone(timedelta(hours=8))).date()

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class TinySite:
    """Lists and articles; `answers` take the place of a path's page."""

    port: int = 0
    pages: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    delay: float = 0.0

    def add_article(self, number: int, day: date = TODAY, text: str = "") -> str:
        path = article_path(number, day)
        self.pages[path] = article_page(number, day, text)
        return path

    def add_list(self, section: str, pages: list[list[str]]) -> None:
        """`pages` name article paths; each page leads to the next."""
        for number, paths in enumerate(pages, start=1):
            more = f"page_{number + 1}.html" if number < len(pages) else None
            self.pages[f"/{section}/page_{number}.html"] = list_page(paths, more)

    def add_section(self, section: str, numbers: range, size: int = 10) -> list[str]:
        """Articles of today in one list."""
        paths = [self.add_article(number) for number in numbers]
        self.add_list(section, [paths[i : i + size] for i in range(0, len(paths), size)])
        return paths

    def asked(self, word: str = "/a/") -> list[str]:
        """The paths asked for that contain the word."""
        return [path for path in self.log if word in path]


def article_id(number: int, day: date = TODAY) -> str:
    moment = datetime(day.year, day.month, day.day, 1, tzinfo=UTC)
    return f"WS{int(moment.timestamp()):08x}{number:016x}"


def article_path(number: int, day: date = TODAY) -> str:
    return f"/a/{day:%Y%m/%d}/{article_id(number, day)}.html"


def article_page(number: int, day: date = TODAY, text: str = "", pager: str = "") -> str:
    sentence = (
        f"The harbour of town number {number} opened a new pier on the morning of the fair, and "
        "several hundred fishermen came with their families to see the first ship arrive."
    )
    paragraphs = "".join(f"<p>{sentence} It was day {n} of the season.</p>" for n in range(4))
    return (
        f"<html><head><title>Harbour {number} opens - China - Chinadaily.com.cn</title></head>"
        f"<body><div class='lft_art'><h1>Harbour {number} opens its pier</h1><div class='info'>"
        f"<span class='info_l'>By Li Na | China Daily | Updated: {day} 09:00</span></div>"
        f"<div id='Content'>{paragraphs}<p>{text}</p></div>{pager}</div></body></html>"
    )


def list_page(paths: list[str], more: str | None) -> str:
    items = "".join(
        f"<div class='tw3_01_2'><h4><a href='//www.chinadaily.com.cn{path}'>Story</a></h4></div>"
        for path in paths
    )
    pager = f"<div id='div_currpage'><a class='pagestyle' href='{more}'>Next</a></div>"
    return (
        f"<html><body><div class='lft_art' id='left'>{items}{pager if more else ''}</div>"
        "<div class='mai_r'><a href='javascript:void(0)'>x</a><a href='http://[::1'>y</a></div>"
        "</body></html>"
    )


@pytest.fixture
def site() -> Iterator[TinySite]:
    """An empty site."""
    tiny = TinySite()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            tiny.log.append(self.path)
            if tiny.delay and "/a/" in self.path:
                import time  # noqa: PLC0415

                time.sleep(tiny.delay)
            if answer := tiny.answers.get(self.path):
                answer(self)
            elif page := tiny.pages.get(self.path):
                respond(self, 200, page.encode())
            else:
                respond(self, 404, b"<html><body>no such page</body></html>")

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        tiny.port = server.server_port
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield tiny
        server.shutdown()


def respond(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    """Send an answer."""
    handler.send_response(status)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


SETTINGS = """\
from newscrawl.settings import *

DOWNLOAD_HANDLERS = DOWNLOAD_HANDLERS | dict.fromkeys(("http", "https"), "to_site.ToSiteHandler")
SITE_PORT = {port}
DOWNLOAD_DELAY = 0
RETRY_TIMES = 1
"""

HANDLER = """\
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import CannotResolveHostError
from scrapy.utils.httpobj import urlparse_cached


class ToSiteHandler(HTTP11DownloadHandler):
    def __init__(self, crawler):
        super().__init__(crawler)
        self.port = crawler.settings.getint("SITE_PORT")

    async def download_request(self, request):
        parts = urlparse_cached(request)
        if not parts.netloc.endswith("chinadaily.com.cn"):
            raise CannotResolveHostError(parts.netloc)
        local = parts._replace(scheme="http", netloc=f"127.0.0.1:{self.port}").geturl()
        response = await super().download_request(request.replace(url=local))
        return response.replace(url=request.url)
"""


@dataclass
class Project:
    """A Scrapy project in a folder of its own."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "output" / "chinadaily"

    def start(self, *args: str, **env: str) -> subprocess.Popen[str]:
        """`scrapy crawl chinadaily`, under way."""
        return subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "scrapy", "crawl", "chinadaily", *args],
            cwd=self.folder,
            env=os.environ | self.environment | env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def crawl(self, *args: str, **env: str) -> tuple[int, str]:
        """Exit code and standard error of a whole crawl."""
        process = self.start(*args, **env)
        _, errors = process.communicate(timeout=50)
        return process.returncode, errors

    @property
    def environment(self) -> dict[str, str]:
        root = str(Path(__file__).parents[1])
        path = os.pathsep.join([str(self.folder), root])
        contact = {"NEWSCRAWL_CONTACT": "https://example.org/crawler"}
        return {"SCRAPY_SETTINGS_MODULE": "to_settings", "PYTHONPATH": path, **contact}

    def manifests(self) -> list[dict[str, Any]]:
        """Of all runs, oldest first."""
        found = sorted(self.output.glob("runs/*/manifest.json"))
        return sorted((json.loads(path.read_text()) for path in found), key=lambda m: m["started"])

    def articles(self) -> list[dict[str, Any]]:
        """Every published line."""
        return [row for path in sorted(self.output.glob("*.jsonl")) for row in rows_of(path)]

    def side_rows(self, name: str) -> list[dict[str, Any]]:
        """Rows of one side file of all runs."""
        paths = sorted(self.output.glob(f"runs/*/{name}.jsonl"))
        return [row for path in paths for row in rows_of(path)]


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().split("\n") if line]


@pytest.fixture
def project(tmp_path: Path, site: TinySite) -> Project:
    """A project that takes the site for China Daily."""
    (tmp_path / "to_settings.py").write_text(SETTINGS.format(port=site.port))
    (tmp_path / "to_site.py").write_text(HANDLER)
    return Project(tmp_path)
