from dataclasses import replace

from layout.makeup.grid import em_top
from layout.makeup.page import make_up
from layout.model.issue import Banner, Cols, PhotoStory, Rows
from layout.model.page import Picture
from tests.houses import example_house
from tests.makeup.test_example import example_issue


def tops_of_pictures(*, under_banner: bool) -> set[float]:
    """Give where pictures of the theme page begin, its foot moved under the banner."""
    issue = example_issue()
    page = issue.pages[2]
    assert isinstance(page.root, Rows)
    banner, *_, foot = page.root.items
    assert isinstance(banner, Banner)
    assert isinstance(foot, Cols)
    items = (banner, foot) if under_banner else (foot,)
    page = replace(page, root=replace(page.root, items=items))
    placed = make_up(page, replace(issue, pages=(page,)), example_house())
    wetland = next(i for i in foot.items if isinstance(i, PhotoStory))
    return {
        mark.y
        for mark in placed.marks
        if isinstance(mark, Picture) and mark.story == wetland.article.id
    }


def test_a_picture_keeps_a_row_of_white_from_the_banner_over_it() -> None:
    grid = example_house().paper.grid

    assert {round(em_top(grid, 0), 3)} == tops_of_pictures(under_banner=False)
    assert {round(em_top(grid, 7), 3)} == tops_of_pictures(under_banner=True)
