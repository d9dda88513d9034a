"""Stories of several rectangles: what touches is one piece of ground."""

from dataclasses import replace

import pytest

from layout.makeup.grid import Region, basic
from layout.makeup.kinds.story import StorySitter
from layout.makeup.outline import Hole, ells_of, free_runs, round_all
from layout.makeup.seat import Placed, Seat
from layout.model.cutout import Cutout
from layout.model.inset import Inset, Quote
from layout.model.page import Picture, Rule, Tint
from layout.model.text import Paragraph, Role, bare
from tests.houses import example_house
from tests.makeup.inside import WHERE, desk, long_story, photo, shown

GRID = example_house().paper.grid


def region(column: int, columns: int, row: int, rows: int) -> Region:
    return Region(basic(example_house().paper.grid), column, columns, row, rows)


def test_an_ell_is_one_piece_with_a_hole_for_each_column_it_lacks() -> None:
    (ell,) = ells_of((region(0, 4, 19, 31), region(0, 2, 50, 20)))

    assert region(0, 4, 19, 51) == ell.whole
    assert (Hole(2, 50, 20), Hole(3, 50, 20)) == ell.holes


def test_rectangles_that_share_a_corner_alone_are_read_apart() -> None:
    shape = (region(2, 2, 0, 20), region(0, 2, 20, 20))

    assert [(each, ()) for each in shape] == [
        (ell.whole, ell.holes) for ell in ells_of(shape)
    ]


def test_rectangles_side_by_side_are_one_piece() -> None:
    (ell,) = ells_of((region(0, 2, 10, 10), region(2, 1, 10, 20)))

    assert (Hole(0, 20, 10), Hole(1, 20, 10)) == ell.holes


def test_the_whole_goes_round_all() -> None:
    assert region(0, 6, 5, 35) == round_all((region(4, 2, 5, 5), region(0, 1, 30, 10)))


SHAPE = (region(0, 6, 0, 40), region(0, 4, 40, 30))


def test_columns_have_the_rows_that_all_their_rectangles_give_them() -> None:
    assert (range(8, 70),) == free_runs(SHAPE, (0, 1), 8)
    assert (range(8, 40),) == free_runs(SHAPE, (3, 4), 8)


def test_columns_that_a_shape_leaves_and_meets_again_have_two_runs() -> None:
    shape = (region(0, 6, 0, 20), region(0, 2, 20, 20), region(0, 6, 40, 20))

    assert (range(20), range(40, 60)) == free_runs(shape, (5,), 0)


def test_columns_of_no_rectangle_have_no_rows() -> None:
    shape = (region(0, 2, 0, 20), region(3, 2, 10, 20))

    assert () == free_runs(shape, (1, 2), 0)


def pieces_in(made: Placed) -> list[tuple[float, float, float, float]]:
    """Give left, top, right and foot of pictures, and of rules of frames and quotes."""
    boxes = [
        (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
        for mark in made.marks
        if isinstance(mark, Picture | Tint)
    ]
    return boxes + [
        (mark.x0, mark.y0, mark.x1, mark.y1)
        for mark in made.marks
        if isinstance(mark, Rule)
    ]


@pytest.mark.parametrize("y", ["top", "middle", "bottom"])
@pytest.mark.parametrize("x", ["left", "middle", "right"])
@pytest.mark.parametrize("cutout", [None, Cutout()])
def test_what_stands_in_a_shape_stands_in_its_rectangles(
    x: str, y: str, cutout: Cutout | None
) -> None:
    picture = replace(photo("a.jpg", caption=True), x=x, y=y, w=2, wrap=cutout)
    box = Paragraph("story-inset-1", Role.BODY, 0, "江岸分三级，最低一级可淹没。")
    said = Paragraph("story", Role.QUOTE, 9, "江岸是大家的客厅。")
    story = replace(
        long_story(26),
        photos=(picture,),
        insets=(Inset((box,), WHERE, "链接"),),
        quotes=(Quote(said, WHERE),),
    )
    seat = Seat(basic(GRID), 0, 6, rank=2, shape=SHAPE)
    made = StorySitter(story, seat, desk()).place(seat.region(0, 70))

    found = pieces_in(made)
    assert found
    slack = GRID.leading  # frames stand in the rows that part them from others
    hair = 0.5  # half a rule's width
    right_of_four = SHAPE[1].x + SHAPE[1].width
    foot_of_upper = GRID.head_margin + 40 * GRID.leading
    for left, top, right, foot in found:
        assert left >= SHAPE[0].x - hair
        assert right <= SHAPE[0].x + SHAPE[0].width + hair
        assert top >= GRID.head_margin - slack
        assert foot <= GRID.head_margin + 70 * GRID.leading + slack
        if right > right_of_four + hair:
            assert foot <= foot_of_upper + slack
    assert not [f for f in made.findings if f.code.endswith("beyond-story")]
    copy = bare("".join(p.text for p in story.article.body))
    over = next(s for s in made.stories if s.id == "story").overset_text
    assert copy == shown(made, "story") + over
