"""`make bench-junk`: what stripping leaves and loses on real pages with junk put into them.

The pages, and the program that infects them, stand beside the checkout in ../shared; without them
nothing is measured. The tables go to standard output, progress to standard error.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tests.benchmarks.junk import places, tables
from tests.benchmarks.junk.options import read_options
from tests.benchmarks.junk.report import results_of
from tests.benchmarks.junk.running import Run


def main() -> None:
    """Build the sets, score, measure, print."""
    options = read_options(__doc__ or "")
    if lacking := places.missing(options.sets):
        print("Nothing is measured; missing:", *lacking, sep="\n  ")
        return
    with tempfile.TemporaryDirectory(prefix="bench-junk-") as temporary:
        work = options.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        run = Run(options, work)
        scores = run.scores()
        negatives = run.negatives() if "negatives" in options.parts else {}
        cost = run.cost() if "cost" in options.parts else {}
    results = results_of(scores, negatives, cost)
    if options.json:
        options.json.write_text(json.dumps(results, ensure_ascii=False, indent=1), "utf-8")
    tables.print_all(results)


if __name__ == "__main__":
    main()
