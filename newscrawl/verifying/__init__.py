"""`scrapy verify`: reads published files as a stranger would, and finds what is wrong with them.

It shares no code with what writes them, so that a fault of the writer is found too.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from newscrawl.verifying.articles import REQUIRED
from newscrawl.verifying.editions import Editions
from newscrawl.verifying.report import Report, complain
from newscrawl.verifying.rows import Checks
from newscrawl.verifying.spider_folder import SpiderFolder
from newscrawl.verifying.targets import NothingToVerify, Target, targets_of

HELP = "Check published files: every line, sum, count and version; exit 1 on a fault."

EPILOG = """\
examples:
  scrapy verify                                  (all that lies in NEWSCRAWL_OUTPUT)
  scrapy verify output/chinadaily                (one spider: its runs, and versions over all runs)
  scrapy verify output/chinadaily/runs/20261128T104258Z-f42d
  scrapy verify output/chinadaily/20261128T104258Z-f42d.jsonl
  scrapy verify clean.jsonl                      (no manifest names it: only its lines)

A PATH is a folder, a run's folder or manifest.json, or a .jsonl file. Each fault is one line,
FILE:LINE: what is wrong (expected ..., found ...), at most 20 for a file. The last line counts
what was checked. Notes are no faults: a run under way, a clock that was set back.

exit status: 0 all is well, 1 a fault was found, 2 nothing to verify or bad argument.
"""


def run(paths: Sequence[str], required: Sequence[str] = REQUIRED) -> int:
    """Verify what the paths name; the exit status. `required` are fields of every article."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # what the terminal's encoding does not know is shown as its number
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        return _run(paths, required)
    except NothingToVerify as error:
        complain(str(error))
        return 2
    except BrokenPipeError:  # the reader of our output has seen enough
        # what is still in the buffer is for nobody, and at exit would fail once more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        complain(str(error))
        return 2


def _verify(target: Target, checks: Checks) -> None:
    try:
        SpiderFolder(target, checks).verify()
    except BrokenPipeError:
        raise
    except OSError as error:  # of a folder; those of files are told where they are read
        path = Path(os.fsdecode(error.filename or target.folder))
        checks.report.fault(path, f"cannot be read: {error.strerror or error}")


def _run(paths: Sequence[str], required: Sequence[str]) -> int:
    report = Report()
    for _, targets in groupby(targets_of(list(paths)), key=attrgetter("folder")):
        with Editions() as editions:
            checks = Checks(report, editions, required)
            for target in targets:
                _verify(target, checks)
    if not (report.files or report.faults):
        raise NothingToVerify(f"{', '.join(paths)}: nothing is published yet")
    report.close()
    sys.stdout.flush()
    return 1 if report.faults else 0
