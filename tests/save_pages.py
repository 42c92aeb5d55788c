"""Save pages of the replica with what reading them must give: `python -m tests.save_pages`.

For a new layout: print it in newscrawl/demo/layouts/, name a story of it here, run this, and read
the JSON against the page before you commit both.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from newscrawl.demo.replica import Replica, build_replica
from newscrawl.demo.stories import FAMILIES, Story

FOLDER = Path(__file__).parent / "pages" / "chinadaily"

FIELDS = (
    "id url canonical_url mirror_of title text description authors editors byline source "
    "date_published date_modified date_precision date_published_raw print_date print_page section "
    "tags images language site_name domain flags"
).split()


# Layouts of which three pages are enough; of the others every form is kept.
_NEWER = frozenset(FAMILIES) - {"ws", "mini", "zh", "language"}


def chosen(replica: Replica) -> dict[str, Story]:
    """Stories that show one thing each, by the name of their page."""
    pages: dict[str, Story] = {}
    for story in [*replica.stories, *replica.orphans]:
        if len(story.pages) == 1:
            pages.setdefault(name_of(story), story)
    return pages


def name_of(story: Story) -> str:
    """Stories of the same name would show the same."""
    if story.trait:
        return f"{story.layout}-{story.trait}"
    if story.kind:
        return f"{story.layout}-{story.kind}"
    if story.layout in _NEWER:
        shown = "printed" if story.truth.print_date else "picture" if story.captions else "plain"
        return f"{story.layout}-{shown}"
    if story.layout == "mini":
        return f"mini-form-{story.variant}-{story.charset}-declared-{story.declared}".lower()
    writers, editors = len(story.truth.authors), len(story.truth.editors)
    names = f"{writers}-writers" if story.layout == "ws" else f"{editors}-editors"
    source = re.sub(r"\W+", "-", (story.truth.source or "").lower())
    if not source.isascii():
        source = "own" if source == "中国日报网" else "repost"
    printed = "-printed" if story.truth.print_date else ""
    return f"{story.layout}-{source}-{names}{printed}"


def case_id(story: Story) -> str:
    """A story's name in a test: family, what is special, id."""
    special = "-".join(filter(None, (story.kind, story.trait))) or f"form-{story.variant}"
    return f"{story.family}-{special}-{str(story.truth.id).partition(':')[2]}"


def suffix_of(story: Story) -> str:
    """How the page's file is named; the truth about it is `name.json`."""
    return ".page.json" if story.layout == "app" else ".html"


def save() -> None:
    """Write every chosen page and its JSON."""
    replica = build_replica()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, story in chosen(replica).items():
        page = replica.body(story.asked_url)
        (FOLDER / f"{name}{suffix_of(story)}").write_bytes(page)
        truth = story.truth.to_dict()
        expected = {field: truth[field] for field in FIELDS} | {"junk": list(story.junk)}
        text = json.dumps(expected, indent=2, ensure_ascii=False)
        (FOLDER / f"{name}.json").write_text(f"{text}\n")


if __name__ == "__main__":
    save()
