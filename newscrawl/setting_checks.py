"""Settings of ours: what cannot be meant is told before anything is opened."""

from __future__ import annotations

import re
from datetime import timedelta

from scrapy.settings import BaseSettings

from newscrawl.exceptions import CannotStart
from newscrawl.items import EXPORTED
from newscrawl.runs.again import Again

_WHOLE_NUMBERS = (
    *("NEWSCRAWL_FIRST_DAYS", "NEWSCRAWL_MAX_LIST_PAGES", "NEWSCRAWL_MAX_STORY_PAGES"),
    *("NEWSCRAWL_MAX_TRIES", "NEWSCRAWL_STALL"),
)


def check_settings(settings: BaseSettings) -> None:
    """Raise CannotStart for the first that is wrong."""
    if not settings["NEWSCRAWL_OUTPUT"]:
        raise CannotStart("NEWSCRAWL_OUTPUT is empty: name a folder")
    for name in _WHOLE_NUMBERS:
        if not re.fullmatch(r"[1-9][0-9]{0,5}", str(settings[name])):
            raise CannotStart(f"{name}={settings[name]} is no whole number from 1")
    for hours in settings.getlist("NEWSCRAWL_REVISIT_HOURS"):
        if not re.fullmatch(r"[1-9][0-9]{0,4}", str(hours)):
            raise CannotStart(
                f"NEWSCRAWL_REVISIT_HOURS={hours} is no number of hours: write 24,168"
            )
    deadline = str(settings["NEWSCRAWL_DEADLINE"])
    if not re.fullmatch(r"[0-9]{1,7}", deadline):
        raise CannotStart(f"NEWSCRAWL_DEADLINE={deadline} is no number of seconds")
    tolerance = str(settings["NEWSCRAWL_FAILURE_TOLERANCE"])
    if not re.fullmatch(r"0|1|[01]?\.[0-9]+", tolerance):
        raise CannotStart(f"NEWSCRAWL_FAILURE_TOLERANCE={tolerance} is no share: write 0.05")
    for name in settings.getlist("NEWSCRAWL_REQUIRED_FIELDS"):
        if name not in EXPORTED:
            raise CannotStart(f"NEWSCRAWL_REQUIRED_FIELDS names {name}, which no article has")


def again_by(settings: BaseSettings) -> Again:
    """When addresses are asked for again."""
    hours = map(int, settings.getlist("NEWSCRAWL_REVISIT_HOURS"))
    revisits = tuple(timedelta(hours=one) for one in hours)
    return Again(revisits, settings.getint("NEWSCRAWL_MAX_TRIES"))
