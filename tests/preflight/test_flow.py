"""How text runs: grey fields, feet that lead into another story, jumps."""

from dataclasses import replace

import pytest

from layout.model.finding import Severity
from layout.model.issue import Rows, Story
from layout.model.page import GlyphRun, Outflow
from layout.model.text import Emphasis, Role, Stretch
from tests.preflight.marks import (
    MANIFEST,
    baseline,
    copy_run,
    row_top,
    rule,
    run,
    words,
    x_of,
)
from tests.preflight.pages import Proof, Tale, article, paragraph, proof


@pytest.mark.parametrize(
    ("columns", "rows", "told"),
    [(3, 21, True), (3, 20, False), (2, 40, False), (6, 21, True)],
)
def test_more_than_twenty_rows_by_three_legs_are_a_grey_field(
    columns: int, rows: int, *, told: bool
) -> None:
    page = proof(Tale(columns=columns, rows=rows))

    assert told == ("grey-field" in page.codes())


def test_a_grey_field_says_where_it_begins() -> None:
    finding = proof(Tale(columns=3, rows=30)).only("grey-field")

    assert Severity.NOTE is finding.severity
    assert {("rows", 30), ("row", 16)} <= set(finding.values)


def with_run_in(at: int) -> Proof:
    """Give a story of three legs of thirty rows, a run-in subhead in the second."""
    lines = words(30 * 3 * 15)
    cut = (30 + at) * 15
    page = proof(Tale(columns=3, rows=30, paragraphs=(lines[:cut], lines[cut:])))
    root = page.page.root
    (story,) = root.items if isinstance(root, Rows) else ()
    if not isinstance(story, Story):
        raise TypeError(story)
    first, second = story.article.body
    marked = replace(second, stretches=(Stretch(0, 4, Emphasis.RUN_IN),))
    own = replace(story.article, body=(first, marked))
    items = (replace(story, article=own),)
    return page.paged(replace(page.page, root=Rows(items, MANIFEST)))


@pytest.mark.parametrize(("at", "told"), [(15, False), (3, True)])
def test_a_subhead_breaks_the_grey_where_it_stands(at: int, *, told: bool) -> None:
    assert told == ("grey-field" in with_run_in(at).codes())


def footed(*, at_paragraph: bool = True) -> Proof:
    """Give a story whose first leg ends over another story's text."""
    cut = 180 if at_paragraph else 200
    text = words(360)
    upper = Tale(columns=2, rows=12, paragraphs=(text[:cut], text[cut:]))
    page = proof(upper, Tale("low", row=60, columns=1, rank=2, size=20.0))
    stray = paragraph("low", Role.BODY, words(15))
    below = copy_run(run(words(15), x_of(0), baseline(upper.first_row + 13)), stray)
    return page.marked(below)


def test_a_leg_that_ends_with_a_paragraph_over_another_text_misleads() -> None:
    finding = footed().only("flow-ambiguous")

    assert ("lead", Severity.WARNING) == (finding.story, finding.severity)
    assert {("leg", 1), ("other", "low"), ("row", 27)} <= set(finding.values)
    assert "copy/lead.md" == finding.where.file


def test_a_paragraph_that_runs_on_leads_its_reader() -> None:
    assert "flow-ambiguous" not in footed(at_paragraph=False).codes()


def test_a_rule_under_a_leg_parts_two_stories() -> None:
    y = row_top(27.5)

    assert "flow-ambiguous" not in footed().marked(rule(x_of(0), y, x_of(1), y)).codes()


def test_a_framed_story_misleads_nobody() -> None:
    page = footed()
    stories = tuple(replace(s, framed=s.id == "low") for s in page.placed.stories)

    framed = replace(page, placed=replace(page.placed, stories=stories))
    assert "flow-ambiguous" not in framed.codes()


def broken() -> Proof:
    """Give a story in two pieces, another story's text right of the first."""
    text = words(360)
    tale = Tale(columns=2, rows=12, paragraphs=(text[:180], text[180:]))
    page = proof(tale, Tale("low", column=1, row=60, columns=1, rank=2, size=20.0))
    lead, low = page.placed.stories
    legs = (lead.legs[0], replace(lead.legs[1], x=x_of(4)))
    stories = (replace(lead, legs=legs), low)
    stray = paragraph("low", Role.BODY, words(15))
    marks = [
        replace(m, x=m.x + x_of(4) - x_of(1))
        if isinstance(m, GlyphRun)
        and m.span
        and m.span.role is Role.BODY
        and m.span.article == "lead"
        and m.span.paragraph == 1
        else m
        for m in page.placed.marks
    ]
    beside = copy_run(run(words(15), x_of(1), baseline(tale.first_row + 11)), stray)
    placed = replace(page.placed, stories=stories, marks=(*marks, beside))
    return replace(page, placed=placed)


def test_another_text_right_of_a_foot_misleads_unless_a_rule_stands_between() -> None:
    x = x_of(1) - 5.25
    upright = rule(x, row_top(15), x, row_top(27))

    assert ("other", "low") in broken().only("flow-ambiguous").values
    assert "flow-ambiguous" not in broken().marked(upright).codes()


def jumping(tail: str, rows: int = 12) -> Proof:
    """Give a story that goes on on page 4, its last line here ending so."""
    text = words(rows * 2 * 15)
    tale = Tale(columns=2, rows=rows, paragraphs=(text[: -len(tail)] + tail,))
    page = proof(tale)
    flow = Outflow(article(tale), "4", "3")
    return replace(page, placed=replace(page.placed, outflow=(flow,)))


@pytest.mark.parametrize(
    ("tail", "told"),
    [("说完了。", True), ("说完了。”", True), ("还没有说", False), ("停一停，", False)],
)
def test_a_story_jumps_inside_a_sentence(tail: str, *, told: bool) -> None:
    assert told == ("jump-at-sentence-end" in jumping(tail).codes())


@pytest.mark.parametrize(("rows", "told"), [(5, True), (6, False)])
def test_a_story_has_twelve_rows_before_it_jumps(rows: int, *, told: bool) -> None:
    assert told == ("jump-short-before" in jumping("还没有说", rows).codes())
