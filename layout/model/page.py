"""A finished page: a display list in reading order, with nothing left to decide."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from layout.model.cutout import Point
from layout.model.finding import Finding
from layout.model.foreign import Artwork
from layout.model.issue import Article, Photograph
from layout.model.paper import Colour, Grid
from layout.model.text import Span
from layout.units import Mil, Pt


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face and size on one baseline."""

    face: str
    """Id of a face of ``Faces``."""
    size: Pt
    x: Pt
    """Pen origin of the run on the page."""
    y: Pt
    """Baseline, down from the top of the trim."""
    glyphs: tuple[int, ...]
    """Glyph ids of the face as it stands in the file."""
    offsets: tuple[Mil, ...]
    """Pen position of each glyph right of x, in thousandths of ``size``, unscaled."""
    texts: tuple[str, ...]
    """The characters of each glyph; empty where an earlier glyph showed them."""
    colour: Colour
    span: Span | None = None
    """Where in the copy the first character stands; None for furniture."""
    scale: float = 1.0
    """Squeeze: width of the glyphs and offsets as a share of the natural one."""
    knocks_out: bool = False
    """Whether it is cut out of what lies under it, whatever its ink."""
    axis: Pt | None = None
    """Middle of its line, where that runs from the top down (竖排); else None."""

    @property
    def text(self) -> str:
        """Give what the run says."""
        return "".join(self.texts)


@dataclass(frozen=True, slots=True)
class Rule:
    """A stroked line."""

    x0: Pt
    y0: Pt
    x1: Pt
    y1: Pt
    width: Pt
    colour: Colour


@dataclass(frozen=True, slots=True)
class Tint:
    """A filled rectangle."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    colour: Colour
    share: float = 1.0
    """Strength of the colour."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph in its place, cropped."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    image: Photograph
    crop: tuple[float, float, float, float]
    """Left, top, right, bottom of what is shown, as shares of the upright picture."""
    grey: bool = False
    """Set in black alone (page ink 套红 or 黑白)."""
    alt: str = ""
    """The caption, for readers that cannot see."""
    story: str = ""
    outline: tuple[Point, ...] = ()
    """Corners, on the page, of what is seen of it; none for the whole rectangle."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A page of somebody else's PDF in its place, whole by its TrimBox."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    art: Artwork
    alt: str = ""
    """What it is, for readers that cannot see."""


Mark: TypeAlias = GlyphRun | Rule | Tint | Picture | Foreign
"""Whatever stands on a page: a closed union."""


@dataclass(frozen=True, slots=True)
class PlacedHead:
    """A head block as it was set."""

    kind: str
    """Name of its rung of the ladder."""
    rank: int
    lines: tuple[str, ...]
    size: Pt
    rows: int
    white_above: Pt
    """Between the block's top and its first em box."""
    kicker_gap: Pt
    """Between kicker and headline; 0 without a kicker."""
    top: Pt
    """Top em box edge of the headline's first line."""
    bottom: Pt
    on_photo: bool = False
    """Whether it stands on a photograph of its story."""


@dataclass(frozen=True, slots=True)
class PlacedLeg:
    """A column of text of a story (一栏正文)."""

    x: Pt
    width: Pt
    first_row: int
    """0-based row of the page."""
    last_row: int
    """Last row of the leg's room, inclusive."""
    filled: int
    """Rows from the first that hold text or belong to it."""
    slots: tuple[tuple[Pt, Pt], ...] = ()
    """Left and width of each row beside a cut-out; none where all are the leg's own."""


@dataclass(frozen=True, slots=True)
class Step:
    """One turn of a knob that the fitter took."""

    knob: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Cure:
    """Something an editor can do about a story that misses its box."""

    what: str
    """cut or add (characters of a paragraph), photo (rows of a picture), drop, head."""
    number: int
    """Which paragraph or picture of the story, from 1; of a headline its lines."""
    change: int
    """Characters or rows, below zero for less; of a headline its size in points."""
    lines: int
    """Lines of text that this makes, below zero for less."""


@dataclass(frozen=True, slots=True)
class PlacedStory:
    """What became of a story: for the report, the proof and the archive."""

    id: str
    copy: str
    kind: str
    """story, photo, briefs."""
    boxes: tuple[tuple[int, int, int, int], ...]
    """First column, last column, first row, last row; 1-based, inclusive."""
    characters: int
    columns: int
    """Columns of text."""
    rows: int
    overset: int = 0
    """Characters that found no room (多)."""
    underset: int = 0
    """Characters that would still go in (欠)."""
    open_rows: int = 0
    head: PlacedHead | None = None
    legs: tuple[PlacedLeg, ...] = ()
    steps: tuple[Step, ...] = ()
    worst_gap: Mil = 0
    """Widest white added between two characters, in thousandths of an em."""
    framed: bool = False
    overset_text: str = ""
    jumped_text: str = ""
    """What goes on on another page."""
    cures: tuple[Cure, ...] = ()
    """What would make the story fit, the least intrusive first."""


@dataclass(frozen=True, slots=True)
class Outflow:
    """What a story leaves over for another page (下转)."""

    article: Article
    """The rest of the copy, its first paragraph cut where the other page begins."""
    page: str
    """Number of the page that it goes on to."""
    source: str
    """Number of the page that it comes from."""


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """One page ready to be drawn."""

    issue: str
    day: date
    number: str
    name: str
    paper: str
    grid: Grid
    bleed: Pt
    marks: tuple[Mark, ...]
    """In reading order, furniture last, tints before what stands on them."""
    stories: tuple[PlacedStory, ...] = ()
    findings: tuple[Finding, ...] = ()
    outflow: tuple[Outflow, ...] = ()
    """What goes on on other pages."""
    budget: int = 0
    """Characters that its copy is too long by in all (全版多), below zero too short."""
