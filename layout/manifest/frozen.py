"""Frozen dataclasses out of a YAML tree: the types say what may be written.

A paper's house style has some two hundred values. Their names, types and defaults
already stand in the model; this builder reads them from there, so that a new value of
the look is one field in the model and one line in the preset. A wrong value does not
stop it: every fault is collected at the place where it stands.
"""

import re
from collections import abc
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from layout.errors import ManifestError, Problem, Value, Where, problem
from layout.manifest import nodes
from layout.manifest.keys import Keys, nearest
from layout.manifest.nodes import Listing, Node, Scalar

T = TypeVar("T")

NAME: Final = "name"
"""A field that takes the key under which its dataclass stands in a mapping."""

TRUE: Final = frozenset({"true", "yes", "on", "1", "是", "有"})
FALSE: Final = frozenset({"false", "no", "off", "0", "否", "无"})

_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)%?")


@dataclass(slots=True)
class Builder:
    """What values may be called and how they are converted; gathers the problems."""

    keys: Keys
    sizes: Mapping[str, float] = field(default_factory=dict)
    """号 and their points; a number may be given by such a name."""
    factors: Mapping[str, float] = field(default_factory=dict)
    """Field name to what its number is multiplied with."""
    known: Mapping[str, abc.Set[str]] = field(default_factory=dict)
    """Field name to the names that it may refer to."""
    problems: list[Problem] = field(default_factory=list)

    def build(
        self, kind: type[T], node: Node, given: Mapping[str, object] | None = None
    ) -> T:
        """Give the dataclass that a mapping describes.

        Args:
            kind: The dataclass.
            node: The mapping.
            given: Fields that come from elsewhere; the mapping may not name them.

        Raises:
            ManifestError: With every problem found so far, if there is one.
        """
        value = self._dataclass(kind, node, given or {})
        if self.problems:
            raise ManifestError(sorted(self.problems, key=lambda each: each.where))
        return value  # type: ignore[return-value]  # _BAD comes with a problem

    def note(self, code: str, where: Where, **values: Value) -> object:
        """Keep a problem and give what stands for a value that is none."""
        self.problems.append(problem(code, where, **values))
        return _BAD

    def _dataclass(self, kind: type, node: Node, given: Mapping[str, object]) -> object:
        if not isinstance(node, nodes.Mapping):
            return self.note("value-mapping", node.where)
        shape = {k: slot for k, slot in _shape(kind).items() if k not in given}
        values = dict(given)
        for key, value in node.entries:
            canonical = self.keys.canonical(key.text)
            slot = shape.get(canonical)
            if slot is None:
                hint = self.keys.nearest(key.text, shape)
                self.note("key-unknown", key.where, key=key.text, nearest=hint)
            elif not slot.required and isinstance(value, Scalar) and value.empty:
                continue  # a key with nothing after it is as good as no key
            else:
                values[canonical] = self._value(slot.type, value, canonical)
        for slot in shape.values():
            if slot.name not in values and slot.required:
                values[slot.name] = self.note("key-missing", node.where, key=slot.name)
            elif slot.name not in values and slot.optional:
                values[slot.name] = None
        return _BAD if _any_bad(values.values()) else kind(**values)

    def _named(self, kind: type, node: Node, name: str) -> object:
        return self._dataclass(kind, node, {NAME: name} if NAME in _shape(kind) else {})

    def _value(self, kind: Any, node: Node, name: str) -> object:  # noqa: ANN401 - a type as the typing module describes it
        origin = get_origin(kind)
        if origin in {UnionType, Union}:
            inner = next(each for each in get_args(kind) if each is not type(None))
            return self._value(inner, node, name)
        if origin is tuple:
            return self._tuple(get_args(kind), node, name)
        if origin is abc.Mapping:
            return self._mapping(get_args(kind)[1], node, name)
        if _is_dataclass(kind):
            return self._dataclass(kind, node, {})
        return self._scalar(kind, node, name)

    def _tuple(self, args: Sequence[Any], node: Node, name: str) -> object:
        repeated = len(args) == 2 and args[1] is Ellipsis
        if repeated and isinstance(node, nodes.Mapping) and _is_dataclass(args[0]):
            named = [self._named(args[0], n, k.text) for k, n in node.entries]
            return _BAD if _any_bad(named) else tuple(named)
        if repeated and isinstance(node, Scalar) and args[0] is str:
            return (node.text,)
        if not isinstance(node, Listing):
            return self.note("value-list", node.where)
        kinds = [args[0]] * len(node.items) if repeated else args
        if len(kinds) != len(node.items):
            return self.note("value-count", node.where, count=len(kinds))
        built = [
            self._value(kind, item, name)
            for kind, item in zip(kinds, node.items, strict=True)
        ]
        return _BAD if _any_bad(built) else tuple(built)

    def _mapping(self, kind: Any, node: Node, name: str) -> object:  # noqa: ANN401 - as above
        if not isinstance(node, nodes.Mapping):
            return self.note("value-mapping", node.where)
        built = {
            key.text: self._named(kind, value, key.text)
            if _is_dataclass(kind)
            else self._value(kind, value, name)
            for key, value in node.entries
        }
        return _BAD if _any_bad(built.values()) else built

    def _scalar(self, kind: Any, node: Node, name: str) -> object:  # noqa: ANN401 - as above
        if not isinstance(node, Scalar):
            return self.note("value-text", node.where)
        if kind is str:
            return self._name(node, name)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            choices = [each.value for each in kind]
            if node.text in choices:
                return kind(node.text)
            return self.note(
                "value-choice", node.where, value=node.text, choices=" ".join(choices)
            )
        reader: Callable[[Scalar], object] = {
            bool: self.truth,
            int: self.whole,
            float: self.number,
        }[kind]
        value = reader(node)
        if isinstance(value, float) and name in self.factors:
            return value * self.factors[name]
        return value

    def _name(self, node: Scalar, name: str) -> object:
        allowed = self.known.get(name)
        if allowed is None or node.text in allowed or not node.text:
            return node.text
        hint = nearest(node.text, sorted(allowed))
        return self.note("name-unknown", node.where, name=node.text, nearest=hint)

    def truth(self, node: Scalar) -> object:
        """Give a yes or no, or note a problem."""
        text = node.text.strip().lower()
        if text in TRUE | FALSE:
            return text in TRUE
        return self.note("value-truth", node.where, value=node.text)

    def whole(self, node: Scalar) -> object:
        """Give a whole number, or note a problem."""
        text = node.text.strip()
        if re.fullmatch(r"[+-]?\d+", text):
            return int(text)
        return self.note("value-whole", node.where, value=node.text)

    def number(self, node: Scalar) -> object:
        """Give a number, or the points of a 号, or note a problem."""
        text = node.text.strip()
        if text in self.sizes:
            return float(self.sizes[text])
        if _NUMBER.fullmatch(text):
            return float(text.removesuffix("%"))
        return self.note("value-number", node.where, value=node.text)


_BAD: Final = object()
"""Stands for a value that could not be built; its problem has been noted."""


def _is_dataclass(kind: Any) -> bool:  # noqa: ANN401 - a type as the typing module describes it
    return isinstance(kind, type) and is_dataclass(kind)


def _any_bad(values: Iterable[object]) -> bool:
    return any(value is _BAD for value in values)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A field of a dataclass, as the builder needs it."""

    name: str
    type: Any
    required: bool
    optional: bool
    """May be None."""


@cache  # a pure function of the program's own types
def _shape(kind: type) -> dict[str, _Slot]:
    hints = get_type_hints(kind)
    return {each.name: _slot(each, hints[each.name]) for each in fields(kind)}


def _slot(each: "Field[Any]", hint: Any) -> _Slot:  # noqa: ANN401 - a type as the typing module describes it
    default = each.default is not MISSING or each.default_factory is not MISSING
    optional = type(None) in get_args(hint)
    return _Slot(
        each.name, hint, not default and not optional, optional and not default
    )
