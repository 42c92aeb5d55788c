"""`make demo`: the real spider crawls the replica, first its lists, then infected mirrors of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from newscrawl.demo.replica import build_replica
from newscrawl.demo.server import Serving, serve

# Below the folder of real crawls, and never among their files.
OUTPUT = Path(os.environ.get("NEWSCRAWL_OUTPUT", "output")) / "demo"

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
        for argument in ("since=2012-01-01", f"urls=@{mirrors}"):
            status = _crawl(serving, argument)
            if status:
                print(f"The crawl ended with status {status}: see {OUTPUT / 'demo.log'}")
                return status
            manifests.append(_newest_manifest())
    _print_table(manifests)
    return 0


def _crawl(serving: Serving, argument: str) -> int:
    """`scrapy crawl` in a process of its own, with a line of progress; its exit status."""
    command = ["scrapy", "crawl", "chinadaily", "-a", argument]
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
    site, mirrors = (manifest["counts"] for manifest in manifests)
    print(f"\n{'':22}{'lists':>9}{'mirrors':>9}")
    print(f"{'addresses discovered':22}{site['discovered']:>9}{mirrors['discovered']:>9}")
    for fate in _FATES:
        if site[fate] or mirrors[fate]:
            print(f"  {fate:20}{site[fate]:>9}{mirrors[fate]:>9}")
    _print_counts(
        "refused, by reason", *(counts["reasons"]["rejected"] for counts in (site, mirrors))
    )
    _print_counts("junk removed, by rule", site["junk"], mirrors["junk"])
    files = [file for manifest in manifests for file in manifest["files"]]
    for file in files:
        print(f"{OUTPUT / 'chinadaily' / file['name']}: {file['lines']} lines")
    if not site["written"] + mirrors["written"]:
        print("Nothing is new: every article that the replica has was written before.")


def _print_counts(heading: str, *columns: dict[str, int]) -> None:
    names = sorted(set().union(*columns))
    if names:
        print(heading)
    for name in names:
        print(f"  {name:20}" + "".join(f"{Counter(column)[name]:>9}" for column in columns))


if __name__ == "__main__":
    sys.exit(main())
