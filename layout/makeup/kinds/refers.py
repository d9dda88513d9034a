"""A list of refers (导读) as an item of the page: what stands on the other pages.

In come the pointers and the seat; out come titles with their pages, a line under each
that has one, every line in a row of the grid. A wide list stands in several columns of
two basic columns each. Spare rows go between the items. Source: look, "ear: refers".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from layout.composition.display import DisplayLine, draw
from layout.makeup.carve import Column, columns_of
from layout.makeup.desk import Desk
from layout.makeup.ear import DEFAULT_LABEL, draw_tab
from layout.makeup.frames import (
    frame_box,
    frame_foot,
    frame_inset,
    framed_marks,
)
from layout.makeup.grid import Region, em_foot, em_top, row_top
from layout.makeup.legs import FAR_OPEN_ROW
from layout.makeup.passages import (
    Passage,
    break_title,
    draw_passage,
    set_passage,
    to_spare,
    wished,
)
from layout.makeup.seat import Placed, Seat
from layout.makeup.shapes import Shape
from layout.model.finding import Finding, Severity
from layout.model.issue import Refer, Refers
from layout.model.page import Mark
from layout.model.paper import EM_ASCENT
from layout.model.style import Align, HeadlineFace
from layout.units import Em, Pt

SPARE_ROW: Final = 30.0
"""Price of a row less between two items than stands there at best, and of a row more:
a list of refers gives and takes as a photograph does."""

BEST_GAP, WIDEST_GAP = 1, 2
"""Rows between two items."""

LEAST_TITLE: Final = 0.85
"""How far a title may be set smaller before it takes another line."""

TITLE_SHARE: Final = 0.86
"""Largest title as a share of the row: a hairline has to find room over it."""

MOST_LINES: Final = 3
"""Lines of a title."""

PAGE_GAP: Final[Em] = 0.6
"""Least white before the page, in em of its type."""

BASIC_IN_ONE: Final = 2
"""Basic columns that a column of a wide list takes."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One pointer, set."""

    title: tuple[DisplayLine, ...]
    page: DisplayLine
    line: Passage | None
    fits: bool

    @property
    def rows(self) -> int:
        return len(self.title) + (self.line.lines if self.line else 0)


class RefersSitter:
    """A list of refers set for the width of its seat."""

    def __init__(self, item: Refers, seat: Seat, desk: Desk) -> None:
        self.item = item
        self.seat = seat
        self.desk = desk
        self.framed = bool(item.box)
        inset = frame_inset(item.box, desk)
        count = min(_count(seat.columns), max(1, len(item.items)))
        self._columns = columns_of(seat.region(0, 1), inset, count)
        width = self._columns[0].characters * desk.grid.body
        self._entries = tuple(self._set(refer, width) for refer in item.items)
        self._dealt = _deal(self._entries, count)

    def shape(self, limit: int) -> Shape:
        """Give the price of every number of rows up to a limit."""
        fewest = self._around() + self._tallest(0)
        best = self._around() + self._tallest(BEST_GAP)
        most = self._most()
        shape = tuple(
            inf
            if rows < fewest
            else abs(rows - best) * SPARE_ROW + max(0, rows - most) * FAR_OPEN_ROW
            for rows in range(limit + 1)
        )
        return wished(shape, self.item.extent.h, fewest, self.item.where)

    def place(self, region: Region) -> Placed:
        """Give the marks of the list in its rectangle."""
        desk = self.desk
        tab = desk.look.briefs.tab
        box = frame_box(region, self.seat, desk)
        label = self.item.label or DEFAULT_LABEL
        marks: list[Mark] = []
        if self.framed:
            marks += framed_marks(self.item.box, self.item.tint, box, desk)
            marks += draw_tab(label, tab, box, desk)
        else:
            hung = draw_tab(label, tab, box, desk)
            # Where a rule lies over the list already, the tab hangs from that one.
            strokes = len(desk.house.paper.rules[tab.rule])
            marks += hung[strokes:] if self.seat.rule_above else hung
        top = region.row + desk.look.briefs.top_rows
        rows = region.rows - self._around()
        for column, entries in zip(self._columns, self._dealt, strict=True):
            marks += self._column(column, entries, (top, rows))
        marks += self._between((top, rows))
        spare = to_spare(region.rows - self._most(), self.item.where, desk)
        return Placed(tuple(marks), findings=(*self._findings(), *spare))

    def _around(self) -> int:
        """Give the rows of the label and of the frame's foot."""
        return self.desk.look.briefs.top_rows + frame_foot(self.item.box, self.seat)

    def _most(self) -> int:
        return self._around() + self._tallest(WIDEST_GAP)

    def _tallest(self, gap: int) -> int:
        return max(_depth(entries, gap) for entries in self._dealt)

    def _set(self, refer: Refer, width: Pt) -> _Entry:
        desk = self.desk
        look = desk.look.ear
        style = desk.style("refer")
        high = min(style.size, TITLE_SHARE * desk.grid.leading)
        page_style = replace(look.page, size=min(look.page.size, high))
        page = desk.line(f"▶{refer.page}版", page_style)
        room = width - page.width - PAGE_GAP * page.size
        face = HeadlineFace(style.face, LEAST_TITLE * high, high, 0.0)
        title = break_title(refer.text, face, room, MOST_LINES, desk)
        line = None
        if refer.line:
            small = replace(look.line, size=min(look.line.size, desk.grid.body))
            line = set_passage(refer.line, small, width, desk)
        return _Entry(title.lines, page, line, title.fits)

    def _column(
        self, column: Column, entries: Sequence[_Entry], down: tuple[int, int]
    ) -> list[Mark]:
        """Give a column of pointers from a row on, spread over its rows."""
        desk = self.desk
        grid = desk.grid
        width = column.characters * grid.body
        gaps = _gaps(len(entries), down[1] - _depth(entries, 0))
        marks: list[Mark] = []
        row = down[0]
        for number, entry in enumerate(entries):
            if number:
                y = row_top(grid, row) - gaps[number - 1] * grid.leading / 2
                ends = ((column.x, y), (column.x + width, y))
                marks += desk.stroke(desk.look.ear.item_rule, *ends)
            marks += self._entry(entry, column.x, (row, width))
            row += entry.rows
            if number < len(gaps):
                row += gaps[number]
        return marks

    def _entry(self, entry: _Entry, x: Pt, down: tuple[int, Pt]) -> list[Mark]:
        desk = self.desk
        row, width = down
        colour = desk.colour(desk.style("refer").colour)
        marks: list[Mark] = []
        for line in entry.title:
            marks += draw(line, x, self._centred(row, line.size), colour)
            row += 1
        # On the baseline of the title's last line.
        title = entry.title[-1].size
        baseline = self._centred(row - 1, title) + EM_ASCENT * title
        top = baseline - EM_ASCENT * entry.page.size
        red = desk.colour(desk.look.ear.page.colour)
        marks += draw(entry.page, x + width, top, red, Align.RIGHT)
        if entry.line:
            top = self._centred(row, entry.line.galley.style.size)
            marks += draw_passage(entry.line, (x, top), desk.grid.leading, desk)
        return marks

    def _centred(self, row: int, size: Pt) -> Pt:
        """Give the top of an em box that stands in the middle of a row."""
        grid = self.desk.grid
        return row_top(grid, row) + (grid.leading - size) / 2

    def _between(self, down: tuple[int, int]) -> list[Mark]:
        """Give the rules down the white between the columns of a wide list."""
        desk = self.desk
        grid = desk.grid
        top, foot = em_top(grid, down[0]), em_foot(grid, down[0] + down[1] - 1)
        marks: list[Mark] = []
        for left, right in zip(self._columns, self._columns[1:], strict=False):
            edge = left.x + left.characters * grid.body
            x = (edge + right.x) / 2
            marks += desk.stroke(desk.look.gutter_rule, (x, top), (x, foot))
        return marks

    def _findings(self) -> tuple[Finding, ...]:
        return tuple(
            Finding(
                "refer-too-long",
                Severity.ERROR,
                self.item.where,
                self.desk.page.number,
                values=(("text", refer.text),),
            )
            for refer, entry in zip(self.item.items, self._entries, strict=True)
            if not entry.fits
        )


def _count(columns: int) -> int:
    """Give the columns of a list: each of two basic columns where these divide."""
    return columns // BASIC_IN_ONE if columns % BASIC_IN_ONE == 0 else 1


def _depth(entries: Sequence[_Entry], gap: int) -> int:
    return sum(entry.rows for entry in entries) + gap * (len(entries) - 1)


def _deal(entries: Sequence[_Entry], count: int) -> tuple[tuple[_Entry, ...], ...]:
    """Give the pointers of each column, in order, so that the tallest is least tall.

    The first capacity at which they fill no more columns than there are: capacities
    and pointers are few. A column may stay empty where a tall pointer asks for it.
    """
    capacity = max((entry.rows for entry in entries), default=1)
    while True:
        dealt: list[list[_Entry]] = [[]]
        for entry in entries:
            held = dealt[-1]
            if held and _depth([*held, entry], BEST_GAP) > capacity:
                dealt.append([entry])
            else:
                held.append(entry)
        if len(dealt) <= count:
            dealt += [[] for _ in range(count - len(dealt))]
            return tuple(tuple(column) for column in dealt)
        capacity += 1


def _gaps(count: int, spare: int) -> tuple[int, ...]:
    """Share spare rows out between so many items, the last gaps taking the odd ones."""
    if count < 2:
        return ()
    share, odd = divmod(max(0, spare), count - 1)
    return tuple(share + (i >= count - 1 - odd) for i in range(count - 1))
