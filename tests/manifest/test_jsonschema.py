"""The JSON Schema of manifests."""

import json
from typing import Any

import pytest

from layout.manifest.jsonschema import json_schema
from layout.manifest.keys import load_keys


@pytest.mark.parametrize("of", ["issue", "page"])
def test_a_schema_names_every_key_in_both_languages(of: str) -> None:
    schema: dict[str, Any] = json_schema(of)
    keys = load_keys("manifest")

    article = schema["$defs"]["ArticleItem"]["properties"]
    for key in ("article", "headline", "photo", "jump"):
        assert {key, *keys.others[key]} <= set(article)


def test_a_schema_is_json_without_our_marks() -> None:
    text = json.dumps(json_schema("issue"))

    assert '"@"' not in text
    assert "Marks" not in text


def test_no_chinese_word_means_two_keys() -> None:
    for table in ("manifest", "paper", "values"):
        keys = load_keys(table)
        words = [word for others in keys.others.values() for word in others]
        assert len(words) == len(set(words))
        assert not set(words) & set(keys.others)
