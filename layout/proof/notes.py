"""Findings as an editor marks them: numbered, each at the thing that it is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import sub
from typing import Final

from layout.fonts.faces import Faces
from layout.model.box import Box
from layout.model.finding import Finding, Severity, Waiver
from layout.model.page import GlyphRun, Mark, PlacedPage, Rule, Tint
from layout.model.paper import Colour, Grid
from layout.model.text import Role
from layout.proof.areas import TextLine, lines_of
from layout.proof.board import Board
from layout.proof.flags import BADGE, Plate, badge, fill
from layout.proof.palette import (
    FINDING_SHARE,
    LOOSE,
    LOOSE_SHARE,
    WAIVED,
    severity_colour,
)
from layout.proof.places import Aim, Places, Spot
from layout.proof.words import Proofing
from layout.units import EM, Mil, Pt, settle

LOOSE_GAP: Final[Mil] = 80
"""White between two Han characters from which a line is tinted. Source: makeup 6.1."""

_ORDER: Final = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_APART: Final[Pt] = 0.5
"""White between a plate and what it stands beside."""

_STEPS: Final = 8
"""Places tried along an edge."""

_FRAME: Final[Pt] = 0.9
_BAR: Final[Pt] = 2.0


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its number on the proof and its place on the page."""

    number: int
    finding: Finding
    spot: Spot | None = None

    @property
    def waiver(self) -> Waiver | None:
        """Give who let the finding go, None where nobody did."""
        return self.finding.waiver

    @property
    def colour(self) -> Colour:
        """Give the colour that the finding is marked in."""
        return WAIVED if self.waiver else severity_colour(self.finding.severity)


def numbered(
    placed: PlacedPage, findings: Sequence[Finding], proof: Proofing
) -> tuple[Note, ...]:
    """Give the findings with numbers, the gravest first, what was waived last."""
    places = Places(placed, proof.page)
    notes = [Note(0, finding, places.spot(finding)) for finding in findings]
    notes.sort(key=_gravity)
    return tuple(
        Note(number, note.finding, note.spot) for number, note in enumerate(notes, 1)
    )


def highlights(placed: PlacedPage, notes: Sequence[Note]) -> dict[str, list[Tint]]:
    """Give the tints that lie under lines of text, by the article of the line.

    Loose lines are told by their glyphs, whether or not a finding names them.
    """
    tints: dict[str, list[Tint]] = {}
    marked = {
        note.spot.area: note for note in reversed(notes) if _is_line(note) and note.spot
    }
    for line in lines_of(placed):
        span = line.runs[0].span
        if span is None:
            continue
        note = marked.get(line.area)
        area = _in_row(placed.grid, line.area)
        if _is_loose(line):
            tint = fill(area, LOOSE, LOOSE_SHARE)
        elif note:
            tint = fill(area, note.colour, FINDING_SHARE)
        else:
            continue
        tints.setdefault(span.article, []).append(tint)
    return tints


def shapes(notes: Sequence[Note]) -> Iterator[Mark]:
    """Give what points at the thing that a finding is about, to be drawn first."""
    for note in notes:
        if note.spot:
            yield from _shape(note.spot, note.colour)


def pins(
    placed: PlacedPage, notes: Sequence[Note], board: Board, faces: Faces
) -> Iterator[Mark]:
    """Give the numbers of the findings that have a place on the page."""
    for note in notes:
        if note.spot:
            plate = badge(note.number, note.colour, faces)
            area = board.take(_places(plate, note.spot, placed.grid))
            yield from plate.draw(area)


def _gravity(note: Note) -> tuple[bool, int]:
    return note.waiver is not None, _ORDER.index(note.finding.severity)


def _is_line(note: Note) -> bool:
    return note.spot is not None and note.spot.aim is Aim.LINE


def _in_row(grid: Grid, area: Box) -> Box:
    """Let a tint of body text fill its row's em box and the white at both sides."""
    side = grid.body / 8
    return Box(area.left - side, area.top - side, area.right + side, area.bottom + side)


def _is_loose(line: TextLine) -> bool:
    """Tell whether the widest gap between two Han characters is over the limit."""
    span = line.runs[0].span
    if span is None or span.role is not Role.BODY:
        return False
    return any(_widest(run) > LOOSE_GAP for run in line.runs)


def _widest(run: GlyphRun) -> Mil:
    steps = map(sub, run.offsets[1:], run.offsets)
    if max(steps, default=0) <= EM + LOOSE_GAP:
        return 0
    places = zip(run.texts, run.offsets, strict=True)
    return max(
        (
            there - here - EM
            for (text, here), (after, there) in pairwise(places)
            if _is_han(text) and _is_han(after)
        ),
        default=0,
    )


def _is_han(text: str) -> bool:
    return len(text) == 1 and "一" <= text <= "鿿"


def _shape(spot: Spot, colour: Colour) -> Iterator[Mark]:
    """Point at a thing: a frame round a picture, a bar beside a head or in a gutter."""
    area = spot.area
    match spot.aim:
        case Aim.PICTURE | Aim.CELL:
            yield from _frame(area, colour)
        case Aim.HEAD:
            x = settle(area.left - _BAR - 1)
            yield Rule(x, settle(area.top), x, settle(area.bottom), _BAR, colour)
        case Aim.GUTTER:
            x = settle((area.left + area.right) / 2)
            yield Rule(x, settle(area.top), x, settle(area.bottom), _BAR, colour)
        case Aim.LINE | Aim.FOOT | Aim.STORY:
            return


def _frame(area: Box, colour: Colour) -> Iterator[Rule]:
    left, top = settle(area.left), settle(area.top)
    right, foot = settle(area.right), settle(area.bottom)
    yield Rule(left, top, right, top, _FRAME, colour)
    yield Rule(right, top, right, foot, _FRAME, colour)
    yield Rule(right, foot, left, foot, _FRAME, colour)
    yield Rule(left, foot, left, top, _FRAME, colour)


def _places(plate: Plate, spot: Spot, grid: Grid) -> Iterator[Box]:
    """Give where a number may stand, the best place for its aim first."""
    area = spot.area
    match spot.aim:
        case Aim.PICTURE:
            yield from _in_corner(plate, area)
        case Aim.GUTTER:
            yield from _over_gutter(plate, area)
        case Aim.STORY:
            yield from _along_head(plate, area)
        case Aim.HEAD:
            yield from _beside(plate, area, 1)
            yield from _along_head(plate, area)
        case Aim.LINE | Aim.FOOT | Aim.CELL:
            pass
    yield from _beside(plate, area, 4)
    for down in (-plate.height, area.height, grid.leading):
        for x in (area.right - plate.width, area.left):
            yield plate.at(x, area.top + down)
    yield from _beside(plate, area, 1)


def _beside(plate: Plate, area: Box, steps: int) -> Iterator[Box]:
    """Give the gutters at both sides of a line, and so many plates further out."""
    middle = (area.top + area.bottom - plate.height) / 2
    for step in range(steps):
        out = step * (plate.width + _APART)
        yield plate.at(area.right + _APART + out, middle)
        yield plate.at(area.left - plate.width - _APART - out, middle)


def _in_corner(plate: Plate, area: Box) -> Iterator[Box]:
    """Give the head of a picture from its right corner on: a picture bears a plate.

    Pictures are taken places, so the plate hangs by its foot from the upper edge.
    """
    for step in range(_STEPS):
        left = area.right - (step + 1) * (plate.width + _APART)
        yield plate.at(left, area.top - plate.height)


def _over_gutter(plate: Plate, area: Box) -> Iterator[Box]:
    center = (area.left + area.right - plate.width) / 2
    for step in range(_STEPS):
        yield plate.at(center, area.top - (step + 1) * (plate.height + _APART))


def _along_head(plate: Plate, area: Box) -> Iterator[Box]:
    """Give the head of a box from left to right, in it, over it, a row down."""
    for down in (_APART, -plate.height, BADGE + 2 * _APART):
        for step in range(_STEPS * 3):
            left = area.left + step * (plate.width + 2 * _APART)
            if left + plate.width <= area.right:
                yield plate.at(left, area.top + down)
