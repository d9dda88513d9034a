"""The checks over the example: silent as its pages stand, awake when one is spoilt."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.makeup.page import make_up
from layout.manifest.reader import read_issue
from layout.model.finding import Severity
from layout.model.issue import Issue
from layout.model.page import GlyphRun, Mark, Picture, PlacedPage, Rule
from layout.model.text import Role
from layout.preflight.check import check
from layout.preflight.whole import check_whole
from tests.houses import EXAMPLE, example_house

PAGES = ("1", "2", "3", "4")
ALONE = ("1", "2", "3")
"""Pages that are judged by themselves: what page 4 continues is held against page 1."""


@cache
def example() -> Issue:
    """Give the example issue."""
    return read_issue(EXAMPLE)


@cache
def placed(number: str) -> PlacedPage:
    """Give a page of the example as it is made up."""
    page = next(page for page in example().pages if page.number == number)
    inflow = placed("1").outflow if number == "4" else ()
    return make_up(page, example(), example_house(), inflow)


def codes(page: PlacedPage) -> set[str]:
    """Give what is found on a page."""
    return {finding.code for finding in check(example(), page)}


def spoilt(page: PlacedPage, at: int, *marks: Mark) -> PlacedPage:
    """Give a page with other marks in place of one."""
    return replace(page, marks=(*page.marks[:at], *marks, *page.marks[at + 1 :]))


def places(page: PlacedPage, *roles: Role) -> list[int]:
    """Give where the runs of some roles stand in the display list."""
    return [
        i
        for i, mark in enumerate(page.marks)
        if isinstance(mark, GlyphRun)
        and mark.span
        and (mark.span.role in roles or not roles)
    ]


def run_at(page: PlacedPage, at: int) -> GlyphRun:
    """Give the run at a place of the display list."""
    mark = page.marks[at]
    if not isinstance(mark, GlyphRun):
        raise TypeError(mark)
    return mark


def differ(page: PlacedPage, at: int) -> bool:
    """Tell whether a run and the next are of one story and say different things."""
    one, other = run_at(page, at), run_at(page, at + 1)
    same = one.span and other.span and one.span.article == other.span.article
    return bool(same) and one.text + other.text != other.text + one.text


@pytest.mark.parametrize("number", PAGES)
def test_a_finished_page_trips_no_check(number: str) -> None:
    found = check(example(), placed(number))

    assert set() == {f.code for f in found if f.severity is not Severity.NOTE}


@pytest.mark.parametrize("number", ["1", "3"])
def test_a_page_set_by_hand_needs_not_even_a_note(number: str) -> None:
    assert set() == codes(placed(number))


def test_the_issue_would_pass_an_inspection() -> None:
    found, figures = check_whole(example(), [placed(number) for number in PAGES])

    assert () == found
    assert 0 == figures.points
    assert (34_884, 10.5) == (figures.characters, figures.allowed)


@pytest.mark.parametrize("number", ALONE)
@given(st.data())
def test_a_run_of_copy_that_is_lost_or_doubled_is_missed(
    number: str, data: st.DataObject
) -> None:
    page = placed(number)
    at = data.draw(st.sampled_from(places(page)))
    run = run_at(page, at)

    assert "text-lost" in codes(spoilt(page, at))
    assert "text-lost" in codes(spoilt(page, at, run, replace(run, y=run.y + 700)))


@given(st.data())
def test_two_lines_of_a_story_may_not_change_places(data: st.DataObject) -> None:
    page = placed("1")
    body = places(page, Role.BODY)
    pairs = [at for at in body if at + 1 in body and differ(page, at)]
    at = data.draw(st.sampled_from(pairs))
    one, other = page.marks[at], page.marks[at + 1]
    swapped = spoilt(spoilt(page, at, other), at + 1, one)

    assert "text-lost" in codes(swapped)


@given(st.data(), st.floats(0.5, 6.5))
def test_a_body_line_out_of_step_is_seen(data: st.DataObject, down: float) -> None:
    page = placed("3")
    at = data.draw(st.sampled_from(places(page, Role.BODY)))
    run = run_at(page, at)

    assert "off-grid" in codes(spoilt(page, at, replace(run, y=run.y + down)))


@pytest.mark.parametrize("number", PAGES)
def test_a_rule_cut_short_is_seen(number: str) -> None:
    page = placed(number)
    grid = page.grid
    for at, mark in enumerate(page.marks):
        if not isinstance(mark, Rule) or mark.y0 != mark.y1:
            continue
        long_enough = mark.x1 - mark.x0 > 300
        inside = grid.head_margin < mark.y0 < grid.head_margin + grid.height
        if long_enough and inside:
            cut = replace(mark, x1=mark.x1 - 37.0)
            assert "rule-loose" in codes(spoilt(page, at, cut)), mark


def test_a_picture_pushed_into_the_text_is_seen() -> None:
    page = placed("3")
    at = next(i for i, m in enumerate(page.marks) if isinstance(m, Picture))
    picture = page.marks[at]
    if not isinstance(picture, Picture):
        raise TypeError(picture)
    pushed = replace(picture, x=picture.x + 60)

    assert "text-over-picture" in codes(spoilt(page, at, pushed))
