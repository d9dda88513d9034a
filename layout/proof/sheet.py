"""The sheet (版样): columns, characters and rows drawn under a page.

Make-up editors draw a page on paper printed with its columns, a mark for each character
and the numbers of the rows at both sides. The proof puts the page back on that sheet.
Lines of rows run between em boxes, so they never touch body type.
"""

from collections.abc import Iterator
from typing import Final

from layout.fonts.faces import Faces
from layout.model.box import Box, filled
from layout.model.ground import column_left, column_right, row_top, type_area
from layout.model.page import GlyphRun, Mark, PlacedPage, Rule, Tint
from layout.model.paper import Grid
from layout.proof.lettering import Lettering, label, width
from layout.proof.palette import FIFTH_ROW, GRID, GUTTER_SHARE, ROW
from layout.units import Pt, settle

FIFTH: Final = 5
"""Every so many rows a number stands at both sides."""

_FINE: Final[Pt] = 0.2
_STRONG: Final[Pt] = 0.4
_NUMBER: Final[Pt] = 8.0
_LETTER: Final[Pt] = 10.0
_APART: Final[Pt] = 13.0
"""Row numbers to type area: leaves the place beside it to the numbers of legs."""
_TICK: Final[Pt] = 2.5
_LETTER_DROP: Final[Pt] = 16.0
"""Foot of a column's letter from the trim's edge."""
_LIGHT: Final = 0.3
"""A tint with less ink than this lets the sheet be seen through it."""


def sheet_ground(placed: PlacedPage) -> tuple[Mark, ...]:
    """Give the lines of the sheet, to be drawn before everything else."""
    grid = placed.grid
    area = type_area(grid)
    return (*_gutters(grid), *_rows(grid, area), *_edges(grid, area), *_ticks(grid))


def sheet_over(placed: PlacedPage, tint: Tint) -> tuple[Mark, ...]:
    """Give the rows that a tint of the page would cover, if it is light and deep."""
    grid = placed.grid
    ink = sum(tint.colour.cmyk) * tint.share
    if ink > _LIGHT or tint.height < 2 * grid.leading:
        return ()
    return tuple(_rows(grid, filled(tint)))


def sheet_numbers(placed: PlacedPage, faces: Faces) -> tuple[GlyphRun, ...]:
    """Give column letters at head and foot and row numbers at both sides."""
    grid = placed.grid
    numbers = Lettering(faces, _NUMBER, GRID)
    letters = Lettering(faces, _LETTER, GRID, "hei-bold")
    runs: list[GlyphRun] = []
    for column in range(grid.columns):
        middle = column_left(grid, column) + grid.measure * grid.body / 2
        text = column_letter(column)
        x = middle - width(text, letters) / 2
        for y in (_LETTER_DROP, grid.trim_height - _LETTER_DROP / 2):
            runs += label(text, x, y, letters)
    area = type_area(grid)
    for row in range(FIFTH, grid.rows + 1, FIFTH):
        text = str(row)
        y = row_top(grid, row) - (grid.leading - _NUMBER * _DIGIT) / 2
        left = area.left - _APART - width(text, numbers)
        runs += label(text, left, y, numbers)
        runs += label(text, area.right + _APART, y, numbers)
    return tuple(runs)


def column_letter(column: int) -> str:
    """Give the letter of a basic column, counted from 0."""
    return chr(ord("A") + column)


_DIGIT: Final = 0.73
"""Height of a digit, in em."""


def _gutters(grid: Grid) -> Iterator[Tint]:
    top, height = settle(row_top(grid, 0)), settle(grid.height)
    gutter = grid.gutter * grid.body
    for column in range(1, grid.columns):
        left = settle(column_left(grid, column) - gutter)
        yield Tint(left, top, settle(gutter), height, ROW, _share())


def _share() -> float:
    return GUTTER_SHARE / max(ROW.cmyk)


def _rows(grid: Grid, within: Box) -> Iterator[Rule]:
    """Give a line at the foot of every row, a stronger one at every fifth."""
    left, right = settle(within.left), settle(within.right)
    for row in range(grid.rows + 1):
        y = settle(row_top(grid, row))
        if not within.top <= y <= within.bottom:
            continue
        fifth = row % FIFTH == 0
        ink, weight = (FIFTH_ROW, _STRONG) if fifth else (ROW, _FINE)
        yield Rule(left, y, right, y, weight, ink)


def _edges(grid: Grid, area: Box) -> Iterator[Rule]:
    top, foot = settle(area.top), settle(area.bottom)
    for column in range(grid.columns):
        left = column_left(grid, column)
        for x in (left, column_right(grid, column)):
            yield Rule(settle(x), top, settle(x), foot, _FINE, FIFTH_ROW)


def _ticks(grid: Grid) -> Iterator[Rule]:
    """Give a tick for each character at head and foot, a longer one at each fifth."""
    head, foot = row_top(grid, 0), row_top(grid, grid.rows)
    for column in range(grid.columns):
        left = column_left(grid, column)
        for number in range(1, grid.measure):
            x = settle(left + number * grid.body)
            reach = _TICK * (2 if number % FIFTH == 0 else 1)
            yield Rule(x, settle(head - reach), x, settle(head), _FINE, FIFTH_ROW)
            yield Rule(x, settle(foot), x, settle(foot + reach), _FINE, FIFTH_ROW)
