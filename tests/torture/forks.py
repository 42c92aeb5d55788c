"""`python -m tests.torture.forks`: takes the scenario through one fault after another.

A fault is a line of JSON on the standard input. Each has a process of its own, forked from this
one, which has loaded everything: so that it may die, and that a thousand of them take a minute.
The answer is one line: the exit code, 128 + n where signal n ended it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from contextlib import AbstractContextManager
from pathlib import Path

from tests.project import ROOT
from tests.torture.scenario import crawl
from tests.torture.steps import Fault, install


class Forks(AbstractContextManager["Forks"]):
    """The program above, under way."""

    def __init__(self) -> None:
        command = [sys.executable, "-W", "error", "-m", "tests.torture.forks"]
        self._program = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, fault: Fault) -> int:
        """Take the scenario through a fault in its folder; the exit code."""
        assert self._program.stdin
        assert self._program.stdout
        print(*fault.environment().values(), file=self._program.stdin, flush=True)
        return int(self._program.stdout.readline())

    def __exit__(self, *_: object) -> None:
        self._program.communicate(timeout=30)


def main() -> None:
    """Serve until the input ends."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            os._exit(_run(Fault(**json.loads(line))))
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        print(code if code >= 0 else 128 - code, flush=True)


def _run(fault: Fault) -> int:
    try:
        install(fault)
        return crawl(Path(fault.folder))
    except BaseException:  # noqa: BLE001 - a process of its own: nobody else would tell
        traceback.print_exc()
        return 70


if __name__ == "__main__":
    main()
