"""Tables of a composition set: the rows of ``cjk/data`` with a paper's changes.

A set is a TOML file in which every row names its source. It may name a ``base``, whose
rows come first; a paper may change single values of it by their path.
"""

import tomllib
from collections.abc import Collection, Mapping
from copy import deepcopy
from functools import cache
from importlib.resources import files
from typing import Any, Final

TIERS: Final = ("space", "bracket", "comma", "latin", "stop", "solid")
"""Whose blank gives way: the order of the galley's shrink sums."""

ALIGNS: Final = ("natural", "start", "end", "centre")
"""Where a glyph may stand in its body."""

BOUNDS: Final = ("good", "limit", "emergency")
"""White added to a gap, each of them at least the one before."""

CHANGEABLE: Final = frozenset({"body", "before", "after", "align"})
"""What a class may be given even where its row is silent."""


def merged_rows(name: str, changes: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Give the rows of a set with its bases' and a paper's changes merged into them.

    Raises KeyError, naming the change, where it leads to no value of the set or gives
    what the value cannot be.
    """
    rows = _rows(name)
    if changes:
        rows = deepcopy(rows)
    for path, value in (changes or {}).items():
        try:
            _change(rows, path, value)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise KeyError(path) from None
    good, limit, emergency = (int(rows["stretch"][each]) for each in BOUNDS)
    if not 0 <= good <= limit < emergency:  # only a change can have turned them round
        turned = (each for each in changes or () if each.startswith("stretch."))
        raise KeyError(next(turned, name))
    return rows


def _change(rows: dict[str, Any], path: str, value: str) -> None:
    """Change a value; a path or value that is wrong raises one thing or another."""
    *groups, key = path.split(".")
    table: Any = rows
    for group in groups:
        if isinstance(table, list):
            table = {row["letter"]: row for row in table}
        table = table[group]
    if key not in table and key not in CHANGEABLE:
        raise KeyError(path)
    if isinstance(table.get(key), dict | list):  # a table, not a value of one
        raise KeyError(path)
    choices = _choices(rows, path)
    if choices and value not in choices:
        raise ValueError(value)
    table[key] = value if choices else _same_kind(value, table.get(key, 0))
    table["source"] = "paper.yaml"


def _choices(rows: Mapping[str, Any], path: str) -> Collection[str]:
    """Give the words that a value may be; none where it may be any."""
    if path == "lines.level":
        return [row["name"] for row in rows["level"]]
    if path.startswith("tiers."):
        return TIERS
    return ALIGNS if path.endswith(".align") else ()


def _same_kind(value: str, example: object) -> object:
    """Give a written value as the kind of the value that it replaces."""
    if isinstance(example, str):
        return value
    return float(value) if isinstance(example, float) else int(value)


@cache  # the sets of one house share their base, and parsing is most of the work
def _rows(name: str) -> dict[str, Any]:
    source = files("layout.cjk") / "data" / f"{name}.toml"
    if not source.is_file():
        raise KeyError(name)
    rows = tomllib.loads(source.read_text(encoding="utf-8"))
    if "base" not in rows:
        return rows
    base = _rows(rows["base"])
    named = {row["letter"]: row for row in rows.get("class", [])}
    classes = [row | named.pop(row["letter"], {}) for row in base["class"]]
    merged = base | {key: rows[key] for key in rows if key not in {"class", "base"}}
    merged["class"] = classes + list(named.values())
    return merged
