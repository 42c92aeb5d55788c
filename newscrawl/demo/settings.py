"""The project's settings, with the replica in the place of the web and without waiting for it."""

from __future__ import annotations

import os

from newscrawl.demo.replica import MIRROR_HOSTS
from newscrawl.demo.replies import HONGKONG_DOMAINS
from newscrawl.settings import *  # noqa: F403
from newscrawl.sites.chinadaily import SITE

NEWSCRAWL_REPLICA = os.environ.get("NEWSCRAWL_REPLICA", "")
"""`127.0.0.1:port` of the replica's server."""

NEWSCRAWL_REPLICA_HOSTS = [SITE.domain, *HONGKONG_DOMAINS, *MIRROR_HOSTS]
"""Hosts that lead there; a crawl can reach no other."""

NEWSCRAWL_PRIVATE_ADDRESSES = NEWSCRAWL_REPLICA

DOWNLOAD_HANDLERS = dict.fromkeys(("file", "data", "ftp", "s3")) | dict.fromkeys(
    ("http", "https"), "newscrawl.demo.handler.ReplicaDownloadHandler"
)
DOWNLOAD_DELAY = 0
CONCURRENT_REQUESTS_PER_DOMAIN = 8
