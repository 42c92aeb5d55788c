"""The demo's settings for a crawl that never waits for the disk; see `durability`."""

# ruff: noqa: E402, F403 - the disk must be out of the way before the project is there

import os
import sqlite3
from functools import partial
from typing import Any


class _Careless(sqlite3.Connection):
    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        return super().execute(sql.replace("synchronous = FULL", "synchronous = OFF"), *values)


os.fsync = lambda _: None
sqlite3.connect = partial(sqlite3.connect, factory=_Careless)

from newscrawl.demo.settings import *
