"""A paper's house: grid, styles, colours, rules, the look of what recurs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from layout.model.style import HeadStyle, TextStyle
from layout.units import EM, Em, Mil, Pt

NARROWEST = 8
"""Characters; a narrower column is not set. Source: makeup 1.1."""

EM_ASCENT = 0.88
"""Share of the em box over the baseline, fixed for every face (880/-120)."""

MIL_ASCENT: Mil = round(EM_ASCENT * EM)
"""The same in thousandths of an em."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The page as cells of 1 字 x 1 行."""

    name: str
    trim_width: Pt
    trim_height: Pt
    head_margin: Pt
    side_margin: Pt
    """Trim edge to type area, both sides."""
    body: Pt
    leading: Pt
    columns: int
    """Basic columns (基本栏)."""
    measure: int
    """Characters in a basic column."""
    rows: int
    gutter: int = 1
    """Characters between two columns."""

    @property
    def em_top(self) -> Pt:
        """Give the white over the em box in its row: the box stands in the middle."""
        return (self.leading - self.body) / 2

    @property
    def ascent(self) -> Pt:
        """Give the drop from the top of a row to its baseline."""
        return self.em_top + EM_ASCENT * self.body

    @property
    def characters(self) -> int:
        """Give the width of the type area in characters: T = n*k + (n-1)*gutter."""
        return self.columns * self.measure + (self.columns - 1) * self.gutter

    @property
    def divisions(self) -> tuple[int, ...]:
        """Give the column counts that divide the type area into whole characters.

        Those whose columns are wide enough to be set, ascending. Source: makeup 1.1,
        the T+1 rule: a count shares the page exactly when it divides T + gutter.
        """
        total = self.characters + self.gutter
        most = total // (NARROWEST + self.gutter)
        return tuple(n for n in range(1, most + 1) if total % n == 0)

    @property
    def width(self) -> Pt:
        """Give the width of the type area."""
        return self.characters * self.body

    @property
    def height(self) -> Pt:
        """Give the height of the type area."""
        return self.rows * self.leading


@dataclass(frozen=True, slots=True)
class Colour:
    """Ink: process parts of 0-1, or a spot colour with its process alternate."""

    name: str
    cmyk: tuple[float, float, float, float]
    spot: bool = False
    """Whether the press has an ink for it, with a plate of its own (套红)."""
    plate: str = ""
    """What the press calls that ink; empty where it is the colour's own name."""

    @property
    def ink(self) -> str:
        """Give the name of its plate beside the four; empty for a process colour."""
        return (self.plate or self.name) if self.spot else ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line of a rule."""

    width: Pt
    offset: Pt
    """From the rule's position to the middle of this line."""
    colour: str = "black"


@dataclass(frozen=True, slots=True)
class BannerLook:
    """The page's theme title (刊头)."""

    rows: int
    text: TextStyle
    text_low: Pt
    """Smallest size of the title."""
    clearance: Pt
    """What the title's size leaves of the banner's height."""
    label: TextStyle
    label_width: Pt
    label_height: Pt
    label_colour: str
    line: TextStyle
    line_gap: Pt
    motto: TextStyle
    motto_leading: Pt
    rule: str
    """A name of the paper's rules, mirrored at the foot."""


@dataclass(frozen=True, slots=True)
class SectionLook:
    """The label over a section (栏头)."""

    rows: int
    block_width: Pt
    block_height: Pt
    block_top: Pt
    """From the top of its first row."""
    colour: str
    text: TextStyle
    rule: str
    aside: TextStyle


@dataclass(frozen=True, slots=True)
class MastheadLook:
    """The nameplate (报头) and the strip of imprint under it."""

    rows: int
    columns: int
    """Width of the nameplate; the ear takes the rest."""
    rise: Pt
    """How far the nameplate's ink rises over row 1, into the head margin."""
    name: TextStyle
    latin: TextStyle
    latin_rule: str
    latin_gap: Pt
    imprint_rows: int
    date: TextStyle
    item: TextStyle
    page: TextStyle
    top_rule: str
    top_offset: Pt
    bottom_rule: str
    bottom_offset: Pt
    """From the foot of the strip upward."""


@dataclass(frozen=True, slots=True)
class TabLook:
    """The red tab that hangs from the top rule of a frame."""

    width: Pt
    height: Pt
    colour: str
    text: TextStyle
    rule: str
    """The rule that the tab hangs from, over the frame's top edge."""


@dataclass(frozen=True, slots=True)
class EarLook:
    """The ear (报眼) with refers (导读)."""

    tab: TabLook
    title: TextStyle
    line: TextStyle
    page: TextStyle
    item_rule: str
    weather: TextStyle
    weather_label: TextStyle
    weather_height: Pt
    tint: str
    frame: str
    inset: Pt


@dataclass(frozen=True, slots=True)
class FolioLook:
    """The folio (报眉) over an inside page."""

    rise: Pt
    """From the baseline down to the top of row 1."""
    number: TextStyle
    name: TextStyle
    date: TextStyle
    paper: TextStyle
    credits: TextStyle
    upright: str
    rule: str
    """Under the folio where no banner follows."""
    digits: int
    """Page numbers are filled up with zeros to so many digits."""


@dataclass(frozen=True, slots=True)
class FootLook:
    """The foot line of the front page (报尾)."""

    rule: str
    drop: Pt
    """From the foot of the last row to the rule."""
    text: TextStyle
    text_drop: Pt
    """From the rule to the text's em box."""


@dataclass(frozen=True, slots=True)
class BoxLook:
    """Frames and tints round stories (围框)."""

    inset: Em
    """Text to frame, in body characters, each side."""
    frame: str
    tint: str
    tint_share: float


@dataclass(frozen=True, slots=True)
class PictureLook:
    """Pictures on the page."""

    caption_gap: Pt
    """Picture to caption em box."""
    edge: str
    """The frame of a picture whose sky is pale."""
    credit_bullet: str
    credit_bullet_size: Pt
    caption_gap_rows: int
    """Whole rows left over the text under a picture and its caption."""


@dataclass(frozen=True, slots=True)
class BylineLook:
    """The byline on top of the first leg."""

    bullet: str
    bullet_size: Pt
    rows: int


@dataclass(frozen=True, slots=True)
class PhotoStoryLook:
    """A picture with a headline and a short text (图片新闻)."""

    front: bool
    headline: TextStyle
    headline_rows: int
    one_measure: bool
    """Whether the text is set in one measure over all columns."""


@dataclass(frozen=True, slots=True)
class BriefsLook:
    """Briefs (简讯)."""

    bullet: str
    gap_rows: int
    top_rows: int
    """Rows kept under the frame's top edge for the tab."""
    tab: TabLook


@dataclass(frozen=True, slots=True)
class QuoteLook:
    """Pull quotes (引语)."""

    rule: str
    """Over and under it."""
    white: Pt
    """Least white between a rule and the text."""


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that recurs, with its measures."""

    banner: BannerLook
    section: SectionLook
    masthead: MastheadLook
    ear: EarLook
    folio: FolioLook
    foot: FootLook
    box: BoxLook
    picture: PictureLook
    byline: BylineLook
    photo_stories: tuple[PhotoStoryLook, ...]
    briefs: BriefsLook
    quote: QuoteLook
    story_rule: str
    """Between two stories in the middle of their row."""
    gutter_rule: str
    """Down the gutter between stories side by side."""


@dataclass(frozen=True, slots=True)
class Press:
    """What the press asks for."""

    icc: str
    """Path of the output profile; empty takes the one that is shipped."""
    condition: str
    """What is printed on what: a name of the ICC's registry, such as FOGRA39, or the
    press's own words; empty where the profile alone says it."""
    ink_limit: float
    """Most ink in per cent."""
    ppi: int
    ppi_cap: int
    ppi_warn: int
    ppi_block: int
    cmyk: str = "keep"
    """What becomes of pictures that come as inks: keep, or convert by profile."""
    marks: bool = False
    """Whether crop marks, register marks and a colour bar stand round the page."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the law wants printed on a front page."""

    organ: str = ""
    """主管主办."""
    publisher: str = ""
    serial: str = ""
    """国内统一连续出版物号."""
    postal: str = ""
    """邮发代号."""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    printer: str = ""
    price: str = ""
    lunar: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One newspaper."""

    name: str
    code: str
    latin: str
    language: str
    grid: Grid
    bleed: Pt
    styles: Mapping[str, TextStyle]
    """One for each Role, and for dateline, reporter, run-in, jump."""
    ladder: tuple[HeadStyle, ...]
    colours: Mapping[str, Colour]
    rules: Mapping[str, tuple[Stroke, ...]]
    """hairline, 正线, 反线, 文武线 ... as sets of lines."""
    look: Look
    imprint: Imprint
    press: Press
    composition: str
    """Name of the composition set."""
    names: str
    """Template of file names."""
    fonts: str = ""
    """A folder of the paper's own faces; empty for none."""
    sizes: Mapping[str, Pt] = field(default_factory=dict)
    """号 and their points."""
    faces: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Role of the font catalogue to files that are tried before the catalogue's."""
    gate: Mapping[str, str] = field(default_factory=dict)
    """Finding code to severity, where the paper is stricter."""
    composition_changes: Mapping[str, str] = field(default_factory=dict)
    """Single values of the set that the paper changes: ``stretch.latin_first: 125``."""
    lexicon: tuple[str, ...] = ()
    """Names and terms that are not broken if it can be helped."""
