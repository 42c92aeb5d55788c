"""The eras of the site: each module invents the stories of one, with the truth of every field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newscrawl.demo.eras import app, channels, chinese, doc, hongkong, mini, portals, websites, ws
from newscrawl.demo.eras.oddities import publish_odd
from newscrawl.demo.newsroom import Newsroom
from newscrawl.demo.stories import Story


def publish_all(room: Newsroom, today: date) -> Iterator[Story]:
    """Every story of the replica, the site of today first."""
    www = list(ws.publish(room, today))
    yield from www
    yield from mini.publish(room)
    yield from chinese.publish(room, today)
    yield from publish_odd(room, today)
    yield from doc.publish(room)
    yield from channels.publish(room)
    yield from websites.publish(room)
    yield from portals.publish(room, today, www)
    yield from hongkong.publish(room, today)
    yield from app.publish(room, today)
