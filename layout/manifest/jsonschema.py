"""The JSON Schema of manifests, for editors that complete and check while one types."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from layout.manifest.keys import Keys, load_keys
from layout.manifest.schema import PageShape, WholeIssue

ISSUE: Final = "issue"
PAGE: Final = "page"

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def json_schema(of: str) -> dict[str, Any]:
    """Give the schema of ``issue.yaml`` or of a page's file.

    Every key stands in it under its Chinese names too.

    Args:
        of: ``issue`` or ``page``.
    """
    shape = PageShape if of == PAGE else WholeIssue
    made = _spoken(shape.model_json_schema(by_alias=True), load_keys("manifest"))
    return {"$schema": _DIALECT, **made}


def _spoken(node: Any, keys: Keys) -> Any:  # noqa: ANN401 - a JSON document
    """Give a schema with every property under all its names."""
    if isinstance(node, list):
        return [_spoken(each, keys) for each in node]
    if not isinstance(node, dict):
        return node
    made = {name: _spoken(value, keys) for name, value in node.items()}
    properties = made.get("properties")
    if isinstance(properties, dict):
        made["properties"] = _named(properties, keys)
        required = made.pop("required", [])
        if required:
            made["allOf"] = [_any_of(name, keys) for name in required]
    return made


def _named(properties: Mapping[str, Any], keys: Keys) -> dict[str, Any]:
    named = {}
    for name, value in properties.items():
        for each in (name, *keys.others.get(name, ())):
            named[each] = value
    return named


def _any_of(name: str, keys: Keys) -> dict[str, Sequence[Any]]:
    """Give the rule that one of a key's names is there."""
    names = (name, *keys.others.get(name, ()))
    return {"anyOf": [{"required": [each]} for each in names]}
