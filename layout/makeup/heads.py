"""The head block: kicker, headline, deck and byline in whole rows.

In come a story's fields and the rung of the ladder; out comes a block whose rows are
the sum of its em boxes and whites, rounded up; what is left over goes above the first
line, so that kicker and deck stand nearer to their headline than to anything else.
Source: look, "White" and the table of heads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from layout.composition.compose import compose
from layout.composition.display import DisplayLine, display_line, draw, resized
from layout.composition.headline import Headline, UprightHeadline, fit_headline
from layout.composition.upright import UprightLine, draw_upright
from layout.makeup.desk import Desk
from layout.makeup.seat import Seat
from layout.model.issue import Article
from layout.model.page import GlyphRun, PlacedHead
from layout.model.style import Align, HeadlineFace, HeadStyle, TextStyle
from layout.model.text import Paragraph, Role
from layout.model.wishes import HeadWish
from layout.units import TOLERANCE, Pt, pt_to_mil

SMALLEST_SHARE = 0.8
"""A kicker too wide for its measure is set smaller, down to this share of its size."""


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line of a head block."""

    line: DisplayLine | UprightLine
    top: Pt
    """Em box, down from the top of the block."""
    colour: str
    align: Align
    bullet: str = ""
    axis: Pt = 0.0
    """Of an upright line, from the left of the block."""

    @property
    def foot(self) -> Pt:
        """Give where its last em box ends, down from the top of the block."""
        line = self.line
        return self.top + (line.depth if isinstance(line, UprightLine) else line.size)


@dataclass(frozen=True, slots=True)
class HeadBlock:
    """A head block as it will stand."""

    rung: str
    rank: int
    rows: int
    lines: tuple[HeadLine, ...]
    headline: Headline | UprightHeadline | None
    align: Align
    white_above: Pt
    kicker_gap: Pt
    dropped: bool = False
    """Whether a rung below the story's own had to be taken."""
    breadth: Pt = 0.0
    """Of a block of upright lines; 0 where it is as wide as its columns."""

    def lowered(self, rows: int, leading: Pt) -> "HeadBlock":
        """Give the block in more rows; the white goes above it."""
        if rows <= self.rows:
            return self
        shift = (rows - self.rows) * leading
        lines = tuple(replace(line, top=line.top + shift) for line in self.lines)
        return replace(
            self, rows=rows, lines=lines, white_above=self.white_above + shift
        )

    def aired(self, rows: int, leading: Pt) -> "HeadBlock":
        """Give the block in more rows; the first goes above it, the others below."""
        above = self.lowered(min(rows, self.rows + 1), leading)
        return replace(above, rows=max(rows, self.rows))

    @property
    def has_byline(self) -> bool:
        """Tell whether the byline stands in the block and not on the first leg."""
        roles = (line.line.galley.paragraph.role for line in self.lines)
        return Role.BYLINE in roles

    def centred(self, rows: int, leading: Pt) -> "HeadBlock":
        """Give the block in the middle of more rows, what is seen of it centred."""
        if not self.lines:
            return self
        top = min(line.top for line in self.lines)
        seen = max(line.foot for line in self.lines) - top
        shift = (rows * leading - seen) / 2 - top
        lines = tuple(replace(line, top=line.top + shift) for line in self.lines)
        return replace(
            self, rows=rows, lines=lines, white_above=self.white_above + shift
        )


NO_HEAD = HeadBlock("", 0, 0, (), None, Align.LEFT, 0.0, 0.0)


def rung_of(desk: Desk, rank: int, characters: int) -> HeadStyle | None:
    """Give the rung of the ladder for a rank and a width, or the next lower one."""
    front = desk.page.front
    ladder = desk.house.paper.ladder
    for wanted in range(rank, 6):
        for style in sorted(ladder, key=lambda rung: rung.front is not front):
            low, high = style.measure_low, style.measure_high
            if style.rank == wanted and low <= characters <= high:
                return style
    return None


def set_head(
    article: Article, wish: HeadWish, seat: Seat, measure: Pt, desk: Desk
) -> HeadBlock:
    """Give the head block of a story; without headline and kicker it has no rows."""
    if article.headline is None:
        return NO_HEAD
    over = wish.pos == "over"
    # A head beside its text is as narrow as its columns, whatever its story's width.
    width = seat.characters if over else round(measure / desk.grid.body)
    own = rung_of(desk, seat.rank, width)
    if own is None:
        return NO_HEAD
    style = own if over else amid(own)
    face, headline = _fit(article.headline, measure, (style, seat.turn, wish), desk)
    while not headline.fits and (not over or style.rank == own.rank):
        lower = rung_of(desk, style.rank + 1, width)
        if lower is None:
            break
        style = lower if over else amid(lower)
        face, headline = _fit(article.headline, measure, (style, seat.turn, wish), desk)
    parts = _parts(article, headline, (style, face), measure, desk)
    block = _stack(parts, style, headline, desk)
    dropped = style.rank != own.rank
    return replace(block, dropped=dropped).lowered(seat.head_rows, desk.grid.leading)


def amid(style: HeadStyle) -> HeadStyle:
    """Give a rung for a head that stands in its text: narrower, so in more lines."""
    fewest, most = style.lines
    lines = (fewest, max(most, MOST_AMID))
    return replace(style, lines=lines, align=Align.CENTRE)


MOST_AMID = 3
"""Lines of a headline beside its text, whatever its rung says. Source: makeup 0.1."""


def _fit(
    headline: Paragraph,
    measure: Pt,
    rung: tuple[HeadStyle, int, HeadWish],
    desk: Desk,
) -> tuple[HeadlineFace, Headline]:
    style, turn, wish = rung
    face = style.faces[turn % len(style.faces)]
    return face, fit_headline(headline, measure, (style, face, wish), desk.house)


@dataclass(frozen=True, slots=True)
class _Part:
    line: DisplayLine
    gap: Pt
    """White over it."""
    style: TextStyle
    bullet: str = ""
    align: Align | None = None
    """Where it differs from the block's."""


def _parts(
    article: Article,
    headline: Headline,
    rung: tuple[HeadStyle, HeadlineFace],
    measure: Pt,
    desk: Desk,
) -> list[_Part]:
    style, face = rung
    parts = []
    if article.kicker:
        line = fit_line(article.kicker, style.kicker, measure, desk)
        parts.append(_Part(line, style.above, style.kicker))
    colour = TextStyle(face.face, headline.size)
    for number, line in enumerate(headline.lines):
        gap = face.line_gap
        if not number:
            gap = style.kicker_gap if parts else style.above
        parts.append(_Part(line, gap, colour))
    if article.deck:
        line = fit_line(article.deck, style.deck, measure, desk)
        parts.append(_Part(line, style.deck_gap, style.deck))
    if article.summary:
        parts += _summary(article.summary, style, measure, desk)
    if article.byline and style.byline:
        line = fit_line(article.byline, style.byline, measure, desk)
        bullet = desk.look.byline.bullet
        parts.append(_Part(line, style.byline_gap, style.byline, bullet))
    return parts


def _summary(
    summary: Paragraph, style: HeadStyle, measure: Pt, desk: Desk
) -> Iterator[_Part]:
    """Give a summary (提要) line by line, a row of the grid each."""
    text_style = desk.style("summary")
    book = desk.house.book(text_style.size)
    room = (pt_to_mil(measure, text_style.size),)
    composed = compose(summary, text_style, room, desk.house, book)
    white = desk.grid.leading - text_style.size
    start = 0
    for end in composed.best().breaks:
        line = display_line(composed.galley, desk.house.faces, (start, end))
        gap = white if start else style.deck_gap
        yield _Part(line, gap, text_style, align=text_style.align)
        start = end


def _stack(
    parts: Sequence[_Part], style: HeadStyle, headline: Headline, desk: Desk
) -> HeadBlock:
    grid = desk.grid
    total = sum(part.gap + part.line.size for part in parts) + style.below
    # The white below is measured to the em box of the next row's text.
    rows = ceil((total - grid.em_top - ROUNDING) / grid.leading)
    surplus = rows * grid.leading + grid.em_top - total
    lines = []
    top = surplus
    for part in parts:
        top += part.gap
        align = part.align or style.align
        lines.append(HeadLine(part.line, top, part.style.colour, align, part.bullet))
        top += part.line.size
    return HeadBlock(
        rung=style.name,
        rank=style.rank,
        rows=rows,
        lines=tuple(lines),
        headline=headline,
        align=style.align,
        white_above=lines[0].top,
        kicker_gap=style.kicker_gap if len(lines) > len(headline.lines) else 0.0,
    )


ROUNDING: Pt = 0.5
"""A block that is over whole rows by less than this is let stand: no eye sees it."""


def fit_line(
    paragraph: Paragraph, style: TextStyle, measure: Pt, desk: Desk
) -> DisplayLine:
    """Give a text as one line, set smaller or squeezed for a narrow measure."""
    line = desk.line(paragraph, style)
    if line.width <= measure + TOLERANCE:
        return line
    share = max(SMALLEST_SHARE, measure / line.width)
    smaller = resized(line, style.size * share)
    return resized(line, smaller.size, min(1.0, measure / smaller.width))


def draw_head(
    block: HeadBlock, x: Pt, top: Pt, width: Pt, desk: Desk
) -> list[GlyphRun]:
    """Give the runs of a head block whose top left corner stands at a point."""
    runs: list[GlyphRun] = []
    for part in block.lines:
        colour = desk.colour(part.colour)
        if isinstance(part.line, UprightLine):
            axis = x + (width - block.breadth) / 2 + part.axis
            runs += draw_upright(part.line, axis, top + part.top, colour)
            continue
        at = x + width / 2 if part.align is Align.CENTRE else x
        if part.bullet:
            look = desk.look.byline
            style = replace(part.line.galley.style, face="body", size=look.bullet_size)
            bullet = desk.line(part.bullet, style)
            hang = bullet.width + BULLET_GAP * part.line.size
            if part.align is Align.CENTRE:
                at += hang / 2
                start = at - part.line.width / 2 - hang
            else:
                start, at = at, at + hang
            middle = top + part.top + part.line.size / 2
            runs += draw(bullet, start, middle - look.bullet_size / 2, colour)
        runs += draw(part.line, at, top + part.top, colour, part.align)
    return runs


BULLET_GAP = 0.5
"""Em of the text between a bullet and what it stands before."""


def placed_head(
    block: HeadBlock, top: Pt, *, on_photo: bool = False
) -> PlacedHead | None:
    """Give what the report and the checks want to know of a head block."""
    headline = block.headline
    if headline is None:
        return None
    own = [p for p in block.lines if any(p.line is line for line in headline.lines)]
    return PlacedHead(
        kind=block.rung,
        rank=block.rank,
        lines=tuple(line.text for line in headline.lines),
        size=headline.size,
        rows=block.rows,
        white_above=block.white_above,
        kicker_gap=block.kicker_gap,
        top=top + min(line.top for line in own),
        bottom=top + max(line.foot for line in own),
        on_photo=on_photo,
    )
