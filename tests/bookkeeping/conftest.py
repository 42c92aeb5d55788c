"""A spider's folder to work in."""

from pathlib import Path

import pytest

from tests.bookkeeping.spider_folder import SpiderFolder


@pytest.fixture
def folder(tmp_path: Path) -> SpiderFolder:
    """An empty one."""
    return SpiderFolder(tmp_path / "news")
