"""What pinned items leave: never their own cells, and a rule's row over and under."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from layout.makeup.free import Patch, Run, Taken, bands, runs_of, strips

COLUMNS, ROWS = 6, 99

CORNER = Taken(4, 2, 79, 20)
"""An advertisement at the right foot of the page."""


def test_a_corner_leaves_a_band_over_it_and_one_beside_it() -> None:
    expected = (
        Patch(0, 6, 0, 78, rule_below=True),
        Patch(0, 4, 79, 20, rule_above=True),
    )

    assert expected == bands([CORNER], COLUMNS, ROWS)


def test_a_corner_leaves_a_strip_beside_it_and_one_over_it() -> None:
    expected = (Patch(0, 4, 0, 99), Patch(4, 2, 0, 78, rule_below=True))

    assert expected == strips([CORNER], COLUMNS, ROWS)


def test_a_banner_is_followed_without_a_rule() -> None:
    assert (Patch(0, 6, 6, 93),) == bands(
        [Taken(0, 6, 0, 6, title=True)], COLUMNS, ROWS
    )


def test_a_box_in_the_middle_parts_its_columns() -> None:
    runs = runs_of([Taken(1, 2, 40, 10)], COLUMNS, ROWS)

    assert (Run(0, 99),) == runs[0]
    assert (Run(0, 39, rule_below=True), Run(51, 99, rule_above=True)) == runs[1]


@st.composite
def pins(draw: st.DrawFn) -> tuple[Taken, ...]:
    """Give up to three rectangles that do not share cells."""
    found: list[Taken] = []
    for _ in range(draw(st.integers(0, 3))):
        column = draw(st.integers(0, COLUMNS - 1))
        row = draw(st.integers(0, ROWS - 4))
        columns = draw(st.integers(1, COLUMNS - column))
        rows = draw(st.integers(3, ROWS - row))
        new = Taken(column, columns, row, rows)
        if not _cells([new]) & _cells(found):
            found.append(new)
    return tuple(found)


def _cells(rectangles: Sequence[Taken | Patch]) -> set[tuple[int, int]]:
    return {
        (column, row)
        for each in rectangles
        for column in range(each.column, each.column + each.columns)
        for row in range(each.row, each.row + each.rows)
    }


@given(pins())
def test_free_rectangles_keep_off_the_pins_and_each_other(
    taken: tuple[Taken, ...],
) -> None:
    for cut in (bands, strips):
        patches = cut(taken, COLUMNS, ROWS)
        cells = _cells(patches)

        assert not cells & _cells(taken)
        assert len(cells) == sum(patch.columns * patch.rows for patch in patches)
        assert all(0 <= c < COLUMNS and 0 <= r < ROWS for c, r in cells)
        for column, row in _cells(taken):
            assert (column, row - 1) not in cells
            assert (column, row + 1) not in cells
