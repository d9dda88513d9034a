from hypothesis import given
from hypothesis import strategies as st

from layout.makeup.legs import Choice, Filler, Kind, Unit, fill


def text(*rows: int, last: float = 1.0, lone: bool = False) -> Unit:
    choices = tuple(Choice(n, 10.0 * i, last, lone) for i, n in enumerate(rows))
    return Unit(Kind.TEXT, choices)


SUBHEAD = Unit(Kind.SUBHEAD, (Choice(2, 0.0),))


def rows_of(units: list[Unit], chosen: tuple[int, ...]) -> list[int]:
    return [u.choices[i].rows for u, i in zip(units, chosen, strict=True)]


def test_legs_are_filled_to_the_last_row_where_choices_allow() -> None:
    units = [text(5, 6), text(7), text(4, 5)]

    filling = fill(units, (9, 9))

    assert 18 == filling.rows
    assert 0 == filling.open_rows
    assert [6, 7, 5] == rows_of(units, filling.chosen)


def test_too_much_text_is_left_over() -> None:
    filling = fill([text(10), text(10)], (8, 8))

    assert 4 == filling.rows - 16
    assert 0 == filling.open_rows


def test_too_little_text_leaves_rows_open_at_the_end() -> None:
    filling = fill([text(10)], (8, 8))

    assert 6 == filling.open_rows


def test_a_subhead_is_not_the_last_thing_in_a_leg() -> None:
    units = [text(6, 5), SUBHEAD, text(7, 8)]

    filling = fill(units, (8, 7))

    assert [5, 2, 8] == rows_of(units, filling.chosen)


def test_a_lone_last_line_does_not_begin_a_leg_if_a_choice_avoids_it() -> None:
    units = [text(9, 8, last=0.1, lone=True), text(8, 9)]

    filling = fill(units, (8, 9))

    assert [8, 9] == rows_of(units, filling.chosen)


def test_white_between_briefs_vanishes_at_the_foot() -> None:
    white = Unit(Kind.WHITE, (Choice(1, 0.0),))

    filling = fill([text(4), white, text(4)], (4, 4))

    assert 8 == filling.rows


def test_a_unit_that_is_not_divided_goes_to_the_next_leg() -> None:
    whole = Unit(Kind.WHOLE, (Choice(2, 0.0),))

    filling = fill([text(7), whole, text(5)], (8, 8))

    assert 8 == filling.starts[1]


units_ = st.lists(
    st.one_of(
        st.lists(st.integers(1, 9), min_size=1, max_size=3, unique=True).map(
            lambda rows: text(*rows)
        ),
        st.just(SUBHEAD),
    ),
    min_size=1,
    max_size=8,
)


@given(units=units_, legs=st.lists(st.integers(3, 12), min_size=1, max_size=5))
def test_units_follow_one_another_without_overlap(
    units: list[Unit], legs: list[int]
) -> None:
    filling = fill(units, legs)

    position = 0
    for start, rows in zip(filling.starts, rows_of(units, filling.chosen), strict=True):
        assert start >= position
        position = start + rows
    assert position == filling.rows


@given(units=units_, legs=st.lists(st.integers(3, 12), min_size=1, max_size=5))
def test_a_price_is_never_more_than_filling_costs(
    units: list[Unit], legs: list[int]
) -> None:
    filler = Filler(units)

    assert filler.price(tuple(legs)) <= fill(units, legs).cost + 1e-6


def test_a_paragraph_that_the_editor_wants_on_a_new_leg_begins_one() -> None:
    turned = Unit(Kind.TEXT, (Choice(4, 0.0),), new_leg=True)

    filling = fill([text(3), turned], (8, 8))

    assert 8 == filling.starts[1]
