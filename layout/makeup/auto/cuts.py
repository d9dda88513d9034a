"""The best ways to cut a region into its parts: an exact dynamic programme.

In come measured parts and a region; out come the cheapest divisions by cuts from edge
to edge, each with other cuts than the rest.

F[S][w][h] is the least price of standing the parts S in w columns and h rows. A set is
cut into two, one over the other (the (min, +) convolution of their prices) or side by
side (the sum, since they share their rows). Of a pile the lowest part is itself no
pile, and of a band the last is no band, so that every division is met once. Whether a
layout begins with a headline at its top left and at its top right is part of its state,
since headlines that butt are priced where the cut is made; so are rank and order, for
any two parts are parted by exactly one cut. Cost: 3^n pairs of sets, times widths,
times the product of the rows that each can take. These are few: a part is tried only
near the rows that its copy wants, drawn out or in by as much as the whole region is too
large or too small. Where that leaves no way to the last row the bounds are opened. With many
parts a first run over neighbours in the editor's order finds a price that the best
division does not exceed; since no price is negative, sets that alone cost more, or
nearly so, are left out of the second run, and nothing is lost by it.

Source: makeup 5.7; Gange, Marriott, Stuckey 2012 for the method. A constraint solver
was tried by the designers and found nothing better (makeup 5.7, table).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf
from operator import add
from typing import TypeAlias

from layout.makeup.auto.parts import Part, Width
from layout.makeup.auto.weights import Weights
from layout.makeup.tree import STORY_GAP

SLACK = 10
"""Cells of one column by one row that a part may be off what its copy wants."""

WIDER = (1, 3, 12)
"""How far the bounds are opened, one after another."""

MOST_PARTS = 9
"""More are not permuted freely: a set may not reach far across the editor's order."""

FEW_PARTS = 8
"""From here on a first run bounds the second."""

MARGIN: float = 60.0
"""Points by which a division may be worse than the best and still be of interest."""

MOST_STATES = 7
"""Parts up to which the heads at a layout's corners are kept apart in the programme;
beyond, heads that butt are found when the best divisions are set and judged."""

CLOSE: float = 1e-6
"""Prices that differ by less are one price, summed in another order."""


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


def divisions(
    parts: Sequence[Part], plot: Plot, weights: Weights, most: int
) -> tuple[Division, ...]:
    """Give the cheapest divisions of a region, no two with the same cuts.

    Empty where no division reaches the last row.
    """
    for wider in WIDER:
        task = _Task(parts, plot, weights, SLACK * wider)
        found = _search(task, most)
        if found:
            return found
    return ()


def pattern(division: Division) -> str:
    """Give the cuts of a division without sizes, as one text."""
    match division:
        case Single():
            return str(division.part)
        case Pile():
            return f"[{'/'.join(map(pattern, division.pieces))}]"
        case Band():
            return f"({'|'.join(map(pattern, division.pieces))})"


@dataclass(frozen=True, slots=True)
class _Strip:
    """Prices of the rows from ``low`` on."""

    low: int
    prices: list[float]

    @property
    def high(self) -> int:
        return self.low + len(self.prices)

    def at(self, rows: int) -> float:
        return self.prices[rows - self.low] if self.low <= rows < self.high else inf


_State: TypeAlias = tuple[bool, bool]
"""Whether a headline stands at the top left and at the top right."""

_Strips: TypeAlias = dict[_State, _Strip]

_LEAF, _PILE, _BAND = "leaf", "pile", "band"


@dataclass(frozen=True, slots=True)
class _Root:
    price: float
    division: Division


@dataclass(frozen=True, slots=True)
class _Task:
    parts: Sequence[Part]
    plot: Plot
    weights: Weights
    slack: int


def _search(task: _Task, most: int) -> tuple[Division, ...]:
    count = len(task.parts)
    if count < FEW_PARTS:
        return _Cutter(task, reach=count).best(most)
    near = _Cutter(task, reach=0 if count > 2 * MOST_PARTS else 1)
    found = near.best(most)
    if count > MOST_PARTS or not found:
        return found or _Cutter(task, reach=count if count <= MOST_PARTS else 2).best(
            most
        )
    far = _Cutter(task, reach=count, ceiling=near.cheapest + MARGIN)
    return far.best(most)


class _Cutter:
    """One run of the programme.

    ``reach`` is how many strange parts may lie, in the editor's order, between the
    parts of a set; ``ceiling`` is a price that no division of interest exceeds.
    """

    def __init__(self, task: _Task, reach: int, ceiling: float = inf) -> None:
        self._parts = parts = task.parts
        self._plot = task.plot
        self._weights = task.weights
        self._slack = task.slack
        self._reach = reach
        self._spare = ceiling
        self._least: list[float] = []
        self.cheapest = inf
        self._full = (1 << len(parts)) - 1
        self._clashes = [self._clashes_of(first) for first in range(len(parts))]
        # Strips by (set, columns, kind), and the best of kinds and of states.
        self._made: dict[tuple[int, int, str], _Strips] = {}
        self._any: dict[tuple[int, int], _Strips] = {}
        self._under: dict[tuple[int, int], _Strip] = {}
        self._beside: dict[tuple[int, int], _Strips] = {}

    def best(self, most: int) -> tuple[Division, ...]:
        """Give the cheapest divisions of the whole region, each with cuts of its own."""
        self._make_leaves()
        for parts in sorted(self._sets(), key=int.bit_count):
            if parts.bit_count() > 1 and parts != self._full:
                self._make(parts)
        if self._full.bit_count() == 1:
            strips = self._made.get((self._full, self._plot.columns, _LEAF), {})
            fits = any(s.at(self._plot.rows) < inf for s in strips.values())
            return (self._single(0, self._plot.rows),) if fits else ()
        seen: dict[str, Division] = {}
        roots = sorted(self._roots(), key=lambda root: root[0])
        self.cheapest = roots[0][0] if roots else inf
        for root in roots:
            division = self._rebuilt_root(root)
            seen.setdefault(pattern(division), division)
            if len(seen) == most:
                break
        return tuple(seen.values())

    # -- the sets ----------------------------------------------------------------

    def _sets(self) -> Iterator[int]:
        """Give the sets of parts that are laid out together."""
        for parts in range(1, self._full + 1):
            if self._may_meet(parts):
                yield parts

    def _may_meet(self, parts: int) -> bool:
        lowest = (parts & -parts).bit_length()
        return parts.bit_length() - lowest + 1 - parts.bit_count() <= self._reach

    def _splits(self, parts: int) -> Iterator[tuple[int, int]]:
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
        weights = self._weights
        own = self._parts[first].rank
        prices = []
        for second, part in enumerate(self._parts):
            price = weights.order if second < first else 0.0
            if own and part.rank and part.rank < own:
                price += weights.inversion
            prices.append(price)
        return prices

    def _clash(self, first: int, rest: int) -> float:
        members = _members(rest)
        return sum(sum(self._clashes[a][b] for b in members) for a in _members(first))

    def _pile_price(self, columns: int) -> float:
        whole = self._plot.whole_width and columns == self._plot.columns
        return self._weights.cut_through if whole else 0.0

    def _gap(self, below: int) -> int:
        """Give the rows over a set: a section's label needs no rule over it."""
        single = below.bit_count() == 1
        if single and not self._parts[below.bit_length() - 1].under_rule:
            return 0
        return STORY_GAP

    def _butting(self, left: _State, right: _State) -> float:
        if not (left[1] and right[0]):
            return 0.0
        weights = self._weights
        share = weights.butting_ruled if self._plot.ruled else 1.0
        return weights.butting * share

    # -- the programme -----------------------------------------------------------

    def _make_leaves(self) -> None:
        wanted = sum(part.area for part in self._parts)
        drawn = self._plot.columns * self._plot.rows / wanted
        for index, part in enumerate(self._parts):
            for width in part.widths:
                if width is None or width.columns > self._plot.columns:
                    continue
                strip = self._bounded(width, drawn)
                if strip is not None:
                    headed = width.headed and len(self._parts) <= MOST_STATES
                    state = (headed, headed)
                    self._made[1 << index, width.columns, _LEAF] = {state: strip}
        self._set_bounds()
        for index in range(len(self._parts)):
            for columns in range(1, self._plot.columns + 1):
                self._sum_up(1 << index, columns)

    def _bounded(self, width: Width, drawn: float) -> _Strip | None:
        """Give the prices of a part near the rows that its copy wants here."""
        room = ceil(self._slack / width.columns) + 1
        low = floor(width.best * min(1.0, drawn)) - room
        high = ceil(width.best * max(1.0, drawn)) + room
        low, high = max(low, 0), min(high, self._plot.rows)
        finite = [h for h in range(low, high + 1) if width.prices[h] < inf]
        if not finite:
            return None
        return _Strip(finite[0], list(width.prices[finite[0] : finite[-1] + 1]))

    def _make(self, parts: int) -> None:
        pairs = [(a, b, self._clash(a, b)) for a, b in self._splits(parts)]
        for columns in range(1, self._plot.columns + 1):
            self._keep(parts, columns, _PILE, self._piled(pairs, columns))
            self._keep(parts, columns, _BAND, self._banded(pairs, columns))
            self._sum_up(parts, columns)

    def _set_bounds(self) -> None:
        """Find what every part costs at least, and what is spare under the ceiling."""
        for index in range(len(self._parts)):
            strips = [
                strip
                for (parts, _, _), made in self._made.items()
                if parts == 1 << index
                for strip in made.values()
            ]
            least = min((min(strip.prices) for strip in strips), default=inf)
            self._least.append(least)
            self._spare -= least

    def _keep(self, parts: int, columns: int, kind: str, strips: _Strips) -> None:
        if self._spare < inf:
            most = self._spare + sum(self._least[i] for i in _members(parts))
            strips = _lowered(strips, most)
        if strips:
            self._made[parts, columns, kind] = strips

    def _sum_up(self, parts: int, columns: int) -> None:
        """Keep what higher sets ask for: the best of kinds, and of states."""
        made = self._made
        leaf = made.get((parts, columns, _LEAF), {})
        pile = made.get((parts, columns, _PILE), {})
        band = made.get((parts, columns, _BAND), {})
        no_pile = _merged(leaf, band)
        whole = _merged(no_pile, pile)
        if whole:
            self._any[parts, columns] = whole
        no_band = _merged(leaf, pile)
        if no_band:
            self._beside[parts, columns] = no_band
        if no_pile:
            self._under[parts, columns] = _lowest(list(no_pile.values()))

    def _piled(self, pairs: Sequence[tuple[int, int, float]], columns: int) -> _Strips:
        targets: dict[_State, list[float]] = {}
        limit = self._plot.rows
        own = self._pile_price(columns)
        for above, below, clash in pairs:
            upper = self._any.get((above, columns))
            lower = self._under.get((below, columns))
            if upper is None or lower is None:
                continue
            gap = self._gap(below)
            for state, strip in upper.items():
                target = targets.setdefault(state, [inf] * (limit + 1))
                _convolve(strip, lower, (gap, clash + own), target)
        return _strips(targets)

    def _banded(self, pairs: Sequence[tuple[int, int, float]], columns: int) -> _Strips:
        targets: dict[_State, list[float]] = {}
        limit = self._plot.rows
        for before, after, clash in pairs:
            for wide in range(1, columns):
                lefts = self._any.get((before, wide))
                rights = self._beside.get((after, columns - wide))
                if lefts is None or rights is None:
                    continue
                for left, first in lefts.items():
                    for right, second in rights.items():
                        price = clash + self._butting(left, right)
                        state = (left[0], right[1])
                        target = targets.setdefault(state, [inf] * (limit + 1))
                        _add(first, second, price, target)
        return _strips(targets)

    # -- the whole region --------------------------------------------------------

    def _roots(self) -> Iterator["tuple[float, str, int, int, int]"]:
        """Give every cut of the whole region: price, kind, the sets, where it is."""
        rows, columns = self._plot.rows, self._plot.columns
        for above, below in self._splits(self._full):
            clash = self._clash(above, below)
            best = _best_pile(
                self._any.get((above, columns)),
                self._under.get((below, columns)),
                rows - self._gap(below),
            )
            if best:
                price = best[0] + clash + self._pile_price(columns)
                yield price, _PILE, above, below, best[1]
            through = self._weights.gutter_through if self._plot.whole_height else 0.0
            for wide in range(1, columns):
                lefts = self._any.get((above, wide), {})
                rights = self._beside.get((below, columns - wide), {})
                prices = [
                    first.at(rows) + second.at(rows) + self._butting(left, right)
                    for left, first in lefts.items()
                    for right, second in rights.items()
                ]
                price = min(prices, default=inf) + clash + through
                if price < inf:
                    yield price, _BAND, above, below, wide

    def _rebuilt_root(self, root: "tuple[float, str, int, int, int]") -> Division:
        _, kind, first, rest, place = root
        rows, columns = self._plot.rows, self._plot.columns
        if kind == _PILE:
            lower = rows - self._gap(rest) - place
            return _pile(
                self._best_any(first, columns, place),
                self._best_of(self._nots(rest, columns, _PILE), rest, columns, lower),
            )
        choices = [
            (a.at(rows) + b.at(rows) + self._butting(left, right), left, right)
            for left, a in self._any[first, place].items()
            for right, b in self._beside[rest, columns - place].items()
        ]
        _, left, right = min(choices, key=lambda choice: choice[0])
        return _band(
            self._rebuilt(first, place, rows, left),
            self._rebuilt(rest, columns - place, rows, right, _BAND),
        )

    # -- the way back ------------------------------------------------------------

    def _nots(self, parts: int, columns: int, kind: str) -> _Strips:
        """Give the strips of a set that are not of a kind."""
        kinds = [each for each in (_LEAF, _PILE, _BAND) if each != kind]
        found = [self._made.get((parts, columns, each), {}) for each in kinds]
        return _merged(*found)

    def _best_any(self, parts: int, columns: int, rows: int) -> Division:
        strips = self._any[parts, columns]
        state = min(strips, key=lambda s: strips[s].at(rows))
        return self._rebuilt(parts, columns, rows, state)

    def _best_of(
        self, strips: _Strips, parts: int, columns: int, rows: int
    ) -> Division:
        state = min(strips, key=lambda s: strips[s].at(rows))
        return self._rebuilt(parts, columns, rows, state, _PILE)

    def _rebuilt(
        self, parts: int, columns: int, rows: int, state: _State, bar: str = ""
    ) -> Division:
        """Give the division behind a price, found by taking the programme's steps again.

        ``bar`` is the kind that it must not be.
        """
        kinds = [kind for kind in (_LEAF, _PILE, _BAND) if kind != bar]
        strips = {
            kind: self._made.get((parts, columns, kind), {}).get(state)
            for kind in kinds
        }
        price, kind = min(
            (strip.at(rows), kind) for kind, strip in strips.items() if strip
        )
        if kind == _LEAF:
            return Single(parts.bit_length() - 1, columns, rows)
        way = self._way_pile if kind == _PILE else self._way_band
        return way(parts, columns, rows, (state, price))

    def _way_pile(
        self, parts: int, columns: int, rows: int, goal: tuple[_State, float]
    ) -> Division:
        state, price = goal
        own = self._pile_price(columns)
        for above, below in self._splits(parts):
            upper = self._any.get((above, columns), {}).get(state)
            lower = self._under.get((below, columns))
            if upper is None or lower is None:
                continue
            left = rows - self._gap(below)
            best = _best_pile({state: upper}, lower, left)
            if best and best[0] + self._clash(above, below) + own <= price + CLOSE:
                strips = self._nots(below, columns, _PILE)
                return _pile(
                    self._rebuilt(above, columns, best[1], state),
                    self._best_of(strips, below, columns, left - best[1]),
                )
        raise AssertionError(parts)

    def _way_band(
        self, parts: int, columns: int, rows: int, goal: tuple[_State, float]
    ) -> Division:
        state, price = goal
        for before, after in self._splits(parts):
            clash = self._clash(before, after)
            for wide in range(1, columns):
                lefts = self._any.get((before, wide), {})
                rights = self._beside.get((after, columns - wide), {})
                for left, first in lefts.items():
                    for right, second in rights.items():
                        if (left[0], right[1]) != state:
                            continue
                        total = first.at(rows) + second.at(rows) + clash
                        total += self._butting(left, right)
                        if total <= price + CLOSE:
                            rest = columns - wide
                            return _band(
                                self._rebuilt(before, wide, rows, left),
                                self._rebuilt(after, rest, rows, right, _BAND),
                            )
        raise AssertionError(parts)

    def _single(self, part: int, rows: int) -> Single:
        return Single(part, self._plot.columns, rows)


def _members(parts: int) -> list[int]:
    return [i for i in range(parts.bit_length()) if parts >> i & 1]


def _pile(first: Division, second: Division) -> Pile:
    above = first.pieces if isinstance(first, Pile) else (first,)
    return Pile((*above, second))


def _band(first: Division, second: Division) -> Band:
    before = first.pieces if isinstance(first, Band) else (first,)
    return Band((*before, second))


def _merged(*several: _Strips) -> _Strips:
    """Give the least prices of each state."""
    found: dict[_State, list[_Strip]] = {}
    for strips in several:
        for state, strip in strips.items():
            found.setdefault(state, []).append(strip)
    return {state: _lowest(strips) for state, strips in found.items()}


def _lowest(strips: Sequence[_Strip]) -> _Strip:
    """Give the least of several prices for every number of rows."""
    if len(strips) == 1:
        return strips[0]
    low = min(strip.low for strip in strips)
    high = max(strip.high for strip in strips)
    prices = [min(strip.at(h) for strip in strips) for h in range(low, high)]
    return _Strip(low, prices)


def _strips(targets: dict[_State, list[float]]) -> _Strips:
    """Cut off the rows that cannot be."""
    found: _Strips = {}
    for state, prices in targets.items():
        finite = [h for h, price in enumerate(prices) if price < inf]
        if finite:
            cut = prices[finite[0] : finite[-1] + 1]
            found[state] = _Strip(finite[0], cut)
    return found


def _lowered(strips: _Strips, most: float) -> _Strips:
    """Leave out prices that are too high to be of interest."""
    targets = {
        state: [inf] * strip.low + [p if p <= most else inf for p in strip.prices]
        for state, strip in strips.items()
    }
    return _strips(targets)


def _convolve(
    upper: _Strip, lower: _Strip, own: tuple[int, float], target: list[float]
) -> None:
    """Lower the target to what one strip over another costs.

    ``own`` holds the rows between them and the price of the cut.
    """
    gap, price = own
    above, count = upper.prices, len(upper.prices)
    below, others = lower.prices[::-1], len(lower.prices)
    first = upper.low + lower.low + gap
    for step in range(min(count + others - 1, len(target) - first)):
        start = max(0, step - others + 1)
        end = min(count, step + 1)
        shift = others - 1 - step
        pairs = map(add, above[start:end], below[start + shift : end + shift])
        least = min(pairs) + price
        target[first + step] = min(target[first + step], least)


def _add(first: _Strip, second: _Strip, price: float, target: list[float]) -> None:
    """Lower the target to what one strip beside another costs."""
    low, high = max(first.low, second.low), min(first.high, second.high)
    for rows in range(low, high):
        total = first.prices[rows - first.low] + second.prices[rows - second.low]
        target[rows] = min(target[rows], total + price)


def _best_pile(
    uppers: _Strips | None, lower: _Strip | None, rows: int
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
