"""The JSON Lines exporter of Scrapy's feeds, the same bytes as the run's own files."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from scrapy.exporters import JsonLinesItemExporter

from newscrawl.items import Article
from newscrawl.json_lines import encode_line, encode_row

__all__ = ["ArticleLinesExporter", "encode_line", "encode_row"]


class ArticleLinesExporter(JsonLinesItemExporter):
    """The feed exporter behind `-o articles.jsonl`.

    Items of other spiders in the project keep Scrapy's own form.
    """

    def __init__(self, file: BytesIO, **kwargs: Any) -> None:
        super().__init__(file, **kwargs)
        self._as_declared = self.fields_to_export is None

    def export_item(self, item: Any) -> None:
        """Write one item."""
        if isinstance(item, Article) and self._as_declared:
            self.file.write(encode_line(item))
        else:
            super().export_item(item)
