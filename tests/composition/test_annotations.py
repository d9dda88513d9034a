from dataclasses import replace

from layout.composition.annotations import annotations
from layout.composition.breaking import settings
from layout.composition.galley import set_galley
from layout.composition.justify import justify
from layout.composition.runs import SOFT_HYPHEN, Pen, runs_of
from layout.model.page import GlyphRun
from layout.model.paper import Colour
from layout.model.style import TextStyle
from layout.model.text import Emphasis, Stretch
from tests.houses import example_house, paragraph

STYLE = TextStyle("body", 10.5)
PEN = Pen(100.0, 200.0, Colour("black", (0, 0, 0, 1)))


def notes_of(text: str, *stretches: Stretch) -> list[GlyphRun]:
    house = example_house()
    galley = set_galley(paragraph(text, *stretches), STYLE, house)
    best = min(settings(galley, (15_000,)), key=lambda s: s.cost)
    line = justify(galley, best, (15_000,))[0]
    return list(annotations(galley, line, PEN, house))


def test_a_reading_stands_over_its_characters() -> None:
    (run,) = notes_of("江水瀓澜", Stretch(2, 3, Emphasis.RUBY, "chéng"))

    assert "chéng" == run.text
    assert run.y < PEN.y - 0.88 * STYLE.size
    assert PEN.x + 2 * STYLE.size <= run.x + 1 < PEN.x + 3 * STYLE.size


def test_a_dot_stands_under_every_character_but_marks() -> None:
    dots = notes_of("不许、改", Stretch(0, 4, Emphasis.RUBY, "·"))

    assert 3 == len(dots)
    assert {""} == {dot.text for dot in dots}
    assert all(dot.y > PEN.y for dot in dots)


def test_characters_under_one_reading_are_not_parted() -> None:
    text = "江" * 14 + "瀓澜"
    reading = Stretch(14, 16, Emphasis.RUBY, "chénglán")
    galley = set_galley(paragraph(text, reading), STYLE, example_house())

    best = min(settings(galley, (15_000,)), key=lambda s: s.cost)

    assert 15 not in best.breaks


def test_the_editors_break_ends_a_line() -> None:
    words = replace(paragraph("江水没有停两岸的人来来往往江水没有停"), breaks=(5,))
    galley = set_galley(words, STYLE, example_house())

    best = min(settings(galley, (15_000,)), key=lambda s: s.cost)
    first = justify(galley, best, (15_000,))[0]

    assert 5 == best.breaks[0]
    assert {0} == set(first.extra)


def test_a_long_word_is_broken_with_a_hyphen_that_is_not_read() -> None:
    text = "这是一段很长的中文里有internationalization一词"
    galley = set_galley(paragraph(text), STYLE, example_house())
    best = min(settings(galley, (15_000,)), key=lambda s: s.cost)

    lines = justify(galley, best, (15_000,))
    shown = ["".join(r.text for r in runs_of(galley, line, PEN)) for line in lines]

    assert shown[0].endswith(SOFT_HYPHEN)
    assert text == "".join(shown).replace(SOFT_HYPHEN, "")


def test_an_address_breaks_after_its_own_marks_without_a_hyphen() -> None:
    text = "详见www.example.invalid/papers/bridges-and-rivers一页"
    galley = set_galley(paragraph(text), STYLE, example_house())

    best = min(settings(galley, (13_000,)), key=lambda s: s.cost)

    assert all(text[i - 1] in "/.-" for i in best.breaks[:-1])
