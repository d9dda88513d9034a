"""Shapes of what items are made of: pictures, headlines' wishes, insets, refers.

The items themselves stand in ``schema``.
"""

from typing import Annotated, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema

from layout.manifest.fieldtypes import (
    At,
    Number,
    PageNumber,
    Portion,
    Share,
    SizeSpan,
    Span,
    Truth,
    Whole,
    choice,
    refuse,
    text_or_list,
    text_or_mapping,
)
from layout.manifest.plain import MARKS, Marks
from layout.model.cutout import FEWEST_POINTS, MOST_POINTS
from layout.pictures.outlines import crosses_itself

LEAST_SQUEEZE: Final = 85
"""Per cent to which an editor may squeeze a headline. Source: manifest, section 3."""
MOST_WIDE: Final = 115
"""Per cent to which an editor may widen a headline (扁体). Source: makeup 5.2."""


class Shape(BaseModel):
    """What every mapping of a manifest has."""

    # Built when first used: a build validates one page at a time and never needs a
    # validator of its own for each of the thirty shapes below.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    marks: SkipJsonSchema[Marks] = Field(alias=MARKS)


def _crosses_nothing(points: list[list[float]]) -> list[list[float]]:
    if crosses_itself([(x, y) for x, y in points]):
        refuse("wrap-crosses")
    return points


WrapValue = Annotated[
    Annotated[
        Annotated[Literal["circle"], BeforeValidator(choice)],
        Tag("@text"),
    ]
    | Annotated[
        Annotated[
            list[Annotated[list[Portion], Field(min_length=2, max_length=2)]],
            Field(min_length=FEWEST_POINTS, max_length=MOST_POINTS),
            AfterValidator(_crosses_nothing),
        ],
        Tag("@list"),
    ],
    Discriminator(text_or_list),
]
"""The outline that text runs round: a word, or corners in shares of the picture."""


class PhotoShape(Shape):
    """A picture of a story."""

    file: str
    w: Whole | None = None
    h: Whole | None = None
    x: Annotated[str | None, BeforeValidator(choice)] = None
    y: Annotated[str | None, BeforeValidator(choice)] = None
    caption: str | None = None
    credit: str | None = None
    crop: Share | None = None
    focus: Annotated[list[Share], Field(min_length=2, max_length=2)] | None = None
    frame: Truth | None = None
    wrap: WrapValue | None = None

    @model_validator(mode="after")
    def _is_framed_or_cut_out(self) -> "PhotoShape":
        if self.wrap is not None and self.frame:
            refuse("wrap-framed", key="wrap")
        return self


PhotoValue = Annotated[
    Annotated[str, Tag("@text")] | Annotated[PhotoShape, Tag("@mapping")],
    Discriminator(text_or_mapping),
]


class HeadShape(Shape):
    """How an editor wants a headline."""

    pos: (
        Annotated[
            Literal["over", "between", "side-left", "side-right", "inside"],
            BeforeValidator(choice),
        ]
        | None
    ) = None
    w: Annotated[int, Field(ge=1, le=99)] | None = None
    vertical: Truth = False
    over: Annotated[Literal["photo"], BeforeValidator(choice)] | None = None
    lines: Annotated[int, Field(ge=1, le=6)] | None = None
    size: SizeSpan | None = None
    squeeze: Span | None = None
    tracking: Span | None = None

    @model_validator(mode="after")
    def _squeezes_little(self) -> "HeadShape":
        if self.squeeze and self.squeeze[0] < LEAST_SQUEEZE:
            refuse("squeeze-low", key="squeeze", least=LEAST_SQUEEZE)
        if self.squeeze and self.squeeze[1] > MOST_WIDE:
            refuse("squeeze-high", key="squeeze", most=MOST_WIDE)
        return self

    @model_validator(mode="after")
    def _stands_in_the_text(self) -> "HeadShape":
        if self.over and (self.pos or self.w or self.vertical):
            refuse("head-photo-alone", key="over")
        if self.vertical and self.pos == "over":
            refuse("head-vertical-over", key="vertical")
        if self.w and not self.vertical and self.pos in {None, "over"}:
            refuse("head-w-over", key="w")
        return self


class JumpShape(Shape):
    """Where a story goes on, and how much of it stays."""

    to: PageNumber
    after: Share | None = None


JumpValue = Annotated[
    Annotated[PageNumber, Tag("@text")] | Annotated[JumpShape, Tag("@mapping")],
    Discriminator(text_or_mapping),
]


class FitShape(Shape):
    """Bounds of what the fitter may do."""

    tracking: Span | None = None
    photo: Annotated[int, Field(ge=0, le=99)] | None = None
    head: Annotated[int, Field(ge=0, le=9)] | None = None
    drop: Truth | None = None


class BerthShape(Shape):
    """Where something stands inside its story."""

    w: Whole | None = None
    x: Annotated[str | None, BeforeValidator(choice)] = None
    y: Annotated[str | None, BeforeValidator(choice)] = None


class InsetShape(BerthShape):
    """A related item inside a story."""

    text: str
    label: str = ""
    box: str = ""
    tint: Annotated[Number, Field(ge=0, le=100)] | None = None


InsetValue = Annotated[
    Annotated[str, Tag("@text")] | Annotated[InsetShape, Tag("@mapping")],
    Discriminator(text_or_mapping),
]


class QuoteShape(BerthShape):
    """A pull quote."""

    text: str


QuoteValue = Annotated[
    Annotated[str, Tag("@text")] | Annotated[QuoteShape, Tag("@mapping")],
    Discriminator(text_or_mapping),
]


class ReferShape(Shape):
    """A pointer to another page."""

    to: PageNumber
    text: str
    line: str = ""


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


class CopyShape(CopyFields):
    """A story's copy: its file, or how long it will be while it is not there (画版)."""

    file: str | None = None
    dummy: Annotated[int, Field(ge=1, le=99999)] | None = None

    @model_validator(mode="after")
    def _is_one_story(self) -> "CopyShape":
        if (self.file is None) is (self.dummy is None):
            refuse("article-or-dummy", key="dummy")
        return self


ArticleValue = Annotated[
    Annotated[str, Tag("@text")] | Annotated[CopyShape, Tag("@mapping")],
    Discriminator(text_or_mapping),
]


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
            refuse("ear-crowded")
        return self


class AdShape(Shape):
    """An advertisement written as a mapping."""

    file: str
    w: Whole | None = None
    h: Whole | None = None
    at: At | None = None
    label: str | None = None


AdValue = Annotated[
    Annotated[str, Tag("@text")] | Annotated[AdShape, Tag("@mapping")],
    Discriminator(text_or_mapping),
]
