"""The parts of a region: items measured for every width that they can take.

In come the items that the program is to place; out comes for each of them, and for each
number of columns, the points of every number of rows. The prices are those of the real
composer: a part is planted as it would stand on the page, its text set, its pictures
cut, its knobs turned. Groups (sections, rows, columns) are measured as one part.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf, log

from layout.errors import MakeupError, problem
from layout.makeup.auto.weights import (
    BEST_ASPECT,
    LONGEST_LEG,
    SHORTEST_LEG,
    Weights,
)
from layout.makeup.desk import Desk
from layout.makeup.headplace import HeadPlace
from layout.makeup.kinds.photo_story import PhotoStorySitter
from layout.makeup.kinds.story import StorySitter
from layout.makeup.legs import FAR_OPEN_ROW, OVERSET_ROW
from layout.makeup.nodes import Leaf, shape_of
from layout.makeup.seat import Seat
from layout.makeup.shapes import Shape
from layout.makeup.tree import Planter
from layout.model.issue import (
    Auto,
    Banner,
    Briefs,
    Cols,
    Furniture,
    Item,
    Masthead,
    PhotoStory,
    Rows,
    Section,
    Story,
)

RANK_IN_SECTION = 4
RANK_OF_BRIEFS = 5

WIDEST_MEASURE = 41
"""Characters of a line that an eye still follows back: three classic columns."""


@dataclass(frozen=True, slots=True)
class Width:
    """A part in so many columns."""

    columns: int
    prices: Shape
    """Points of every number of rows, from 0."""
    best: int
    """The number of rows that its copy wants."""
    fewest: int
    """The least rows in which nothing is overset."""
    most: int
    """The most rows that it fills but for a last row or two."""
    lack: int
    """Lines at least that all rows of the page are too few for."""
    headed: bool
    """Whether it begins with a headline that butts one beside it."""


@dataclass(frozen=True, slots=True)
class Part:
    """An item that is placed as a whole."""

    index: int
    """Its place in the editor's list, from 0."""
    item: Item
    rank: int | None
    """Its weight among the others; None for a picture, which may stand anywhere."""
    under_rule: bool
    """Whether a rule's row stands over it where something is above."""
    widths: tuple[Width | None, ...]
    """By columns, from 0; None where it cannot stand."""

    @property
    def area(self) -> int:
        """Give the cells of one column by one row that its copy wants."""
        return min(w.columns * w.best + w.lack for w in self.widths if w)

    @property
    def least(self) -> int:
        """Give the fewest cells that hold its copy."""
        # A row less would lack as many lines as there are columns, or one at least.
        return min(w.columns * (w.fewest - 1) + 1 + w.lack for w in self.widths if w)

    @property
    def most(self) -> int:
        """Give the most cells that its copy fills."""
        return max(w.columns * w.most for w in self.widths if w)


def parts_of(
    items: Sequence[Item], seat: Seat, limit: int, desk: Desk, weights: Weights
) -> tuple[Part, ...]:
    """Give the parts of a region, measured up to a number of rows.

    Raises:
        MakeupError: An item can stand in no width, or is of a kind that is not set.
    """
    return tuple(
        _part(index, item, _Bench(seat, limit, desk, weights))
        for index, item in enumerate(flattened(items))
    )


def ranked(item: Item, columns: int) -> Item:
    """Give an item whose stories have the rank of their place, said outright.

    The tree would take its first story for the page's lead, and the program may have
    put another item there. Source: manifest, section 3.
    """
    match item:
        case Story(rank=None):
            rank = 4 if columns == 1 else 3 if columns == 2 else 2
            return replace(item, rank=rank)
        case Section():
            child = replace(
                item.child, items=tuple(_in_section(i) for i in item.child.items)
            )
            return replace(item, child=child)
        case _:
            return item


def is_narrow_lead(item: Item, columns: int, of: int) -> bool:
    """Tell whether an item is a lead in less than half of the page's columns."""
    return isinstance(item, Story) and item.rank == 1 and 2 * columns < of


def flattened(items: Sequence[Item]) -> list[Item]:
    """Give items with those of an auto among them in its place."""
    flat: list[Item] = []
    for item in items:
        flat += flattened(item.items) if isinstance(item, Auto) else [item]
    return flat


def _in_section(item: Item) -> Item:
    match item:
        case Story(rank=None):
            return replace(item, rank=RANK_IN_SECTION)
        case Rows() | Cols():
            return replace(item, items=tuple(_in_section(i) for i in item.items))
        case _:
            return item


@dataclass(frozen=True, slots=True)
class _Bench:
    """What every part is measured on."""

    seat: Seat
    limit: int
    desk: Desk
    weights: Weights


def _part(index: int, item: Item, bench: _Bench) -> Part:
    seat, desk = bench.seat, bench.desk
    widths: list[Width | None] = [None]
    error: MakeupError | None = None
    for columns in range(1, seat.columns + 1):
        width = None
        if _may_stand(item, columns, seat):
            try:
                width = _width(item, replace(seat, columns=columns), bench)
            except MakeupError as fault:  # too narrow for what a group holds
                error = fault
        widths.append(_in_points(width, item, desk, bench.weights) if width else None)
    if not any(widths):
        rows = bench.limit
        none = MakeupError([problem("page-cannot-close", item.where, rows=rows)])
        raise error or none
    under_rule = not isinstance(item, Section)
    return Part(index, item, _weight_of(item), under_rule, tuple(widths))


def _may_stand(item: Item, columns: int, seat: Seat) -> bool:
    if isinstance(item, Banner | Masthead | Furniture):
        return columns == seat.columns
    if isinstance(item, Section) and item.columns:
        # Its columns are a division of the whole page.
        return columns == seat.lattice.columns
    if isinstance(item, Story) and item.columns and item.columns[0]:
        return columns == item.columns[0]
    if item.extent.w is not None:
        return item.extent.w == columns
    # Briefs are set in one measure, however wide.
    wide = replace(seat, columns=columns).characters
    return not isinstance(item, Briefs) or wide <= WIDEST_MEASURE


def _width(item: Item, seat: Seat, bench: _Bench) -> "_Measured | None":
    planter = Planter(bench.desk, led=True)
    node = planter.plant(ranked(item, seat.columns), seat)
    prices = shape_of(node, bench.limit, bench.desk)
    least = min(prices)
    if least == inf:
        return None
    head = None
    if isinstance(node, Leaf) and isinstance(node.sitter, PhotoStorySitter):
        wide = node.sitter.columns[0].characters > WIDEST_MEASURE
        if wide and item.extent.w is None:
            return None
    if isinstance(node, Leaf) and isinstance(node.sitter, StorySitter):
        head = node.sitter.place_of_head
        seat = node.sitter.seat
    return _Measured(seat, prices, head)


@dataclass(frozen=True, slots=True)
class _Measured:
    seat: Seat
    prices: Shape
    head: HeadPlace | None
    """A story's head."""


def _in_points(
    measured: _Measured, item: Item, desk: Desk, weights: Weights
) -> Width | None:
    """Turn prices into points and add what the trade thinks of a story's shape."""
    least = min(measured.prices)
    best = measured.prices.index(least)
    fewest = next(
        h for h, price in enumerate(measured.prices) if price < least + OVERSET_ROW
    )
    most = max(
        h for h, price in enumerate(measured.prices) if price < least + FAR_OPEN_ROW
    )
    columns = measured.seat.columns
    wide = measured.seat.lattice.width(columns)
    points = []
    for rows, price in enumerate(measured.prices):
        own = price * weights.fit
        if price < inf and isinstance(item, Story | PhotoStory):
            aspect = wide / (rows * desk.grid.leading)
            own += weights.aspect * abs(log(aspect / BEST_ASPECT))
        if price < inf and measured.head is not None:
            leg = rows - measured.head.rows_over
            own += weights.leg_long * columns * max(0, leg - LONGEST_LEG)
            own += weights.leg_short * columns * max(0, SHORTEST_LEG - leg)
            own += _head_points(measured.head, measured.seat.rank, weights)
        if is_narrow_lead(item, columns, measured.seat.lattice.columns):
            own += weights.lead_narrow
        points.append(own)
    framed = isinstance(item, Story) and bool(item.box)
    headed = measured.head is not None and measured.head.rows_over > 0 and not framed
    # Overset costs up to twice its price, the lead's most.
    lack = int(least // (2 * OVERSET_ROW))
    return Width(columns, tuple(points), best, fewest, most, lack, headed)


def _head_points(place: HeadPlace, rank: int, weights: Weights) -> float:
    """Price a width in which the headline falls below the rank of its story.

    One that cannot stand where the editor wants it costs as one that is too long.
    """
    head = place.block
    points = weights.head_dropped * max(0, head.rank - rank)
    if place.refused[0] or (head.headline and not head.headline.fits):
        points += weights.head_long
    return points


def _weight_of(item: Item) -> int | None:
    match item:
        case Story():
            return item.rank or 3
        case Briefs():
            return RANK_OF_BRIEFS
        case Section():
            return RANK_IN_SECTION
        case Rows() | Cols():
            ranks = [_weight_of(each) for each in item.items]
            return min((rank for rank in ranks if rank), default=None)
        case _:
            return None
