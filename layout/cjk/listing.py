"""A composition set as rows to read: what ``banxin rules`` prints.

In comes the name of a set with a paper's changes; out come rows that name a rule, what
it says and where it comes from, in the order of the table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from layout.cjk.tables import merged_rows


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule of a composition set."""

    kind: str
    """class, level, gap, break, pattern, shrink, lines, dateline, stretch, cost,
    han_latin."""
    what: str
    value: str
    source: str


def list_rules(
    name: str, changes: Mapping[str, str] | None = None
) -> tuple[RuleRow, ...]:
    """Give the rows of a set; raises KeyError as ``load_profile`` does."""
    return tuple(_rows(merged_rows(name, changes)))


def _rows(rows: Mapping[str, Any]) -> Iterator[RuleRow]:
    for row in rows["class"]:
        what = f"{row['letter']} {row['name']}"
        members = row.get("members", "") + " ".join(row.get("ranges", []))
        value = _values(row, ("body", "before", "after", "align"))
        yield RuleRow("class", what, f"{members} {value}".strip(), row["source"])
    for row in rows["level"]:
        value = _values(row, ("not_at_start", "not_at_end"))
        yield RuleRow("level", row["name"], value, row["source"])
    for row in rows["gap"]:
        what = f"{row['first']} {row['second']}"
        value = _values(row, ("natural", "floor", "tier"))
        yield RuleRow("gap", what, value, row["source"])
    for row in rows["break"]:
        what = f"{row['first']} {row['second']}"
        yield RuleRow("break", what, str(row["cost"]), row["source"])
    for row in rows["pattern"]:
        yield RuleRow("pattern", row["expression"], str(row["cost"]), row["source"])
    for row in rows["shrink"]:
        value = _values(row, ("start", "end", "weight"))
        yield RuleRow("shrink", row["tier"], value, row["source"])
    for kind in ("lines", "dateline", "stretch", "cost", "han_latin"):
        table = rows[kind]
        for key, value in table.items():
            if key != "source":
                yield RuleRow(kind, key, str(value), table["source"])


def _values(row: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return " ".join(f"{key} {row[key]}" for key in keys if key in row)
