"""Whole crawls that are started, killed or given a fault, and measured."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sized
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from tests.invariants import PEAK_MB, check
from tests.project import Project
from tests.torture.site import ARGUMENTS, Site
from tests.torture.steps import Fault


@dataclass(frozen=True, slots=True)
class Ended:
    """What a shell and its user see of a crawl that has ended."""

    code: int
    """128 + n where signal n ended it."""
    errors: str
    peak_mb: float


@dataclass
class UnderWay:
    """A crawl that has not been waited for."""

    process: subprocess.Popen[bytes]
    log: IO[bytes]

    def send(self, number: signal.Signals) -> None:
        """Send a signal, which does nothing where the process has ended."""
        os.kill(self.process.pid, number)  # Popen's own way would take the exit code away

    def is_alive(self) -> bool:
        """Whether it has not ended yet."""
        return os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None

    def wait_for(self, answers: Sized, number: int) -> None:
        """Wait until so many are there, or the crawl has ended."""
        while len(answers) < number and self.is_alive():
            time.sleep(0.005)

    def wait(self) -> Ended:
        """Wait for the end."""
        _, status, usage = os.wait4(self.process.pid, 0)
        code = os.waitstatus_to_exitcode(status)
        self.process.returncode = code
        self.log.seek(0)
        errors = self.log.read().decode()
        return Ended(code if code >= 0 else 128 - code, errors, usage.ru_maxrss / 1024)


@dataclass
class Crawls:
    """Crawls of one site into one folder, one after another."""

    project: Project
    site: Site

    @property
    def output(self) -> Path:
        """The spider's folder."""
        return self.project.output

    @contextmanager
    def start(self, fault: Fault | None = None, *before: str, log: str = "") -> Iterator[UnderWay]:
        """A crawl under way; `before` are words of the command that starts it."""
        environment = self.project.environment | {
            "SCRAPY_SETTINGS_MODULE": "tests.torture.settings"
        }
        more = ("-s", f"LOG_FILE={log}") if log else ()
        with TemporaryFile() as errors:
            process = subprocess.Popen(
                [*before, *self.project.command("crawl", "chinadaily", *ARGUMENTS, *more)],
                cwd=self.project.folder,
                env=environment | (fault.environment() if fault else {}),
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
            try:
                yield UnderWay(process, errors)
            finally:
                if process.returncode is None:
                    process.kill()
                    process.wait()

    def crawl(self, fault: Fault | None = None, *before: str, log: str = "") -> Ended:
        """A whole crawl."""
        with self.start(fault, *before, log=log) as crawl:
            return crawl.wait()

    def check_broken(self, ended: Ended, *codes: int) -> None:
        """What must hold of a crawl with a fault."""
        assert ended.code in codes, ended.errors
        assert ended.peak_mb <= PEAK_MB
        check(self.output, None)

    def resume(self) -> Ended:
        """Crawl to the end; nothing may be lost, and nothing there twice."""
        ended = self.crawl()
        assert ended.code == 0, ended.errors
        assert "Traceback" not in ended.errors
        assert ended.peak_mb <= PEAK_MB
        check(self.output, self.site.truth)
        return ended

    def begin_anew(self) -> None:
        """Forget what was crawled."""
        shutil.rmtree(self.output, ignore_errors=True)

    def fault(self, act: str, step: str, number: int = 1, **more: int) -> Fault:
        """A fault in the project's output."""
        return Fault(str(self.project.folder / "output"), act, step, number, **more)
