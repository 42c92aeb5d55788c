"""The junk benchmark on some pages: what is injected goes, what was there stays."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newscrawl import extract_article

pytestmark = pytest.mark.shared

_PAGES = "8"


def _plain(body: bytes, url: str, *, strip: bool) -> dict[str, Any]:
    article = extract_article(body, url or None, strip=strip)
    return article.to_dict() | {"removed": [removal.text for removal in article.removed]}


@pytest.mark.parametrize("name", ["scrapinghub", "zh-half"])
def test_injected_junk_goes_and_the_story_stays(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    bench = shared / "junkbench"
    command = [sys.executable, "inject_junk.py", str(shared / "data" / name), str(tmp_path)]
    subprocess.run([*command, "--every", "--limit", _PAGES], cwd=bench, check=True)
    monkeypatch.syspath_prepend(bench)
    score = importlib.import_module("score_junk").score
    pages, errors = score(
        tmp_path,
        lambda body, url: _plain(body, url, strip=True),
        lambda body, url: _plain(body, url, strip=False),
    )
    assert errors == {}
    assert [page["lost_sentences"] for page in pages if page["lost"]] == []
    leaked, items = (sum(page[key] for page in pages) for key in ("leaked", "items"))
    assert items > 0
    assert leaked <= 0.005 * items
