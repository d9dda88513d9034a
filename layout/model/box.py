"""Rectangles of a placed page, in points.

What a mark's rectangle is depends on who asks: a proof frames the em boxes of type, a
check asks where there is ink. The rectangle itself, and that of marks which fill one,
are the same for both and stand here.
"""

from collections.abc import Iterable
from typing import NamedTuple

from layout.model.page import Foreign, Picture, Tint
from layout.units import TOLERANCE, Pt


class Box(NamedTuple):
    """A rectangle on the page, y downward; a tuple, for a page has a thousand."""

    left: Pt
    top: Pt
    right: Pt
    bottom: Pt

    @property
    def width(self) -> Pt:
        """Give the width."""
        return self.right - self.left

    @property
    def height(self) -> Pt:
        """Give the height."""
        return self.bottom - self.top

    def meets(self, other: "Box") -> bool:
        """Tell whether two boxes share more than an edge."""
        return (
            self.left < other.right - TOLERANCE
            and other.left < self.right - TOLERANCE
            and self.top < other.bottom - TOLERANCE
            and other.top < self.bottom - TOLERANCE
        )


def filled(mark: Tint | Picture | Foreign) -> Box:
    """Give the rectangle that a mark fills."""
    return Box(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)


def around(boxes: Iterable[Box]) -> Box:
    """Give the smallest box that holds some, of which there is one at least."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))
