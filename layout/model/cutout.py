"""A cut-out: the outline of a picture that text runs round (绕排)."""

from dataclasses import dataclass
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
"""From the left and from the top; of a picture in shares of it, of a page in Pt."""

FEWEST_POINTS = 3
MOST_POINTS = 64
"""Points of an outline that an editor writes; more are drawn, not written."""


@dataclass(frozen=True, slots=True)
class Cutout:
    """An outline as the manifest asks for it."""

    points: tuple[Point, ...] = ()
    """Corners in shares of the whole picture; none is the ellipse in its box."""
