"""A server on the loopback interface that sends the very bytes it is told, and breaks off as told.

Frameworks mend what they send; this one writes to the socket.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ssl import SSLContext
from threading import Event, Thread
from time import monotonic

CLOSE, RESET, HANG, KEEP = "close", "reset", "hang", "keep"
"""How an answer ends: closed, torn off, never, or with the connection kept for the next request."""

_LONGEST = 60.0
"""Seconds that an answer without end goes on."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent to one request."""

    raw: bytes = b""
    """Status line, headers and body."""
    end: str = CLOSE
    more: bytes = b""
    """Sent again and again after `raw`, until the client leaves."""
    pause: float = 0.0
    """Seconds before `raw`, and before each `more`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that came."""

    at: float
    """Seconds on the monotonic clock."""
    target: str
    headers: dict[str, str]


_LEFT = (
    *(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError),
    asyncio.CancelledError,  # the test is over
)

Rule = Callable[[str], Answer]
"""Makes the answer to a target; pages without number come from rules."""


@dataclass
class Server:
    """One port and what it answers."""

    host: str = "127.0.0.1"
    port: int = 0
    pages: dict[str, list[Answer]] = field(default_factory=dict)
    """Answers by target, one a request; the last one stays."""
    rules: dict[str, Rule] = field(default_factory=dict)
    """By the beginning of the target."""
    tls: SSLContext | None = None
    """Speak https with this."""
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0

    def put(self, target: str, *answers: Answer | bytes) -> str:
        """Answer a target so, one answer a request; its address."""
        self.pages[target] = [one if isinstance(one, Answer) else Answer(one) for one in answers]
        return self.url(target)

    def url(self, target: str) -> str:
        """The address of a target."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{target}"

    def answer(self, target: str) -> Answer:
        """What comes next for a target."""
        if left := self.pages.get(target):
            return left.pop(0) if len(left) > 1 else left[0]
        rule = next((rule for start, rule in self.rules.items() if target.startswith(start)), None)
        return rule(target) if rule else Answer(_NOT_FOUND)

    def count(self, start: str = "/") -> Counter[str]:
        """How often each target was asked for that begins so."""
        return Counter(one.target for one in self.asked if one.target.startswith(start))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer a connection's requests."""
        self.connections += 1
        with suppress(*_LEFT):
            while await self._serve_one(reader, writer) == KEEP:
                pass
        with suppress(OSError):
            writer.close()
            await writer.wait_closed()

    async def _serve_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> str:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        target = head[0].split(" ")[1]
        pairs = (line.partition(":") for line in head[1:] if line)
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        self.asked.append(Asked(monotonic(), target, headers))
        answer = self.answer(target)
        await asyncio.sleep(answer.pause)
        writer.write(answer.raw)
        await writer.drain()
        begun = monotonic()
        while answer.more and monotonic() - begun < _LONGEST:
            await asyncio.sleep(answer.pause)
            writer.write(answer.more)
            await writer.drain()
        if answer.end == HANG:
            await asyncio.sleep(_LONGEST)
        elif answer.end == RESET:
            tear_off(writer)
        return answer.end


_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def tear_off(writer: asyncio.StreamWriter) -> None:
    """Close with a reset instead of a FIN."""
    sock: socket.socket = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


@contextmanager
def serving(*servers: Server) -> Iterator[None]:
    """Serve until the block ends, each server on a free port of its own."""
    ready = Event()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    async def run() -> None:
        started = []
        for server in servers:
            one = await asyncio.start_server(server.serve, server.host, server.port, ssl=server.tls)
            server.port = one.sockets[0].getsockname()[1]
            started.append(one)
        ready.set()
        await stop.wait()
        for one in started:
            one.close()
        under_way = asyncio.all_tasks() - {asyncio.current_task()}
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)

    thread = Thread(target=loop.run_until_complete, args=(run(),), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()
