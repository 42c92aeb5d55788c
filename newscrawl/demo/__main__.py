"""`make demo`: the real spider crawls the replica: the last months, all its lists, its mirrors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from newscrawl.demo.replica import build_replica
from newscrawl.demo.server import Serving, serve

# Below the folder of real crawls, and never among their files.
OUTPUT = Path(os.environ.get("NEWSCRAWL_OUTPUT", "output")) / "demo"

# All sources for all years would take a minute: some are asked day by day.
_WINDOWS = (("since=2026-10-01",), ("since=2003-01-01", "source=list"))

_COLUMNS = ("recent", "lists", "mirrors")

_FATES = ("written", "unchanged", "known", "duplicate", "rejected", "failed", "blocked", "skipped")


def main() -> int:
    """Run both crawls and print what came of them; the exit status of the first that failed."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    replica = build_replica()
    mirrors = OUTPUT / "mirrors.txt"
    mirrors.write_text("\n".join(replica.mirrors) + "\n")
    with serve(replica) as serving:
        print(f"A replica of the site answers on 127.0.0.1:{serving.port}; nothing else is asked.")
        manifests = []
        for arguments in (*_WINDOWS, (f"urls=@{mirrors}",)):
            status = _crawl(serving, arguments)
            if status:
                print(f"The crawl ended with status {status}: see {OUTPUT / 'demo.log'}")
                return status
            manifests.append(_newest_manifest())
    _print_table(manifests)
    return 0


def _crawl(serving: Serving, arguments: Sequence[str]) -> int:
    """`scrapy crawl` in a process of its own, with a line of progress; its exit status."""
    options = [word for argument in arguments for word in ("-a", argument)]
    command = ["scrapy", "crawl", "chinadaily", *options]
    print("\n$", " ".join(command))
    environment = os.environ | {
        "SCRAPY_SETTINGS_MODULE": "newscrawl.demo.settings",
        "NEWSCRAWL_REPLICA": f"127.0.0.1:{serving.port}",
        "NEWSCRAWL_OUTPUT": str(OUTPUT),
        "NEWSCRAWL_CONTACT": "https://example.org/about-this-demo",
    }
    started = time.monotonic()
    first = len(serving.log)
    with (OUTPUT / "demo.log").open("a") as log:
        process = subprocess.Popen(  # noqa: S603 - our own command line
            [sys.executable, "-m", *command], env=environment, stderr=log, stdin=subprocess.DEVNULL
        )
        while process.poll() is None:
            time.sleep(0.2)
            _show_progress(f"{len(serving.log) - first} requests answered")
    seconds = time.monotonic() - started
    start = "\r" if sys.stdout.isatty() else ""
    print(f"{start}  {len(serving.log) - first} requests answered in {seconds:.1f} s")
    return process.returncode


def _show_progress(state: str) -> None:
    """One line that is written over; nothing where nobody watches."""
    if sys.stdout.isatty():
        print(f"\r  {state}", end="", flush=True)


def _newest_manifest() -> dict[str, Any]:
    paths = (OUTPUT / "chinadaily" / "runs").glob("*/manifest.json")
    manifest: dict[str, Any] = json.loads(max(paths).read_bytes())
    return manifest


def _print_table(manifests: list[dict[str, Any]]) -> None:
    counts = [manifest["counts"] for manifest in manifests]
    print(f"\n{'':22}" + "".join(f"{name:>9}" for name in _COLUMNS))
    _print_row("addresses discovered", [one["discovered"] for one in counts])
    for fate in _FATES:
        if any(one[fate] for one in counts):
            _print_row(f"  {fate}", [one[fate] for one in counts])
    _print_counts("refused, by reason", *(one["reasons"]["rejected"] for one in counts))
    _print_counts("junk removed, by rule", *(one["junk"] for one in counts))
    files = [file for manifest in manifests for file in manifest["files"]]
    for file in files:
        print(f"{OUTPUT / 'chinadaily' / file['name']}: {file['lines']} lines")
    if not any(one["written"] for one in counts):
        print("Nothing is new: every article that the replica has was written before.")


def _print_counts(heading: str, *columns: dict[str, int]) -> None:
    names = sorted(set().union(*columns))
    if names:
        print(heading)
    for name in names:
        _print_row(f"  {name}", [column.get(name, 0) for column in columns])


def _print_row(name: str, numbers: Sequence[int]) -> None:
    print(f"{name:22}" + "".join(f"{number:>9}" for number in numbers))


if __name__ == "__main__":
    sys.exit(main())
