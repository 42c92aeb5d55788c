"""Prints invented stories as the site does: whose byline, which picture, what at the end."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from newscrawl.demo.house_style import (
    CREDITS,
    EDITORS,
    IMAGES,
    MINI_BYLINES,
    MINI_SITES,
    WS_BYLINES,
    WS_SECTIONS,
)
from newscrawl.demo.stories import Story, record_time
from newscrawl.demo.writer import Draft, Writer
from newscrawl.items import Article, Image
from newscrawl.sites.chinadaily import BEIJING


class Newsroom:
    """Publishes stories at given times; the same seed gives the same stories."""

    def __init__(self, seed: int) -> None:
        self._writer = Writer(seed)
        self._random = Random(seed + 1)  # noqa: S311 - fiction, not cryptography
        self._content_ids = iter(range(25_000_000 + seed, 30_000_000, 1_237))

    def at(self, day: date) -> datetime:
        """Some time of a working day in Beijing."""
        seconds = self._random.randrange(6 * 3600, 22 * 3600)
        return datetime(day.year, day.month, day.day, tzinfo=BEIJING) + timedelta(seconds=seconds)

    def ws(self, number: int, published: datetime) -> Story:
        """A story of www since 2017."""
        draft = self._writer.english()
        form, writers, source = WS_BYLINES[number % len(WS_BYLINES)]
        story = self._story(draft, published, "ws", self._ws_url("www", published))
        self._print_byline(story, draft, (form,), f"{published:%Y-%m-%d %H:%M}")
        truth = story.truth
        truth.authors, truth.source = _writers(draft, writers), source
        truth.editors = [EDITORS[number % len(EDITORS)]]
        truth.section = list(WS_SECTIONS[number % len(WS_SECTIONS)])
        truth.description = draft.standfirst
        truth.tags = ["harbour towns", "daily life"] if number % 3 == 0 else []
        if number % 4 == 1:
            _insert_subhead(story, draft.subhead)
        if number % 3 != 2:  # noqa: PLR2004 - two stories of three have a picture
            self._add_picture(story, draft, number)
        if number % 12 == 4:  # noqa: PLR2004 - some have two
            self._add_picture(story, draft, number + 1)
        if number % 5 == 3:  # noqa: PLR2004 - one of five was printed
            _print_in_paper(story, number)
        if number % 16 == 7:  # noqa: PLR2004 - some run over three pages
            story.pages = [draft.paragraphs[:2], draft.paragraphs[2:4], draft.paragraphs[4:]]
            _retell(story)
        return story

    def mini(self, number: int, published: datetime) -> Story:
        """A story of a mini-site, 2012 to 2017."""
        draft = self._writer.english()
        site = MINI_SITES[number % len(MINI_SITES)]
        path = f"/m/{site}/{published:%Y-%m/%d}/content_{next(self._content_ids)}.htm"
        story = self._story(draft, published, "mini", f"https://www.chinadaily.com.cn{path}")
        story.variant = number % 5
        story.has_record = story.variant in {1, 3} or number % 10 == 4  # noqa: PLR2004
        if story.variant == 4:  # noqa: PLR2004 - the form that prints no date
            self._sign_below(story, draft)
        else:
            self._sign_above(story, draft, number)
        if story.has_record:
            story.truth.tags = ["market", "quay"]
        _date_mini(story)
        encodings = (("utf-8", "utf-8"), ("gb18030", "gb2312"), ("gb18030", None))
        story.charset, story.declared = (*encodings, ("gb18030", "utf-8"))[number % 4]
        return story

    def _sign_below(self, story: Story, draft: Draft) -> None:
        truth, editor = story.truth, draft.people[0]
        truth.editors, truth.source, truth.section = [editor], "English.news.cn", ["Travel"]
        story.tail = (f"Editor: {editor}", "Source: English.news.cn")

    def _sign_above(self, story: Story, draft: Draft, number: int) -> None:
        lines, writers, source = MINI_BYLINES[number % len(MINI_BYLINES)]
        form = "%Y-%m-%d %H:%M" if "{t}" in lines[0] else "%Y-%m-%d"
        self._print_byline(story, draft, lines, f"{story.published:{form}}")
        story.truth.authors, story.truth.source = _writers(draft, writers), source
        self._add_picture(story, draft, number)
        if number % 7 == 3:  # noqa: PLR2004 - one of seven was printed
            _print_in_paper(story, number)

    def zh(self, number: int, published: datetime) -> Story:
        """A story of a Chinese host."""
        draft = self._writer.chinese()
        host = ("china", "cn", "world", "caijing", "tech")[number % 5]
        story = self._story(draft, published, "zh", self._ws_url(host, published))
        source = ("中国日报网", "中国日报网", "人民日报", "新华社")[number % 4]
        self._print_byline(story, draft, (f"来源： {source}", "{t}"), f"{published:%Y-%m-%d %H:%M}")
        truth = story.truth
        truth.source, truth.language = source, "zh"
        truth.description = draft.standfirst
        first, second = EDITORS[number % 4], EDITORS[(number + 1) % 4]
        truth.editors = [first, second] if number % 2 else [first]
        if number % 2:
            story.tail = (f"（编辑：{first} {second}）", f"【责任编辑：{first}】")
        else:
            story.tail = (f"【责任编辑：{first}】",)
        truth.section = [("时政", "资讯", "评论")[number % 3], "海外观察"]
        if number % 4 == 1:
            _insert_subhead(story, draft.subhead)
        if number % 8 == 6:  # noqa: PLR2004 - some run over two pages
            story.pages = [draft.paragraphs[:3], draft.paragraphs[3:]]
            _retell(story)
        return story

    def language(self, number: int, published: datetime) -> Story:
        """A lesson of the language host."""
        draft = self._writer.bilingual()
        story = self._story(draft, published, "language", self._ws_url("language", published))
        self._print_byline(story, draft, ("中国日报网 {t}",), f"{published:%Y-%m-%d %H:%M}")
        truth = story.truth
        truth.source, truth.language, truth.section = "中国日报网", "zh", ["新闻热词"]
        if number % 4 == 2:  # noqa: PLR2004 - some run over four pages
            story.pages = [draft.paragraphs[i : i + 4] for i in range(0, 13, 4)]
        if number % 2:
            truth.editors = draft.people[:1]
            story.tail = (f"（来源：中国日报双语新闻 编辑：{draft.people[0]}）",)
        return story

    def _ws_url(self, host: str, published: datetime) -> str:
        article_id = f"WS{int(published.timestamp()):08x}{self._random.getrandbits(64):016x}"
        return f"https://{host}.chinadaily.com.cn/a/{published:%Y%m/%d}/{article_id}.html"

    def _story(self, draft: Draft, published: datetime, layout: str, url: str) -> Story:
        article_id = url.rpartition("/")[2].partition(".")[0]
        truth = Article(
            id=f"chinadaily:{article_id}",
            url=url,
            canonical_url=url,
            title=draft.title,
            date_published=published.replace(second=0).isoformat(),
            date_precision="minute",
            section=["News", "Top News"] if layout == "mini" else [],
            language="en",
            site_name="China Daily",
            domain="chinadaily.com.cn",
        )
        story = Story(truth, layout, published, (), [draft.paragraphs])
        _retell(story)
        return story

    def _print_byline(
        self, story: Story, draft: Draft, lines: tuple[str, ...], printed: str
    ) -> None:
        names = dict(zip("abc", draft.people, strict=False))
        capitals = {letter.upper(): name.upper() for letter, name in names.items()}
        cities = dict(zip("xy", draft.cities, strict=False))
        slots = names | capitals | cities | {"t": printed, "d": printed}
        story.byline = tuple(line.format(**slots) for line in lines)
        story.truth.byline = " ".join(story.byline)
        story.truth.date_published_raw = printed

    def _add_picture(self, story: Story, draft: Draft, number: int) -> None:
        printed, credit = CREDITS[number % len(CREDITS)]
        names = {"a": draft.people[1], "A": draft.people[1].upper()}
        day = f"{story.published:%b} {story.published.day}"
        caption = f"{draft.captions[len(story.captions)].rstrip('.')}, {day}."
        address = f"{IMAGES}/{story.published:%Y%m/%d}/{self._random.getrandbits(48):012x}.jpeg"
        story.captions.append(f"{caption} {printed.format(**names)}")
        story.truth.images.append(Image(address, caption, credit.format(**names)))


def _writers(draft: Draft, letters: str) -> list[str]:
    """The writers that a printed line names."""
    return [draft.people["abc".index(letter)] for letter in letters]


def _date_mini(story: Story) -> None:
    """The printed minute, else the record's second, else the day."""
    truth = story.truth
    if ":" in (truth.date_published_raw or ""):
        return
    published = story.published
    if story.has_record:
        truth.date_precision = "second"
        truth.date_published_raw = truth.date_published_raw or record_time(story)
    else:
        truth.date_precision = "day"
        published = published.replace(hour=0, minute=0, second=0)
    truth.date_published = published.isoformat()


def _retell(story: Story) -> None:
    story.truth.text = "\n\n".join(line for page in story.pages for line in page)


def _insert_subhead(story: Story, subhead: str) -> None:
    page = story.pages[0]
    story.subhead = subhead
    story.pages[0] = [*page[:2], subhead, *page[2:]]
    _retell(story)


def _print_in_paper(story: Story, number: int) -> None:
    """The paper's note behind the story, on some pages at the end of its last line."""
    day = story.published.date() + timedelta(days=1)
    paper = ("China Daily", "China Daily", "China Daily Africa Weekly")[number % 3]
    page = number % 20 + 1
    story.tail = (f"({paper} {day:%m/%d/%Y} page{page})",)
    story.has_inline_tail = number % 2 == 1
    story.truth.print_date, story.truth.print_page = day.isoformat(), str(page)
