"""The proof: it adds only, and an editor finds on it what is wrong and where."""

from dataclasses import replace
from itertools import pairwise

import pytest

from layout.errors import Where
from layout.model.finding import Finding, Severity, Waiver
from layout.model.page import GlyphRun, Picture, PlacedLeg, PlacedPage, Rule, Tint
from layout.model.text import Role
from layout.proof.areas import area_of
from layout.proof.palette import ERROR, FLOW, LOOSE, OPEN, WAIVED, WARNING
from layout.proof.strip import COLUMN
from tests.preflight.marks import BLACK, MANIFEST, row_top, width_of, x_of
from tests.preflight.pages import Proof, Tale, photo, proof
from tests.proof.proofs import added, changed, labels, on_page, plates, proofed, tale


def finding(code: str, where: Where = MANIFEST, **values: object) -> Finding:
    given = {"story": "lead", **values}
    story = str(given.pop("story"))
    pairs = tuple((name, value) for name, value in given.items())
    return Finding(code, Severity.WARNING, where, "3", story, pairs)  # type: ignore[arg-type]  # texts and numbers


def full(page: Proof) -> PlacedPage:
    """A proof with something of every kind on it."""
    told = changed(page, overset=4, overset_text="没有地方", open_rows=0)
    return proofed(told, (finding("line-loose"), finding("leg-length", leg=1)))


def test_a_proof_keeps_every_mark_of_the_page_in_order() -> None:
    page = proof(tale(), tale("second", row=45))
    page = page.marked(Tint(54.0, 800.0, 300.0, 200.0, BLACK, 0.05))
    own = {id(mark) for mark in page.placed.marks}

    kept = [mark for mark in full(page).marks if id(mark) in own]
    assert list(page.placed.marks) == kept


def test_only_the_paper_of_a_proof_grows() -> None:
    page = proof(tale())
    made = proofed(page)

    grid = page.placed.grid
    assert made.grid.trim_width >= grid.trim_width + COLUMN
    assert page.placed == replace(made, marks=page.placed.marks, grid=grid)


def test_what_is_added_stands_on_the_paper_of_the_proof() -> None:
    page = proof(tale(), tale("second", row=45))
    made = full(page)

    for mark in added(page, made):
        area = area_of(mark)
        assert 0 <= area.left <= area.right <= made.grid.trim_width
        assert 0 <= area.top <= area.bottom <= made.grid.trim_height


def test_every_fifth_row_is_numbered_on_its_row_at_both_sides() -> None:
    page = proof(tale())
    grid = page.placed.grid
    made = labels(page, proofed(page))
    sides = (0.0, x_of(0)), (x_of(0) + width_of(6), grid.trim_width)

    for left, right in sides:
        numbers = {
            run.text: run.y for run in made if left < run.x < right and "0" <= run.text
        }
        for row in range(5, grid.rows + 1, 5):
            y = numbers[str(row)]
            assert row_top(row - 1) < y < row_top(row)


def test_columns_have_their_letters_over_their_middle() -> None:
    page = proof(tale())
    letters = {
        run.text: run.x
        for run in labels(page, proofed(page))
        if run.y < page.placed.grid.head_margin / 2
    }

    assert list("ABCDEF") == [text for text in letters if text in "ABCDEF"]
    for column, text in enumerate("ABCDEF"):
        middle = x_of(column) + width_of(1) / 2
        assert abs(letters[text] - middle) < 6


def test_the_legs_of_every_story_are_numbered_in_order() -> None:
    page = proof(tale(), tale("second", row=45))
    marks = on_page(page, proofed(page))
    found = [
        (mark.text, tint)
        for tint, mark in pairwise(marks)
        if isinstance(tint, Tint) and tint.colour is FLOW and isinstance(mark, GlyphRun)
    ]

    wanted = ["1", "2", "3", "1", "2", "3"]
    assert wanted == [text for text, _ in found]
    legs = [leg for story in page.placed.stories for leg in story.legs]
    for leg, (_, plate) in zip(legs, found, strict=True):
        assert plate.x < leg.x <= plate.x + plate.width + 2
        assert row_top(leg.first_row) < plate.y < row_top(leg.first_row + 1)


def test_an_arrow_leads_from_each_foot_to_the_next_head() -> None:
    page = proof(tale())
    first, second = page.placed.stories[0].legs[:2]
    flow = [
        mark
        for mark in added(page, proofed(page))
        if isinstance(mark, Rule) and mark.colour is FLOW
    ]

    start = flow[0]
    assert start.x0 == pytest.approx(first.x + first.width, abs=0.01)
    assert row_top(first.last_row) < start.y0 < row_top(first.last_row + 1)
    up = flow[1]
    assert up.x0 == up.x1 < second.x
    assert up.y1 < row_top(second.first_row + 1) + 2


def test_a_leg_below_is_reached_from_above() -> None:
    page = proof(tale())
    (story,) = page.placed.stories
    leg = story.legs[0]
    below = PlacedLeg(leg.x, leg.width, 60, 70, 11)
    page = changed(page, legs=(leg, below))
    down = [
        mark
        for mark in added(page, proofed(page))
        if isinstance(mark, Rule) and mark.colour is FLOW
    ][1]

    assert down.y0 < down.y1 < row_top(60) + 2


def test_a_story_of_one_leg_has_no_order() -> None:
    page = proof(Tale(columns=1, rows=20))

    assert "1" not in {
        run.text for run in labels(page, proofed(page)) if run.size == 7.5
    }


def test_each_story_is_named_at_its_head() -> None:
    page = proof(tale(), tale("second", row=45))
    texts = [run.text for run in labels(page, proofed(page))]

    assert "lead　3栏×20行" in texts
    assert "second　3栏×20行" in texts


def test_overset_text_stands_in_red_beside_the_page() -> None:
    text = "这几句话没有地方可排" * 6
    page = changed(proof(tale()), overset=len(text), overset_text=text)
    made = proofed(page)
    edge = page.placed.grid.trim_width
    red = [
        run
        for run in labels(page, made)
        if run.colour is ERROR and run.x > edge and "多" not in run.text
    ]

    assert text in "".join(run.text for run in red)


def test_what_is_over_is_flagged_under_the_last_leg() -> None:
    page = changed(proof(tale()), overset=27, overset_text="字" * 27)
    leg = page.placed.stories[0].legs[-1]
    flag, *_ = plates(added(page, proofed(page)))["多 27 字"]

    assert ERROR is flag.colour
    assert row_top(leg.last_row) <= flag.y <= row_top(leg.last_row + 3)
    assert leg.x - 1 <= flag.x <= leg.x + leg.width


def test_open_rows_are_tinted_and_counted() -> None:
    page = proof(tale())
    *legs, last = page.placed.stories[0].legs
    short = replace(last, filled=last.filled - 4)
    page = changed(page, legs=(*legs, short), open_rows=4, underset=60)
    marks = on_page(page, proofed(page))
    (tint,) = (
        mark
        for mark in marks
        if isinstance(mark, Tint) and mark.colour is OPEN and mark.height > 14
    )

    assert row_top(last.last_row - 3) == pytest.approx(tint.y, abs=0.01)
    assert 4 * 14.0 == pytest.approx(tint.height)
    assert "欠 60 字　空 4 行" in plates(marks)


def test_a_loose_line_is_tinted_before_its_type_is_drawn() -> None:
    page = proof(tale())
    marks = list(page.placed.marks)
    at = next(
        i
        for i, mark in enumerate(marks)
        if isinstance(mark, GlyphRun) and mark.span and mark.span.role is Role.BODY
    )
    line = marks[at]
    assert isinstance(line, GlyphRun)
    wide = tuple(offset * 11 // 10 for offset in line.offsets)
    marks[at] = replace(line, offsets=wide)
    page = replace(page, placed=replace(page.placed, marks=tuple(marks)))
    made = proofed(page)
    (tint,) = (
        mark
        for mark in made.marks
        if isinstance(mark, Tint) and mark.colour is LOOSE and mark.x < 1000
    )

    assert tint.y < line.y < tint.y + tint.height
    assert made.marks.index(tint) < made.marks.index(marks[at])


def test_a_tint_of_the_page_does_not_hide_a_loose_line() -> None:
    page = proof(tale())
    frame = Tint(0.0, 0.0, 1000.0, 1500.0, BLACK, 0.05)
    where = Where("copy/lead.md", 10, 3)
    page = replace(page, placed=replace(page.placed, marks=(frame, *page.placed.marks)))
    made = proofed(page, (finding("line-runt", where, text="完。"),))
    orange = [
        mark
        for mark in made.marks
        if isinstance(mark, Tint) and mark.colour is WARNING and mark.share < 1
    ]

    assert orange
    assert made.marks.index(frame) < made.marks.index(orange[0])


def test_a_finding_in_the_copy_is_marked_at_its_line() -> None:
    page = proof(tale())
    where = Where("copy/lead.md", 10, 1 + 15 * 7 + 3)  # the eighth line
    made = proofed(page, (finding("line-loose", where, gap=12, text="水"),))
    leg = page.placed.stories[0].legs[0]
    plate = next(
        tint
        for tint in plates(added(page, made))["1"]
        if tint.colour is WARNING and tint.x < page.placed.grid.trim_width
    )

    row = leg.first_row + 7
    assert row_top(row) < plate.y + plate.height / 2 < row_top(row + 1)
    assert leg.x + leg.width <= plate.x <= leg.x + leg.width + 11


def test_a_finding_of_a_photograph_frames_it() -> None:
    page = proof(Tale(photo=photo(), photo_rows=30))
    made = proofed(page, (finding("caption-missing", photo="a.jpg"),))
    (picture,) = (m for m in page.placed.marks if isinstance(m, Picture))
    frame = [m for m in added(page, made) if isinstance(m, Rule) if m.colour is WARNING]

    assert 4 == len(frame)
    assert {round(picture.x, 3)} == {min(rule.x0, rule.x1) for rule in frame[2:]}


def test_a_gutter_that_runs_through_is_drawn_from_head_to_foot() -> None:
    page = proof(tale())
    made = proofed(page, (finding("gutter-through", story="", left=2, right=3),))
    (bar,) = (m for m in added(page, made) if isinstance(m, Rule) and m.width == 2.0)

    assert x_of(1) + width_of(1) < bar.x0 < x_of(2)
    assert row_top(0) == pytest.approx(bar.y0, abs=0.01)
    assert row_top(99) == pytest.approx(bar.y1, abs=0.01)


def test_a_rule_that_runs_through_is_framed_from_side_to_side() -> None:
    page = proof(tale())
    made = proofed(page, (finding("rule-through", story="", row=28),))
    frame = [m for m in added(page, made) if isinstance(m, Rule) if m.colour is WARNING]

    assert 4 == len(frame)
    assert row_top(27) == pytest.approx(min(m.y0 for m in frame), abs=0.01)
    assert row_top(28) == pytest.approx(max(m.y1 for m in frame), abs=0.01)
    assert x_of(0) == pytest.approx(min(m.x0 for m in frame), abs=0.01)
    right = x_of(5) + width_of(1)
    assert right == pytest.approx(max(m.x1 for m in frame), abs=0.01)


def test_what_concerns_the_page_stands_in_the_list_alone() -> None:
    page = proof(tale())
    made = proofed(page, (finding("credits-missing", story=""),))
    orange = [
        mark
        for mark in added(page, made)
        if isinstance(mark, Tint) and mark.colour is WARNING
    ]

    assert all(mark.x > page.placed.grid.trim_width for mark in orange)
    assert "这一版没有编辑署名" in {run.text for run in labels(page, made)}


def test_errors_come_first_and_a_waived_finding_last_with_its_name() -> None:
    page = proof(tale())
    waiver = Waiver("line-loose", "", "赵一", "专名")
    waived = replace(finding("line-loose", gap=12, text="水"), waiver=waiver)
    note = replace(finding("leg-length", leg=1, rows=5), severity=Severity.NOTE)
    error = replace(finding("placeholder", text="TK"), severity=Severity.ERROR)
    made = proofed(page, (replace(waived, severity=Severity.NOTE), note, error))
    edge = page.placed.grid.trim_width
    beside = [
        (text, tint.colour)
        for text, tints in plates(added(page, made)).items()
        for tint in tints
        if tint.x > edge and text.isdigit()
    ]

    assert "1" == beside[0][0]
    assert ERROR is beside[0][1]
    assert ("3", WAIVED) == beside[-1]
    assert "赵一 放行：专名" in {run.text for run in labels(page, made)}
    assert "不能付印：1 处错误" in {run.text for run in labels(page, made)}


def test_a_list_that_is_too_long_goes_on_in_another_column() -> None:
    page = proof(tale())
    few = proofed(page, (finding("placeholder", text="TK"),))
    many = proofed(page, (finding("placeholder", text="TK"),) * 60)

    assert many.grid.trim_width > few.grid.trim_width + COLUMN
    assert "60" in plates(added(page, many))


def test_numbers_do_not_cover_one_another() -> None:
    page = proof(tale())
    made = proofed(page, (finding("ranks-alike", rank=1, lower=2),) * 6)
    inside = [
        tint
        for number in "123456"
        for tint in plates(added(page, made))[number]
        if tint.colour is WARNING and tint.x < page.placed.grid.trim_width
    ]

    assert 6 == len({(tint.x, tint.y) for tint in inside})


def test_the_same_page_gives_the_same_proof() -> None:
    page = proof(tale(), tale("second", row=45))

    assert full(page) == full(page)
