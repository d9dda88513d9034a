from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from layout.composition.galley import set_galley
from layout.composition.headline import UprightHeadline, fit_upright
from layout.composition.upright import UprightLine, draw_upright, upright_line
from layout.model.page import GlyphRun
from layout.model.paper import Colour
from layout.model.style import HeadlineFace, TextStyle
from layout.model.text import Role
from layout.model.wishes import HeadWish
from tests.houses import example_house, paragraph

BLACK = Colour("black", (0.0, 0.0, 0.0, 1.0))
FACE = HeadlineFace("head", 30.0, 40.0, 6.0)


def line(text: str, size: float = 40) -> UprightLine:
    house = example_house()
    words = paragraph(text, role=Role.HEADLINE)
    galley = set_galley(words, TextStyle("head", size), house, house.book(size))
    return upright_line(galley, house.faces)


def drawn(text: str) -> list[GlyphRun]:
    return list(draw_upright(line(text), 100, 50, BLACK))


def fit(text: str, depth: float, lines: int | None = None) -> UprightHeadline:
    house = example_house()
    style = replace(house.paper.ladder[0], lines=(1, 3))
    words = paragraph(text, role=Role.HEADLINE)
    return fit_upright(words, depth, (style, FACE, HeadWish(lines=lines)), house)


def test_characters_stand_an_em_under_one_another_on_one_axis() -> None:
    runs = drawn("江水")

    assert 40 == round(runs[1].y - runs[0].y, 3)
    assert [80, 80] == [run.x for run in runs]
    assert 50 + 0.88 * 40 == runs[0].y


def test_marks_take_their_vertical_forms() -> None:
    face = example_house().faces.face("head")

    for char in "“”《》，。（）":
        (run,) = drawn(char)
        assert run.glyphs != (face.glyph(char),), char
        assert char == run.text


def test_a_mark_takes_half_an_em_and_a_space_too() -> None:
    assert 2500 == line("江，水").body
    assert 2500 == line("江 水").body
    assert 3000 == line("江“水”").body


def test_a_two_em_dash_is_one_stroke_of_two_em() -> None:
    assert 4000 == line("江——水").body
    assert ["江", "——", "水"] == [run.text for run in drawn("江——水")]


def test_two_digits_stand_side_by_side_and_more_under_one_another() -> None:
    assert ["第", "12", "届"] == [run.text for run in drawn("第12届")]
    assert ["2", "0", "2", "6", "年"] == [run.text for run in drawn("2026年")]


def test_side_by_side_digits_are_no_wider_than_their_line() -> None:
    house = example_house()
    run = drawn("48年")[0]

    last = house.faces.by_id(run.face).advance(run.glyphs[-1])
    assert (run.offsets[-1] + last) * run.scale <= 1100
    middle = run.x + (run.offsets[-1] + last) * run.scale * 40 / 2000
    assert abs(middle - 100) < 0.1 * 40


@given(st.text("江水“”《》，。！？：；、—…·12A% ", min_size=1, max_size=20))
def test_no_character_is_lost_or_moved_in_a_vertical_line(text: str) -> None:
    runs = drawn(text)

    assert "".join(run.text for run in runs) == "".join(text.split())
    places = [run.span.start for run in runs if run.span]
    assert places == sorted(places)


def test_a_vertical_headline_is_as_large_as_its_depth_allows() -> None:
    headline = fit("江水没有停下来", 9 * 35)

    assert (35, 1, True) == (headline.size, len(headline.lines), headline.fits)


def test_a_vertical_headline_too_deep_for_one_line_takes_two() -> None:
    headline = fit("老码头退后 好江岸还给人", 9 * 35)

    lines = [line.text for line in headline.lines]
    assert ["老码头退后", "好江岸还给人"] == lines


def test_a_vertical_headline_that_cannot_fit_says_so() -> None:
    assert not fit("江水没有停下来" * 9, 200).fits


def test_a_headline_that_cannot_be_cut_as_wished_stands_in_one_line() -> None:
    headline = fit("江水", 200, lines=3)

    assert ["江水"] == [line.text for line in headline.lines]
    assert not headline.fits
