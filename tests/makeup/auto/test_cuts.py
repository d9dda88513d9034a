"""The programme of cuts: nothing is cheaper, nothing overlaps, nothing is left out."""

import pytest

from layout.makeup.auto import cuts
from layout.makeup.auto.cuts import divisions
from layout.makeup.auto.division import Plot, pattern
from tests.makeup.auto.regions import (
    WEIGHTS,
    cells,
    columns_of,
    every,
    invented,
    members,
    price,
    rows_of,
)

SMALL = Plot(3, 9, whole_width=True, whole_height=True, ruled=False)
PAGE = Plot(6, 99, whole_width=True, whole_height=True, ruled=True)


@pytest.mark.parametrize("seed", range(8))
def test_no_division_is_cheaper_than_the_first(seed: int) -> None:
    parts = invented(3, seed, SMALL)
    cheapest = min(price(d, parts, SMALL) for d in every((0, 1, 2), 3, 9))

    found = divisions(parts, SMALL, WEIGHTS, 5)

    assert cheapest == pytest.approx(price(found[0], parts, SMALL))


@pytest.mark.parametrize("seed", range(4))
def test_the_bounded_search_finds_what_the_free_one_finds(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = invented(6, seed, PAGE)
    free = divisions(parts, PAGE, WEIGHTS, 1)[0]

    monkeypatch.setattr(cuts, "FEW_PARTS", 3)
    bounded = divisions(parts, PAGE, WEIGHTS, 1)[0]

    assert price(free, parts, PAGE) == pytest.approx(price(bounded, parts, PAGE))


@pytest.mark.parametrize("count", [1, 2, 5, 7])
def test_every_part_stands_once_and_none_over_another(count: int) -> None:
    parts = invented(count, count, PAGE)

    for division in divisions(parts, PAGE, WEIGHTS, 6):
        taken = [
            (column, row)
            for _, columns, rows in cells(division)
            for column in columns
            for row in rows
        ]

        assert sorted(members(division)) == list(range(count))
        assert len(set(taken)) == len(taken)
        assert (PAGE.columns, PAGE.rows) == (columns_of(division), rows_of(division))
        assert max(row for _, row in taken) == PAGE.rows - 1


def test_no_two_divisions_have_the_same_cuts() -> None:
    found = divisions(invented(6, 1, PAGE), PAGE, WEIGHTS, 8)

    assert len(found) == 8
    assert len({pattern(division) for division in found}) == 8


def test_more_parts_than_can_be_permuted_are_still_placed() -> None:
    found = divisions(invented(12, 3, PAGE), PAGE, WEIGHTS, 2)

    assert sorted(members(found[0])) == list(range(12))


def test_there_is_no_division_of_too_few_rows() -> None:
    tiny = Plot(1, 3, whole_width=True, whole_height=False, ruled=True)

    assert () == divisions(invented(4, 1, PAGE), tiny, WEIGHTS, 3)
