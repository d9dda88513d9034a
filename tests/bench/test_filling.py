import pytest

from tests.bench.filling import SETUPS, Result, run


@pytest.fixture(scope="module")
def filled() -> Result:
    return run(SETUPS["all"])


def test_more_than_half_of_the_stories_fill_their_boxes_exactly(filled: Result) -> None:
    assert filled.exact > 170
    assert 0 == filled.overset
    assert filled.open_rows < 0.7


def test_few_legs_begin_or_end_with_a_lone_line(filled: Result) -> None:
    assert filled.widows < 8
    assert filled.orphans < 22


def test_lines_are_not_drawn_out_to_fill_a_box(filled: Result) -> None:
    assert filled.line_cost < 2
    assert filled.loose < 30


def test_no_subhead_stands_at_the_foot_of_a_leg() -> None:
    assert 0 == run(SETUPS["all, subheads"]).stranded
