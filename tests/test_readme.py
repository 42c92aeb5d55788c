"""The README is true: its examples run, its tables are complete."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from newscrawl import extract_article
from newscrawl.items import EXPORTED
from newscrawl.json_lines import encode_line
from newscrawl.runs.outcome import EXIT_CODES
from tests.project import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted((ROOT / "tests" / "pages" / "chinadaily").glob("*.html"))


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder with published files of two runs."""
    folder = tmp_path / "output" / "chinadaily"
    folder.mkdir(parents=True)
    for number, pages in enumerate((PAGES[::2], PAGES[1::2])):
        lines = [encode_line(_article(page)) for page in pages]
        (folder / f"20261120T00000{number}Z-0000.jsonl").write_bytes(b"".join(lines))
    return tmp_path


def _article(page: Path):  # noqa: ANN202 - an Article
    url = json.loads(page.with_suffix(".json").read_bytes())["url"]
    return extract_article(page.read_bytes(), url)


@pytest.mark.parametrize("code", blocks("python"), ids=["pandas", "calls"])
def test_the_python_examples_run(code: str, published: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=published,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout


def test_the_duckdb_example_runs(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(published)
    (query,) = blocks("sql")
    rows = duckdb.sql(query).fetchall()
    assert sum(count for _, count, _ in rows) == len(PAGES)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day, _, _ in rows)


def test_the_line_shown_is_the_page_s() -> None:
    (shown,) = blocks("json")
    row = _article(ROOT / "tests/pages/chinadaily/mini-header-and-pool.html").to_dict()
    for name, value in json.loads(shown, strict=False).items():
        if isinstance(value, str) and value.endswith("…"):
            assert row[name].startswith(value[:-1])
        else:
            assert row[name] == value


def test_every_field_is_named() -> None:
    table = README.partition("## Fields")[2].partition("## ")[0]
    assert [name for name in EXPORTED if f"`{name}`" not in table] == []


def test_every_exit_code_is_named() -> None:
    table = README.partition("### From cron")[2].partition("## ")[0]
    codes = re.findall(r"^ +(\d+)  ", EXIT_CODES, re.MULTILINE)
    assert len(codes) > 8
    assert [
        code for code in codes if not re.search(rf"^\| .*\b{code}\b", table, re.MULTILINE)
    ] == []


def test_every_setting_is_named() -> None:
    settings = (ROOT / "newscrawl" / "settings.py").read_text()
    names = re.findall(r"^(NEWSCRAWL_\w+) =", settings, re.MULTILINE)
    assert [name for name in names if f"`{name}`" not in README] == []


@pytest.mark.parametrize("target", re.findall(r"`?make ([a-z-]+)", README))
def test_every_make_target_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
