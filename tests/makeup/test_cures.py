from dataclasses import dataclass, replace
from functools import cache
from itertools import count, cycle

import pytest

from layout.makeup.grid import basic
from layout.makeup.kinds.story import StorySitter
from layout.makeup.legs import Filler
from layout.makeup.seat import Seat
from layout.model.issue import Article, Fit, Story
from layout.model.page import Cure
from layout.model.text import Paragraph, Role
from layout.model.wishes import HeadWish
from tests.makeup.inside import desk
from tests.makeup.inside import photo as picture
from tests.makeup.test_knobs import WHERE, placed, story


def test_a_story_that_fits_needs_no_cure() -> None:
    full = placed(story(0, 0, 0), 30)
    lines = sum(leg.filled for leg in full.legs)
    record = placed(story(0, 0, 0), lines // 2)

    if not record.overset and not record.open_rows:
        assert () == record.cures


def test_a_story_that_is_too_long_is_told_where_to_cut() -> None:
    record = placed(story(0, 0, 0), 8)

    assert record.overset > 0
    assert {"cut"} == {cure.what for cure in record.cures}
    assert all(cure.change < 0 and cure.lines == -1 for cure in record.cures)


def test_the_cheapest_cut_comes_first() -> None:
    changes = [abs(cure.change) for cure in placed(story(0, 0, 0), 8).cures]

    assert sorted(changes) == changes


def test_a_story_that_is_too_short_is_told_where_to_add() -> None:
    record = placed(story(0), 20)

    assert record.open_rows > 0
    assert {"add"} == {cure.what for cure in record.cures}
    assert all(cure.change >= 2 for cure in record.cures)


def test_a_marked_paragraph_that_stands_is_a_cure() -> None:
    record = placed(story(0, 1, 0, fit=Fit(drop=False)), 8)

    assert "drop" in {cure.what for cure in record.cures}


# -- what a cure promises, it does -------------------------------------------------

COPY = "江水没有停，两岸的人来来往往，灯一盏盏亮起来，船家说“今晚风大”，收了网。"
HEADLINE = Paragraph("story", Role.HEADLINE, 0, "灯火沿江亮起 夜班渡船添开两班")


PICTURE = {
    columns: StorySitter(
        Story(Article("story", "copy/story.md", WHERE), WHERE, photos=(picture("a"),)),
        Seat(basic(desk().grid), 0, columns, rank=2),
        desk(),
    )
    .interior.pieces[0]
    .natural
    for columns in (2, 3)
}
"""Natural rows of the picture in a story of so many columns."""


def tale(rows: int, *, columns: int = 3, photo: bool = True) -> Story:
    """Give a story with a headline and copy for about so many rows of text."""
    lengths = cycle((61, 96, 143, 78, 110))
    body: list[Paragraph] = []
    while sum(len(p.text) for p in body) < rows * columns * 14:
        text = (COPY * 5)[len(body) : len(body) + next(lengths)]
        body.append(Paragraph("story", Role.BODY, len(body), text, "copy/story.md"))
    article = Article("story", "copy/story.md", WHERE, headline=HEADLINE)
    article = replace(article, body=tuple(body))
    shots = (picture("a"),) if photo else ()
    return Story(article, WHERE, photos=shots, fit=Fit(photo=0, head=0))


@dataclass(frozen=True)
class Stood:
    """A story as it stood in its rows."""

    paragraphs: tuple[int, ...]
    """Lines of each."""
    missing: int
    """Lines that it is over, or below zero that it lacks."""
    room: int
    """Lines that its legs have."""
    cures: tuple[Cure, ...]


def stood(item: Story, rows: int, columns: int = 3) -> Stood:
    table = desk()
    sitter = StorySitter(item, Seat(basic(table.grid), 0, columns, rank=2), table)
    record = sitter.place(sitter.seat.region(0, rows)).stories[0]
    legs = tuple(leg.last_row - leg.first_row + 1 for leg in record.legs)
    filling = Filler([text.unit for text in sitter.texts]).fill(legs)
    lines = [
        text.unit.choices[index].rows
        for text, index in zip(sitter.texts, filling.chosen, strict=True)
    ]
    return Stood(tuple(lines), filling.rows - sum(legs), sum(legs), record.cures)


def applied(item: Story, cure: Cure, columns: int) -> Story:
    """Give a story as its editor leaves it who takes a cure."""
    body = list(item.article.body)
    at = cure.number - 1
    match cure.what:
        case "cut":
            body[at] = replace(body[at], text=body[at].text[: cure.change])
        case "add":
            body[at] = replace(body[at], text=body[at].text + "水" * cure.change)
        case "drop":
            del body[at]
        case "photo":
            rows = PICTURE[columns] + cure.change
            photos = (*item.photos[:at], replace(item.photos[at], h=rows))
            return replace(item, photos=photos)
        case _:
            wish = HeadWish(lines=cure.number, size=(cure.change, cure.change))
            return replace(item, head=wish)
    return replace(item, article=replace(item.article, body=tuple(body)))


@cache
def fitting(columns: int, shot: str) -> int:
    """Give the fewest rows that hold the tale."""
    item = tale(24, columns=columns, photo=bool(shot))
    return next(n for n in count(20) if stood(item, n, columns).missing <= 0)


@pytest.mark.parametrize("shot", ["", "photo"])
@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("off", [-7, -5, 6, 9])
def test_every_cure_that_is_offered_does_what_it_says(
    off: int, columns: int, shot: str
) -> None:
    item = tale(24, columns=columns, photo=bool(shot))
    rows = fitting(columns, shot) - off  # too few for it, or too many
    before = stood(item, rows, columns)

    assert before.cures
    for cure in before.cures:
        after = stood(applied(item, cure, columns), rows, columns)
        at = cure.number - 1
        if cure.what in {"photo", "head"}:
            assert cure.lines == before.room - after.room, cure
        elif cure.what == "drop":
            assert cure.lines == -before.paragraphs[at], cure
        else:
            assert before.paragraphs[at] + cure.lines == after.paragraphs[at], cure


def test_another_headline_is_among_the_cures() -> None:
    item = tale(24, columns=2, photo=False)

    for rows in (fitting(2, "") - 4, fitting(2, "") + 4):
        assert "head" in {cure.what for cure in stood(item, rows, 2).cures}
