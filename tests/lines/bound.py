"""The best that any legal breaking attains: what lines cannot be better than.

In come the galleys of a specimen; out comes the least badness and the fewest loose
lines over all ways of breaking its paragraphs where a line may be broken, each line
justified as the program justifies it. What a break costs, how short a last line is and
how many lines a paragraph takes count for nothing here: only prohibitions hold, and no
last line of one character. So the figures tell a composer that chooses badly, whose
lines are worse, from rules that leave no better choice.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import Final

from layout.composition.breaking import OVERLONG, Edges, settings
from layout.composition.galley import Galley
from layout.composition.justify import Line, justify_line
from layout.units import EM, Em
from tests.lines.quality import LOOSE, SetLine
from tests.lines.reading import is_han

ADJACENT: Final = 1750
"""Thousandths of an em; see ``quality``."""

NEVER_CHOSEN: Final = 1e9

Price = Callable[[SetLine | None], float]
"""What a line costs; None is one with too few Han characters to be measured."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """A paragraph with loose lines, beside the best that it can be."""

    galley: Galley
    loose: tuple[str, ...]
    """Our loose lines, and what could not join them."""
    fewest: int
    """Loose lines of the breaking that has the fewest."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What the paragraphs of a specimen attain in a measure."""

    least: tuple[SetLine, ...]
    """The measured lines of the breaking with the least badness."""
    fewest: tuple[SetLine, ...]
    """Those of the breaking with the fewest loose lines."""
    ours: tuple[SetLine, ...]
    stuck: tuple[Stuck, ...]


def bound_of(galleys: Sequence[Galley], measure: Em) -> Bound:
    """Give what galleys attain in a measure, and what the program makes of them."""
    least: list[SetLine] = []
    fewest: list[SetLine] = []
    ours: list[SetLine] = []
    stuck = []
    for galley in galleys:
        choice = _Choice(galley, round(measure * EM))
        least += choice.best(_badness)
        at_best = choice.best(_looseness)
        fewest += at_best
        set_lines = choice.chosen()
        ours += set_lines
        loose = tuple(line.text for line in set_lines if line.white > LOOSE)
        if loose:
            count = sum(line.white > LOOSE for line in at_best)
            stuck.append(Stuck(galley, loose, count))
    return Bound(tuple(least), tuple(fewest), tuple(ours), tuple(stuck))


def badness_of(lines: Sequence[SetLine]) -> float:
    """Give the mean badness of lines; see :class:`SetLine`."""
    return fmean(map(_badness, lines)) if lines else 0.0


class _Choice:
    """A paragraph's lines in a measure, each justified once."""

    def __init__(self, galley: Galley, measure: int) -> None:
        self._galley = galley
        self._measure = measure
        self._edges = Edges(galley, galley.profile.costs.emergency)
        self._lines: dict[tuple[int, int], SetLine | None] = {}

    def best(self, price: Price) -> list[SetLine]:
        """Give the measured lines of the breaking whose prices add up to the least."""
        end = len(self._galley.letters)
        costs = {0: 0.0}
        before: dict[int, int] = {}
        for start in range(end):
            if start not in costs:
                continue
            for stop, forbidden in self._stops(start):
                cost = costs[start] + forbidden
                if stop < end:
                    cost += price(self._line(start, stop))
                if stop not in costs or cost < costs[stop]:
                    costs[stop], before[stop] = cost, start
        path = [end]
        while path[-1]:
            path.append(before[path[-1]])
        return self._measured(path[::-1])

    def chosen(self) -> list[SetLine]:
        """Give the measured lines of the setting that the program prefers."""
        found = settings(self._galley, (self._measure,))
        best = min(found, key=lambda setting: setting.cost)
        return self._measured([0, *best.breaks])

    def _stops(self, start: int) -> Iterator[tuple[int, float]]:
        galley = self._galley
        end = len(galley.letters)
        room = self._measure - (0 if start else galley.indent)
        for stop, cost in self._edges.of(start, room):
            runt = stop == end and galley.solid[end] - galley.solid[start] <= 1
            yield stop, NEVER_CHOSEN if cost >= OVERLONG or (runt and start) else 0.0

    def _measured(self, path: Sequence[int]) -> list[SetLine]:
        spans = list(pairwise(path))[:-1]
        return [line for span in spans if (line := self._line(*span)) is not None]

    def _line(self, start: int, stop: int) -> SetLine | None:
        span = (start, stop)
        if span not in self._lines:
            line = justify_line(self._galley, span, self._measure)
            self._lines[span] = _measured_line(self._galley, line)
        return self._lines[span]


def _measured_line(galley: Galley, line: Line) -> SetLine | None:
    """Give a line as it is measured on paper, None where it is not."""
    places = []
    added = 0
    for i, extra in zip(range(line.start, line.end), (*line.extra, 0), strict=False):
        if not galley.text[i].isspace():
            places.append((galley.text[i], galley.starts[i] + added))
        added += extra
    steps = [
        after - before
        for (first, before), (second, after) in pairwise(places)
        if is_han(first) and is_han(second) and after - before < ADJACENT
    ]
    if len(steps) < 2:
        return None
    return SetLine(galley.text[line.start : line.end], (fmean(steps) - EM) / EM)


def _badness(line: SetLine | None) -> float:
    return line.badness if line else 0.0


def _looseness(line: SetLine | None) -> float:
    """Price a loose line above all badness."""
    return _badness(line) + (1e5 if line and line.white > LOOSE else 0)
