"""Rules that end in the air, text that touches a line."""

from dataclasses import replace

import pytest

from layout.model.page import PlacedLeg, Rule, Tint
from layout.model.text import Role
from tests.preflight.marks import (
    RED,
    baseline,
    copy_run,
    row_top,
    rule,
    run,
    width_of,
    words,
    x_of,
)
from tests.preflight.pages import Proof, Tale, paragraph, proof

RIGHT = x_of(0) + width_of(6)
MIDDLE = row_top(70) + 7


def frame(left: float, top: float, right: float, foot: float) -> tuple[Rule, ...]:
    """Give four rules that make a frame."""
    return (
        rule(left, top, right, top),
        rule(left, foot, right, foot),
        rule(left, top, left, foot),
        rule(right, top, right, foot),
    )


def loose(page: Proof) -> bool:
    """Tell whether a rule of the page ends in the air."""
    return "rule-loose" in page.codes()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (x_of(0), RIGHT),
        (x_of(0), x_of(3) + width_of(1)),
        (x_of(2), RIGHT),
        (x_of(0) + 24 * 10.5, RIGHT),  # a column of four to the page
    ],
)
def test_a_lying_rule_ends_on_the_edge_of_a_column(start: float, end: float) -> None:
    assert not loose(proof().marked(rule(start, MIDDLE, end, MIDDLE)))


@pytest.mark.parametrize("short", [3.0, 50.0])
def test_a_lying_rule_that_ends_within_a_column_is_loose(short: float) -> None:
    page = proof().marked(rule(x_of(0), MIDDLE, RIGHT - short, MIDDLE))
    finding = page.only("rule-loose")

    assert ("column", 6) in finding.values
    assert ("row", 71) in finding.values


@pytest.mark.parametrize(("rows", "found"), [(1, False), (30, True)])
def test_a_rule_over_text_inside_a_frame_ends_at_its_sides(
    rows: int, *, found: bool
) -> None:
    """Its columns are no columns of the page; far from the text they hold nothing."""
    grid = proof().placed.grid
    left = x_of(1) + 17.0
    leg = PlacedLeg(left, 120.0, 40, 60, 21)
    page = proof(Tale())
    story = replace(page.placed.stories[0], legs=(leg,))
    page = replace(page, placed=replace(page.placed, stories=(story,)))
    y = grid.head_margin + (60 + rows + 0.5) * grid.leading

    assert found is loose(page.marked(rule(left, y, left + 120.0, y)))


def test_a_standing_rule_ends_on_a_line_of_the_rows() -> None:
    x = x_of(3) - 5.25
    good = rule(x, row_top(60) + 1.75, x, row_top(80) - 1.75)
    bad = rule(x, row_top(60) + 1.75, x, row_top(80) - 4)

    assert not loose(proof().marked(good))
    assert loose(proof().marked(bad))


def test_a_rule_may_end_on_another() -> None:
    x = x_of(1) + 31
    upright = rule(x, row_top(60), x, row_top(75))
    held = rule(x_of(0), MIDDLE, x, MIDDLE)

    assert not loose(proof().marked(upright, held))
    assert loose(proof().marked(held))


def test_the_lines_of_one_rule_do_not_hold_each_other() -> None:
    thick = rule(x_of(0), MIDDLE, RIGHT - 50, MIDDLE)
    thin = rule(x_of(0), MIDDLE + 0.8, RIGHT - 50, MIDDLE + 0.8)

    assert loose(proof().marked(thick, thin))


def test_a_rule_may_end_on_the_edge_of_a_tint_but_not_within_it() -> None:
    label = Tint(x_of(1) + 31, MIDDLE - 12, 96.0, 24.0, RED)
    from_edge = rule(x_of(1) + 31 + 96, MIDDLE, RIGHT, MIDDLE)
    from_within = rule(x_of(1) + 60, MIDDLE, RIGHT, MIDDLE)

    assert not loose(proof().marked(label, from_edge))
    assert loose(proof().marked(label, from_within))


def test_rules_between_refers_stand_in_the_middle_of_their_frame() -> None:
    top, foot = row_top(60), row_top(80)
    box = frame(x_of(4), top, RIGHT, foot)
    mirrored = rule(x_of(4) + 20, MIDDLE, RIGHT - 20, MIDDLE)
    aslant = rule(x_of(4) + 20, MIDDLE, RIGHT - 35, MIDDLE)

    assert not loose(proof().marked(*box, mirrored))
    assert loose(proof().marked(*box, aslant))


def test_a_rule_beside_a_name_ends_at_the_text() -> None:
    name = run("QINGLAN", x_of(2), MIDDLE + 4, 11)
    left = rule(x_of(0), MIDDLE, x_of(2) - 10, MIDDLE)

    assert not loose(proof().marked(name, left))


def test_rules_in_the_margins_are_furniture() -> None:
    y = row_top(0) - 20

    assert not loose(proof().marked(rule(300.0, y, 300.0, y + 12)))


@pytest.mark.parametrize(("inset", "told"), [(10.5, False), (2.0, True)])
def test_text_in_a_frame_keeps_off_its_sides(inset: float, *, told: bool) -> None:
    body = paragraph("lead", Role.BODY, words(12 * 6 * 15))
    line = copy_run(run(words(13), x_of(2) + inset, baseline(70)), body)
    box = frame(x_of(2), row_top(65), x_of(2) + width_of(1), row_top(80))
    page = proof().marked(line, *box)

    assert told == ("text-touches-rule" in page.codes())


@pytest.mark.parametrize(("off", "told"), [(2.0, False), (0.2, True)])
def test_text_keeps_off_a_rule_under_it(off: float, *, told: bool) -> None:
    body = paragraph("lead", Role.BODY, words(12 * 6 * 15))
    line = copy_run(run(words(13), x_of(2), baseline(70)), body)
    foot = row_top(71) - 1.75 + off
    page = proof().marked(line, rule(x_of(0), foot, RIGHT, foot))

    assert told == ("text-touches-rule" in page.codes())


def test_a_gutter_rule_is_far_enough_from_the_text_beside_it() -> None:
    x = x_of(3) - 5.25
    page = proof().marked(rule(x, row_top(15) + 1.75, x, row_top(60) - 1.75))

    assert "text-touches-rule" not in page.codes()
