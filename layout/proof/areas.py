"""Where things stand on a placed page, in points: marks, lines, stories, legs.

The overlay and the page map ask here, so that both see one page.
"""

from dataclasses import dataclass
from typing import Final, assert_never

from layout.model.box import Box, around, filled
from layout.model.ground import cells_box, leg_box
from layout.model.lines import Line, lines_in
from layout.model.page import (
    Foreign,
    GlyphRun,
    Mark,
    Picture,
    PlacedPage,
    PlacedStory,
    Rule,
    Tint,
)
from layout.model.paper import EM_ASCENT
from layout.units import EM, Mil

_CLOSING: Final = frozenset("，。、；：！？”’）》」』】〉")
_LATIN: Final[Mil] = 650
_INSET: Final = 1.6
"""Em that text may stay off the edges of its box: the inset of a frame, and a bit."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of copy and its em boxes."""

    runs: Line
    area: Box


def area_of(mark: Mark) -> Box:
    """Give the rectangle of a mark; of type, its em boxes."""
    match mark:
        case GlyphRun():
            em = mark.size * mark.scale / EM
            first = mark.offsets[0] if mark.offsets else 0
            last = mark.offsets[-1] + _body(mark.texts[-1]) if mark.offsets else 0
            return Box(
                mark.x + first * em,
                mark.y - EM_ASCENT * mark.size,
                mark.x + last * em,
                mark.y + (1 - EM_ASCENT) * mark.size,
            )
        case Rule():
            return Box(
                min(mark.x0, mark.x1),
                min(mark.y0, mark.y1),
                max(mark.x0, mark.x1),
                max(mark.y0, mark.y1),
            )
        case Tint() | Picture() | Foreign():
            return filled(mark)
        case _:
            assert_never(mark)


def lines_of(placed: PlacedPage) -> tuple[TextLine, ...]:
    """Give the lines of copy, in reading order."""
    return tuple(
        TextLine(line, around(map(area_of, line))) for line in lines_in(placed)
    )


def story_areas(placed: PlacedPage, story: PlacedStory) -> tuple[Box, ...]:
    """Give the rectangles of a story.

    Its boxes count columns on the lattice that the story was set on, which may be that
    of its section and which the page does not tell. Where they do not agree with the
    story's marks on the basic columns, the marks say how wide it is.
    """
    grid = placed.grid
    boxes = tuple(cells_box(grid, cells) for cells in story.boxes)
    shown = _shown(placed, story)
    if not boxes or shown is None:
        return boxes
    box = around(boxes)
    slack = _INSET * grid.body
    apart = max(abs(box.left - shown.left), abs(box.right - shown.right))
    if apart <= slack:
        return boxes
    inset = grid.body if story.framed else 0.0
    return (Box(shown.left - inset, box.top, shown.right + inset, box.bottom),)


def _body(text: str) -> Mil:
    """Give how far a line's last character reaches, without opening its face.

    A closing mark has its ink in the left half of its body and is trimmed to it.
    """
    if text in _CLOSING:
        return EM // 2
    return _LATIN if text.isascii() else EM


def _shown(placed: PlacedPage, story: PlacedStory) -> Box | None:
    """Give what the legs and pictures of a story cover."""
    legs = [leg_box(placed.grid, leg) for leg in story.legs]
    pictures = [
        area_of(mark)
        for mark in placed.marks
        if isinstance(mark, Picture) and mark.story == story.id
    ]
    covered = [*legs, *pictures]
    return around(covered) if covered else None
