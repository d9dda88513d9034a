"""Outlines of cut-outs: what is shown of a picture, and how far across it reaches.

In come corners in order round a picture; out come its corners on the page, or the
reach of it between two heights with white round it. An outline is closed: its last
corner is joined to its first.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import cos, hypot, pi, sin, sqrt
from typing import TypeAlias

from layout.model.cutout import Cutout, Point
from layout.units import Pt

Edge: TypeAlias = tuple[Point, Point]

Outline: TypeAlias = tuple[Point, ...]
"""Corners on the page."""

ELLIPSE_CORNERS = 144
"""Corners of an ellipse: on a circle of 100 mm across no side is 0.03 mm off."""


def crosses_itself(points: Sequence[Point]) -> bool:
    """Tell whether two sides of an outline meet elsewhere than at a shared corner."""
    sides = list(_edges(points))
    last = len(sides) - 1
    for (one, side), (two, other) in combinations(enumerate(sides), 2):
        if two - one == 1 or (one, two) == (0, last):
            if _folds_back(side, other):
                return True
        elif _meet(side, other):
            return True
    return False


def outline_on(
    cutout: Cutout,
    crop: tuple[float, float, float, float],
    box: tuple[Pt, Pt, Pt, Pt],
) -> Outline:
    """Give what a cut-out shows in the box of its picture.

    Args:
        cutout: The outline; the ellipse is that of the box, whatever the crop.
        crop: Left, top, right, foot of what is shown, as shares of the picture.
        box: The same four on the page.
    """
    left, top, right, foot = box
    wide, high = right - left, foot - top
    if not cutout.points:
        turns = (2 * pi * n / ELLIPSE_CORNERS for n in range(ELLIPSE_CORNERS))
        middle = (left + wide / 2, top + high / 2)
        return tuple(
            (middle[0] + cos(turn) * wide / 2, middle[1] + sin(turn) * high / 2)
            for turn in turns
        )
    across, down = crop[2] - crop[0], crop[3] - crop[1]
    points: Outline = tuple(
        (left + (x - crop[0]) / across * wide, top + (y - crop[1]) / down * high)
        for x, y in cutout.points
    )
    # Nothing is left of what lies in the crop alone: then a line at the box's edge.
    none = tuple((min(max(x, left), right), min(max(y, top), foot)) for x, y in points)
    # Each edge of the box takes off what lies beyond it (Sutherland and Hodgman).
    for axis, edge, beyond in (
        (0, left, -1),
        (0, right, 1),
        (1, top, -1),
        (1, foot, 1),
    ):
        points = tuple(_within(points, axis, edge, beyond))
    return points or none


def reach(outline: Sequence[Point], band: tuple[Pt, Pt], white: Pt) -> tuple[Pt, Pt]:
    """Give the leftmost and rightmost place between two heights that is too near.

    Too near is what lies less than ``white`` from the outline or inside it. Left is
    greater than right where nothing is.
    """
    reached = [part for edge in _edges(outline) for part in _reached(edge, band, white)]
    lefts, rights = zip(*reached, strict=True) if reached else ((1.0,), (0.0,))
    return min(lefts), max(rights)


def _edges(points: Sequence[Point]) -> Iterator[Edge]:
    return pairwise((*points, points[0])) if points else iter(())


def _reached(edge: Edge, band: tuple[Pt, Pt], white: Pt) -> Iterator[tuple[Pt, Pt]]:
    """Give the reach at each place of an edge where it can be greatest.

    How far the white round a point of the edge reaches across the band is a concave
    function of its height: greatest at an end, where the edge enters the band or its
    white, or outside the band where a circle of the white touches the edge.
    """
    (x0, y0), (x1, y1) = edge
    top, foot = band
    if max(y0, y1) < top - white or min(y0, y1) > foot + white:
        return
    heights = {y0, y1}
    lean = (x1 - x0) / (y1 - y0) if y0 != y1 else 0.0
    if y0 != y1:
        off = white * lean / sqrt(1 + lean * lean)
        for y in (top, foot):
            heights |= {y, y - white, y + white, y - off, y + off}
    low, high = min(y0, y1), max(y0, y1)
    for y in heights:
        away = max(top - y, y - foot, 0.0)
        if not low <= y <= high or away > white:
            continue
        round_it = sqrt(white * white - away * away)
        for x in (x0, x1) if y0 == y1 else (x0 + (y - y0) * lean,):
            yield x - round_it, x + round_it


def _within(
    points: Sequence[Point], axis: int, edge: float, beyond: int
) -> Iterator[Point]:
    for one, two in _edges(points):
        out_one, out_two = (beyond * (p[axis] - edge) > 0 for p in (one, two))
        if not out_one:
            yield one
        if out_one is not out_two:
            share = (edge - one[axis]) / (two[axis] - one[axis])
            yield (
                one[0] + share * (two[0] - one[0]),
                one[1] + share * (two[1] - one[1]),
            )


def _meet(side: Edge, other: Edge) -> bool:
    """Tell whether two sides share a point."""
    (a, b), (c, d) = side, other
    turns = _turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b)
    if turns[0] * turns[1] < 0 and turns[2] * turns[3] < 0:
        return True
    ends = ((c, side), (d, side), (a, other), (b, other))
    return any(
        not turn and _beside(point, edge)
        for turn, (point, edge) in zip(turns, ends, strict=True)
    )


def _folds_back(side: Edge, other: Edge) -> bool:
    """Tell whether two sides with a common corner lie on one another."""
    shared = next((p for p in side if p in other), None)
    if shared is None or side[0] == side[1] or other[0] == other[1]:
        return True  # a side without length
    one = next(p for p in side if p != shared)
    two = next(p for p in other if p != shared)
    ahead = (one[0] - shared[0]) * (two[0] - shared[0])
    ahead += (one[1] - shared[1]) * (two[1] - shared[1])
    return abs(_turn(shared, one, two)) <= FLAT and ahead > 0


FLAT = 1e-12
"""Twice the area of a triangle, in pictures, that is a line."""


def _turn(a: Point, b: Point, c: Point) -> float:
    """Give twice the area of a triangle, its sign telling which way it turns."""
    area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return 0.0 if abs(area) <= FLAT else area


def _beside(point: Point, edge: Edge) -> bool:
    """Tell whether a point of an edge's line lies on the edge."""
    (ax, ay), (bx, by) = edge
    near = hypot(point[0] - ax, point[1] - ay) + hypot(point[0] - bx, point[1] - by)
    return near <= hypot(bx - ax, by - ay) + FLAT
