"""Matrices of PDF space: six numbers that move, turn and scale.

Source: ISO 32000-1, 8.3.4: a point is a row that is multiplied from the left, so what
is applied first stands first.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from layout.model.box import Box

Matrix: TypeAlias = tuple[float, float, float, float, float, float]

IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_FARTHEST: Final = 1e7
"""Coordinates beyond this are a fault of the file; two metres are six thousand."""


def joined(first: Matrix, then: Matrix) -> Matrix:
    """Give the matrix that does one thing and then another."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Give where a point comes to lie."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def reach(matrix: Matrix) -> float:
    """Give by how much lengths grow, both directions taken together."""
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))


def upright(matrix: Matrix) -> float:
    """Give by how much heights grow."""
    return math.hypot(matrix[2], matrix[3])


def across(matrix: Matrix) -> float:
    """Give by how much widths grow."""
    return math.hypot(matrix[0], matrix[1])


def box_of(matrix: Matrix, points: Iterable[tuple[float, float]]) -> Box:
    """Give the box round points once they are moved; there is one point at least."""
    there = [moved(matrix, x, y) for x, y in points]
    xs = [_near(x) for x, _ in there]
    ys = [_near(y) for _, y in there]
    return Box(min(xs), min(ys), max(xs), max(ys))


def corners(edges: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Give the corners of a rectangle told by two opposite ones."""
    left, foot, right, top = edges
    return (left, foot), (right, foot), (right, top), (left, top)


def shared(box: Box, other: Box) -> Box | None:
    """Give what two boxes have in common; a line is a box too, nothing is None."""
    left, top = max(box.left, other.left), max(box.top, other.top)
    right, bottom = min(box.right, other.right), min(box.bottom, other.bottom)
    if right < left or bottom < top:
        return None
    return Box(left, top, right, bottom)


def _near(value: float) -> float:
    """Give a coordinate that can be counted with; ``nan`` comes out as the farthest."""
    return max(-_FARTHEST, min(_FARTHEST, value))
