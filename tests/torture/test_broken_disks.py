"""Whole crawls on disks that are full, broken, too small, or may not be written to at all."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.torture.crawls import Crawls

needs_mounts = pytest.mark.skipif(
    os.geteuid() != 0 or not Path("/proc/mounts").exists(), reason="only root of a Linux may mount"
)


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """Something mounted there; skips where that is forbidden (a container)."""
    folder.mkdir(parents=True, exist_ok=True)
    answer = mount(*options, str(folder))
    if answer.returncode:
        pytest.skip(f"no mount: {answer.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run([str(shutil.which("umount")), "--lazy", str(folder)], check=True)


def mount(*words: str) -> subprocess.CompletedProcess[str]:
    command = [str(shutil.which("mount")), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def small_disk(crawls: Crawls, kilobytes: int) -> AbstractContextManager[None]:
    """The output on a disk of its own."""
    return mounted(crawls.output.parent, "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs")


FAILING = [
    ("error", "write articles.part", 7, 3),
    ("half, error", "write articles.part", 20, 3),
    ("error", "fsync articles.part", 2, 3),
    ("error", "commit", 2, 3),
    ("error", "commit", 9, 3),
    ("error", r"replace manifest\.json", 1, 3),
    ("half", "write articles.part", 5, 0),
    ("error", "mkdir chinadaily", 1, 2),
]


@pytest.mark.parametrize(
    ("act", "step", "number", "code"),
    [FAILING[0], *(pytest.param(*case, marks=pytest.mark.torture) for case in FAILING[1:])],
)
def test_an_error_of_the_disk_stops_the_crawl(
    crawls: Crawls, act: str, step: str, number: int, code: int
) -> None:
    broken = crawls.crawl(crawls.fault(act, step, number, length=1))  # the next call would work
    crawls.check_broken(broken, code)
    crawls.resume()


def test_a_full_disk_is_told_in_one_line(crawls: Crawls) -> None:
    full = crawls.crawl(crawls.fault("error", "write articles.part", 7))
    assert "Traceback" not in full.errors
    assert "cannot write" in full.errors


@needs_mounts
@pytest.mark.parametrize(
    "kilobytes",
    [192, *(pytest.param(k, marks=pytest.mark.torture) for k in (64, 96, 128, 256, 320, 384, 448))],
)
def test_a_small_disk_that_grows(crawls: Crawls, kilobytes: int) -> None:
    with small_disk(crawls, kilobytes):
        crawls.check_broken(crawls.crawl(), 2, 3)
        crawls.check_broken(crawls.crawl(), 2, 3)  # no room to finish the first one either
        assert mount("-o", "remount,size=8m", str(crawls.output.parent)).returncode == 0
        crawls.resume()


@needs_mounts
@pytest.mark.torture
@pytest.mark.parametrize("after", range(5, 65, 10))
def test_a_disk_that_is_full_for_a_while(crawls: Crawls, after: int) -> None:
    with small_disk(crawls, 1024):
        ballast = crawls.output.parent / "ballast"
        with crawls.start() as crawl:
            crawl.wait_for(crawls.project.serving.log, after)
            fill(ballast)
            crawl.wait_for(crawls.project.serving.log, after + 10)
            ballast.unlink()
            crawls.check_broken(crawl.wait(), 0, 3)
        crawls.resume()


def fill(path: Path) -> None:
    """Leave no room on the disk."""
    try:
        with path.open("wb", buffering=0) as file:
            while file.write(bytes(4096)):
                pass
    except OSError:
        return


@pytest.mark.torture  # tests/test_faults.py has one of these
@pytest.mark.parametrize("blocks", [1, 8, 20, 60, 100, 150, 200, 300])
def test_files_that_may_not_grow(crawls: Crawls, blocks: int) -> None:
    # blocks of 512 bytes a file: the articles' and the ledger's own
    limit = ["/bin/sh", "-c", f'ulimit -f {blocks}; exec "$@"', "-"]
    crawls.check_broken(crawls.crawl(None, *limit), 2, 3)
    crawls.resume()


@needs_mounts
def test_a_folder_that_may_not_be_written(crawls: Crawls) -> None:
    with mounted(crawls.output.parent, "-t", "tmpfs", "-o", "ro", "tmpfs"):
        refused = crawls.crawl()
        crawls.check_broken(refused, 2)
        assert crawls.project.serving.log == []
        assert "cannot" in refused.errors
        assert str(crawls.output) in refused.errors


@needs_mounts
@pytest.mark.torture
def test_a_disk_that_was_written_and_may_not_be_any_more(crawls: Crawls) -> None:
    with small_disk(crawls, 8192):
        crawls.resume()
        crawls.project.serving.log.clear()
        assert mount("-o", "remount,ro", str(crawls.output.parent)).returncode == 0
        crawls.check_broken(crawls.crawl(), 2)
        assert crawls.project.serving.log == []


@pytest.mark.parametrize(
    "place",
    [
        "chinadaily/state",
        *(
            pytest.param(place, marks=pytest.mark.torture)
            for place in ("", "chinadaily", "chinadaily/runs")
        ),
    ],
)
def test_a_file_in_the_place_of_a_folder(crawls: Crawls, place: str) -> None:
    path = crawls.output.parent / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("a file")
    refused = crawls.crawl()
    crawls.check_broken(refused, 2)
    assert f"{path} is a file" in refused.errors
    assert crawls.project.serving.log == []


@pytest.mark.parametrize("log", ["", "missing/crawl.log"], ids=["a folder", "in no folder"])
def test_a_log_that_cannot_be_written(crawls: Crawls, log: str) -> None:
    path = crawls.project.folder / log
    refused = crawls.crawl(log=str(path))
    crawls.check_broken(refused, 2)
    assert str(path) in refused.errors
    assert crawls.project.serving.log == []
