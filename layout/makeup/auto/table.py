"""The table of the programme of cuts: what every set of parts costs in every room.

F[S][w][h] is the least price of standing the parts S in w columns and h rows. A set is
cut into two, one over the other (the (min, +) convolution of their prices) or side by
side (the sum, since they share their rows). Of a pile the lowest part is itself no
pile, and of a band the last is no band, so that every division is met once. Whether a
layout begins with a headline at its top left and at its top right is part of its state,
since headlines that butt are priced where the cut is made; so are rank and order, for
any two parts are parted by exactly one cut. Cost: 3^n pairs of sets, times widths,
times the product of the rows that each can take. These are few: a part is tried only
near the rows that its copy wants, drawn out or in by as much as the whole region is too
large or too small; and sets that leave the rest no price under a ceiling are left out.

Source: makeup 5.7; Gange, Marriott, Stuckey 2012 for the method.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf
from typing import TypeAlias

from layout.makeup.auto.division import Plot
from layout.makeup.auto.parts import Part, Width
from layout.makeup.auto.strips import (
    State,
    Strip,
    Strips,
    add_up,
    convolve,
    lowest,
    merged,
    trimmed,
)
from layout.makeup.auto.weights import Weights
from layout.makeup.legs import FAR_OPEN_ROW, OVERSET_ROW
from layout.makeup.tree import STORY_GAP

MOST_STATES = 7
"""Parts up to which the heads at a layout's corners are kept apart in the programme;
beyond, heads that butt are found when the best divisions are set and judged."""

Pair: TypeAlias = tuple[int, int, float]
"""Two sets that are cut apart, and what their ranks and order cost."""

LEAF, PILE, BAND = "leaf", "pile", "band"


@dataclass(frozen=True, slots=True)
class _Bound:
    """What a part asks for at least, wherever it stands."""

    price: float
    fewest: int
    """Cells of one column by one row without which something is overset."""
    most: int
    """Cells beyond which something stays white."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a run of the programme is given."""

    parts: Sequence[Part]
    plot: Plot
    weights: Weights
    slack: int
    """Cells of one column by one row that a part may be off what its copy wants."""
    natural: bool = False
    """Whether parts keep to what their copy wants, however large the region is."""


class Table:
    """The prices of all sets.

    ``reach`` is how many strange parts may lie, in the editor's order, between the
    parts of a set; ``ceiling`` is a price that no division of interest exceeds.
    """

    def __init__(self, task: Task, reach: int, ceiling: float = inf) -> None:
        self.parts = parts = task.parts
        self.plot = task.plot
        self.weights = task.weights
        self._slack = task.slack
        self._natural = task.natural
        self._reach = reach
        self._ceiling = ceiling
        self._bounds: list[_Bound] = []
        self.full = (1 << len(parts)) - 1
        self._clashes = [self._clashes_of(first) for first in range(len(parts))]
        # Strips by (set, columns, kind), and the best of kinds and of states.
        self.made: dict[tuple[int, int, str], Strips] = {}
        self.any: dict[tuple[int, int], Strips] = {}
        self.under: dict[tuple[int, int], Strip] = {}
        self.beside: dict[tuple[int, int], Strips] = {}

    # -- the sets ----------------------------------------------------------------

    def sets(self) -> Iterator[int]:
        """Give the sets of parts that are laid out together."""
        for parts in range(1, self.full + 1):
            if self._may_meet(parts):
                yield parts

    def _may_meet(self, parts: int) -> bool:
        lowest = (parts & -parts).bit_length()
        return parts.bit_length() - lowest + 1 - parts.bit_count() <= self._reach

    def splits(self, parts: int) -> Iterator[tuple[int, int]]:
        """Give every ordered pair of sets that a set can be cut into."""
        first = (parts - 1) & parts
        while first:
            rest = parts ^ first
            if self._may_meet(first) and self._may_meet(rest):
                yield first, rest
            first = (first - 1) & parts

    # -- prices of cuts ----------------------------------------------------------

    def _clashes_of(self, first: int) -> list[float]:
        """Price a part that stands over or left of each other one."""
        weights = self.weights
        own = self.parts[first].rank
        prices = []
        for second, part in enumerate(self.parts):
            price = weights.order if second < first else 0.0
            if own and part.rank and part.rank < own:
                price += weights.inversion
            prices.append(price)
        return prices

    def clash(self, first: int, rest: int) -> float:
        """Give what ranks and order cost where one set is over or left of another."""
        members = _members(rest)
        return sum(sum(self._clashes[a][b] for b in members) for a in _members(first))

    def pile_price(self, columns: int) -> float:
        """Give what a level cut through so many columns costs."""
        whole = self.plot.whole_width and columns == self.plot.columns
        return self.weights.cut_through if whole else 0.0

    def gap(self, below: int) -> int:
        """Give the rows over a set: a section's label needs no rule over it."""
        single = below.bit_count() == 1
        if single and not self.parts[below.bit_length() - 1].under_rule:
            return 0
        return STORY_GAP

    def butting(self, left: State, right: State) -> float:
        """Give what headlines that meet at the top of an upright cut cost."""
        if not (left[1] and right[0]):
            return 0.0
        weights = self.weights
        share = weights.butting_ruled if self.plot.ruled else 1.0
        return weights.butting * share

    def fill(self, *, whole: bool = False) -> None:
        """Price every set of parts; the whole one only if it is asked for."""
        self._make_leaves()
        for parts in sorted(self.sets(), key=int.bit_count):
            if parts.bit_count() > 1 and (whole or parts != self.full):
                self._make(parts)

    def nots(self, parts: int, columns: int, kind: str) -> Strips:
        """Give the strips of a set that are not of a kind."""
        kinds = [each for each in (LEAF, PILE, BAND) if each != kind]
        return merged(*(self.made.get((parts, columns, each), {}) for each in kinds))

    # -- the programme -----------------------------------------------------------

    def _make_leaves(self) -> None:
        wanted = sum(part.area for part in self.parts)
        drawn = self.plot.columns * self.plot.rows / wanted
        if self._natural:
            drawn = 1.0
        for index, part in enumerate(self.parts):
            for width in part.widths:
                if width is None or width.columns > self.plot.columns:
                    continue
                strip = self._bounded(width, drawn)
                if strip is not None:
                    headed = width.headed and len(self.parts) <= MOST_STATES
                    state = (headed, headed)
                    self.made[1 << index, width.columns, LEAF] = {state: strip}
        self._set_bounds()
        for index in range(len(self.parts)):
            for columns in range(1, self.plot.columns + 1):
                self._sum_up(1 << index, columns)

    def _bounded(self, width: Width, drawn: float) -> Strip | None:
        """Give the prices of a part near the rows that its copy wants here."""
        room = ceil(self._slack / width.columns) + 1
        low = floor(width.best * min(1.0, drawn)) - room
        high = ceil(width.best * max(1.0, drawn)) + room
        # A plot may be deeper than the page: it is asked what would close at all.
        low, high = max(low, 0), min(high, self.plot.rows, len(width.prices) - 1)
        finite = [h for h in range(low, high + 1) if width.prices[h] < inf]
        if not finite:
            return None
        prices = list(width.prices[finite[0] : finite[-1] + 1])
        return Strip(finite[0], prices, min(prices))

    def _make(self, parts: int) -> None:
        pairs = [(a, b, self.clash(a, b)) for a, b in self.splits(parts)]
        for columns in range(1, self.plot.columns + 1):
            limits = self._limits(parts, columns)
            for kind, made in (
                (PILE, self._piled(pairs, columns, limits)),
                (BAND, self._banded(pairs, columns, limits)),
            ):
                strips = trimmed(made, limits)
                if strips:
                    self.made[parts, columns, kind] = strips
            self._sum_up(parts, columns)

    def _set_bounds(self) -> None:
        """Find what the parts that a set leaves over cost at least."""
        least = [inf] * len(self.parts)
        for (parts, _, _), made in self.made.items():
            index = parts.bit_length() - 1
            for strip in made.values():
                least[index] = min(least[index], *strip.prices)
        for index, part in enumerate(self.parts):
            self._bounds.append(_Bound(least[index], part.least, part.most))

    def _limits(self, parts: int, columns: int) -> list[float]:
        """Give the price of every number of rows that a set must stay under.

        Whatever the parts left over do, they need room: cells that they lack are
        overset, cells beyond what they can fill, and beyond the rules, stay white.
        """
        if self._ceiling == inf:
            return [inf] * (self.plot.rows + 1)
        rest = [self._bounds[i] for i in _members(self.full ^ parts)]
        most = self._ceiling - sum(bound.price for bound in rest)
        few = sum(bound.fewest for bound in rest)
        many = sum(bound.most for bound in rest) + len(rest) * self.plot.columns
        over = OVERSET_ROW * self.weights.fit
        white = FAR_OPEN_ROW * self.weights.fit
        limits = []
        for rows in range(self.plot.rows + 1):
            left = self.plot.columns * self.plot.rows - rows * columns
            miss = max(0, few - left) * over + max(0, left - many) * white
            limits.append(most - miss)
        return limits

    def _sum_up(self, parts: int, columns: int) -> None:
        """Keep what higher sets ask for: the best of kinds, and of states."""
        made = self.made
        leaf = made.get((parts, columns, LEAF), {})
        pile = made.get((parts, columns, PILE), {})
        band = made.get((parts, columns, BAND), {})
        no_pile = merged(leaf, band)
        whole = merged(no_pile, pile)
        if whole:
            self.any[parts, columns] = whole
        no_band = merged(leaf, pile)
        if no_band:
            self.beside[parts, columns] = no_band
        if no_pile:
            self.under[parts, columns] = lowest(list(no_pile.values()))

    def _piled(
        self, pairs: Sequence[Pair], columns: int, limits: list[float]
    ) -> dict[State, list[float]]:
        targets: dict[State, list[float]] = {}
        own = self.pile_price(columns)
        most = max(limits)
        turns = []
        for above, below, clash in pairs:
            lower = self.under.get((below, columns))
            if lower is None:
                continue
            for state, upper in self.any.get((above, columns), {}).items():
                price = clash + own
                least = upper.least + lower.least + price
                if least <= most:
                    gap = self.gap(below)
                    turns.append((least, state, upper, lower, gap, price))
        # The most hopeful first: the others then find little left to lower.
        turns.sort(key=lambda turn: turn[0])
        for _, state, upper, lower, gap, price in turns:
            target = targets.setdefault(state, list(limits))
            convolve(upper, lower, (gap, price), target)
        return targets

    def _banded(
        self, pairs: Sequence[Pair], columns: int, limits: list[float]
    ) -> dict[State, list[float]]:
        targets: dict[State, list[float]] = {}
        most = max(limits)
        for before, after, clash in pairs:
            for wide in range(1, columns):
                lefts = self.any.get((before, wide))
                rights = self.beside.get((after, columns - wide))
                if lefts is None or rights is None:
                    continue
                for left, first in lefts.items():
                    for right, second in rights.items():
                        price = clash + self.butting(left, right)
                        if first.least + second.least + price > most:
                            continue
                        state = (left[0], right[1])
                        target = targets.setdefault(state, list(limits))
                        add_up(first, second, price, target)
        return targets


def _members(parts: int) -> list[int]:
    return [i for i in range(parts.bit_length()) if parts >> i & 1]
