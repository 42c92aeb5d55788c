"""`scrapy clean`, and the same outside a Scrapy project."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.project import ROOT

PAGES = ROOT / "tests" / "pages" / "chinadaily"
PAGE = PAGES / "ws-xinhua-0-writers.html"
TEXT = """Home > News > Top News
Herons return to Qinhe
By Gu Wen (chinadaily.com.cn) Updated : 2016-05-17
The herons came back to the old harbour of Qinhe on Monday morning, two weeks early.
Fishermen had waited for them since the dredging ended in early spring, they said.
"""


def clean(*args: str, stdin: bytes = b"", module: str = "scrapy") -> tuple[int, list[Any], str]:
    """Exit status, the lines printed, standard error without the summary."""
    code, rows, errors = clean_and_count(*args, stdin=stdin, module=module)
    return code, rows, re.sub(r"scrapy clean: [\d,]+ pages? read: .*\n\Z", "", errors)


def clean_and_count(
    *args: str, stdin: bytes = b"", module: str = "scrapy"
) -> tuple[int, list[Any], str]:
    """Exit status, the lines printed, standard error."""
    result = subprocess.run(
        [sys.executable, "-W", "error", "-m", module, "clean", *args],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )
    rows = [json.loads(line) for line in result.stdout.decode().split("\n") if line]
    return result.returncode, rows, result.stderr.decode()


def test_a_page_is_one_line() -> None:
    code, (row,), errors = clean(str(PAGE))
    expected = json.loads(PAGE.with_suffix(".json").read_bytes())
    assert (code, errors) == (0, "")
    assert {name: row[name] for name in ("id", "title", "text")} == {
        name: expected[name] for name in ("id", "title", "text")
    }
    assert row["archive_ref"] == str(PAGE)


def test_a_folder_is_all_its_pages() -> None:
    code, rows, errors = clean(str(PAGES))
    assert code == 0
    # the mini-sites' travel form prints no date, and here no address tells it
    refused = errors.splitlines()
    assert all("mini-form-4" in line and "date_published missing" in line for line in refused)
    assert len(rows) + len(refused) == len(list(PAGES.glob("*.html")))


def test_the_module_prints_the_same() -> None:
    assert clean(str(PAGE), module="newscrawl") == clean(str(PAGE))


def test_standard_input_and_an_address() -> None:
    url = "http://m.mirror.example/m/qinhe/2016-05/17/content_25370001.htm"
    code, (row,), _ = clean("-", "--url", url, stdin=TEXT.encode())
    assert code == 0
    assert (row["id"], row["flags"]) == ("chinadaily:content_25370001", ["mirror"])


def test_json_lines_with_html_or_text(tmp_path: Path) -> None:
    lines: list[Any] = [{"url": None, "text": TEXT}, {"html": PAGE.read_text()}, {"other": 1}]
    path = tmp_path / "pages.jsonl"
    path.write_text("\n".join([*map(json.dumps, lines), "{torn"]))
    code, rows, errors = clean(str(path))
    assert code == 10
    assert [row["archive_ref"] for row in rows] == [f"{path}:1", f"{path}:2"]
    first, second = errors.splitlines()
    assert f"{path}:3: unreadable" in first
    assert f"{path}:4: unreadable" in second


def test_a_file_gets_refusals_and_junk_beside_it(tmp_path: Path) -> None:
    infected = PAGES / "mini-header-and-pool.html"
    (tmp_path / "empty.html").write_bytes(b"")
    out = tmp_path / "clean.jsonl"
    code, rows, _ = clean(str(infected), str(tmp_path / "empty.html"), "-o", str(out))
    assert (code, rows) == (0, [])
    (article,) = out.read_text().splitlines()
    (refused,) = Path(f"{out}.rejected.jsonl").read_text().splitlines()
    junk = [json.loads(line) for line in Path(f"{out}.junk.jsonl").read_text().splitlines()]
    assert json.loads(refused)["reason"] == "empty"
    assert {row["id"] for row in junk} == {json.loads(article)["id"]}
    assert {row["url"] for row in junk} == {str(infected)}  # a page without address
    keys = ["id", "url", "rule", "place", "evidence", "text", "items"]
    assert all(list(row) == keys and all(row.values()) for row in junk)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.html", b"", "empty"),
        ("binary.html", bytes(range(256)) * 40, "not_html"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "not_html"),
        ("line.html", b"<html><body><p>" + b"word " * 2_000_000 + b"</p>", "too_large"),
        ("list.html", b"<html><head><meta name='pagetype' content='2'></head></html>", "list_page"),
        ("error.html", b"<html><title>404 Not Found</title><p>No such page.</p>", "error_page"),
        ("dateless.html", b"<html><h1>Quay</h1><p>" + b"The quay is open. " * 9, "missing"),
        ("empty.txt", b"\n \n", "empty"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    code, rows, errors = clean(str(path))
    assert (code, rows) == (0, [])
    (line,) = errors.splitlines()
    assert line.startswith(f"{path}: refused: ")
    assert f" {reason}: " in line


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["missing.html"], "missing.html: no such file or folder"),
        ([str(PAGE), str(PAGE), "--url", "https://x.example/"], "give one INPUT"),
        ([str(PAGE), "-o", "no/such/folder/clean.jsonl"], "cannot write"),
        ([str(PAGE), "-o", "tests"], "a folder; name a file"),
        ([str(PAGE), "-o", "-"], "standard output"),
        ([str(PAGE), "--url", "page.html"], "no web address"),
        ([], "no INPUT"),
        (["--expalin", str(PAGE)], "--expalin: no such option; did you mean --explain?"),
        ([str(PAGE), "--uri=https://x.example/"], "--uri: no such option; did you mean --url?"),
        (["-z", str(PAGE)], "-z: no such option; there are --explain, "),
        (["--explain", str(PAGE), "-o", "clean.jsonl"], "leave out -o"),
    ],
)
def test_a_wrong_call_says_what_to_do(args: list[str], message: str) -> None:
    code, rows, errors = clean(*args)
    assert code in {2, 3}
    assert rows == []
    assert message in errors
    assert "Traceback" not in errors


def test_a_name_may_begin_like_an_option(tmp_path: Path) -> None:
    (tmp_path / "-x.txt").write_text(TEXT)
    result = subprocess.run(
        [sys.executable, "-m", "newscrawl", "clean", "--", "-x.txt"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (result.returncode, result.stdout.count(b"\n")) == (0, 1)
    code, rows, errors = clean("--", "-x.txt")
    assert (code, rows) == (2, [])
    assert errors.startswith("scrapy clean: -x.txt: no such option")


def test_the_last_line_counts_the_pages(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "lines.jsonl").write_text("{torn\n" + json.dumps({"text": TEXT}) + "\n")
    infected = PAGES / "mini-header-and-pool.html"
    for more in ([], ["-o", str(tmp_path / "clean.jsonl")]):
        code, _, errors = clean_and_count(
            *(str(tmp_path / "empty.html"), str(tmp_path / "lines.jsonl"), str(infected)), *more
        )
        assert code == 10
        assert errors.splitlines()[-1] == (
            "scrapy clean: 3 pages read: 2 written, 1 refused; 1 unreadable; "
            "2 pieces of junk removed"
        )


def test_junk_of_markup_only_has_its_size(tmp_path: Path) -> None:
    out = tmp_path / "clean.jsonl"
    assert clean(str(PAGES / "mini-nonsense-tags.html"), "-o", str(out))[0] == 0
    rows = map(json.loads, Path(f"{out}.junk.jsonl").read_text().splitlines())
    assert [(row["rule"], row["items"]) for row in rows if row["text"] is None] == [
        ("nonsense_tags", 9)
    ]


@pytest.mark.parametrize("options", [[], ["--explain"]])
def test_a_reader_that_has_seen_enough_is_no_failure(options: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "scrapy", "clean", str(PAGES), *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        errors = process.stderr.read().decode()
        assert process.wait(timeout=60) == 0
    assert "Traceback" not in errors
    assert "Exception" not in errors


def test_the_calls_import_no_scrapy() -> None:
    code = "import sys, newscrawl, newscrawl.cleaning; print('scrapy' in sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout == "False\n"


@pytest.mark.parametrize("name", ["saved.jsonl", "out.jsonl.junk.jsonl"])
def test_no_input_is_overwritten(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(json.dumps({"text": TEXT}) + "\n")
    out = str(path).removesuffix(".junk.jsonl")
    code, rows, errors = clean(str(tmp_path), "-o", out)
    assert (code, rows) == (2, [])
    assert "would overwrite the input" in errors
    assert list(tmp_path.iterdir()) == [path]
    assert json.loads(path.read_text()) == {"text": TEXT}


def test_an_output_appears_when_all_is_done(tmp_path: Path) -> None:
    out = tmp_path / "clean.jsonl"
    code, _, _ = clean(str(PAGE), "-o", str(out))
    assert code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("clean.jsonl", "clean.jsonl.junk.jsonl", "clean.jsonl.rejected.jsonl")
    ]


def test_names_of_files_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2Jb\n.html"
    path.write_bytes(b"")
    code, _, errors = clean(str(path))
    assert code == 0
    assert "a[2Jb .html: refused: " in errors
    assert errors.count("\n") == 1
    assert "\x1b" not in errors


def test_the_junk_of_refused_pages_is_kept_too(tmp_path: Path) -> None:
    path = tmp_path / "dateless.txt"
    pool = "蜘蛛池模板: " + "_".join(f"清河{letter}县" for letter in "甲乙丙丁戊己")
    path.write_text("The quay is open again to all boats of the harbour.\n" + pool + "\n")
    out = tmp_path / "clean.jsonl"
    assert clean(str(path), "-o", str(out))[0] == 0
    (junk,) = Path(f"{out}.junk.jsonl").read_text().splitlines()
    (refused,) = Path(f"{out}.rejected.jsonl").read_text().splitlines()
    assert json.loads(junk)["rule"] == "spider_pool_footer"
    assert json.loads(refused)["reason"] == "missing"


def test_a_broken_off_output_can_be_an_input(tmp_path: Path) -> None:
    part = tmp_path / "out.jsonl.part"
    part.write_text(json.dumps({"text": TEXT}) + "\n")
    code, _, errors = clean(str(part), "-o", str(tmp_path / "out.jsonl"))
    assert code == 2
    assert "would overwrite the input" in errors
    assert json.loads(part.read_text()) == {"text": TEXT}


def test_a_pipe_is_not_replaced_and_a_link_is_followed(tmp_path: Path) -> None:
    pipe, link, target = (tmp_path / name for name in ("pipe", "link.jsonl", "target.jsonl"))
    os.mkfifo(pipe)
    link.symlink_to(target)
    code, _, errors = clean(str(PAGE), "-o", str(pipe))
    assert (code, pipe.is_fifo()) == (2, True)
    assert "no ordinary file" in errors
    assert clean(str(PAGE), "-o", str(link))[0] == 0
    assert link.is_symlink()
    assert target.read_text().count("\n") == 1


def test_texts_in_other_encodings_are_read(tmp_path: Path) -> None:
    lines = (
        "沁河港口重新开放\n2026-11-18 09:12 来源：中国日报网\n"
        "星期一早上，鹭鸟回到了沁河的老港口，渔民们在岸边等候已久。\n"
        "港口管理处说，老灯塔将对孩子们免费开放，游客可以登塔远眺。\n"
    )
    texts = []
    for encoding in ("utf-8", "gb18030", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(lines.encode(encoding))
        _, (row,), _ = clean(str(path))
        texts.append((row["title"], row["text"]))
    assert texts[0][0] == "沁河港口重新开放"
    assert len(set(texts)) == 1


def test_endless_nesting_costs_only_its_page(tmp_path: Path) -> None:
    story = PAGE.read_text()
    prose = "<p>The old quay of Qinhe is open to ships again, two years after the flood.</p>" * 4
    # a thousand inline tags beside the story, where the search for its body looks through them
    nested = prose + "<font>" * 1000 + "Loan." + "</font>" * 1000
    lines = [{"html": f"<html><body>{nested}</body></html>"}, {"html": story}]
    path = tmp_path / "pages.jsonl"
    path.write_text("[" * 100_000 + "\n" + "\n".join(map(json.dumps, lines)))
    code, rows, errors = clean(str(path))
    assert code == 10
    assert [row["archive_ref"] for row in rows] == [f"{path}:3"]
    assert "Traceback" not in errors
