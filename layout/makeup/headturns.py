"""The other headlines of a story: set in more rows or fewer, to fill its box.

In comes the head block as the ladder wants it; out come blocks of the same rung whose
headline is smaller by as much as wins a row, or has a line more, broken at a blank of
its author. No size beyond the rung is offered, so that a headline keeps its rank; none
is squeezed.
Source: makeup 5.2, "they are knobs", and 5.5, row 4.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from layout.composition.display import DisplayLine
from layout.makeup.desk import Desk
from layout.makeup.heads import ROUNDING, HeadBlock, rung_of, set_head
from layout.makeup.seat import Seat
from layout.model.issue import Article
from layout.model.style import HeadStyle
from layout.model.wishes import HeadWish
from layout.units import Pt


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a story is set from."""

    article: Article
    wish: HeadWish
    seat: Seat
    measure: Pt

    def set(self, wish: HeadWish, desk: Desk) -> HeadBlock:
        """Give the head block for a wish."""
        return set_head(self.article, wish, self.seat, self.measure, desk)


def other_heads(
    heading: Heading, block: HeadBlock, most: int, desk: Desk
) -> tuple[HeadBlock, ...]:
    """Give the blocks that may take the place of a head, one for each number of rows.

    Args:
        heading: What the head is set from.
        block: The head as the ladder wants it.
        most: Rows by which another may differ.
        desk: The page's desk.
    """
    found: dict[int, HeadBlock] = {}
    style = rung_of(desk, block.rank, heading.seat.characters)
    if style is None or block.headline is None or heading.seat.level or block.dropped:
        return ()
    for other in _others(heading, block, style, (most, desk)):
        change = other.rows - block.rows
        if change and abs(change) <= most and _is_sound(other):
            found.setdefault(change, other)
    return tuple(found[change] for change in sorted(found))


@dataclass(frozen=True, slots=True)
class HeadChange:
    """Another headline that an editor may ask for, as no knob does."""

    lines: int
    size: int
    """Points."""
    rows: int
    """Rows more that the head then takes, below zero for less."""


LEAST_SHARE, MOST_SHARE = 0.75, 1.35
"""Size of such a headline, as a share of the one that stands: a rank up or down.
Source: look, "Voice"."""


def head_changes(
    heading: Heading, block: HeadBlock, rows: int, desk: Desk
) -> tuple[HeadChange, ...]:
    """Give the least changes of a headline that win or lose rows.

    A size smaller or larger in as many lines, and a line less or more.

    Args:
        heading: What the head is set from.
        block: The head as it stands.
        rows: Those it takes, with white that was added.
        desk: The page's desk.
    """
    headline = block.headline
    if headline is None:
        return ()
    own, count = headline.size, len(headline.lines)
    smaller = range(ceil(own) - 1, ceil(own * LEAST_SHARE) - 1, -1)
    larger = range(int(own) + 1, int(own * MOST_SHARE) + 1)
    tried = [(count, smaller), (count, larger)]
    if _breaks_well(block, count - 1):
        tried.append((count - 1, smaller))
    if _breaks_well(block, count + 1):
        tried.append((count + 1, range(int(own), ceil(own * LEAST_SHARE) - 1, -1)))
    found = []
    for lines, sizes in tried:
        for size in sizes:
            wish = replace(heading.wish, lines=lines, size=(size, size))
            other = heading.set(wish, desk)
            if other.rows != rows and _is_sound(other):
                found.append(HeadChange(lines, size, other.rows - rows))
                break
    return tuple(found)


def _breaks_well(block: HeadBlock, lines: int) -> bool:
    """Tell whether a headline breaks into so many lines at blanks of its author."""
    if block.headline is None:
        return False
    paragraph = block.headline.lines[0].galley.paragraph
    return not paragraph.breaks and 1 <= lines <= len(paragraph.text.split())


def _others(
    heading: Heading, block: HeadBlock, style: HeadStyle, bounds: tuple[int, Desk]
) -> Iterator[HeadBlock]:
    """Set the headline smaller by a row after another, then in a line more."""
    most, desk = bounds
    if block.headline is None:
        return
    wish = heading.wish
    face = style.faces[heading.seat.turn % len(style.faces)]
    low, high = wish.size or (face.low, face.high)
    count = len(block.headline.lines)
    for rows in range(1, most + 1):
        size = _size_for(block, style, -rows, desk)
        if size >= low:
            smaller = replace(wish, lines=count, size=(low, size))
            yield heading.set(smaller, desk)
    paragraph = block.headline.lines[0].galley.paragraph
    if wish.lines or paragraph.breaks:
        return
    # Its author's blanks are where it breaks well; elsewhere a line more reads badly.
    if count < min(style.lines[1], 1 + len(paragraph.text.split()[1:])):
        longer = replace(wish, lines=count + 1, size=(low, high))
        other = heading.set(longer, desk)
        over = other.rows - block.rows - most
        if over > 0 and _is_sound(other):
            size = _size_for(other, style, -over, desk)
            if size >= low:
                other = heading.set(replace(longer, size=(low, size)), desk)
        yield other


def _size_for(block: HeadBlock, style: HeadStyle, rows: int, desk: Desk) -> Pt:
    """Give the largest size, in half points, that takes off a number of rows."""
    if block.headline is None:
        return 0.0
    spare = block.white_above - style.above
    less = -rows * desk.grid.leading - spare - ROUNDING
    size = block.headline.size - max(0.0, less) / len(block.headline.lines)
    return int(size * 2 + 1e-6) / 2


def _is_sound(block: HeadBlock) -> bool:
    """Tell whether a headline fits, of its own rung and unsqueezed."""
    headline = block.headline
    if headline is None or not headline.fits or block.dropped:
        return False
    lines = (line for line in headline.lines if isinstance(line, DisplayLine))
    return all(line.scale >= 1 for line in lines)
