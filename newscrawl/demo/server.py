"""Serves a replica on 127.0.0.1, all its hosts from one port, told apart by the Host header."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from newscrawl.demo.replies import Query, Replica, Reply

_UNAVAILABLE = Reply(b"<html><body>try again later</body></html>", status=503)


@dataclass
class Serving:
    """A replica under way."""

    replica: Replica
    port: int = 0
    log: list[tuple[str, str]] = field(default_factory=list)
    """Host and path of every request, in order."""

    def reply(self, host: str, path: str, agent: str = "") -> Reply:
        """What to answer to a client of that User-Agent."""
        self.log.append((host, path))
        parts = urlsplit(path)
        reply = self.replica.answer(Query(host, parts.path, dict(parse_qsl(parts.query)), agent))
        if reply.failures:
            reply.failures -= 1
            return _UNAVAILABLE
        return reply


@contextmanager
def serve(replica: Replica) -> Iterator[Serving]:
    """Serve a replica until the block ends."""
    serving = Serving(replica)

    class Handler(_Handler):
        source = serving

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        serving.port = server.server_port
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield serving
        finally:
            server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds that a connection may be idle
    source: Serving

    def do_GET(self) -> None:
        host = (self.headers["Host"] or "").partition(":")[0].lower()
        reply = self.source.reply(host, self.path, self.headers["User-Agent"] or "")
        time.sleep(reply.delay)
        if reply.is_known(dict(self.headers)):
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.end_headers()
            return
        self.send_response(reply.status)
        for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, *_: Any) -> None:
        """Nothing: `Serving.log` has it."""
