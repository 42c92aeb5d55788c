"""The JSON Schema of an article's line, made from the Article class.

`python -m newscrawl.schema` writes it beside this file; a test fails when the two differ.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from itemadapter import ItemAdapter

from newscrawl.items import EXPORTED, NOT_EXPORTED, SCHEMA_VERSION, Article

SCHEMA_FILE = Path(__file__).with_name("article.schema.json")


def article_schema() -> dict[str, Any]:
    """The schema: every field present, none beside them, absent values null or []."""
    schema: dict[str, Any] = ItemAdapter.get_json_schema(Article)
    properties = schema["properties"]
    for name in NOT_EXPORTED:
        del properties[name]
    for prop in properties.values():
        prop.pop("default", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Article",
        "description": f"One line of newscrawl's output, schema version {SCHEMA_VERSION}.",
        "type": "object",
        "additionalProperties": False,
        "required": list(EXPORTED),
        "properties": {name: properties[name] for name in EXPORTED},
    }


def schema_text() -> str:
    """The schema as the shipped file holds it."""
    return json.dumps(article_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
