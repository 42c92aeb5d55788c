"""The app's lists: its columns, and the newest stories of each; 403 to any other client."""

from __future__ import annotations

import json
from hashlib import md5
from typing import Any

from newscrawl.demo.eras.app import HOST
from newscrawl.demo.house_style import APP_COLUMNS
from newscrawl.demo.layouts.app import app_html, column_entry, story_entry
from newscrawl.demo.replies import JSON, Query, Replica, Reply
from newscrawl.demo.stories import Story

CLIENT = "ChinaDaily"
"""What the User-Agent must contain."""

_FOLDER = f"https://{HOST}/channels/enapp"

_MAX_STORIES = 20


def put_app_lists(replica: Replica) -> None:
    """The list of columns, the columns, and each story also as the app shows it.

    A column keeps some of its stories in blocks; the first one repeats the newest of all.
    """
    stories = [story for story in replica.stories if "app" in story.sources]
    stories.sort(key=lambda story: story.published, reverse=True)
    columns: dict[str, list[Story]] = {"Top": stories[:3]}
    for name in APP_COLUMNS:
        columns[name] = [story for story in stories if story.truth.section == [name]]
    uuids = {name: _uuid(name) for name in columns}
    entries = [column_entry(uuids[name], name, inside) for name, inside in columns.items()]
    replica.put(f"{_FOLDER}/custom-columns.json", _json(entries))
    for name, inside in columns.items():
        replica.put(f"{_FOLDER}/columns/{uuids[name]}/stories.json", _json(_column(inside)))
    for story in stories:
        replica.put(story.url, Reply(app_html(story).encode()))
    replica.guards.append(_refuse_browsers)


def _refuse_browsers(query: Query) -> Reply | None:
    is_data = query.host == HOST and query.path.endswith(".json")
    return Reply(b"forbidden", status=403) if is_data and CLIENT not in query.agent else None


def _column(stories: list[Story]) -> dict[str, Any]:
    entries = [story_entry(story) for story in stories[:_MAX_STORIES]]
    apart = entries[-1:]
    block = {"uuid": _uuid("block"), "name": "More", "stories": apart}
    return {"stories": entries[: len(entries) - len(apart)], "blocks": [block]}


def _uuid(name: str) -> str:
    return md5(name.encode(), usedforsecurity=False).hexdigest()[:24]


def _json(content: object) -> Reply:
    return Reply(json.dumps(content, ensure_ascii=False).encode(), headers=dict(JSON))
