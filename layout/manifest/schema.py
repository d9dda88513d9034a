"""The shape of a manifest: which keys an item has and what may stand under them.

Pydantic checks the shape and gives the JSON Schema. All unions are discriminated, so
that one wrong value is one error. What a shape cannot know (whether a file exists,
whether widths sum) is looked at when the issue is built.
"""

from typing import Annotated, ClassVar, Final, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator
from typing_extensions import TypeAliasType

from layout.manifest.fieldtypes import (
    TAG,
    At,
    Division,
    Names,
    Number,
    PageNumber,
    Texts,
    Whole,
    listed,
    refuse,
    text_or_mapping,
)
from layout.manifest.parts import (
    AdValue,
    ArticleValue,
    CopyFields,
    EarShape,
    FitShape,
    HeadShape,
    InsetValue,
    JumpValue,
    NameplateShape,
    PhotoValue,
    QuoteValue,
    ReferShape,
    Shape,
)

KINDS: Final = (
    "article", "dummy", "section", "masthead", "banner", "briefs", "from", "ad",
    "photo", "photos", "refer", "auto", "rows", "cols", "filler", "credits", "rule",
)  # fmt: skip
"""Keys that say what an item is, the telling ones first: a story may have a photo."""


class Placed(Shape):
    """What an item of a page may say of its room."""

    kind: ClassVar[str] = ""

    w: Whole | None = None
    h: Whole | None = None
    at: At | None = None


class ArticleItem(Placed, CopyFields):
    """A story."""

    kind: ClassVar[str] = "article"

    article: ArticleValue | None = None
    dummy: Annotated[int, Field(ge=1, le=99999)] | None = None
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
    inset: Annotated[list[InsetValue], BeforeValidator(listed)] | None = None
    quote: Annotated[list[QuoteValue], BeforeValidator(listed)] | None = None

    @model_validator(mode="after")
    def _is_one_story(self) -> "ArticleItem":
        if (self.article is None) is (self.dummy is None):
            refuse("article-or-dummy", key="dummy")
        if self.photo is not None and self.photos is not None:
            refuse("photo-and-photos", key="photos")
        return self


class PhotoItem(Placed, CopyFields):
    """A picture as an item of its own, with a text of its own or without."""

    kind: ClassVar[str] = "photo"

    photo: PhotoValue | None = None
    photos: Annotated[list[PhotoValue], Field(min_length=1)] | None = None
    text: str | None = None
    columns: Whole | None = None
    box: str = ""
    tint: Annotated[Number, Field(ge=0, le=100)] | None = None

    @model_validator(mode="after")
    def _shows_one_block(self) -> "PhotoItem":
        if self.photo is not None and self.photos is not None:
            refuse("photo-and-photos", key="photos")
        return self


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
        if not self.rows and not self.cols:
            refuse("section-empty")
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

    refer: Annotated[list[ReferShape], Field(min_length=1)]
    label: str = ""
    box: str = ""
    tint: Annotated[Number, Field(ge=0, le=100)] | None = None


class AdItem(Placed):
    """An advertisement."""

    kind: ClassVar[str] = "ad"

    ad: "AdValue"
    label: str = "广告"


class FromItem(Placed):
    """The rest of a story that jumps from another page."""

    kind: ClassVar[str] = "from"

    source: str = Field(alias="from")
    headline: str | None = None


class AutoItem(Placed):
    """Items that the program places itself."""

    kind: ClassVar[str] = "auto"

    auto: "Annotated[list[Item], Field(min_length=1)]"


class RowsItem(Placed):
    """Items one under another."""

    kind: ClassVar[str] = "rows"

    rows: "Annotated[list[Item], Field(min_length=1)]"


class ColsItem(Placed):
    """Items side by side."""

    kind: ClassVar[str] = "cols"

    cols: "Annotated[list[Item], Field(min_length=1)]"


class RuleItem(Placed):
    """A rule as an item."""

    kind: ClassVar[str] = "rule"

    rule: str | None = None


class FillerItem(Placed):
    """A filler."""

    kind: ClassVar[str] = "filler"

    filler: Annotated[str, Field(min_length=1)]


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
        if kind == "dummy":  # a story that is not written yet
            return f"{TAG}{ArticleItem.kind}"
        if kind == "photos":
            return f"{TAG}{PhotoItem.kind}"
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
        _one_group(self.rows, self.cols)
        if not self.rows and not self.cols and not self.boxes:
            refuse("page-empty")
        return self


PageValue = Annotated[
    Annotated[str, Tag("@text")] | Annotated[PageShape, Tag("@mapping")],
    Discriminator(text_or_mapping),
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
        refuse("rows-and-cols", key="cols")
