"""Scores of a function over infected sets, page by page, each set in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.junk.places import JUNKBENCH, NEGATIVES, PEERS, PINS, ROOT, TOOLS, adapter_has
from tests.benchmarks.junk.sets import InfectedSet

Record = dict[str, Any]
"""A page's score as score_junk.score() gives it, and `set`, `seed`, `clean_id`."""

WORKER = Path(__file__).with_name("worker.py")


@dataclass(frozen=True)
class Function:
    """What is scored: a name for the tables, and the Python that has `module:function`."""

    name: str
    target: str
    text: bool = False
    base: str | None = None
    python: str = sys.executable
    pins: Path | None = None

    def records(self, infected: InfectedSet, work: Path, families: str | None) -> list[Record]:
        """One record for each page of the built set, or for those of some families.

        A peer's scores of all families are kept for other runs.
        """
        kept = work / f"peers-{self.name}-{infected.key}.json"
        if result := self._kept(kept):
            return _placed(result, infected, families)
        out = work / f"scoring-{self.name.replace(' ', '-')}-{infected.key}.json"
        options = [str(work / infected.key), self.target, "--out", str(out)]
        options += ["--text"] * self.text + (["--base", self.base] if self.base else [])
        options += ["--families", families] if families else []
        result = self._run(options, out, keep=kept if self.pins and not families else None)
        return _placed(result, infected, families)

    def negatives(self, work: Path) -> dict[str, Any]:
        """How many characters it takes from texts that must pass untouched."""
        out = work / f"negatives-{self.name.replace(' ', '-')}.json"
        return self._run([str(NEGATIVES), self.target, "--negatives", "--out", str(out)], out)

    def _run(self, options: list[str], out: Path, *, keep: Path | None = None) -> dict[str, Any]:
        """The result of worker.py in the function's environment; its file gets the name `keep`."""
        command = [self.python, "-B", str(WORKER), *options, "--junkbench", str(JUNKBENCH)]
        if self.pins:
            command += ["--pins", str(self.pins)]
        else:
            command += ["--path", str(ROOT), "--path", str(TOOLS)]
        subprocess.run(command, check=True)
        result: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        if keep:
            out.rename(keep)
        else:
            out.unlink()
        return result

    def _kept(self, path: Path) -> dict[str, Any] | None:
        """The scores of an earlier run with the same pinned versions."""
        if not self.pins or not path.exists():
            return None
        result: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return result if result["pins"] == self.pins.read_text(encoding="utf-8") else None


def _placed(result: dict[str, Any], infected: InfectedSet, families: str | None) -> list[Record]:
    """The records of these families with where they are from."""
    place = {"set": infected.name, "seed": infected.seed}
    return [
        record | place | {"clean_id": record["id"].rpartition("-")[0]}
        for record in result["records"]
        if not families or record["family"] in families.split(",")
    ]


def of_newscrawl() -> list[Function]:
    """The project's own functions, as its adapter names them."""
    adapter = "newscrawl_adapter"
    found = [
        Function("newscrawl", f"{adapter}:html", base=f"{adapter}:html_unstripped"),
        Function("strip_text", f"{adapter}:text", text=True),
    ]
    if adapter_has("text_without_lexicon"):
        found.append(
            Function("strip_text without lexicon", f"{adapter}:text_without_lexicon", text=True)
        )
    return found


def of_peers() -> list[Function]:
    """Every peer with pinned versions; `make peers` makes the environments that they run in."""
    return [
        Function(
            name=pins.stem,
            target=f"junk_baselines:{pins.stem}",
            python=str(PEERS / pins.stem / "bin" / "python"),
            pins=pins,
        )
        for pins in sorted(PINS.glob("*.txt"))
    ]
