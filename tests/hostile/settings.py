"""The project's settings with the tests' spider, which waits for nobody and gives up soon."""

from newscrawl.settings import *  # noqa: F403
from newscrawl.settings import EXTENSIONS as OURS

SPIDER_MODULES = ["tests.hostile.spiders"]
EXTENSIONS = OURS | {"tests.hostile.watching.CostWatch": 900}

NEWSCRAWL_FIRST_DAYS = 5000  # the pages' days lie anywhere
DOWNLOAD_DELAY = 0  # seconds
CONCURRENT_REQUESTS_PER_DOMAIN = 8
DOWNLOAD_TIMEOUT = 3  # seconds
