from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.makeup.grid import baseline, em_foot, em_top
from layout.makeup.seat import Placed
from layout.model.inset import Berth, Inset, Quote
from layout.model.page import GlyphRun, PlacedLeg, Rule, Tint
from layout.model.text import Paragraph, Role, bare
from tests.makeup.inside import HOUSE, WHERE, long_story, photo, placed, shown

GRID = HOUSE.paper.grid

SENTENCE = "海绵城市下雨时吸水蓄水渗水净水，需要时将蓄存的水放出来用。"


def inset(*texts: str, label: str = "链接", **keys: object) -> Inset:
    text = tuple(
        Paragraph("story-inset-1", Role.BODY, number, each, "p03.yaml")
        for number, each in enumerate(texts)
    )
    made = Inset(text, WHERE, label)
    return replace(made, **keys)  # type: ignore[arg-type]  # named by the tests below


def overlap(one: PlacedLeg, other: PlacedLeg) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return (
        across and one.first_row <= other.last_row and (other.first_row <= one.last_row)
    )


def legs(made: Placed, kind: str) -> list[PlacedLeg]:
    return [leg for s in made.stories if s.kind == kind for leg in s.legs]


@given(
    sentences=st.integers(1, 25),
    label=st.sampled_from(["链接", "编者按", "编后", ""]),
    columns=st.integers(2, 6),
)
def test_an_inset_keeps_its_text_and_stands_on_no_other(
    sentences: int, label: str, columns: int
) -> None:
    own = inset(SENTENCE * sentences, SENTENCE, label=label)
    item = replace(long_story(12), insets=(own,))

    made = placed(item, columns, rows=90)

    over = made.stories[0].overset_text
    copy = bare("".join(p.text for p in item.article.body))
    assert bare("".join(p.text for p in own.text)) == shown(made, "story-inset-1")
    assert copy == shown(made, "story") + over
    within = legs(made, "inset")
    assert within
    for leg in legs(made, "story"):
        assert not any(overlap(leg, other) for other in within)


@given(sentences=st.integers(1, 25))
def test_every_line_of_a_box_stands_on_a_row(sentences: int) -> None:
    item = replace(long_story(12), insets=(inset(SENTENCE * sentences),))

    made = placed(item, rows=60)

    rows = {round(baseline(GRID, row), 3) for row in range(GRID.rows)}
    for mark in made.marks:
        if isinstance(mark, GlyphRun) and mark.span:
            body = mark.span.role is Role.BODY and mark.size == GRID.body
            assert not body or round(mark.y, 3) in rows, mark.text


def test_a_box_ends_level_with_the_foot_of_its_story() -> None:
    made = placed(replace(long_story(), insets=(inset(SENTENCE * 4),)))

    last = max(leg.last_row for leg in legs(made, "story"))
    feet = {mark.y0 for mark in made.marks if isinstance(mark, Rule)}
    assert any(abs(em_foot(GRID, last) - y) < 0.01 for y in feet)


def test_a_box_is_one_column_wide_in_a_narrow_story_and_two_in_a_wide_one() -> None:
    item = replace(long_story(), insets=(inset(SENTENCE * 8),))

    for columns, wide in ((3, 1), (4, 2), (6, 2)):
        (record,) = (s for s in placed(item, columns).stories if s.kind == "inset")
        ((first, last, _, _),) = record.boxes
        assert wide == last - first + 1
        assert columns == last


def test_keys_say_how_wide_a_box_is_and_where() -> None:
    berth = Berth(w=3, x="left", y="top")
    item = replace(long_story(), insets=(inset(SENTENCE * 8, berth=berth),))

    (record,) = (s for s in placed(item).stories if s.kind == "inset")

    assert (1, 3) == record.boxes[0][:2]
    assert 3 == len(record.legs)


def test_a_note_opens_the_first_leg_without_a_frame() -> None:
    item = replace(long_story(), insets=(inset(SENTENCE, label="编者按"),))

    made = placed(item)

    (note,), (first, *_) = legs(made, "inset"), legs(made, "story")
    assert note.x == first.x
    assert note.last_row + 2 == first.first_row  # a row of white between
    assert not any(isinstance(mark, Rule | Tint) for mark in made.marks)
    labels = [m for m in made.marks if isinstance(m, GlyphRun) and m.text == "编者按"]
    assert [HOUSE.paper.styles["note-label"].size] == [run.size for run in labels]


def test_a_box_without_tint_has_a_frame_alone() -> None:
    item = replace(long_story(), insets=(inset(SENTENCE, label="", tint=0.0),))

    made = placed(item)

    assert not any(isinstance(mark, Tint) for mark in made.marks)
    assert 4 == sum(isinstance(mark, Rule) for mark in made.marks)


def test_a_headline_of_an_inset_stands_over_its_text() -> None:
    title = Paragraph("story-inset-1", Role.HEADLINE, 0, "什么是海绵城市")
    item = replace(long_story(), insets=(inset(SENTENCE * 9, title=title),))

    made = placed(item)

    assert title.text == shown(made, "story-inset-1", Role.HEADLINE)
    runs = [m for m in made.marks if isinstance(m, GlyphRun) and m.span]
    own = [m for m in runs if m.span and m.span.article == "story-inset-1"]
    head = {m.y for m in own if m.span and m.span.role is Role.HEADLINE}
    assert max(head) < min(m.y for m in own if m.span and m.span.role is Role.BODY)


def test_an_inset_in_a_framed_story_stays_an_em_inside() -> None:
    item = replace(long_story(), insets=(inset(SENTENCE * 4),), box="正线")

    made = placed(item, 3)

    frames = sorted({m.x0 for m in made.marks if isinstance(m, Rule) and m.x0 == m.x1})
    assert 4 == len(frames)
    assert frames[3] - frames[2] >= GRID.body


def test_a_quote_stands_between_two_rules_and_takes_nothing_from_the_copy() -> None:
    words = Paragraph("story", Role.QUOTE, 0, "岸上的人也没有停下来。")
    item = replace(long_story(), quotes=(Quote(words, WHERE),))

    made = placed(item)

    assert words.text == shown(made, "story", Role.QUOTE)
    assert bare("".join(p.text for p in item.article.body)) == shown(made, "story")
    top, foot = sorted(m.y0 for m in made.marks if isinstance(m, Rule))
    lines = {m.y for m in made.marks if isinstance(m, GlyphRun) and m.span
             and m.span.role is Role.QUOTE}  # fmt: skip
    assert all(top < y < foot for y in lines)


def test_a_note_stands_beside_the_picture_under_the_head() -> None:
    own = inset(SENTENCE * 3, label="编者按")
    item = replace(long_story(), insets=(own,), photos=(photo("a.jpg"),))

    made = placed(item)

    (note,) = legs(made, "inset")
    first = min(leg.first_row for leg in legs(made, "story"))
    assert first == note.first_row
    assert em_top(GRID, first) < em_foot(GRID, note.last_row)


def credit_runs(made: Placed) -> list[GlyphRun]:
    return [
        mark
        for mark in made.marks
        if isinstance(mark, GlyphRun) and mark.span and mark.span.role is Role.CREDIT
    ]


def test_the_credit_of_several_pictures_stands_under_the_text() -> None:
    credit = Paragraph("story", Role.CREDIT, 0, "陆行舟 摄")
    story = long_story(8)
    story = replace(
        story,
        article=replace(story.article, credit=credit),
        photos=(photo("a.jpg"), photo("b.jpg")),
    )

    made = placed(story, columns=4)

    assert bare("陆行舟 摄") == shown(made, "story", Role.CREDIT)
    (run,) = credit_runs(made)
    last = made.stories[0].legs[-1]
    lines = [
        mark
        for mark in made.marks
        if isinstance(mark, GlyphRun) and mark.span and mark.span.role is Role.BODY
    ]
    assert run.y == pytest.approx(lines[-1].y + GRID.leading, abs=0.01)
    assert last.x < run.x < last.x + last.width
    right = run.x + (run.offsets[-1] / 1000 + 1) * run.size
    assert right == pytest.approx(last.x + last.width, abs=1.5)


def test_a_credit_without_a_picture_is_not_set() -> None:
    credit = Paragraph("story", Role.CREDIT, 0, "陆行舟 摄")
    story = long_story(4)
    story = replace(story, article=replace(story.article, credit=credit))

    assert [] == credit_runs(placed(story, columns=2))
