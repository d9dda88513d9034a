"""The best ways to cut a region into its parts.

In come measured parts and a region; out come the cheapest divisions by cuts from edge
to edge, each with other cuts than the rest. The table holds prices only: a division is
found by taking the programme's steps again from the whole region down.

With many parts a first run over neighbours in the editor's order finds a price that the
best division does not exceed, which bounds the second and costs nothing in what is
found. A constraint solver was tried by the designers and found nothing better.

Source: makeup 5.7.
"""

from collections.abc import Iterator, Sequence
from math import inf

from layout.makeup.auto.division import (
    Division,
    Plot,
    Single,
    band,
    pattern,
    pile,
)
from layout.makeup.auto.parts import Part
from layout.makeup.auto.strips import State, Strips, share
from layout.makeup.auto.table import BAND, LEAF, PILE, Table, Task
from layout.makeup.auto.weights import Weights

SLACK = 10
"""Cells of one column by one row that a part may be off what its copy wants."""

WIDER = (1, 3, 12)
"""How far the bounds are opened, one after another."""

MOST_PARTS = 9
"""More are not permuted freely: a set may not reach far across the editor's order."""

FEW_PARTS = 7
"""From here on a first run bounds the second."""

MARGIN: float = 60.0
"""Points by which a division may be worse than the best and still be of interest."""

CLOSE: float = 1e-6
"""Prices that differ by less are one price, summed in another order."""


def divisions(
    parts: Sequence[Part], plot: Plot, weights: Weights, most: int
) -> tuple[Division, ...]:
    """Give the cheapest divisions of a region, no two with the same cuts.

    Empty where no division reaches the last row.
    """
    count = len(parts)
    if count < FEW_PARTS:
        for wider in WIDER:
            task = Task(parts, plot, weights, SLACK * wider)
            found = _Cutter(task, reach=count).best(most)
            if found:
                return found
        return ()
    for wider in WIDER:
        task = Task(parts, plot, weights, SLACK * wider)
        near = _Cutter(task, reach=1 if count <= 2 * MOST_PARTS else 0)
        found = near.best(most)
        if found and count <= MOST_PARTS:
            return _Cutter(task, count, near.cheapest + MARGIN).best(most)
        if found:
            return found
    return ()


def row_points(
    parts: Sequence[Part], plot: Plot, weights: Weights
) -> tuple[float, ...]:
    """Give the points of the best cuts in every number of rows up to a plot's.

    Many parts are cut near the editor's order only; inf where nothing closes.
    """
    count = len(parts)
    task = Task(parts, plot, weights, SLACK * WIDER[1], natural=True)
    table = Table(task, reach=count if count < FEW_PARTS else 1)
    table.fill(whole=True)
    strips = table.any.get((table.full, plot.columns), {}).values()
    return tuple(
        min((strip.at(rows) for strip in strips), default=inf)
        for rows in range(plot.rows + 1)
    )


class _Cutter:
    """One run of the programme and the way back from it."""

    def __init__(self, task: Task, reach: int, ceiling: float = inf) -> None:
        self._table = Table(task, reach, ceiling)
        self.cheapest = inf

    def best(self, most: int) -> tuple[Division, ...]:
        """Give the cheapest divisions of the region, each with cuts of its own."""
        table, plot = self._table, self._table.plot
        table.fill()
        if table.full == 1:
            strips = table.made.get((1, plot.columns, LEAF), {})
            fits = any(strip.at(plot.rows) < inf for strip in strips.values())
            return (Single(0, plot.columns, plot.rows),) if fits else ()
        seen: dict[str, Division] = {}
        roots = sorted(self._roots(), key=lambda root: root[0])
        self.cheapest = roots[0][0] if roots else inf
        for root in roots:
            division = self._rebuilt_root(root)
            seen.setdefault(pattern(division), division)
            if len(seen) == most:
                break
        return tuple(seen.values())

    # -- the whole region --------------------------------------------------------

    def _roots(self) -> Iterator["tuple[float, str, int, int, int]"]:
        """Give every cut of the whole region: price, kind, the sets, where it is."""
        rows, columns = self._table.plot.rows, self._table.plot.columns
        whole_height = self._table.plot.whole_height
        through = self._table.weights.gutter_through if whole_height else 0.0
        for above, below in self._table.splits(self._table.full):
            clash = self._table.clash(above, below)
            best = share(
                self._table.any.get((above, columns)),
                self._table.under.get((below, columns)),
                rows - self._table.gap(below),
            )
            if best:
                price = best[0] + clash + self._table.pile_price(columns)
                yield price, PILE, above, below, best[1]
            through = (
                self._table.weights.gutter_through
                if self._table.plot.whole_height
                else 0.0
            )
            for wide in range(1, columns):
                lefts = self._table.any.get((above, wide), {})
                rights = self._table.beside.get((below, columns - wide), {})
                prices = [
                    first.at(rows) + second.at(rows) + self._table.butting(left, right)
                    for left, first in lefts.items()
                    for right, second in rights.items()
                ]
                price = min(prices, default=inf) + clash + through
                if price < inf:
                    yield price, BAND, above, below, wide

    def _rebuilt_root(self, root: "tuple[float, str, int, int, int]") -> Division:
        _, kind, first, rest, place = root
        rows, columns = self._table.plot.rows, self._table.plot.columns
        if kind == PILE:
            lower = rows - self._table.gap(rest) - place
            return pile(
                self._best_any(first, columns, place),
                self._best_of(
                    self._table.nots(rest, columns, PILE), rest, columns, lower
                ),
            )
        choices = [
            (a.at(rows) + b.at(rows) + self._table.butting(left, right), left, right)
            for left, a in self._table.any[first, place].items()
            for right, b in self._table.beside[rest, columns - place].items()
        ]
        _, left, right = min(choices, key=lambda choice: choice[0])
        return band(
            self._rebuilt(first, place, rows, left),
            self._rebuilt(rest, columns - place, rows, right, BAND),
        )

    # -- the way back ------------------------------------------------------------

    def _best_any(self, parts: int, columns: int, rows: int) -> Division:
        strips = self._table.any[parts, columns]
        state = min(strips, key=lambda s: strips[s].at(rows))
        return self._rebuilt(parts, columns, rows, state)

    def _best_of(self, strips: Strips, parts: int, columns: int, rows: int) -> Division:
        state = min(strips, key=lambda s: strips[s].at(rows))
        return self._rebuilt(parts, columns, rows, state, PILE)

    def _rebuilt(
        self, parts: int, columns: int, rows: int, state: State, bar: str = ""
    ) -> Division:
        """Give the division behind a price: the programme's steps taken again.

        ``bar`` is the kind that it must not be.
        """
        kinds = [kind for kind in (LEAF, PILE, BAND) if kind != bar]
        strips = {
            kind: self._table.made.get((parts, columns, kind), {}).get(state)
            for kind in kinds
        }
        price, kind = min(
            (strip.at(rows), kind) for kind, strip in strips.items() if strip
        )
        if kind == LEAF:
            return Single(parts.bit_length() - 1, columns, rows)
        way = self._way_pile if kind == PILE else self._way_band
        return way(parts, columns, rows, (state, price))

    def _way_pile(
        self, parts: int, columns: int, rows: int, goal: tuple[State, float]
    ) -> Division:
        state, price = goal
        own = self._table.pile_price(columns)
        for above, below in self._table.splits(parts):
            upper = self._table.any.get((above, columns), {}).get(state)
            lower = self._table.under.get((below, columns))
            if upper is None or lower is None:
                continue
            left = rows - self._table.gap(below)
            best = share({state: upper}, lower, left)
            if (
                best
                and best[0] + self._table.clash(above, below) + own <= price + CLOSE
            ):
                strips = self._table.nots(below, columns, PILE)
                return pile(
                    self._rebuilt(above, columns, best[1], state),
                    self._best_of(strips, below, columns, left - best[1]),
                )
        raise AssertionError(parts)

    def _way_band(
        self, parts: int, columns: int, rows: int, goal: tuple[State, float]
    ) -> Division:
        state, price = goal
        for before, after in self._table.splits(parts):
            clash = self._table.clash(before, after)
            for wide in range(1, columns):
                lefts = self._table.any.get((before, wide), {})
                rights = self._table.beside.get((after, columns - wide), {})
                for left, first in lefts.items():
                    for right, second in rights.items():
                        if (left[0], right[1]) != state:
                            continue
                        total = first.at(rows) + second.at(rows) + clash
                        total += self._table.butting(left, right)
                        if total <= price + CLOSE:
                            rest = columns - wide
                            return band(
                                self._rebuilt(before, wide, rows, left),
                                self._rebuilt(after, rest, rows, right, BAND),
                            )
        raise AssertionError(parts)
