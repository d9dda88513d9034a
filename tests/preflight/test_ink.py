"""What the press can hold."""

from dataclasses import replace

import pytest

from layout.model.page import Picture, Rule
from layout.model.paper import Colour
from layout.model.text import Role
from tests.preflight.marks import (
    BLACK,
    RED,
    WHITE,
    baseline,
    copy_run,
    row_top,
    run,
    words,
    x_of,
)
from tests.preflight.pages import Proof, paragraph, proof

BROWN = Colour("brown", (0.0, 0.6, 0.8, 0.4))
BLUE = Colour("blue", (1.0, 0.6, 0.0, 0.0))
SPOT = Colour("red", (0.0, 1.0, 1.0, 0.0), spot=True)


def typed(size: float, colour: Colour) -> Proof:
    """Give a page with a piece of furniture of a size and colour."""
    return proof().marked(
        replace(run("小字", x_of(0), row_top(101), size), colour=colour)
    )


@pytest.mark.parametrize(
    ("size", "colour", "code"),
    [
        (4.9, BLACK, "type-too-small"),
        (5.0, BLACK, ""),
        (7.0, WHITE, "reversed-too-small"),
        (8.0, WHITE, ""),
        (8.5, BROWN, "small-type-inks"),
        (8.5, BLUE, "small-type-register"),
        (8.5, RED, ""),
        (9.0, BROWN, ""),
        (8.5, SPOT, ""),
    ],
)
def test_small_type_prints_clean(size: float, colour: Colour, code: str) -> None:
    assert ([code] if code else []) == typed(size, colour).codes()


def test_body_is_larger_than_other_type() -> None:
    body = paragraph("lead", Role.BODY, words(12 * 6 * 15))
    small = copy_run(run("注", x_of(0), baseline(60), 7.5), body)

    assert "type-too-small" in proof().marked(small).codes()


@pytest.mark.parametrize(
    ("width", "colour", "code"),
    [
        (0.2, BLACK, "rule-too-thin"),
        (0.25, BLACK, ""),
        (0.5, RED, ""),
        (0.5, BLUE, "rule-register"),
        (1.0, BLUE, ""),
    ],
)
def test_rules_hold_on_the_plate(width: float, colour: Colour, code: str) -> None:
    y = row_top(99) + 11
    line = Rule(x_of(0), y, x_of(6), y, width, colour)

    assert ([code] if code else []) == proof().marked(line).codes()


def inked(ink: str, *, grey: bool = True) -> Proof:
    """Give a page of few inks whose picture is grey or not."""
    page = proof()
    marks = tuple(
        replace(m, grey=grey) if isinstance(m, Picture) else m
        for m in page.placed.marks
    )
    page = replace(page, placed=replace(page.placed, marks=marks))
    return page.paged(replace(page.page, ink=ink))


@pytest.mark.parametrize("ink", ["黑白", "套红"])
def test_a_page_of_few_inks_has_grey_pictures(ink: str) -> None:
    assert [] == inked(ink).codes()
    assert ["picture-not-grey"] == inked(ink, grey=False).codes()


@pytest.mark.parametrize(
    ("ink", "colour", "told"),
    [
        ("黑白", RED, True),
        ("套红", RED, False),
        ("套红", BLUE, True),
        ("彩色", BLUE, False),
    ],
)
def test_a_page_has_a_plate_for_each_of_its_colours(
    ink: str, colour: Colour, *, told: bool
) -> None:
    mark = replace(run("红字", x_of(0), row_top(101), 12.0), colour=colour)

    assert told == ("colour-off-page" in inked(ink).marked(mark).codes())


def test_a_fault_that_recurs_is_told_once() -> None:
    small = run("小字", x_of(0), row_top(101), 4.0)
    page = proof().marked(small, replace(small, x=x_of(3)))

    assert 1 == len([f for f in page.findings() if f.code == "type-too-small"])
