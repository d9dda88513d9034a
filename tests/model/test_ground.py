"""The checks measure a page on the ground that it was made up on."""

import pytest

from layout.makeup.grid import Region, basic
from layout.model.ground import (
    cells_box,
    column_left,
    column_right,
    leg_box,
    text_box,
    type_area,
)
from layout.model.page import PlacedLeg
from tests.houses import example_house

GRID = example_house().paper.grid


def test_columns_and_rows_are_where_pages_are_made_up() -> None:
    region = Region(basic(GRID), column=1, columns=2, row=4, rows=10)

    box = cells_box(GRID, (2, 3, 5, 14))

    made = (region.x, region.top, region.right, region.foot)
    assert made == pytest.approx(tuple(box))


def test_all_cells_are_the_type_area() -> None:
    whole = cells_box(GRID, (1, GRID.columns, 1, GRID.rows))

    assert tuple(type_area(GRID)) == pytest.approx(tuple(whole))


def test_a_gutter_lies_between_two_columns() -> None:
    white = column_left(GRID, 1) - column_right(GRID, 0)

    assert GRID.gutter * GRID.body == pytest.approx(white)


def test_a_leg_has_room_for_its_rows_and_text_in_those_that_are_filled() -> None:
    leg = PlacedLeg(x=100, width=90, first_row=2, last_row=11, filled=4)

    room, text = leg_box(GRID, leg), text_box(GRID, leg)

    assert (100, 190) == (room.left, room.right) == (text.left, text.right)
    assert room.top == text.top
    assert 10 * GRID.leading == pytest.approx(room.height)
    assert 4 * GRID.leading == pytest.approx(text.height)
