"""Infected sets: clean pages with every family of junk, one set for each seed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.junk.places import DATA, JUNKBENCH

NAMES = ("scrapinghub", "newssites-half", "zh-half")


@dataclass(frozen=True)
class InfectedSet:
    """What inject_junk.py makes of the first `limit` clean pages of a set; None is all of them."""

    name: str
    seed: int
    text: bool
    limit: int | None

    @property
    def key(self) -> str:
        """Its folder's name below the work folder."""
        text, first = "-text" if self.text else "", f"-first{self.limit}" if self.limit else ""
        return f"{self.name}-{self.seed}{text}{first}"

    def build(self, work: Path) -> Path:
        """Its folder, made unless it is there; it gets its name when it is complete."""
        folder, part = work / self.key, work / f"{self.key}.building"
        if folder.exists():
            return folder
        shutil.rmtree(part, ignore_errors=True)
        command = [sys.executable, "-B", str(JUNKBENCH / "inject_junk.py")]
        command += [str(DATA / self.name), str(part), "--every", "--seed", str(self.seed)]
        command += ["--text"] * self.text + (["--limit", str(self.limit)] if self.limit else [])
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        return part.rename(folder)


def rows(folder: Path) -> list[dict[str, Any]]:
    """The truth of a set, clean or infected: one dict a page, in order of its id."""
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        return sorted(map(json.loads, lines), key=lambda row: str(row["id"]))
