"""The lock, files that grow, files that appear whole: what a kill and a full disk leave of them."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newscrawl.exceptions import CannotStart, StateDamaged, StorageFailed
from newscrawl.runs.storage import (
    GrowingFile,
    Published,
    cut_back,
    make_folder,
    publish,
    write_whole,
)
from tests.project import ROOT


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@contextmanager
def growing(path: Path) -> Iterator[GrowingFile]:
    file = GrowingFile(path)
    try:
        yield file
    finally:
        file.close()


def grown(path: Path, *lines: bytes) -> Path:
    """A file with these lines, not yet published."""
    with growing(path) as file:
        for line in lines:
            file.append(line)
        file.sync()
    return file.part


# files that grow


def test_no_file_is_made_before_its_first_line(tmp_path: Path) -> None:
    grown(tmp_path / "runs" / "a.jsonl")
    assert publish(tmp_path / "runs" / "a.jsonl", tmp_path) is None
    assert names(tmp_path) == set()


def test_lines_are_appended_under_another_name(tmp_path: Path) -> None:
    with growing(tmp_path / "runs" / "a.jsonl") as file:
        for line in ("é\n", "two\n"):
            file.append(line.encode())
        assert file.size == 7
    assert names(tmp_path / "runs") == {"a.jsonl.part"}
    assert file.part.read_text(encoding="utf-8") == "é\ntwo\n"


def test_a_line_that_the_disk_takes_in_pieces_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, rest: write(file, rest[:3]))
    part = grown(tmp_path / "a.jsonl", b"a longer line\n", b"x\n")
    assert part.read_bytes() == b"a longer line\nx\n"


@pytest.mark.parametrize("kind", ["file", "link", "dangling link"])
def test_what_is_already_there_is_never_written_to(tmp_path: Path, kind: str) -> None:
    part = tmp_path / "a.jsonl.part"
    other = part if kind == "file" else tmp_path / "other"
    if kind != "dangling link":
        other.write_bytes(b"kept")
    if kind != "file":
        part.symlink_to(other)
    with growing(tmp_path / "a.jsonl") as file, pytest.raises(StorageFailed, match="File exists"):
        file.append(b"line\n")
    assert other.exists() == (kind != "dangling link")
    assert not other.exists() or other.read_bytes() == b"kept"


# after a kill


@pytest.mark.parametrize(("size", "kept"), [(4, b"one\n"), (0, None)])
def test_what_was_not_committed_is_cut_off_and_kept(
    tmp_path: Path, size: int, kept: bytes | None
) -> None:
    part = grown(tmp_path / "a.jsonl", b"one\n", b"two\n", b"torn")
    torn = tmp_path / "runs" / "a.jsonl.torn"
    for _ in range(2):  # a kill may come behind any step: the next start does it all again
        cut_back(part, size, torn)
        assert torn.read_bytes() == b"one\ntwo\ntorn"[size:]
        assert (part.read_bytes() if part.exists() else None) == kept


def test_what_is_committed_to_the_last_byte_leaves_no_torn_file(tmp_path: Path) -> None:
    part = grown(tmp_path / "a.jsonl", b"one\n")
    cut_back(part, 4, tmp_path / "torn")
    cut_back(tmp_path / "never-written.part", 0, tmp_path / "torn")
    assert names(tmp_path) == {"a.jsonl.part"}


@pytest.mark.parametrize("lines", [[b"on"], []])
def test_committed_bytes_that_are_missing_are_damage(tmp_path: Path, lines: list[bytes]) -> None:
    part = grown(tmp_path / "a.jsonl", *lines)
    before = names(tmp_path)
    found = sum(map(len, lines))
    with pytest.raises(StateDamaged, match=f"holds {found} bytes but 4 were committed: restore"):
        cut_back(part, 4, tmp_path / "torn")
    assert names(tmp_path) == before


# publishing


def test_a_finished_file_gets_its_name_and_its_checksum(tmp_path: Path) -> None:
    grown(tmp_path / "runs" / "r" / "a.jsonl", b"one\n", b"two\n")
    published = publish(tmp_path / "runs" / "r" / "a.jsonl", tmp_path)
    checksum = hashlib.sha256(b"one\ntwo\n").hexdigest()
    assert published == Published("runs/r/a.jsonl", lines=2, bytes=8, sha256=checksum)
    assert names(tmp_path / "runs" / "r") == {"a.jsonl"}


def test_a_published_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"published\n")
    grown(tmp_path / "a.jsonl", b"another\n")
    with pytest.raises(StorageFailed, match="exists already"):
        publish(tmp_path / "a.jsonl", tmp_path)
    assert (tmp_path / "a.jsonl").read_bytes() == b"published\n"
    assert (tmp_path / "a.jsonl.part").read_bytes() == b"another\n"


def test_publishing_is_finished_after_a_kill_between_its_steps(tmp_path: Path) -> None:
    part = grown(tmp_path / "a.jsonl", b"one\n")
    os.link(part, tmp_path / "a.jsonl")
    first = publish(tmp_path / "a.jsonl", tmp_path)
    assert names(tmp_path) == {"a.jsonl"}
    assert first
    assert publish(tmp_path / "a.jsonl", tmp_path) == first


@pytest.mark.parametrize("harmed", [b"one\n\0\0\0\n", b"one\ntw"], ids=["zeros", "cut"])
def test_what_a_broken_disk_gives_back_is_not_published(tmp_path: Path, harmed: bytes) -> None:
    (tmp_path / "a.jsonl.part").write_bytes(harmed)
    with pytest.raises(StateDamaged, match="line 2 is not as it was written"):
        publish(tmp_path / "a.jsonl", tmp_path)
    assert names(tmp_path) == {"a.jsonl.part"}


# files that appear whole, and folders


def test_a_whole_file_replaces_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "runs" / "manifest.json"
    for content in (b"old, and longer", b"new"):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert names(path.parent) == {"manifest.json"}


def test_folders_are_made_with_their_parents(tmp_path: Path) -> None:
    for _ in range(2):
        make_folder(tmp_path / "a" / "state", mode=0o700)
    assert (tmp_path / "a" / "state").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("below", ["taken", "taken/below"])
def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path, below: str) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(CannotStart, match=f"cannot use the folder {tmp_path / below}: "):
        make_folder(tmp_path / below)


def test_a_folder_must_be_writable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # root may write everywhere, so that no mode of a folder would do in every place
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CannotStart, match="permission denied"):
        make_folder(tmp_path)


# a disk that fails


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_a_fault_of_the_storage(tmp_path: Path) -> None:
    with growing(tmp_path / "a.jsonl") as file:
        file._descriptor = os.open("/dev/full", os.O_WRONLY)
        with pytest.raises(StorageFailed, match=r"a\.jsonl\.part: No space left on device"):
            file.append(b"line\n")


FILLER = """
import resource, sys
from pathlib import Path
from newscrawl.exceptions import StorageFailed
from newscrawl.runs.storage import GrowingFile
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
file = GrowingFile(Path(sys.argv[1]))
file.append(b"123456\\n")
try:
    file.append(b"789012\\n")
except StorageFailed:
    sys.exit(str(file.size))
"""


def test_a_line_that_does_not_fit_is_not_counted(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FILLER, str(tmp_path / "a.jsonl")]
    filler = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert filler.stderr == "7\n"
    assert (tmp_path / "a.jsonl.part").read_bytes() == b"123456\n789"  # what cut_back is for


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The disk breaks at the first fsync; how often it was asked."""
    asked: list[int] = []

    def fail(descriptor: int) -> None:
        asked.append(descriptor)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)
    return asked


def test_a_failed_sync_is_told_and_not_tried_again(tmp_path: Path, broken: list[int]) -> None:
    (tmp_path / "a.jsonl.part").write_bytes(b"one\ntorn")
    with pytest.raises(StorageFailed, match=os.strerror(errno.EIO)):
        cut_back(tmp_path / "a.jsonl.part", 4, tmp_path / "torn")
    assert len(broken) == 1
    assert (tmp_path / "a.jsonl.part").read_bytes() == b"one\ntorn"  # the next start cuts it


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, broken: list[int]) -> None:
    (tmp_path / "a.json").write_bytes(b"old")
    with pytest.raises(StorageFailed, match=os.strerror(errno.EIO)):
        write_whole(tmp_path / "a.json", b"new")
    assert len(broken) == 1
    assert (tmp_path / "a.json").read_bytes() == b"old"


def test_nothing_follows_a_write_that_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes = os.write

    def half(descriptor: int, line: memoryview) -> int:
        writes(descriptor, line[: len(line) // 2])
        raise OSError(errno.EIO, "Input/output error")

    with growing(tmp_path / "a.jsonl") as file:
        file.append(b"first\n")
        monkeypatch.setattr(os, "write", half)
        with pytest.raises(StorageFailed, match="Input/output error"):
            file.append(b"second\n")
        monkeypatch.setattr(os, "write", writes)
        for act in (lambda: file.append(b"third\n"), file.sync):
            with pytest.raises(StorageFailed, match="is closed"):
                act()
    assert file.size == len(b"first\n")
