"""A shape run over plain values: what is wrong, where, in our codes.

Pydantic says what is wrong by a path; the path is walked back through the values, whose
mappings know where they were written. A wrong value is then taken out and the rest is
tried again, so that one wrong number does not hide a missing photograph elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from layout.errors import Problem, Value, Where, problem
from layout.manifest.fieldtypes import TAG
from layout.manifest.keys import Keys, load_keys
from layout.manifest.plain import MARKS, Marks
from layout.manifest.schema import KINDS, Placed

S = TypeVar("S", bound=BaseModel)

_CODES: Final[Mapping[str, str]] = {
    "bool_parsing": "value-truth",
    "dict_type": "value-mapping",
    "float_parsing": "value-number",
    "greater_than_equal": "value-small",
    "int_from_float": "value-whole",
    "int_parsing": "value-whole",
    "int_parsing_size": "value-whole",
    "int_type": "value-whole",
    "less_than_equal": "value-large",
    "list_type": "value-list",
    "literal_error": "value-choice",
    "model_type": "value-mapping",
    "string_type": "value-text",
    "too_long": "value-long",
    "too_short": "value-short",
    "union_tag_not_found": "value-kind",
}
"""Pydantic's types of error as codes; ours are raised under their own names."""

_WHOLE: Final = frozenset(
    {
        "missing", "article-or-dummy", "ear-crowded", "head-photo-alone",
        "head-vertical-over", "head-w-over", "page-empty", "photo-and-photos",
        "rows-and-cols", "section-empty", "squeeze-high", "squeeze-low", "wrap-framed",
    }
)  # fmt: skip
"""Errors of a mapping as a whole, not of one of its values."""


_NO_KIND: Final = "union_tag_not_found"

_STAND_INS: Final[Mapping[str, str]] = {
    "name": "-", "text": "-", "to": "999", "code": "-", "by": "-", "why": "-",
}  # fmt: skip
"""What stands for a missing text whose absence should not hide other faults."""


@dataclass(frozen=True, slots=True)
class Validated(Generic[S]):
    """What a shape made of the values."""

    shape: S | None
    """None where too little is left to make one."""
    problems: tuple[Problem, ...]


def validated(shape: type[S], values: object, where: Where, keys: Keys) -> Validated[S]:
    """Give the shape of the values, without those that are wrong, and what is wrong.

    Args:
        shape: What the values should be.
        values: What :func:`layout.manifest.plain.plain` gave; wrong ones are removed.
        where: The place of the whole.
        keys: Names of keys, for suggestions.
    """
    walk = _Walk({"": values}, shape, where, keys)
    while "" in walk.root:  # each round takes at least one value out
        try:
            return Validated(shape.model_validate(walk.root[""]), walk.found())
        except ValidationError as error:
            walk.round(error.errors(include_url=False, include_input=False))
    return Validated(None, walk.found())


@dataclass(slots=True)
class _Spot:
    """Where a path of pydantic's leads."""

    holder: Any
    """The dict or list that holds the value."""
    key: Any
    """The value's key or index in it."""
    owner: Any
    """The mapping that the value belongs to, through a list if need be."""
    where: Where

    @property
    def value(self) -> Any:  # noqa: ANN401 - values of YAML
        return self.holder[self.key]


class _Walk:
    """Notes errors and takes wrong values out, round by round."""

    def __init__(
        self, root: dict[str, Any], shape: type[BaseModel], where: Where, keys: Keys
    ) -> None:
        self.root = root
        self._shape = shape
        self._where = where
        self._keys = keys
        self._problems: dict[Problem, None] = {}
        self._maimed: set[int] = set()
        """Mappings that values were taken out of: what they lack is our doing."""

    def found(self) -> tuple[Problem, ...]:
        """Give the problems in the order of the file."""
        return tuple(sorted(self._problems, key=lambda each: each.where))

    def round(self, errors: Sequence[ErrorDetails]) -> None:
        """Note the errors of one validation and take out what they speak of."""
        spots = [(error, self._spot(error)) for error in errors]
        typed: set[tuple[int, tuple[int | str, ...]]] = set()
        for error, spot in spots:
            if error["type"] == "extra_forbidden":
                made = self._problem(error, spot)
                self._problems.setdefault(made)
                hint = str(dict(made.values).get("nearest", ""))
                typed.add((id(spot.holder), (self._keys.canonical(hint),)))
        for error, spot in spots:
            kind = error["type"]
            whole = kind in _WHOLE or (
                kind == _NO_KIND and isinstance(spot.value, dict)
            )
            about = spot.value if whole else spot.owner
            mistyped = whole and (id(about), error["loc"][-1:]) in typed
            if id(about) not in self._maimed and not mistyped:
                self._problems.setdefault(self._problem(error, spot))
        gone = [spot for error, spot in spots if not _stood_in(error, spot)]
        for _, spot in spots:
            self._maimed.add(id(spot.owner))
        for spot in _last_first(gone):
            if isinstance(spot.holder, list):
                del spot.holder[spot.key]
            else:
                spot.holder.pop(spot.key, None)

    def _spot(self, error: ErrorDetails) -> _Spot:
        """Follow a path; the parts that name members of unions lead nowhere."""
        spot = _Spot(self.root, "", self.root, self._where)
        for part in error["loc"]:
            if isinstance(part, str) and part.startswith(TAG):
                continue
            value = spot.value
            if isinstance(value, dict) and part in value:
                where = value[MARKS].value(str(part)) if MARKS in value else spot.where
                spot = _Spot(value, part, value, where)
            elif isinstance(value, list) and isinstance(part, int):
                spot = _Spot(value, part, spot.owner, self._element(spot, part))
            else:
                break
        return spot

    def _element(self, spot: _Spot, index: int) -> Where:
        element = spot.value[index]
        if isinstance(element, dict) and MARKS in element:
            return _marks(element).where
        if isinstance(spot.holder, dict) and MARKS in spot.holder:
            return _marks(spot.holder).element(str(spot.key), index)
        return spot.where

    def _problem(self, error: ErrorDetails, spot: _Spot) -> Problem:
        kind = error["type"]
        match kind:
            case "extra_forbidden":
                return self._unknown_key(error, spot)
            case "missing":
                key = str(error["loc"][-1])
                others = self._keys.others.get(key, ())
                spoken = f"{key}/{others[0]}" if others else key
                return problem("key-missing", spot.where, key=spoken)
            case "union_tag_not_found" if "_kind_of" in error["msg"]:
                return self._unknown_item(spot)
        context = error.get("ctx", {})
        where = spot.where
        if "key" in context:
            where = _marks(spot.value).value(str(context["key"]))
        values = _values(context, spot.value)
        return problem(_CODES.get(kind, kind), where, **values)

    def _unknown_key(self, error: ErrorDetails, spot: _Spot) -> Problem:
        marks = _marks(spot.holder)
        key = str(spot.key)
        written = marks.written.get(key, key)
        tags = [part for part in error["loc"] if str(part).startswith(TAG)]
        allowed = self._allowed(str(tags[-1]) if tags else "")
        hint = self._keys.nearest(written, allowed)
        hint = hint or self._keys.nearest(written, self._keys.others)
        if hint == written:  # a key of another place
            hint = ""
        where = marks.keys.get(key, spot.where)
        if _is_reserved(written):
            return problem("key-reserved", where, key=written)
        return problem("key-unknown", where, key=written, nearest=hint)

    def _allowed(self, tag: str) -> Iterable[str]:
        """Give the keys of the kind of item that a tag names, or all there are."""
        if not tag:
            return _fields(self._shape)
        kind = next((k for k in Placed.__subclasses__() if tag == TAG + k.kind), None)
        return _fields(kind) if kind else self._keys.others

    def _unknown_item(self, spot: _Spot) -> Problem:
        """Give the problem of an item that no key tells the kind of."""
        value = spot.value
        if isinstance(value, dict):
            marks = _marks(value)
            for key, written in marks.written.items():
                if _is_reserved(written):
                    return problem("key-reserved", marks.keys[key], key=written)
                hint = self._keys.nearest(written, KINDS)
                if key not in self._keys.others and hint:
                    return problem(
                        "key-unknown", marks.keys[key], key=written, nearest=hint
                    )
        return problem("item-kind", spot.where, kinds=" ".join(KINDS))


def _is_reserved(key: str) -> bool:
    reserved = load_keys("reserved")
    return reserved.canonical(key) in reserved.others


def _stood_in(error: ErrorDetails, spot: _Spot) -> bool:
    """Put something in place of a missing text, so that the rest can be looked at."""
    key = str(error["loc"][-1]) if error["loc"] else ""
    if error["type"] != "missing" or key not in _STAND_INS:
        return False
    spot.value[key] = _STAND_INS[key]
    return True


def _fields(shape: type[BaseModel]) -> list[str]:
    fields = shape.model_fields
    return [f.alias or name for name, f in fields.items() if f.alias != MARKS]


def _marks(value: dict[str, Any]) -> Marks:
    marks = value[MARKS]
    assert isinstance(marks, Marks)  # noqa: S101 - what plain() put there
    return marks


def _last_first(spots: Sequence[_Spot]) -> Iterator[_Spot]:
    """Give each spot once, elements of a list from its end, so that indices hold."""
    seen: set[tuple[int, object]] = set()
    for spot in sorted(
        spots, key=lambda s: s.key if isinstance(s.key, int) else -1, reverse=True
    ):
        if (id(spot.holder), spot.key) not in seen:
            seen.add((id(spot.holder), spot.key))
            yield spot


def _values(context: Mapping[str, Any], value: object) -> dict[str, Value]:
    """Give what a message may name: the value, the bounds, the choices."""
    values: dict[str, Value] = {}
    if isinstance(value, str):
        values["value"] = value
    elif isinstance(value, list):
        values["value"] = "[…]"
    elif isinstance(value, dict):
        values["value"] = "{…}"
    for name, ours in (
        ("value", "value"),
        ("ge", "least"),
        ("le", "most"),
        ("min_length", "least"),
        ("max_length", "most"),
        ("least", "least"),
    ):
        if name in context:
            values[ours] = context[name]
    if "expected" in context:
        choices = str(context["expected"]).replace(" or ", ", ").replace("'", "")
        values["choices"] = choices.replace(", ", " ")
    return values
