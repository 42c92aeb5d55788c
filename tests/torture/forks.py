"""`python -m tests.torture.forks`: crawls, rebuilds and prunes through one fault after another.

Each line of the standard input names what is done and the fault, as JSON. Each has a process of
its own, forked from this one, which has loaded everything: so that it may die, and that a thousand
of them take a minute. The answer is one line: the exit code, 128 + n where signal n ended it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newscrawl.bookkeeping.pruning import prune
from newscrawl.bookkeeping.rebuilding import rebuild
from newscrawl.exceptions import NewscrawlError
from tests.bookkeeping.spider_folder import FACTS
from tests.project import ROOT
from tests.torture.scenario import crawl
from tests.torture.steps import Fault, install

YEAR = timedelta(days=365)

ACTIONS = {
    "crawl": crawl,
    "rebuild": lambda folder: rebuild(folder, FACTS, is_forced=False),
    "prune": lambda folder: prune(folder, datetime.now(UTC) - YEAR, None, is_trial=False),
}


class Forks(AbstractContextManager["Forks"]):
    """The program above, under way."""

    def __init__(self) -> None:
        command = [sys.executable, "-W", "error", "-m", "tests.torture.forks"]
        self._program = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, fault: Fault, action: str = "crawl") -> int:
        """Do it with a fault in its folder; the exit code."""
        assert self._program.stdin
        assert self._program.stdout
        print(json.dumps([action, asdict(fault)]), file=self._program.stdin, flush=True)
        return int(self._program.stdout.readline())

    def __exit__(self, *_: object) -> None:
        self._program.communicate(timeout=30)


def main() -> None:
    """Serve until the input ends."""
    for line in sys.stdin:
        action, fault = json.loads(line)
        child = os.fork()
        if not child:
            os._exit(_run(action, Fault(**fault)))
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        print(code if code >= 0 else 128 - code, flush=True)


def _run(action: str, fault: Fault) -> int:
    try:
        install(fault)
        ACTIONS[action](Path(fault.folder))
    except NewscrawlError as error:
        return error.exit_code
    except BaseException:  # noqa: BLE001 - a process of its own: nobody else would tell
        traceback.print_exc()
        return 70
    return 0


if __name__ == "__main__":
    main()
