"""Every setting of the project; a value that differs from Scrapy's says why, and its unit."""

from __future__ import annotations

import os

from newscrawl import __version__, items

# Ours. Each may be given as `-s NAME=value`; the first three also as an environment variable.

NEWSCRAWL_OUTPUT = os.environ.get("NEWSCRAWL_OUTPUT", "output")
"""Folder for published files, from the working folder; each spider has its own below it."""

NEWSCRAWL_PRIVATE_ADDRESSES = os.environ.get("NEWSCRAWL_PRIVATE_ADDRESSES", "")
"""Comma-separated `host:port` that may be fetched although they are not public."""

NEWSCRAWL_CONTACT = os.environ.get("NEWSCRAWL_CONTACT", "")
"""Address, of the web or of mail, under which site owners reach whoever crawls."""

NEWSCRAWL_FIRST_DAYS = 2
"""Days before today that the first run takes, when no window is asked for."""

NEWSCRAWL_MAX_LIST_PAGES = 200
"""Pages of one list that a run reads at most: some lists never end."""

NEWSCRAWL_MAX_STORY_PAGES = 30
"""Pages of one story; a story with more is refused, not cut."""

NEWSCRAWL_FAILURE_TOLERANCE = 0.05
"""Share of the pages, and of the lists, that may fail in a good run."""

NEWSCRAWL_MAX_TRIES = 10
"""Runs that ask for an address in vain before it is given up."""

NEWSCRAWL_REVISIT_HOURS = [24]
"""Ages, in hours after publication, at which an article is looked at once more; [] for never."""

NEWSCRAWL_DEADLINE = 0
"""Seconds after which a run ends and leaves the rest to the next one; 0: it goes on to its end."""

NEWSCRAWL_STALL = 60
"""Seconds in which nothing moves, or one page is read, before the process is ended."""

NEWSCRAWL_REQUIRED_FIELDS = ["id", "title", "text", "date_published"]
"""Fields without which a page is refused."""


def user_agent(contact: str | None) -> str:
    """Our honest name, with the contact address where there is one."""
    reach = f" (+{contact})" if contact else ""
    return f"newscrawl/{__version__}{reach}"


# The project.

BOT_NAME = "newscrawl"
SPIDER_MODULES = ["newscrawl.spiders"]
NEWSPIDER_MODULE = "newscrawl.spiders"
COMMANDS_MODULE = "newscrawl.commands"

EXTENSIONS = {"newscrawl.extensions.RunExtension": 100}

DOWNLOADER_MIDDLEWARES = {
    # first of all: before robots.txt of a forbidden host is asked for
    "newscrawl.downloading.address_guard.AddressGuardMiddleware": 40,
    "newscrawl.downloading.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    # below RetryMiddleware, which ends the way of an error that it takes
    "newscrawl.downloading.backoff.BackoffMiddleware": 880,
}

ITEM_PIPELINES = {
    "newscrawl.pipelines.StripJunkPipeline": 100,
    "newscrawl.pipelines.RequiredFieldsPipeline": 200,
    "newscrawl.pipelines.DuplicatesPipeline": 300,
    "newscrawl.pipelines.WritePipeline": 900,
}

FEED_EXPORTERS = {
    **dict.fromkeys(("jsonlines", "jsonl", "jl"), "newscrawl.exporters.ArticleLinesExporter"),
    "json": "newscrawl.exporters.ArticleJsonExporter",
    "csv": "newscrawl.exporters.ArticleCsvExporter",
    "xml": "newscrawl.exporters.ArticleXmlExporter",
}

# Politeness. Sites answer 502 and 503 when asked faster.

USER_AGENT = user_agent(NEWSCRAWL_CONTACT)
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "newscrawl"  # the whole user agent would never match a rule
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0  # seconds, ± 50 %

# Limits. Scrapy's defaults suit downloads of any kind; these suit news pages.

DOWNLOAD_TIMEOUT = 30  # seconds for one answer; 180 × 3 tries would be nine minutes an address
DNS_TIMEOUT = 10  # seconds
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024  # bytes, also after decompression: 1 GiB lets bombs through
DOWNLOAD_WARNSIZE = 2 * 1024 * 1024  # bytes
REDIRECT_MAX_TIMES = 5  # more is a loop
RETRY_PRIORITY_ADJUST = 1  # a host that had a rest is asked first for what it did not give
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # the manifest and failed.jsonl say it
SCHEDULER_PRIORITY_QUEUE = (
    "newscrawl.downloading.queues.PatientQueue"  # no host waits for another one
)
MEMUSAGE_LIMIT_MB = 512
# DEPTH_LIMIT stays 0: it drops requests in silence. NEWSCRAWL_MAX_LIST_PAGES bounds the lists.

# Safety: nothing that listens, nothing that reads local files, nothing that is pickled.

REMOTE_CONTROL_ENABLED = False  # an HTTP port that runs any Python
TELNETCONSOLE_ENABLED = False  # a port with a Python shell
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_HANDLERS = {
    **dict.fromkeys(("http", "https"), "newscrawl.downloading.handler.DownloadHandler"),
    **dict.fromkeys(("file", "data", "ftp", "s3")),  # a link may name file:///
}
TWISTED_DNS_RESOLVER = "newscrawl.downloading.resolver.GuardedResolver"  # no name may lead inside
HTTPPROXY_ENABLED = False  # a proxy from the environment would resolve names behind our back
METAREFRESH_ENABLED = False  # error pages and spam mirrors use it
COOKIES_ENABLED = False  # no list or article needs one, and it looks up the public suffix list
# where a link was found is nobody's business
REFERRER_POLICY = "scrapy.spidermiddlewares.referer.NoReferrerPolicy"
# JOBDIR and HTTPCACHE_ENABLED stay off: they pickle, and lose or repeat pages after a kill.

# Output.

FEED_EXPORT_FIELDS = list(items.EXPORTED)  # an Article also carries what is no part of the line
FEED_EXPORT_ENCODING = "utf-8"  # the default escapes everything but ASCII
FEED_STORE_EMPTY = False  # an empty run must not replace yesterday's `-O` file
LOG_LEVEL = "INFO"
LOG_VERSIONS: list[str] = []  # the manifest names the versions that matter
DEFAULT_DROPITEM_LOG_LEVEL = "DEBUG"  # refused pages stand in rejected.jsonl
LOGSTATS_INTERVAL = 0  # RunExtension reports progress
STATS_DUMP = False  # the manifest holds the counts
