"""The ledger: what it remembers, what a kill takes back, which files it refuses."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from newscrawl import Article
from newscrawl.exceptions import StateDamaged, StorageFailed
from newscrawl.items import EXTRACTOR_VERSION
from newscrawl.runs.accounting import Account
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.records import DONE, Edition, Fate, KnownAddress, ListState, Validators

URL = "https://news.example/1"
DAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with closing(Ledger(path)) as ledger:
        yield ledger


def edition(version: int = 1, **changes: str | None) -> Article:
    fields: dict[str, str | None] = {"content_hash": f"hash {version}", "run_id": "run", **changes}
    return Article(id="x:1", version=version, **fields)  # type: ignore[arg-type]


def known(ledger: Ledger) -> KnownAddress:
    found = ledger.address("x:1")
    assert found
    return found


# addresses


def test_an_address_that_nobody_named_is_unknown(ledger: Ledger) -> None:
    assert ledger.address("x:1") is None


def test_a_new_address_is_pending(ledger: Ledger) -> None:
    ledger.note("x:1", URL, "list", DAY)
    assert known(ledger) == KnownAddress(
        "x:1", URL, ("list",), Fate.PENDING, tries=0, last_error=None, article_id=None, day=DAY
    )


def test_every_source_is_kept_once_in_the_order_of_discovery(ledger: Ledger) -> None:
    for source in ("list", "feed", "list", "sitemap"):
        ledger.note("x:1", URL, source, None)
    assert known(ledger).sources == ("list", "feed", "sitemap")


def test_naming_what_failed_again_keeps_all_but_its_address(ledger: Ledger) -> None:
    ledger.note("x:1", URL, "list", DAY)
    ledger.set_state("x:1", Fate.FAILED, "timeout")
    ledger.note("x:1", "https://alias.example/1", "feed", None)
    found = known(ledger)
    assert (found.url, found.day) == ("https://alias.example/1", DAY)
    assert (found.state, found.last_error, found.tries) == (Fate.FAILED, "timeout", 1)
    ledger.set_state("x:1", Fate.WRITTEN)
    ledger.note("x:1", URL, "list", None)
    assert known(ledger).url == "https://alias.example/1"


@pytest.mark.parametrize(
    ("states", "tries"),
    [
        ("failed", 1),
        ("failed failed", 2),
        ("failed pending", 1),
        ("failed pending failed", 2),
        ("failed blocked failed", 2),
        ("failed failed written", 0),
        ("failed unchanged failed", 1),
        ("failed rejected", 0),
    ],
)
def test_failures_are_counted_since_the_last_success(
    ledger: Ledger, states: str, tries: int
) -> None:
    ledger.note("x:1", URL, "list", None)
    for state in states.split():
        ledger.set_state("x:1", Fate(state))
    assert known(ledger).tries == tries


def test_a_success_forgets_the_last_error(ledger: Ledger) -> None:
    ledger.note("x:1", URL, "list", None)
    ledger.set_state("x:1", Fate.FAILED, "timeout")
    ledger.set_state("x:1", Fate.WRITTEN)
    assert known(ledger).last_error is None


def test_what_is_done_waits_no_more(ledger: Ledger) -> None:
    for fate in Fate:
        ledger.note(fate, f"{URL}{fate}", "list", None)
        ledger.set_state(fate, fate)
    waiting = {Fate(address.key) for address in ledger.waiting(NOW)}
    assert waiting == {Fate.PENDING}
    assert not waiting & DONE


@pytest.mark.parametrize("state", [Fate.FAILED, Fate.WRITTEN, Fate.UNCHANGED])
def test_what_is_due_waits_when_its_time_has_come(ledger: Ledger, state: Fate) -> None:
    zone = timezone(timedelta(hours=8))  # any zone sorts by its moment
    for key, minutes in {"past": -1, "now": 0, "later": 1}.items():
        ledger.note(key, URL, "list", None)
        due = (NOW + timedelta(minutes=minutes)).astimezone(zone)
        ledger.set_state(key, state, due=due)
    assert {address.key for address in ledger.waiting(NOW)} == {"past", "now"}
    assert {address.due for address in ledger.waiting(NOW)} == {NOW, NOW - timedelta(minutes=1)}
    ledger.set_state("past", Fate.WRITTEN)
    assert [address.key for address in ledger.waiting(NOW)] == ["now"]


def test_what_a_server_says_of_its_answer_is_kept_until_it_says_nothing(ledger: Ledger) -> None:
    assert ledger.validators(URL) is None
    said = Validators('"a"', None)
    for kept in (said, Validators(None, "Fri, 20 Nov 2026 12:00:00 GMT")):
        ledger.keep_validators(URL, kept)
        assert ledger.validators(URL) == kept
    for nothing in (Validators(None, None), None):
        ledger.keep_validators(URL, said)
        ledger.keep_validators(URL, nothing)
        assert ledger.validators(URL) is None


@pytest.mark.parametrize(
    ("printed", "day"), [("2026-11-19T23:59:00+08:00", date(2026, 11, 19)), (None, DAY)]
)
def test_an_address_remembers_its_article_and_the_articles_day(
    ledger: Ledger, printed: str | None, day: date
) -> None:
    ledger.note("x:1", URL, "list", DAY)
    ledger.set_article("x:1", edition(date_published=printed))
    assert (known(ledger).article_id, known(ledger).day) == ("x:1", day)


# editions, lists, facts


def test_the_newest_edition_is_the_one_with_the_highest_version(ledger: Ledger) -> None:
    assert ledger.newest("x:1") is None
    assert ledger.newest(None) is None
    for version in (1, 10, 9):
        ledger.add_edition(edition(version))
    assert ledger.newest("x:1") == Edition(10, "hash 10", EXTRACTOR_VERSION)
    assert ledger.newest("x:2") is None


def test_an_edition_is_entered_once(ledger: Ledger) -> None:
    ledger.add_edition(edition())
    with pytest.raises(sqlite3.IntegrityError):
        ledger.add_edition(edition(content_hash="another"))


def test_a_better_reading_replaces_the_text_of_its_version_only(ledger: Ledger) -> None:
    for version in (1, 2):
        ledger.add_edition(edition(version))
    ledger.compare_with(edition(content_hash="new", extractor_version="2"), version=2)
    assert ledger.newest("x:1") == Edition(2, "new", "2")
    ((first,),) = ledger.execute("SELECT content_hash FROM articles WHERE version = 1")
    assert first == "hash 1"


def test_a_list_is_open_until_it_is_read_to_its_end(ledger: Ledger) -> None:
    assert ledger.list_states() == {}
    ledger.close_list("china", DAY)
    assert ledger.list_states() == {"china": ListState(is_open=False, read_on=DAY)}
    ledger.open_lists()
    assert ledger.list_states() == {"china": ListState(is_open=True, read_on=DAY)}


def test_a_fact_has_its_last_value(ledger: Ledger) -> None:
    assert ledger.fact("horizon") is None
    for value in ("2026-11-18", "2026-11-19"):
        ledger.set_fact("horizon", value)
    assert ledger.fact("horizon") == "2026-11-19"


# the file


def test_what_is_not_committed_is_taken_back(path: Path) -> None:
    with closing(Ledger(path)) as ledger:
        ledger.note("x:1", URL, "list", DAY)
        ledger.commit()
        ledger.set_state("x:1", Fate.WRITTEN)
        ledger.add_edition(edition())
        ledger.note("x:2", URL, "list", DAY)
    with closing(Ledger(path)) as ledger:
        assert known(ledger).state is Fate.PENDING
        assert ledger.newest("x:1") is None
        assert ledger.address("x:2") is None


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE addresses (key TEXT)")


def _of_a_newer_schema(path: Path) -> None:
    Ledger(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 4")


def _no_database(path: Path) -> None:
    path.write_bytes(b"not a database at all, but long enough to be read as one " * 100)


def _link(path: Path) -> None:
    target = path.with_name("elsewhere.sqlite")
    Ledger(target).close()
    path.symlink_to(target)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (_foreign, "is no ledger of newscrawl: move it away"),
        (_of_a_newer_schema, "has schema 4, this newscrawl reads schema 3"),
        (_no_database, "is damaged .*: `scrapy ledger rebuild .*` makes it anew"),
        (_link, "is a link: put the ledger itself there"),
    ],
)
def test_any_other_file_is_refused(path: Path, spoil: Callable[[Path], None], message: str) -> None:
    spoil(path)
    with pytest.raises(StateDamaged, match=message):
        Ledger(path)


def test_damage_inside_the_file_is_told_when_it_is_met(path: Path) -> None:
    with closing(Ledger(path)) as ledger:
        for number in range(300):
            ledger.note(f"x:{number}", URL, "list", DAY)
        ledger.commit()
    page = 4096  # bytes; the first one holds the tables' names
    content = path.read_bytes()
    path.write_bytes(content[:page] + b"\xff" * (len(content) - page))
    with closing(Ledger(path)) as ledger, pytest.raises(StateDamaged, match="is damaged"):
        ledger.address("x:7")


def test_a_ledger_that_cannot_be_made_is_a_fault_of_the_storage(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="unable to open database file"):
        Ledger(tmp_path / "no" / "folder" / "ledger.sqlite")


def test_a_ledger_of_the_first_schema_is_brought_up_to_date(path: Path) -> None:
    added = {
        "runs": ("since", "until", "today"),
        "addresses": ("due",),
        "articles": ("title",),
        "lists": ("resume_url", "resume_number", "stale_on"),
    }
    ledger = Ledger(path)
    ledger.close_list("x", DAY)
    ledger.note("x:1", URL, "list", DAY)
    ledger.set_state("x:1", Fate.FAILED, "timeout")
    ledger.commit()
    ledger.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP INDEX addresses_by_due")
        connection.execute("DROP TABLE validators")
        for table, columns in added.items():
            for column in columns:
                connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    for _ in range(2):
        ledger = Ledger(path)
        assert ledger.list_states() == {"x": ListState(is_open=False, read_on=DAY)}
        assert [address.key for address in ledger.waiting(NOW)] == ["x:1"]
        assert ledger.validators(URL) is None
        ledger.set_progress("y", URL, 3)
        account = Account(ledger, "20261120T000000Z-0000")
        account.set_window(None, DAY, DAY)
        ledger.close()


def test_nothing_follows_an_error_of_the_disk(path: Path) -> None:
    with closing(Ledger(path)) as ledger:
        ledger.note("x:1", URL, "list", DAY)
        ledger.commit()
        ledger.set_state("x:1", Fate.WRITTEN)
        ((pages,),) = ledger.execute("PRAGMA page_count")
        ledger.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageFailed, match="full"):  # SQLite gives the transaction up
            ledger.note("x:2", URL * 10_000, "list", DAY)
        for act in (ledger.commit, lambda: ledger.set_state("x:1", Fate.WRITTEN)):
            with pytest.raises(StorageFailed, match="is closed"):
                act()
    with closing(Ledger(path)) as ledger:
        assert known(ledger).state is Fate.PENDING
