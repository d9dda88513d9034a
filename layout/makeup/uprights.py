"""The vertical head block (竖题): kicker, headline and deck as lines from the top down.

In come a story's fields, the rung of the ladder and the depth that its text will have;
out comes a block whose lines follow one another from right to left: the kicker at the
right, level with the headline's head, the deck at the left, level with its foot. One
em of the headline stays blank at head and foot. Source: look, Headlines; makeup 1.1.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from layout.composition.galley import set_galley
from layout.composition.headline import BLANK, UprightHeadline, fit_upright
from layout.composition.upright import UprightLine, upright_line
from layout.makeup.desk import Desk
from layout.makeup.heads import NO_HEAD, SMALLEST_SHARE, HeadBlock, HeadLine, rung_of
from layout.makeup.seat import Seat
from layout.model.issue import Article
from layout.model.style import Align, HeadlineFace, HeadStyle, TextStyle
from layout.model.text import Paragraph
from layout.model.wishes import HeadWish
from layout.units import Pt, fits

BLACK = "black"
"""The ink of headlines, as a name of the paper's colours."""

LEAST_GAP = 0.4
"""White between the kicker or deck and its headline, in em of the smaller type."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a vertical head may take."""

    width: Pt
    depth: Pt
    fixed: bool = False
    """Whether the editor has fixed the depth; else the story grows with its head."""


def set_upright_head(
    article: Article, wish: HeadWish, seat: Seat, room: Room, desk: Desk
) -> HeadBlock:
    """Give a story's head from the top down, on the highest rung that holds it.

    A block wider than its room is the best there is: ask for more columns.
    """
    if article.headline is None:
        return NO_HEAD
    block = NO_HEAD
    for style in _rungs(seat, round(room.width / desk.grid.body), desk):
        face = style.faces[seat.turn % len(style.faces)]
        headline = fit_upright(
            article.headline, room.depth, (style, face, wish), desk.house
        )
        block = _abreast(article, headline, (style, face), room, desk)
        if headline.fits and fits(block.breadth, room.width):
            break
    if block.headline and not room.fixed:
        block = replace(block, headline=replace(block.headline, fits=True))
    return replace(block, dropped=block.rank > seat.rank)


def _rungs(seat: Seat, characters: int, desk: Desk) -> Iterator[HeadStyle]:
    """Give the rungs to try: of each rank that for the story, then for the columns."""
    rank = seat.rank
    while style := rung_of(desk, rank, seat.characters):
        yield style
        narrow = rung_of(desk, style.rank, characters)
        if narrow and narrow.rank == style.rank and narrow != style:
            yield narrow
        rank = style.rank + 1


def _abreast(
    article: Article,
    headline: UprightHeadline,
    rung: tuple[HeadStyle, HeadlineFace],
    room: Room,
    desk: Desk,
) -> HeadBlock:
    """Put the lines beside each other, from the left of the block: the deck first."""
    style, face = rung
    own = headline.lines
    blank = BLANK * headline.size
    longest = max(line.depth for line in own)
    most = max(longest, room.depth - 2 * blank)
    deck = _minor(article.deck, style.deck, most, desk)
    kicker = _minor(article.kicker, style.kicker, most, desk)
    seen = max(line.depth for line in (*own, *deck, *kicker))
    foot = blank + (seen + longest) / 2
    head = blank + (seen - longest) / 2
    lines: list[HeadLine] = []
    x = 0.0
    for line in deck:
        top = max(blank, foot - line.depth)
        lines.append(_line(line, (x, top), style.deck.colour))
        x += line.size + max(style.deck_gap, LEAST_GAP * line.size)
    for line in reversed(own):
        lines.append(_line(line, (x, head + (longest - line.depth) / 2), BLACK))
        x += line.size + face.line_gap
    x -= face.line_gap
    gap = 0.0
    for line in kicker:
        gap = max(style.kicker_gap, LEAST_GAP * line.size)
        top = min(head, blank + seen - line.depth)
        lines.append(_line(line, (x + gap, top), style.kicker.colour))
        x += gap + line.size
    lines.reverse()
    return HeadBlock(
        rung=style.name,
        rank=style.rank,
        rows=ceil((seen + 2 * blank) / desk.grid.leading),
        lines=tuple(lines),
        headline=headline,
        align=Align.CENTRE,
        white_above=blank,
        kicker_gap=gap,
        breadth=x,
    )


def _line(line: UprightLine, at: tuple[Pt, Pt], colour: str) -> HeadLine:
    """Give a line whose breadth begins at ``at``, from the block's left and top."""
    x, top = at
    return HeadLine(line, top, colour, Align.CENTRE, axis=x + line.size / 2)


def _minor(
    text: Paragraph | None, style: TextStyle, most: Pt, desk: Desk
) -> Sequence[UprightLine]:
    """Give kicker or deck as one line, set smaller where the depth is short."""
    if text is None:
        return ()
    galley = set_galley(text, style, desk.house, desk.house.book(style.size))
    line = upright_line(galley, desk.house.faces)
    if fits(line.depth, most):
        return (line,)
    share = max(SMALLEST_SHARE, most / line.depth)
    return (line.resized(style.size * share),)
