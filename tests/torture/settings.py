"""The demo's settings for a crawl in whose process something goes wrong; see `steps`."""

# ruff: noqa: E402, F403 - the faults must be there before the project is

import os

from tests.torture.steps import install_from_environment

install_from_environment()

from newscrawl.demo.settings import *
from newscrawl.runs import run

if os.environ.get("SCRAPY_SETTINGS_MODULE") == __name__:  # not where pytest looks for doctests
    run.BATCH_RECORDS = 10  # a crawl of a few seconds commits several times
