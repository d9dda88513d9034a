from math import inf

from hypothesis import given
from hypothesis import strategies as st

from layout.makeup.shapes import Shape, beside, deal, fixed, only, under

LIMIT = 12
shapes = st.lists(
    st.one_of(st.just(inf), st.integers(0, 90).map(float)),
    min_size=LIMIT + 1,
    max_size=LIMIT + 1,
).map(tuple)


def test_items_side_by_side_share_their_rows() -> None:
    assert (3.0, inf) == beside([(1.0, 2.0), (2.0, inf)])


def test_a_fixed_item_takes_no_other_number_of_rows() -> None:
    assert (inf, inf, 0.0, inf) == fixed(2, 3)


def test_an_editors_height_leaves_one_price() -> None:
    assert (inf, 5.0, inf) == only((4.0, 5.0, 6.0), 1)


@given(first=shapes, second=shapes, gap=st.integers(0, 2))
def test_what_is_dealt_costs_what_the_whole_costs(
    first: Shape, second: Shape, gap: int
) -> None:
    whole = under([first, second], [gap])

    for rows, price in enumerate(whole):
        dealt = deal([first, second], [gap], rows)
        if price == inf:
            assert () == dealt
        else:
            assert rows == sum(dealt) + gap
            assert price == first[dealt[0]] + second[dealt[1]]
            for a in range(rows - gap + 1):
                assert price <= first[a] + second[rows - gap - a]
