"""Where stories and lines stand on a placed page, as far as an archive tells it.

The boxes of a story's record count columns on the lattice that it was set on, which may
be a section's own. So the places of its lines, legs and pictures are taken from the
marks, which are exact, and the record only tells how many rectangles there are.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, NamedTuple

from layout.model.box import Box, around, filled
from layout.model.ground import cells_box, text_box
from layout.model.lines import Key, lines_in, paragraph_of, text_of
from layout.model.page import GlyphRun, Picture, PlacedPage, PlacedStory
from layout.model.paper import EM_ASCENT
from layout.model.text import Role
from layout.units import EM, Mil

_LATIN: Final[Mil] = EM // 2
"""How far a line's last Latin letter or digit reaches, without opening its face."""

_HEADS: Final = frozenset({Role.KICKER, Role.HEADLINE, Role.DECK})


class Line(NamedTuple):
    """A line of a paragraph; a tuple, for a page has hundreds."""

    key: Key
    """Of its paragraph."""
    box: Box
    """Em boxes from its first to its last character."""
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a story on a page."""

    kind: str
    """head, text (a leg), picture, or the role of another line."""
    box: Box


def lines_of(page: PlacedPage) -> tuple[Line, ...]:
    """Give the lines of copy of a page, in reading order."""
    return tuple(
        Line(paragraph_of(line), around(map(_ems, line)), text_of(line))
        for line in lines_in(page)
    )


def parts_of(
    page: PlacedPage, story: PlacedStory, names: AbstractSet[str]
) -> tuple[Part, ...]:
    """Give the parts of a story: its head, its legs, its pictures, its other lines.

    Args:
        page: The page.
        story: The record of a story, or of the list that the article belongs to.
        names: Ids by which spans and pictures name it.
    """
    lines = [line for line in lines_of(page) if line.key[0] in names]
    return tuple(_parts(page, story, names, lines))


def polygons_of(
    page: PlacedPage, story: PlacedStory, parts: tuple[Part, ...]
) -> tuple[Box, ...]:
    """Give the rectangles of a story, one for each box of its record that holds a part.

    A part belongs to the box in which most of it lies.
    """
    boxes = [cells_box(page.grid, each) for each in story.boxes]
    if len(boxes) < 2:
        return (around(part.box for part in parts),)
    held: dict[Box, list[Box]] = {box: [] for box in boxes}
    for part in parts:
        nearest = max(boxes, key=lambda box: _shared(box, part.box))
        held[nearest].append(part.box)
    return tuple(around(inside) for inside in held.values() if inside)


def _parts(
    page: PlacedPage, story: PlacedStory, names: AbstractSet[str], lines: list[Line]
) -> Iterator[Part]:
    heads = [line.box for line in lines if line.key[1] in _HEADS]
    if heads:
        yield Part("head", around(heads))
    own = story.id in names
    legs = [text_box(page.grid, leg) for leg in story.legs if leg.filled] if own else []
    for leg in legs:
        yield Part("text", leg)
    for line in lines:
        inside = any(_shared(leg, line.box) > 0 for leg in legs)
        if line.key[1] not in _HEADS and not inside:
            yield Part(line.key[1].value, line.box)
    for mark in page.marks:
        if isinstance(mark, Picture) and mark.story in names:
            yield Part("picture", filled(mark))


def _ems(run: GlyphRun) -> Box:
    em = run.size * run.scale / EM
    last = _LATIN if run.texts[-1].isascii() else EM
    return Box(
        run.x + run.offsets[0] * em,
        run.y - EM_ASCENT * run.size,
        run.x + (run.offsets[-1] + last) * em,
        run.y + (1 - EM_ASCENT) * run.size,
    )


def _shared(one: Box, other: Box) -> float:
    """Give the area that two boxes share, in square points."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, width) * max(0.0, height)
