"""`scrapy clean --explain`: what a page is for people."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from newscrawl.cleaning.columns import shortened, width_of, wrap
from newscrawl.cleaning.explaining import Explanation, explained
from newscrawl.cleaning.outputs import Reading
from newscrawl.cleaning.places import in_order
from newscrawl.items import Article, JunkCount, Problem, Removal
from tests.project import ROOT

INFECTED = ROOT / "tests" / "pages" / "chinadaily" / "mini-header-and-pool.html"
POOL = "主站蜘蛛池模板: " + " ".join(f"清河{sign}县|" for sign in "甲乙丙丁戊己庚辛壬癸" * 8)
TEXT = f"""Home > News > Top News
Herons return to Qinhe
By Gu Wen (chinadaily.com.cn) Updated : 2016-05-17
The herons came back to the old harbour of Qinhe on Monday morning, two weeks early.
{POOL}
Fishermen had waited for them since the dredging ended in early spring, they said.
"""
HOSTILE = """<html><head><title>\x1b[2JHerons\x07 \u202ereturn\x9b31m</title></head><body>
<h1>\x1b]0;owned\x07Herons \u202ereturn\u2066 to \x9b31mQinhe</h1><p>By Gu \x1b[31mWen | 2026-11-18</p>
<p>The herons came back to \x1b[1A\x1b[2Kthe old harbour of Qinhe on Monday morning.</p>
<p>Fishermen had waited\x08\x08 for them since the dredging \u202dended in early spring.</p>
</body></html>"""
STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def explain(*args: str, module: str = "scrapy", **environment: str) -> tuple[int, str, str]:
    """Exit status, standard output, standard error."""
    result = subprocess.run(
        [sys.executable, "-W", "error", "-m", module, "clean", "--explain", *args],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return result.returncode, result.stdout.decode(), result.stderr.decode()


def on_a_terminal(path: Path, **environment: str) -> str:
    """What the command prints on a terminal."""
    ours, its = pty.openpty()
    variables = os.environ | {"TERM": "xterm", "PYTHONIOENCODING": "utf-8"}
    variables.pop("NO_COLOR", None)
    with subprocess.Popen(
        [sys.executable, "-m", "newscrawl", "clean", "--explain", str(path)],
        cwd=ROOT,
        env=variables | environment,
        stdout=its,
    ) as process:
        os.close(its)
        shown = b""
        while piece := _read(ours):
            shown += piece
        assert process.wait(timeout=60) == 0
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 10_000)
    except OSError:  # Linux says so when the program has ended
        return b""


def report(article: Article, problems: Sequence[Problem] = (), text: str = "") -> str:
    """The report of an article that was made by hand."""
    lines = explained(Reading("page.html", article, list(problems), text))
    return "\n".join(f"{line.mark}{line.text} {line.note}".rstrip() for line in lines)


def test_a_page_and_what_was_removed_from_it() -> None:
    code, shown, errors = explain(str(INFECTED))
    assert (code, errors) == (0, "")  # one page needs no summary
    assert shown.startswith(f"== {INFECTED}\n")
    assert "\ntitle           Night train links Beitan with Nanshui again  [text]\n" in shown
    assert "\nauthors         Li Haoran  [text]\n" in shown
    assert "\nTEXT: 8 paragraphs, 664 characters  [" in shown
    assert re.search(r"\n  - keyword_\w+, 8 items\n    at:      /\S+\n    because: \w", shown)
    assert "\n    text:    平台注册送彩金,快速借款平台" in shown
    assert shown.index("A night train") < shown.index("  - keyword_")  # pages: behind the text
    assert shown.endswith("spider_pool_footer  1 piece, 38 items\n")


def test_the_module_shows_the_same() -> None:
    assert explain(str(INFECTED), module="newscrawl") == explain(str(INFECTED))


def test_a_text_shows_its_junk_where_it_stood(tmp_path: Path) -> None:
    path = tmp_path / "herons.txt"
    path.write_text(TEXT)
    code, shown, _ = explain(str(path))
    assert code == 0
    places = [shown.index(words) for words in ("The herons", "spider_pool_footer", "Fishermen")]
    assert places == sorted(places)
    assert "REMOVED: " not in shown
    assert "characters left out ...]" in " ".join(shown.split())
    assert len(shown.splitlines()) < 40


def test_pages_are_as_wide_as_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "herons.txt"
    path.write_text(TEXT)
    for columns in (60, 80, 120):
        lines = explain(str(path), COLUMNS=str(columns))[1].splitlines()
        widths = [width_of(line) for line in lines if str(tmp_path) not in line]
        assert columns - 12 < max(widths) <= columns


def test_no_page_steers_the_terminal(tmp_path: Path) -> None:
    for name, content in (("a\x1b[2Jb.html", HOSTILE), ("\u202etxt.txt", f"{HOSTILE}\n{TEXT}")):
        (tmp_path / name).write_text(content)
    code, shown, errors = explain(str(tmp_path))
    assert code == 0
    assert "Qinhe" in shown
    assert not STEERING.search(shown)
    assert not STEERING.search(errors.replace("\n", ""))
    coloured = on_a_terminal(tmp_path / "a\x1b[2Jb.html")
    assert not STEERING.search(re.sub(r"\x1b\[[\d;]*m", "", coloured))


def test_no_field_steers_the_terminal(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    evil = "a\x1b[2J\u202e\x9b\u2028b\r\x00"
    article = Article(id=evil, url=evil, title=evil, text=evil, source=evil, flags=[evil])
    article.removed = [Removal(evil, evil, evil, evil)]
    article.junk = [JunkCount(evil, 1, 1)]
    Explanation().write(Reading(evil, article, [Problem(evil, evil, evil)], evil))
    shown = capfdbinary.readouterr().out.decode()
    assert shown.count("a[2J b") > 8
    assert not STEERING.search(shown)
    assert "\u2028" not in shown


def test_colours_are_for_terminals_only() -> None:
    red = "\x1b[31m平台注册送彩金"
    assert red in on_a_terminal(INFECTED)
    for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in on_a_terminal(INFECTED, **environment)
    assert red in on_a_terminal(INFECTED, NO_COLOR="")
    assert "\x1b" not in explain(str(INFECTED), TERM="xterm")[1]


def test_a_refused_page_says_why(tmp_path: Path) -> None:
    path = tmp_path / "dateless.txt"
    path.write_text("The quay is open again to all boats of the harbour.\n")
    code, shown, errors = explain(str(path))
    assert (code, errors) == (0, "")
    assert "\nREFUSED  date_published missing: the page gives no date_published\n" in shown
    assert "\ndate_published  none\n" in shown


def test_several_pages_are_counted(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    code, shown, errors = explain(str(INFECTED), str(tmp_path))
    assert code == 0
    assert shown.count("\n== ") == 1
    assert "REFUSED  text empty: " in shown
    assert errors == (
        "scrapy clean: 2 pages read: 1 good, 1 refused; 0 unreadable; 2 pieces of junk removed\n"
    )


def test_what_cannot_be_read_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_text("{torn\n")
    code, shown, errors = explain(str(path))
    assert (code, shown) == (10, "")
    assert f"{path}:1: unreadable: " in errors


def test_an_old_terminal_gets_numbers_for_what_it_cannot_show() -> None:
    code, shown, _ = explain(str(INFECTED), PYTHONIOENCODING="ascii")
    assert code == 0
    assert r"\u5e73" in shown


def test_flags_are_said_in_words() -> None:
    article = Article(
        flags=["mirror", *("title_repaired", "title_unrepaired", "suspect_junk"), "new_flag"]
    )
    article.mirror_of = "https://www.example.org/{0}"
    shown = report(article)
    assert (
        "    mirror: a copy on another host; its original is at https://www.example.org/{0}"
        in shown
    )
    assert "    title_repaired: the first headline was junk" in shown
    assert "    title_unrepaired: the headline was junk, and the page shows no other" in shown
    assert "    suspect_junk: something that looks like junk was left in" in shown
    assert "    new_flag: see README" in shown


def test_junk_of_markup_and_of_the_head() -> None:
    article = Article(title="Herons", text="One.\n\nTwo.")
    article.removed = [Removal("nonsense_tags", "/html/tfoot[1]", "9 tags", "", 9)]
    article.removed += [Removal("keyword_head", "title", "list", "a, b, c", 3)]
    article.junk = [JunkCount("nonsense_tags", 1, 9), JunkCount("keyword_head", 1200, 5000)]
    shown = report(article)
    assert "    text:    none; it was markup only" in shown
    assert "    nonsense_tags  1 piece, 9 items" in shown
    assert "    keyword_head   1,200 pieces, 5,000 items" in shown
    assert "REMOVED: 2 pieces" in report(article, text="One.\nTwo.\n")
    assert "Nothing was removed." in report(Article())


def test_pieces_stand_before_the_paragraph_that_follows_them() -> None:
    text = "spam a\nOne is here.\nspam b\nChanged &amp; so not found.\nspam c\nTwo.\nspam d"
    removed = [Removal("rule", "title", "", "spam")]
    for name in "dcba":
        at = text.index(f"spam {name}")
        removed.append(Removal("rule", f"chars {at}-{at + 6}", "", name))
    parts = in_order(text, ["One is here.", "Changed & so not found.", "Two."], removed)
    shown = [part if isinstance(part, str) else part.text for part in parts]
    assert shown == ["a", "One is here.", "Changed & so not found.", "b", "c", "Two.", "d"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, []),
        ("one two  three", 7, ["one two", "three"]),
        ("夜间列车，再次开行。", 8, ["夜间列", "车，再次", "开行。"]),
        ("abc夜间def", 5, ["abc夜", "间def"]),
        ("/html/body/div[1]/p at", 8, ["/html/body/div[1]/p", "at"]),
        ("e\u0301e\u0301e\u0301 e\u0301", 5, ["e\u0301e\u0301e\u0301 e\u0301"]),
    ],
)
def test_lines_are_counted_in_columns(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_long_texts_lose_their_middle() -> None:
    assert shortened("a" * 340, 300) == "a" * 340  # the note would be as long as what it spares
    assert shortened("a" * 1400 + "b" * 100, 300) == (
        "a" * 200 + " [... 1,200 characters left out ...] " + "b" * 100
    )
