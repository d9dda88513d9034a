"""Pages placed by the program: full, complete, the same in every process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from layout.errors import MakeupError
from layout.makeup.auto.parts import WIDEST_MEASURE
from layout.makeup.auto.place import Alternative
from layout.makeup.auto.propose import propose
from layout.makeup.page import make_up
from layout.model.finding import Severity
from layout.model.issue import (
    Auto,
    Banner,
    Cols,
    Extent,
    Furniture,
    Item,
    Masthead,
    Page,
    Rows,
    Section,
    Story,
)
from layout.model.page import PlacedPage
from tests.houses import ROOT, example_house
from tests.makeup.auto.pages import (
    HERE,
    SIX,
    THEME,
    auto_page,
    issue,
    names_of,
    pool,
    theme_page,
)


def proposed(page: Page, tries: int = 3) -> tuple[Alternative, ...]:
    return propose(page, issue(), example_house(), tries)


def made_up(page: Page) -> PlacedPage:
    return make_up(page, issue(), example_house())


def inside(item: Item) -> Iterator[Item]:
    yield item
    if isinstance(item, Rows | Cols):
        for each in item.items:
            yield from inside(each)


@pytest.fixture(scope="module")
def six() -> tuple[Alternative, ...]:
    return proposed(auto_page(*SIX))


@pytest.fixture(scope="module")
def theme() -> tuple[Alternative, ...]:
    return proposed(auto_page(*THEME))


def test_there_are_three_alternatives_of_other_cuts(
    six: tuple[Alternative, ...],
) -> None:
    assert 3 == len(six)
    assert 3 == len({tuple(names_of(each.root)) for each in six})
    assert sorted(each.score for each in six) == [each.score for each in six]


def test_every_item_is_placed_once(six: tuple[Alternative, ...]) -> None:
    for alternative in six:
        assert sorted(SIX) == sorted(names_of(alternative.root))
        kinds = {type(item) for item in inside(alternative.root)}
        assert Auto not in kinds


def test_items_cover_the_page_without_overlap(six: tuple[Alternative, ...]) -> None:
    grid = example_house().paper.grid
    for alternative in six:
        page = made_up(replace(auto_page(*SIX), root=alternative.root))
        cells = [
            (column, row)
            for story in page.stories
            for first, last, top, foot in story.boxes
            for column in range(first, last + 1)
            for row in range(top, foot + 1)
        ]

        assert len(set(cells)) == len(cells)
        # Row by row every column is taken, but where a rule has the row to itself.
        for row in range(7, grid.rows + 1):
            taken = sum(1 for cell in cells if cell[1] == row)
            assert taken or row - 1 in {cell[1] for cell in cells}
        assert grid.columns == sum(1 for cell in cells if cell[1] == grid.rows)


def test_sizes_that_are_given_are_those_that_are_dealt(
    six: tuple[Alternative, ...],
) -> None:
    for alternative in six:
        for item in inside(alternative.root):
            if not isinstance(item, Banner | Masthead | Furniture):
                assert item.extent.w
                assert item.extent.h


def test_the_theme_page_is_found_again(theme: tuple[Alternative, ...]) -> None:
    page = made_up(replace(auto_page(*THEME), root=theme[0].root))

    assert "riverside" == names_of(theme[0].root)[0]
    assert 0 == sum(story.overset for story in page.stories)
    assert 0 == sum(story.underset for story in page.stories)


def test_a_build_without_a_plan_takes_the_first(
    theme: tuple[Alternative, ...],
) -> None:
    page = auto_page(*THEME)

    assert made_up(replace(page, root=theme[0].root)) == made_up(page)


def test_a_section_keeps_its_stories_together(theme: tuple[Alternative, ...]) -> None:
    section = next(i for i in inside(theme[0].root) if isinstance(i, Section))

    assert ["breakfast", "canteen", "forms", "tools"] == names_of(section)


def test_the_first_story_leads_wherever_it_is_put(
    six: tuple[Alternative, ...],
) -> None:
    for alternative in six:
        ranks = {
            item.article.id: item.rank
            for item in inside(alternative.root)
            if isinstance(item, Story)
        }
        assert 1 == ranks.pop("riverside")
        assert 1 not in ranks.values()


def test_a_page_without_auto_is_proposed_as_it_is_made_up() -> None:
    page = theme_page()

    (only,) = proposed(page)

    assert made_up(replace(page, root=only.root)).marks == made_up(page).marks


def test_too_much_copy_is_told_in_characters_and_placed_all_the_same() -> None:
    page = auto_page(*THEME)
    items = (_longer("riverside", 3), _longer("alley", 3), _longer("heating", 3))
    crowded = replace(page, root=Rows((Auto(items, HERE),), HERE))

    (best,) = proposed(crowded, tries=1)

    (finding,) = best.findings
    assert ("auto-over-full", Severity.WARNING) == (finding.code, finding.severity)
    placed = made_up(crowded)
    overset = sum(story.overset for story in placed.stories)
    assert 3 == len(names_of(best.root))
    assert 0 < int(dict(finding.values)["characters"]) <= overset
    assert finding in placed.findings


def _longer(name: str, times: int) -> Story:
    """Give a story of the pool whose text is that much longer."""
    story = pool()[name]
    assert isinstance(story, Story)
    article = replace(story.article, body=story.article.body * times)
    return replace(story, article=article)


def test_no_line_is_too_wide_to_be_followed(six: tuple[Alternative, ...]) -> None:
    grid = example_house().paper.grid
    for alternative in six:
        page = made_up(replace(auto_page(*SIX), root=alternative.root))
        for story in page.stories:
            for leg in story.legs:
                assert leg.width / grid.body <= WIDEST_MEASURE


def test_the_program_fills_what_an_editor_leaves_of_a_front_page() -> None:
    page = next(each for each in issue().pages if each.front)
    assert isinstance(page.root, Rows)
    names = ("bridge", "heating", "briefs", "reading", "market", "breakfast-metro")
    auto = Auto(tuple(pool()[name] for name in names), HERE)
    left = replace(page, root=Rows((page.root.items[0], auto), HERE))

    placed = made_up(left)

    assert 6 == len(placed.stories)
    assert 0 == sum(story.overset for story in placed.stories)


def test_placed_items_share_the_rows_with_an_editors_story() -> None:
    page = auto_page(*THEME[1:])
    assert isinstance(page.root, Rows)
    banner, auto = page.root.items
    shared = replace(page, root=Rows((banner, pool()["riverside"], auto), HERE))

    placed = made_up(shared)

    assert 0 == sum(story.overset + story.underset for story in placed.stories)


def test_an_item_keeps_the_width_that_it_was_given() -> None:
    page = auto_page(*THEME)
    alley = replace(pool()["alley"], extent=Extent(3))
    items = (pool()["riverside"], alley, pool()["wetland"], pool()["reading"])

    for each in proposed(replace(page, root=Rows((Auto(items, HERE),), HERE))):
        widths = {
            item.article.id: item.extent.w
            for item in inside(each.root)
            if isinstance(item, Story)
        }
        assert 3 == widths["alley"]


def test_a_picture_keeps_what_was_said_of_its_frame(
    six: tuple[Alternative, ...],
) -> None:
    lead = pool()["riverside"]
    assert isinstance(lead, Story)
    for alternative in six:
        stories = [i for i in inside(alternative.root) if isinstance(i, Story)]
        placed = next(s for s in stories if s.article.id == "riverside")
        assert lead.photos == placed.photos


def test_what_no_place_can_hold_is_an_error() -> None:
    page = auto_page(*THEME)
    assert isinstance(page.root, Rows)
    short = Furniture("filler", HERE, "补白", Extent(h=1))
    auto = Auto((pool()["riverside"], short), HERE)

    with pytest.raises(MakeupError):
        proposed(replace(page, root=Rows((auto,), HERE)))


def test_a_page_that_does_not_close_says_so_beside_placed_items() -> None:
    page = auto_page(*THEME)
    assert isinstance(page.root, Rows)
    banner = page.root.items[0]
    auto = Auto((pool()["alley"],), HERE)
    beside = Cols((banner, auto, Furniture("filler", HERE, "补白", Extent(h=1))), HERE)

    with pytest.raises(MakeupError) as caught:
        make_up(replace(page, root=beside), issue(), example_house())

    assert caught.value.problems


SCRIPT = """
from layout.makeup.auto.propose import propose
from tests.houses import example_house
from tests.makeup.auto.pages import THEME, auto_page, issue
for each in propose(auto_page(*THEME), issue(), example_house()):
    print(each)
"""


def test_two_processes_propose_the_same() -> None:
    said = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        said.append(done.stdout)

    assert said[0]
    assert said[0] == said[1]
