"""An issue as the editor wrote it, read and checked: pages, stories, kinds."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from layout.errors import Where
from layout.model.cutout import Cutout
from layout.model.finding import Finding, Waiver
from layout.model.foreign import Artwork
from layout.model.inset import Berth, Inset, Quote
from layout.model.paper import Paper
from layout.model.text import Paragraph
from layout.model.wishes import HeadWish


@dataclass(frozen=True, slots=True)
class Cells:
    """A rectangle of whole cells, 1-based, inclusive: ``c1-8 r13-40``."""

    first_column: int
    last_column: int
    first_row: int
    last_row: int


@dataclass(frozen=True, slots=True)
class Extent:
    """How much room an item was given; what is None is decided from the copy."""

    w: int | None = None
    """Basic columns."""
    h: int | None = None
    """Rows."""
    at: tuple[Cells, ...] = ()


@dataclass(frozen=True, slots=True)
class Photograph:
    """What was read from a picture file, without its pixels."""

    path: Path
    name: str
    """As the manifest wrote it."""
    sha256: str
    width: int
    """Pixels, upright (after EXIF rotation)."""
    height: int
    mode: str
    """Pillow's: RGB, L, CMYK, I;16 ..."""
    ppi: float = 0.0
    """Pixels to the inch that the file itself claims; 0 where it is silent."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of a story or of its own."""

    image: Photograph
    where: Where
    caption: Paragraph | None = None
    credit: Paragraph | None = None
    w: int | None = None
    h: int | None = None
    x: str | int | None = None
    """left, middle, right, or a 1-based column of the story."""
    y: str | int | None = None
    """top, middle, bottom, or a 1-based row of text."""
    crop: float = 0.15
    """Share of width or height that may be cut."""
    focus: tuple[float, float] = (0.5, 0.5)
    frame: bool | None = None
    """None lets the program see whether the sky is pale."""
    wrap: Cutout | None = None
    """The outline that text runs round; None runs round its box."""

    @property
    def berth(self) -> Berth:
        """Give where the editor wants it among the columns of its story."""
        return Berth(self.w, self.x, self.y)


@dataclass(frozen=True, slots=True)
class Article:
    """A story's copy (稿件): its fields and its text."""

    id: str
    file: str
    where: Where
    kicker: Paragraph | None = None
    headline: Paragraph | None = None
    deck: Paragraph | None = None
    summary: Paragraph | None = None
    byline: Paragraph | None = None
    credit: Paragraph | None = None
    caption: Paragraph | None = None
    body: tuple[Paragraph, ...] = ()
    """Paragraphs of role BODY and SUBHEAD, in order."""
    dummy: int = 0
    """Characters of a story that is not written yet (画版); 0 for real copy."""

    @property
    def characters(self) -> int:
        """Count the body as a newsroom does: 字数 with marks, without white."""
        return sum(len("".join(p.text.split())) for p in self.body)


@dataclass(frozen=True, slots=True)
class Jump:
    """A story goes on elsewhere (下转)."""

    page: str
    after: float | None = None
    """Share of the text wished on this page."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Bounds of what the fitter may do; None where the manifest is silent."""

    tracking: tuple[float, float] | None = None
    photo: int | None = None
    head: int | None = None
    drop: bool | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """An article on the page."""

    article: Article
    where: Where
    extent: Extent = Extent()
    rank: int | None = None
    columns: tuple[int, int] | None = None
    """破栏: so many basic columns set as so many."""
    head: HeadWish = field(default_factory=HeadWish)
    photos: tuple[Photo, ...] = ()
    group_caption: Paragraph | None = None
    box: str = ""
    """Name of the paper's rule that frames it; empty for none."""
    tint: float | None = None
    """Per cent of the box's tint; None takes the look's where there is a box."""
    rule: str = ""
    jump: Jump | None = None
    fit: Fit = Fit()
    insets: tuple[Inset, ...] = ()
    quotes: tuple[Quote, ...] = ()
    came_from: str = ""
    """Number of the page whose story it continues (上接)."""
    planned: tuple[int, ...] = ()
    """Lines of each paragraph of text in the page's plan: ties go to them."""
    planned_rows: int = 0
    """Rows that a plan gave it, which win unless other rows are clearly better."""


@dataclass(frozen=True, slots=True)
class PhotoStory:
    """Pictures with a headline and a text of their own (图片新闻)."""

    article: Article
    photos: tuple[Photo, ...]
    """One, or a group (组图) under one caption or the text."""
    where: Where
    group_caption: Paragraph | None = None
    extent: Extent = Extent()
    columns: int | None = None
    box: str = ""
    tint: float | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A labelled group of stories (栏目)."""

    title: str
    where: Where
    child: "Rows | Cols"
    aside: str = ""
    columns: int | None = None
    """Another exact column count of the page."""
    extent: Extent = Extent()
    rule: str = ""
    box: str = ""


@dataclass(frozen=True, slots=True)
class Banner:
    """A page's theme title (刊头)."""

    text: str
    where: Where
    label: str = ""
    line: str = ""
    """Under the label, such as 第126期."""
    motto: tuple[str, ...] = ()
    """One or two lines."""
    colour: str = ""
    art: Photograph | Artwork | None = None
    """The title as it was lettered, in place of type."""
    extent: Extent = Extent()


@dataclass(frozen=True, slots=True)
class Refer:
    """A pointer to a story on another page (导读)."""

    page: str
    text: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Masthead:
    """The nameplate (报头) with its ear (报眼)."""

    where: Where
    extent: Extent = Extent()
    art: Photograph | Artwork | None = None
    """The name as it was written, in place of type."""
    refers: tuple[Refer, ...] = ()
    ear_label: str = ""
    weather: str = ""
    ear_story: "Story | None" = None
    """A story in the ear instead of refers."""
    ear_advert: "Advert | None" = None


@dataclass(frozen=True, slots=True)
class Briefs:
    """Short items from one file (简讯): each an article with a headline and a text."""

    article: str
    file: str
    items: tuple[Article, ...]
    where: Where
    label: str = ""
    extent: Extent = Extent()
    box: str = ""
    tint: float | None = None


@dataclass(frozen=True, slots=True)
class Refers:
    """A list of refers as an item of the page."""

    items: tuple[Refer, ...]
    where: Where
    label: str = ""
    extent: Extent = Extent()
    box: str = ""
    tint: float | None = None


@dataclass(frozen=True, slots=True)
class Advert:
    """An advertisement (广告), placed whole."""

    file: Path
    where: Where
    extent: Extent = Extent()
    label: str = "广告"
    art: Photograph | Artwork | None = None
    """What the file holds; None where it was not looked at."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A rule, a filler or the page credits as an item of the page."""

    kind: str
    """rule, filler, credits."""
    where: Where
    text: str = ""
    extent: Extent = Extent()


@dataclass(frozen=True, slots=True)
class Continuation:
    """The rest of a story that jumps from another page (上接)."""

    source: str
    """The copy file, as the jumping story names it."""
    where: Where
    headline: Paragraph | None = None
    extent: Extent = Extent()


@dataclass(frozen=True, slots=True)
class Auto:
    """Items that the program places itself."""

    items: "tuple[Item, ...]"
    where: Where
    extent: Extent = Extent()


@dataclass(frozen=True, slots=True)
class Rows:
    """Items one under another."""

    items: "tuple[Item, ...]"
    where: Where
    extent: Extent = Extent()


@dataclass(frozen=True, slots=True)
class Cols:
    """Items side by side."""

    items: "tuple[Item, ...]"
    where: Where
    extent: Extent = Extent()


Item: TypeAlias = (
    Story
    | PhotoStory
    | Section
    | Banner
    | Masthead
    | Briefs
    | Refers
    | Advert
    | Furniture
    | Continuation
    | Auto
    | Rows
    | Cols
)
"""The placement kinds: a closed union."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One office of the page credits: 责任编辑 and the names."""

    office: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the issue (版)."""

    number: str
    """As printed: 1, 3, A3."""
    name: str
    """版名."""
    where: Where
    ink: str = "彩色"
    """彩色, 套红 or 黑白."""
    credits: tuple[Credit, ...] = ()
    root: Item | None = None
    boxes: tuple[Item, ...] = ()
    """Items pinned with ``at``."""
    waivers: tuple[Waiver, ...] = ()

    @property
    def sequence(self) -> int:
        """Give the page's number within its section: 3 for 3, 03 and A3."""
        digits = "".join(c for c in self.number if c.isdigit())
        return int(digits) if digits else 0

    @property
    def front(self) -> bool:
        """Tell whether it is the front page."""
        return self.sequence == 1 and self.number.isdigit()


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of the paper (期)."""

    id: str
    day: date
    folder: Path
    paper: Paper
    pages: tuple[Page, ...]
    number: int | None = None
    """总期号."""
    lunar: str = ""
    page_count: int = 0
    """今日N版."""
    findings: tuple[Finding, ...] = field(default=())
    """What reading noticed: encodings, normalisation, unused copy."""
