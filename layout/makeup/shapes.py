"""Shape functions: what it costs an item to stand in so many rows.

In come the prices of the parts, out come the prices of the whole: items one under
another are the (min, +) convolution of their shapes, items side by side their sum,
since they share their rows. The page's rows are then dealt out exactly.

Source: makeup 5.6; Gange, Marriott, Stuckey 2012 for the method.
"""

from collections.abc import Sequence
from math import inf
from typing import TypeAlias

Shape: TypeAlias = tuple[float, ...]
"""Entry h: the price of standing in h rows; inf where that cannot be."""


def fixed(rows: int, limit: int) -> Shape:
    """Give the shape of an item that takes so many rows and no other number."""
    return tuple(0.0 if h == rows else inf for h in range(limit + 1))


def only(shape: Shape, rows: int) -> Shape:
    """Give a shape that the editor has fixed to a number of rows."""
    return tuple(price if h == rows else inf for h, price in enumerate(shape))


def later(shape: Shape, rows: int) -> Shape:
    """Give the shape of an item that so many rows more are spent with."""
    return (*(inf,) * rows, *shape[: len(shape) - rows]) if rows else shape


def beside(shapes: Sequence[Shape]) -> Shape:
    """Give the shape of items side by side."""
    return tuple(map(sum, zip(*shapes, strict=True)))


def under(shapes: Sequence[Shape], gaps: Sequence[int]) -> Shape:
    """Give the shape of items one under another, with rows between them.

    ``gaps`` holds the rows between each item and the next.
    """
    total = shapes[0]
    for shape, gap in zip(shapes[1:], gaps, strict=True):
        total = _join(total, shape, gap)
    return total


def deal(shapes: Sequence[Shape], gaps: Sequence[int], rows: int) -> tuple[int, ...]:
    """Give the rows of each item so that all together take ``rows`` most cheaply.

    Ties go to the earlier item taking fewer rows. Empty where it cannot be done.
    """
    tails = [shapes[-1]]
    for shape, gap in zip(reversed(shapes[:-1]), reversed(gaps), strict=True):
        tails.append(_join(shape, tails[-1], gap))
    tails.reverse()
    dealt = []
    left = rows
    for i, shape in enumerate(shapes[:-1]):
        tail, gap = tails[i + 1], gaps[i]
        choices = [(shape[h] + tail[left - gap - h], h) for h in range(left - gap + 1)]
        price, best = min(choices, default=(inf, 0))
        if price == inf:
            return ()
        dealt.append(best)
        left -= best + gap
    if shapes[-1][left] == inf:
        return ()
    return (*dealt, left)


def _join(first: Shape, second: Shape, gap: int) -> Shape:
    limit = len(first)
    joined = [inf] * limit
    finite = [(h, price) for h, price in enumerate(second) if price < inf]
    for a, price in enumerate(first):
        if price == inf:
            continue
        for b, other in finite:
            h = a + gap + b
            if h >= limit:
                break
            joined[h] = min(joined[h], price + other)
    return tuple(joined)
