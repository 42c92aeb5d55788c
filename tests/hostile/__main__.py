"""Plays all rows of the fault matrix that can be played here, and prints it as a table.

`python -m tests.hostile [NUMBER…]` plays those rows only, `--own` those that need nothing beside
the checkout.
"""

from __future__ import annotations

import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.hostile.matrix import ROWS
from tests.hostile.row import Result, run_row, table
from tests.hostile.shared_server import SCRIPT, shared_server


def main(words: list[str]) -> int:
    """Play, print, and tell by the exit code whether every row passed."""
    own = "--own" in words or not SCRIPT.exists()
    numbers = [word for word in words if not word.startswith("-")]
    rows = [one for one in ROWS if not (own and one.needs_shared)]
    rows = [one for one in rows if not numbers or one.number in numbers]
    results: list[Result] = []
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        shared = None if own else stack.enter_context(shared_server(scratch))
        for number, one in enumerate(rows):
            folder = scratch / f"{number}"
            folder.mkdir()
            begun = time.monotonic()
            results.append(run_row(one, folder, shared))
            took = f"{time.monotonic() - begun:.0f} s"
            sys.stderr.write(f"{one.number} {one.fault}: {took}, {results[-1].wrong or 'ok'}\n")
    sys.stdout.write(f"{table(results)}\n")
    return int(any(one.wrong for one in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
