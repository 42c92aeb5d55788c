"""Forked runs and whole crawls, in a folder without a slow disk under it."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from newscrawl.demo.server import serve
from tests.project import Project
from tests.torture.crawls import Crawls
from tests.torture.forks import Forks
from tests.torture.site import Site, build_site


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    """Runs of the scenario and of other actions, each in a process that may die."""
    with Forks() as under_way:
        yield under_way


@pytest.fixture
def base() -> Iterator[Path]:
    """A folder in memory where the system has such: no death of a process takes away its files."""
    memory = Path("/dev/shm")  # noqa: S108 - a mount, not a file that others could plant
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def site() -> Site:
    """A site with one of everything."""
    return build_site()


@pytest.fixture
def crawls(base: Path, site: Site) -> Iterator[Crawls]:
    """Crawls of that site, one after another, into a folder of the test."""
    with serve(site.tiny.replica) as serving:
        yield Crawls(Project(base, serving), site)
