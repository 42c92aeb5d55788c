"""The hostile server that lies beside the checkout, as a process."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from tests.project import ROOT

SCRIPT = ROOT.parent / "shared" / "tools" / "hostile_server.py"

_LIFE = 900
"""Seconds after which it ends by itself, whatever becomes of us."""


@dataclass(frozen=True, slots=True)
class SharedServer:
    """Its two ports; the second plays a service inside."""

    port: int
    second: int

    def url(self, target: str) -> str:
        """The address of a target of the first port."""
        return f"http://127.0.0.1:{self.port}{target}"

    def tell(self, target: str) -> bytes:
        """Ask for one of its own pages."""
        with urlopen(self.url(target), timeout=10) as response:  # noqa: S310 - loopback
            content: bytes = response.read()
            return content

    def reset(self) -> None:
        """Forget all requests, and let robots.txt allow everything."""
        self.tell("/_robots?mode=ok")
        self.tell("/_reset")

    def log(self) -> list[dict[str, Any]]:
        """The requests so far: {t, port, target, headers}."""
        rows: list[dict[str, Any]] = json.loads(self.tell("/_log"))
        return rows

    def asked(self, start: str = "/") -> list[str]:
        """The targets asked for that begin so."""
        rows = self.log()
        return [row["target"] for row in rows if row["target"].startswith(start)]

    def forbidden(self) -> int:
        """Requests to the second port."""
        return sum(row["port"] == self.second for row in self.log())


@contextmanager
def shared_server(folder: Path) -> Iterator[SharedServer]:
    """Start it, and stop it at the end of the block."""
    with (
        socket.create_server(("127.0.0.1", 0)) as one,
        socket.create_server(("127.0.0.1", 0)) as two,
    ):
        server = SharedServer(one.getsockname()[1], two.getsockname()[1])
    ports = ["--port", str(server.port), "--second-port", str(server.second)]
    with (folder / "shared-server.txt").open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, str(SCRIPT), *ports, "--max-seconds", str(_LIFE)],
            stdout=file,
            stderr=file,
        )
    try:
        _wait_for(server)
        yield server
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(server: SharedServer) -> None:
    for _ in range(100):
        try:
            server.tell("/_paths")
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{SCRIPT} does not answer")
