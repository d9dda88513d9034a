"""Stories over two pages: the rest arrives whole, and both pages say where it is."""

from dataclasses import replace

import pytest

from layout.model.finding import Finding
from layout.model.page import GlyphRun, PlacedPage
from layout.model.text import Role
from layout.preflight.check import check
from layout.preflight.jumps import check_jumps
from tests.makeup.test_jumps import both, issue_of

ROWS = 20


def found(*pages: PlacedPage) -> tuple[Finding, ...]:
    """Give what is found between pages."""
    return check_jumps(issue_of(ROWS), pages)


def without(page: PlacedPage, text: str) -> PlacedPage:
    """Give a page without the runs that hold a text."""
    marks = tuple(
        m for m in page.marks if not (isinstance(m, GlyphRun) and text in m.text)
    )
    return replace(page, marks=marks)


def test_a_story_that_goes_on_is_whole_over_its_pages() -> None:
    assert () == found(*both(ROWS))


def test_what_the_other_page_loses_is_missed() -> None:
    one, four = both(ROWS)
    body = [
        m
        for m in four.marks
        if isinstance(m, GlyphRun) and m.span and m.span.role is Role.BODY
    ]
    lead = next(m for m in body if m.span and m.span.article == "lead")
    marks = tuple(m for m in four.marks if m is not lead)
    (finding,) = found(one, replace(four, marks=marks))

    assert ("text-lost", "4", "lead") == (finding.code, finding.page, finding.story)
    assert "copy/lead.md" == finding.where.file


def test_a_paragraph_that_the_other_page_may_leave_out_is_not_missed() -> None:
    one, four = both(ROWS)
    (flow,) = one.outflow
    last = flow.article.body[-1]
    body = (*flow.article.body[:-1], replace(last, drop=1))
    flow = replace(flow, article=replace(flow.article, body=body))
    marks = tuple(
        m
        for m in four.marks
        if not (
            isinstance(m, GlyphRun)
            and m.span
            and (m.span.article, m.span.paragraph) == ("lead", last.number)
        )
    )

    codes = [
        f.code for f in found(replace(one, outflow=(flow,)), replace(four, marks=marks))
    ]

    assert "text-lost" not in codes
    assert "text-lost" in [f.code for f in found(one, replace(four, marks=marks))]


@pytest.mark.parametrize(("text", "page"), [("下转第4版", "1"), ("上接第1版", "4")])
def test_both_pages_name_the_other(text: str, page: str) -> None:
    one, four = both(ROWS)
    (finding,) = found(without(one, text), without(four, text))

    assert ("jump-line-missing", page) == (finding.code, finding.page)


def test_a_page_that_was_not_built_is_not_asked() -> None:
    one, _ = both(ROWS)

    assert () == found(one)


def test_the_headline_of_the_rest_is_on_its_page() -> None:
    _, four = both(ROWS)

    assert "text-lost" not in {f.code for f in check(issue_of(ROWS), four)}
    bare = without(four, "桥的二十年")
    assert "text-lost" in {f.code for f in check(issue_of(ROWS), bare)}


def test_lines_of_the_rest_are_named_where_they_stand_in_the_copy() -> None:
    _, four = both(ROWS)
    at = next(
        i
        for i, m in enumerate(four.marks)
        if isinstance(m, GlyphRun) and m.span and m.span.article == "lead"
        if m.span.role is Role.BODY
    )
    run = four.marks[at]
    if not isinstance(run, GlyphRun):
        raise TypeError(run)
    moved = replace(run, y=run.y + 3)
    marks = (*four.marks[:at], moved, *four.marks[at + 1 :])
    findings = check(issue_of(ROWS), replace(four, marks=marks))

    assert "copy/lead.md" in {f.where.file for f in findings if f.code == "off-grid"}


def test_a_jumping_story_trips_no_check_of_its_legs() -> None:
    one, _ = both(ROWS)
    codes = {f.code for f in check(issue_of(ROWS), one) if f.story == "lead"}

    assert not codes & {"feet-ragged", "underset", "overset", "text-lost", "widow"}


def test_what_goes_on_is_worth_turning_the_page() -> None:
    one, four = both(ROWS)
    lead = [
        m
        for m in four.marks
        if isinstance(m, GlyphRun)
        and m.span
        and (m.span.article, m.span.role) == ("lead", Role.BODY)
    ]
    rows = sorted({(m.x // 160, m.y) for m in lead})
    few = {id(m) for m in lead if (m.x // 160, m.y) in rows[:17]}
    marks = tuple(m for m in four.marks if m not in lead or id(m) in few)
    codes = {f.code for f in found(one, replace(four, marks=marks))}

    assert "jump-short-after" in codes
    assert "jump-short-after" not in {f.code for f in found(one, four)}
