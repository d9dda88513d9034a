from dataclasses import replace
from pathlib import Path

from layout.errors import Where
from layout.makeup.desk import Desk
from layout.makeup.grid import basic
from layout.makeup.kinds.story import StorySitter
from layout.makeup.knobs import turns
from layout.makeup.matter import story_texts
from layout.makeup.photos import Caption, SetPhoto
from layout.makeup.seat import Seat
from layout.model.issue import Article, Fit, Photo, Photograph, Story
from layout.model.page import PlacedStory
from layout.model.text import Paragraph, Role
from tests.houses import example_house
from tests.makeup.test_example import example_issue

WHERE = Where("p03.yaml", 4)
SENTENCE = "江水没有停，两岸的人来来往往，灯一盏盏亮起来。"


def story(*drops: int, fit: Fit | None = None) -> Story:
    body = tuple(
        Paragraph("story", Role.BODY, i, SENTENCE * 4, "copy/story.md", drop=drop)
        for i, drop in enumerate(drops)
    )
    return Story(
        Article("story", "copy/story.md", WHERE, body=body), WHERE, fit=fit or Fit()
    )


def placed(item: Story, rows: int) -> PlacedStory:
    issue = example_issue()
    desk = Desk(issue.pages[2], issue, example_house())
    sitter = StorySitter(item, Seat(basic(desk.grid), 0, 2, rank=3), desk)
    return sitter.place(sitter.seat.region(0, rows)).stories[0]


def test_a_paragraph_marked_for_it_is_left_out_where_room_is_short() -> None:
    full = placed(story(0, 0, 0), 30)
    lines = sum(leg.filled for leg in full.legs)

    short = placed(story(0, 1, 0), lines // 2 - 3)

    assert 0 == short.overset
    assert [("drop", 0, 1)] == [(s.knob, s.before, s.after) for s in short.steps]


def test_unmarked_text_is_never_left_out() -> None:
    short = placed(story(0, 0, 0), 8)

    assert short.overset > 0
    assert () == short.steps


def test_the_manifest_may_forbid_leaving_out() -> None:
    short = placed(story(0, 1, 0, fit=Fit(drop=False)), 8)

    assert [] == [step for step in short.steps if step.knob == "drop"]


def test_a_story_is_never_left_out_whole() -> None:
    assert {0} == {k.drop for k in turns(story(1, 1), (), [6], level=False)}
    assert {0, 1} == {k.drop for k in turns(story(1, 2), (), [6], level=False)}


def test_marked_paragraphs_go_in_their_order() -> None:
    found = turns(story(2, 1, 0), (), [6], level=False)

    assert [0, 1, 2] == sorted({knobs.drop for knobs in found})
    cheapest = {d: min(k.price for k in found if k.drop == d) for d in (0, 1, 2)}
    assert cheapest[0] < cheapest[1] < cheapest[2]


def test_a_dummy_story_is_as_long_as_it_says() -> None:
    article = Article("dummy", "p03.yaml", WHERE, dummy=430)

    record = placed(replace(story(), article=article), 20)

    assert 430 - 60 <= 31 * sum(leg.filled for leg in record.legs)


def test_the_plans_lines_win_a_tie() -> None:
    item = story(0, 0)
    issue = example_issue()
    desk = Desk(issue.pages[2], issue, example_house())
    free = [text.unit.choices[0] for text in story_texts(item, 15, desk, headed=True)]

    planned = replace(item, planned=(free[0].rows, 99))
    bound = [
        text.unit.choices[0] for text in story_texts(planned, 15, desk, headed=True)
    ]

    assert bound[0].cost < free[0].cost
    assert bound[1].cost == free[1].cost


def test_many_pictures_turn_in_step_and_not_in_every_combination() -> None:
    pictures = [picture(natural=13 + n, fewest=10, most=20) for n in range(8)]

    found = [knobs.photo_rows for knobs in turns(story(), pictures, [6], level=False)]

    assert len(found) < 500
    assert set(range(8 * 10, 8 * 20 + 1)) == {sum(rows) for rows in found}
    assert tuple(13 + n for n in range(8)) == found[0]


def picture(natural: int, fewest: int, most: int) -> SetPhoto:
    image = Photograph(Path("a.jpg"), "a.jpg", "", 1200, 800, "RGB")
    caption = Caption(None, None, None, None, own_line=False, leading=12, size=9.5)
    return SetPhoto(Photo(image, WHERE), 200, natural, fewest, most, caption)


def test_text_is_tracked_only_where_the_editor_lets_it() -> None:
    free = replace(story(0), fit=Fit(tracking=(0.0, 2.0)))

    assert {0} == {knobs.tracking for knobs in turns(story(0), (), (4,), level=False)}
    found = turns(free, (), (4,), level=False)
    assert {0, 1, 2} == {knobs.tracking for knobs in found}
    assert 0 == found[0].tracking
    step = next(k for k in found if k.tracking == 2).steps((), sitter_of(free).heads)
    assert ("tracking", 0, 2) in [(s.knob, s.before, s.after) for s in step]


def sitter_of(item: Story) -> StorySitter:
    issue = example_issue()
    desk = Desk(issue.pages[2], issue, example_house())
    wide = item.columns[0] if item.columns else 1
    return StorySitter(item, Seat(basic(desk.grid), 0, wide, rank=4), desk)


def test_tracking_lengthens_a_story_and_never_shortens_it() -> None:
    wide = replace(story(0, 0, 0, 0, 0), columns=(2, 1))
    plain = sitter_of(wide)
    free = sitter_of(replace(wide, fit=Fit(tracking=(0.0, 3.0))))
    legs = plain.cells()[0]

    rows = range(legs - 2, legs + 12)
    before = [plain.place(plain.seat.region(0, n)).stories[0] for n in rows]
    after = [free.place(free.seat.region(0, n)).stories[0] for n in rows]

    for one, other in zip(before, after, strict=True):
        assert other.open_rows <= one.open_rows
        assert other.overset <= one.overset
    taken = {s.after for each in after for s in each.steps if s.knob == "tracking"}
    assert taken <= {1, 2, 3}
    assert taken
