"""The bound is the best of all breakings, and our lines are near it.

What is left loose is left by the rules, not by the search: see ``bound``.
"""

from collections.abc import Iterator
from functools import cache

import pytest

from layout.composition.galley import Galley, set_galley
from layout.composition.justify import justify_line
from layout.model.style import TextStyle
from tests.houses import example_house, paragraph
from tests.lines.bound import Bound, badness_of, bound_of
from tests.lines.quality import LOOSE, SetLine, quality_of
from tests.lines.setters import MEASURES, Specimen, by_banxin, galleys, specimens

NARROW = 8
HAN = "江水没有停两岸的人来来往往船工沿着步道慢跑到了码头再往前便是老城的钟楼"

GOAL = {13: 0.03, 15: 0.01, 16: 0.01, 20: 0.01, 27: 0.01}
"""Most loose lines by measure: design, composition, "Targets"."""

SPARED = 2
"""A story may have so many loose lines more than it must: one line that falls apart is
a worse sight than two that are a little loose, and so is a short last line."""

every_setting = pytest.mark.parametrize(
    ("specimen", "measure"),
    [
        pytest.param(specimen, measure, id=f"{specimen.name}-{measure}")
        for specimen in specimens()
        for measure in MEASURES
    ],
)


@cache
def bound(specimen: Specimen, measure: int) -> Bound:
    return bound_of(galleys(specimen), measure)


def loose(lines: tuple[SetLine, ...]) -> int:
    return sum(line.white > LOOSE for line in lines)


def galley_of(text: str) -> Galley:
    return set_galley(paragraph(text), TextStyle("body", 9), example_house())


def breakings(galley: Galley, start: int = 0) -> Iterator[list[float]]:
    """Give the whites of every way of breaking Han alone, no last line of one."""
    end = len(galley.letters)
    if 2 <= end - start <= NARROW:
        yield []
    for stop in range(start + 1, end):
        line = justify_line(galley, (start, stop), NARROW * 1000)
        if line.full and line.worst <= galley.profile.costs.emergency:
            white = sum(line.extra) / len(line.extra) / 1000
            yield from ([white, *rest] for rest in breakings(galley, stop))


@pytest.mark.parametrize("length", range(9, len(HAN)))
def test_the_bound_is_the_best_of_all_breakings(length: int) -> None:
    galley = galley_of(HAN[:length])
    badnesses = [
        sum(SetLine("", white).badness for white in whites)
        for whites in breakings(galley)
    ]

    found = bound_of([galley], NARROW)

    least = sum(line.badness for line in found.least)
    assert pytest.approx(min(badnesses), abs=1e-6) == least


def test_a_paragraph_that_must_have_a_loose_line_is_named() -> None:
    # Seven Han fill seven of eight em, and a figure of two em is not cut.
    (stuck,) = bound_of([galley_of(HAN[:7] + "1984" + HAN[7:12])], NARROW).stuck

    assert (HAN[:7],) == stuck.loose
    assert 1 == stuck.fewest


def test_a_paragraph_without_loose_lines_is_not_named() -> None:
    assert () == bound_of([galley_of(HAN[:22])], NARROW).stuck


@every_setting
def test_lines_are_measured_in_the_galley_as_on_the_page(
    specimen: Specimen, measure: int
) -> None:
    ours = bound(specimen, measure).ours

    on_page = quality_of(by_banxin(specimen, measure))

    # On the page a full line at the very end is not known to be a last one.
    assert len(on_page.set_lines) - len(ours) in {0, 1}
    assert pytest.approx(on_page.badness, abs=0.01) == badness_of(ours)


@every_setting
def test_no_legal_breaking_is_much_better(specimen: Specimen, measure: int) -> None:
    found = bound(specimen, measure)

    assert badness_of(found.ours) <= 1.25 * badness_of(found.least) + 0.02


@every_setting
def test_lines_are_loose_only_where_they_must_be(
    specimen: Specimen, measure: int
) -> None:
    found = bound(specimen, measure)
    goal = int(GOAL[measure] * len(found.ours))

    assert loose(found.ours) <= max(goal, loose(found.fewest) + SPARED)
