from dataclasses import replace

from layout.composition.breaking import Setting
from layout.composition.compose import Composed, compose
from layout.composition.galley import set_galley
from layout.model.style import TextStyle
from tests.houses import example_house, paragraph

STYLE = TextStyle("body", 10.5, indent=2.0)


def test_a_resident_house_sets_a_paragraph_once() -> None:
    house = replace(example_house(), memo={})

    first = compose(paragraph("江水没有停"), STYLE, (15_000,), house)
    again = compose(paragraph("江水没有停"), STYLE, (15_000,), house)

    assert again is first


def test_another_text_measure_or_style_is_set_anew() -> None:
    house = replace(example_house(), memo={})
    first = compose(paragraph("江水没有停"), STYLE, (15_000,), house)

    others = [
        compose(paragraph("江水停了"), STYLE, (15_000,), house),
        compose(paragraph("江水没有停"), STYLE, (13_000,), house),
        compose(paragraph("江水没有停"), replace(STYLE, indent=0.0), (15_000,), house),
    ]

    assert all(other is not first for other in others)


def test_the_plans_line_count_wins_a_tie_and_no_more() -> None:
    galley = set_galley(paragraph("江水没有停"), STYLE, example_house())
    close = Composed(galley, (Setting(1.0, (5,)), Setting(1.3, (3, 5))))
    far = Composed(galley, (Setting(1.0, (5,)), Setting(9.0, (3, 5))))

    assert 2 == close.best(planned=2).lines
    assert 1 == far.best(planned=2).lines
    assert 1 == close.best().lines
