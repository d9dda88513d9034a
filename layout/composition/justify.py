"""Justification: the white of every gap of a line that has been chosen.

In come a galley and a setting; out come lines whose gaps fill their measure to the
thousandth of an em. White is spread evenly; the remainder of the division is spread
along the line too, so that no step shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from layout.cjk.profile import early_white
from layout.composition.breaking import Setting
from layout.composition.galley import Galley
from layout.units import Mil


@dataclass(frozen=True, slots=True)
class Line:
    """A range of the galley, ready to be placed."""

    start: int
    end: int
    """One past the last character, white at the end included."""
    left: Mil
    """Where the first body begins: the indent of a first line."""
    extra: tuple[Mil, ...]
    """White added to each gap of the line, below zero where it was taken."""
    worst: Mil
    """The white added to most gaps; 0 for lines that are not stretched."""
    full: bool
    """Whether the line fills its measure."""


def justify(
    galley: Galley, setting: Setting, measures: Sequence[Mil]
) -> tuple[Line, ...]:
    """Give the lines of a setting in their measures."""
    lines = []
    start = 0
    last = len(measures) - 1
    for number, end in enumerate(setting.breaks):
        lines.append(justify_line(galley, (start, end), measures[min(number, last)]))
        start = end
    return tuple(lines)


def justify_line(galley: Galley, span: tuple[int, int], measure: Mil) -> Line:
    """Give the line from one character to before another in its measure.

    The paragraph's first line loses its indent; a last line is not stretched.
    """
    start, end = span
    left = 0 if start else galley.indent
    measure -= left
    is_last = end in galley.turns
    visible = end
    while visible > start + 1 and galley.letters[visible - 1] in " i":
        visible -= 1
    room = measure - (galley.ends[end] - galley.starts[start])
    gaps = visible - 1 - start
    if gaps <= 0 or room == 0 or (is_last and room > 0):
        return Line(start, end, left, (0,) * max(gaps, 0), 0, full=room == 0)
    if room > 0:
        extra, worst = _stretched(galley, start, visible - 1, room)
    else:
        extra, worst = _shrunk(galley, start, visible - 1, -room), 0
    return Line(start, end, left, tuple(extra), worst, full=sum(extra) == room)


def _stretched(
    galley: Galley, first: int, last: int, room: Mil
) -> tuple[list[Mil], Mil]:
    can = galley.stretch(first, last)
    extra = [0] * (last - first)
    total = sum(can)
    if not total:
        return extra, 0
    firsts = _between(galley.firsts, first, last)
    mosts = _between(galley.mosts, first, last)
    shared = galley.profile.costs.good * total
    early = early_white(room, shared, sum(firsts), sum(mosts))
    at_first = min(early, sum(firsts))
    later = [most - early for most, early in zip(mosts, firsts, strict=True)]
    shares = ((at_first, firsts), (early - at_first, later), (room - early, can))
    for amount, weights in shares:
        for i, white in enumerate(_spread(amount, weights)):
            extra[i] += white
    return extra, -(-(room - early) // total)


def _shrunk(galley: Galley, first: int, last: int, need: Mil) -> list[Mil]:
    extra = [0] * (last - first)
    tiers: dict[int, list[Mil]] = {}
    left: dict[int, list[Mil]] = {}
    for stage in galley.profile.stages:
        sums = galley.rooms[stage.tier]
        if sums[last] == sums[first]:
            continue
        if stage.tier not in tiers:
            tiers[stage.tier] = [sums[i + 1] - sums[i] for i in range(first, last)]
            left[stage.tier] = list(tiers[stage.tier])
        spare = left[stage.tier]
        offered = [
            min(round(room * stage.share), spare[i])
            for i, room in enumerate(tiers[stage.tier])
        ]
        take = min(need, sum(offered))
        for i, white in enumerate(_spread(take, offered)):
            extra[i] -= white
            spare[i] -= white
        need -= take
        if not need:
            break
    return extra


def _between(sums: Sequence[Mil], first: int, last: int) -> list[Mil]:
    """Give the parts that sums add up between two characters."""
    return [sums[i + 1] - sums[i] for i in range(first, last)]


def _spread(amount: Mil, weights: Sequence[int]) -> list[Mil]:
    """Share an amount by weights in whole thousandths, the remainder along the way."""
    total = sum(weights)
    if not total:
        return [0] * len(weights)
    shares = []
    seen = given = 0
    for weight in weights:
        seen += weight
        upto = amount * seen // total
        shares.append(upto - given)
        given = upto
    return shares
