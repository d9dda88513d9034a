from dataclasses import replace
from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from layout.makeup.grid import em_foot, em_top
from layout.makeup.groups import group_boxes, set_group
from layout.makeup.photos import picture_height
from layout.makeup.pieces import Room
from layout.model.page import Picture
from layout.model.text import Paragraph, Role
from tests.makeup.inside import HOUSE, desk, long_story, photo, pictures, placed, shown

GRID = HOUSE.paper.grid
EM = GRID.body
CAPTION = Paragraph("story", Role.CAPTION, 0, "左图为大桥，右图为早市。")


def white(one: Picture, other: Picture) -> float:
    """Give the white between two pictures."""
    across = max(one.x - other.x - other.width, other.x - one.x - one.width)
    down = max(one.y - other.y - other.height, other.y - one.y - one.height)
    return max(across, down)


@given(
    ratios=st.lists(st.floats(0.6, 2.2), min_size=2, max_size=6),
    columns=st.integers(1, 6),
)
@example(ratios=[1.0, 1.0, 1.0, 2.0, 2.0, 2.0], columns=1)
def test_a_group_fills_its_block_with_an_em_between_any_two(
    ratios: list[float], columns: int
) -> None:
    width = columns * 15 * EM + (columns - 1) * EM
    photos = [photo(f"{number}.jpg", ratio) for number, ratio in enumerate(ratios)]

    group = set_group(photos, CAPTION, Room(width, columns), desk())

    height = picture_height(group.natural, GRID)
    boxes = [b for _, b in group_boxes(group.rows, (0.0, 0.0), height, GRID)]
    assert group.fewest <= group.natural <= group.most
    assert len(photos) == len(boxes)
    assert abs(width - max(right for _, _, right, _ in boxes)) < 0.01
    assert abs(height - max(foot for *_, foot in boxes)) < 0.01
    area = sum((r - l + EM) * (f - t + EM) for l, t, r, f in boxes)  # noqa: E741 - a box
    assert abs(area - (width + EM) * (height + EM)) < 1.0


def test_a_group_stands_on_columns_and_rows_under_one_caption() -> None:
    photos = tuple(photo(f"{n}.jpg", r) for n, r in enumerate((1.6, 0.7, 1.0)))
    item = replace(long_story(), photos=photos, group_caption=CAPTION)

    made = placed(item)

    shots = pictures(made)
    assert 3 == len(shots)
    lefts = [GRID.side_margin + n * 16 * EM for n in range(6)]
    left = min(shot.x for shot in shots)
    right = max(shot.x + shot.width for shot in shots)
    assert any(abs(left - x) < 0.01 for x in lefts)
    assert any(abs(right - x - 15 * EM) < 0.01 for x in lefts)
    tops = [em_top(GRID, row) for row in range(GRID.rows)]
    feet = [em_foot(GRID, row) for row in range(GRID.rows)]
    assert any(abs(min(s.y for s in shots) - y) < 0.01 for y in tops)
    assert any(abs(max(s.y + s.height for s in shots) - y) < 0.01 for y in feet)
    for one, other in combinations(shots, 2):
        assert white(one, other) > EM - 0.01
    assert CAPTION.text == shown(made, "story", Role.CAPTION)


def test_no_picture_of_a_group_loses_more_than_it_may() -> None:
    photos = [photo(f"{n}.jpg", r) for n, r in enumerate((1.6, 0.7, 1.0, 1.9))]

    group = set_group(photos, CAPTION, Room(3 * 15 * EM + 2 * EM, 3), desk())

    for rows in range(group.fewest, group.most + 1):
        height = picture_height(rows, GRID)
        for shot, (left, top, right, foot) in group_boxes(
            group.rows, (0.0, 0.0), height, GRID
        ):
            own = shot.image.width / shot.image.height
            shape = (right - left) / (foot - top) / own
            assert 1 - min(shape, 1 / shape) < shot.crop + 0.001


def test_the_first_picture_of_a_group_is_the_largest() -> None:
    photos = [photo(f"{n}.jpg", 1.5) for n in range(3)]

    group = set_group(photos, CAPTION, Room(3 * 15 * EM + 2 * EM, 3), desk())

    height = picture_height(group.natural, GRID)
    areas = [
        (right - left) * (foot - top)
        for _, (left, top, right, foot) in group_boxes(
            group.rows, (0.0, 0.0), height, GRID
        )
    ]
    assert areas[0] > max(areas[1:]) - 0.01


def test_rows_of_the_first_picture_are_the_block_s() -> None:
    photos = [replace(photo("0.jpg"), h=20), photo("1.jpg")]

    group = set_group(photos, CAPTION, Room(2 * 15 * EM + EM, 2), desk())

    assert (20, 20, 20) == (group.fewest, group.natural, group.most)
