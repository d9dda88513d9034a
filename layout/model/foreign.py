"""A page of somebody else's PDF: what is known of it, and the page as a frozen tree.

Every object that the page draws with is PDF syntax with holes where it names another,
so that whoever writes a PDF numbers the objects anew and fills the holes without
knowing what any of them is.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from layout.units import Pt

Syntax: TypeAlias = tuple[bytes | int, ...]
"""PDF syntax; a number stands where a reference to that object belongs."""

Trim: TypeAlias = tuple[Pt, Pt, Pt, Pt]
"""Left, foot, right, top in the page's own space, y up."""


@dataclass(frozen=True, slots=True)
class Artwork:
    """What was read of a page of somebody else's PDF, without its objects."""

    path: Path
    name: str
    """As the manifest wrote it."""
    sha256: str
    page: int
    """Counted from 1."""
    width: Pt
    """Of its TrimBox, upright."""
    height: Pt
    unembedded: tuple[str, ...] = ()
    """Fonts of its type that the file does not hold."""
    rgb: bool = False
    """Whether it paints in RGB or Lab anywhere."""
    coloured: bool = False
    """Whether it needs more plates than black."""
    spots: tuple[str, ...] = ()
    """Inks that it names beside the four."""
    pale: bool = False
    """Whether a side of it is lost on paper without a frame."""


@dataclass(frozen=True, slots=True)
class Shard:
    """An object of the page."""

    syntax: Syntax
    """Of a stream, its dictionary."""
    stream: bytes | None = None
    """As it stands in the file, still compressed; None for what is no stream."""


@dataclass(frozen=True, slots=True)
class ForeignPage:
    """A page of another PDF, ready to be put into ours."""

    sha256: str
    """Of the file."""
    trim: Trim
    rotation: int
    """Degrees by which a reader turns it clockwise: 0, 90, 180 or 270."""
    unit: float
    """Points of one unit of its space."""
    content: bytes
    """Its operators, not compressed."""
    resources: Syntax
    group: Syntax
    """Its transparency group; empty for none."""
    shards: tuple[Shard, ...]
    """The objects, by the numbers that stand in the syntax."""
