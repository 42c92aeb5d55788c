"""One run of one spider: its lock, its ledger, its files.

What a run has done is what it has committed: lines are appended and forced to the disk, then one
transaction of the ledger says how many bytes count and which addresses are done with them.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from newscrawl.items import Article, Problem
from newscrawl.json_lines import encode_line, encode_row, junk_rows, rejected_row
from newscrawl.runs.accounting import Account
from newscrawl.runs.again import Again
from newscrawl.runs.agreement import (
    moved_away,
    refuse_lost_ledger,
    refuse_unknown_runs,
    set_aside,
)
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.ledger_file import ledger_path, lock_path, state_folder
from newscrawl.runs.lock import Lock
from newscrawl.runs.outcome import Ending
from newscrawl.runs.publishing import Manifest, finish_killed, publish_run, run_files
from newscrawl.runs.records import GONE, WITHDRAWN, Fate, Validators
from newscrawl.runs.run_ids import new_run_id
from newscrawl.runs.storage import GrowingFile, make_folder, storage_errors

# What a kill may cost: it is fetched again. At one request a second every record is committed
# when it arrives; fast replays pay one fsync for fifty.
BATCH_RECORDS = 50
BATCH_SECONDS = 1.0


class Run:
    """A run under way: gives every discovered address its fate and keeps what was found.

    Every method may raise StorageFailed; then nothing more can be kept and `abandon` is due.
    """

    def __init__(
        self,
        folder: Path,
        tolerance: float = 0.05,
        limit: int | None = None,
        again: Again | None = None,
    ) -> None:
        """Start a run in the spider's folder, after finishing a killed one.

        `tolerance` is the share of pages that may fail in a good run, `limit` the number of
        articles after which it is full, `again` the rules by which it asks for a page once more.
        Raises CannotStart, AlreadyRunning, StateDamaged.
        """
        self._tolerance = tolerance
        self._limit = limit
        self._again = again or Again()
        self._answers: dict[str, tuple[str, Validators]] = {}
        self.stalled = state_folder(folder) / "stalled"
        """Where whoever ends a stuck process leaves the key of the page, for the next start."""
        self._folder = folder
        for path in (folder, folder / "runs"):
            make_folder(path)
        make_folder(state_folder(folder), mode=0o700)
        self._lock = Lock(lock_path(folder))
        try:
            self._open()
        except BaseException:
            self._lock.release()
            raise

    def _open(self) -> None:
        path = ledger_path(self._folder)
        refuse_lost_ledger(self._folder, path)
        self.ledger = Ledger(path)
        try:
            self._begin()
        except BaseException:
            self.ledger.close()
            raise

    def _begin(self) -> None:
        refuse_unknown_runs(self._folder, self.ledger)
        self.recovered = finish_killed(self._folder, self.ledger, self._tolerance)
        """Manifests of killed runs that this start has finished."""
        self.set_aside = set_aside(self._folder, self.ledger)
        """Files of runs that the ledger does not know."""
        self.moved_away = moved_away(self._folder, self.ledger)
        """Published files that are gone: their articles are known, and not fetched again."""
        self._started = datetime.now(UTC)
        ((last,),) = self.ledger.execute("SELECT max(run_id) FROM runs")
        self.run_id = new_run_id(self._started, last)
        self.account = Account(self.ledger, self.run_id)
        paths = run_files(self._folder, self.run_id)
        self._files = {name: GrowingFile(path) for name, path in paths.items()}
        self._written = 0
        self._uncommitted = 0
        self.account.begin(_iso(self._started))
        self.commit()
        self._fail_stalled()

    def _fail_stalled(self) -> None:
        """Note that the page failed on which an earlier run was stuck, or died."""
        with storage_errors(self.stalled), suppress(FileNotFoundError):
            key = self.stalled.read_text("utf-8", "replace")
            known = self.ledger.address(key)
            due = self._again.after_failure(known.tries + 1 if known else 1, self._started)
            self.ledger.set_state(key, Fate.FAILED, "stalled", due)
            self.commit()
            self.stalled.unlink()

    @property
    def is_full(self) -> bool:
        """Whether as many articles are written as were asked for."""
        return self._limit is not None and self._written >= self._limit

    def write(self, key: str, article: Article) -> None:
        """Keep an article; `key` is the discovered address that led to it."""
        line = encode_line(article)
        self.ledger.add_edition(article)  # raises for an edition that there is
        self._files["articles"].append(line)
        self._keep_junk(article)
        self.ledger.set_article(key, article)
        self._written += 1
        self.settle(key, Fate.WRITTEN)

    def reject(
        self, key: str, url: str | None, problem: Problem, article: Article | None = None
    ) -> None:
        """Keep a page that is no article, with the reason and what was read of it."""
        problem = self._withdrawn(key, problem)
        self._files["rejected"].append(encode_row(rejected_row(url, problem, article)))
        if article:
            self._keep_junk(article)
        self.settle(key, Fate.REJECTED, problem.code)

    def _withdrawn(self, key: str, problem: Problem) -> Problem:
        """What it means that the page of a published article is no longer there."""
        known = self.ledger.address(key) if problem.code in {GONE, "error_page"} else None
        edition = self.ledger.newest(known.article_id) if known else None
        if not known or not edition:
            return problem
        detail = f"{known.article_id} is published, version {edition.version}; {problem.detail}"
        return Problem("url", WITHDRAWN, detail)

    def _keep_junk(self, article: Article) -> None:
        for row in junk_rows(article):
            self._files["junk"].append(encode_row(row))
        for junk in article.junk:
            self.account.count(f"junk/{junk.rule}", junk.blocks)

    def fail(self, key: str, url: str, reason: str, detail: str) -> None:
        """Note that an address could not be fetched, and when a run asks again, if ever."""
        known = self.ledger.address(key)
        tries = known.tries + 1 if known else 1
        due = self._again.after_failure(tries, _now())
        row = {"url": url, "tries": tries, "last_error": detail, "next_try": due and _iso(due)}
        self._files["failed"].append(encode_row(row))
        self.settle(key, Fate.FAILED, reason, due)

    def note_answer(self, key: str, url: str, said: Validators) -> None:
        """Remember what the server said of an article's page, in case the article is kept."""
        self._answers[key] = (url, said)

    def settle(self, key: str, fate: Fate, reason: str = "", due: datetime | None = None) -> None:
        """Give an address its fate, and what of it counts for later runs."""
        self.account.settle(key, fate, reason)
        answer = self._answers.pop(key, None)
        if fate in {Fate.WRITTEN, Fate.UNCHANGED}:
            due = self._next_look(key, answer)
        if fate is not Fate.KNOWN:
            error = reason if fate in {Fate.FAILED, Fate.BLOCKED, Fate.REJECTED} else None
            self.ledger.set_state(key, fate, error, due)
        self._uncommitted += 1
        if self._uncommitted >= BATCH_RECORDS:
            self.commit()
        self.commit_when_due()

    def _next_look(self, key: str, answer: tuple[str, Validators] | None) -> datetime | None:
        """When the article is to be looked at once more; until then what its server said stays."""
        known = self.ledger.address(key)
        edition = self.ledger.newest(known.article_id) if known else None
        published = edition.date_published if edition else None
        moment = published and datetime.fromisoformat(published)
        due = self._again.after_reading(moment, _now()) if moment else None
        if due and answer:
            self.ledger.keep_validators(*answer)
        elif known and not due:
            self.ledger.keep_validators(known.url, None)
        return due

    def leave(self, key: str, reason: str) -> None:
        """Skip an address in this run only: it stays pending for the next."""
        self.account.settle(key, Fate.SKIPPED, reason)

    def commit_when_due(self) -> None:
        """Commit what has been waiting for a second."""
        if self._uncommitted and monotonic() - self._committed >= BATCH_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Make all that was kept durable: the files first, then the ledger that counts them."""
        for file in self._files.values():
            file.sync()
        sizes = {name: file.size for name, file in self._files.items()}
        self.account.commit(sizes, _iso(_now()))
        self._uncommitted = 0
        self._committed = monotonic()

    def finish(self, ending: Ending) -> Manifest:
        """Publish what was written and let the next run start."""
        if ending.closed == "limit":
            self.account.skip_rest("limit")
        self.commit()
        self._close_files()
        times = (_iso(self._started), _iso(max(_now(), self._started)))  # clocks are set back
        manifest = publish_run(self._folder, self.account, ending, times, self._tolerance)
        self.ledger.close()
        self._lock.release()
        return manifest

    def abandon(self) -> None:
        """Stop without publishing: the next start finishes this run from its last commit."""
        self._close_files()
        self.ledger.close()
        self._lock.release()

    def _close_files(self) -> None:
        for file in self._files.values():
            file.close()


def _now() -> datetime:
    return datetime.now(UTC)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
