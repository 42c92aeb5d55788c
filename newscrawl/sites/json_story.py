"""How a site gives a story as JSON: which key holds what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JsonStory:
    """The keys of one form of story, `a.b` for a key within an object.

    Of several keys for a field the first that holds something counts.
    """

    title: str
    content: str
    """HTML of the body."""
    description: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    """Names as a byline prints them, joined by commas, `and` or slashes, perhaps with a place."""
    editors: str = ""
    source: str = ""
    published: str = ""
    """A date with its zone, or Unix time."""
    modified: str = ""
    section: str = ""
    tags: str = ""
    """A list of keywords, or one string."""
    print_date: str = ""
    """Day of the newspaper: `20230323`."""
    print_page: tuple[str, ...] = ()
    """Page of the newspaper: `001;002`, `001-FRONT`."""
