"""What is said of one address, and how it is found."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newscrawl.bookkeeping.explaining import explain
from newscrawl.bookkeeping.finding import find
from newscrawl.bookkeeping.places import snapshot
from newscrawl.exceptions import CannotStart
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.records import ROBOTS_UNREACHABLE, WITHDRAWN, Fate, Validators
from tests.bookkeeping.spider_folder import SpiderFolder, key_of, url

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


def told(folder: SpiderFolder, what: str) -> str:
    with snapshot(folder.path) as ledger:
        return "\n".join(
            line for known in find(ledger, what) for line in explain(ledger, known, NOW)
        )


@pytest.mark.parametrize(
    ("state", "error", "due", "sentences"),
    [
        (Fate.PENDING, None, None, ["still to be fetched", "next run without a window"]),
        (Fate.FAILED, "timeout", NOW, ["failed in 2 runs in a row", "by the next run; the delay"]),
        (Fate.FAILED, "timeout", LATER, ["with: timeout", "from 2026-11-29T12:00:00+00:00 on"]),
        (Fate.FAILED, "timeout", None, ["given up", "scrapy ledger forget"]),
        (Fate.WRITTEN, None, LATER, ["was written", "looked at once more from 2026-11-29"]),
        (Fate.UNCHANGED, None, None, ["text was the same", "No run asks for it by itself"]),
        (Fate.DUPLICATE, None, None, ["already written from another address"]),
        (Fate.REJECTED, "gone", None, ["server does not have it"]),
        (Fate.REJECTED, WITHDRAWN, None, ["withdrawn"]),
        (Fate.REJECTED, "too_short", None, ["It was rejected: too_short."]),
        (Fate.BLOCKED, "robots", None, ["robots.txt forbids it", "source names it again"]),
        (Fate.BLOCKED, ROBOTS_UNREACHABLE, None, ["robots.txt had no answer"]),
        (Fate.SKIPPED, None, None, ["outside the window", "holds 2026-11-20"]),
    ],
)
def test_each_state_says_what_happens_next(
    folder: SpiderFolder,
    state: Fate,
    error: str | None,
    due: datetime | None,
    sentences: list[str],
) -> None:
    folder.run()
    ledger = Ledger(folder.ledger)
    ledger.set_state(key_of(0), state, error, due)
    ledger.execute("UPDATE addresses SET tries = 2 WHERE key = ?", key_of(0))
    ledger.commit()
    ledger.close()
    text = told(folder, url(0))
    for sentence in sentences:
        assert sentence in text


def test_an_article_is_told_with_all_its_versions_and_runs(folder: SpiderFolder) -> None:
    first = folder.run()
    ledger = Ledger(folder.ledger)
    ledger.set_state(key_of(0), Fate.PENDING)
    ledger.note(key_of(0), url(0), "search", None)
    ledger.commit()
    ledger.close()
    second = folder.run([0], more="It changed.")
    ledger = Ledger(folder.ledger)
    ledger.keep_validators(url(0), Validators('"v1"', "Fri, 20 Nov 2026 01:00:00 GMT"))
    ledger.commit()
    ledger.close()
    text = told(folder, "news:0")
    assert "named by list and search" in text
    assert 'ETag "v1", Last-Modified Fri, 20 Nov 2026' in text
    for version, manifest in enumerate((first, second), start=1):
        assert f"version {version} in run {manifest['run_id']}" in text
        assert f"{manifest['run_id']} written" in text


def test_an_address_that_only_the_user_named(folder: SpiderFolder) -> None:
    folder.run()
    ledger = Ledger(folder.ledger)
    ledger.note("mine", "https://mine.example/x", "url", None)
    ledger.commit()
    ledger.close()
    text = told(folder, "mine")
    assert "named by you (-a urls=)" in text
    assert "Only a run with -a urls= asks for it" in text


@pytest.mark.parametrize(
    "what", [url(0), key_of(0), "news:0", url(0) + "?utm_source=x#top", url(0).upper().lower()]
)
def test_an_address_has_many_names(folder: SpiderFolder, what: str) -> None:
    folder.run()
    with snapshot(folder.path) as ledger:
        assert [known.key for known in find(ledger, what)] == [key_of(0)]


def test_an_article_with_two_addresses(folder: SpiderFolder) -> None:
    folder.run()
    ledger = Ledger(folder.ledger)
    ledger.note("copy", "https://copy.example/x", "url", None)
    ledger.execute("UPDATE addresses SET article_id = 'news:0' WHERE key = 'copy'")
    ledger.commit()
    ledger.close()
    with snapshot(folder.path) as reader:
        assert {known.key for known in find(reader, "news:0")} == {"copy", key_of(0)}
        assert [known.key for known in find(reader, "copy")] == ["copy"]


@pytest.mark.parametrize(
    ("what", "hint"),
    [
        ("https://news.example/story/00031", "did you mean https://news.example/story/0003"),
        ("https://news.example/story/0093", "story/0003"),
        ("chinadaily:nothing_like_it", "no run has met it"),
        ("", "no run has met it"),
        ("%", "no run has met it"),
        ("http://[::1", "no run has met it"),
        ("' OR 1=1 --", "no run has met it"),
    ],
)
def test_an_unknown_one_and_what_is_near(folder: SpiderFolder, what: str, hint: str) -> None:
    folder.run()
    with snapshot(folder.path) as ledger, pytest.raises(CannotStart) as caught:
        find(ledger, what)
    assert hint in str(caught.value)
