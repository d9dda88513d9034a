"""The judge: the faults that the trade knows are seen where they are."""

from dataclasses import replace

from layout.errors import Where
from layout.makeup.auto.parts import Part
from layout.makeup.auto.score import Standing, judged, total
from layout.makeup.auto.weights import Term, Weights
from layout.makeup.desk import Desk
from layout.makeup.grid import basic
from layout.makeup.seat import Placed, Seat
from layout.model.issue import Article, Story
from layout.model.page import PlacedHead, PlacedLeg, PlacedStory
from tests.houses import example_house
from tests.makeup.auto.pages import issue, theme_page

DESK = Desk(theme_page(), issue(), example_house())
LATTICE = basic(DESK.grid)
HERE = Where("page")

Box = tuple[int, int, int, int]
"""First column, columns, first row, rows, from 0."""


def standing(
    index: int, box: Box, rank: int, size: float, *, framed: bool = False
) -> Standing:
    column, columns, row, rows = box
    name = f"s{index}"
    region = Seat(LATTICE, column, columns, rank=rank).region(row, rows)
    head = PlacedHead("test", rank, ("题",), size, 6, 7.0, 0.0, 0.0, size)
    legs = tuple(
        PlacedLeg(LATTICE.x(column + i), LATTICE.width(1), row + 6, row + rows - 1, 9)
        for i in range(columns)
    )
    cells = ((column + 1, column + columns, row + 1, row + rows),)
    story = PlacedStory(
        name, "", "story", cells, 0, columns, rows, head=head, legs=legs, framed=framed
    )
    item = Story(Article(name, "", HERE), HERE, rank=rank)
    part = Part(index, item, rank, under_rule=True, widths=())
    return Standing(part, region, (Placed((), (story,)),))


def terms(*standings: Standing) -> dict[str, Term]:
    region = Seat(LATTICE, 0, 6, rank=0).region(0, DESK.grid.rows)
    return {t.code: t for t in judged(standings, region, DESK, Weights())}


def test_heads_side_by_side_on_one_row_are_seen() -> None:
    found = terms(
        standing(0, (0, 3, 0, 99), 2, 40.0), standing(1, (3, 3, 0, 99), 2, 40.0)
    )

    assert 1 == found["plan-butting"].count
    weights = Weights()
    points = (weights.butting + weights.butting_equal) * weights.butting_ruled
    assert points == found["plan-butting"].points


def test_a_frame_frees_a_head_from_its_neighbour() -> None:
    found = terms(
        standing(0, (0, 3, 0, 99), 2, 40.0),
        standing(1, (3, 3, 0, 99), 2, 40.0, framed=True),
    )

    assert "plan-butting" not in found


def test_a_gutter_from_head_to_foot_is_seen() -> None:
    apart = terms(
        standing(0, (0, 3, 0, 49), 2, 40.0),
        standing(1, (3, 3, 0, 49), 2, 40.0),
        standing(2, (0, 3, 50, 49), 3, 30.0),
        standing(3, (3, 3, 50, 49), 3, 30.0),
    )
    walled = terms(
        standing(0, (0, 6, 0, 49), 2, 40.0),
        standing(2, (0, 3, 50, 49), 3, 30.0),
        standing(3, (3, 3, 50, 49), 3, 30.0),
    )

    assert 1 == apart["plan-gutter-through"].count
    assert 1 == apart["plan-cut-through"].count
    assert "plan-gutter-through" not in walled


def test_a_better_story_under_a_lesser_one_is_seen() -> None:
    found = terms(
        standing(0, (0, 6, 0, 49), 3, 30.0), standing(1, (0, 6, 50, 49), 1, 52.0)
    )

    assert 1 == found["plan-inversion"].count
    assert 1 == found["plan-head-order"].count
    assert 1 == found["plan-lead-away"].count


def test_heads_close_under_each_other_are_seen() -> None:
    found = terms(
        standing(0, (0, 2, 0, 7), 3, 29.0), standing(1, (0, 2, 8, 40), 3, 29.0)
    )

    assert 1 == found["plan-stacked"].count


def test_what_does_not_fit_costs_more_than_anything() -> None:
    one = standing(0, (0, 6, 0, 99), 1, 52.0)
    story = replace(one.stories[0], overset=30)
    over = replace(one, placed=(Placed((), (story,)),))

    assert 300 == terms(over)["plan-overset"].points
    assert total(tuple(terms(over).values())) > total(tuple(terms(one).values()))
