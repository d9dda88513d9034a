"""Loose lines, runts, widows, subheads at a leg's foot."""

from dataclasses import replace

import pytest

from layout.errors import Where
from layout.model.issue import Rows, Story
from layout.model.page import GlyphRun
from layout.model.text import Role
from tests.preflight.marks import MANIFEST, baseline, copy_run, run, words, x_of
from tests.preflight.pages import Proof, Tale, paragraph, proof


def spaced(gap: int) -> Proof:
    """Give a page whose last line has white between its characters, in 1/1000 em."""
    page = proof(Tale())
    marks = list(page.placed.marks)
    at = [i for i, m in enumerate(marks) if isinstance(m, GlyphRun) and m.span][-1]
    line = marks[at]
    if not isinstance(line, GlyphRun):
        raise TypeError(line)
    step = 1000 + gap
    offsets = tuple(range(0, step * len(line.texts), step))
    marks[at] = replace(line, offsets=offsets, x=x_of(5) - 60)
    return replace(page, placed=replace(page.placed, marks=tuple(marks)))


@pytest.mark.parametrize(
    ("gap", "code"),
    [
        (50, ""),
        (100, ""),
        (101, "line-loose"),
        (250, "line-loose"),
        (251, "line-letter-spaced"),
    ],
)
def test_a_loose_line_is_named(gap: int, code: str) -> None:
    codes = {"line-loose", "line-letter-spaced"}.intersection(spaced(gap).codes())

    assert ({code} if code else set()) == codes


def test_a_loose_line_is_named_where_it_stands_in_the_copy() -> None:
    finding = spaced(120).only("line-loose")

    assert Where("copy/lead.md", 10, 1 + 12 * 6 * 15 - 15) == finding.where
    assert ("gap", 12) in finding.values


def test_a_storys_widest_gap_speaks_where_no_two_han_stand_together() -> None:
    page = proof(Tale())
    (story,) = page.placed.stories
    loose = replace(story, worst_gap=180)
    page = replace(page, placed=replace(page.placed, stories=(loose,)))

    assert ("gap", 18) in page.only("line-loose").values


@pytest.mark.parametrize(
    ("characters", "told"), [(31, True), (32, False), (30, False), (1, False)]
)
def test_a_paragraph_does_not_end_in_a_line_of_one_character(
    characters: int, *, told: bool
) -> None:
    page = proof(Tale(paragraphs=(words(characters), words(900))))

    assert told == ("line-runt" in page.codes())


def test_a_mark_after_it_does_not_save_a_lone_character() -> None:
    page = proof(Tale(paragraphs=(words(31) + "。", words(900))))

    assert "line-runt" in page.codes()


@pytest.mark.parametrize(("end", "told"), [(3, True), (4, False)])
def test_a_leg_does_not_begin_with_the_end_of_a_paragraph(
    end: int, *, told: bool
) -> None:
    page = proof(Tale(paragraphs=(words(12 * 15 + end), words(600))))

    assert told == ("widow" in page.codes())


def with_subhead(row: int) -> Proof:
    """Give a page with a subhead on a row of its first leg of twelve."""
    first, second = words(15 * row), words(15 * (71 - row))
    tale = Tale(paragraphs=(first, second))
    page = proof(tale)
    subhead = paragraph("lead", Role.SUBHEAD, "先问江要什么")
    marks = list(page.placed.marks)
    at = next(
        i
        for i, m in enumerate(marks)
        if isinstance(m, GlyphRun) and m.span and m.span.paragraph == 1
    )
    moved = [
        replace(m, x=x_of((n + row + 1) // 12), y=baseline(15 + (n + row + 1) % 12))
        if isinstance(m, GlyphRun) and m.span and m.span.paragraph == 1
        else m
        for n, m in enumerate(marks[at:])
    ]
    line = copy_run(run("先问江要什么", x_of(0), baseline(15 + row), 12), subhead)
    placed = replace(page.placed, marks=(*marks[:at], line, *moved))
    (item,) = (i for i in _stories(page))
    body = (item.article.body[0], subhead, item.article.body[1])
    told = replace(item, article=replace(item.article, body=body))
    root = Rows((told,), MANIFEST)
    page = replace(page, placed=placed)
    return page.paged(replace(page.page, root=root))


def _stories(page: Proof) -> tuple[Story, ...]:
    root = page.page.root
    items = root.items if isinstance(root, Rows) else ()
    return tuple(item for item in items if isinstance(item, Story))


@pytest.mark.parametrize(("row", "told"), [(11, True), (10, True), (9, False)])
def test_a_subhead_has_two_lines_under_it_in_its_leg(row: int, *, told: bool) -> None:
    page = with_subhead(row)

    assert told == ("subhead-at-foot" in page.codes())
    assert "text-lost" not in page.codes()
