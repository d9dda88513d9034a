"""Where an item sits before its rows are known, and what it becomes when they are."""

from dataclasses import dataclass, field
from typing import Protocol

from layout.makeup.grid import Lattice, Region
from layout.makeup.shapes import Shape
from layout.model.finding import Finding
from layout.model.page import Mark, Outflow, PlacedStory


@dataclass(frozen=True, slots=True)
class Notch:
    """Rows that a column of a seat lacks: pinned items stand there."""

    top: int = 0
    foot: int = 0


@dataclass(frozen=True, slots=True)
class Seat:
    """The width of an item and its neighbourhood."""

    lattice: Lattice
    column: int
    columns: int
    rank: int
    turn: int = 0
    """Which of the rung's faces its headline takes: neighbours alternate."""
    head_rows: int = 0
    """Least rows of the head block, so that heads of a section stand level."""
    level: bool = False
    """Whether its head keeps to the rows of its neighbours' heads."""
    rule_above: bool = False
    """Whether a rule's row lies over it, to which a frame reaches."""
    rule_below: bool = False
    under_title: bool = False
    """Whether a banner or nameplate stands over it: its head brings white, a picture
    does not."""
    notches: tuple[Notch, ...] = ()
    """For each column what it lacks; empty where the seat is a whole rectangle."""
    shape: tuple[Region, ...] = ()
    """The rectangles of a pinned story that has several, in reading order; the seat is
    the rectangle round them all."""

    @property
    def notched(self) -> bool:
        """Tell whether the seat is less than a rectangle."""
        return any(notch != Notch() for notch in self.notches)

    @property
    def characters(self) -> int:
        """Give the width in body characters."""
        return self.lattice.characters(self.columns)

    def region(self, row: int, rows: int) -> Region:
        """Give the rectangle of the seat in rows of the page."""
        return Region(self.lattice, self.column, self.columns, row, rows)


@dataclass(frozen=True, slots=True)
class Placed:
    """What an item puts on the page."""

    marks: tuple[Mark, ...] = ()
    stories: tuple[PlacedStory, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    outflow: tuple[Outflow, ...] = ()


class Sitter(Protocol):
    """An item that has been set for its width and waits for its rows."""

    seat: Seat
    framed: bool
    """Whether it stands in a frame, which takes the place of rules beside it."""

    def shape(self, limit: int) -> Shape:
        """Give the price of every number of rows up to a limit."""

    def place(self, region: Region) -> Placed:
        """Give the marks of the item in its rectangle."""
