"""Starts `scrapy` as a fork of a process that has imported it: half of a small crawl is imports.

`ZygotePopen` is `subprocess.Popen`, which asks this module's program for such a process where it can
(on Linux, for `python -W error -m scrapy …`). The process is a child of the test's all the same:
whoever forked it is gone at once, and the test's process adopts what it leaves behind.
"""

from __future__ import annotations

import ctypes
import importlib
import inspect
import json
import os
import signal
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

COMMAND = [sys.executable, "-W", "error", "-m", "scrapy"]

_IMPORTED = (
    *("scrapy.cmdline", "scrapy.core.downloader.contextfactory", "scrapy.extensions.corestats"),
    *("scrapy.core.scheduler", "scrapy.spidermiddlewares.httperror", "scrapy.pqueues"),
    *("newscrawl.spiders.chinadaily", "newscrawl.extensions", "newscrawl.pipelines"),
    *("newscrawl.downloading.address_guard", "newscrawl.downloading.queues"),
    *("newscrawl.downloading.robots", "newscrawl.exporters", "newscrawl.demo.handler"),
    *("newscrawl.demo.replica", "newscrawl.commands.crawl", "newscrawl.commands.ledger"),
)

# They read the environment when they are imported.
_SETTINGS = ("newscrawl.settings", "newscrawl.demo.settings")

_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)

_MAX_REQUEST = 2**20


class ZygotePopen(subprocess.Popen[Any]):
    """A process, forked where that gives the same."""

    def _execute_child(self, args: Any, *others: Any) -> None:  # type: ignore[override]
        names = inspect.signature(_POPEN._execute_child).parameters  # type: ignore[attr-defined]
        asked = dict(zip(list(names)[2:], others, strict=True))
        environment = asked["env"] or os.environ
        is_special = asked["preexec_fn"] or asked["start_new_session"] or asked["shell"]
        is_plain = not is_special and asked["p2cread"] == -1
        is_plain = is_plain and "PYTHONIOENCODING" not in environment
        if not (is_plain and sys.platform == "linux" and list(args)[: len(COMMAND)] == COMMAND):
            super()._execute_child(args, *others)  # type: ignore[misc]
            return
        request = {
            "words": [str(word) for word in args[len(COMMAND) :]],
            "folder": str(asked["cwd"] or Path.cwd()),
            "environment": dict(environment),
            "is_immune": signal.getsignal(signal.SIGHUP) is signal.SIG_IGN,
        }
        ours = [1 if asked["c2pwrite"] == -1 else asked["c2pwrite"]]
        ours.append(2 if asked["errwrite"] == -1 else asked["errwrite"])
        zygote = _zygote()
        socket.send_fds(zygote, [json.dumps(request).encode()], ours)
        self.pid = int(zygote.recv(100))
        self._child_created = True
        ends = ("p2cread", "p2cwrite", "c2pread", "c2pwrite", "errread", "errwrite")
        self._close_pipe_fds(*(asked[end] for end in ends))  # type: ignore[attr-defined]


@cache
def _zygote() -> socket.socket:
    """The connection to the program, which ends with it."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    ours, others = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    program = [sys.executable, "-W", "error", "-m", "tests.zygote", str(others.fileno())]
    process = _POPEN(program, pass_fds=[others.fileno()], cwd=_ROOT)
    process.returncode = 0  # nobody waits for it
    others.close()
    return ours


_POPEN = subprocess.Popen
_ROOT = Path(__file__).parents[1]


def serve(connection: socket.socket) -> None:
    """Fork for every request, until nobody is there to ask."""
    for name in _IMPORTED:
        importlib.import_module(name)
    while True:
        message, descriptors, _, _ = socket.recv_fds(connection, _MAX_REQUEST, 2)
        if not message:
            return
        reads, writes = os.pipe()
        if (between := os.fork()) == 0:
            if pid := os.fork():
                os.write(writes, str(pid).encode())
                os._exit(0)
            connection.close()
            os.close(reads)
            os.close(writes)
            become(json.loads(message), *descriptors)
            return
        os.waitpid(between, 0)  # from now on the process is the tests' own
        connection.send(os.read(reads, 100))
        for descriptor in (reads, writes, *descriptors):
            os.close(descriptor)


def become(request: dict[str, Any], output: int, errors: int) -> None:
    """Be the `scrapy` that was asked for."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    for end, number in ((nothing, 0), (output, 1), (errors, 2)):
        os.dup2(end, number)
        os.close(end)
    # streams remember what they were opened on
    sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", closefd=False, buffering=1, errors="backslashreplace")  # noqa: SIM115
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["folder"])
    places = request["environment"].get("PYTHONPATH", "").split(os.pathsep)
    sys.path[:] = [request["folder"], *filter(None, places), *sys.path[1:]]
    signal.signal(signal.SIGHUP, signal.SIG_IGN if request["is_immune"] else signal.SIG_DFL)
    for name in _SETTINGS:
        sys.modules.pop(name, None)
    sys.argv = ["scrapy", *request["words"]]
    sys.modules["scrapy.cmdline"].execute()


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as connection:
        serve(connection)
