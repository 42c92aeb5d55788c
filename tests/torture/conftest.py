"""Forked runs, and a folder without a slow disk under it, for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.torture.forks import Forks


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    """Runs through the scenario, each in a process that may die."""
    with Forks() as under_way:
        yield under_way


@pytest.fixture
def base() -> Iterator[Path]:
    """A folder in memory where the system has such: no death of a process takes away its files."""
    memory = Path("/dev/shm")  # noqa: S108 - a mount, not a file that others could plant
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)
