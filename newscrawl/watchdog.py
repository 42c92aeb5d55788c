"""Ends a process in which nothing moves any more: a stuck page or disk must not freeze cron.

Nothing is lost by that: the next start finishes the run from its last commit. It takes three
watchers, for code may be stuck in three ways. Compiled code that has let go of the interpreter (the
parser, a disk that does not answer) is seen by a thread; a pattern that is matched for ever holds
the interpreter, and only a signal gets through to it; in another thread than the first it lets
nothing through, but for the one watcher that needs no interpreter and has no exit code to choose.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from types import FrameType

from newscrawl.exceptions import NewscrawlError

BEAT_SECONDS = 1.0
"""How often the watched loop has to call `beat`."""


class Watchdog:
    """Watches the event loop, and the time by which the run has to be over."""

    def __init__(self, patience: float, deadline: float, on_stall: Callable[[], None]) -> None:
        """Both times are in seconds: how long the loop may stand still, and the process may run.

        A `deadline` of 0 is none. `on_stall` is called before the process ends.
        """
        self._patience = patience
        self._on_stall = on_stall
        self._ends = monotonic() + deadline if deadline else float("inf")
        self._beaten = monotonic()
        self._over = Event()
        self._thread = Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin to watch; call it, `beat` and `stop` in the main thread."""
        signal.signal(signal.SIGALRM, self._on_alarm)
        self.beat()
        self._thread.start()

    def beat(self) -> None:
        """Tell that the loop moves."""
        self._beaten = monotonic()
        signal.setitimer(signal.ITIMER_REAL, self._patience)
        faulthandler.dump_traceback_later(2 * self._patience + BEAT_SECONDS, exit=True)

    def stop(self) -> None:
        """End the watch."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
        self._over.set()

    def _watch(self) -> None:
        while not self._over.wait(BEAT_SECONDS):
            now = monotonic()
            if now - self._beaten > self._patience:
                self._end(f"nothing has moved for {self._patience:g} s")
            if now > self._ends:
                self._end("the run did not end at its deadline")

    def _on_alarm(self, _number: int, _frame: FrameType | None) -> None:
        self._end(f"nothing has moved for {self._patience:g} s")

    def _end(self, reason: str) -> None:
        try:
            self._on_stall()
            sys.stderr.write(f"scrapy crawl: {reason}; start again to go on\n")
            sys.stderr.flush()
            faulthandler.dump_traceback()
        finally:
            os._exit(NewscrawlError.exit_code)
