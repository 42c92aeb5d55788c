"""`scrapy verify`: a good folder passes, and every harm done to it is found."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from newscrawl import verifying
from newscrawl.demo.replica import Reply
from newscrawl.demo.server import serve
from newscrawl.schema import article_schema
from newscrawl.verifying import lines
from newscrawl.verifying.manifests import sum_of
from newscrawl.verifying.shapes import ARTICLE_SCHEMA, Shape
from tests.project import ROOT, Project, TinySite

POOL = "主站蜘蛛池模板: 威宁| 丰县| 肃南| 尚志市| 莎车县| 上饶市| 湘阴县| 新和县| 宿州市| 盐边县|"


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spider's folder after two runs, with files of every kind and a second version."""
    tiny = TinySite()
    urls = tiny.articles(range(1, 4))
    day = tiny.today - timedelta(days=1)
    tiny.list([*urls, *tiny.articles(range(4, 8), day)])
    tiny.article(3, more=f"</p><p>{POOL}")
    for number, status in ((4, 404), (5, 503)):
        tiny.replica.put(tiny.article(number, day), Reply(b"none", status=status))
    with serve(tiny.replica) as serving:
        project = Project(tmp_path_factory.mktemp("crawled"), serving)
        first = project.crawl("-s", "RETRY_ENABLED=False")
        tiny.article(1, more="Readers wrote in the evening that the pier is longer than it was.")
        second = project.crawl("-a", f"urls={urls[0]}")
    assert (first[0], second[0]) == (10, 0), first[1] + second[1]
    return project.output


@pytest.fixture
def folder(crawled: Path, tmp_path: Path) -> Path:
    """A copy to be harmed."""
    return Path(shutil.copytree(crawled, tmp_path / "output" / "chinadaily"))


Verify = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Verify:
    """Verify in this process: exit status and what was said, the last line on top of the list."""

    def run(*paths: Path | str) -> tuple[int, list[str]]:
        capsys.readouterr()
        code = verifying.run([str(path) for path in paths])
        said = capsys.readouterr()
        return code, (said.out + said.err).splitlines()

    return run


def runs(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("runs/*"))


def file_of(folder: Path, kind: str, run: int = 0) -> Path:
    run_id = runs(folder)[run]
    if kind == "articles":
        return folder / f"{run_id}.jsonl"
    return folder / "runs" / run_id / (f"{kind}.json" if kind == "manifest" else f"{kind}.jsonl")


def manifest_of(folder: Path, run: int = 0) -> dict[str, Any]:
    return json.loads(file_of(folder, "manifest", run).read_bytes())


def set_manifest(folder: Path, manifest: dict[str, Any], run: int = 0) -> None:
    """Write a manifest and its own sum, as a writer with a fault would."""
    sealed = {name: value for name, value in manifest.items() if name != "sha256"}
    sealed["sha256"] = sum_of(sealed)
    file_of(folder, "manifest", run).write_text(json.dumps(sealed, indent=2))


def rewrite(folder: Path, kind: str, content: bytes, run: int = 0) -> None:
    """Write a file and the sums that fit it, as a writer with a fault would."""
    path = file_of(folder, kind, run)
    path.write_bytes(content)
    manifest = manifest_of(folder, run)
    entry = next(one for one in manifest["files"] if one["name"] == str(path.relative_to(folder)))
    entry["lines"] = len(content.split(b"\n")) - content.endswith(b"\n")
    entry["bytes"], entry["sha256"] = len(content), sha256(content).hexdigest()
    set_manifest(folder, manifest, run)


def with_row(content: bytes, change: Callable[[dict[str, Any]], Any], number: int = 1) -> bytes:
    """The content with one row changed."""
    rows = content.splitlines(keepends=True)
    row = json.loads(rows[number])
    changed = change(row)
    row = changed if isinstance(changed, dict) else row
    rows[number] = json.dumps(row, ensure_ascii=False).encode() + b"\n"
    return b"".join(rows)


def found(said: list[str], path: Path, what: str, line: int | None = None) -> bool:
    """Whether a fault of that file and line was told."""
    place = f"{path}:{line}: " if line else f"{path}: "
    return any(one.startswith(place) and what in one for one in said)


def test_a_good_folder_passes(folder: Path, verify: Verify) -> None:
    code, (last,) = verify(folder)
    assert code == 0
    manifests = [manifest_of(folder, run) for run in (0, 1)]
    files = [file for manifest in manifests for file in manifest["files"]]
    kinds = {Path(file["name"]).name for file in manifests[0]["files"]}
    assert kinds == {f"{runs(folder)[0]}.jsonl", "rejected.jsonl", "junk.jsonl", "failed.jsonl"}
    assert last.startswith(
        f"scrapy verify: 2 runs, {len(files) + 2} files, {sum(file['lines'] for file in files)} lines"
    )
    assert last.endswith("checked: 0 faults")


# a writer's faults: the sums fit, and yet the lines are wrong

Row = dict[str, Any]
HASH = "content_hash is not the sum"

ARTICLE_FAULTS: list[tuple[str, Callable[[Row], Any], str]] = [
    ("another field", lambda row: row.update(more=1), "has another key"),
    ("a field less", lambda row: row.pop("byline"), "byline missing"),
    ("another order", lambda row: {"url": row.pop("url"), **row}, "another order"),
    ("a type", lambda row: row.update(tags=None), "tags has another type (expected array, found null)"),
    ("a type within", lambda row: row.update(tags=["a", 1]), "tags[1] has another type"),
    ("a record within", lambda row: row.update(junk=[{"rule": "x"}]), "junk[0]"),
    ("no id", lambda row: row.update(id=None), "id is missing"),
    ("blank title", lambda row: row.update(title=" "), "title is missing"),
    ("no text", lambda row: row.update(text=None), "text is missing"),
    ("no date", lambda row: row.update(date_published=None), "date_published is missing"),
    ("a changed text", lambda row: row.update(text=row["text"] + "."), HASH),
    ("a changed title", lambda row: row.update(title="Other"), HASH),
    ("no hash", lambda row: row.update(content_hash=None), HASH),
    ("another run", lambda row: row.update(run_id="20200101T000000Z-0000"), "run_id is another"),
    ("another spider", lambda row: row.update(spider="other"), "spider is another"),
    ("another reader", lambda row: row.update(extractor_version="0"), "extractor_version is"),
    ("a date without offset", lambda row: row.update(date_published="2026-11-20T09:00:00"), "no date"),
    ("a day that is none", lambda row: row.update(date_published="2026-02-30T09:00:00+08:00"), "no date"),
    ("other digits", lambda row: row.update(date_published="２026-11-20T09:00:00+08:00"), "no date"),
    ("a date of change", lambda row: row.update(date_modified="yesterday"), "date_modified is no date"),
    ("a local time", lambda row: row.update(date_downloaded="2026-11-20T09:00:00+08:00"), "not in UTC"),
    ("a print day", lambda row: row.update(print_date="2026-11-31"), "print_date is no day"),
    ("a precision", lambda row: row.update(date_precision="hour"), "date_precision is none"),
    ("version 0", lambda row: row.update(version=0), "version is none"),
    ("version endless", lambda row: row.update(version=10**30), "version is none"),
    ("version true", lambda row: row.update(version=True), "version has another type"),
    ("version 1.0", lambda row: row.update(version=1.0), "version is none"),
    ("an empty string", lambda row: row.update(byline=""), "byline is an empty string"),
    ("an empty string within", lambda row: row.update(tags=["a", ""]), "tags[1] is an empty string"),
    ("a control character", lambda row: row.update(byline="a\x1b[2Jb"), "byline holds the character U+001B"),
    ("another", lambda row: row.update(byline="a\x85b"), "byline holds the character U+0085"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "what"), [row[1:] for row in ARTICLE_FAULTS], ids=[row[0] for row in ARTICLE_FAULTS]
)
def test_a_wrong_article(
    folder: Path, verify: Verify, change: Callable[[Row], Any], what: str
) -> None:
    path = file_of(folder, "articles")
    rewrite(folder, "articles", with_row(path.read_bytes(), change))
    code, said = verify(folder)
    assert code == 1
    assert found(said, path, what, line=2), said


LINE_FAULTS: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("torn", lambda line: line[:-1], "the line is torn"),
    ("no UTF-8", lambda line: line.replace(b"Harbour", b"H\xff", 1), "no UTF-8"),
    ("surrogate", lambda line: line.replace(b"Harbour", rb"\ud800", 1), "U+D800"),
    ("raw control", lambda line: line.replace(b"Harbour", b"\x07", 1), "no JSON"),
    ("NaN", lambda line: line.replace(b'"version": 1', b'"version": NaN'), "NaN is no JSON"),
    ("endless", lambda line: line.replace(b'"version": 1', b'"version": 1e999'), "no reader can hold"),
    ("digits", lambda line: line.replace(b'"version": 1', b'"version": ' + b"9" * 5000), "digits"),
    ("key twice", lambda line: line.replace(b'{"id"', b'{"id": null, "id"', 1), '"id" stands twice'),
    ("glued", lambda line: line[:-1] + line, "more stands behind"),
    ("blank", lambda line: b" " + line, "no JSON"),
    ("empty", lambda line: b"\n" + line, "no JSON"),
    ("carriage return", lambda line: line[:-1] + b"\r\n", "more stands behind"),
    ("list", lambda _: b"[]\n", "no JSON object"),
    ("deep", lambda _: b"[" * 100_000 + b"\n", "nested too deep"),
    ("byte order mark", lambda line: "\ufeff".encode() + line, "no JSON"),
    ("zeros", lambda line: b"\0" * len(line[:-1]) + b"\n", "no JSON"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "what"), [row[1:] for row in LINE_FAULTS], ids=[row[0] for row in LINE_FAULTS]
)
def test_a_wrong_line(
    folder: Path, verify: Verify, change: Callable[[bytes], bytes], what: str
) -> None:
    path = file_of(folder, "articles")
    rows = path.read_bytes().splitlines(keepends=True)
    rows[-1] = change(rows[-1])
    rewrite(folder, "articles", b"".join(rows))
    code, said = verify(folder)
    assert code == 1
    assert found(said, path, what, line=len(rows)), said


SIDE_FAULTS: list[tuple[str, Callable[[Row], Any], str]] = [
    ("rejected", lambda row: row.pop("reason"), "reason missing"),
    ("rejected", lambda row: row.update(article={"id": "x"}), "article"),
    ("junk", lambda row: row.update(items=-1), "items"),
    ("junk", lambda row: row.update(rule=""), "rule is an empty string"),
    ("failed", lambda row: row.update(next_try="soon"), "next_try is no time"),
    ("failed", lambda row: row.update(tries="1"), "tries has another type"),
]


@pytest.mark.parametrize(("kind", "change", "what"), SIDE_FAULTS)
def test_a_wrong_row_beside(
    folder: Path, verify: Verify, kind: str, change: Callable[[Row], Any], what: str
) -> None:
    path = file_of(folder, kind)
    rewrite(folder, kind, with_row(path.read_bytes(), change, 0))
    code, said = verify(folder)
    assert code == 1
    assert found(said, path, what, line=1), said


def test_an_article_twice_in_a_file(folder: Path, verify: Verify) -> None:
    path = file_of(folder, "articles")
    rows = path.read_bytes().splitlines(keepends=True)
    rewrite(folder, "articles", b"".join([*rows, rows[0]]))
    code, said = verify(folder)
    assert code == 1
    assert found(
        said, path, f"stands twice (expected once, found first at {path}:1)", len(rows) + 1
    )
    assert found(said, file_of(folder, "manifest"), "do not fit the lines of articles")


def test_an_article_twice_in_two_runs(folder: Path, verify: Verify) -> None:
    path = file_of(folder, "articles", 1)
    rewrite(
        folder, "articles", with_row(path.read_bytes(), lambda row: row.update(version=1), 0), 1
    )
    code, said = verify(folder)
    assert code == 1
    assert found(said, path, "stands twice", line=1)
    assert verify(*sorted(folder.glob("*.jsonl")))[0] == 1
    assert verify(path)[0] == 0  # alone it has no double


def test_a_version_without_the_one_before(folder: Path, verify: Verify) -> None:
    path = file_of(folder, "articles", 1)
    rewrite(
        folder, "articles", with_row(path.read_bytes(), lambda row: row.update(version=3), 0), 1
    )
    code, said = verify(folder)
    assert code == 1
    assert found(said, path, "(expected 3 versions, found 2)", line=1)


# a manifest that contradicts itself or its files


def _set(*keys: str | int, to: Any) -> Callable[[Row], Any]:
    def change(manifest: Row) -> None:
        one: Any = manifest
        for key in keys[:-1]:
            one = one[key]
        one[keys[-1]] = to

    return change


def _name(form: str) -> Callable[[Row], Any]:
    def change(manifest: Row) -> None:
        manifest["files"][0]["name"] = form.format(manifest["run_id"])

    return change


MANIFEST_FAULTS: list[tuple[str, Callable[[Row], Any], str]] = [
    ("a key less", lambda one: one.pop("reasons"), "reasons missing"),
    ("a key more", _set("more", to=1), "has another key"),
    ("a type", _set("exit_code", to="10"), "exit_code has another type"),
    ("no sum", _set("files", 0, "sha256", to="f" * 63), "files[0].sha256"),
    ("a negative count", _set("counts", "known", to=-1), "counts.known"),
    ("a count within", _set("counts", "responses", "200", to="7"), "counts.responses"),
    ("a group of none", _set("counts", "lists", to=["cut"]), "counts.lists"),
    ("run_id", _set("run_id", to="20200101T000000Z-0000"), "run_id is not the folder's"),
    ("no start", _set("started", to="today"), "started is no time"),
    ("an end before", _set("ended", to="2020-01-01T00:00:00+00:00"), "ended lies before started"),
    ("a late start", _set("started", to="2099-01-01T00:00:00+00:00"), "names a time before started"),
    ("exit code", _set("exit_code", to=0), "exit_code is not that of the reasons"),
    ("reason", _set("reason", to="finished"), "reason is not that of the reasons"),
    ("no reasons", _set("reasons", to=[]), "exit_code is not that of the reasons"),
    ("lines", _set("files", 0, "lines", to=99), "lines of articles (expected 99, found"),
    ("discovered", _set("counts", "discovered", to=99), "discovered is not the sum"),
    ("written", _set("counts", "written", to=99), "lines of articles"),
    ("rejected", _set("counts", "rejected", to=99), "the reasons of rejected do not add up"),
    ("rejected rows", _set("counts", "rejected", to=99), "lines of rejected"),
    ("failed rows", _set("counts", "failed", to=99), "lines of failed"),
    ("reasons", _set("counts", "reasons", "skipped", "more", to=1), "the reasons of skipped do not"),
    ("junk", _set("counts", "junk", "more", to=1), "lines of junk"),
    ("name twice", lambda one: one["files"].append(one["files"][0]), "is named 2 times"),
    ("control character", _set("reasons", 0, "detail", to="\x9b2J"), "U+009B"),
    *[
        (f"name {name}", _name(name), "a name outside the run's own files")
        for name in ("/etc/passwd", "../x.jsonl", "x.jsonl", "runs/x/y.jsonl", "state/ledger.sqlite", "{}.jsonl/..", "runs/{}/..", "runs/{}/manifest.json", "runs/{}/\ud800.jsonl", "runs/{}/a\0.jsonl")
    ],
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "what"),
    [row[1:] for row in MANIFEST_FAULTS],
    ids=[row[0] for row in MANIFEST_FAULTS],
)
def test_a_wrong_manifest(
    folder: Path, verify: Verify, change: Callable[[Row], Any], what: str
) -> None:
    manifest = manifest_of(folder)
    change(manifest)
    set_manifest(folder, manifest)
    code, said = verify(folder)
    assert code == 1
    assert found(said, file_of(folder, "manifest"), what), said


VALUES = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    st.lists(st.text() | st.none()),
    st.dictionaries(st.sampled_from(["name", "lines", "rule", "id", "x"]), st.text()),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_content_is_too_odd_to_be_judged(folder: Path, verify: Verify, data: DataObject) -> None:
    """Any value in any place gives an exit status, never a traceback."""
    kind = data.draw(st.sampled_from(["manifest", "articles", "rejected", "junk", "failed"]))
    path = file_of(folder, kind)
    content = path.read_bytes()
    record: Any = json.loads(content if kind == "manifest" else content.split(b"\n")[0])
    one, keys = record, _keys(record)
    while keys:
        key = data.draw(st.sampled_from(keys))
        if not _keys(one[key]) or data.draw(st.booleans()):
            one[key] = data.draw(VALUES)
            break
        one, keys = one[key], _keys(one[key])
    changed = json.dumps(record).encode() + b"\n"
    manifest = manifest_of(folder)
    if kind == "manifest":
        path.write_bytes(changed)
    else:
        rewrite(folder, kind, changed + content.partition(b"\n")[2])
    try:
        assert verify(folder)[0] in {0, 1}
    finally:
        path.write_bytes(content)
        set_manifest(folder, manifest)


def _keys(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value)
    return list(range(len(value))) if isinstance(value, list) else []


def test_junk_counted_under_another_rule(folder: Path, verify: Verify) -> None:
    manifest = manifest_of(folder)
    rule, number = manifest["counts"]["junk"].popitem()
    manifest["counts"]["junk"]["other"] = number
    set_manifest(folder, manifest)
    code, said = verify(folder)
    assert code == 1
    what = f'junk by "{rule}" does not fit its lines (expected {number}, found 0)'
    assert found(said, file_of(folder, "manifest"), what)


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"", "no JSON"), (b"{", "no JSON"), (b"[]", "no JSON object"), (b'{"a": NaN}', "NaN")],
)
def test_no_manifest_at_all(folder: Path, verify: Verify, content: bytes, what: str) -> None:
    file_of(folder, "manifest").write_bytes(content)
    code, said = verify(folder)
    assert code == 1
    assert found(said, file_of(folder, "manifest"), what)
    assert found(said, file_of(folder, "articles"), "no sound manifest names this file")


# harm that befalls files


@pytest.mark.parametrize("kind", ["articles", "rejected", "junk", "failed"])
def test_a_missing_file(folder: Path, verify: Verify, kind: str) -> None:
    file_of(folder, kind).unlink()
    code, said = verify(folder)
    assert code == 1
    assert found(said, file_of(folder, kind), "missing")


def test_a_missing_manifest(folder: Path, verify: Verify) -> None:
    file_of(folder, "manifest").unlink()
    code, said = verify(folder)
    assert code == 1
    assert found(said, file_of(folder, "manifest"), "missing")
    assert found(said, file_of(folder, "articles"), "no sound manifest names this file")


def test_all_manifests_missing(folder: Path, verify: Verify) -> None:
    first = file_of(folder, "articles")
    shutil.rmtree(folder / "runs")
    (folder / "runs").mkdir()
    code, said = verify(folder)
    assert code == 1
    assert found(said, first, "no sound manifest names this file")


def test_two_files_change_places(folder: Path, verify: Verify) -> None:
    one, other = (file_of(folder, "articles", run) for run in (0, 1))
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)
    code, said = verify(folder)
    assert code == 1
    assert all(found(said, path, "sha256 not as in the manifest") for path in (one, other))
    assert found(said, other, "run_id is another than the run's", line=1)


@pytest.mark.parametrize("place", ["more.jsonl", "runs/{}/more.jsonl"])
def test_a_file_that_no_manifest_names(folder: Path, verify: Verify, place: str) -> None:
    path = folder / place.format(runs(folder)[0])
    path.write_bytes(b"no line")
    for target in (folder, path):
        code, said = verify(target)
        assert code == 1
        assert found(said, path, "no sound manifest names this file")
        assert found(said, path, "torn", line=1)


@pytest.mark.parametrize("kind", ["articles", "junk", "manifest"])
def test_a_link_instead_of_a_file(folder: Path, tmp_path: Path, verify: Verify, kind: str) -> None:
    path = file_of(folder, kind)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    code, said = verify(folder)
    assert code == 1
    assert found(said, path, "is a link")


def test_a_link_instead_of_a_folder(folder: Path, tmp_path: Path, verify: Verify) -> None:
    path = file_of(folder, "manifest").parent
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    code, said = verify(folder)
    assert code == 1
    assert found(said, path, "is a link")


def test_one_file_under_two_names(folder: Path, verify: Verify) -> None:
    one, other = file_of(folder, "rejected"), file_of(folder, "failed")
    other.unlink()
    os.link(one, other)
    code, said = verify(folder)
    assert code == 1
    assert found(said, one, "is the same file as") or found(said, other, "is the same file as")


def test_a_pipe_is_not_waited_for(folder: Path, verify: Verify) -> None:
    path = file_of(folder, "articles")
    path.unlink()
    os.mkfifo(path)
    code, said = verify(folder)
    assert code == 1
    assert found(said, path, "is no ordinary file")


@pytest.mark.parametrize("kind", ["articles", "rejected", "junk", "failed"])
def test_every_cut_is_found(folder: Path, verify: Verify, kind: str) -> None:
    path = file_of(folder, kind)
    content = path.read_bytes()
    for length in range(0, len(content), 1 if len(content) < 500 else 37):
        path.write_bytes(content[:length])
        code, said = verify(path)
        assert code == 1, length
        assert found(said, path, f"(expected {len(content)}, found {length})"), length


def test_every_flipped_byte_is_found(folder: Path, verify: Verify) -> None:
    for kind in ("articles", "manifest"):
        path = file_of(folder, kind, 1)
        content = path.read_bytes()
        for place in range(len(content)):
            flipped = content[place] ^ 1 << place % 8
            path.write_bytes(content[:place] + bytes([flipped]) + content[place + 1 :])
            assert verify(file_of(folder, "manifest", 1))[0] == 1, (kind, place)
        path.write_bytes(content)
    assert verify(folder)[0] == 0


# what is no fault


def test_what_a_killed_run_leaves_is_a_note(folder: Path, verify: Verify) -> None:
    run = folder / "runs" / "20270101T000000Z-0000"
    run.mkdir()
    left = [folder / f"{run.name}.jsonl.part", run / "junk.jsonl.part", run / "manifest.json.tmp"]
    left.append(file_of(folder, "manifest").with_name("junk.jsonl.torn"))
    for path in left:
        path.write_bytes(b"torn")
    code, said = verify(folder)
    assert code == 0
    assert all(found(said, path, "note: ") for path in left)
    left[0].rename(left[0].with_suffix(""))  # killed amid the end: one file has its final name
    left[0].with_suffix("").write_bytes(b"")
    assert verify(folder)[0] == 0


def test_an_empty_run_folder_is_a_fault(folder: Path, verify: Verify) -> None:
    run = folder / "runs" / "20270101T000000Z-0000"
    run.mkdir()
    code, said = verify(folder)
    assert code == 1
    assert found(said, run / "manifest.json", "missing")


def test_pruned_files_are_not_missed(folder: Path, verify: Verify) -> None:
    manifest = manifest_of(folder)
    manifest["pruned"] = manifest["files"]
    manifest["files"] = []
    set_manifest(folder, manifest)
    code, said = verify(folder)  # killed before the files were removed
    assert code == 0
    assert found(said, file_of(folder, "junk"), "still there")
    for kind in ("articles", "rejected", "junk", "failed"):
        file_of(folder, kind).unlink()
    code, said = verify(folder)
    assert (code, len(said)) == (0, 1)  # and nobody asks for version 1


def test_a_clock_that_was_set_back_is_a_note(folder: Path, verify: Verify) -> None:
    manifest = manifest_of(folder, 1)
    manifest["started"] = manifest["ended"] = "2020-01-01T00:00:00+00:00"
    set_manifest(folder, manifest, 1)
    code, said = verify(folder)
    assert code == 0
    assert found(said, file_of(folder, "manifest", 1), "note: started before the run")


# paths


def test_any_part_may_be_named(folder: Path, verify: Verify) -> None:
    manifest = file_of(folder, "manifest")
    for path in (folder.parent, folder, folder / "runs", manifest.parent, manifest):
        assert verify(path)[0] == 0
    assert verify(folder, manifest, file_of(folder, "articles")) == verify(folder)
    assert verify(file_of(folder, "articles"), manifest.parent) == verify(manifest)
    for kind in ("articles", "rejected", "junk", "failed"):
        code, (last,) = verify(file_of(folder, kind))
        assert code == 0
        assert last.startswith("scrapy verify: 1 run, 2 files, ")


def test_short_names_from_where_the_caller_stands(
    folder: Path, verify: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file_of(folder, "junk")
    path.write_bytes(path.read_bytes()[:-1])
    monkeypatch.chdir(path.parent)
    for name in ("junk.jsonl", "manifest.json", "."):
        code, said = verify(name)
        assert code == 1
        assert said[0] == "junk.jsonl:1: the line is torn: no line break ends it"


def test_a_file_without_a_manifest_is_read_line_by_line(
    folder: Path, tmp_path: Path, verify: Verify
) -> None:
    path = tmp_path / "export.jsonl"
    shutil.copy(file_of(folder, "articles"), path)
    code, said = verify(path)
    assert code == 0
    assert found(said, path, "note: no manifest names this file")
    path.write_bytes(path.read_bytes() + b"{}\n")
    code, said = verify(path)
    assert code == 1
    assert found(said, path, "missing", line=len(path.read_bytes().splitlines()))


@pytest.mark.parametrize("name", ["none", "--json", "empty", "file.txt", "manifest.json"])
def test_nothing_to_verify(
    tmp_path: Path, verify: Verify, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty" / "spider" / "runs").mkdir(parents=True)
    for file in ("file.txt", "manifest.json"):
        (tmp_path / file).write_text("{}")
    code, said = verify(name)
    assert (code, len(said)) == (2, 1)
    assert said[0].startswith("scrapy verify: ")


@pytest.mark.parametrize("module", ["scrapy", "newscrawl"])
def test_the_command(folder: Path, module: str) -> None:
    """Without PATH it is the folder of NEWSCRAWL_OUTPUT."""

    def command(*args: str) -> tuple[int, str]:
        result = subprocess.run(
            [sys.executable, "-W", "error", "-m", module, "verify", *args],
            cwd=ROOT,
            env=os.environ | {"NEWSCRAWL_OUTPUT": str(folder.parent)},
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert b"Traceback" not in result.stderr
        return result.returncode, result.stdout.decode()

    code, said = command()
    assert code == 0
    assert said.startswith("scrapy verify: 2 runs, ")
    file_of(folder, "junk").unlink()
    assert command()[0] == 1
    assert command(str(folder / "none"))[0] == 2
    assert "exit status: 0 all is well" in command("--help")[1]


# what it says


def test_at_most_twenty_faults_of_a_file_are_told(folder: Path, verify: Verify) -> None:
    path = folder / "more.jsonl"
    path.write_bytes(b"{}\n" * 50)
    code, said = verify(folder)
    assert code == 1
    assert len([line for line in said if line.startswith(f"{path}")]) == 21
    assert f"{path}: and 31 more" in said
    assert said[-1].endswith("checked: 51 faults")


def test_files_cannot_steer_the_terminal(folder: Path, verify: Verify) -> None:
    for name in ("a\x1b[2Jb\u202e.jsonl", os.fsdecode(b"\xff.jsonl")):
        (folder / name).write_text('{"a\x9b\u202eb": 1, "a\x9b\u202eb": 1}\n')
    code, said = verify(folder)
    assert code == 1
    assert all(line.isprintable() for line in said)
    assert any(r"a\x1b[2Jb\u202e.jsonl:1: " in line for line in said)


def test_a_reader_who_has_seen_enough(folder: Path) -> None:
    (folder / "more.jsonl").write_bytes(b"{}\n" * 50)
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "newscrawl", "verify", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_an_endless_line_takes_no_memory(
    folder: Path, verify: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 4000)
    path = file_of(folder, "articles")
    content = path.read_bytes()
    good = content.splitlines(keepends=True)[0]
    rewrite(folder, "articles", content + b'{"a": "' + b"x" * 20_000 + b'"}\n' + good)
    code, said = verify(folder)
    assert code == 1
    rows = len(content.splitlines())
    assert found(said, path, "the line is longer than", line=rows + 1)
    assert found(said, path, "stands twice", line=rows + 2)  # reading goes on behind it
    assert not any("sha256 not as in the manifest" in line for line in said)


# the compiled schema and jsonschema are of one mind

COMPILED = Shape(ARTICLE_SCHEMA)


def test_the_published_schema_is_the_one_that_is_checked() -> None:
    assert article_schema() == ARTICLE_SCHEMA


@given(st.dictionaries(st.sampled_from(list(ARTICLE_SCHEMA["properties"])), VALUES))
def test_the_compiled_schema_judges_like_jsonschema(changes: dict[str, Any]) -> None:
    good = {
        name: [] if prop["type"] == "array" else 1 if prop["type"] == "integer" else "x"
        for name, prop in ARTICLE_SCHEMA["properties"].items()
    }
    row = good | changes
    validator = jsonschema.Draft202012Validator(ARTICLE_SCHEMA)
    assert (not list(COMPILED.faults(row))) == validator.is_valid(row)
