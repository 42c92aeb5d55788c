"""The demo's settings, and pages on which reading never ends."""

from __future__ import annotations

import os
import re
import time
from typing import Any

from newscrawl import responses
from newscrawl.demo.settings import *  # noqa: F403
from newscrawl.items import Page

HOLDS, LETS_GO = b"for ever and ever", b"a day without end"

_reads = responses.read_page


def _read_page(body: bytes, *args: Any, **named: Any) -> Page:
    if HOLDS in body:  # a pattern holds the interpreter
        re.match(r"(a|aa)+$", "a" * 200 + "b")
    if LETS_GO in body:
        time.sleep(300)
    return _reads(body, *args, **named)


if os.environ.get("SCRAPY_SETTINGS_MODULE") == __name__:  # not where pytest looks for doctests
    responses.read_page = _read_page
