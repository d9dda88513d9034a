from layout.model.issue import Fit
from tests.makeup.test_knobs import placed, story


def test_a_story_that_fits_needs_no_cure() -> None:
    full = placed(story(0, 0, 0), 30)
    lines = sum(leg.filled for leg in full.legs)
    record = placed(story(0, 0, 0), lines // 2)

    if not record.overset and not record.open_rows:
        assert () == record.cures


def test_a_story_that_is_too_long_is_told_where_to_cut() -> None:
    record = placed(story(0, 0, 0), 8)

    assert record.overset > 0
    assert {"cut"} == {cure.what for cure in record.cures}
    assert all(cure.change < 0 and cure.lines == -1 for cure in record.cures)


def test_the_cheapest_cut_comes_first() -> None:
    changes = [abs(cure.change) for cure in placed(story(0, 0, 0), 8).cures]

    assert sorted(changes) == changes


def test_a_story_that_is_too_short_is_told_where_to_add() -> None:
    record = placed(story(0), 20)

    assert record.open_rows > 0
    assert {"add"} == {cure.what for cure in record.cures}
    assert all(cure.change >= 2 for cure in record.cures)


def test_a_marked_paragraph_that_stands_is_a_cure() -> None:
    record = placed(story(0, 1, 0, fit=Fit(drop=False)), 8)

    assert "drop" in {cure.what for cure in record.cures}
