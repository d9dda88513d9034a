"""The page map in the terminal."""

from dataclasses import replace

import pytest

from layout.messages.table import Lang
from layout.model.page import PlacedPage
from layout.proof.map import WIDTH, page_map
from layout.proof.report import cells
from tests.preflight.pages import Proof, photo, proof
from tests.proof.proofs import changed, tale, words

STORIES = ("lead", "second", "third", "fourth")


def page() -> Proof:
    """Give four stories in two pairs, the first with a picture."""
    return proof(
        replace(tale("lead"), photo=photo(), photo_rows=14, lines=("水清了",)),
        tale("second", column=3),
        tale("third", row=50),
        tale("fourth", row=50, column=3),
    )


def boxed(made: Proof) -> PlacedPage:
    """Give the page with boxes of the rows that its stories take."""
    stories = tuple(
        replace(
            story, boxes=((*story.boxes[0][:2], first, story.legs[0].last_row + 1),)
        )
        for story, first in zip(made.placed.stories, (7, 7, 51, 51), strict=True)
    )
    return replace(made.placed, stories=stories)


@pytest.mark.parametrize("plain", [False, True])
def test_every_story_is_on_the_map(plain: bool) -> None:  # noqa: FBT001 - a case
    text = page_map(boxed(page()), words(), plain=plain)

    for name in STORIES:
        assert 1 == text.count(name)


def test_over_and_short_stand_in_the_box_with_the_name() -> None:
    made = changed(page(), overset=27)
    lines = page_map(boxed(made), words()).splitlines()
    (line,) = (line for line in lines if "lead" in line)

    assert "lead 多 27 字" in line
    assert "second 正好" in line
    assert any("水清了" in line for line in lines)


def test_all_lines_of_the_frame_end_in_one_cell_of_the_terminal() -> None:
    made = changed(page(), overset=27, id="头条通车")
    title, letters, *rows = page_map(boxed(made), words()).splitlines()

    assert {cells(row) for row in rows} == {cells(rows[0])}
    assert cells(rows[0]) <= WIDTH
    assert "第3版　民生  多 27 字" == title
    assert list("ABCDEF") == letters.split()


def test_four_rows_are_a_line() -> None:
    lines = page_map(boxed(page()), words()).splitlines()[2:]
    rows = page().placed.grid.rows

    assert -(-rows // 4) + 1 == len(lines)
    (box,) = (i for i, line in enumerate(lines) if "third" in line)
    assert round(50 / 4) + 1 == box


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"overset": 27}, "多 27 字"),
        ({"underset": 45}, "欠 45 字"),
        ({"overset": 27, "underset": 45}, "多 27 字"),
    ],
)
def test_the_title_says_how_far_the_page_is(
    changes: dict[str, int], state: str
) -> None:
    made = changed(page(), **changes)
    empty = replace(made.placed, stories=())

    assert page_map(boxed(made), words()).splitlines()[0].endswith(f"  {state}")
    assert page_map(empty, words()).splitlines()[0].endswith("  空")


def test_a_box_too_small_for_a_word_is_named_under_the_map() -> None:
    made = boxed(page())
    first, *others = made.stories
    flat = replace(first, boxes=((1, 3, 20, 22),))
    text = page_map(replace(made, stories=(flat, *others)), words())

    assert "lead  正好" == text.splitlines()[-1].strip()


def test_a_picture_is_shaded() -> None:
    assert "░" in page_map(boxed(page()), words())
    assert ":" in page_map(boxed(page()), words(Lang.EN), plain=True)


def test_plain_characters_take_one_cell_in_every_terminal() -> None:
    bare = replace(boxed(page()), stories=(), name="people")
    text = page_map(bare, words(Lang.EN), plain=True)

    assert text.isascii()
