"""The shape of a manifest: which keys an item has and what may stand under them.

Pydantic checks the shape and gives the JSON Schema. All unions are discriminated, so
that one wrong value is one error. What a shape cannot know (whether a file exists,
whether widths sum) is looked at when the issue is built.
"""

from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Final, Literal, LiteralString, NoReturn

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from layout.manifest import values
from layout.manifest.frozen import FALSE, TRUE
from layout.manifest.keys import load_keys
from layout.manifest.plain import MARKS, Marks
from layout.model.issue import Cells

TAG: Final = "@"
"""What the names of union members begin with, so that no key is taken for one."""

LEAST_SQUEEZE: Final = 85
"""Per cent to which an editor may squeeze a headline. Source: manifest, section 3."""

KINDS: Final = (
    "article", "dummy", "section", "masthead", "banner", "briefs", "from", "ad",
    "photo", "refer", "auto", "rows", "cols", "filler", "credits", "rule",
)  # fmt: skip
"""Keys that say what an item is, the telling ones first: a story may have a photo."""


class Shape(BaseModel):
    """What every mapping of a manifest has."""

    # Built when first used: a build validates one page at a time and never needs a
    # validator of its own for each of the thirty shapes below.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    marks: SkipJsonSchema[Marks] = Field(alias=MARKS)


def _refuse(code: LiteralString, **context: object) -> NoReturn:
    """Raise an error of ours; its words stand in the table of messages."""
    raise PydanticCustomError(code, code, context)


def _parsed(
    code: LiteralString, read: Callable[[str], object], schema: dict[str, Any]
) -> Any:  # noqa: ANN401 - pydantic's annotations have no type
    """Give annotations that read a value with a function of ``values``."""

    def validate(value: object) -> object:
        if not isinstance(value, str):
            _refuse("value-text")
        try:
            return read(value)
        except ValueError:
            _refuse(code, value=value)

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


def _listed(value: object) -> object:
    """Give a single value as a list of one."""
    return value if isinstance(value, list) else [value]


def _choice(value: object) -> object:
    """Give the English word of 左 or 盖文题."""
    if isinstance(value, str):
        return load_keys("values").canonical(value.strip())
    return value


def _text_or_mapping(value: object) -> str | None:
    if isinstance(value, str):
        return f"{TAG}text"
    return f"{TAG}mapping" if isinstance(value, dict | BaseModel) else None


_STRING: Final[dict[str, Any]] = {"type": ["string", "number"]}

Whole = Annotated[int, Field(ge=1, le=999)]
Truth = Annotated[bool, *_parsed("value-truth", _truth, {"type": "boolean"})]
Share = Annotated[float, *_parsed("value-share", values.share, _STRING)]
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
At = Annotated[list[CellsText], BeforeValidator(_listed)]
Texts = Annotated[list[str], BeforeValidator(_listed)]
Names = dict[str, Texts]


class PhotoShape(Shape):
    """A picture of a story."""

    file: str
    w: Whole | None = None
    h: Whole | None = None
    x: Annotated[str | None, BeforeValidator(_choice)] = None
    y: Annotated[str | None, BeforeValidator(_choice)] = None
    caption: str | None = None
    credit: str | None = None
    crop: Share | None = None
    focus: Annotated[list[Share], Field(min_length=2, max_length=2)] | None = None
    frame: Truth | None = None
    wrap: str | None = None


PhotoValue = Annotated[
    Annotated[str, Tag("@text")] | Annotated[PhotoShape, Tag("@mapping")],
    Discriminator(_text_or_mapping),
]


class HeadShape(Shape):
    """How an editor wants a headline."""

    pos: Annotated[
        Literal["over", "between", "side-left", "side-right", "inside"],
        BeforeValidator(_choice),
    ] = "over"
    lines: Annotated[int, Field(ge=1, le=6)] | None = None
    size: SizeSpan | None = None
    squeeze: Span | None = None
    tracking: Span | None = None

    @model_validator(mode="after")
    def _squeezes_little(self) -> "HeadShape":
        if self.squeeze and self.squeeze[0] < LEAST_SQUEEZE:
            _refuse("squeeze-low", key="squeeze", least=LEAST_SQUEEZE)
        if self.squeeze and self.squeeze[1] > 100:
            _refuse("squeeze-high", key="squeeze")
        return self


class JumpShape(Shape):
    """Where a story goes on, and how much of it stays."""

    to: PageNumber
    after: Share | None = None


JumpValue = Annotated[
    Annotated[PageNumber, Tag("@text")] | Annotated[JumpShape, Tag("@mapping")],
    Discriminator(_text_or_mapping),
]


class FitShape(Shape):
    """Bounds of what the fitter may do."""

    tracking: Span | None = None
    photo: Annotated[int, Field(ge=0, le=99)] | None = None
    head: Annotated[int, Field(ge=0, le=9)] | None = None
    drop: Truth | None = None


class InsetShape(Shape):
    """A related item inside a story."""

    text: str
    label: str = ""
    box: str = ""


InsetValue = Annotated[
    Annotated[str, Tag("@text")] | Annotated[InsetShape, Tag("@mapping")],
    Discriminator(_text_or_mapping),
]


class ReferShape(Shape):
    """A pointer to another page."""

    to: PageNumber
    text: str
    line: str = ""


class Placed(Shape):
    """What an item of a page may say of its room."""

    kind: ClassVar[str] = ""

    w: Whole | None = None
    h: Whole | None = None
    at: At | None = None


class CopyFields(Shape):
    """Fields of a copy file that a manifest may override."""

    kicker: str | None = None
    headline: str | None = None
    deck: str | None = None
    summary: str | None = None
    byline: str | None = None
    dateline: str | None = None
    caption: str | None = None
    credit: str | None = None


class DummyShape(CopyFields):
    """A story that is not written yet (画版)."""

    dummy: Annotated[int, Field(ge=1, le=99999)]


ArticleValue = Annotated[
    Annotated[str, Tag("@text")] | Annotated[DummyShape, Tag("@mapping")],
    Discriminator(_text_or_mapping),
]


class ArticleItem(Placed, CopyFields):
    """A story."""

    kind: ClassVar[str] = "article"

    article: ArticleValue
    rank: Annotated[int, Field(ge=1, le=5)] | None = None
    columns: Division | None = None
    head: HeadShape | None = None
    photo: PhotoValue | None = None
    photos: list[PhotoValue] | None = None
    box: str = ""
    tint: Annotated[Number, Field(ge=0, le=100)] | None = None
    rule: str = ""
    jump: JumpValue | None = None
    fit: FitShape | None = None
    inset: Annotated[list[InsetValue], BeforeValidator(_listed)] | None = None

    @model_validator(mode="after")
    def _has_one_kind_of_photos(self) -> "ArticleItem":
        if self.photo is not None and self.photos is not None:
            _refuse("photo-and-photos", key="photos")
        return self


class PhotoItem(Placed, CopyFields):
    """A picture as an item of its own, with a text of its own or without."""

    kind: ClassVar[str] = "photo"

    photo: PhotoValue
    text: str | None = None
    columns: Whole | None = None
    box: str = ""
    tint: Annotated[Number, Field(ge=0, le=100)] | None = None


class SectionItem(Placed):
    """A labelled group of stories."""

    kind: ClassVar[str] = "section"

    section: str
    aside: str = ""
    columns: Whole | None = None
    rows: "list[Item] | None" = None
    cols: "list[Item] | None" = None
    rule: str = ""
    box: str = ""

    @model_validator(mode="after")
    def _holds_one_group(self) -> "SectionItem":
        _one_group(self.rows, self.cols)
        return self


class BannerItem(Placed):
    """A page's theme title."""

    kind: ClassVar[str] = "banner"

    banner: str
    label: str = ""
    line: str = ""
    motto: Annotated[Texts, Field(max_length=2)] | None = None
    color: str = ""
    art: str | None = None


class NameplateShape(Shape):
    """What a masthead says of the nameplate."""

    w: Whole | None = None
    art: str | None = None


class EarShape(Shape):
    """The ear of a front page."""

    refer: list[ReferShape] | None = None
    article: str | None = None
    ad: str | None = None
    weather: str = ""
    label: str = ""

    @model_validator(mode="after")
    def _holds_one_thing(self) -> "EarShape":
        held = [each for each in (self.refer, self.article, self.ad) if each]
        if len(held) > 1:
            _refuse("ear-crowded")
        return self


class MastheadItem(Placed):
    """The nameplate and its ear."""

    kind: ClassVar[str] = "masthead"

    masthead: NameplateShape | None = None
    ear: EarShape | None = None


class BriefsItem(Placed):
    """Short items from one file."""

    kind: ClassVar[str] = "briefs"

    briefs: str
    label: str = ""
    box: str = ""
    tint: Annotated[Number, Field(ge=0, le=100)] | None = None


class ReferItem(Placed):
    """A list of pointers to other pages."""

    kind: ClassVar[str] = "refer"

    refer: list[ReferShape]
    label: str = ""


class AdItem(Placed):
    """An advertisement."""

    kind: ClassVar[str] = "ad"

    ad: "AdValue"
    label: str = "广告"


class AdShape(Shape):
    """An advertisement written as a mapping."""

    file: str
    w: Whole | None = None
    h: Whole | None = None
    at: At | None = None
    label: str | None = None


AdValue = Annotated[
    Annotated[str, Tag("@text")] | Annotated[AdShape, Tag("@mapping")],
    Discriminator(_text_or_mapping),
]


class FromItem(Placed):
    """The rest of a story that jumps from another page."""

    kind: ClassVar[str] = "from"

    source: str = Field(alias="from")
    headline: str | None = None


class AutoItem(Placed):
    """Items that the program places itself."""

    kind: ClassVar[str] = "auto"

    auto: "list[Item]"


class RowsItem(Placed):
    """Items one under another."""

    kind: ClassVar[str] = "rows"

    rows: "list[Item]"


class ColsItem(Placed):
    """Items side by side."""

    kind: ClassVar[str] = "cols"

    cols: "list[Item]"


class RuleItem(Placed):
    """A rule as an item."""

    kind: ClassVar[str] = "rule"

    rule: str | None = None


class FillerItem(Placed):
    """A filler."""

    kind: ClassVar[str] = "filler"

    filler: str | None = None


class CreditsItem(Placed):
    """The page credits as an item."""

    kind: ClassVar[str] = "credits"

    credits: Names | None = None


def _kind_of(value: object) -> str | None:
    """Give which kind of item a value is, by the first telling key that it has."""
    if isinstance(value, str):
        return f"{TAG}text"
    if isinstance(value, Placed):
        return f"{TAG}{value.kind}"
    if isinstance(value, dict):
        kind = next((key for key in KINDS if key in value), None)
        return f"{TAG}{kind}" if kind else None
    return None


Item = TypeAliasType(
    "Item",
    Annotated[
        Annotated[str, Tag("@text")]
        | Annotated[ArticleItem, Tag("@article")]
        | Annotated[PhotoItem, Tag("@photo")]
        | Annotated[SectionItem, Tag("@section")]
        | Annotated[BannerItem, Tag("@banner")]
        | Annotated[MastheadItem, Tag("@masthead")]
        | Annotated[BriefsItem, Tag("@briefs")]
        | Annotated[ReferItem, Tag("@refer")]
        | Annotated[AdItem, Tag("@ad")]
        | Annotated[FromItem, Tag("@from")]
        | Annotated[AutoItem, Tag("@auto")]
        | Annotated[RowsItem, Tag("@rows")]
        | Annotated[ColsItem, Tag("@cols")]
        | Annotated[RuleItem, Tag("@rule")]
        | Annotated[FillerItem, Tag("@filler")]
        | Annotated[CreditsItem, Tag("@credits")],
        Discriminator(_kind_of),
    ],
)
"""Whatever may stand on a page; a text is a story's file."""


class WaiveShape(Shape):
    """A finding that an editor lets go to press."""

    code: str
    story: str = ""
    by: str
    why: str


class PageShape(Shape):
    """A page."""

    page: PageNumber
    name: str
    ink: Literal["彩色", "套红", "黑白"] = "彩色"
    credits: Names | None = None
    rows: list[Item] | None = None
    cols: list[Item] | None = None
    boxes: list[Item] | None = None
    waive: list[WaiveShape] | None = None

    @model_validator(mode="after")
    def _holds_one_group(self) -> "PageShape":
        if self.rows is None and self.cols is None and self.boxes:
            return self
        _one_group(self.rows, self.cols)
        return self


PageValue = Annotated[
    Annotated[str, Tag("@text")] | Annotated[PageShape, Tag("@mapping")],
    Discriminator(_text_or_mapping),
]


class IssueShape(Shape):
    """A manifest; pages that are written in it are validated one by one."""

    issue: str | None = None
    date: str | None = None
    number: Annotated[int, Field(ge=1)] | None = None
    lunar: str = ""
    sheets: Annotated[int, Field(ge=1, le=999)] | None = None
    pages: list[str] = Field(min_length=1)


class WholeIssue(IssueShape):
    """A manifest with its pages, for the JSON Schema."""

    pages: list[PageValue] = Field(min_length=1)  # type: ignore[assignment]  # wider on purpose: a page here or its file


def _one_group(rows: object, cols: object) -> None:
    if rows is not None and cols is not None:
        _refuse("rows-and-cols", key="cols")
    if not rows and not cols:
        _refuse("page-empty")
