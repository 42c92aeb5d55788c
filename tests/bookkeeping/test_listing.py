"""What `scrapy ledger list` finds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from newscrawl.bookkeeping import listing
from newscrawl.bookkeeping.listing import addresses, runs, summary
from newscrawl.bookkeeping.places import snapshot
from newscrawl.bookkeeping.rebuilding import rebuild
from newscrawl.bookkeeping.tables import address_lines, run_lines, summary_lines
from newscrawl.exceptions import CannotStart, StateDamaged
from newscrawl.runs import Run
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.records import Fate
from tests.bookkeeping.spider_folder import FACTS, NUMBERS, SpiderFolder, key_of, url

NOW = datetime.now(UTC)


def test_a_summary_counts_everything(folder: SpiderFolder) -> None:
    folder.run()
    folder.run([*NUMBERS, 9])
    with snapshot(folder.path) as ledger:
        found = summary(ledger, NOW + timedelta(hours=1))
    assert (found.runs, found.articles, found.editions) == (2, 7, 7)
    assert found.addresses == {"written": 7, "failed": 1, "rejected": 1}
    assert (found.due, found.due_later, found.next_due, found.given_up) == (1, 0, None, 0)


def test_runs_stand_newest_first(folder: SpiderFolder) -> None:
    manifests = [folder.run(), folder.run([9])]
    folder.run([10], ends=False)
    with snapshot(folder.path) as ledger:
        killed, *found = list(runs(ledger))
        assert next(iter(runs(ledger, limit=1))) == killed
    assert [run["run_id"] for run in found] == [one["run_id"] for one in reversed(manifests)]
    assert [run["written"] for run in (killed, *found)] == [1, 1, 6]
    assert killed["ended"] is None
    assert found[0]["exit_code"] == manifests[1]["exit_code"]


@pytest.mark.parametrize(
    ("state", "numbers"),
    [
        (None, list(NUMBERS)),
        ("written", [0, 1, 3, 5, 6, 7]),
        ("rejected", [2]),
        ("failed", [4]),
        ("due", [4]),
        ("given_up", []),
        ("pending", []),
    ],
)
@pytest.mark.parametrize("limit", [None, 2])
def test_addresses_by_state(
    folder: SpiderFolder,
    monkeypatch: pytest.MonkeyPatch,
    state: str | None,
    numbers: list[int],
    limit: int | None,
) -> None:
    monkeypatch.setattr(listing, "_PAGE", 3)
    folder.run()
    with snapshot(folder.path) as ledger:
        found = list(addresses(ledger, NOW + timedelta(hours=1), state, limit))
    assert [row["url"] for row in found] == [url(number) for number in numbers][:limit]


def test_what_is_given_up_is_listed(folder: SpiderFolder) -> None:
    folder.run()
    ledger = Ledger(folder.ledger)
    ledger.set_state(key_of(4), Fate.FAILED, "timeout", None)
    ledger.commit()
    ledger.close()
    with snapshot(folder.path) as reader:
        (row,) = addresses(reader, NOW, "given_up")
        assert (row["key"], row["last_error"], row["due"]) == (key_of(4), "timeout", None)
        assert summary(reader, NOW).given_up == 1


def test_a_run_under_way_is_seen_as_of_its_last_commit(folder: SpiderFolder) -> None:
    folder.run()
    run = Run(folder.path)
    run.ledger.note("later", "https://news.example/later", "list", None)
    with snapshot(folder.path) as ledger:
        assert next(iter(runs(ledger)))["run_id"] == run.run_id
        assert ledger.address("later") is None
    run.abandon()


def test_reading_leaves_no_trace(folder: SpiderFolder) -> None:
    folder.run()
    before = folder.content()
    with snapshot(folder.path) as ledger:
        summary(ledger, NOW)
        with pytest.raises(Exception, match="readonly"):
            ledger.execute("DELETE FROM addresses")
    assert folder.content() == before


def test_a_folder_without_a_ledger(folder: SpiderFolder) -> None:
    with pytest.raises(CannotStart, match="has not crawled yet"), snapshot(folder.path):
        pass
    assert not folder.path.exists()


@pytest.mark.parametrize("harm", ["lost", "garbage", "other", "link"])
def test_a_harmed_ledger_is_told(folder: SpiderFolder, harm: str) -> None:
    folder.run()
    content = folder.ledger.read_bytes()
    folder.ledger.unlink()
    if harm == "garbage":
        folder.ledger.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)
    elif harm == "other":  # somebody else's database
        folder.ledger.write_bytes(content[:68] + bytes(4) + content[72:])
    elif harm == "link":
        folder.ledger.with_name("elsewhere").write_bytes(content)
        folder.ledger.symlink_to("elsewhere")
    with pytest.raises(StateDamaged, match=r"ledger\.sqlite"), snapshot(folder.path):
        pass


@pytest.mark.parametrize("schema", [1, 99])
def test_a_ledger_of_another_newscrawl_is_left_to_it(folder: SpiderFolder, schema: int) -> None:
    folder.run()
    with closing(sqlite3.connect(folder.ledger)) as ledger:
        ledger.execute(f"PRAGMA user_version = {schema}")
    with pytest.raises(CannotStart, match=f"has schema {schema}"), snapshot(folder.path):
        pass
    with pytest.raises(CannotStart, match=f"has schema {schema}"):
        rebuild(folder.path, FACTS, is_forced=True)


def test_tables_for_people(folder: SpiderFolder) -> None:
    manifest = folder.run()
    with snapshot(folder.path) as ledger:
        latest = list(runs(ledger))
        assert list(run_lines(latest))[1].split()[0] == manifest["run_id"]
        lines = list(address_lines(addresses(ledger, NOW, "failed")))
    assert lines[0].split()[:2] == ["failed", "1"]
    assert lines[0].endswith(f"{url(4)}  (timeout)")
    row = {"spider": "news", "latest": latest, "runs": 12, "articles": 6, "editions": 6}
    row |= {"addresses": {}, "due": 1, "due_later": 0, "next_due": None, "given_up": 0}
    text = "\n".join(summary_lines([row]))
    assert "addresses  none" in text
    assert "older ones: 11" in text
