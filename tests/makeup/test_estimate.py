from dataclasses import replace
from pathlib import Path

import pytest

from layout.budgeting import estimates
from layout.edition import house_of, inspect
from layout.makeup.budget import natural_of
from layout.makeup.desk import Desk
from layout.makeup.estimate import estimate
from layout.makeup.gauge import ems
from layout.makeup.plots import lay_out
from layout.model.issue import Auto, Rows
from layout.pressroom import Request
from tests.bench.issue import write_pages
from tests.bench.pages import draw_photographs
from tests.bench.sheets import sheet
from tests.houses import EXAMPLE, example_house
from tests.makeup.test_budget import WHERE, tale
from tests.makeup.test_example import example_issue


def test_an_estimate_comes_within_a_few_per_cent_of_what_is_set(tmp_path: Path) -> None:
    plans = [sheet(seed) for seed in (3, 6, 9)]
    issue = write_pages(tmp_path, plans)
    draw_photographs(tmp_path / issue.name, share=0.25)
    checked = inspect(Request(issue))

    for page, told in zip(checked.issue.pages, estimates(checked), strict=True):
        desk = Desk(page, checked.issue, house_of(checked))
        set_ = natural_of(lay_out(desk, page.root), desk)
        assert set_ == pytest.approx(told.cells, rel=0.04)


def test_the_example_is_told_to_be_about_full() -> None:
    for told in estimates(inspect(Request(EXAMPLE))):
        assert told.cells == pytest.approx(told.room, rel=0.03)


def characters(*paragraphs: int, auto: bool = False) -> int:
    """Give the estimated surplus of a page of stories of so many paragraphs."""
    issue = example_issue()
    items = tuple(tale(n, count, None) for n, count in enumerate(paragraphs))
    inside = Auto(items, WHERE) if auto else Rows(items, WHERE)
    root = Rows((inside,), WHERE)
    page = replace(issue.pages[1], root=root, boxes=())
    return estimate(Desk(page, issue, example_house())).characters


def test_copy_too_much_or_too_little_is_told_before_it_is_set() -> None:
    assert characters(10, 10) < 0 < characters(50, 70)


def test_a_paragraph_more_is_about_its_characters_more() -> None:
    more = characters(30, 35) - characters(30, 30)

    assert 5 * 92 == pytest.approx(more, rel=0.12)


def test_items_that_the_program_places_are_told_as_well() -> None:
    tree, auto = characters(30, 30), characters(30, 30, auto=True)

    assert auto == pytest.approx(tree, abs=0.06 * 6 * 15 * 99)


def test_figures_and_letters_take_half_an_em() -> None:
    assert 5.0 == ems("第216号app")
