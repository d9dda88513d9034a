"""Pages with pinned items: the tree shares what they leave, and nothing is lost."""

from collections import defaultdict
from dataclasses import replace

import pytest

from layout.errors import MakeupError
from layout.makeup.page import make_up
from layout.model.issue import Cells, Cols, Extent, Furniture, Item, Page, Rows, Story
from layout.model.page import GlyphRun, PlacedPage, PlacedStory
from layout.model.text import Role
from layout.model.walk import items_of
from tests.houses import example_house
from tests.makeup.test_example import example_issue

PAGE = example_issue().pages[2]


def story(name: str, *at: Cells, rank: int = 3) -> Story:
    found = next(
        item
        for page in example_issue().pages
        for item in items_of(page)
        if isinstance(item, Story) and item.article.id == name
    )
    return replace(found, extent=Extent(at=at), rank=rank, box="")


def filler(*at: Cells) -> Furniture:
    return Furniture("filler", PAGE.where, "节水每一滴", Extent(at=at))


def page(root: Item | None, *boxes: Item) -> Page:
    return replace(PAGE, root=root, boxes=boxes)


def made(root: Item | None, *boxes: Item) -> PlacedPage:
    return make_up(page(root, *boxes), example_issue(), example_house())


def by_id(placed: PlacedPage) -> dict[str, PlacedStory]:
    return {story.id: story for story in placed.stories}


def refused(root: Item | None, *boxes: Item) -> list[str]:
    with pytest.raises(MakeupError) as caught:
        made(root, *boxes)
    return [each.code for each in caught.value.problems]


def rows(*items: Item) -> Rows:
    return Rows(items, PAGE.where)


def test_stories_side_by_side_end_where_the_pin_below_them_begins() -> None:
    lower = Cols((story("alley"), story("tools")), PAGE.where)
    lower = replace(
        lower, items=(replace(lower.items[0], extent=Extent(4)), *lower.items[1:])
    )

    placed = by_id(
        made(rows(story("riverside", rank=1), lower), filler(Cells(5, 6, 90, 99)))
    )

    assert 99 == placed["alley"].boxes[0][3]
    assert 88 == placed["tools"].boxes[0][3]
    assert placed["alley"].boxes[0][2] == placed["tools"].boxes[0][2]


def test_stories_one_under_another_take_one_free_place_after_another() -> None:
    root = rows(story("riverside", rank=1), story("alley"))

    placed = by_id(made(root, filler(Cells(5, 6, 70, 99))))

    assert ((1, 6, 1, 68),) == placed["riverside"].boxes
    assert ((1, 4, 70, 99),) == placed["alley"].boxes


def test_a_page_of_pins_alone_is_a_page() -> None:
    placed = by_id(
        made(
            None, story("alley", Cells(1, 3, 1, 50)), story("tools", Cells(4, 6, 1, 50))
        )
    )

    assert {"alley", "tools"} == set(placed)


def test_the_columns_of_an_ell_run_through_it() -> None:
    shape = (Cells(1, 6, 30, 60), Cells(1, 2, 61, 99))
    placed = made(None, story("riverside", *shape))
    legs = by_id(placed)["riverside"].legs

    left = placed.grid.side_margin
    assert 98 == next(leg for leg in legs if leg.x == left).last_row
    assert {59, 98} == {leg.last_row for leg in legs}
    assert (1, 6, 30, 60) == by_id(placed)["riverside"].boxes[0]


def test_apart_places_of_a_story_are_read_in_order() -> None:
    shape = (Cells(4, 6, 1, 60), Cells(1, 2, 40, 99))
    legs = by_id(made(None, story("riverside", *shape)))["riverside"].legs

    grid = example_house().paper.grid
    step = (grid.measure + grid.gutter) * grid.body
    columns = [round((leg.x - grid.side_margin) / step) for leg in legs]
    assert sorted(columns[-2:]) == columns[-2:] == [0, 1]


@pytest.mark.parametrize(
    "shape",
    [
        (Cells(1, 6, 30, 60), Cells(1, 2, 61, 99)),
        (Cells(4, 6, 1, 60), Cells(1, 2, 40, 99)),
        (Cells(2, 5, 10, 99),),
    ],
)
def test_every_character_stands_once_or_is_overset(shape: tuple[Cells, ...]) -> None:
    placed = made(None, story("riverside", *shape))
    shown: dict[Role, str] = defaultdict(str)
    for mark in placed.marks:
        if isinstance(mark, GlyphRun) and mark.span:
            shown[mark.span.role] += mark.text
    record = by_id(placed)["riverside"]
    copy = "".join("".join(p.text.split()) for p in story("riverside").article.body)

    said = "".join((shown[Role.BODY] + record.overset_text).split())
    assert len(copy) == len(said)


def test_items_that_do_not_fit_what_is_left_are_told() -> None:
    codes = refused(story("riverside"), filler(Cells(3, 4, 40, 60)))

    assert "pins-cannot-close" in codes


def test_a_pin_too_low_for_its_headline_is_told() -> None:
    assert ["pin-rows-few"] == refused(None, story("riverside", Cells(1, 6, 1, 5)))


def test_a_pinned_lead_leaves_the_tree_no_lead() -> None:
    lead = story("riverside", Cells(1, 6, 1, 50), rank=1)
    other = replace(story("alley"), rank=None)

    placed = by_id(made(rows(other), lead))

    head = placed["alley"].head
    assert head is not None
    assert 2 == head.rank
