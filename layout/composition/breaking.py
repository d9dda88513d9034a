"""Line breaking: the best setting of a paragraph for every number of lines it can take.

Total fit by dynamic programming over (first character of a line, line number). An edge
is a line that can be set in its measure; its cost is the white that justification adds
or takes, plus what the break itself costs. Because everything is prefix sums, an edge
costs a handful of subtractions; because Han characters break nearly everywhere, a line
has four to eight possible ends. Where all measures are equal the edges of a start are
computed once and serve every line number.

Tried and left out: a state for the contrast of neighbouring lines (four fitness
classes; badness unchanged, four times the work), and tracking below zero as a last
resort (changed the badness at 13 em from 1.38 to 1.34).

This file is longer than most: the inner loop is kept in one piece for speed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from layout.cjk.profile import NEVER, Profile, early_white
from layout.composition.galley import Galley
from layout.units import EM, Mil

SPARE_LINES = 3
"""Settings are kept for so many lines more or less than the best."""

NEAR_LINES = SPARE_LINES + 2
"""Line numbers kept at a place, more or less than the cheapest way to reach it."""

OVERLONG = 5000.0
"""Cost of a line that is set beyond every limit, so that it is never chosen freely."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One way of setting a paragraph."""

    cost: float
    """In units of one line's cost."""
    breaks: tuple[int, ...]
    """First character of each line after the first, then the length of the text."""

    @property
    def lines(self) -> int:
        """Count the lines."""
        return len(self.breaks)

    @property
    def last(self) -> int:
        """Give the first character of the last line."""
        return self.breaks[-2] if self.lines > 1 else 0


def last_width(galley: Galley, setting: Setting) -> Mil:
    """Give how far the last line reaches into its measure, an indent included."""
    width = galley.ends[-1] - galley.starts[setting.last]
    return width if setting.last else width + galley.indent


def settings(galley: Galley, measures: Sequence[Mil]) -> tuple[Setting, ...]:
    """Give the best setting for every feasible number of lines, fewest lines first.

    ``measures`` are the room of each line in thousandths of an em; the last one goes
    on for ever. The first line loses the indent. A paragraph always has a setting:
    where no line fits, one is set beyond its limits and costs OVERLONG.
    """
    if not galley.letters:
        return (Setting(0.0, (0,)),)
    costs = galley.profile.costs
    # Nearly every paragraph can be set within the limit, and then no line beyond it
    # can be cheaper: only the others are searched again with wider gaps.
    found = _solve(Edges(galley, costs.limit), measures)
    dearest = galley.profile.stretch_prices[costs.limit + 1]
    if min(setting.cost for setting in found) >= dearest:
        found = _solve(Edges(galley, costs.emergency), measures)
    return found


def _solve(edges: "Edges", measures: Sequence[Mil]) -> tuple[Setting, ...]:
    indent, end = edges.galley.indent, len(edges.galley.letters)
    # states[a]: for each number of lines set before character a, cost and the start
    # of the last of them.
    states: list[dict[int, tuple[float, int]]] = [{} for _ in range(end + 1)]
    states[0][0] = (0.0, -1)
    last = len(measures) - 1
    # Every character may be a start: a line that nothing fits is cut anywhere.
    for start in range(end):
        reached = states[start]
        if not reached:
            continue
        if len(reached) > 2 * NEAR_LINES:
            reached = states[start] = _near_best(reached)
        for number, (cost, _) in reached.items():
            measure = measures[number if number < last else last]  # noqa: FURB136 - min() costs a call in the inner loop
            if not start:
                measure -= indent
            after = number + 1
            for stop, price in edges.of(start, measure):
                total = cost + price
                there = states[stop]
                known = there.get(after)
                if known is None or total < known[0]:
                    there[after] = (total, start)
    return _collect(states, end)


def _near_best(
    reached: dict[int, tuple[float, int]],
) -> dict[int, tuple[float, int]]:
    """Keep the line numbers near the best one, so that long texts cost linear time."""
    best = min(reached, key=lambda number: (reached[number][0], number))
    return {n: state for n, state in reached.items() if abs(n - best) <= NEAR_LINES}


def _collect(
    states: list[dict[int, tuple[float, int]]], end: int
) -> tuple[Setting, ...]:
    final = states[end]
    best = min(final, key=lambda number: (final[number][0], number))
    found = []
    for number in sorted(final):
        if abs(number - best) > SPARE_LINES:
            continue
        breaks = []
        stop = end
        for count in range(number, 0, -1):
            breaks.append(stop)
            stop = states[stop][count][1]
        found.append(Setting(final[number][0], tuple(reversed(breaks))))
    return tuple(found)


class Edges:
    """The lines that can be set from a start, with their cost."""

    def __init__(self, galley: Galley, widest: Mil) -> None:
        """Take a galley and the most white that a gap may be given."""
        self.galley = galley
        self._widest = widest
        breaks = galley.breaks
        end = len(galley.letters)
        self.stops = [i for i in range(1, end + 1) if breaks[i] < NEVER]
        self._stop_ends = [galley.ends[i] for i in self.stops]
        self._turns = galley.turns
        self._lasts = [_last_visible(galley.letters, i) for i in self.stops]
        # What lines ending at each stop have, looked up once and not for every start.
        self._stretches = list(map(galley.stretches.__getitem__, self._lasts))
        self._mosts = list(map(galley.mosts.__getitem__, self._lasts))
        self._gives = list(map(galley.gives.__getitem__, self._lasts))
        line = galley.profile.costs.line
        self._prices = [line + breaks[i] / 100 for i in self.stops]
        self._memo: dict[tuple[int, Mil], list[tuple[int, float]]] = {}

    def of(self, start: int, measure: Mil) -> list[tuple[int, float]]:
        """Give the ends of a line from a start and the cost of each line."""
        key = (start, measure)
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = self._search(start, measure)
            if not found:
                found.append(self._forced(start, measure))
        return found

    def _search(  # noqa: C901, PLR0912 - the inner loop, in one piece for speed
        self, start: int, measure: Mil
    ) -> list[tuple[int, float]]:
        galley = self.galley
        costs = galley.profile.costs
        right = galley.starts[start] + measure
        stops, stop_ends, lasts = self.stops, self._stop_ends, self._lasts
        stretches, mosts, gives = self._stretches, self._mosts, self._gives
        stretched, most_before = galley.stretches[start], galley.mosts[start]
        given, first_before = galley.gives[start], galley.firsts[start]
        widest, prices = self._widest, galley.profile.stretch_prices
        # A line never runs past the next place where the editor turned it.
        end = self._turns[bisect_right(self._turns, start)]
        past = bisect_right(stops, end)
        low = self._shortest(start, right)
        found = []
        for index in range(low, past):
            stop = stops[index]
            room = right - stop_ends[index]
            if stop == end:
                if room >= 0:
                    found.append((stop, costs.line + self._last(start, room, measure)))
                    continue
            elif room >= 0:
                gaps = stretches[index] - stretched
                if gaps <= 0:
                    if room == 0:
                        found.append((stop, costs.line))
                    continue
                price = self._prices[index]
                most = mosts[index] - most_before
                if most and room:
                    first = galley.firsts[lasts[index]] - first_before
                    early = early_white(room, costs.good * gaps, first, most)
                    room -= early
                    price += costs.early * early / EM
                white = room // gaps
                if white <= widest:
                    found.append((stop, price + prices[white]))
                continue
            lacking = -room - (gives[index] - given)
            if lacking > 0:
                # A longer line gives no more than it lacks, but for a hyphen's width.
                if lacking > EM:
                    break
                continue
            have = [tier[lasts[index]] - tier[start] for tier in galley.rooms]
            price = shrink_cost(have, -room, galley.profile)
            if stop == end:
                price += costs.line + self._last(start, 0, measure)
            else:
                price += self._prices[index]
            found.append((stop, price))
        if low >= past:
            # What is left up to the turn is shorter than any full line.
            room = right - galley.ends[end]
            found.append((end, costs.line + self._last(start, room, measure)))
        return found

    def _shortest(self, start: int, right: Mil) -> int:
        """Give the index of the first stop that a line can be stretched to fill up to.

        No line can give more than the gaps of the longest one at their widest.
        """
        galley, stop_ends = self.galley, self._stop_ends
        longest = bisect_right(stop_ends, right) - 1
        gaps = self._stretches[longest] - galley.stretches[start]
        early = self._mosts[longest] - galley.mosts[start]
        least = right - early - (self._widest + 1) * gaps
        left = galley.starts[start]
        return bisect_left(stop_ends, least if left < least < right else left + 1)

    def _last(self, start: int, room: Mil, measure: Mil) -> float:
        """Price a paragraph's last line: a lone character is worst, then short ones."""
        galley = self.galley
        costs = galley.profile.costs
        end = len(galley.letters)
        if start == 0 or end > self._turns[bisect_right(self._turns, start)]:
            return 0.0
        width = measure - room
        price = 0.0
        if galley.solid[end] - galley.solid[start] <= 1:
            price += costs.runt
        if width < 2 * EM:
            price += costs.under_two
        elif width < 3 * EM:
            price += costs.under_three
        elif width < 4 * EM:
            price += costs.under_four
        return price

    def _forced(self, start: int, measure: Mil) -> tuple[int, float]:
        """Break where no line fits: at the last allowed place, else anywhere."""
        galley = self.galley
        right = galley.starts[start] + measure
        index = bisect_right(self._stop_ends, right) - 1
        if index >= 0 and self.stops[index] > start:
            return self.stops[index], OVERLONG
        stop = start + 1
        while stop < len(galley.letters) and galley.ends[stop + 1] <= right:
            stop += 1
        return stop, 2 * OVERLONG


def _last_visible(letters: str, stop: int) -> int:
    """Give the last character of a line that is seen: white at its end is dropped."""
    last = stop - 1
    while last > 0 and letters[last] in " i":
        last -= 1
    return last


def shrink_cost(have: Sequence[Mil], need: Mil, profile: Profile) -> float:
    """Give the cost of taking ``need`` from the blanks of the tiers, stage by stage."""
    price = 0.0
    for stage in profile.stages:
        room = have[stage.tier] * stage.share
        if room <= 0:
            continue
        use = min(1.0, need / room)
        price += stage.weight * use * use
        need -= round(room * use)
        if need <= 0:
            break
    return price
