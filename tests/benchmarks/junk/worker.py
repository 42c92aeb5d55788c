"""Scores one function on one built set, in whichever environment has the function.

Started by file name, also by the peers' Pythons: it needs the standard library and junkbench alone.
"""

from __future__ import annotations

import argparse
import importlib
import json
import logging
import sys
import warnings
from pathlib import Path
from typing import Any


def main() -> None:
    """Score, and write one JSON object: `records` of each page and `errors`, or of `negatives`."""
    args = _arguments()
    sys.path[:0] = [*args.path, args.junkbench]
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    score_junk = importlib.import_module("score_junk")
    function = score_junk.resolve(args.function)
    result: dict[str, Any]
    if args.negatives:
        result = score_junk.negatives(args.set, function)
    else:
        base = score_junk.resolve(args.base) if args.base else None
        families = set(args.families.split(",")) if args.families else None
        records, errors = score_junk.score(args.set, function, base, args.text, families)
        result = {"records": records, "errors": dict(errors)}
    if args.pins:
        result["pins"] = args.pins.read_text(encoding="utf-8")
    args.out.write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", type=Path, help="folder of a built set; a file with --negatives")
    parser.add_argument("function", help="module:function")
    parser.add_argument("--junkbench", required=True)
    parser.add_argument("--path", action="append", default=[], help="goes into sys.path")
    parser.add_argument("--base", help="module:function, the same with stripping off")
    parser.add_argument("--families", help="comma list; default all")
    parser.add_argument("--text", action="store_true")
    parser.add_argument("--negatives", action="store_true")
    parser.add_argument("--pins", type=Path, help="requirements of the environment, kept as `pins`")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
