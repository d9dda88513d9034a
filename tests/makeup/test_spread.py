from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from layout.makeup.spread import spread
from layout.model.inset import Inset
from layout.model.issue import Story
from layout.model.page import Picture
from layout.model.text import Paragraph, Role
from layout.units import TOLERANCE
from tests.makeup.inside import WHERE, long_story, photo, pictures, placed

NOTE = Inset(
    (Paragraph("story-inset-1", Role.BODY, 0, "江与城，一笔最要紧的账。"),),
    WHERE,
    "编者按",
)


def with_photos(*ratios: float, paragraphs: int = 50) -> Story:
    shots = (photo(f"{n}.jpg", r, caption=True) for n, r in enumerate(ratios))
    return replace(long_story(paragraphs), photos=tuple(shots))


def apart(one: Picture, other: Picture) -> bool:
    """Tell whether more than a gutter parts two pictures that face one another."""
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    across = max(one.x, other.x) - min(one.x + one.width, other.x + other.width)
    return down <= TOLERANCE or across > 2 * 10.5


def test_the_first_picture_stands_under_the_head_in_the_middle() -> None:
    first, *_ = spread(with_photos(1.5, 1.5, 0.7), 6)

    assert (range(1, 4), "top") == (first.columns, first.y)


def test_a_group_takes_both_columns_of_a_story_of_two() -> None:
    caption = Paragraph("story", Role.CAPTION, 0, "左图为大桥。")
    item = replace(with_photos(1.5, 0.7), group_caption=caption)

    assert [range(2)] == [stay.columns for stay in spread(item, 2)]
    assert [range(1, 4)] == [stay.columns for stay in spread(item, 6)]


def test_three_pictures_of_a_wide_story_do_not_touch() -> None:
    made = placed(with_photos(1.5, 1.2, 0.7))

    shots = pictures(made)
    assert [] == [f for f in made.findings if f.code == "photo-beyond-story"]
    assert all(apart(a, b) for a in shots for b in shots if a is not b)


@given(ratios=st.lists(st.floats(0.6, 2.0), min_size=2, max_size=8))
def test_pictures_without_a_place_never_stand_on_one_another(
    ratios: list[float],
) -> None:
    item = with_photos(*ratios)
    uncropped = tuple(replace(shot, crop=0.0) for shot in item.photos)

    shots = pictures(placed(replace(item, photos=uncropped), rows=90))

    assert len(ratios) == len(shots)
    for number, one in enumerate(shots):
        for other in shots[:number]:
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert across <= TOLERANCE or down <= TOLERANCE


def test_what_an_editor_places_stays_where_it_was_put() -> None:
    item = with_photos(1.5, 1.5)
    second = replace(item.photos[1], x=5, y="top", w=2)

    _, stay = spread(replace(item, photos=(item.photos[0], second)), 6)

    assert (range(4, 6), "top") == (stay.columns, stay.y)


def test_a_note_takes_the_first_column_where_a_picture_has_the_next() -> None:
    _, note = spread(replace(with_photos(1.5), insets=(NOTE,)), 6)

    assert (range(1), "top") == (note.columns, note.y)
