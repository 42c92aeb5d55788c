"""The app's answers: the keys are those of real answers, which were seen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Any

from newscrawl.demo.layouts.markup import XHTML, paragraphs, picture_tag, protocol_relative
from newscrawl.demo.stories import Story, app_time


def app_pages(story: Story) -> list[str]:
    """The JSON of a story."""
    return [json.dumps(_record(story), ensure_ascii=False)]


def app_html(story: Story) -> str:
    """The same story as the app shows it."""
    title = escape(story.truth.title or "")
    return f"""{XHTML}<head><meta charset="utf-8" /><title>{title}</title></head><body>
<h1>{title}</h1><div class="info">{story.truth.source} {story.published:%Y-%m-%d %H:%M}</div>
<div id="Content">{_content(story)}</div></body></html>"""


def story_entry(story: Story) -> dict[str, Any]:
    """A story in a column's list."""
    truth = story.truth
    return {
        "id": (truth.id or "").partition(":")[2],
        "title": truth.title,
        "publishTime": app_time(story.published),
        "source": truth.source,
        "storyType": "COMPO",
        "url": protocol_relative(story.url),
        "jsonUrl": protocol_relative(story.asked_url),
        "images": _images(story),
    }


def column_entry(uuid: str, name: str, stories: Sequence[Story]) -> dict[str, Any]:
    """A column in the list of columns."""
    newest = max((story.published for story in stories), default=None)
    updated = app_time(newest) if newest else None
    return {"uuid": uuid, "name": name, "dirname": name.lower(), "updated": updated}


def _record(story: Story) -> dict[str, Any]:
    truth = story.truth
    changed = truth.date_modified
    updated = datetime.fromisoformat(changed) if changed else story.published
    section = truth.section[0]
    return story_entry(story) | {
        "subtitle": "",
        "author": story.byline[0] or (None if truth.tags else ""),
        "updated": app_time(updated),
        "keywords": truth.tags or None,
        "summary": truth.description,
        "wordCount": len((truth.text or "").split()),
        "columnName": section,
        "columnDirname": section.lower(),
        "editor": " ".join(truth.editors),
        "content": _content(story),
        "properties": _properties(story),
    }


def _content(story: Story) -> str:
    figures = [
        f'<figure class="image">{picture_tag(story, number)}<figcaption>{escape(caption)}'
        "</figcaption></figure>"
        for number, caption in enumerate(story.captions)
    ]
    return "\n".join([*figures, paragraphs(story.pages[0])])


def _images(story: Story) -> list[dict[str, str]]:
    return [{"url": protocol_relative(image.url or "")} for image in story.truth.images]


def _properties(story: Story) -> dict[str, str]:
    """Issue and page of what was printed; writers in another form than above."""
    truth = story.truth
    writers = {"ArticleAuthor": "/".join(truth.authors)} if truth.authors else {}
    if not truth.print_date:
        return writers
    page = int(truth.print_page or 0)
    return writers | {
        "pageNo": f"{page:03}-{'FRONT' if page == 1 else 'NEWS'}",
        "PubDate": truth.print_date.replace("-", ""),
        "PageNumber": f"{page:03};{page + 1:03}" if page % 2 == 0 else f"{page:03}",
        "Caption": "",
    }
