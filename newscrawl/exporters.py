"""The exporters of Scrapy's feeds (`-o FILE`): articles as in the run's own files.

Items of other spiders, and articles of which other fields are asked for, keep Scrapy's form.
"""

from __future__ import annotations

import json
from typing import Any

from scrapy.exporters import (
    BaseItemExporter,
    CsvItemExporter,
    JsonItemExporter,
    JsonLinesItemExporter,
    XmlItemExporter,
)

from newscrawl.characters import printable
from newscrawl.items import EXPORTED, Article
from newscrawl.json_lines import encode_line


class _CleanArticles(BaseItemExporter):
    """Hands articles on as plain dicts: Scrapy's exporters know no records within records."""

    def export_item(self, item: Any) -> None:
        """Write one item."""
        super().export_item(  # type: ignore[safe-super]  # the exporter beside this class
            printable(item.to_dict()) if isinstance(item, Article) else item
        )


class ArticleLinesExporter(_CleanArticles, JsonLinesItemExporter):
    """JSON Lines: the very bytes of the run's own files."""

    def export_item(self, item: Any) -> None:
        """Write one item."""
        if isinstance(item, Article) and self.fields_to_export in (None, list(EXPORTED)):
            self.file.write(encode_line(item))
        else:
            super().export_item(item)


class ArticleJsonExporter(_CleanArticles, JsonItemExporter):
    """One JSON array."""


class ArticleXmlExporter(_CleanArticles, XmlItemExporter):
    """XML: a list's members are `<value>` elements."""


class ArticleCsvExporter(_CleanArticles, CsvItemExporter):
    """CSV: a list is a cell of JSON, for a comma may stand in its members."""

    def serialize_field(self, field: Any, name: str, value: Any) -> Any:
        """The cell's value."""
        if isinstance(value, list):
            return json.dumps(value, ensure_ascii=False)
        return super().serialize_field(field, name, value)
