"""What a language's stories are made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """Headlines and sentences with slots; every story fills them with its own names and numbers."""

    headlines: tuple[str, ...]
    standfirst: str
    sentences: tuple[str, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Words:
    """One language's topics, and the words that fill their slots."""

    topics: tuple[Topic, ...]
    closing: tuple[str, ...]
    """Last paragraphs."""
    asides: tuple[str, ...]
    """Paragraphs that fit anywhere."""
    subheads: tuple[str, ...]
    places: list[str]
    cities: list[str]
    family_names: list[str]
    given_names: list[str]
    other_names: tuple[str, ...]
    """Names of other forms."""
    months: list[str]
    name: str
    """How a family name and a given name are joined."""
