"""What every era of the site shares: ids, times, bylines, pictures, the paper's own note."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from newscrawl.demo.house_style import CREDITS, IMAGES
from newscrawl.demo.stories import Story, record_time
from newscrawl.demo.writer import Draft, Writer
from newscrawl.items import Article, Image
from newscrawl.sites.chinadaily import BEIJING

SUNDAY = 6


class Newsroom:
    """Prepares stories for printing; the same seed gives the same stories."""

    def __init__(self, seed: int) -> None:
        self.writer = Writer(seed)
        self._random = Random(seed + 1)  # noqa: S311 - fiction, not cryptography
        self._content_ids = iter(range(25_000_000 + seed, 30_000_000, 1_237))

    def at(self, day: date) -> datetime:
        """Some time of a working day in Beijing."""
        seconds = self._random.randrange(6 * 3600, 22 * 3600)
        return datetime(day.year, day.month, day.day, tzinfo=BEIJING) + timedelta(seconds=seconds)

    def content_id(self) -> int:
        """The next number of the CMS of before 2018."""
        return next(self._content_ids)

    def content_url(self, published: datetime, folder: str, host: str = "www") -> str:
        """An address of before 2018."""
        path = f"{folder}{published:%Y-%m/%d}/content_{self.content_id()}.htm"
        return f"https://{host}.chinadaily.com.cn/{path}"

    def object_id(self, published: datetime, kind: str = "WS") -> str:
        """An id as the CMS of today gives it: it opens with the second of publication."""
        return f"{kind}{int(published.timestamp()):08x}{self._random.getrandbits(64):016x}"

    def ws_url(self, host: str, published: datetime, folder: str = "a") -> str:
        """An address of since December 2017."""
        name = f"{self.object_id(published)}.html"
        return f"https://{host}.chinadaily.com.cn/{folder}/{published:%Y%m/%d}/{name}"

    def story(self, draft: Draft, published: datetime, layout: str, url: str) -> Story:
        """A story without byline and pictures; its date is that of the printed minute."""
        name = url.rpartition("/")[2].partition(".")[0]
        truth = Article(
            id=f"chinadaily:{name}",
            url=url,
            canonical_url=url,
            title=draft.title,
            date_published=published.replace(second=0).isoformat(),
            date_precision="minute",
            language="en",
            site_name="China Daily",
            domain="chinadaily.com.cn",
        )
        story = Story(truth, layout, published, (), [list(draft.paragraphs)])
        retell(story)
        return story

    def add_picture(self, story: Story, draft: Draft, number: int) -> None:
        """A picture with its caption, and the credit in one of the site's forms."""
        printed, credit = CREDITS[number % len(CREDITS)]
        names = {"a": draft.people[1], "A": draft.people[1].upper()}
        self.place_picture(story, draft, printed.format(**names), credit.format(**names))

    def place_picture(self, story: Story, draft: Draft, printed: str, credit: str) -> None:
        """A picture whose credit stands behind its caption."""
        day = f"{story.published:%b} {story.published.day}"
        caption = f"{draft.captions[len(story.captions)].rstrip('.')}, {day}."
        story.captions.append(f"{caption} {printed}")
        story.truth.images.append(Image(self._image_url(story.published), caption, credit))

    def _image_url(self, published: datetime) -> str:
        return f"{IMAGES}/{published:%Y%m/%d}/{self._random.getrandbits(48):012x}.jpeg"

    def make_gallery(self, story: Story, draft: Draft, number: int, pictures: int) -> None:
        """Turn a story into pictures, one a page, whose captions are all of its text."""
        story.kind, story.pages, story.tail, story.subhead = "gallery", [], (), ""
        story.captions, story.truth.images = [], []
        draft.captions[1:] = draft.paragraphs[: pictures - 1]
        for index in range(pictures):
            self.add_picture(story, draft, number + index)
        story.pages = [[caption] for caption in story.captions]
        texts = [image.caption or "" for image in story.truth.images]
        story.truth.text = "\n\n".join(texts)


def print_byline(story: Story, draft: Draft, lines: tuple[str, ...], printed: str) -> None:
    """Fill the slots of a byline: {a} to {c} are writers, {x} and {y} cities, {t} or {d} the time.

    `printed` is the time as the page prints it; writers in capitals have capital letters.
    """
    names = dict(zip("abc", draft.people, strict=False))
    capitals = {letter.upper(): name.upper() for letter, name in names.items()}
    cities = dict(zip("xy", draft.cities, strict=False))
    slots = names | capitals | cities | {"t": printed, "d": printed}
    story.byline = tuple(line.format(**slots) for line in lines)
    story.truth.byline = " ".join(story.byline)
    story.truth.date_published_raw = printed


def writers(draft: Draft, letters: str) -> list[str]:
    """The writers that a printed line names."""
    return [draft.people["abc".index(letter)] for letter in letters]


def minute(published: datetime) -> str:
    """The time as most layouts print it."""
    return f"{published:%Y-%m-%d %H:%M}"


def date_by_day(story: Story) -> None:
    """The truth of a page that prints the day alone: the CMS's record knows the second."""
    truth, published = story.truth, story.published
    if story.has_record:
        truth.date_precision = "second"
        truth.date_published_raw = truth.date_published_raw or record_time(story)
    else:
        truth.date_precision = "day"
        published = published.replace(hour=0, minute=0, second=0)
    truth.date_published = published.isoformat()


def date_by_id(story: Story) -> None:
    """The truth of a page that prints the day alone, where the id carries the second."""
    story.truth.date_precision = "second"
    story.truth.date_published = story.published.isoformat()


def retell(story: Story) -> None:
    """Tell the truth about the text, after the pages were changed."""
    story.truth.text = "\n\n".join(line for page in story.pages for line in page)


def insert_subhead(story: Story, subhead: str) -> None:
    """A sub-heading behind the first two paragraphs."""
    page = story.pages[0]
    story.subhead = subhead
    story.pages[0] = [*page[:2], subhead, *page[2:]]
    retell(story)


def split_pages(story: Story, size: int) -> None:
    """Print the story over pages of so many paragraphs."""
    (lines,) = story.pages
    story.pages = [lines[start : start + size] for start in range(0, len(lines), size)]


def print_in_paper(
    story: Story, number: int, day: date | None = None, paper: str | None = None
) -> None:
    """The paper's note behind the story, on some pages at the end of its last line.

    Without a day it is the next issue's; there is none on Sundays.
    """
    day = day or story.published.date() + timedelta(days=1)
    day += timedelta(days=day.weekday() == SUNDAY)
    paper = paper or ("China Daily", "China Daily", "China Daily Africa Weekly")[number % 3]
    page = number % 20 + 1
    story.tail = (*story.tail, f"({paper} {day:%m/%d/%Y} page{page})")
    story.has_inline_tail = number % 2 == 1 and len(story.tail) == 1
    story.truth.print_date, story.truth.print_page = day.isoformat(), str(page)
