"""`scrapy probe`, as a user runs it, against a served replica of today."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newscrawl.demo.changes import redesign, without_source
from newscrawl.demo.replica import Query, Replica, Reply, build_replica
from newscrawl.demo.server import serve
from newscrawl.sites.chinadaily import SITE
from tests.project import Project

TODAY = SITE.local_day(datetime.now(UTC))
SOURCES = "list print_index epaper search app feed sitemap".split()
MAX_REQUESTS = 24
MAX_COLUMNS = 100


@dataclass
class Probed:
    """What a probe answered."""

    code: int
    out: str
    errors: str
    asked: list[str]
    """Paths, without those of robots.txt."""

    @property
    def report(self) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.out)
        return answer


def site_of_today() -> Replica:
    """The demo's replica as it would be today."""
    return build_replica(today=TODAY)


def command(project: Project, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        project.command("probe", *words),
        cwd=project.folder,
        env=project.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(project: Project, *words: str) -> Probed:
    process = command(project, *words)
    out, errors = process.communicate(timeout=60)
    asked = [path for _, path in project.serving.log if path != "/robots.txt"]
    return Probed(process.returncode, out, errors, asked)


def probe(folder: Path, replica: Replica, *words: str) -> Probed:
    with serve(replica) as serving:
        return run(Project(folder, serving), "chinadaily", *words)


@contextmanager
def guarded(replica: Replica, guard: Any) -> Iterator[Replica]:
    yield replace(replica, guards=[guard, *replica.guards])


@pytest.fixture(scope="module")
def today() -> Replica:
    return site_of_today()


def test_a_site_as_we_know_it_fits(tmp_path: Path, today: Replica) -> None:
    probed = probe(tmp_path, today)
    assert (probed.code, probed.errors) == (0, "")
    assert "Everything fits." in probed.out
    assert "NO LONGER FITS" not in probed.out
    for name in SOURCES:
        assert f"\n{name} " in probed.out
    assert f"{len(probed.asked)} requests" in probed.out.splitlines()[0]
    assert 15 <= len(probed.asked) <= MAX_REQUESTS
    assert list(tmp_path.iterdir()) == []


def test_the_table_fits_a_terminal(tmp_path: Path, today: Replica) -> None:
    lines = probe(tmp_path, today).out.splitlines()
    long = [line for line in lines if len(line) > MAX_COLUMNS]
    assert [line for line in long if not line.startswith("  (https://")] == []


def test_each_kind_of_address_is_read(tmp_path: Path, today: Replica) -> None:
    report = probe(tmp_path, today, "--json").report
    layouts = {article["layout"] for article in report["articles"]}
    assert {"ws", "zh", "json"} <= layouts
    assert all(article["found"]["title"] for article in report["articles"])
    assert [article for article in report["articles"] if article["problems"]] == []


def test_json_holds_what_the_table_says(tmp_path: Path, today: Replica) -> None:
    broken = without_source(today, "search")
    table, probed = probe(tmp_path, broken), probe(tmp_path, broken, "--json")
    report = probed.report
    assert table.code == probed.code == report["exit_code"] == 10
    assert report["spider"] == report["site"] == "chinadaily"
    assert report["requests"] == len(probed.asked)
    assert datetime.fromisoformat(report["probed_at"]).tzinfo
    assert [source["name"] for source in report["sources"]] == [
        *("list", "print_index", "epaper", "search", "search", "app", "feed", "sitemap", "list")
    ]
    for source in report["sources"]:
        for page in source["pages"]:
            row = f"{source['name']:13}{page['state']:8} {page['status'] or '-':>6}"
            assert row in table.out
    words = " ".join(table.out.split())
    for sentence in [*report["misfits"], *report["notes"]]:
        assert sentence in words


def test_freshness_is_told(tmp_path: Path, today: Replica) -> None:
    report = probe(tmp_path, today, "--json").report
    sources = {source["name"]: source for source in reversed(report["sources"])}
    assert sources["search"]["state"] == sources["list"]["state"] == "fresh"
    assert TODAY - date.fromisoformat(sources["list"]["newest"]) <= timedelta(days=1)
    # frozen for years: said, and no misfit
    assert sources["feed"]["state"] == sources["sitemap"]["state"] == "frozen"
    assert any(note.startswith("feed: ") for note in report["notes"])


def test_a_changed_layout_is_named(tmp_path: Path, today: Replica) -> None:
    probed = probe(tmp_path, redesign(today))
    assert probed.code == 10
    assert "- layout ws of China Daily no longer matches" in probed.out
    assert len(probed.asked) <= MAX_REQUESTS


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("search", "search gives nothing"),
        ("app", "app gives nothing"),
        ("list", "list gives nothing"),
        ("hongkong", "list gives nothing"),
        ("epaper", "epaper gives nothing"),
    ],
)
def test_a_dead_source_is_named(tmp_path: Path, today: Replica, source: str, words: str) -> None:
    probed = probe(tmp_path, without_source(today, source))
    assert probed.code == 10
    assert f"- {words}: the server answers 500" in " ".join(probed.out.split())
    assert len(probed.asked) <= MAX_REQUESTS


def test_dead_feeds_are_told_and_cost_nothing(tmp_path: Path, today: Replica) -> None:
    probed = probe(tmp_path, without_source(today, "feed"))
    assert probed.code == 0
    assert "- feed: the server answers 500" in probed.out


def test_a_holiday_of_the_newspaper_is_no_misfit(tmp_path: Path, today: Replica) -> None:
    days = [TODAY - timedelta(days=back) for back in range(1, 8)]
    issue = next(day for day in days if day.weekday() != 6)

    def no_paper(query: Query) -> Reply | None:
        return Reply(status=404) if f"/china/{issue}" == query.path else None

    with guarded(today, no_paper) as replica:
        probed = probe(tmp_path, replica, "--json")
    assert probed.code == 0
    epaper = next(one for one in probed.report["sources"] if one["name"] == "epaper")
    assert [page["state"] for page in epaper["pages"]] == ["absent", "fresh"]


def test_a_page_that_fails_once_is_asked_for_again(tmp_path: Path) -> None:
    replica = site_of_today()
    replica.replies["www.chinadaily.com.cn", "/china/governmentandpolicy/page_1.html"].failures = 1
    probed = probe(tmp_path, replica)
    assert probed.code == 0
    assert probed.asked.count("/china/governmentandpolicy/page_1.html") == 2


def test_without_network_it_says_so_at_once(tmp_path: Path, today: Replica) -> None:
    with serve(today) as serving:
        project = Project(tmp_path, serving)
    probed = run(project, "chinadaily")
    assert probed.code == 20
    assert "no host took a connection" in probed.out
    assert probed.asked == []
    assert list(tmp_path.iterdir()) == []


def test_where_robots_txt_forbids_everything_nothing_is_asked(
    tmp_path: Path, today: Replica
) -> None:
    def forbid(query: Query) -> Reply | None:
        is_robots = query.path == "/robots.txt"
        return Reply(b"User-agent: *\nDisallow: /\n") if is_robots else None

    with guarded(today, forbid) as replica:
        probed = probe(tmp_path, replica)
    assert (probed.code, probed.asked) == (22, [])
    assert "denied" in probed.out


def test_redirects_without_end_stay_within_the_bound(tmp_path: Path, today: Replica) -> None:
    def lead_on(query: Query) -> Reply | None:
        is_robots = query.path == "/robots.txt"
        headers = {"Location": f"https://{query.host}{query.path}x"}
        return None if is_robots else Reply(status=302, headers=headers)

    with guarded(today, lead_on) as replica:
        probed = probe(tmp_path, replica)
    assert probed.code == 10
    assert len(probed.asked) == MAX_REQUESTS


def test_it_names_itself_as_a_crawl_does(tmp_path: Path, today: Replica) -> None:
    agents: dict[str, str] = {}

    def note(query: Query) -> None:
        if not query.path.endswith("robots.txt"):
            agents[query.host] = query.agent

    with guarded(today, note) as replica:
        assert probe(tmp_path, replica).code == 0
    assert all("(+https://example.org/crawler)" in agent for agent in agents.values())
    assert agents["enapp.chinadaily.com.cn"].endswith(" ChinaDaily")
    assert not agents["www.chinadaily.com.cn"].endswith(" ChinaDaily")


def test_an_interrupted_probe_says_nothing(tmp_path: Path, today: Replica) -> None:
    def dawdle(query: Query) -> Reply | None:
        is_list = query.path.endswith("/page_1.html")
        return Reply(b"<html></html>", delay=1.0) if is_list else None

    with guarded(today, dawdle) as replica, serve(replica) as serving:
        process = command(Project(tmp_path, serving), "chinadaily")
        while not any(path.endswith("/page_1.html") for _, path in serving.log):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["chinadayli"], "unknown spider 'chinadayli': did you mean chinadaily?"),
        (["zzz"], "there are "),
        ([], "name one spider"),
        (["chinadaily", "another"], "name one spider"),
        (["chinadaily", "-s", "NEWSCRAWL_REQUIRED_FIELDS=headline"], "which no article has"),
    ],
)
def test_a_slip_of_the_pen_asks_for_nothing(
    tmp_path: Path, today: Replica, words: list[str], hint: str
) -> None:
    with serve(today) as serving:
        probed = run(Project(tmp_path, serving), *words)
    assert probed.code == 2
    assert hint in probed.errors
    assert "Traceback" not in probed.errors
    assert (probed.out, serving.log) == ("", [])
