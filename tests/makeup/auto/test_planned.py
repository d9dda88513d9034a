"""Plans: what was decided stays decided, and what no longer matches is not applied."""

from dataclasses import replace

import pytest

from layout.makeup.auto.planned import apply_plan, plan_findings, plan_of
from layout.makeup.auto.propose import propose
from layout.makeup.page import make_up
from layout.model.issue import Auto, Page, Rows, Story
from layout.model.page import PlacedPage
from layout.model.plan import Plan
from tests.houses import example_house
from tests.makeup.auto.pages import THEME, auto_page, issue, pool, theme_page

Boxes = dict[str, tuple[tuple[int, int, int, int], ...]]


def made_up(page: Page) -> PlacedPage:
    return make_up(page, issue(), example_house())


def boxes(page: PlacedPage) -> Boxes:
    return {story.id: story.boxes for story in page.stories}


@pytest.fixture(scope="module")
def planned() -> tuple[Plan, PlacedPage]:
    page = auto_page(*THEME)
    best = propose(page, issue(), example_house(), 1)[0]
    placed = made_up(replace(page, root=best.root))
    return plan_of(best.root, placed, locked=True), placed


def test_a_page_with_its_plan_is_the_page_that_was_planned(
    planned: tuple[Plan, PlacedPage],
) -> None:
    plan, placed = planned

    assert placed == made_up(apply_plan(auto_page(*THEME), plan))
    assert placed == made_up(apply_plan(auto_page(*THEME), replace(plan, locked=False)))


def test_a_locked_plan_never_moves(planned: tuple[Plan, PlacedPage]) -> None:
    plan, placed = planned
    page = auto_page(*THEME)
    assert isinstance(page.root, Rows)
    banner, auto = page.root.items
    assert isinstance(auto, Auto)
    lead = pool()["riverside"]
    assert isinstance(lead, Story)
    longer = replace(lead.article, body=(*lead.article.body, *lead.article.body[:4]))
    items = (replace(lead, article=longer), *(pool()[name] for name in THEME[1:]))
    edited = replace(page, root=Rows((banner, replace(auto, items=items)), page.where))

    after = made_up(apply_plan(edited, plan))

    assert boxes(placed) == boxes(after)
    assert next(s for s in after.stories if s.id == "riverside").overset > 0


def test_a_plan_counts_heads_pictures_and_lines(
    planned: tuple[Plan, PlacedPage],
) -> None:
    plan, placed = planned
    item = plan.item("riverside")
    story = next(s for s in placed.stories if s.id == "riverside")

    assert item
    assert story.head
    assert story.head.rows == item.head
    assert 1 == len(item.photos)
    lead = pool()["riverside"]
    assert isinstance(lead, Story)
    assert len(lead.article.body) == len(item.lines)
    assert sum(leg.filled for leg in story.legs) == sum(item.lines)


def test_a_plan_of_other_items_is_said_and_not_applied(
    planned: tuple[Plan, PlacedPage],
) -> None:
    plan, _ = planned
    other = auto_page("riverside", "section", "reading", "wetland")

    (finding,) = plan_findings(other, plan)

    assert "plan-stale" == finding.code
    assert {"new": "article reading", "gone": "article alley"} == dict(finding.values)
    assert other == apply_plan(other, plan)


def test_a_plan_of_another_page_is_not_applied(
    planned: tuple[Plan, PlacedPage],
) -> None:
    plan, _ = planned
    page = replace(auto_page(*THEME), number="4")

    assert plan_findings(page, plan)
    assert page == apply_plan(page, plan)


def test_a_page_that_an_editor_drew_can_be_planned_too() -> None:
    page = theme_page()
    (only,) = propose(page, issue(), example_house())
    placed = made_up(page)
    plan = plan_of(only.root, placed, locked=True)

    assert boxes(placed) == boxes(made_up(apply_plan(page, plan)))
