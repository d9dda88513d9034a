"""Divisions of a region: which part stands where, and by which cuts.

The nouns that the programme of cuts gives and that the setter reads.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Single:
    """A part in its rectangle."""

    part: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Pile:
    """Parts one under another."""

    pieces: "tuple[Division, ...]"


@dataclass(frozen=True, slots=True)
class Band:
    """Parts side by side."""

    pieces: "tuple[Division, ...]"


Division: TypeAlias = Single | Pile | Band


@dataclass(frozen=True, slots=True)
class Plot:
    """What a region asks of its cuts."""

    columns: int
    rows: int
    whole_width: bool
    """Whether a level cut through it goes from edge to edge of the page."""
    whole_height: bool
    ruled: bool
    """Whether a hairline stands between neighbours."""


def pattern(division: Division) -> str:
    """Give the cuts of a division without sizes, as one text."""
    match division:
        case Single():
            return str(division.part)
        case Pile():
            return f"[{'/'.join(map(pattern, division.pieces))}]"
        case Band():
            return f"({'|'.join(map(pattern, division.pieces))})"


def pile(first: Division, second: Division) -> Pile:
    """Give one division over another; a pile on top of it becomes part of it."""
    above = first.pieces if isinstance(first, Pile) else (first,)
    return Pile((*above, second))


def band(first: Division, second: Division) -> Band:
    """Give one division left of another; a band at its left becomes part of it."""
    before = first.pieces if isinstance(first, Band) else (first,)
    return Band((*before, second))
