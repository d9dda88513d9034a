from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from layout.makeup.carve import Column, Obstacle, carve, columns_of
from layout.makeup.grid import basic
from layout.makeup.seat import Seat
from tests.houses import example_house

COLUMNS = tuple(Column(float(100 * i), 15) for i in range(4))


def test_a_story_without_pictures_has_a_leg_in_every_column() -> None:
    legs = carve(COLUMNS, 10, 20, ())

    assert [(100.0 * i, 10, 20) for i in range(4)] == [
        (leg.x, leg.row, leg.rows) for leg in legs
    ]


def test_columns_run_on_under_a_picture_at_the_top() -> None:
    legs = carve(COLUMNS, 0, 20, [Obstacle(1, 2, 0, 12)])

    assert [(0, 20), (12, 8), (12, 8), (0, 20)] == [(leg.row, leg.rows) for leg in legs]


def test_a_picture_over_all_columns_parts_what_is_read_first() -> None:
    legs = carve(COLUMNS, 0, 20, [Obstacle(0, 4, 8, 6)])

    rows = [leg.row for leg in legs]

    assert [0, 0, 0, 0, 14, 14, 14, 14] == rows


def test_a_sliver_of_a_column_is_left_white() -> None:
    legs = carve(COLUMNS, 0, 14, [Obstacle(0, 1, 0, 12)])

    assert 3 == len(legs)


@given(
    column=st.integers(0, 3), wide=st.integers(1, 4), row=st.integers(0, 20),
    rows=st.integers(1, 25),
)  # fmt: skip
def test_no_leg_crosses_an_obstacle(
    column: int, wide: int, row: int, rows: int
) -> None:
    wide = min(wide, 4 - column)
    obstacle = Obstacle(column, wide, row, rows)

    legs = carve(COLUMNS, 0, 30, [obstacle])

    for leg in legs:
        index = round(leg.x / 100)
        assert 0 <= leg.row < leg.row + leg.rows <= 30
        if column <= index < column + wide:
            assert leg.row + leg.rows <= row or leg.row >= row + rows


def test_a_frame_takes_one_character_at_each_side() -> None:
    grid = example_house().paper.grid
    region = Seat(basic(grid), 0, 2, 3).region(0, 10)

    columns = columns_of(region, 1)

    assert [14, 14] == [column.characters for column in columns]
    assert grid.side_margin + grid.body == columns[0].x


def test_five_columns_set_as_four_are_whole_characters_with_equal_gutters() -> None:
    grid = example_house().paper.grid
    region = Seat(basic(grid), 0, 5, 3).region(0, 10)

    columns = columns_of(region, 0, 4)

    steps = [b.x - a.x for a, b in pairwise(columns)]
    last = columns[-1]
    assert {19} == {column.characters for column in columns}
    assert max(steps) - min(steps) < 1e-6
    assert abs(last.x + last.characters * grid.body - region.right) < 1e-6
