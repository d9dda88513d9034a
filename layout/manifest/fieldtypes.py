"""What may stand under the keys of a manifest: numbers, shares, ranges, places.

Types with the function that reads them, for the shapes of ``parts`` and ``schema``.
"""

from collections.abc import Callable
from typing import Annotated, Any, Final, LiteralString, NoReturn

from pydantic import BaseModel, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from layout.manifest import values
from layout.manifest.frozen import FALSE, TRUE
from layout.manifest.keys import load_keys
from layout.model.issue import Cells

TAG: Final = "@"
"""What the names of union members begin with, so that no key is taken for one."""


def refuse(code: LiteralString, **context: object) -> NoReturn:
    """Raise an error of ours; its words stand in the table of messages."""
    raise PydanticCustomError(code, code, context)


def _parsed(
    code: LiteralString, read: Callable[[str], object], schema: dict[str, Any]
) -> Any:  # noqa: ANN401 - pydantic's annotations have no type
    """Give annotations that read a value with a function of ``values``."""

    def validate(value: object) -> object:
        if not isinstance(value, str):
            refuse("value-text")
        try:
            return read(value)
        except ValueError:
            refuse(code, value=value)

    return BeforeValidator(validate), WithJsonSchema(schema)


def _truth(text: str) -> bool:
    word = text.strip().lower()
    if word not in TRUE | FALSE:
        raise ValueError(text)
    return word in TRUE


def _numbers(text: str) -> tuple[float, float]:
    low, high = values.ends(text)
    pair = values.number(low), values.number(high)
    if pair[0] > pair[1]:
        raise ValueError(text)
    return pair


def listed(value: object) -> object:
    """Give a single value as a list of one."""
    return value if isinstance(value, list) else [value]


def choice(value: object) -> object:
    """Give the English word of 左 or 盖文题."""
    if isinstance(value, str):
        return load_keys("values").canonical(value.strip())
    return value


def text_or_mapping(value: object) -> str | None:
    """Give which member of a union a value is: a bare name, or keys and values."""
    if isinstance(value, str):
        return f"{TAG}text"
    return f"{TAG}mapping" if isinstance(value, dict | BaseModel) else None


def text_or_list(value: object) -> str:
    """Give which member of a union a value is: a word, or a list."""
    return f"{TAG}list" if isinstance(value, list) else f"{TAG}text"


_STRING: Final[dict[str, Any]] = {"type": ["string", "number"]}

Whole = Annotated[int, Field(ge=1, le=999)]
Truth = Annotated[bool, *_parsed("value-truth", _truth, {"type": "boolean"})]
Share = Annotated[float, *_parsed("value-share", values.share, _STRING)]
Portion = Annotated[float, *_parsed("value-share", values.portion, _STRING)]
Number = Annotated[float, *_parsed("value-number", values.number, {"type": "number"})]
PageNumber = Annotated[str, *_parsed("page-number", values.page_number, _STRING)]
Span = Annotated[
    tuple[float, float], *_parsed("value-range", _numbers, {"type": "string"})
]
SizeSpan = Annotated[
    tuple[str, str], *_parsed("value-range", values.ends, {"type": "string"})
]
Division = Annotated[
    tuple[int, int],
    *_parsed(
        "columns-ratio", values.division, {"type": "string", "pattern": r"\d+/\d+"}
    ),
]
CellsText = Annotated[
    Cells,
    *_parsed(
        "cells",
        values.cells,
        {"type": "string", "pattern": r"c\d+(-\d+)? r\d+(-\d+)?"},
    ),
]
At = Annotated[list[CellsText], BeforeValidator(listed)]
Texts = Annotated[list[str], BeforeValidator(listed)]
Names = dict[str, Texts]
