"""What the next run asks for again: failures after a while, young articles once more, lists."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from newscrawl.demo.replica import Reply
from newscrawl.sites.chinadaily import SITE
from tests.project import Crawling, Project, TinySite, article_html

BROKEN = Reply(b"<html>broken</html>", status=500)
ARGUMENTS = ("-a", "sections=china/society")
QUICK = ("-s", "RETRY_TIMES=0", "-s", "NEWSCRAWL_FAILURE_TOLERANCE=1")


def let_time_pass(project: Project) -> None:
    """Whatever was to be asked for again at a later time is so now."""
    with closing(sqlite3.connect(project.output / "state" / "ledger.sqlite")) as ledger:
        ledger.execute("UPDATE addresses SET due = '2000-01-01T00:00:00+00:00' WHERE due > ''")
        ledger.commit()


def crawl(project: Project, *args: str) -> list[str]:
    """The articles that a good run asks for, by their number."""
    project.serving.log.clear()
    code, errors = project.crawl(*args)
    assert code == 0, errors
    return [path.rpartition("WS")[2] for path in project.asked()]


def last_counts(project: Project) -> dict[str, int]:
    counts = project.manifests()[-1]["counts"]
    return {fate: n for fate, n in counts.items() if isinstance(n, int) and n}


def put(tiny: TinySite, url: str, body: str, etag: str = "") -> None:
    headers = {"Content-Type": "text/html"} | ({"ETag": etag} if etag else {})
    tiny.replica.put(url, Reply(body.encode(), headers=headers))


# failures


def test_a_failure_is_asked_for_again_at_once_and_then_after_a_while(
    tiny: TinySite, crawling: Crawling
) -> None:
    (url,) = tiny.articles(range(1))
    tiny.list([url])
    good = tiny.replica.replies.copy()
    tiny.replica.put(url, BROKEN)
    project = crawling(tiny.replica)
    assert len(crawl(project, *QUICK)) == 1
    assert len(crawl(project, *QUICK)) == 1
    assert len(crawl(project, *QUICK)) == 0
    assert project.manifests()[-1]["counts"]["reasons"]["skipped"] == {"not_due": 1}
    let_time_pass(project)
    tiny.replica.replies.update(good)
    assert len(crawl(project, *QUICK)) == 1
    assert [row["url"] for row in project.articles()] == [url]
    assert [row["tries"] for row in project.side_rows("failed")] == [1, 2]


def test_a_failure_is_given_up_in_the_end_but_not_for_the_user(
    tiny: TinySite, crawling: Crawling
) -> None:
    (url,) = tiny.articles(range(1))
    tiny.list([url])
    good = tiny.replica.replies.copy()
    tiny.replica.put(url, BROKEN)
    project = crawling(tiny.replica)
    for asked in (1, 1, 0):
        assert len(crawl(project, *QUICK, "-s", "NEWSCRAWL_MAX_TRIES=2")) == asked
        let_time_pass(project)
    assert [row["next_try"] is None for row in project.side_rows("failed")] == [False, True]
    assert project.manifests()[-1]["counts"]["reasons"]["skipped"] == {"given_up": 1}
    tiny.replica.replies.update(good)
    crawl(project, "-a", f"urls={url}")
    assert [row["url"] for row in project.articles()] == [url]


def test_a_time_without_a_network_counts_for_no_try(tiny: TinySite, crawling: Crawling) -> None:
    (url,) = tiny.articles(range(1))
    tiny.replica.put(url, BROKEN)
    tiny.list([url])
    project = crawling(tiny.replica)
    crawl(project, *QUICK)
    for _ in range(3):
        assert project.crawl("-s", "NEWSCRAWL_REPLICA_HOSTS=elsewhere.example")[0] == 20
    assert len(crawl(project, *QUICK)) == 1
    assert project.side_rows("failed")[-1]["tries"] == 2


# young articles


def test_a_young_article_is_looked_at_once_more(tiny: TinySite, crawling: Crawling) -> None:
    young, old = tiny.article(1), tiny.article(2, tiny.today - timedelta(days=2))
    tiny.list([young, old])
    project = crawling(tiny.replica)
    assert len(crawl(project)) == 2
    assert crawl(project) == []
    let_time_pass(project)
    (looked_at,) = crawl(project)
    assert looked_at in young
    assert last_counts(project)["unchanged"] == 1
    assert crawl(project) == []


def test_a_changed_text_is_a_new_version(tiny: TinySite, crawling: Crawling) -> None:
    url = tiny.article(1)
    tiny.list([url])
    project = crawling(tiny.replica)
    crawl(project)
    tiny.article(1, more="Its first guests came on the same evening, by a boat from the island.")
    let_time_pass(project)
    crawl(project)
    assert [row["version"] for row in project.articles()] == [1, 2]
    assert project.articles()[-1]["text"].endswith("from the island.")


def test_a_server_that_tells_changes_is_asked_for_them(tiny: TinySite, crawling: Crawling) -> None:
    url = tiny.article(1)
    text = article_html(1, tiny.today)
    put(tiny, url, text, etag='"one"')
    tiny.list([url])
    project = crawling(tiny.replica)
    crawl(project, "-s", "NEWSCRAWL_REVISIT_HOURS=24,48")
    put(tiny, url, "<html>never read, as the tag is the same</html>", etag='"one"')
    let_time_pass(project)
    assert len(crawl(project, "-s", "NEWSCRAWL_REVISIT_HOURS=24,48")) == 1
    assert last_counts(project)["unchanged"] == 1
    put(tiny, url, text.replace("It was day", "It may be day"), etag='"two"')
    let_time_pass(project)
    assert len(crawl(project)) == 1
    assert [row["version"] for row in project.articles()] == [1, 2]


def test_no_look_is_taken_where_none_is_wanted(tiny: TinySite, crawling: Crawling) -> None:
    tiny.list([tiny.article(1)])
    project = crawling(tiny.replica)
    crawl(project, "-s", "NEWSCRAWL_REVISIT_HOURS=")
    let_time_pass(project)
    assert crawl(project) == []


GONE = Reply(b"<html><body>gone</body></html>", status=410)
SAYS_SO = Reply(b"<html><head><title>404 Not Found</title></head><body>Not here.</body></html>")


@pytest.mark.parametrize("reply", [GONE, SAYS_SO], ids=["gone", "error page"])
def test_an_article_that_is_gone_is_withdrawn(
    tiny: TinySite, crawling: Crawling, reply: Reply
) -> None:
    url = tiny.article(1)
    tiny.list([url])
    project = crawling(tiny.replica)
    crawl(project)
    (line,) = project.articles()
    tiny.replica.put(url, reply)
    let_time_pass(project)
    crawl(project)
    (row,) = project.side_rows("rejected")
    assert (row["reason"], row["url"]) == ("withdrawn", url)
    assert f"{line['id']} is published, version 1" in row["detail"]
    assert project.articles() == [line]
    let_time_pass(project)
    assert crawl(project) == []


def test_a_look_that_fails_is_taken_again(tiny: TinySite, crawling: Crawling) -> None:
    url = tiny.article(1)
    tiny.list([url])
    good = tiny.replica.replies.copy()
    project = crawling(tiny.replica)
    crawl(project)
    tiny.replica.put(url, BROKEN)
    let_time_pass(project)
    crawl(project, *QUICK)
    assert last_counts(project)["failed"] == 1
    tiny.replica.replies.update(good)
    assert len(crawl(project)) == 1
    assert last_counts(project)["unchanged"] == 1


# lists


def test_a_list_that_did_not_change_is_not_read_twice_a_day(
    tiny: TinySite, crawling: Crawling
) -> None:
    first, second = tiny.articles(range(2))
    section = next(one for one in SITE.sections if one.name == "china/society")
    tiny.list([first])
    (place,) = [key for key, reply in tiny.replica.replies.items() if first.encode() in reply.body]
    tiny.replica.replies[place].headers["ETag"] = '"one"'
    project = crawling(tiny.replica)
    crawl(project)
    crawl(project)
    manifest = project.manifests()[-1]
    assert manifest["counts"]["lists"]["unchanged"] == 1
    assert manifest["counts"]["discovered"] == 0
    tiny.list([second, first])
    tiny.replica.replies[place].headers["ETag"] = '"two"'
    assert len(crawl(project)) == 1
    assert {row["url"] for row in project.articles()} == {first, second}
    assert section.url.endswith(place[1])


def test_an_answer_that_nobody_asked_for_is_a_failure(tiny: TinySite, crawling: Crawling) -> None:
    (url,) = tiny.articles(range(1))
    tiny.replica.put(url, Reply(status=304))
    tiny.list([url])
    project = crawling(tiny.replica)
    assert project.crawl()[0] == 10
    assert project.side_rows("failed")[0]["last_error"] == "the server answers 304"
