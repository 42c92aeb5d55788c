"""The shipped JSON Schema is the Article's."""

from __future__ import annotations

import json

import jsonschema

from newscrawl import extract_text_article
from newscrawl.items import EXPORTED
from newscrawl.schema import SCHEMA_FILE, article_schema, schema_text

MENDING = "run: python -m newscrawl.schema"


def test_the_shipped_file_is_the_one_made_from_the_article() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), MENDING


def test_every_field_is_described() -> None:
    properties = article_schema()["properties"]
    assert tuple(properties) == EXPORTED
    assert all(prop.get("description") and ("type" in prop) for prop in properties.values())


def test_an_article_fits() -> None:
    text = "Home > News\n\nHerons return\n\nBy Gu Wen (China Daily) Updated: 2016-05-17\n\nThey came back."
    row = extract_text_article(text).to_dict()
    jsonschema.validate(row, json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
