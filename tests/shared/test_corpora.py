"""Pages of many sites: nothing clean is taken for junk, no page breaks the reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newscrawl import extract_article, strip_text

pytestmark = pytest.mark.shared


def test_clean_texts_stay_untouched(shared: Path) -> None:
    lines = (shared / "junkbench" / "negatives" / "negatives.jsonl").read_text().splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    assert texts
    assert [text for text in texts if strip_text(text) != (text, [])] == []


@pytest.mark.parametrize("name", ["scrapinghub", "newssites-half", "zh-half"])
def test_no_clean_page_is_changed_by_the_stripper(shared: Path, name: str) -> None:
    folder = shared / "data" / name
    rows = [json.loads(line) for line in (folder / "truth.jsonl").read_text().splitlines()]
    assert rows
    lost = []
    for row in rows:
        body = (folder / "pages" / f"{row['id']}.html").read_bytes()
        stripped = extract_article(body, row.get("url"))
        whole = extract_article(body, row.get("url"), strip=False)
        changed = {
            name
            for name, value in whole.to_dict().items()
            if name != "junk" and value != stripped.to_dict()[name]
        }
        if changed:
            lost.append((row["id"], [removal.text[:80] for removal in stripped.removed]))
    assert lost == []
