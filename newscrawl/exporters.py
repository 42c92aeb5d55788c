"""The JSON Lines exporter of Scrapy's feeds: the same bytes as in the run's own files."""

from __future__ import annotations

from typing import Any

from scrapy.exporters import JsonLinesItemExporter

from newscrawl.items import EXPORTED, Article
from newscrawl.json_lines import encode_line


class ArticleLinesExporter(JsonLinesItemExporter):
    """Writes what `-o articles.jsonl` asks for.

    Items of other spiders, and articles of which other fields are asked for, keep Scrapy's form.
    """

    def export_item(self, item: Any) -> None:
        """Write one item."""
        if isinstance(item, Article) and self.fields_to_export in (None, list(EXPORTED)):
            self.file.write(encode_line(item))
        else:
            super().export_item(item)
