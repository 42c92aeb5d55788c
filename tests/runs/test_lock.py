"""The lock of a run: one at a time, and what stands in its place."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newscrawl.exceptions import AlreadyRunning, CannotStart
from newscrawl.runs.lock import Lock
from tests.project import ROOT


def test_a_second_lock_is_refused_and_names_the_holder(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock")
    with pytest.raises(AlreadyRunning, match=rf"process {os.getpid()}, running since \d{{4}}-"):
        Lock(tmp_path / "lock")
    lock.release()
    Lock(tmp_path / "lock").release()


HOLDER = """
import signal, sys
from pathlib import Path
from newscrawl.runs.lock import Lock
lock = Lock(Path(sys.argv[1]))
print("held", flush=True)
signal.pause()
"""


def test_the_kernel_frees_the_lock_of_a_killed_process(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning, match=f"process {holder.pid},"):
            Lock(path)
        holder.kill()
        holder.wait()
        Lock(path).release()
    assert holder.returncode == -signal.SIGKILL


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotStart):
        Lock(tmp_path / "lock")
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


def test_a_pipe_in_the_place_of_the_lock_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lock")
    with pytest.raises(CannotStart, match="it is no file"):
        Lock(tmp_path / "lock")
