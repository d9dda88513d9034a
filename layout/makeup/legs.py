"""Filling the legs of a story: one dynamic programme over paragraphs and rows.

In come the units of a story, each with the numbers of rows it can take and what they
cost, and the rows of each leg; out comes the choice that fills the legs exactly at the
least cost. A unit's position is the number of rows used before it, so that the foot of
every leg is a position too, and what happens there (a widow, a subhead at the foot) is
priced when a unit crosses it. Cost: units x positions x numbers of rows.

Source: makeup 5.4 for the programme. The prices are tuned on 300 stories
(``tests.bench.filling``): a first line alone at a foot is seen by every reader, two
open rows at the end of the last leg by none.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

WIDOW_SHORT = 1200.0
"""A leg that begins with a last line of one to three characters."""
WIDOW = 120.0
"""A leg that begins with a last line of less than half the measure."""
ORPHAN = 1500.0
"""A leg that ends with a paragraph's first line: a reader takes it for a heading."""
SUBHEAD_AT_FOOT = 5000.0
SUBHEAD_NEAR_FOOT = 900.0
"""A subhead with one line under it before the leg ends."""
OPEN_ROW = 400.0
"""A row of the last leg left open, up to two."""
FAR_OPEN_ROW = 1200.0
GAP_AT_FOOT = 2500.0
"""A row left open at the foot of another leg, because a unit does not go in."""
OVERSET_ROW = 12000.0
"""Dearer than what can go wrong at all the feet of a story of five legs together."""
OPEN_ROWS_ALLOWED = 2


class Kind(Enum):
    """How a unit behaves at the foot of a leg."""

    TEXT = "text"
    SUBHEAD = "subhead"  # not divided, not at the foot
    WHOLE = "whole"  # not divided: byline, credit
    WHITE = "white"  # may vanish at a leg's foot: the row between briefs


@dataclass(frozen=True, slots=True)
class Choice:
    """A number of rows that a unit can take."""

    rows: int
    cost: float
    last: float = 1.0
    """Share of the measure that the last line fills."""
    lone: bool = False
    """Whether the last line has only one to three characters."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or another indivisible part of a story, as it fills rows."""

    kind: Kind
    choices: tuple[Choice, ...]
    new_leg: bool = False
    """Whether the editor wants it at the head of a leg ([换栏])."""


@dataclass(frozen=True, slots=True)
class Filling:
    """How a story fills its legs."""

    cost: float
    chosen: tuple[int, ...]
    """For each unit the index of its choice."""
    starts: tuple[int, ...]
    """For each unit the first row it takes, counted through all legs."""
    rows: int
    """Rows used in all; more than there are means overset."""
    open_rows: int


class Filler:
    """The text of an item, asked again and again what it costs in other legs."""

    def __init__(self, units: Sequence[Unit], *, flows_on: bool = False) -> None:
        """Take the units; text that flows on to another page is not overset."""
        self._units = tuple(units)
        self._flows_on = flows_on
        self.fewest = sum(min(c.rows for c in unit.choices) for unit in units)
        self.most = sum(max(c.rows for c in unit.choices) for unit in units)
        cheapest = [min(unit.choices, key=lambda c: c.cost) for unit in units]
        self.natural = sum(choice.rows for choice in cheapest)
        self._least = sum(choice.cost for choice in cheapest)
        self._found: dict[tuple[int, ...], Filling] = {}

    def price(self, legs: tuple[int, ...], weight: float = 1.0) -> float:
        """Give what the text costs in legs beyond what it costs in any.

        A line that no legs can close is no reason to take rows from a neighbour. They
        are filled only where they can be. ``weight`` makes overset dearer: rows are
        taken from the lowest rank first.
        """
        room = sum(legs)
        allowed = self.most + OPEN_ROWS_ALLOWED
        if room < self.fewest and not self._flows_on:
            return (self.fewest - room) * OVERSET_ROW * weight
        if room > allowed:
            open_rows = (room - allowed) * FAR_OPEN_ROW
            return open_rows + OPEN_ROWS_ALLOWED * OPEN_ROW
        return self.fill(legs).cost - self._least

    def fill(self, legs: tuple[int, ...]) -> Filling:
        """Give the best filling of legs of so many rows each."""
        found = self._found.get(legs)
        if found is None:
            found = self._found[legs] = fill(self._units, legs, flows_on=self._flows_on)
        return found


class Offers(Protocol):
    """What units can take where rows are of unequal measure."""

    def begin(self, number: int, position: int) -> tuple[int, int]:
        """Give where a unit may begin from a position on, and the rows it leaves."""

    def choices(self, number: int, start: int) -> Sequence[Choice]:
        """Give the numbers of rows that a unit can take from a row on."""


def fill(
    units: Sequence[Unit],
    legs: Sequence[int],
    offers: Offers | None = None,
    *,
    flows_on: bool = False,
) -> Filling:
    """Give the best filling of legs of so many rows each.

    Text that flows on to another page fills these legs and leaves the rest. Where rows
    are of unequal measure ``offers`` says what a unit can take at a row: each place
    asked for is dear, so that only the cheapest ones are gone on from.
    """
    feet = []
    total = 0
    for rows in legs:
        total += rows
        feet.append(total)
    # states: position -> (cost, trail); a trail is (previous trail, choice, start).
    states: dict[int, tuple[float, _Trail | None]] = {0: (0.0, None)}
    previous: Kind | None = None
    for number, unit in enumerate(units):
        after: dict[int, tuple[float, _Trail | None]] = {}
        if offers:
            states = _cheapest(states)
        for position, (cost, trail) in states.items():
            choices: Sequence[Choice] = unit.choices
            if offers:
                position, left = offers.begin(number, position)  # noqa: PLW2901 - the unit begins there
                cost += left * GAP_AT_FOOT  # noqa: PLW2901 - and that is what it costs
                choices = offers.choices(number, position)
            for index, choice in enumerate(choices):
                start, price = _enter(unit, choice, position, feet, previous)
                end = start + choice.rows
                price += cost + choice.cost
                price += _cross(unit, choice, start, feet)
                there = after.get(end)
                if there is None or price < there[0]:
                    after[end] = (price, _Trail(trail, index, start))
        states = after
        previous = unit.kind
    return _best(states, total, flows_on=flows_on)


def _cheapest(
    states: dict[int, tuple[float, "_Trail | None"]],
) -> dict[int, tuple[float, "_Trail | None"]]:
    kept = sorted(states, key=lambda position: states[position][0])[:MOST_PLACES]
    return {position: states[position] for position in sorted(kept)}


MOST_PLACES = 8
"""Places from which the next paragraph is set, where setting it anew is dear."""


@dataclass(frozen=True, slots=True)
class _Trail:
    before: "_Trail | None"
    choice: int
    start: int


def _foot(feet: Sequence[int], position: int) -> int | None:
    """Give the foot of the leg in which a position lies; None beyond the last leg."""
    index = bisect_right(feet, position)
    return feet[index] if index < len(feet) else None


def _enter(
    unit: Unit,
    choice: Choice,
    position: int,
    feet: Sequence[int],
    previous: Kind | None,
) -> tuple[int, float]:
    """Give where a unit begins and what beginning there costs."""
    foot = _foot(feet, position)
    if foot is None:
        return position, 0.0
    room = foot - position
    if unit.new_leg and position and position not in feet:
        return foot, 0.0
    if unit.kind is Kind.WHITE:
        return _white(choice, position, room, at_head=position in feet)
    if unit.kind is Kind.TEXT:
        near = previous is Kind.SUBHEAD and room == 1
        return position, SUBHEAD_NEAR_FOOT if near else 0.0
    if choice.rows > room:
        return foot, room * GAP_AT_FOOT
    at_foot = choice.rows == room and unit.kind is Kind.SUBHEAD
    return position, SUBHEAD_AT_FOOT if at_foot else 0.0


def _white(
    choice: Choice, position: int, room: int, *, at_head: bool
) -> tuple[int, float]:
    """Give where white between two items begins; none is needed at a leg's ends."""
    if at_head:
        # It ends where it begins.
        return position - choice.rows, 0.0
    return position, float(max(0, choice.rows - room))


def _cross(unit: Unit, choice: Choice, start: int, feet: Sequence[int]) -> float:
    """Price what a paragraph leaves at the feet that it crosses."""
    if unit.kind is not Kind.TEXT or choice.rows < 2:  # one line cannot be cut
        return 0.0
    price = 0.0
    end = start + choice.rows
    for foot in feet[:-1]:
        if start < foot < end:
            if foot - start == 1:
                price += ORPHAN
            if end - foot == 1:
                if choice.lone:
                    price += WIDOW_SHORT
                elif choice.last < 0.5:  # half a line or more is no fault
                    price += WIDOW
    return price


def _best(
    states: dict[int, tuple[float, _Trail | None]], total: int, *, flows_on: bool
) -> Filling:
    def price(end: int) -> float:
        missing = total - end
        if missing < 0 and flows_on:
            return states[end][0]
        if missing < 0:
            return states[end][0] - missing * OVERSET_ROW
        near = min(missing, OPEN_ROWS_ALLOWED)
        return states[end][0] + near * OPEN_ROW + (missing - near) * FAR_OPEN_ROW

    end = min(states, key=lambda position: (price(position), -position))
    chosen: list[int] = []
    starts: list[int] = []
    trail = states[end][1]
    while trail is not None:
        chosen.append(trail.choice)
        starts.append(trail.start)
        trail = trail.before
    chosen.reverse()
    starts.reverse()
    return Filling(
        cost=price(end),
        chosen=tuple(chosen),
        starts=tuple(starts),
        rows=end,
        open_rows=max(0, total - end),
    )
