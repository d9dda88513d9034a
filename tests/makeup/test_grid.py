import pytest

from layout.errors import MakeupError, Where
from layout.makeup.grid import baseline, basic, divided, em_foot, em_top
from tests.houses import example_house

GRID = example_house().paper.grid


def test_six_columns_of_fifteen_are_ninety_five_characters() -> None:
    lattice = basic(GRID)

    widths = [lattice.width(n) for n in range(1, 7)]

    assert [157.5, 325.5, 493.5, 661.5, 829.5, 997.5] == widths


def test_four_columns_of_the_same_page_hold_twenty_three_characters() -> None:
    lattice = divided(GRID, 4, Where("p03.yaml", 12))

    assert 23 == lattice.measure
    assert 997.5 == lattice.width(4)


def test_a_column_count_that_does_not_divide_is_refused_with_those_that_do() -> None:
    with pytest.raises(MakeupError) as caught:
        divided(GRID, 5, Where("p03.yaml", 12))

    problem = caught.value.problems[0]
    assert "columns-inexact" == problem.code
    assert ("exact", "1 2 3 4 6 8") == problem.values[1]


def test_the_em_box_stands_in_the_middle_of_its_row() -> None:
    top = em_top(GRID, 0) - GRID.head_margin

    assert 1.75 == round(top, 6)
    assert 12.25 == round(em_foot(GRID, 0) - GRID.head_margin, 6)
    assert 10.99 == round(baseline(GRID, 0) - GRID.head_margin, 6)
