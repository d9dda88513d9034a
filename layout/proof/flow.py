"""Stories on a proof: their names, the order of their legs, what is over or short."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from layout.fonts.faces import Faces
from layout.model.box import Box
from layout.model.ground import leg_box, row_top
from layout.model.page import Mark, PlacedLeg, PlacedPage, PlacedStory, Rule, Tint
from layout.model.paper import Colour, Grid
from layout.proof.areas import story_areas
from layout.proof.board import Board
from layout.proof.flags import BADGE, FLAG, Plate, badge, fill, flag, tag
from layout.proof.palette import ERROR, FLOW, GRID, OPEN, OPEN_SHARE
from layout.proof.words import Proofing
from layout.units import Pt, settle

_LINE: Final[Pt] = 0.6
_HEAD: Final[Pt] = 2.4
"""Reach of an arrow's barbs."""
_FOOT_RULE: Final[Pt] = 1.6
"""The red rule under a leg whose text runs on."""


def leg_order(
    placed: PlacedPage, story: PlacedStory, board: Board, faces: Faces
) -> Iterator[Mark]:
    """Give a number at the head of each leg and an arrow from each foot to the next.

    A story of one leg needs none. Numbers stand in the gutter left of their leg.
    """
    if len(story.legs) < 2:
        return
    grid = placed.grid
    for one, other in pairwise(story.legs):
        yield from _arrow(leg_box(grid, one), leg_box(grid, other), grid)
    for number, leg in enumerate(story.legs, 1):
        plate = badge(number, FLOW, faces)
        left = leg.slots[0][0] if leg.slots else leg.x
        middle = left - grid.gutter * grid.body / 2
        top = row_top(grid, leg.first_row) + grid.em_top
        area = board.take([plate.at(middle - plate.width / 2, top)])
        yield from plate.draw(area)


def open_rows(placed: PlacedPage, story: PlacedStory) -> Iterator[Tint]:
    """Give a tint over the rows of legs that the text leaves open."""
    for area in _open_areas(placed.grid, story):
        yield fill(area, OPEN, OPEN_SHARE)


def name_tag(
    placed: PlacedPage, story: PlacedStory, board: Board, proof: Proofing
) -> Iterator[Mark]:
    """Give a story's name with its columns and rows, at the head of its box."""
    text = proof.words.say(
        "proof-story", story=story.id, columns=story.columns, rows=story.rows
    )
    plate = tag(text, GRID, proof.faces)
    areas = story_areas(placed, story)
    if areas:
        yield from plate.draw(board.take(_at_head(plate, areas[0], placed.grid)))


def misfit(
    placed: PlacedPage, story: PlacedStory, board: Board, proof: Proofing
) -> Iterator[Mark]:
    """Give the flag of what is over (多) or short (欠), at the foot of the text."""
    faces, words, grid = proof.faces, proof.words, placed.grid
    rooms = [leg_box(grid, leg) for leg in story.legs] or story_areas(placed, story)
    if not rooms:
        return
    last = rooms[-1]
    if story.overset:
        plate = flag(words.say("proof-over", characters=story.overset), ERROR, faces)
        y = settle(last.bottom)
        yield Rule(settle(last.left), y, settle(last.right), y, _FOOT_RULE, ERROR)
        yield from plate.draw(board.take(_below(plate, last, grid)))
    elif story.open_rows:
        text = words.say("proof-short", characters=story.underset)
        opened = words.say("proof-open", rows=story.open_rows)
        plate = flag(f"{text}　{opened}", OPEN, faces)
        white = max(_open_areas(grid, story), key=lambda a: a.height, default=last)
        top = (white.top + white.bottom - FLAG) / 2
        inside = plate.at((white.left + white.right - plate.width) / 2, top)
        yield from plate.draw(board.take([inside, *_below(plate, last, grid)]))


def _open_areas(grid: Grid, story: PlacedStory) -> list[Box]:
    return [
        Box(
            leg.x,
            row_top(grid, leg.first_row + leg.filled),
            leg.x + leg.width,
            row_top(grid, leg.last_row + 1),
        )
        for leg in story.legs
        if leg.filled < _rows(leg)
    ]


def _rows(leg: PlacedLeg) -> int:
    return leg.last_row - leg.first_row + 1


def _arrow(one: Box, other: Box, grid: Grid) -> Iterator[Rule]:
    """Lead from a foot along the gutter before the next leg to that leg's head.

    The next leg's head is over the foot where it stands beside the leg, and under it
    where it begins a new rectangle: the way along the gutter is the same.
    """
    middle = other.left - grid.gutter * grid.body / 2
    start = one.right if middle > one.left else one.left
    level = one.bottom - grid.leading / 2
    up = other.top < level
    plate = grid.em_top + (BADGE if up else -1)
    tip = other.top + plate + 1
    yield _line((start, level), (middle, level))
    yield _line((middle, level), (middle, tip))
    barb = _HEAD if up else -_HEAD
    for side in (-1, 1):
        yield _line((middle, tip), (middle + side * _HEAD * 0.7, tip + barb))


def _line(
    start: tuple[Pt, Pt], end: tuple[Pt, Pt], colour: Colour = FLOW, weight: Pt = _LINE
) -> Rule:
    (x0, y0), (x1, y1) = start, end
    return Rule(settle(x0), settle(y0), settle(x1), settle(y1), weight, colour)


def _at_head(plate: Plate, box: Box, grid: Grid) -> Iterator[Box]:
    """Give where a plate may stand at the head of a box: in its corners, over it."""
    lefts = (box.left, box.right - plate.width)
    for down in (0.5, grid.leading, -plate.height, -grid.leading):
        for left in lefts:
            yield plate.at(left, box.top + down)
    for step in range(1, 5):
        left = box.left + step * (box.width - plate.width) / 5
        yield plate.at(left, box.top + 0.5)
        yield plate.at(left, box.top - plate.height)
    yield plate.at(box.left, box.top - plate.height)


def _below(plate: Plate, last: Box, grid: Grid) -> Iterator[Box]:
    """Give where a plate may hang under a leg; at worst over its last row's end."""
    for down in (1.0, grid.leading / 2, grid.leading):
        for left in (last.right - plate.width, last.left):
            yield plate.at(left, last.bottom + down)
    yield plate.at(last.right - plate.width, last.bottom - plate.height / 2)
