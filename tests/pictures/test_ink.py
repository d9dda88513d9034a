from hypothesis import assume, example, given
from hypothesis import strategies as st
from PIL import Image

from layout.pictures.ink import Inks, limited, limited_picture

PARTS = st.floats(0, 1)
INKS = st.tuples(PARTS, PARTS, PARTS, PARTS)
LIMITS = st.floats(0.9, 3.2)


@given(inks=INKS, most=LIMITS)
@example(inks=(1.0, 1.0, 1.0, 1.0), most=2.3)
@example(inks=(1.0, 1.0, 0.0, 1.0), most=2.3)
@example(inks=(0.0, 0.0, 0.0, 1.0), most=0.9)
def test_the_inks_together_keep_to_the_limit(inks: Inks, most: float) -> None:
    found = limited(inks, most)

    assert sum(found) <= most + 1e-9
    assert all(-1e-9 <= ink <= 1 for ink in found)


@given(inks=INKS, most=LIMITS)
def test_what_is_under_the_limit_is_left_alone(inks: Inks, most: float) -> None:
    assume(sum(inks) <= most)

    assert limited(inks, most) == inks


@given(inks=INKS, most=LIMITS)
def test_no_more_ink_is_taken_than_must_be(inks: Inks, most: float) -> None:
    assume(sum(inks) > most)

    assert sum(limited(inks, most)) >= most - 1e-9


@given(inks=INKS, most=LIMITS)
def test_no_colour_gains_and_black_does_not_lose(inks: Inks, most: float) -> None:
    assume(inks[3] <= most)
    found = limited(inks, most)

    assert all(
        after <= before + 1e-9
        for after, before in zip(found[:3], inks[:3], strict=True)
    )
    assert found[3] >= inks[3] - 1e-9


@given(inks=INKS, most=LIMITS, ink=st.integers(0, 3))
@example(inks=(0.97, 0.97, 0.95, 0.0), most=2.9, ink=0)
def test_a_little_more_ink_makes_a_little_difference(
    inks: Inks, most: float, ink: int
) -> None:
    # A step would be seen as the edge of a patch in a soft shadow.
    step = 1 / 255
    more = list(inks)
    more[ink] = min(1.0, more[ink] + step)
    c, m, y, k = more

    pairs = zip(limited(inks, most), limited((c, m, y, k), most), strict=True)

    assert max(abs(a - b) for a, b in pairs) <= 12 * step


@given(pixels=st.lists(st.tuples(*[st.integers(0, 255)] * 4), min_size=1, max_size=64))
def test_a_picture_is_limited_like_its_numbers(
    pixels: list[tuple[int, int, int, int]],
) -> None:
    image = Image.new("CMYK", (len(pixels), 300))  # more than one strip
    for x, pixel in enumerate(pixels):
        image.putpixel((x, 0), pixel)
        image.putpixel((x, 299), pixel)

    found = limited_picture(image, 2.3)

    for x, (c, m, y, k) in enumerate(pixels):
        expected = limited((c / 255, m / 255, y / 255, k / 255), 2.3)
        for row in (0, 299):
            levels = found.getpixel((x, row))
            assert isinstance(levels, tuple)
            assert sum(levels) <= 2.3 * 255 or sum((c, m, y, k)) <= 2.3 * 255
            pairs = zip(levels, expected, strict=True)
            assert all(abs(level - share * 255) <= 1.01 for level, share in pairs)
