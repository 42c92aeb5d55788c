"""A replica of the site on the loopback interface, and a project that crawls it.

`replica` is the demo's whole site; `tiny` is an empty one that a test fills with the pages and
faults it needs. `crawling` serves either and hands out a `Project`, which runs
`scrapy crawl chinadaily` in a process of its own, as a user does.
"""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import hypothesis
import pytest

from newscrawl.demo.replica import Replica, build_replica
from newscrawl.demo.server import serve
from tests.project import ROOT, Project, TinySite
from tests.zygote import ZygotePopen

subprocess.Popen = ZygotePopen  # type: ignore[misc]

# A machine may be busy; nothing here is timed.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(scope="session")
def replica() -> Replica:
    """The demo's replica."""
    return build_replica()


@pytest.fixture
def tiny() -> TinySite:
    """An empty site."""
    return TinySite()


@pytest.fixture
def crawling(
    tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[[Replica], Project]]:
    """Serve a replica and get a project that crawls it, with the module's ARGUMENTS if any."""
    arguments = getattr(request.module, "ARGUMENTS", ())
    with ExitStack() as stack:

        def crawl(site: Replica) -> Project:
            return Project(tmp_path, stack.enter_context(serve(site)), arguments)

        yield crawl


@pytest.fixture
def shared() -> Path:
    """Material that is not part of the project; its tests skip where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"needs the pages in {folder.name}/ beside the checkout")
    return folder
