"""The demo, as `make demo` runs it, and the replica behind it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from datetime import date
from pathlib import Path
from urllib.error import HTTPError

import pytest

from newscrawl.demo.replica import Replica, Reply, build_replica
from newscrawl.demo.server import serve
from newscrawl.sites.chinadaily import SITE
from tests.project import ROOT, WWW


def demo(folder: Path) -> str:
    result = subprocess.run(
        [sys.executable, "-W", "error", "-m", "newscrawl.demo"],
        cwd=ROOT,
        env=os.environ | {"NEWSCRAWL_OUTPUT": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def test_the_demo_ends_with_a_table_and_is_then_done(tmp_path: Path) -> None:
    first = demo(tmp_path)
    for words in ("discovered", "written", "refused, by reason", "junk removed, by rule", ".jsonl"):
        assert words in first
    assert "Nothing is new" not in first
    assert "Nothing is new" in demo(tmp_path)
    lines = [
        json.loads(line)
        for path in (tmp_path / "demo" / "chinadaily").glob("*.jsonl")
        for line in path.read_text().splitlines()
    ]
    assert len(lines) == len({line["id"] for line in lines}) > 130


def test_the_same_seed_gives_the_same_site(replica: Replica) -> None:
    again = build_replica()
    assert again.replies.keys() == replica.replies.keys()
    assert [story.truth for story in again.stories] == [story.truth for story in replica.stories]
    other = build_replica(2, date(2026, 3, 5))
    assert not {str(one.truth.id) for one in other.stories} & {
        str(one.truth.id) for one in replica.stories
    }


def test_every_list_of_the_site_answers(replica: Replica) -> None:
    for section in SITE.sections:
        host, _, path = section.url.removeprefix("https://").partition("/")
        assert (host, f"/{path}") in replica.replies


@pytest.fixture
def port() -> object:
    site = Replica()
    site.put(f"{WWW}/a.html", Reply(b"hello", failures=1))
    with serve(site) as serving:
        yield serving.port


@pytest.mark.parametrize("host", ["www.chinadaily.com.cn", "usa.chinadaily.com.cn"])
def test_hosts_are_told_apart_by_their_name(port: int, host: str) -> None:
    def ask(path: str, name: str) -> tuple[int, bytes]:
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": name})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
                return answer.status, answer.read()
        except HTTPError as error:
            with error:
                return error.code, b""

    assert ask("/a.html", "elsewhere.example")[0] == 404
    assert ask("/a.html", host)[0] == 503
    assert ask("/a.html?from=timeline", host) == (200, b"hello")
