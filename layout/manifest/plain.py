"""A YAML tree as plain values under canonical keys, for pydantic to validate.

Each mapping carries, under a key that no editor can write, the places of its keys and
values, so that what is built from it still knows where it was written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from layout.errors import Problem, Where, problem
from layout.manifest import nodes
from layout.manifest.keys import Keys
from layout.manifest.nodes import Listing, Node, Scalar

MARKS: Final = "@"
"""Under which a mapping's places stand; YAML does not let a plain key begin so."""

_FREE: Final = frozenset({"credits"})
"""Mappings whose keys are text of the page, not keys of ours."""

_KINDS: Final = frozenset({"masthead", "credits", "rule", "filler"})
"""Kinds of item whose key may stand with nothing after it."""

_LISTS: Final = frozenset({"rows", "cols", "boxes", "auto", "pages"})
"""Listings of items, in which a text with a full-width colon is a broken key."""

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain | Marks] | None"


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a mapping, its keys and its values stand."""

    where: Where
    keys: Mapping[str, Where]
    values: Mapping[str, Where]
    elements: Mapping[str, tuple[Where, ...]]
    """Of values that are listings."""
    written: Mapping[str, str]
    """Canonical key to what the editor wrote."""
    quoted: frozenset[str] = frozenset()
    """Keys whose values stand in quotation marks."""

    def value(self, key: str) -> Where:
        """Give the place of the value of a key, or of the mapping."""
        return self.values.get(key, self.where)

    def text(self, key: str) -> Where:
        """Give the place of the first character of a text."""
        where = self.value(key)
        return Where(where.file, where.line, where.column + (key in self.quoted))

    def element(self, key: str, index: int) -> Where:
        """Give the place of an element of a listing."""
        places = self.elements.get(key, ())
        return places[index] if index < len(places) else self.value(key)


def plain(node: Node, keys: Keys) -> tuple[Plain, tuple[Problem, ...]]:
    """Give a tree as dicts, lists and strings, and the keys that were said twice.

    A key with nothing after it is left out, but for those of items that may stand so.
    """
    problems: list[Problem] = []
    broken = _wide_colon(node, keys)
    if broken is not None:
        return None, (broken,)
    return _plain(node, keys, problems), tuple(problems)


def _plain(node: Node, keys: Keys, problems: list[Problem]) -> Plain:
    match node:
        case Scalar():
            return None if node.empty else node.text
        case Listing():
            return [_plain(item, keys, problems) for item in node.items]
        case nodes.Mapping():
            return _mapping(node, keys, problems)


def _mapping(
    node: nodes.Mapping, keys: Keys, problems: list[Problem]
) -> dict[str, "Plain | Marks"]:
    found: dict[str, tuple[Scalar, Node]] = {}
    for key, value in node.entries:
        trap = _trap(key, value)
        if trap is not None:
            problems.append(trap)
            continue
        name = keys.canonical(key.text.strip())
        if name in found:
            line = found[name][0].where.line
            twice = problem("key-duplicate", key.where, key=key.text, line=line)
            problems.append(twice)
            continue
        found[name] = (key, value)
    for name, (key, value) in found.items():
        if name in _LISTS and isinstance(value, Listing):
            found[name] = (key, _without_wide_colons(value, keys, problems))
    made: dict[str, Plain | Marks] = {MARKS: _marks(node, found)}
    for name, (_, value) in found.items():
        if name in _FREE and isinstance(value, nodes.Mapping):
            made[name] = _free(value)
            continue
        inner = _plain(value, keys, problems)
        if inner is not None or name in _KINDS:
            made[name] = inner
    return made


def _free(node: nodes.Mapping) -> Plain:
    """Give a mapping of names: 编辑 to 赵一 or to [赵一, 钱二]."""
    made: dict[str, Plain | Marks] = {}
    for key, value in node.entries:
        match value:
            case Scalar():
                made[key.text] = value.text
            case Listing():
                made[key.text] = [
                    each.text if isinstance(each, Scalar) else None
                    for each in value.items
                ]
            case _:
                made[key.text] = None
    return made


def _marks(node: nodes.Mapping, found: Mapping[str, tuple[Scalar, Node]]) -> Marks:
    return Marks(
        where=node.where,
        keys={name: key.where for name, (key, _) in found.items()},
        values={name: value.where for name, (_, value) in found.items()},
        elements={
            name: tuple(item.where for item in value.items)
            for name, (_, value) in found.items()
            if isinstance(value, Listing)
        },
        written={name: key.text for name, (key, _) in found.items()},
        quoted=frozenset(
            name
            for name, (_, value) in found.items()
            if isinstance(value, Scalar) and value.quoted
        ),
    )


def _trap(key: Scalar, value: Node) -> Problem | None:
    """Give what a Chinese keyboard did to a key, if it did."""
    if key.text.startswith("\u3000"):
        return problem("yaml-wide-indent", key.where)
    at = key.text.find("：")
    if at >= 0 and isinstance(value, Scalar) and value.empty:
        where = key.where
        return problem(
            "yaml-wide-colon", Where(where.file, where.line, where.column + at)
        )
    return None


def _without_wide_colons(node: Listing, keys: Keys, problems: list[Problem]) -> Listing:
    """Give a listing of items without those that are broken keys."""
    kept = []
    for item in node.items:
        broken = _wide_colon(item, keys)
        if broken is None:
            kept.append(item)
        else:
            problems.append(broken)
    return Listing(tuple(kept), node.where)


def _wide_colon(node: Node, keys: Keys) -> Problem | None:
    """Find ``- article：lead.md``, which YAML takes for a text."""
    if not isinstance(node, Scalar) or node.quoted:
        return None
    name, colon, _ = node.text.partition("：")
    if not colon or name not in keys.aliases:
        return None
    where = node.where
    column = where.column + len(name)
    return problem("yaml-wide-colon", Where(where.file, where.line, column))
