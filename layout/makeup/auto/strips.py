"""Strips: what it costs to stand in so many rows, where that can be at all.

In come the prices of two layouts, out come those of one over the other or beside it.
They are the innermost steps of the programme of cuts, millions of them, and are written
for speed: slices that ``map`` and ``min`` run over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from operator import add
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Strip:
    """Prices of the rows from ``low`` on."""

    low: int
    prices: list[float]
    least: float

    @property
    def high(self) -> int:
        """Give the first number of rows beyond the strip."""
        return self.low + len(self.prices)

    def at(self, rows: int) -> float:
        """Give the price of so many rows; inf where that cannot be."""
        return self.prices[rows - self.low] if self.low <= rows < self.high else inf


State: TypeAlias = tuple[bool, bool]
"""Whether a headline stands at the top left and at the top right."""

Strips: TypeAlias = dict[State, Strip]


def merged(*several: Strips) -> Strips:
    """Give the least prices of each state."""
    found: dict[State, list[Strip]] = {}
    for strips in several:
        for state, strip in strips.items():
            found.setdefault(state, []).append(strip)
    return {state: lowest(strips) for state, strips in found.items()}


def lowest(strips: Sequence[Strip]) -> Strip:
    """Give the least of several prices for every number of rows."""
    if len(strips) == 1:
        return strips[0]
    low = min(strip.low for strip in strips)
    high = max(strip.high for strip in strips)
    prices = [min(strip.at(h) for strip in strips) for h in range(low, high)]
    return Strip(low, prices, min(prices))


def trimmed(targets: dict[State, list[float]], limits: Sequence[float]) -> Strips:
    """Give the prices that came under their limits, without the rows that cannot be."""
    found: Strips = {}
    for state, prices in targets.items():
        own = [
            price if price < limit else inf
            for price, limit in zip(prices, limits, strict=True)
        ]
        finite = [h for h, price in enumerate(own) if price < inf]
        if finite:
            cut = own[finite[0] : finite[-1] + 1]
            found[state] = Strip(finite[0], cut, min(cut))
    return found


def convolve(
    upper: Strip, lower: Strip, own: tuple[int, float], target: list[float]
) -> None:
    """Lower the target to what one strip over another costs.

    ``own`` holds the rows between them and the price of the cut.
    """
    gap, price = own
    above, count = upper.prices, len(upper.prices)
    below, others = lower.prices[::-1], len(lower.prices)
    first = upper.low + lower.low + gap
    bound = upper.least + lower.least + price
    for step in range(min(count + others - 1, len(target) - first)):
        if target[first + step] <= bound:
            continue
        start = max(0, step - others + 1)
        end = min(count, step + 1)
        shift = others - 1 - step
        pairs = map(add, above[start:end], below[start + shift : end + shift])
        least = min(pairs) + price
        target[first + step] = min(target[first + step], least)


def add_up(first: Strip, second: Strip, price: float, target: list[float]) -> None:
    """Lower the target to what one strip beside another costs."""
    low, high = max(first.low, second.low), min(first.high, second.high)
    for rows in range(low, high):
        total = first.prices[rows - first.low] + second.prices[rows - second.low]
        target[rows] = min(target[rows], total + price)


def share(
    uppers: Strips | None, lower: Strip | None, rows: int
) -> tuple[float, int] | None:
    """Give the least price of rows shared out, and the rows of what is above."""
    best = (inf, 0)
    if uppers is None or lower is None:
        return None
    for upper in uppers.values():
        for above in range(upper.low, min(upper.high, rows - lower.low + 1)):
            price = upper.at(above) + lower.at(rows - above)
            if price < best[0]:
                best = (price, above)
    return best if best[0] < inf else None
