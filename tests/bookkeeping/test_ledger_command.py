"""`scrapy ledger` as a user calls it, around real crawls."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from scrapy import cmdline
from scrapy.utils.project import get_project_settings

from newscrawl.demo.replica import Replica, Reply
from newscrawl.runs.lock import Lock
from newscrawl.verifying import run as verify
from tests.project import Project, TinySite, wait_until

Crawling = Callable[[Replica], Project]


Ledger = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Ledger:
    """`scrapy ledger` in this process; its exit code, output and errors."""
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "newscrawl.demo.settings")

    def execute(*words: str) -> tuple[int, str, str]:
        settings = get_project_settings()
        settings.set("NEWSCRAWL_OUTPUT", str(tmp_path / "output"))
        with pytest.raises(SystemExit) as ended:
            cmdline.execute(["scrapy", "ledger", *words], settings)
        return int(ended.value.code or 0), *capsys.readouterr()

    return execute


def test_after_a_rebuilding_nothing_is_written_twice_and_nothing_is_lost(
    tiny: TinySite, crawling: Crawling, ledger: Ledger
) -> None:
    urls = tiny.articles(range(6))
    failing, gone, *good = urls
    tiny.list(urls)
    tiny.replica.put(failing, Reply(b"broken", status=500))
    tiny.replica.put(gone, Reply(b"gone", status=404))
    project = crawling(tiny.replica)
    assert project.crawl("-s", "RETRY_TIMES=0")[0] == 10
    shutil.rmtree(project.output / "state")
    code, errors = project.crawl()
    assert code == 4, errors
    code, said, _ = ledger("rebuild", "chinadaily")
    assert code == 0
    assert "the next run reads its lists back to" in said

    project.serving.log.clear()
    assert project.crawl("-s", "RETRY_TIMES=0", "-s", "NEWSCRAWL_FAILURE_TOLERANCE=1")[0] == 0
    counts = project.manifests()[-1]["counts"]
    assert len(project.asked()) == 1  # the one that failed
    assert (counts["written"], counts["duplicate"], counts["known"]) == (0, 0, 5)

    ledger("forget", "chinadaily", failing)  # its delay would be half an hour
    tiny.article(0)
    new = tiny.article(7)
    tiny.list([new, *urls])
    assert project.crawl()[0] == 0
    assert {row["url"] for row in project.articles()} == {failing, new, *good}
    assert project.manifests()[-1]["counts"]["written"] == 2

    (project.output / "state" / "ledger.sqlite").write_bytes(b"damaged")
    assert ledger("rebuild", "chinadaily")[0] == 0
    tiny.article(3, more="And one more sentence, which the first version did not have.")
    day = str(tiny.today)
    assert project.crawl("-a", "refresh=all", "-a", f"since={day}")[0] == 0
    editions = {(row["url"], row["version"]) for row in project.articles()}
    assert editions == {(url, 1) for url in (failing, new, *good)} | {(urls[3], 2)}
    assert len(project.articles()) == len(editions)


def test_a_run_that_was_killed_and_lost_its_ledger(
    tiny: TinySite, crawling: Crawling, ledger: Ledger
) -> None:
    urls = tiny.articles(range(40))
    tiny.list(urls)
    for reply in tiny.replica.replies.values():
        if b"Harbour" in reply.body:
            reply.delay = 0.15
    project = crawling(tiny.replica)
    process = project.start()
    wait_until(lambda: len(project.asked()) > 20, process)
    process.kill()
    process.communicate(timeout=10)
    shutil.rmtree(project.output / "state")
    code, said, _ = ledger("rebuild", "chinadaily")
    assert code == 0
    assert "as .torn" in said
    assert project.crawl()[0] == 0
    assert Counter(row["url"] for row in project.articles()) == Counter(urls)
    killed, finished = project.manifests()
    assert (killed["reason"], finished["reason"]) == ("killed", "finished")
    assert verify([str(project.output)]) == 0


def test_looking_and_pruning(tiny: TinySite, crawling: Crawling, ledger: Ledger) -> None:
    first, second = tiny.articles(range(2))
    tiny.replica.put(second, Reply(b"gone", status=404))
    tiny.list([first, second])
    project = crawling(tiny.replica)
    assert project.crawl()[0] == 0
    (manifest,) = project.manifests()
    assert manifest["run_id"] in ledger("chinadaily")[1]
    _, listed, _ = ledger("list", "chinadaily", "--state", "rejected", "--json")
    assert json.loads(listed)["url"] == second
    _, listed, _ = ledger("list", "chinadaily", "--runs", "--json")
    assert [json.loads(line)["written"] for line in listed.splitlines()] == [1]
    assert "The server does not have it." in ledger("explain", "chinadaily", second)[1]
    code, said, _ = ledger("prune", "chinadaily", "--max-size", "1K", "--dry-run")
    assert code == 10
    assert "would drop" in said
    assert project.side_rows("rejected")
    code, said, _ = ledger("prune", "chinadaily", "--older-than", "1d", "--max-size", "1K")
    assert code == 10
    assert "never dropped" in said
    assert not project.side_rows("rejected")
    assert [entry["name"] for entry in project.manifests()[0]["files"]] == [
        f"{manifest['run_id']}.jsonl"
    ]
    project.serving.log.clear()
    assert project.crawl()[0] == 0
    assert project.asked() == []
    assert project.manifests()[-1]["counts"]["known"] == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "name a spider"),
        (["list"], "name a spider"),
        (["chinadailly"], "did you mean chinadaily?"),
        (["lst", "chinadaily"], "did you mean list?"),
        (["chinadaily", "list"], "unknown action"),
        (["explain", "chinadaily"], "explain what?"),
        (["forget", "chinadaily"], "forget what?"),
        (["prune", "chinadaily"], "say how far"),
        (["prune", "chinadaily", "--older-than", "1y"], "write 365d"),
        (["prune", "chinadaily", "--older-than", "0d"], "write 365d"),
        (["prune", "chinadaily", "--max-size", "5 apples"], "write 500M or 5G"),
        (["prune", "chinadaily", "--max-size", "0G"], "write 500M or 5G"),
        (["prune", "chinadaily", "more", "--max-size", "1G"], "nothing else: more"),
        (["list", "chinadaily", "--state", "lost"], "invalid choice: 'lost'"),
        (["list", "chinadaily", "--limit", "0"], "no number from 1"),
        (["list", "chinadaily", "--force"], "--force belongs to rebuild"),
        (["rebuild", "chinadaily", "--dry-run"], "--dry-run belongs to prune"),
        (["list", "chinadaily", "--runs", "--addresses"], "choose one"),
        (["list", "chinadaily", "--verbose"], "unknown option --verbose"),
        (["list", "chinadaily"], "has not crawled yet"),
        (["rebuild", "chinadaily"], "nothing to rebuild from"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_meant_is_told_and_nothing_is_made(
    tmp_path: Path, ledger: Ledger, words: Sequence[str], said: str
) -> None:
    code, _, errors = ledger(*words)
    assert code == 2
    assert said in errors
    assert list(tmp_path.iterdir()) == []


def test_the_exit_codes_of_storage_and_state(
    tiny: TinySite, crawling: Crawling, ledger: Ledger
) -> None:
    urls = tiny.articles(range(2))
    tiny.list(urls)
    project = crawling(tiny.replica)
    assert project.crawl()[0] == 0
    state = project.output / "state"
    lock = Lock(state / "lock")
    for words in (["forget", "chinadaily", urls[0]], ["rebuild", "chinadaily", "--force"]):
        assert ledger(*words)[0] == 75
    lock.release()
    limited = subprocess.run(
        # the shell's limit is in blocks of 512 bytes a file
        [
            *("/bin/sh", "-c", 'ulimit -f 8; exec "$@"', "-"),
            *project.command("ledger", "rebuild", "chinadaily", "--force"),
        ],
        cwd=project.folder,
        env=project.environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert limited.returncode == 3
    assert "cannot write" in limited.stderr
    assert [path.name for path in state.iterdir() if "new" in path.name] == []
    assert ledger("list", "chinadaily")[0] == 0
    (state / "ledger.sqlite").write_bytes(b"damaged")
    for words in (["list", "chinadaily"], ["forget", "chinadaily", urls[0]]):
        code, _, errors = ledger(*words)
        assert code == 4
        assert str(state / "ledger.sqlite") in errors
