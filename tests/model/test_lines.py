"""Runs are put together to the lines that a reader sees."""

from dataclasses import replace

from layout.composition.galley import set_galley
from layout.composition.upright import draw_upright, upright_line
from layout.model.lines import lines_in, text_of
from layout.model.page import GlyphRun
from layout.model.paper import Colour
from layout.model.style import TextStyle
from layout.model.text import Role
from tests.houses import example_house, paragraph
from tests.press.pages import page, run
from tests.press.stories import says

BLACK = Colour("black", (0.0, 0.0, 0.0, 1.0))


def said(*runs: GlyphRun) -> list[str]:
    return [text_of(line) for line in lines_in(page(runs))]


def upright(text: str, axis: float) -> list[GlyphRun]:
    house = example_house()
    words = paragraph(text, role=Role.HEADLINE)
    galley = set_galley(words, TextStyle("head", 40), house, house.book(40))
    return list(draw_upright(upright_line(galley, house.faces), axis, 50, BLACK))


def test_runs_of_two_faces_on_one_baseline_are_one_line() -> None:
    one, other = says("大桥"), replace(says("2026", start=2), x=60)

    assert ["大桥2026"] == said(one, other)


def test_a_run_under_or_left_of_the_last_begins_a_line() -> None:
    one = replace(says("大桥"), x=60)

    assert ["大桥", "通车"] == said(one, replace(says("通车", start=2), x=20))
    assert ["大桥", "通车"] == said(one, replace(says("通车", start=2, y=60), x=80))


def test_another_paragraph_begins_a_line_on_the_same_baseline() -> None:
    other = replace(says("通车", number=1), x=60)

    assert ["大桥", "通车"] == said(says("大桥"), other)


def test_furniture_is_no_line_of_copy() -> None:
    assert ["大桥"] == said(run("03"), says("大桥"))


def test_what_stands_on_one_axis_is_one_line() -> None:
    assert ["“江水”12月，a"] == said(*upright("“江水”12月，a", 100))


def test_a_blank_of_the_copy_is_read_in_an_upright_line() -> None:
    assert ["江水 东流"] == said(*upright("江水 东流", 100))


def test_what_stands_on_two_axes_is_two_lines() -> None:
    assert ["江水", "东流"] == said(*upright("江水", 100), *upright("东流", 50))


def test_a_level_line_after_an_upright_one_is_another() -> None:
    down = upright("江水", 100)
    level = replace(down[-1], axis=None, x=200)

    assert ["江水", "水"] == said(*down, level)
