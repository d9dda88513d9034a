from dataclasses import replace

import pytest

from layout.makeup.grid import basic, em_top
from layout.makeup.kinds.photo_story import PhotoStorySitter
from layout.makeup.page import make_up
from layout.makeup.seat import Placed, Seat
from layout.model.issue import Article, Banner, Cols, Photo, PhotoStory, Rows
from layout.model.page import GlyphRun, Picture
from layout.model.text import Paragraph, Role
from tests.houses import example_house
from tests.makeup.inside import WHERE, desk, photo, pictures, shown
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


WORDS = "一座桥的两岸，清晨和傍晚各有一群人。" * 6


def group_story(*photos: Photo, text: str = WORDS) -> PhotoStory:
    body = (Paragraph("pair", Role.BODY, 0, text, "copy/pair.md"),) if text else ()
    headline = Paragraph("pair", Role.HEADLINE, 0, "桥上的一天")
    article = Article("pair", "copy/pair.md", WHERE, headline=headline, body=body)
    caption = None if text else Paragraph("pair", Role.CAPTION, 0, "左图为清晨。")
    return PhotoStory(article, photos, WHERE, group_caption=caption)


def set_in(item: PhotoStory, columns: int) -> Placed:
    """Give a picture story in the rows that suit it best."""
    table = desk()
    sitter = PhotoStorySitter(item, Seat(basic(table.grid), 0, columns, rank=3), table)
    shape = sitter.shape(table.grid.rows)
    rows = min(range(len(shape)), key=lambda h: shape[h])
    return sitter.place(sitter.seat.region(0, rows))


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_several_pictures_of_a_picture_story_are_one_block(columns: int) -> None:
    made = set_in(group_story(photo("a.jpg"), photo("b.jpg", 0.8)), columns)

    shots = pictures(made)
    grid = desk().grid
    assert ["a.jpg", "b.jpg"] == [shot.image.name for shot in shots]
    width = (columns * (grid.measure + grid.gutter) - grid.gutter) * grid.body
    left = min(shot.x for shot in shots)
    right = max(shot.x + shot.width for shot in shots)
    assert width == pytest.approx(right - left, abs=0.01)
    assert WORDS == shown(made, "pair") + made.stories[0].overset_text
    first = min(mark.y for mark in made.marks if isinstance(mark, GlyphRun))
    assert first > max(shot.y + shot.height for shot in shots)


def test_pictures_without_a_text_share_their_caption() -> None:
    made = set_in(group_story(photo("a.jpg"), photo("b.jpg"), text=""), 3)

    assert 2 == len(pictures(made))
    assert "左图为清晨。" == shown(made, "pair", Role.CAPTION)
