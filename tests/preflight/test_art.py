"""Pictures among stories, and the weight of a page's halves."""

from dataclasses import replace
from pathlib import Path

import pytest

from layout.model.finding import Severity
from layout.model.issue import Photograph
from layout.model.page import Picture, Tint
from tests.preflight.marks import BLACK, row_top, width_of, x_of
from tests.preflight.pages import Proof, Tale, proof


def picture(
    name: str, columns: tuple[int, int], rows: tuple[int, int], story: str
) -> Picture:
    """Give a picture over columns and rows, counted from 0, the last not taken."""
    width = width_of(columns[1] - columns[0])
    top, foot = row_top(rows[0]) + 1.75, row_top(rows[1]) - 1.75
    image = Photograph(
        Path(name), name, name, round(20 * width), round(20 * (foot - top)), "RGB"
    )
    whole = (0.0, 0.0, 1.0, 1.0)
    return Picture(x_of(columns[0]), top, width, foot - top, image, whole, story=story)


def two(*, framed: bool = False) -> Proof:
    """Give two stories side by side, twelve rows of text from row 15 on."""
    left = Tale(columns=3, lines=("老码头退后三十米",), size=40.0)
    right = replace(left, id="right", column=3, size=29.0, rank=2)
    page = proof(left, right)
    boxes = (((1, 3, 7, 40),), ((4, 6, 7, 40),))
    stories = tuple(
        replace(story, boxes=box, framed=framed)
        for story, box in zip(page.placed.stories, boxes, strict=True)
    )
    return replace(page, placed=replace(page.placed, stories=stories))


def test_a_picture_under_a_legs_last_line_is_noted() -> None:
    finding = two().marked(picture("foot.jpg", (0, 1), (27, 35), "lead"))

    assert Severity.NOTE is finding.only("photo-at-foot").severity


def test_a_picture_under_the_headline_is_in_its_place() -> None:
    page = proof(Tale(row=30, columns=3))
    over = picture("top.jpg", (0, 3), (30, 39), "lead")

    assert "photo-at-foot" not in page.marked(over).codes()


def test_a_picture_amid_a_leg_is_not_at_its_foot() -> None:
    page = two()
    lead, right = page.placed.stories
    below = replace(lead.legs[0], first_row=35, last_row=40, filled=6)
    stories = (replace(lead, legs=(*lead.legs, below)), right)
    page = replace(page, placed=replace(page.placed, stories=stories))

    shot = picture("mid.jpg", (0, 1), (27, 35), "lead")
    assert "photo-at-foot" not in page.marked(shot).codes()


@pytest.mark.parametrize(("columns", "told"), [((2, 3), False), ((2, 5), True)])
def test_a_picture_keeps_to_the_columns_of_its_story(
    columns: tuple[int, int], *, told: bool
) -> None:
    page = two().marked(picture("wide.jpg", columns, (28, 36), "lead"))

    assert told == ("photo-astride" in page.codes())


@pytest.mark.parametrize(
    ("columns", "rows", "told"),
    [
        ((3, 4), (28, 36), True),
        ((4, 5), (28, 36), False),
        ((3, 4), (36, 44), False),
        ((2, 3), (36, 44), True),
    ],
)
def test_pictures_of_two_stories_stand_apart(
    columns: tuple[int, int], rows: tuple[int, int], *, told: bool
) -> None:
    own = picture("own.jpg", (1, 3), (28, 36), "lead")
    other = picture("other.jpg", columns, rows, "right")

    assert told == ("photos-touching" in two().marked(own, other).codes())


def test_pictures_of_one_story_or_of_framed_ones_may_stand_close() -> None:
    own = picture("own.jpg", (1, 3), (28, 36), "lead")
    near = picture("near.jpg", (3, 4), (28, 36), "lead")
    other = replace(near, story="right")

    assert "photos-touching" not in two().marked(own, near).codes()
    assert "photos-touching" not in two(framed=True).marked(own, other).codes()


@pytest.mark.parametrize(("rows", "told"), [(44, True), (39, False)])
def test_one_picture_leads_a_page(rows: int, *, told: bool) -> None:
    first = picture("first.jpg", (0, 2), (28, 48), "lead")
    second = picture("second.jpg", (4, 6), (28, rows), "right")

    assert told == ("art-rivals" in two().marked(first, second).codes())


def full(*tints: Tint) -> Proof:
    """Give a page whose one story takes its rows."""
    return proof(Tale(row=0, rows=90)).marked(*tints)


def test_a_page_that_leans_to_one_side_is_noted() -> None:
    left = Tint(x_of(0), row_top(20), width_of(2), 700.0, BLACK, share=0.6)
    foot = Tint(x_of(0), row_top(60), width_of(6), 500.0, BLACK, share=0.6)
    lean = {"ink-left", "ink-right", "ink-head", "ink-foot"}

    assert set() == lean & set(full().codes())
    assert "ink-left" in full(left).codes()
    assert {"ink-foot"} == lean & set(full(foot).codes())


def test_rows_that_wait_for_text_do_not_make_a_page_full() -> None:
    dark = Tint(x_of(0), row_top(20), width_of(2), 700.0, BLACK, share=0.6)
    page = proof(Tale(row=0, rows=90, paragraphs=("江风吹过",))).marked(dark)

    assert "ink-left" not in page.codes()


def test_a_page_that_is_still_being_filled_is_not_weighed() -> None:
    dark = Tint(x_of(0), row_top(20), width_of(2), 700.0, BLACK, share=0.6)

    assert "ink-left" not in proof(Tale()).marked(dark).codes()
