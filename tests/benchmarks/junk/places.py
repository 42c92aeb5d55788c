"""Where the junk benchmark and the real pages stand: beside the checkout, never in it."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
JUNKBENCH = SHARED / "junkbench"
NEGATIVES = JUNKBENCH / "negatives" / "negatives.jsonl"
DATA = SHARED / "data"
TOOLS = SHARED / "tools"
ADAPTER = TOOLS / "newscrawl_adapter.py"
PINS = ROOT / "tests" / "benchmarks" / "peers"
PEERS = ROOT / "build" / "peers"


def missing(sets: list[str]) -> list[Path]:
    """What a run over these sets needs and does not find."""
    wanted = [JUNKBENCH / name for name in ("inject_junk.py", "score_junk.py")]
    wanted += [NEGATIVES, ADAPTER, *(DATA / name / "truth.jsonl" for name in sets)]
    return [path for path in wanted if not path.exists()]


@cache
def scorer() -> ModuleType:
    """The benchmark's score_junk.py, whose `summary` makes a row of pooled records."""
    sys.path.append(str(JUNKBENCH))  # it imports its neighbours
    return importlib.import_module("score_junk")


def adapter_has(function: str) -> bool:
    """Whether newscrawl_adapter.py defines a function."""
    spec = importlib.util.spec_from_file_location(ADAPTER.stem, ADAPTER)
    if spec is None or spec.loader is None:
        return False
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return hasattr(module, function)
