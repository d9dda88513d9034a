"""The plots of a page: which part of it each tree and each pinned item takes.

In come a page's tree and its pinned items; out come planted trees, each with the rows
that it fills. Without pinned items the page is one plot. With them the tree's items
share what is left: the columns end where the pinned items begin (a tree whose last or
first items stand side by side), or consecutive items take one free rectangle after
another, from top to bottom under ``rows``, from left to right under ``cols``. Of all
ways that close the cheapest is taken; they are few, since a page has few pins.
Source: manifest section 3, ``boxes``; makeup 5.7, "Locks/ads".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from layout.errors import MakeupError, Problem, problem
from layout.makeup.closing import unclosed
from layout.makeup.desk import Desk
from layout.makeup.free import Patch, bands, runs_of, strips
from layout.makeup.grid import basic
from layout.makeup.nodes import Node, seat_of, shape_of
from layout.makeup.pins import pinned, taken_by
from layout.makeup.seat import Notch, Seat
from layout.makeup.spots import Spot
from layout.makeup.tree import AutoSeat, Planter
from layout.model.issue import Cols, Item, Rows, Story
from layout.model.walk import below


@dataclass(frozen=True, slots=True)
class Plot:
    """Rows of the page with what fills them."""

    node: Node
    row: int
    """0-based row of the page."""
    rows: int
    pinned: bool = False

    @property
    def seat(self) -> Seat:
        """Give the seat of the tree."""
        return seat_of(self.node)

    @property
    def spot(self) -> Spot:
        """Give its tree with its rows."""
        return Spot(self.node, self.row, self.rows)


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to share out what pinned items leave."""

    plots: tuple[Plot, ...]
    price: float


def lay_out(
    desk: Desk, root: Item | None, auto: AutoSeat | None = None
) -> tuple[Plot, ...]:
    """Give the plots of a desk's page, the tree's before the pinned ones.

    Args:
        desk: The page's desk.
        root: Its tree, which may be another than the manifest's.
        auto: What seats items that the program places; None where none are left.

    Raises:
        MakeupError: The page does not close, or a pinned item cannot stand in its rows.
    """
    pins = desk.page.boxes
    trees: tuple[Plot, ...] = ()
    if root is not None:
        trees = _Sharing(desk, root, auto).best()
    led = root is not None and _tells(root)
    planter = Planter(desk, led=led)
    plots = [
        Plot(planter.plant(item, seat), row, rows, pinned=True)
        for item, seat, row, rows in pinned(pins, desk)
    ]
    problems = [each for plot in plots for each in _unfit(plot, desk)]
    if problems:
        raise MakeupError(problems)
    return (*trees, *plots)


def _tells(item: Item) -> bool:
    """Tell whether a tree holds a story, so that the page's first stands in it."""
    return any(isinstance(each, Story) for each in below(item))


def _leads(item: Item) -> bool:
    """Tell whether a pinned item holds the page's lead, as the manifest ranks it."""
    return any(isinstance(each, Story) and each.rank == 1 for each in below(item))


def _unfit(plot: Plot, desk: Desk) -> Iterator[Problem]:
    """Find a pinned item that cannot stand in the rows of its ``at``."""
    limit = max(desk.grid.rows, plot.rows)
    shape = shape_of(plot.node, limit, desk)
    if shape[plot.rows] < inf:
        return
    can = [rows for rows, price in enumerate(shape) if price < inf]
    where = plot.node.item.where
    if can and can[-1] < plot.rows:
        yield problem("pin-rows-many", where, rows=plot.rows, most=can[-1])
    else:
        least = next((rows for rows in can if rows > plot.rows), limit)
        yield problem("pin-rows-few", where, rows=plot.rows, least=least)


class _Sharing:
    """A tree and the cells that pinned items leave it."""

    def __init__(self, desk: Desk, root: Item, auto: AutoSeat | None) -> None:
        self._desk = desk
        self._root = root
        self._auto = auto
        self._taken = taken_by(desk.page.boxes)
        self._led = any(_leads(item) for item in desk.page.boxes)

    def best(self) -> tuple[Plot, ...]:
        """Give the cheapest way to fill what is free with the tree.

        Raises MakeupError where there is none.
        """
        ways: list[_Way] = []
        problems: list[Problem] = []
        for find in (self._in_one, self._in_patches):
            try:
                way = find()
            except MakeupError as error:
                problems += error.problems
                continue
            if way is not None:
                ways.append(way)
        if not ways:
            raise MakeupError(problems)
        return min(ways, key=lambda way: way.price).plots

    # -- one rectangle, or one that pinned items bite into ------------------------

    def _in_one(self) -> _Way:
        """Give the whole tree in the skyline of the pins."""
        lattice = basic(self._desk.grid)
        rows = self._desk.grid.rows
        columns = lattice.columns
        runs = runs_of(self._taken, columns, rows)
        own = [column for column in range(columns) if runs[column]]
        whole = bool(own) and own == list(range(own[0], own[-1] + 1))
        if not whole or any(len(runs[column]) > 1 for column in own):
            raise MakeupError([self._unshared()])
        used = [runs[column][0] for column in own]
        row, foot = min(run.row for run in used), max(run.foot for run in used)
        notches = tuple(Notch(run.row - row, foot - run.foot) for run in used)
        seat = Seat(
            lattice,
            own[0],
            len(own),
            rank=0,
            rule_above=all(run.rule_above for run in used),
            rule_below=all(run.rule_below for run in used),
        )
        seat = replace(seat, notches=notches)
        if not seat.notched:
            seat = replace(seat, notches=())
        planter = Planter(self._desk, led=self._led, auto=self._auto)
        return self._way([Plot(planter.plant(self._root, seat), row, foot - row)])

    # -- one rectangle after another ---------------------------------------------

    def _in_patches(self) -> _Way | None:
        """Give the cheapest run of items a patch; None where there is one patch."""
        desk, root = self._desk, self._root
        if not self._taken or not isinstance(root, Rows | Cols):
            return None
        cut = bands if isinstance(root, Rows) else strips
        patches = cut(self._taken, desk.grid.columns, desk.grid.rows)
        if not 1 < len(patches) <= len(root.items):
            return None
        # cheapest[i]: the first i items in the patches so far.
        cheapest: dict[int, tuple[float, tuple[Plot, ...]]] = {0: (0.0, ())}
        for number, patch in enumerate(patches):
            after: dict[int, tuple[float, tuple[Plot, ...]]] = {}
            last = number == len(patches) - 1
            for begin, (price, plots) in cheapest.items():
                ends = range(begin + 1, len(root.items) + 1)
                for end in ends if not last else ends[-1:]:
                    plot = self._run(root, range(begin, end), patch)
                    if plot is None:
                        continue
                    total = price + self._price(plot)
                    if total < after.get(end, (inf, ()))[0]:
                        after[end] = (total, (*plots, plot))
            cheapest = after
        if len(root.items) not in cheapest:
            raise MakeupError([self._unshared()])
        price, plots = cheapest[len(root.items)]
        return _Way(plots, price)

    def _run(self, root: Rows | Cols, run: range, patch: Patch) -> Plot | None:
        """Give consecutive items of a tree in a patch; None where they cannot stand."""
        items = tuple(root.items[i] for i in run)
        led = self._led or any(_tells(item) for item in root.items[: run.start])
        seat = Seat(
            basic(self._desk.grid),
            patch.column,
            patch.columns,
            rank=0,
            rule_above=patch.rule_above,
            rule_below=patch.rule_below,
        )
        planter = Planter(self._desk, led=led, auto=self._auto)
        try:
            node = planter.plant(replace(root, items=items), seat)
        except MakeupError:
            return None
        return Plot(node, patch.row, patch.rows)

    # -- prices --------------------------------------------------------------------

    def _price(self, plot: Plot) -> float:
        return shape_of(plot.node, self._desk.grid.rows, self._desk)[plot.rows]

    def _way(self, plots: Sequence[Plot]) -> _Way:
        """Give a way with its price; raises MakeupError where a plot does not close."""
        for plot in plots:
            if self._price(plot) == inf:
                raise MakeupError(unclosed(plot.node, plot.rows, self._desk))
        return _Way(tuple(plots), sum(map(self._price, plots)))

    def _unshared(self) -> Problem:
        desk = self._desk
        cut = strips if isinstance(self._root, Cols) else bands
        places = "、".join(
            _said(patch)
            for patch in cut(self._taken, desk.grid.columns, desk.grid.rows)
        )
        return problem("pins-cannot-close", desk.page.where, places=places)


def _said(patch: Patch) -> str:
    """Give a patch as an ``at`` would say it."""
    first, last = patch.column + 1, patch.column + patch.columns
    top, foot = patch.row + 1, patch.row + patch.rows
    return f"c{first}-{last} r{top}-{foot}"
