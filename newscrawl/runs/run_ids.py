"""Ids of runs: `20261123T190812Z-7f3a` sorts by time and never repeats."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta

RUN_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}")


def new_run_id(started: datetime, last: str | None) -> str:
    """An id that sorts behind the last one, also where the clock was set back; `started` is UTC.

    >>> new_run_id(datetime(1970, 1, 1), "20261123T190812Z-7f3a")
    '20261123T190812Z-7f3b'
    >>> new_run_id(datetime(1970, 1, 1), "20261123T190812Z-ffff")
    '20261123T190813Z-0000'
    """
    run_id = f"{started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    if last is None or run_id > last:
        return run_id
    stamp, suffix = last.split("-")
    if suffix < "ffff":
        return f"{stamp}-{int(suffix, 16) + 1:04x}"
    moment = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ") + timedelta(seconds=1)  # noqa: DTZ007
    return f"{moment:%Y%m%dT%H%M%SZ}-0000"
