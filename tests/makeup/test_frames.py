"""Rules and frames that an editor asks for, and what stands beside the nameplate."""

from dataclasses import replace

from layout.makeup.grid import Region, basic, em_foot, em_top, inside, row_top
from layout.makeup.page import make_up
from layout.model.issue import (
    Advert,
    Banner,
    Cols,
    Extent,
    Item,
    Masthead,
    PhotoStory,
    Rows,
    Section,
    Story,
)
from layout.model.page import GlyphRun, Mark, Picture, PlacedPage, Rule
from layout.model.walk import items_of
from tests.houses import example_house
from tests.makeup.test_example import example_issue

FRONT, _, THEME, _ = example_issue().pages
GRID = example_house().paper.grid
LEFT = GRID.side_margin
NAMEPLATE = example_house().paper.look.masthead.rows
RIGHT = LEFT + GRID.characters * GRID.body


def story(name: str) -> Story:
    found = next(
        item
        for page in (FRONT, THEME)
        for item in items_of(page)
        if isinstance(item, Story) and item.article.id == name
    )
    return replace(found, extent=replace(found.extent, h=None), jump=None)


def made(*items: Item, page: str = "3") -> PlacedPage:
    own = FRONT if page == "1" else THEME
    root = Rows(items, own.where)
    return make_up(replace(own, root=root), example_issue(), example_house())


def level(marks: tuple[Mark, ...], width: float) -> list[Rule]:
    """Give the level rules of a width."""
    rules = (m for m in marks if isinstance(m, Rule) and m.y0 == m.y1)
    return [rule for rule in rules if abs(rule.width - width) < 0.01]


def test_the_rule_of_a_story_takes_the_hairlines_place() -> None:
    ruled = replace(story("alley"), rule="反线", rank=2)

    page = made(replace(story("riverside"), rank=1), ruled)

    top = next(s for s in page.stories if s.id == "alley").boxes[0][2] - 1
    y = row_top(GRID, top) - GRID.leading / 2
    (thick,) = level(page.marks, 1.5)
    assert abs(thick.y0 - y) < 0.01
    assert not [rule for rule in level(page.marks, 0.3) if abs(rule.y0 - y) < 2]


def test_a_framed_section_keeps_its_text_inside_the_frame() -> None:
    inner = Cols((story("forms"), story("breakfast")), THEME.where)
    section = Section("社区", THEME.where, inner, box="正线", rule="反线")

    page = made(replace(story("riverside"), rank=1), section)

    first, last = (s for s in page.stories if s.id in {"forms", "breakfast"})
    frame = level(page.marks, 0.5)
    # lines of a frame reach over its corners by half their width
    assert {round(LEFT - 0.25, 3)} == {round(min(r.x0, r.x1), 3) for r in frame}
    assert abs(first.legs[0].x - (LEFT + GRID.body)) < 0.01
    end = last.legs[-1].x + last.legs[-1].width
    assert abs(RIGHT - GRID.body - end) < 0.01
    foot = em_foot(GRID, max(leg.last_row for leg in last.legs))
    assert max(rule.y0 for rule in frame) - foot > GRID.body
    assert 1 == len(level(page.marks, 1.5))


def test_columns_inside_a_frame_are_whole_characters() -> None:
    region = Region(basic(GRID), 1, 3, 0, 1)

    framed = inside(region, 1, 3)

    edge = framed.x(0) - region.x
    right = framed.x(2) + framed.measure * GRID.body
    assert abs(edge - GRID.body) < 0.01
    assert abs(region.right - GRID.body - right) < 0.01
    assert framed.spare < GRID.body


def masthead() -> Masthead:
    return Masthead(FRONT.where, Extent(4))


def photo() -> PhotoStory:
    return next(item for item in items_of(FRONT) if isinstance(item, PhotoStory))


def test_a_story_stands_beside_the_nameplate() -> None:
    ear = story("tools")

    page = made(replace(masthead(), ear_story=ear), story("bridge"), page="1")

    placed = next(s for s in page.stories if s.id == "tools")
    step = (GRID.measure + GRID.gutter) * GRID.body
    assert all(leg.x >= LEFT + 4 * step for leg in placed.legs)
    assert all(leg.last_row < NAMEPLATE - 1 for leg in placed.legs)
    runs = (m for m in page.marks if isinstance(m, GlyphRun))
    said = "".join(m.text for m in runs if m.span and m.span.article == "tools")
    assert ear.article.headline is not None
    assert "".join(ear.article.headline.text.split()) in "".join(said.split())


def test_an_advertisement_stands_beside_the_nameplate() -> None:
    image = photo().photos[0].image
    ad = Advert(image.path, FRONT.where, art=image)

    page = made(replace(masthead(), ear_advert=ad), story("bridge"), page="1")

    picture = next(m for m in page.marks if isinstance(m, Picture) and m.image == image)
    assert picture.y >= em_top(GRID, 0)
    assert picture.y + picture.height <= row_top(GRID, NAMEPLATE)
    assert "广告" in {m.text for m in page.marks if isinstance(m, GlyphRun)}


def test_a_lettered_title_takes_the_place_of_type() -> None:
    image = photo().photos[0].image
    banner = Banner("枝叶关情", THEME.where, art=image)

    page = made(banner, story("riverside"))

    picture = next(m for m in page.marks if isinstance(m, Picture) and m.image == image)
    assert picture.crop == (0.0, 0.0, 1.0, 1.0)
    assert "枝叶关情" == picture.alt
    assert "枝叶关情" not in {m.text for m in page.marks if isinstance(m, GlyphRun)}
