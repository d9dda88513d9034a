"""Headlines: sizes, lines, white, neighbours."""

from dataclasses import replace

import pytest

from layout.model.page import GlyphRun
from tests.preflight.marks import baseline, row_top, rule, width_of, x_of
from tests.preflight.pages import Proof, Tale, proof

LEAD = Tale(rows=6)


UNDER = Tale(
    id="second",
    row=24,
    columns=2,
    head_rows=6,
    rank=3,
    size=27.0,
    lines=("水清了白鹭回来了",),
    kicker="",
)
"""A second story under the lead, two columns wide."""


def test_a_page_with_nothing_larger_than_thirty_points_has_no_voice() -> None:
    small = proof(replace(LEAD, size=30.0))
    large = proof(replace(LEAD, size=31.0))

    assert "display-missing" in small.codes()
    assert "display-missing" not in large.codes()


@pytest.mark.parametrize(
    ("size", "code"),
    [
        (37.0, ""),
        (37.5, "ranks-near"),
        (45.0, "ranks-near"),
        (46.0, "ranks-alike"),
        (51.0, "rank-inverted"),
    ],
)
def test_each_rank_is_a_third_larger_than_the_next(size: float, code: str) -> None:
    codes = proof(LEAD, replace(UNDER, rank=2, size=size)).codes()

    found = {"ranks-near", "ranks-alike", "rank-inverted"}.intersection(codes)
    assert ({code} if code else set()) == found


def test_the_next_lower_rank_that_is_present_is_the_neighbour() -> None:
    finding = proof(LEAD, replace(UNDER, rank=4, size=40.0)).only("ranks-near")

    assert ("lower", 4) in finding.values
    assert "second" == finding.story


def test_photo_stories_stand_outside_the_ladder() -> None:
    page = proof(LEAD, replace(UNDER, size=45.0))
    lead, second = page.placed.stories
    stories = (lead, replace(second, kind="photo"))
    page = replace(page, placed=replace(page.placed, stories=stories))

    assert not {"ranks-near", "ranks-alike"} & set(page.codes())


@pytest.mark.parametrize(
    ("lines", "lone"),
    [
        (("水清了白鹭回", "来"), True),
        (("水清了白鹭回", "来！"), True),
        (("水清了白鹭", "回来"), False),
        (("桥",), False),
    ],
)
def test_no_headline_leaves_one_character_on_a_line(
    lines: tuple[str, ...], *, lone: bool
) -> None:
    codes = proof(LEAD, replace(UNDER, lines=lines, head_rows=8)).codes()

    assert lone == ("headline-lone-character" in codes)


@pytest.mark.parametrize(("scale", "told"), [(0.89, True), (0.90, False)])
def test_a_headline_is_not_squeezed_under_ninety_per_cent(
    scale: float, *, told: bool
) -> None:
    page = proof(LEAD)
    marks = tuple(
        replace(m, scale=scale) if isinstance(m, GlyphRun) and m.size == 50 else m
        for m in page.placed.marks
    )
    page = replace(page, placed=replace(page.placed, marks=marks))

    assert told == ("headline-squeezed" in page.codes())


@pytest.mark.parametrize(("gap", "told"), [(8.0, False), (26.0, True)])
def test_a_kicker_stands_nearer_to_its_headline_than_to_what_is_above(
    gap: float, *, told: bool
) -> None:
    above = Tale(rows=6)
    below = replace(
        UNDER,
        row=above.first_row + above.rows,
        columns=6,
        kicker="三年贯通滨江岸线",
        kicker_gap=gap,
    )

    assert told == ("kicker-adrift" in proof(above, below).codes())


def test_a_rule_over_a_kicker_counts_as_what_is_above() -> None:
    tale = Tale(kicker_gap=12.0)
    kicker_top = row_top(tale.row) + 9 * 14 - 8 - 50 - 12 - 20
    near = rule(x_of(0), kicker_top - 10, x_of(0) + width_of(6), kicker_top - 10)

    assert "kicker-adrift" not in proof(tale).codes()
    assert "kicker-adrift" in proof(tale).marked(near).codes()


def test_a_deck_stands_nearer_to_its_headline_than_to_the_text() -> None:
    tale = Tale(deck="双向六车道骑行步行全天免费", head_rows=10)
    page = proof(tale)
    deck = 2  # kicker, headline, deck

    assert "deck-adrift" not in page.codes()
    assert "deck-adrift" in page.moved(dy=7.0, run_=deck).codes()


def side_by_side() -> Proof:
    """Give two stories whose headlines stand on the same rows."""
    left = Tale(columns=3, lines=("水清了白鹭回来",), size=40.0)
    right = replace(left, id="right", column=3, size=41.0)
    return proof(left, right)


def test_headlines_side_by_side_want_something_between() -> None:
    finding = side_by_side().only("headlines-butt")

    assert "right" == finding.story


def test_a_rule_down_the_gutter_parts_two_headlines() -> None:
    x = x_of(3) - 5.25
    page = side_by_side().marked(rule(x, row_top(6) + 1.75, x, row_top(27) - 1.75))

    assert "headlines-butt" not in page.codes()
    assert "rule-loose" not in page.codes()


def test_a_short_rule_does_not_part_two_headlines() -> None:
    x = x_of(3) - 5.25
    page = side_by_side().marked(rule(x, baseline(8), x, baseline(9)))

    assert "headlines-butt" in page.codes()


def test_headlines_of_one_size_are_not_stacked() -> None:
    short = Tale(rows=3, size=30.0, lines=("老码头退后三十米",))
    close = replace(short, id="second", row=18, head_rows=5, kicker="")
    other = replace(close, size=22.0)

    page = proof(short, close)
    upper, lower = page.placed.stories
    boxed = replace(page.placed, stories=(upper, replace(lower, framed=True)))

    assert "headlines-stacked" in page.codes()
    assert "headlines-stacked" not in replace(page, placed=boxed).codes()
    assert "headlines-stacked" not in proof(short, other).codes()
