"""Rules that cut a page in two, and what carries them on."""

from dataclasses import replace

import pytest

from layout.model.finding import Severity
from layout.model.issue import Rows, Section
from tests.preflight.marks import MANIFEST, row_top, rule, width_of, x_of
from tests.preflight.pages import Proof, Tale, proof

RIGHT = x_of(0) + width_of(6)
CUT = 27.5


def halves(*, left: float = x_of(0), right: float = RIGHT) -> Proof:
    """Give two stories over one another and a rule between them."""
    upper = Tale(lines=("老码头退后三十米",))
    lower = replace(
        upper,
        id="second",
        lines=("江岸还给散步人",),
        row=28,
        head_rows=5,
        kicker="",
        size=33.0,
    )
    return proof(upper, lower).marked(rule(left, row_top(CUT), right, row_top(CUT)))


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (x_of(0), RIGHT, True),
        (x_of(1), RIGHT, False),
        (x_of(0), x_of(4), False),
    ],
)
def test_a_rule_from_side_to_side_is_noted(
    left: float, right: float, *, told: bool
) -> None:
    assert told == ("rule-through" in halves(left=left, right=right).codes())


def test_rules_with_no_more_than_a_gutter_between_are_one() -> None:
    page = halves(right=x_of(2) + width_of(1))
    rest = rule(x_of(3), row_top(CUT), RIGHT, row_top(CUT))
    finding = page.marked(rest).only("rule-through")

    assert Severity.NOTE is finding.severity
    assert ("row", 28) in finding.values


def test_a_frame_that_carries_a_rule_on_breaks_it() -> None:
    page = halves(right=x_of(2) + width_of(1))
    top, foot = row_top(CUT), row_top(50)
    frame = (
        rule(x_of(3), top, RIGHT, top),
        rule(x_of(3), top, x_of(3), foot),
        rule(RIGHT, top, RIGHT, foot),
    )

    assert "rule-through" not in page.marked(*frame).codes()


def test_a_rule_that_closes_a_section_is_its_border() -> None:
    page = halves()
    root = page.page.root
    first, second = root.items if isinstance(root, Rows) else ()
    section = Section("社区", MANIFEST, Rows((first,), MANIFEST))
    grouped = replace(page.page, root=Rows((section, second), MANIFEST))

    assert "rule-through" not in page.paged(grouped).codes()


def test_a_rule_under_what_is_no_story_cuts_nothing() -> None:
    lower = Tale(row=28)
    line = rule(x_of(0), row_top(CUT), RIGHT, row_top(CUT))

    assert "rule-through" not in proof(lower).marked(line).codes()
