"""Stories of several rectangles: what touches is one piece of ground."""

from layout.makeup.grid import Region, basic
from layout.makeup.outline import Hole, ells_of, round_all
from tests.houses import example_house


def region(column: int, columns: int, row: int, rows: int) -> Region:
    return Region(basic(example_house().paper.grid), column, columns, row, rows)


def test_an_ell_is_one_piece_with_a_hole_for_each_column_it_lacks() -> None:
    (ell,) = ells_of((region(0, 4, 19, 31), region(0, 2, 50, 20)))

    assert region(0, 4, 19, 51) == ell.whole
    assert (Hole(2, 50, 20), Hole(3, 50, 20)) == ell.holes


def test_rectangles_that_share_a_corner_alone_are_read_apart() -> None:
    shape = (region(2, 2, 0, 20), region(0, 2, 20, 20))

    assert [(each, ()) for each in shape] == [
        (ell.whole, ell.holes) for ell in ells_of(shape)
    ]


def test_rectangles_side_by_side_are_one_piece() -> None:
    (ell,) = ells_of((region(0, 2, 10, 10), region(2, 1, 10, 20)))

    assert (Hole(0, 20, 10), Hole(1, 20, 10)) == ell.holes


def test_the_whole_goes_round_all() -> None:
    assert region(0, 6, 5, 35) == round_all((region(4, 2, 5, 5), region(0, 1, 30, 10)))
