"""Invents stories: topics filled with places, people and numbers drawn from one seeded source."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from newscrawl.demo import chinese, english
from newscrawl.demo.words import Words


@dataclass(frozen=True, slots=True)
class Draft:
    """A story before any site prints it."""

    title: str
    standfirst: str
    paragraphs: list[str]
    captions: list[str]
    subhead: str
    people: list[str]
    """Names of three writers; the third has another form."""
    cities: list[str]


class Writer:
    """Writes one story after the other; the same seed gives the same stories."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - fiction, not cryptography
        self._written = 0

    def english(self) -> Draft:
        """A story in English."""
        return self._draft(english.WORDS)

    def chinese(self) -> Draft:
        """A story in Chinese."""
        return self._draft(chinese.WORDS)

    def bilingual(self) -> Draft:
        """A language lesson: each Chinese paragraph with its English translation below it."""
        slots = self._slots(chinese.WORDS)
        pairs = [line.format(**slots) for pair in chinese.BILINGUAL for line in pair]
        title = self._random.choice(chinese.BILINGUAL_TITLES)
        opening = self._random.choice(chinese.WORDS.topics)
        texts = [sentence.format(**slots) for sentence in opening.sentences]
        return Draft(title, "", [*texts, *pairs], [], "", [self._name(chinese.WORDS)], [])

    def _draft(self, words: Words) -> Draft:
        topic = words.topics[self._written % len(words.topics)]
        self._written += 1
        slots = self._slots(words)
        sentences = [sentence.format(**slots) for sentence in topic.sentences]
        told = sentences[: self._random.randint(4, len(sentences))]
        aside = self._random.choice(words.asides).format(**slots)
        told.insert(self._random.randint(1, len(told)), aside)
        last = self._random.choice(words.closing).format(**slots)
        first = self._name(words)
        others = (self._name(words) for _ in range(9))
        second = next(other for other in others if other != first)
        return Draft(
            title=self._random.choice(topic.headlines).format(**slots),
            standfirst=topic.standfirst,
            paragraphs=[*told, last],
            captions=[topic.caption.format(**slots), f"{words.subheads[0]}: {sentences[-1]}"],
            subhead=self._random.choice(words.subheads),
            people=[first, second, self._random.choice(words.other_names)],
            cities=self._random.sample(words.cities, 2),
        )

    def _slots(self, words: Words) -> dict[str, str]:
        draw = self._random.randint
        return {
            "place": self._random.choice(words.places),
            "city": self._random.choice(words.cities),
            "month": self._random.choice(words.months),
            "person": self._name(words),
            "n1": str(draw(40, 380)),
            "n2": str(draw(4, 39)),
            "n3": str(draw(400, 990)),
            "n4": f"{draw(11, 98)},{draw(100, 999)}",
        }

    def _name(self, words: Words) -> str:
        family = self._random.choice(words.family_names)
        return words.name.format(family=family, given=self._random.choice(words.given_names))
