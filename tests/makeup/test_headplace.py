"""Heads in every position: geometry, conservation, what cannot be had."""

from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from layout.errors import Where
from layout.makeup.desk import Desk
from layout.makeup.grid import Region, baseline, basic, row_top
from layout.makeup.headplace import place_head
from layout.makeup.kinds.story import StorySitter
from layout.makeup.seat import Placed, Seat
from layout.model.box import Box, around
from layout.model.issue import Article, Extent, Photo, Photograph, Story
from layout.model.page import GlyphRun, Picture, PlacedStory
from layout.model.text import Paragraph, Role, bare
from layout.model.wishes import HeadWish
from layout.preflight.boxes import box_of, shared_height, shared_width
from tests.houses import example_house
from tests.makeup.test_example import example_issue

WHERE = Where("p03.yaml", 4)
SENTENCE = "江水没有停，两岸的人来来往往，灯一盏盏亮起来。"
HEADS = (Role.KICKER, Role.HEADLINE, Role.DECK)

WISHES = (
    HeadWish(),
    HeadWish(pos="between"),
    HeadWish(pos="inside"),
    HeadWish(pos="side-left"),
    HeadWish(pos="side-right"),
    HeadWish(pos="side-left", vertical=True),
    HeadWish(pos="side-right", vertical=True),
    HeadWish(pos="between", vertical=True),
    HeadWish(pos="inside", vertical=True),
)


def words(role: Role, text: str, number: int = 0) -> Paragraph:
    return Paragraph("story", role, number, text, "copy/story.md")


def story(wish: HeadWish, paragraphs: int = 12) -> Story:
    article = Article(
        "story",
        "copy/story.md",
        WHERE,
        kicker=words(Role.KICKER, "沿江47处空地今年改完"),
        headline=words(Role.HEADLINE, "老码头退后 好江岸还给“散步人”"),
        deck=words(Role.DECK, "——三年没有一块地用来盖楼"),
        byline=words(Role.BYLINE, "本报记者 沈知远"),
        body=tuple(words(Role.BODY, SENTENCE * 4, i) for i in range(paragraphs)),
    )
    return Story(article, WHERE, head=wish)


@cache
def desk() -> Desk:
    issue = example_issue()
    return Desk(issue.pages[2], issue, example_house())


def sitter(item: Story, columns: int = 4) -> StorySitter:
    return StorySitter(item, Seat(basic(desk().grid), 0, columns, rank=2), desk())


def placed(item: Story, rows: int, columns: int = 4) -> Placed:
    made = sitter(item, columns)
    return made.place(made.seat.region(0, rows))


def best_rows(item: Story, columns: int = 4) -> int:
    shape = sitter(item, columns).shape(99)
    return shape.index(min(shape))


def runs(made: Placed, *roles: Role) -> list[GlyphRun]:
    return [
        mark
        for mark in made.marks
        if isinstance(mark, GlyphRun) and mark.span and mark.span.role in roles
    ]


def head_box(made: Placed) -> Box:
    return around(tuple(box_of(run) for run in runs(made, *HEADS)))


def record(made: Placed) -> PlacedStory:
    return made.stories[0]


def codes(made: Placed) -> list[str]:
    return [finding.code for finding in made.findings]


@pytest.mark.parametrize("wish", WISHES)
def test_a_head_keeps_an_em_of_white_from_its_text(wish: HeadWish) -> None:
    item = story(wish)
    made = placed(item, best_rows(item))

    head, em = head_box(made), desk().grid.body
    for run in runs(made, Role.BODY):
        box = box_of(run)
        if shared_width(box, head) > 0:
            assert shared_height(box, head) <= -0.8 * em, run.text
        if shared_height(box, head) > 0:
            assert shared_width(box, head) <= -em, run.text


@pytest.mark.parametrize("wish", WISHES)
def test_round_any_head_text_stays_on_its_rows_and_legs_are_full(
    wish: HeadWish,
) -> None:
    item = story(wish)
    made = placed(item, best_rows(item))

    grid = desk().grid
    rows = {round(baseline(grid, row), 3) for row in range(grid.rows)}
    assert {run.y for run in runs(made, Role.BODY)} <= rows
    *full, last = record(made).legs
    assert all(leg.last_row - leg.first_row + 1 == leg.filled for leg in full)
    assert all(leg.filled >= 3 for leg in (*full, last))
    assert 0 == record(made).overset


@settings(max_examples=20, deadline=None)
@given(
    wish=st.sampled_from(WISHES),
    rows=st.integers(18, 60),
    columns=st.integers(1, 6),
)
def test_no_character_is_lost_round_a_head(
    wish: HeadWish, rows: int, columns: int
) -> None:
    item = story(wish)
    made = placed(item, rows, columns)

    body = "".join(run.text for run in runs(made, Role.BODY))
    article = item.article
    assert record(made).overset_text in bare(article.body[-1].text) or len(body) > 0
    whole = "".join(bare(paragraph.text) for paragraph in article.body)
    assert whole == bare(body) + record(made).overset_text
    for field in (article.kicker, article.headline, article.deck, article.byline):
        assert field is not None
        shown = "".join(run.text for run in runs(made, field.role))
        assert bare(field.text) == bare(shown)


def test_a_head_between_has_text_at_both_sides_from_the_top_and_under_it() -> None:
    made = placed(story(HeadWish(pos="between")), 30)

    head = head_box(made)
    tops = [leg.first_row for leg in record(made).legs]
    assert [0, 0] == [tops[0], tops[-1]]
    assert min(tops[1:3]) > 3
    assert head.bottom < row_top(desk().grid, min(tops[1:3]))


def test_a_head_inside_has_text_over_and_under_it() -> None:
    made = placed(story(HeadWish(pos="inside")), 40)

    head, grid = head_box(made), desk().grid
    middle = [leg for leg in record(made).legs if leg.x < head.right and leg.x >= 0]
    over = [leg for leg in middle if row_top(grid, leg.last_row + 1) <= head.top]
    under = [leg for leg in middle if row_top(grid, leg.first_row) >= head.bottom]
    assert len(over) == 2
    assert len(under) == 2


@pytest.mark.parametrize(("pos", "left"), [("side-left", True), ("side-right", False)])
def test_a_head_at_a_side_has_its_columns_for_itself(pos: str, left: bool) -> None:  # noqa: FBT001 - a case
    made = placed(story(HeadWish(pos=pos)), 36, 6)

    head, legs = head_box(made), record(made).legs
    assert len(legs) == 4
    if left:
        assert head.right < min(leg.x for leg in legs)
    else:
        assert head.left > max(leg.x + leg.width for leg in legs)


def test_the_editor_may_say_how_wide_a_head_is() -> None:
    made = placed(story(HeadWish(pos="side-left", columns=3)), 60, 6)

    assert len(record(made).legs) == 3


def test_a_vertical_head_reads_from_the_right_kicker_first_deck_last() -> None:
    made = placed(story(HeadWish(pos="side-left", vertical=True)), 34)

    kicker, headline, deck = (around_role(made, role) for role in HEADS)
    assert kicker.left > headline.right
    assert headline.left > deck.right
    read = "".join(run.text for run in runs(made, *HEADS))
    assert read.index("沿江") < read.index("老码头") < read.index("三年")


def around_role(made: Placed, role: Role) -> Box:
    return around(tuple(box_of(run) for run in runs(made, role)))


def test_a_vertical_head_leaves_a_character_blank_at_its_head_and_foot() -> None:
    item = story(HeadWish(pos="side-left", vertical=True))
    rows = best_rows(item)
    made = placed(item, rows)

    head = record(made).head
    assert head is not None
    assert head.top >= row_top(desk().grid, 0) + head.size - 0.01
    assert head.bottom <= row_top(desk().grid, rows) - head.size + 0.01


@pytest.mark.parametrize(
    ("wish", "columns"),
    [
        (HeadWish(pos="side-left"), 1),
        (HeadWish(pos="between"), 2),
        (HeadWish(pos="inside"), 2),
        (HeadWish(pos="side-right", columns=3), 3),
        (HeadWish(pos="side-left", vertical=True), 1),
    ],
)
def test_a_place_that_a_story_is_too_narrow_for_is_refused(
    wish: HeadWish, columns: int
) -> None:
    made = placed(story(wish), 60, columns)

    assert "head-pos-narrow" in codes(made)
    assert record(made).legs[0].first_row > 0


def test_in_a_story_of_several_rectangles_a_head_stands_over_the_first() -> None:
    lattice = basic(desk().grid)
    shape = (Region(lattice, 0, 4, 0, 20), Region(lattice, 0, 2, 20, 20))
    seat = Seat(lattice, 0, 4, rank=2, shape=shape)
    made = StorySitter(story(HeadWish(pos="inside")), seat, desk()).place(
        Region(lattice, 0, 4, 0, 40)
    )

    assert "head-pos-shape" in codes(made)
    assert head_box(made).bottom < row_top(desk().grid, 12)


def test_a_vertical_head_with_a_summary_is_refused() -> None:
    item = story(HeadWish(pos="side-left", vertical=True))
    summary = words(Role.SUMMARY, SENTENCE)
    item = replace(item, article=replace(item.article, summary=summary))

    assert "head-summary-apart" in codes(placed(item, 60))


def test_a_vertical_headline_too_long_for_fixed_rows_is_told() -> None:
    item = story(HeadWish(pos="side-left", vertical=True))
    long = words(Role.HEADLINE, "江水没有停下来" * 9)
    item = replace(item, article=replace(item.article, headline=long))
    item = replace(item, extent=Extent(h=14))

    assert "headline-too-long" in codes(placed(item, 14))


def pictured(*, light: int, tmp_path: Path) -> Story:
    """A story whose picture is plain but for stripes over its upper half."""
    image = Image.new("RGB", (900, 600), (light, light, light))
    for y in range(0, 300, 20):
        image.paste((255 - light,) * 3, (0, y, 900, y + 10))
    path = tmp_path / "plain.png"
    image.save(path)
    content = sha256(path.read_bytes()).hexdigest()
    found = Photograph(path, "plain.png", content, 900, 600, "RGB")
    item = story(HeadWish(on_photo=True))
    return replace(item, photos=(Photo(found, WHERE, w=3),))


@pytest.mark.parametrize(("light", "ink"), [(30, "white"), (230, "black")])
def test_a_headline_stands_in_the_quiet_half_of_its_picture(
    tmp_path: Path, light: int, ink: str
) -> None:
    made = placed(pictured(light=light, tmp_path=tmp_path), 40)

    (picture,) = (mark for mark in made.marks if isinstance(mark, Picture))
    shown = runs(made, *HEADS)
    assert {desk().colour(ink)} == {run.colour for run in shown}
    assert all(run.knocks_out for run in shown)
    head = head_box(made)
    assert head.left > picture.x
    assert head.right < picture.x + picture.width
    assert head.top > picture.y + picture.height / 2
    assert head.bottom < picture.y + picture.height
    drawn = [mark for mark in made.marks if mark in (picture, shown[0])]
    assert [picture, shown[0]] == drawn


def test_a_headline_on_a_picture_takes_no_rows_of_its_text(tmp_path: Path) -> None:
    made = placed(pictured(light=30, tmp_path=tmp_path), 40)

    assert 0 == min(leg.first_row for leg in record(made).legs)
    whole = "".join(bare(p.text) for p in story(HeadWish()).article.body)
    body = bare("".join(run.text for run in runs(made, Role.BODY)))
    assert whole == body + record(made).overset_text


def test_without_a_picture_a_headline_stands_over_its_text() -> None:
    made = placed(story(HeadWish(on_photo=True)), 40)

    assert ["head-no-photo"] == [code for code in codes(made) if code[:4] == "head"]
    assert record(made).legs[0].first_row > 0


def test_a_headline_too_large_for_its_picture_is_refused(tmp_path: Path) -> None:
    item = pictured(light=30, tmp_path=tmp_path)
    item = replace(item, photos=(replace(item.photos[0], w=1),))

    assert "head-photo-small" in codes(placed(item, 60))


def test_a_position_costs_nothing_where_a_story_has_no_headline() -> None:
    item = story(HeadWish(pos="between"))
    item = replace(item, article=replace(item.article, headline=None))
    grid = desk().grid
    seat = Seat(basic(grid), 0, 1, rank=2)

    assert place_head(item, seat, sitter(item, 1).columns, desk()).over
