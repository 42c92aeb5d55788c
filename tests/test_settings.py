"""The project's settings as Scrapy reads them: what is safe and polite stays on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from scrapy.settings import Settings
from scrapy.utils.misc import load_object

from newscrawl import __version__, settings
from newscrawl.news_spider import NewsSpider
from newscrawl.settings import user_agent
from tests.project import ROOT

CONTACT = "https://example.org/crawler"


@pytest.fixture
def effective() -> Settings:
    """Scrapy's defaults with ours on top."""
    found = Settings()
    found.setmodule(settings, priority="project")
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # nothing that listens
        ("REMOTE_CONTROL_ENABLED", False),
        ("TELNETCONSOLE_ENABLED", False),
        # nothing that is pickled
        ("JOBDIR", None),
        ("HTTPCACHE_ENABLED", False),
        # nothing that tells more than it has to, or follows what it should not
        ("DOWNLOAD_VERIFY_CERTIFICATES", True),
        ("COOKIES_ENABLED", False),
        ("METAREFRESH_ENABLED", False),
        ("REFERRER_POLICY", "scrapy.spidermiddlewares.referer.NoReferrerPolicy"),
        ("LOG_LEVEL", "INFO"),
        # politeness
        ("ROBOTSTXT_OBEY", True),
        ("ROBOTSTXT_USER_AGENT", "newscrawl"),
        ("CONCURRENT_REQUESTS_PER_DOMAIN", 1),
        ("DOWNLOAD_DELAY", 1.0),
        # limits, in seconds and bytes
        ("DOWNLOAD_TIMEOUT", 30),
        ("DOWNLOAD_MAXSIZE", 8 * 1024 * 1024),
        ("DOWNLOAD_WARNSIZE", 2 * 1024 * 1024),
        ("REDIRECT_MAX_TIMES", 5),
        ("MEMUSAGE_ENABLED", True),
        ("MEMUSAGE_LIMIT_MB", 512),
        # output
        ("FEED_STORE_EMPTY", False),
        ("FEED_EXPORT_ENCODING", "utf-8"),
    ],
)
def test_the_setting_is(effective: Settings, name: str, expected: object) -> None:
    assert effective[name] == expected


def test_only_the_web_is_spoken(effective: Settings) -> None:
    handlers = effective.get_component_priority_dict_with_base("DOWNLOAD_HANDLERS")
    assert {scheme for scheme, handler in handlers.items() if handler} == {"http", "https"}


def test_every_address_is_guarded_before_anything_else_is_asked(effective: Settings) -> None:
    middlewares = effective.get_component_priority_dict_with_base("DOWNLOADER_MIDDLEWARES")
    numbered = {name: number for name, number in middlewares.items() if number is not None}
    guard = load_object("newscrawl.downloading.address_guard.AddressGuardMiddleware")
    assert load_object(min(numbered, key=lambda name: numbered[name])) is guard
    resolver = load_object("newscrawl.downloading.resolver.GuardedResolver")
    assert load_object(effective["TWISTED_DNS_RESOLVER"]) is resolver


def test_every_class_that_a_setting_names_exists() -> None:
    by_class = (settings.EXTENSIONS, settings.DOWNLOADER_MIDDLEWARES, settings.ITEM_PIPELINES)
    paths = [path for classes in by_class for path in classes]
    for path in [*paths, *settings.FEED_EXPORTERS.values(), settings.REFERRER_POLICY]:
        assert load_object(path)


# how we name ourselves


def test_the_user_agent_holds_our_name_and_the_contact() -> None:
    assert user_agent(CONTACT) == f"newscrawl/{__version__} (+{CONTACT})"
    assert user_agent("") == user_agent(None) == f"newscrawl/{__version__}"


def test_a_contact_from_the_command_line_reaches_the_user_agent(effective: Settings) -> None:
    effective.set("NEWSCRAWL_CONTACT", CONTACT, priority="cmdline")
    NewsSpider.update_settings(effective)
    assert effective["USER_AGENT"] == user_agent(CONTACT)


def test_a_user_agent_from_the_command_line_stands(effective: Settings) -> None:
    effective.set("USER_AGENT", "mine", priority="cmdline")
    NewsSpider.update_settings(effective)
    assert effective["USER_AGENT"] == "mine"


# the environment

READ = """
import json, sys
from scrapy.utils.project import get_project_settings
settings = get_project_settings()
print(json.dumps({
    "output": settings["NEWSCRAWL_OUTPUT"],
    "private": settings.getlist("NEWSCRAWL_PRIVATE_ADDRESSES"),
    "agent": settings["USER_AGENT"],
}))
"""


def read_with(**variables: str) -> dict[str, Any]:
    others = {name: text for name, text in os.environ.items() if "NEWSCRAWL" not in name}
    environment = others | {"SCRAPY_SETTINGS_MODULE": "newscrawl.settings"} | variables
    command = [sys.executable, "-W", "error", "-c", READ]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_without_variables_the_defaults_stand() -> None:
    assert read_with() == {"output": "output", "private": [], "agent": user_agent(None)}


def test_settings_may_come_from_the_environment() -> None:
    assert read_with(
        NEWSCRAWL_OUTPUT="elsewhere",
        NEWSCRAWL_PRIVATE_ADDRESSES="127.0.0.1:8901,intra.example:8080",
        NEWSCRAWL_CONTACT=CONTACT,
    ) == {
        "output": "elsewhere",
        "private": ["127.0.0.1:8901", "intra.example:8080"],
        "agent": user_agent(CONTACT),
    }
