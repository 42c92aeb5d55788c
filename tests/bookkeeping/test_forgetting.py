"""What is forgotten is fetched anew, and never written twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newscrawl.bookkeeping.forgetting import forget, told
from newscrawl.bookkeeping.places import snapshot
from newscrawl.demo.replica import Replica
from newscrawl.exceptions import AlreadyRunning, CannotStart
from newscrawl.runs import Run
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.records import Fate, Validators
from tests.bookkeeping.spider_folder import SpiderFolder, key_of, url
from tests.project import Project, TinySite

Crawling = Callable[[Replica], Project]


@pytest.mark.parametrize("number", [0, 2, 4])
def test_everything_about_an_address_but_its_article_goes(
    folder: SpiderFolder, number: int
) -> None:
    folder.run()
    ledger = Ledger(folder.ledger)
    ledger.keep_validators(url(number), Validators('"v1"', None))
    ledger.commit()
    before = ledger.address(key_of(number))
    ledger.close()
    assert forget(folder.path, [url(number), key_of(number)]) == [before]
    with snapshot(folder.path) as reader:
        known = reader.address(key_of(number))
        assert known
        assert (known.state, known.tries, known.last_error, known.due) == ("pending", 0, None, None)
        assert before
        assert known.article_id == before.article_id
        assert reader.validators(url(number)) is None
    assert folder.run([])["counts"]["discovered"] == 0


def test_one_unknown_address_and_nothing_is_forgotten(folder: SpiderFolder) -> None:
    folder.run()
    before = folder.ledger.read_bytes()
    with pytest.raises(CannotStart, match="does not know 'nonsense'"):
        forget(folder.path, [url(0), "nonsense"])
    assert folder.ledger.read_bytes() == before


def test_not_while_a_run_is_under_way(folder: SpiderFolder) -> None:
    folder.run()
    run = Run(folder.path)
    with pytest.raises(AlreadyRunning, match="another run is under way"):
        forget(folder.path, [url(0)])
    run.abandon()


def test_who_asks_for_it_is_told(folder: SpiderFolder) -> None:
    folder.run()
    ledger = Ledger(folder.ledger)
    ledger.note("mine", "https://mine.example/x", "url", None)
    ledger.set_state("mine", Fate.REJECTED, "gone")
    ledger.commit()
    ledger.close()
    mine, listed = forget(folder.path, ["mine", url(4)])
    assert told(mine).endswith("ask with -a urls=https://mine.example/x")
    assert "was rejected (gone)" in told(mine)
    assert "was failed (timeout); the next run" in told(listed)


def test_a_crawl_fetches_it_again_and_writes_only_what_changed(
    tiny: TinySite, crawling: Crawling
) -> None:
    same, changed, other = tiny.articles(range(3))
    tiny.list([same, changed, other])
    project = crawling(tiny.replica)
    assert project.crawl()[0] == 0
    tiny.article(1, more="And one more sentence, which the first version did not have.")
    project.serving.log.clear()
    forget(project.output, [same, changed])
    assert project.crawl()[0] == 0
    assert len(project.asked()) == 2
    counts = project.manifests()[-1]["counts"]
    assert (counts["unchanged"], counts["written"], counts["duplicate"]) == (1, 1, 0)
    versions = sorted((row["url"], row["version"]) for row in project.articles())
    assert versions == sorted([(same, 1), (changed, 1), (changed, 2), (other, 1)])
