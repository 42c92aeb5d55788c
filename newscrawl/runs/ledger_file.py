"""The ledger's file: its tables, how it is opened, what its errors mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newscrawl.exceptions import StateDamaged, StorageFailed

SCHEMA_VERSION = 3
"""Kept in the file as `PRAGMA user_version`."""

APPLICATION_ID = 0x6E657773
"""Marks the file as ours (`PRAGMA application_id`): "news" in ASCII."""

SCHEMA = """
-- every address ever discovered, by its key: the article's id where a site's rules give one
CREATE TABLE addresses (
    key TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    sources TEXT NOT NULL,      -- comma-separated, as in Article.discovered_via
    state TEXT NOT NULL,        -- the fate that counts for later runs
    tries INTEGER NOT NULL DEFAULT 0,   -- runs that asked for it in vain, since the last success
    last_error TEXT,
    due TEXT,                   -- when it is asked for again; null: not by itself
    article_id TEXT,
    day TEXT                    -- publication day, as far as known before or after reading
) WITHOUT ROWID;
CREATE INDEX addresses_by_state ON addresses (state);
CREATE INDEX addresses_by_due ON addresses (due) WHERE due IS NOT NULL;

-- what a server asks to be told where its page is asked for again
CREATE TABLE validators (
    url TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT
) WITHOUT ROWID;

-- every published edition of every article
CREATE TABLE articles (
    id TEXT,
    version INTEGER,
    title TEXT,
    content_hash TEXT NOT NULL,
    extractor_version TEXT NOT NULL,
    mirror_of TEXT,
    date_published TEXT,
    run_id TEXT NOT NULL,
    PRIMARY KEY (id, version)
) WITHOUT ROWID;

CREATE TABLE runs (
    run_id TEXT PRIMARY KEY,
    started TEXT NOT NULL,
    committed TEXT NOT NULL,    -- time of the last commit
    ended TEXT,                 -- null: under way, or killed
    reason TEXT,
    exit_code INTEGER,
    since TEXT,                 -- publication days that it is judged by
    until TEXT,
    today TEXT                  -- the day at the publisher's when it began
) WITHOUT ROWID;

-- how far each file of a run is committed; what stands behind is cut off after a kill
CREATE TABLE files (
    run_id TEXT,
    name TEXT,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (run_id, name)
) WITHOUT ROWID;

-- what became of each address in one run: the accounting of the manifest
CREATE TABLE fates (
    run_id TEXT,
    key TEXT,
    fate TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (run_id, key)
) WITHOUT ROWID;

CREATE TABLE counters (
    run_id TEXT,
    name TEXT,
    value INTEGER NOT NULL,
    PRIMARY KEY (run_id, name)
) WITHOUT ROWID;

-- how far each list was read; one that is read for a window in the past carries it in its name
CREATE TABLE lists (
    name TEXT PRIMARY KEY,
    is_open INTEGER NOT NULL,   -- 1: something may lie unread behind what was read last
    read_on TEXT,               -- day on which it was last read to its end
    resume_url TEXT,            -- page to go on with, and its number
    resume_number INTEGER,
    stale_on TEXT               -- day on which a feed was found frozen
) WITHOUT ROWID;

CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

MIGRATIONS = {
    1: """
    ALTER TABLE runs ADD COLUMN since TEXT;
    ALTER TABLE runs ADD COLUMN until TEXT;
    ALTER TABLE runs ADD COLUMN today TEXT;
    ALTER TABLE lists ADD COLUMN resume_url TEXT;
    ALTER TABLE lists ADD COLUMN resume_number INTEGER;
    ALTER TABLE lists ADD COLUMN stale_on TEXT;
    """,
    2: """
    ALTER TABLE articles ADD COLUMN title TEXT;
    ALTER TABLE addresses ADD COLUMN due TEXT;
    UPDATE addresses SET due = '1970-01-01T00:00:00+00:00' WHERE state = 'failed';
    CREATE INDEX addresses_by_due ON addresses (due) WHERE due IS NOT NULL;
    CREATE TABLE validators (
        url TEXT PRIMARY KEY,
        etag TEXT,
        modified TEXT
    ) WITHOUT ROWID;
    """,
}
"""What makes the next version of an older file."""


def state_folder(folder: Path) -> Path:
    """Where a spider's ledger and lock are; `folder` is the spider's."""
    return folder / "state"


def ledger_path(folder: Path) -> Path:
    """The ledger's file."""
    return state_folder(folder) / "ledger.sqlite"


def lock_path(folder: Path) -> Path:
    """The file that whoever writes the ledger locks."""
    return state_folder(folder) / "lock"


def connect(path: Path) -> sqlite3.Connection:
    """Open the ledger, or make a new one; raises StateDamaged for any other file."""
    if path.is_symlink():
        raise StateDamaged(f"{path} is a link: put the ledger itself there")
    with ledger_errors(path):
        # commits are written out by hand: one commit is one step of the run
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != APPLICATION_ID:
        raise StateDamaged(f"{path} is no ledger of newscrawl: move it away")
    if tables and version != SCHEMA_VERSION and version not in MIGRATIONS:
        raise StateDamaged(
            f"{path} has schema {version}, this newscrawl reads schema {SCHEMA_VERSION}: "
            "use the newscrawl that wrote it"
        )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # a commit is on the disk when it returns
    if not tables:
        _create(connection)
    for older in range(version if tables else SCHEMA_VERSION, SCHEMA_VERSION):
        connection.executescript(
            f"BEGIN IMMEDIATE; {MIGRATIONS[older]} PRAGMA user_version = {older + 1}; COMMIT;"
        )


def _create(connection: sqlite3.Connection) -> None:
    connection.executescript(
        f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA application_id = {APPLICATION_ID};"
        f"PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
    )


def mend(folder: Path) -> str:
    """What to do about a spider's folder whose ledger is of no use."""
    return (
        f"`scrapy ledger rebuild {folder.name}` makes it anew from the published files, or restore "
        "it from a backup"
    )


@contextmanager
def ledger_errors(path: Path) -> Iterator[None]:
    """Say what an error of SQLite means for the run.

    An OperationalError comes from outside (disk full, I/O error, read-only); any other
    DatabaseError says that the file's content is wrong.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StorageFailed(f"cannot write {path}: {error}") from error
    except sqlite3.IntegrityError:
        raise  # a fault of the program, not of the file
    except sqlite3.DatabaseError as error:
        raise StateDamaged(f"{path} is damaged ({error}): {mend(path.parent.parent)}") from error
