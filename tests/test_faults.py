"""What a crawl does when something goes wrong, and that the next run makes up for it."""

from __future__ import annotations

import signal
import socket
from collections import Counter
from urllib.parse import urlsplit

import pytest

from newscrawl.demo.replica import Reply
from newscrawl.demo.server import Serving
from newscrawl.sites import host_of
from newscrawl.sites.chinadaily import SITE
from tests.project import WWW, Crawling, TinySite, wait_until

ARGUMENTS = ("-a", "sections=china/society")  # one list instead of a hundred


def test_without_a_network_nothing_is_touched(tiny: TinySite, crawling: Crawling) -> None:
    tiny.list(tiny.articles(range(3)))
    project = crawling(tiny.replica)
    project.crawl()
    before = {path: path.read_bytes() for path in project.output.glob("*.jsonl")}
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    project.serving = Serving(tiny.replica, port)  # nobody listens there any more
    code, errors = project.crawl()
    assert code == 20
    assert "no host took a connection" in errors.splitlines()[-1]
    assert {path: path.read_bytes() for path in project.output.glob("*.jsonl")} == before


def test_unknown_hosts_are_no_network_either(tiny: TinySite, crawling: Crawling) -> None:
    project = crawling(tiny.replica)
    assert project.crawl("-s", "NEWSCRAWL_REPLICA_HOSTS=elsewhere.example")[0] == 20


def test_a_killed_run_loses_nothing_and_repeats_nothing(tiny: TinySite, crawling: Crawling) -> None:
    urls = tiny.slow_articles(60)
    project = crawling(tiny.replica)
    process = project.start()
    wait_until(lambda: len(project.asked()) > 30, process)
    process.kill()
    process.communicate(timeout=10)
    assert not list(project.output.glob("*.jsonl"))  # only whole files are published
    assert project.crawl()[0] == 0
    assert Counter(row["url"] for row in project.articles()) == Counter(urls)
    killed, finished = project.manifests()
    assert (killed["reason"], finished["reason"]) == ("killed", "finished")
    assert killed["counts"]["written"] + finished["counts"]["written"] == len(urls)
    assert killed["counts"]["pending"] > 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_publishes_what_it_has(
    tiny: TinySite, crawling: Crawling, number: signal.Signals, code: int
) -> None:
    urls = tiny.slow_articles(60)
    project = crawling(tiny.replica)
    process = project.start()
    wait_until(lambda: len(project.asked()) > 30, process)
    process.send_signal(number)
    process.communicate(timeout=30)
    assert process.returncode == code
    assert 0 < len(project.articles()) < len(urls)
    assert project.crawl()[0] == 0
    assert Counter(row["url"] for row in project.articles()) == Counter(urls)


def test_a_second_run_at_once_is_turned_away(tiny: TinySite, crawling: Crawling) -> None:
    tiny.slow_articles(30)
    project = crawling(tiny.replica)
    process = project.start("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
    wait_until(lambda: len(project.asked()) > 2, process)
    code, errors = project.crawl()
    process.communicate(timeout=30)
    assert code == 75
    assert f"process {process.pid}" in errors
    assert process.returncode == 0


def test_failures_beyond_the_tolerance_are_told_and_tried_again(
    tiny: TinySite, crawling: Crawling
) -> None:
    urls = tiny.articles(range(10))
    tiny.list(urls)
    pages = dict(tiny.replica.replies)
    for url in urls[:4]:
        tiny.replica.put(url, Reply(b"<html>broken</html>", status=500))
    project = crawling(tiny.replica)
    code, errors = project.crawl("-s", "RETRY_TIMES=1")
    assert code == 10
    assert "4 of 10 pages failed" in errors
    assert {row["url"] for row in project.side_rows("failed")} == set(urls[:4])
    tiny.replica.replies.update(pages)
    assert project.crawl()[0] == 0
    assert Counter(row["url"] for row in project.articles()) == Counter(urls)


@pytest.mark.parametrize(
    "robots",
    [
        Reply(b"User-agent: *\nDisallow: /\n"),
        Reply(b"oops", status=500),
        Reply(b"slow down", status=429),
        Reply(status=302, headers={"Location": "/robots.txt"}),
    ],
    ids=["denied", "failing", "busy", "looping"],
)
def test_robots_that_forbid_everything_or_fail(
    tiny: TinySite, crawling: Crawling, robots: Reply
) -> None:
    tiny.list(tiny.articles(range(3)))
    for section in SITE.sections:
        tiny.replica.put(f"https://{host_of(section.url)}/robots.txt", robots)
    project = crawling(tiny.replica)
    code, errors = project.crawl()
    assert code == 22
    assert "robots.txt" in errors.splitlines()[-1]
    assert set(project.asked("/china/")) == set()


def test_robots_that_forbid_a_part(tiny: TinySite, crawling: Crawling) -> None:
    first, second = tiny.articles(range(2))
    tiny.list([first, second])
    rules = f"User-agent: newscrawl\nDisallow: {urlsplit(second).path}\n".encode()
    tiny.replica.put(f"{WWW}/robots.txt", Reply(rules))
    project = crawling(tiny.replica)
    assert project.crawl()[0] == 0
    assert [row["url"] for row in project.articles()] == [first]
    assert project.manifests()[0]["counts"]["reasons"]["blocked"] == {"robots": 1}


def test_a_site_full_of_error_pages_has_changed(tiny: TinySite, crawling: Crawling) -> None:
    urls = tiny.articles(range(25))
    page = b"<html><head><title>404 Not Found</title></head><body>No such page.</body></html>"
    for url in urls[:24]:
        tiny.replica.put(url, Reply(page))
    tiny.list(urls)
    project = crawling(tiny.replica)
    assert project.crawl()[0] == 21
    assert len(project.side_rows("rejected")) == 24


def test_an_output_that_is_no_folder(tiny: TinySite, crawling: Crawling) -> None:
    project = crawling(tiny.replica)
    (project.folder / "output").write_text("a file")
    code, errors = project.crawl()
    assert code == 2
    assert f"{project.folder / 'output'} is a file" in errors
    assert project.serving.log == []


@pytest.mark.parametrize("harm", ["damaged", "lost"])
def test_a_harmed_ledger_stops_the_run(tiny: TinySite, crawling: Crawling, harm: str) -> None:
    tiny.list(tiny.articles(range(3)))
    project = crawling(tiny.replica)
    project.crawl()
    ledger = project.output / "state" / "ledger.sqlite"
    for path in ledger.parent.glob("ledger.sqlite*"):
        path.unlink()
    if harm == "damaged":
        ledger.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)
    project.serving.log.clear()
    code, errors = project.crawl()
    assert code == 4
    assert str(ledger) in errors
    assert project.serving.log == []


def test_a_full_disk_stops_the_run_and_the_next_one_goes_on(
    tiny: TinySite, crawling: Crawling
) -> None:
    urls = [tiny.article(number, more="A long report. " * 3000) for number in range(20)]
    tiny.list(urls)
    project = crawling(tiny.replica)
    # the shell's limit is in blocks of 512 bytes a file
    shell = ("/bin/sh", "-c", 'ulimit -f 800; exec "$@"', "-")
    limited = project.run("crawl", "chinadaily", before=shell)
    assert limited.returncode == 3
    assert "cannot write" in limited.stderr
    assert project.articles() == []
    assert project.crawl()[0] == 0
    assert Counter(row["url"] for row in project.articles()) == Counter(urls)


def test_hostile_pages_cost_only_themselves(tiny: TinySite, crawling: Crawling) -> None:
    good, *bad = tiny.articles(range(6))
    bodies = {
        "not_html": bytes(range(256)) * 400,
        "hostile_markup": b"<html><body><p " + b"a=1 " * 40_000 + b">x</p></body></html>",
        "empty": b"",
        "too_large": b"<html><body><p>" + b"word " * 2_000_000 + b"</p></body></html>",
        "list_page": b"<html><head><meta name='pagetype' content='2'></head><body>x</body></html>",
    }
    for url, body in zip(bad, bodies.values(), strict=True):
        tiny.replica.put(url, Reply(body))
    tiny.list([good, *bad])
    project = crawling(tiny.replica)
    assert project.crawl()[0] == 0
    assert [row["url"] for row in project.articles()] == [good]
    reasons = {row["url"]: row["reason"] for row in project.side_rows("rejected")}
    assert reasons == dict(zip(bad, bodies, strict=True))


def test_a_wrong_spider_name_is_corrected(tiny: TinySite, crawling: Crawling) -> None:
    project = crawling(tiny.replica)
    result = project.run("crawl", "chinadailly")
    assert result.returncode == 2
    assert "did you mean chinadaily?" in result.stderr
    assert WWW not in result.stderr
