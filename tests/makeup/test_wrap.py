"""Text round a cut-out: slots beside an outline, and text that fills each of them."""

from dataclasses import replace
from functools import cache
from itertools import accumulate

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layout.composition.justify import justify
from layout.makeup.grid import basic, em_foot, em_top
from layout.makeup.kinds.story import StorySitter
from layout.makeup.legs import Kind
from layout.makeup.seat import Placed, Seat
from layout.makeup.slots import Slots
from layout.makeup.typeset import Leg, Slot
from layout.makeup.wrap import LEAST_SLOT, Cut, alike, legs_round
from layout.model.cutout import Cutout, Point
from layout.model.issue import Story
from layout.model.page import GlyphRun
from layout.model.text import Paragraph, Role, bare
from layout.pictures.outlines import crosses_itself
from layout.units import EM
from tests.makeup.inside import desk, long_story, photo, pictures, placed, shown

GRID = desk().grid
NARROW = Cutout(((0.3, 0.0), (0.7, 0.0), (0.9, 1.0), (0.1, 1.0)))
SLIVER = Cutout(((0.0, 0.0), (0.01, 0.5), (0.0, 1.0)))
"""Of which nothing is left where the picture is cropped at its sides."""
STEPS = 60

shares = st.floats(0, 1).map(lambda share: round(share, 2))
cutouts = st.one_of(
    st.just(Cutout()),
    st.lists(st.tuples(shares, shares), min_size=3, max_size=6, unique=True)
    .filter(lambda points: not crosses_itself(points))
    .map(lambda points: Cutout(tuple(points))),
)


def cut_story(cutout: Cutout, y: str = "middle", w: int = 2) -> Story:
    picture = replace(photo("a.jpg", caption=True), wrap=cutout, w=w, y=y)
    return replace(long_story(), photos=(picture,))


@cache
def sitter(cutout: Cutout, y: str, w: int, columns: int) -> StorySitter:
    table = desk()
    return StorySitter(
        cut_story(cutout, y, w), Seat(basic(table.grid), 0, columns, rank=2), table
    )


def body(made: Placed) -> list[GlyphRun]:
    return [
        mark
        for mark in made.marks
        if isinstance(mark, GlyphRun) and mark.span and mark.span.role is Role.BODY
    ]


def walked(outline: tuple[Point, ...]) -> list[Point]:
    return [
        (x0 + (x1 - x0) * step / STEPS, y0 + (y1 - y0) * step / STEPS)
        for (x0, y0), (x1, y1) in zip(outline, (*outline[1:], outline[0]), strict=True)
        for step in range(STEPS)
    ]


def row_of(y: float) -> int:
    return round((y - GRID.head_margin - GRID.ascent) / GRID.leading)


@given(
    cutout=cutouts,
    y=st.sampled_from(["top", "middle", "bottom"]),
    columns=st.integers(2, 5),
    rows=st.integers(40, 75),
)
@example(cutout=NARROW, y="middle", columns=4, rows=60)
@example(cutout=SLIVER, y="top", columns=4, rows=47)
@settings(max_examples=12)
def test_no_text_comes_nearer_to_an_outline_than_an_em(
    cutout: Cutout, y: str, columns: int, rows: int
) -> None:
    made = sitter(cutout, y, min(2, columns - 1), columns).place(
        Seat(basic(GRID), 0, columns, rank=2).region(0, rows)
    )
    (picture,) = pictures(made)
    places = walked(picture.outline)

    for run in body(made):
        row = row_of(run.y)
        top, foot = em_top(GRID, row), em_foot(GRID, row)
        if foot < picture.y or top > picture.y + picture.height:
            continue
        right = run.x + (run.offsets[-1] + EM / 2) * run.size / EM
        for px, py in places:
            across = max(run.x - px, px - right, 0.0)
            down = max(top - py, py - foot, 0.0)
            assert across**2 + down**2 >= (0.99 * GRID.body) ** 2
    story = made.stories[0]
    copy = "".join(p.text for p in long_story().article.body)
    assert bare(copy) == shown(made, "story") + story.overset_text


@given(
    widths=st.lists(st.integers(LEAST_SLOT, 15), min_size=8, max_size=24),
    head=st.integers(0, 6),
)
@example(widths=[5] * 24, head=0)
@settings(max_examples=25)
def test_every_line_fills_the_slot_that_it_stands_in(
    widths: list[int], head: int
) -> None:
    table = desk()
    texts = sitter(NARROW, "middle", 2, 4).texts[:6]
    whole = 15
    measures = [*[whole] * head, *widths, *[whole] * 20]
    slots = tuple(Slot(0.0, width) for width in measures)
    legs = (
        Leg(0.0, whole, 0, len(slots), slots),
        Leg(300.0, whole, 0, 30),
    )
    filled = Slots(texts, (), table).fill(legs, flows_on=False)

    at = [slot.characters * EM for slot in slots] + [whole * EM] * 60
    for text, start in zip(filled.texts, filled.filling.starts, strict=True):
        assert text.unit.kind is Kind.TEXT
        assert text.galley
        lines = justify(text.galley, text.settings[0], text.measures)
        for number, line in enumerate(lines):
            width = text.galley.ends[line.end] - text.galley.starts[line.start]
            width += line.left + sum(line.extra)
            if number < len(lines) - 1:
                assert at[start + number] == width
            else:
                assert width <= at[start + number]
    rows = [text.unit.choices[0].rows for text in filled.texts]
    assert [0, *accumulate(rows)][:-1] == list(filled.filling.starts)


def test_text_stands_on_both_sides_of_a_cut_out_over_two_columns() -> None:
    made = placed(cut_story(NARROW), columns=4, rows=60)
    (picture,) = pictures(made)
    beside = [
        run
        for run in body(made)
        if picture.y < run.y < picture.y + picture.height
        and picture.x <= run.x < picture.x + picture.width
    ]

    middle = picture.x + picture.width / 2
    assert any(run.x < middle for run in beside)
    assert any(run.x > middle for run in beside)


def test_a_box_that_is_not_cut_out_has_no_text_in_it() -> None:
    plain = replace(photo("a.jpg"), w=2, y="middle")
    made = placed(replace(long_story(), photos=(plain,)), columns=4, rows=60)
    (picture,) = pictures(made)

    assert () == picture.outline
    assert not [
        run
        for run in body(made)
        if picture.y < run.y < picture.y + picture.height
        and picture.x <= run.x < picture.x + picture.width
    ]
    assert not any(leg.slots for leg in made.stories[0].legs)


@pytest.mark.parametrize("rows", [56, 57, 58, 59, 60, 61])
def test_a_story_round_a_cut_out_closes_where_it_can(rows: int) -> None:
    # Long enough to fill any of these boxes with a picture of its natural size.
    story = cut_story(NARROW)
    held = sitter(NARROW, "middle", 2, 3)
    made = held.place(held.seat.region(0, rows))

    record = made.stories[0]
    assert record.overset  # thirty paragraphs are more than three columns hold
    assert all(leg.filled == leg.last_row - leg.first_row + 1 for leg in record.legs)
    assert len(
        bare("".join(p.text for p in story.article.body))
    ) == record.overset + len(shown(made, "story"))


def leg(rows: int = 10) -> Leg:
    return Leg(100.0, 15, 0, rows)


def test_text_keeps_to_the_wider_side_in_whole_characters() -> None:
    em = GRID.body
    right_half = Cut(0, ((100.0 + 7.4 * em, 1000.0),) * 10)
    left_half = Cut(0, ((0.0, 100.0 + 4.2 * em),) * 10)

    (one,) = legs_round(leg(), (right_half,), GRID)
    (two,) = legs_round(leg(), (left_half,), GRID)

    assert {Slot(100.0, 7)} == set(one.slots)
    assert {10} == {slot.characters for slot in two.slots}
    assert two.slots[0].x == pytest.approx(100.0 + 5 * em)


def test_a_slot_of_less_than_five_characters_is_left_white() -> None:
    em = GRID.body
    four = (100.0 + 4.9 * em, 1000.0)
    cut = Cut(3, (four,) * 4)

    parts = list(legs_round(leg(), (cut,), GRID))

    assert [(0, 3, ()), (7, 3, ())] == [(p.row, p.rows, p.slots) for p in parts]


def test_legs_of_less_than_three_rows_are_left_white() -> None:
    everything = (0.0, 1000.0)
    cut = Cut(2, (everything,) * 6)

    assert [] == list(legs_round(leg(), (cut,), GRID))


def test_two_outlines_on_one_row_leave_what_both_leave() -> None:
    em = GRID.body
    left = Cut(0, ((0.0, 100.0 + 3 * em),) * 10)
    right = Cut(0, ((100.0 + 12 * em, 1000.0),) * 10)

    (part,) = legs_round(leg(), (left, right), GRID)

    assert {9} == {slot.characters for slot in part.slots}
    assert part.slots[0].x == pytest.approx(100.0 + 3 * em)


def test_legs_without_slots_are_alike_to_themselves() -> None:
    assert (10, 7) == alike((leg(), leg(7)))


def test_half_columns_count_for_about_half_their_rows() -> None:
    half = replace(leg(), slots=(Slot(100.0, 7),) * 10)

    assert (5, 4, 10) == alike((half, half, leg()))


def test_a_subhead_beside_a_cut_out_stands_in_its_slot() -> None:
    table = desk()
    story = long_story(6)
    subhead = Paragraph("story", Role.SUBHEAD, 9, "灯亮起来", "copy/story.md")
    first, *others = story.article.body
    article = replace(story.article, body=(first, subhead, *others))
    held = StorySitter(
        replace(story, article=article), Seat(basic(table.grid), 0, 2, rank=2), table
    )
    right = tuple(Slot(100.0 + 7 * GRID.body, 8) for _ in range(40))
    legs = (Leg(100.0, 15, 0, 40, right), Leg(300.0, 15, 0, 40))

    filled = Slots(held.texts, (), table).fill(legs, flows_on=False)
    made = next(t for t in filled.texts if t.unit.kind is Kind.SUBHEAD)

    assert made.measure < 8 * EM
    assert 2 == made.unit.choices[0].rows
    assert 0.0 == made.indent
