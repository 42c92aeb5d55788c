"""Everything that a run builds, scores and measures, several processes at a time."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from tests.benchmarks.junk import cost, scoring
from tests.benchmarks.junk.options import Options
from tests.benchmarks.junk.places import DATA
from tests.benchmarks.junk.pooling import ALL
from tests.benchmarks.junk.report import Scores
from tests.benchmarks.junk.scoring import Function
from tests.benchmarks.junk.sets import InfectedSet

_Result = TypeVar("_Result")


class Run:
    """One run of the benchmark, with its files in the folder `work`."""

    def __init__(self, options: Options, work: Path) -> None:
        self.options = options
        self.work = work

    def scores(self) -> Scores:
        """The records of each function over all its sets and seeds."""
        tasks = {
            f"{function.name} on {one.key}": (function, one) for function, one in self._tasks()
        }
        self._build(one for _, one in tasks.values())
        found = self._all(
            {
                label: partial(function.records, one, self.work, self.options.families)
                for label, (function, one) in tasks.items()
            }
        )
        scores: Scores = {}
        for label, (function, _) in tasks.items():
            scores.setdefault(function, []).extend(found[label])
        return scores

    def negatives(self) -> dict[str, Any]:
        """Of each function that strips texts, what it takes from clean ones."""
        functions = [one for one in scoring.of_newscrawl() if one.text]
        return self._all({one.name: partial(one.negatives, self.work) for one in functions})

    def cost(self) -> dict[str, dict[str, Any]]:
        """`pages[set, clean or infected]` and `texts[...]`; infected ones are of the first seed."""
        names, limit = self.options.sets, self.options.limit
        html, texts = self._first(text=False), self._first(text=True)
        self._build([*html.values(), *texts.values()])
        times: dict[str, list[cost.Times]] = {}
        speed: dict[str, Any] = {}
        for name in names:
            say(f"cost on {name}")
            infected = {"pages": self.work / html[name].key, "texts": self.work / texts[name].key}
            times[f"{name}, clean"] = cost.page_times(cost.clean_pages(DATA / name, limit))
            pages = cost.infected_pages(infected["pages"], self.options.cost_pages)
            times[f"{name}, infected"] = cost.page_times(pages)
            clean_texts = cost.clean_texts(DATA / name, limit)
            speed[f"{name}, clean"] = asdict(cost.text_stripping(clean_texts))
            infected_texts = cost.infected_texts(infected["texts"])
            speed[f"{name}, infected"] = asdict(cost.text_stripping(infected_texts))
        for kind in ("clean", "infected"):
            times[f"{ALL}, {kind}"] = [one for name in names for one in times[f"{name}, {kind}"]]
        read = {name: asdict(cost.stripping(found)) for name, found in times.items() if found}
        return {"pages": read, "texts": speed}

    def _tasks(self) -> Iterable[tuple[Function, InfectedSet]]:
        options = self.options
        for function in scoring.of_newscrawl():
            if ("text" if function.text else "html") in options.parts:
                yield from self._over(function, options.seeds)
        for function in scoring.of_peers() if options.peers is not None else []:
            if options.peers and function.name not in options.peers:
                continue
            if Path(function.python).exists():
                yield from self._over(function, options.peer_seeds)
            else:
                say(f"{function.name} has no environment: make peers")

    def _over(self, function: Function, seeds: list[int]) -> Iterable[tuple[Function, InfectedSet]]:
        for seed in seeds:
            for name in self.options.sets:
                yield function, InfectedSet(name, seed, function.text, self.options.limit)

    def _first(self, *, text: bool) -> dict[str, InfectedSet]:
        options = self.options
        seed = options.seeds[0]
        return {name: InfectedSet(name, seed, text, options.limit) for name in options.sets}

    def _build(self, sets: Iterable[InfectedSet]) -> None:
        self._all({f"set {one.key}": partial(one.build, self.work) for one in sets})

    def _all(self, calls: Mapping[str, Callable[[], _Result]]) -> dict[str, _Result]:
        """The results of calls that wait for processes, by their labels."""
        with ThreadPoolExecutor(self.options.jobs) as pool:
            waiting = {pool.submit(call): label for label, call in calls.items()}
            results = {}
            try:
                for number, done in enumerate(as_completed(waiting), start=1):
                    results[waiting[done]] = done.result()
                    say(f"{number} of {len(waiting)}: {waiting[done]}")
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
            return results


def say(message: str) -> None:
    """A progress line on standard error."""
    print(f"{time.strftime('%H:%M:%S')} {message}", file=sys.stderr)
