"""What pinned items (固定) leave of a page for its tree.

In come rectangles of cells that are taken; out come the free rectangles, cut into bands
from top to bottom or strips from left to right, or the skyline of the columns where
each has one free run of rows. A row is kept free between a pinned item and what stands
above or below it, for the rule; beside it, the gutter is enough.
Source: manifest section 3, ``boxes``; makeup 5.7, "Locks/ads".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

GAP = 1
"""Rows between a pinned item and what stands over or under it, the rule in it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Cells that are taken; columns and rows count from 0."""

    column: int
    columns: int
    row: int
    rows: int
    title: bool = False
    """Whether it is a banner or nameplate, under which no rule's row is kept."""

    @property
    def foot(self) -> int:
        """Give the first row under it."""
        return self.row + self.rows

    @property
    def right(self) -> int:
        """Give the first column right of it."""
        return self.column + self.columns

    def over(self, column: int, row: int) -> bool:
        """Tell whether it takes a cell."""
        return self.column <= column < self.right and self.row <= row < self.foot


@dataclass(frozen=True, slots=True)
class Patch:
    """A free rectangle."""

    column: int
    columns: int
    row: int
    rows: int
    rule_above: bool = False
    """Whether a rule's row lies over it."""
    rule_below: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of a column that nothing takes."""

    row: int
    foot: int
    """First row under it."""
    rule_above: bool = False
    rule_below: bool = False


def bands(taken: Sequence[Taken], columns: int, rows: int) -> tuple[Patch, ...]:
    """Give the free rectangles, cut from edge to edge wherever a pinned item begins."""
    cuts = {0, rows, *(t.row for t in taken), *(t.foot for t in taken)}
    heights = sorted(cuts)
    patches = []
    for first, last in pairwise(heights):
        over = [t for t in taken if t.foot == first and not t.title]
        under = [t for t in taken if t.row == last]
        row = first + (GAP if over else 0)
        foot = last - (GAP if under else 0)
        free = [c for c in range(columns) if not any(t.over(c, first) for t in taken)]
        for column, count in _intervals(free):
            # Where a pin begins or ends there, the other side gave the row.
            above = bool(over) or (first > 0 and any(t.row == first for t in taken))
            ended = any(t.foot == last and not t.title for t in taken)
            below = bool(under) or (last < rows and ended)
            patches.append(Patch(column, count, row, foot - row, above, below))
    return tuple(patch for patch in patches if patch.rows > 0)


def strips(taken: Sequence[Taken], columns: int, rows: int) -> tuple[Patch, ...]:
    """Give the free rectangles, cut from head to foot wherever a pinned item begins."""
    patches = []
    column = 0
    for runs, group in groupby(runs_of(taken, columns, rows)):
        count = len(list(group))
        patches += [
            Patch(
                column,
                count,
                run.row,
                run.foot - run.row,
                run.rule_above,
                run.rule_below,
            )
            for run in runs
        ]
        column += count
    return tuple(patches)


def runs_of(
    taken: Sequence[Taken], columns: int, rows: int
) -> tuple[tuple[Run, ...], ...]:
    """Give for each column its free rows, from top to bottom."""
    return tuple(_column_runs(taken, column, rows) for column in range(columns))


def _column_runs(taken: Sequence[Taken], column: int, rows: int) -> tuple[Run, ...]:
    here = sorted(
        (t for t in taken if t.column <= column < t.right), key=lambda t: t.row
    )
    runs = []
    row, ruled = 0, False
    for each in here:
        if each.row > row:
            runs.append(Run(row, each.row - GAP, ruled, rule_below=True))
        ruled = not each.title
        row = each.foot + (GAP if ruled else 0)
    runs.append(Run(row, rows, ruled))
    return tuple(run for run in runs if run.foot > run.row)


def _intervals(columns: Sequence[int]) -> list[tuple[int, int]]:
    """Give runs of neighbouring columns as first and count."""
    found: list[tuple[int, int]] = []
    for column in columns:
        if found and sum(found[-1]) == column:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((column, 1))
    return found
