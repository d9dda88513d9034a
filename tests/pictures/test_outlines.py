from math import hypot

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from layout.model.cutout import Cutout, Point
from layout.pictures.outlines import crosses_itself, outline_on, reach

SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
BOX = (100.0, 50.0, 300.0, 150.0)
WHOLE = (0.0, 0.0, 1.0, 1.0)
STEPS = 400

shares = st.floats(0, 1).map(lambda share: round(share, 3))
outlines = st.lists(st.tuples(shares, shares), min_size=3, max_size=7, unique=True)


def walked(outline: tuple[Point, ...]) -> list[Point]:
    """Give places all along an outline."""
    return [
        (x0 + (x1 - x0) * step / STEPS, y0 + (y1 - y0) * step / STEPS)
        for (x0, y0), (x1, y1) in zip(outline, (*outline[1:], outline[0]), strict=True)
        for step in range(STEPS)
    ]


@given(outline=outlines, top=st.floats(0, 1), depth=st.floats(0.02, 0.5))
@example(outline=[(0.5, 0.0), (1.0, 1.0), (0.0, 1.0)], top=-0.2, depth=0.15)
def test_what_is_beyond_the_reach_is_far_enough(
    outline: list[Point], top: float, depth: float
) -> None:
    white = 0.1
    left, right = reach(outline, (top, top + depth), white)
    near = [
        (x, hypot(0, max(top - y, y - top - depth, 0)))
        for x, y in walked(tuple(outline))
    ]
    near = [(x, away) for x, away in near if away < white]
    assume(near)

    lefts = [x - (white**2 - away**2) ** 0.5 for x, away in near]
    rights = [x + (white**2 - away**2) ** 0.5 for x, away in near]
    assert left <= min(lefts) + 1e-6
    assert right >= max(rights) - 1e-6
    # It reaches no further than it must, but for the steps of the walk.
    assert left == pytest.approx(min(lefts), abs=0.02)
    assert right == pytest.approx(max(rights), abs=0.02)


def test_nothing_reaches_a_band_that_is_far_from_the_outline() -> None:
    left, right = reach(SQUARE, (1.2, 1.5), 0.1)

    assert left > right


def test_the_ellipse_touches_the_sides_of_its_box_whatever_the_crop() -> None:
    outline = outline_on(Cutout(), (0.1, 0.0, 0.9, 1.0), BOX)

    xs, ys = zip(*outline, strict=True)
    assert BOX == pytest.approx((min(xs), min(ys), max(xs), max(ys)))


def test_an_outline_keeps_to_what_it_goes_round_when_the_picture_is_cropped() -> None:
    cutout = Cutout(((0.25, 0.5), (0.75, 0.25), (0.5, 1.0)))

    whole = outline_on(cutout, WHOLE, BOX)
    cropped = outline_on(cutout, (0.25, 0.0, 0.75, 1.0), BOX)

    assert (150.0, 100.0) == whole[0]
    assert (100.0, 100.0) == cropped[0]


def test_what_the_crop_takes_off_is_taken_off_the_outline() -> None:
    diamond = Cutout(((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)))

    outline = outline_on(diamond, (0.25, 0.0, 0.75, 1.0), BOX)

    assert 6 == len(outline)
    assert {(100.0, 75.0), (100.0, 125.0), (300.0, 75.0), (300.0, 125.0)} <= set(
        outline
    )


@pytest.mark.parametrize(
    ("points", "crosses"),
    [
        (SQUARE, False),
        ([(0.0, 0.0), (1.0, 0.0), (0.2, 0.5), (1.0, 1.0), (0.0, 1.0)], False),
        ([(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)], True),
        ([(0.0, 0.0), (1.0, 0.0), (0.5, 0.0), (0.5, 1.0)], True),
        ([(0.0, 0.0), (0.0, 0.0), (1.0, 1.0)], True),
        ([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.5, 0.0), (0.0, 1.0)], True),
    ],
)
def test_an_outline_that_meets_itself_is_found(
    points: list[Point], *, crosses: bool
) -> None:
    assert crosses is crosses_itself(points)


def test_an_outline_in_what_the_crop_takes_off_shows_nothing() -> None:
    sliver = Cutout(((0.0, 0.0), (0.1, 0.5), (0.0, 1.0)))

    outline = outline_on(sliver, (0.25, 0.0, 0.75, 1.0), BOX)

    assert {100.0} == {x for x, _ in outline}
