"""Rows, feet, legs, and marks where others stand."""

from dataclasses import replace

import pytest

from layout.errors import Where
from layout.model.finding import Severity
from layout.model.page import GlyphRun, Picture, PlacedLeg, Tint
from layout.model.text import Role
from tests.preflight.marks import (
    BLACK,
    baseline,
    copy_run,
    row_top,
    run,
    width_of,
    words,
    x_of,
)
from tests.preflight.pages import Proof, Tale, paragraph, photo, proof


def test_a_page_without_a_fault_trips_nothing() -> None:
    assert [] == proof().codes()


def legged(*filled: int, rows: int = 12) -> Proof:
    """Give a page whose legs are filled by so many rows."""
    page = proof()
    (story,) = page.placed.stories
    legs = tuple(
        replace(leg, last_row=leg.first_row + rows - 1, filled=n)
        for leg, n in zip(story.legs, filled, strict=True)
    )
    story = replace(story, legs=legs, underset=90)
    return replace(page, placed=replace(page.placed, stories=(story,)))


@pytest.mark.parametrize(("last", "told"), [(12, False), (10, False), (9, True)])
def test_a_last_leg_may_stay_open_by_two_rows(last: int, *, told: bool) -> None:
    codes = legged(12, 12, 12, 12, 12, last).codes()

    assert told == ("underset" in codes)
    assert "feet-ragged" not in codes


def test_legs_that_no_text_reaches_are_open_too() -> None:
    finding = legged(12, 12, 12, 12, 11, 0).only("underset")

    assert ("rows", 13) in finding.values


def test_a_leg_before_the_last_is_filled_to_its_foot() -> None:
    finding = legged(12, 11, 12, 12, 12, 12).only("feet-ragged")

    assert ("leg", 2) in finding.values
    assert ("rows", 1) in finding.values


def test_legs_end_on_one_row_unless_something_stands_below() -> None:
    page = proof()
    (story,) = page.placed.stories
    first = replace(story.legs[0], last_row=story.legs[0].last_row - 6, filled=6)
    story = replace(story, legs=(first, *story.legs[1:]))
    page = replace(page, placed=replace(page.placed, stories=(story,)))
    lines = [f"{words(300)[15 * row : 15 * row + 15]}" for row in range(6, 12)]
    below = page
    for line in lines:
        below = below.without(line)

    assert "feet-ragged" not in page.codes()  # text stands in those rows
    assert "feet-ragged" in below.codes()


def test_overset_stops_the_page() -> None:
    page = proof()
    (story,) = page.placed.stories
    story = replace(story, overset=12, overset_text=words(12))
    page = replace(page, placed=replace(page.placed, stories=(story,)))

    assert Severity.ERROR is page.only("overset").severity
    assert "underset" not in page.codes()


@pytest.mark.parametrize(("rows", "told"), [(46, True), (45, False), (5, True)])
def test_a_leg_that_tires_the_reader_is_noted(rows: int, *, told: bool) -> None:
    tale = Tale(columns=2, rows=rows)

    assert told == ("leg-length" in proof(tale).codes())


@pytest.mark.parametrize(("off", "told"), [(0.5, True), (0.001, False)])
def test_every_body_baseline_stands_on_a_row(off: float, *, told: bool) -> None:
    page = proof(Tale()).moved(dy=off)

    assert told == ("off-grid" in page.codes())


def test_lines_off_the_grid_are_named_in_the_copy() -> None:
    finding = proof(Tale()).moved(dy=3.0).only("off-grid")

    assert "copy/lead.md" == finding.where.file
    assert ("off", 3.0) in finding.values


def test_type_of_another_size_may_stand_off_the_grid() -> None:
    body = paragraph("lead", Role.BODY, words(12 * 6 * 15))
    note = copy_run(run("注", x_of(0), baseline(60) + 3, 8.0), body)

    assert "off-grid" not in proof().marked(note).codes()


def test_copy_stays_on_the_type_area_and_everything_on_the_paper() -> None:
    inside = proof(Tale()).moved(dx=0.5)
    off_paper = proof().marked(run("刊", -20.0, 300.0))

    assert "outside-type-area" in inside.codes()
    assert "outside-trim" in off_paper.codes()


def test_furniture_may_stand_in_the_margins() -> None:
    page = proof().marked(run("社址", x_of(0), row_top(99) + 30, 8.5))

    assert [] == page.codes()


def test_a_tint_may_run_into_the_bleed() -> None:
    tint = Tint(-8.0, 300.0, 20.0, 20.0, BLACK)
    page = proof().marked(tint)
    bleeding = replace(page, placed=replace(page.placed, bleed=8.5))

    assert "outside-trim" in page.codes()
    assert "outside-trim" not in bleeding.codes()


def test_a_trimmed_mark_at_a_lines_ends_is_not_outside() -> None:
    quoted = paragraph("lead", Role.BODY, "“江”")
    # An opening quote has its blank on the left, trimmed off at the line's start.
    first = copy_run(run("“江”", x_of(0) - 5.25, baseline(90)), quoted)
    last = copy_run(run("江。", x_of(6) - 10.5 - 15.75, baseline(91)), quoted)
    page = proof().marked(first, last)

    assert "outside-type-area" not in page.codes()


def test_two_stories_do_not_stand_on_one_another() -> None:
    one = Tale(rows=12, columns=3)
    other = replace(one, id="other", row=one.row + 4)
    finding = proof(one, other).findings()

    assert "text-overlaps" in [f.code for f in finding]


def test_text_does_not_stand_on_a_picture() -> None:
    page = proof()
    picture = next(m for m in page.placed.marks if isinstance(m, Picture))
    over = replace(picture, y=picture.y + 200, story="other")

    assert "text-over-picture" in page.marked(over).codes()
    assert "pictures-overlap" in page.marked(over).codes()
    assert "text-over-picture" not in page.codes()


@pytest.mark.parametrize(("across", "told"), [(0.1, False), (0.6, True)])
def test_text_beside_the_outline_of_a_cut_out_is_not_upon_it(
    across: float, *, told: bool
) -> None:
    page = proof()
    picture = next(m for m in page.placed.marks if isinstance(m, Picture))
    left, right = picture.x + picture.width / 2, picture.x + picture.width
    corners = ((left, picture.y), (right, picture.y), (right, picture.y + 400))
    cut = replace(picture, outline=(*corners, (left, picture.y + 400)))
    mark = run("江水", picture.x + across * picture.width, picture.y + 60)
    text = copy_run(mark, paragraph("other", Role.BODY, "江水"))
    others = tuple(m for m in page.placed.marks if m != picture)
    page = replace(page, placed=replace(page.placed, marks=(*others, cut, text)))

    assert told == ("text-over-picture" in page.codes())


def test_a_part_of_a_column_beside_a_cut_out_may_be_short() -> None:
    page = proof(Tale(columns=2, rows=5))
    slots = tuple(
        replace(
            story,
            legs=tuple(
                replace(leg, slots=((leg.x, leg.width / 2),) * 5) for leg in story.legs
            ),
        )
        for story in page.placed.stories
    )

    assert "leg-length" in page.codes()
    page = replace(page, placed=replace(page.placed, stories=slots))
    assert "leg-length" not in page.codes()


@pytest.mark.parametrize(
    ("role", "on_photo", "told"),
    [
        (Role.HEADLINE, True, False),
        (Role.HEADLINE, False, True),
        (Role.BODY, True, True),
    ],
)
def test_a_headline_stands_on_its_picture_only_where_it_is_to(
    role: Role, *, on_photo: bool, told: bool
) -> None:
    page = proof()
    picture = next(m for m in page.placed.marks if isinstance(m, Picture))
    mark = run("江水", picture.x + 20, picture.y + 60, 30.0)
    spot = copy_run(mark, paragraph(picture.story, role, "江水"))
    stories = tuple(
        replace(story, head=replace(story.head, on_photo=on_photo))
        if story.head
        else story
        for story in page.placed.stories
    )
    page = replace(page, placed=replace(page.placed, stories=stories))

    assert told == ("text-over-picture" in page.marked(spot).codes())


def down(text: str, step: float) -> tuple[GlyphRun, ...]:
    """Give a headline of one run a character, each lower by a share of its size."""
    words_ = paragraph("lead", Role.HEADLINE, text)
    return tuple(
        copy_run(run(char, x_of(0), row_top(70) + i * step * 40, 40.0), words_, i)
        for i, char in enumerate(text)
    )


def test_the_blank_half_of_a_vertical_mark_lies_over_what_follows() -> None:
    marked = down("江，水", 0.5)

    assert "text-overlaps" not in proof().marked(*marked[1:]).codes()


def test_characters_of_a_vertical_line_do_not_lie_over_one_another() -> None:
    assert "text-overlaps" in proof().marked(*down("江水", 0.5)).codes()


def test_a_small_line_may_stand_under_the_ink_of_a_large_one() -> None:
    name = run("青澜", x_of(0), row_top(70), 160.0)
    latin = run("LATIN", x_of(0), row_top(70) + 22.0, 11.0)

    assert "text-overlaps" not in proof().marked(name, latin).codes()


def test_a_gutter_from_head_to_foot_is_told() -> None:
    left = Tale(columns=3, lines=("水清了白鹭回来",), size=40.0)
    right = replace(left, id="right", column=3)
    page = proof(left, right)
    walled = page.marked(Tint(x_of(0), row_top(90), width_of(6), 30.0, BLACK))

    assert [("left", 3), ("right", 4)] == [
        value
        for f in page.findings()
        if f.code == "gutter-through"
        for value in f.values
    ]
    assert "gutter-through" not in walled.codes()


def test_a_finding_without_a_story_names_the_page() -> None:
    page = proof().marked(run("刊", -20.0, 300.0))

    assert Where("issue.yaml", 5, 3) == page.only("outside-trim").where


def test_a_story_without_legs_is_judged_by_its_own_count() -> None:
    page = proof(Tale(photo=photo(), photo_rows=30))
    (story,) = page.placed.stories
    story = replace(story, legs=(), open_rows=3)
    page = replace(page, placed=replace(page.placed, stories=(story,)))

    assert "underset" in page.codes()


def test_legs_count_from_their_own_first_row() -> None:
    leg = PlacedLeg(x=0.0, width=157.5, first_row=20, last_row=29, filled=10)
    page = proof()
    (story,) = page.placed.stories
    story = replace(story, legs=(leg,))
    page = replace(page, placed=replace(page.placed, stories=(story,)))

    assert "underset" not in page.codes()
    assert "feet-ragged" not in page.codes()
