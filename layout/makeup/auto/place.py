"""Items placed by the program: the best divisions of a region, set and judged.

In come items and the plot that they are to fill; out come a few alternatives with other
cuts each, as trees of the ordinary kinds with every w and h given, so that whatever
comes after is the ordinary path. The programme of cuts proposes; each proposal is then
dealt out and set by the real composer, and judged on what stands there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import assert_never

from layout.errors import MakeupError, problem
from layout.makeup.auto.cuts import divisions, row_points
from layout.makeup.auto.division import Band, Division, Pile, Plot, Single, pattern
from layout.makeup.auto.parts import Part, parts_of, ranked
from layout.makeup.auto.score import Standing, judged, total
from layout.makeup.auto.weights import Term, Weights
from layout.makeup.desk import Desk
from layout.makeup.grid import Region
from layout.makeup.legs import FAR_OPEN_ROW, OVERSET_ROW
from layout.makeup.nodes import Leaf, Node, place_node, shape_of
from layout.makeup.seat import Placed, Seat
from layout.makeup.shapes import Shape, only
from layout.makeup.spots import Spot, settled, spots_below
from layout.makeup.tree import Planter
from layout.model.finding import Finding, Severity
from layout.model.issue import Auto, Cols, Extent, Item, PhotoStory, Rows, Story

TRIES = 3
"""Alternatives that an editor is shown."""

SET_AGAIN = 12
"""Divisions that are set by the real composer before the best are chosen."""

CELLS_PER_CHARACTER = 1.02
"""Source: makeup 5.3."""

MOST_WHITE = 0.02
"""Share of a region that may stay white before its copy is called too short."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to place the items, with what speaks against it."""

    root: Item
    """The tree, every w and h given."""
    score: float
    """Points of all faults; less is better."""
    terms: tuple[Term, ...] = ()
    """The faults by name, the dearest first."""
    findings: tuple[Finding, ...] = ()
    """The budget, where the copy is too long or too short for the region."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A region to be filled: a seat and its rows."""

    seat: Seat
    row: int
    """0-based row of the page."""
    rows: int
    parts: tuple[Part, ...] = ()
    """The items, if they have been measured for the seat before."""

    @property
    def region(self) -> Region:
        """Give the region as a rectangle of cells."""
        return self.seat.region(self.row, self.rows)


def plot_of(ground: Ground, desk: Desk) -> Plot:
    """Give what a ground asks of its cuts."""
    seat = ground.seat
    return Plot(
        columns=seat.columns,
        rows=ground.rows,
        whole_width=seat.columns == seat.lattice.columns,
        whole_height=ground.rows == desk.grid.rows,
        ruled=bool(desk.look.gutter_rule),
    )


def place_auto(
    auto: Auto,
    ground: Ground,
    desk: Desk,
    tries: int = TRIES,
    weights: Weights | None = None,
) -> tuple[Alternative, ...]:
    """Give the best ways to place items, the best first, no two with the same cuts.

    Args:
        auto: The items, in the editor's order of importance.
        ground: What they fill.
        desk: The page's desk.
        tries: How many ways at most.
        weights: Points of each fault; None takes those of the design.

    Raises:
        MakeupError: An item is of a kind that is not set, or the items cannot stand in
            so few rows at all.
    """
    weights = weights or Weights()
    parts = ground.parts
    if not parts:
        parts = parts_of(auto.items, ground.seat, desk.grid.rows, desk, weights)
    setter = _Setter(auto, parts, ground, desk, weights)
    found = [each for each in setter.alternatives(max(tries, SET_AGAIN)) if each]
    if not found:
        rows = ground.rows
        raise MakeupError([problem("page-cannot-close", auto.where, rows=rows)])
    # Equal scores keep the order of the programme, so that one input has one outcome.
    found.sort(key=lambda alternative: alternative.score)
    return tuple(found[:tries])


class AutoSitter:
    """Items that the program places, waiting for their rows.

    ``elastic`` says that the rows depend on others, which bargain by their price.
    """

    framed = False

    def __init__(
        self, item: Auto, seat: Seat, desk: Desk, *, elastic: bool = True
    ) -> None:
        self.item = item
        self.seat = seat
        self.desk = desk
        self.parts = parts_of(item.items, seat, desk.grid.rows, desk, Weights())
        self._elastic = elastic
        self._shape: Shape = ()

    def shape(self, limit: int) -> Shape:
        """Give the price of every number of rows up to a limit.

        That of the best cuts, as the programme has it, and beyond the rows that they
        can take what is overset or stays white.
        """
        if len(self._shape) != limit + 1:
            prices = self._cut_prices(limit) if self._elastic else [0.0] * (limit + 1)
            self._shape = (inf, *prices[1:])
        return (
            only(self._shape, self.item.extent.h)
            if self.item.extent.h
            else (self._shape)
        )

    def _cut_prices(self, limit: int) -> list[float]:
        weights = Weights()
        points = row_points(self.parts, self._plot(limit), weights)
        finite = [rows for rows, price in enumerate(points) if price < inf]
        if not finite:
            return [0.0] * (limit + 1)
        low, high = finite[0], finite[-1]
        columns = self.seat.columns
        prices = []
        for rows, price in enumerate(points):
            near = price if price < inf else points[min(max(rows, low), high)]
            over = max(0, low - rows) * columns * 2 * OVERSET_ROW
            white = max(0, rows - high) * columns * FAR_OPEN_ROW
            prices.append(near / weights.fit + over + white)
        return prices

    def _plot(self, rows: int) -> Plot:
        return plot_of(Ground(self.seat, 0, rows), self.desk)

    def place(self, region: Region) -> Placed:
        """Give the marks of the best alternative in its rectangle."""
        ground = Ground(self.seat, region.row, region.rows, self.parts)
        best = place_auto(self.item, ground, self.desk, 1)[0]
        node = Planter(self.desk, led=True).plant(best.root, self.seat)
        placed = place_node(node, region.row, region.rows, self.desk)
        return Placed(
            tuple(mark for each in placed for mark in each.marks),
            tuple(story for each in placed for story in each.stories),
            tuple(found for each in placed for found in each.findings),
        )


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets divisions of one region."""

    auto: Auto
    parts: Sequence[Part]
    ground: Ground
    desk: Desk
    weights: Weights

    def alternatives(self, most: int) -> Iterator[Alternative | None]:
        """Give the divisions set and judged; None for one that does not close."""
        plot = plot_of(self.ground, self.desk)
        seen: set[str] = set()
        for division in divisions(self.parts, plot, self.weights, most):
            cuts = pattern(division)
            if cuts not in seen:
                seen.add(cuts)
                yield self._alternative(division)

    def _alternative(self, division: Division) -> Alternative | None:
        ground, desk = self.ground, self.desk
        root = self._built(division)
        node = Planter(desk, led=True).plant(root, ground.seat)
        if shape_of(node, desk.grid.rows, desk)[ground.rows] == inf:
            return None
        whole = Spot(node, ground.row, ground.rows)
        standing = tuple(self._standing(whole, division))
        terms = judged(standing, ground.region, desk, self.weights)
        return Alternative(
            root=self._framed(settled(whole, desk), division),
            score=total(terms),
            terms=tuple(sorted(terms, key=lambda t: (-t.points, t.code))),
            findings=tuple(self._budget(standing)),
        )

    def _built(self, division: Division) -> Item:
        """Give a division as a tree of the ordinary kinds; rows are dealt later."""
        where = self.auto.where
        match division:
            case Single():
                item = ranked(self.parts[division.part].item, division.columns)
                extent = Extent(division.columns, item.extent.h)
                return _unframed(replace(item, extent=extent))
            case Pile():
                items = tuple(self._built(piece) for piece in division.pieces)
                return Rows(items, where, Extent(_columns(division)))
            case Band():
                items = tuple(self._built(piece) for piece in division.pieces)
                return Cols(items, where, Extent(_columns(division)))
            case _:
                assert_never(division)

    def _framed(self, item: Item, division: Division) -> Item:
        """Give a tree whose pictures find their frames again."""
        if isinstance(division, Single):
            own = self.parts[division.part].item
            match item, own:
                case Story(), Story():
                    return replace(item, photos=own.photos)
                case PhotoStory(), PhotoStory():
                    return replace(item, photos=own.photos)
                case _:
                    return item
        if not isinstance(item, Rows | Cols):
            return item
        both = zip(item.items, division.pieces, strict=True)
        return replace(item, items=tuple(self._framed(*pair) for pair in both))

    def _standing(self, spot: Spot, division: Division) -> Iterator[Standing]:
        if isinstance(division, Single):
            part = self.parts[division.part]
            placed = tuple(place_node(spot.node, spot.row, spot.rows, self.desk))
            region = _seat(spot.node).region(spot.row, spot.rows)
            yield Standing(part, region, placed)
            return
        below = spots_below(spot, self.desk)
        for each, piece in zip(below, division.pieces, strict=True):
            yield from self._standing(each, piece)

    def _budget(self, standing: Sequence[Standing]) -> Iterator[Finding]:
        """Say how the copy compares with the room, in characters (全版多/欠 N 字).

        What is too much is known before anything is set: the fewest cells that each
        item takes, against those that there are. What is too little stays white.
        """
        room = self.ground.seat.columns * self.ground.rows
        measure = self.desk.grid.measure
        over = sum(part.least for part in self.parts) - room
        white = sum(story.underset for each in standing for story in each.stories)
        if over > 0:
            code, severity = "auto-over-full", Severity.WARNING
            characters = over * measure / CELLS_PER_CHARACTER
        elif white > room * measure * MOST_WHITE:
            code, severity = "auto-under-full", Severity.NOTE
            characters = white / CELLS_PER_CHARACTER
        else:
            return
        values = (("characters", round(characters)),)
        page = self.desk.page.number
        yield Finding(code, severity, self.auto.where, page, values=values)


def _unframed(item: Item) -> Item:
    """Give an item whose pictures are not looked into for a pale sky.

    A frame moves nothing, and reading the pixels takes longer than all the rest.
    """
    match item:
        case Story() | PhotoStory():
            photos = tuple(replace(photo, frame=False) for photo in item.photos)
            return replace(item, photos=photos)
        case _:
            return item


def _columns(division: Division) -> int:
    match division:
        case Single():
            return division.columns
        case Pile():
            return _columns(division.pieces[0])
        case Band():
            return sum(_columns(piece) for piece in division.pieces)
        case _:
            assert_never(division)


def _seat(node: Node) -> Seat:
    return node.sitter.seat if isinstance(node, Leaf) else node.seat
