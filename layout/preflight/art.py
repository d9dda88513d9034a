"""Checks of pictures among the stories of a page, and of what outweighs what.

Source: makeup 1.3 (art not at a leg's foot, one dominant picture) and 5.8.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from layout.model.box import Box, around, filled
from layout.model.finding import Finding
from layout.model.ground import column_left, leg_box, type_area
from layout.model.issue import Masthead
from layout.model.page import GlyphRun, Picture, PlacedStory, Rule, Tint
from layout.preflight.boxes import em_box, shared_height, shared_width
from layout.preflight.sheet import Sheet, note, story_place, warning
from layout.units import TOLERANCE, Pt

DOMINANT: Final = 1.3
"""The largest picture of a page is so many times the next; the theme page of the look,
which its picture leads, has 1.4."""

BALANCE: Final = 2 / 3
"""Share of a page's ink that one half may hold: twice as much as the other. The order
of stories (区序) itself leans left and up; pages placed by price reach 0.6 often."""

FULL: Final = 0.7
"""Share of the type area that the stories of a finished page cover at least; of a front
page the nameplate takes a seventh."""

CLOSE: Final = 1.5
"""Gutters between two pictures that a reader still takes for a pair."""

HEAVY: Final = {
    "left": "ink-left",
    "right": "ink-right",
    "head": "ink-head",
    "foot": "ink-foot",
}
"""What is said of a page whose one half holds too much."""

TYPE_GREY, DISPLAY_GREY, PICTURE_GREY = 0.2, 0.35, 0.5
"""Ink on the em boxes of text and of headlines, and on a photograph, on average: a
placed page has no pixels, and the halves of a page are compared, not measured."""


class _Ink(NamedTuple):
    """A rectangle and the share of it that is ink."""

    box: Box
    share: float


def check_art(sheet: Sheet) -> Iterator[Finding]:
    """Give the pictures that stand badly, and a page that leans to one side."""
    for story in sheet.placed.stories:
        if story.kind == "story":
            yield from _at_foot(sheet, story)
        yield from _astride(sheet, story)
    yield from _touching(sheet)
    yield from _dominance(sheet)
    yield from _balance(sheet)


def _own(sheet: Sheet) -> tuple[Picture, ...]:
    """Give the pictures of stories: neither advertisements nor the nameplate."""
    return tuple(p for p in sheet.pictures if p.story)


def _at_foot(sheet: Sheet, story: PlacedStory) -> Iterator[Finding]:
    """Find pictures under the last line of a leg: the text breaks off at them."""
    grid = sheet.placed.grid
    legs = [leg_box(grid, leg) for leg in story.legs if leg.filled]
    for picture in _own(sheet):
        if picture.story != story.id:
            continue
        box = filled(picture)
        mine = [leg for leg in legs if shared_width(leg, box) > TOLERANCE]
        over = any(leg.bottom <= box.top + grid.leading for leg in mine)
        under = any(leg.top >= box.bottom - grid.leading for leg in mine)
        if over and not under:
            where = story_place(sheet, story.id)
            name = picture.image.name
            yield note(sheet, "photo-at-foot", where, story.id, photo=name)


def _astride(sheet: Sheet, story: PlacedStory) -> Iterator[Finding]:
    """Find pictures that reach out of their story over another one's columns.

    Asked only of stories on the page's own columns: a section may count others.
    """
    grid = sheet.placed.grid
    if not story.boxes or any(_is_off(sheet, leg.x) for leg in story.legs):
        return
    left = column_left(grid, min(b[0] for b in story.boxes) - 1)
    right = column_left(grid, max(b[1] for b in story.boxes))
    slack = grid.gutter * grid.body
    others = [s for s in sheet.placed.stories if s.id != story.id]
    rows = 3 * grid.leading
    for picture in _own(sheet):
        box = filled(picture)
        if picture.story != story.id or (
            box.left >= left - slack and box.right <= right + slack
        ):
            continue
        for other in others:
            legs = [leg_box(grid, leg) for leg in other.legs]
            met = any(
                shared_width(leg, box) > slack and shared_height(leg, box) > -rows
                for leg in legs
            )
            if met:
                yield warning(
                    sheet,
                    "photo-astride",
                    story_place(sheet, story.id),
                    story.id,
                    photo=picture.image.name,
                    other=other.id,
                )
                break


def _is_off(sheet: Sheet, x: Pt) -> bool:
    """Tell whether a leg begins off the page's basic columns and their frames."""
    grid = sheet.placed.grid
    off = (x - grid.side_margin) / grid.body % (grid.measure + grid.gutter)
    return TOLERANCE < off < grid.measure and abs(off - 1) > TOLERANCE


def _touching(sheet: Sheet) -> Iterator[Finding]:
    """Find pictures of two stories that stand as close as a pair of one story."""
    grid = sheet.placed.grid
    near = CLOSE * grid.gutter * grid.body
    framed = {story.id for story in sheet.placed.stories if story.framed}
    for one, other in combinations(_own(sheet), 2):
        if one.story == other.story or {one.story, other.story} & framed:
            continue
        a, b = filled(one), filled(other)
        across, down = shared_width(a, b), shared_height(a, b)
        beside = -near <= across <= TOLERANCE and 2 * down > min(a.height, b.height)
        stacked = -grid.leading <= down <= TOLERANCE and 2 * across > min(
            a.width, b.width
        )
        if beside or stacked:
            yield note(
                sheet,
                "photos-touching",
                story_place(sheet, other.story),
                other.story,
                photo=other.image.name,
                other=one.image.name,
            )


def _dominance(sheet: Sheet) -> Iterator[Finding]:
    own = sorted(_own(sheet), key=lambda p: p.width * p.height, reverse=True)
    if len(own) < 2:
        return
    first, second = own[:2]
    times = first.width * first.height / (second.width * second.height)
    if times < DOMINANT:
        yield note(
            sheet,
            "art-rivals",
            sheet.page.where,
            photo=first.image.name,
            other=second.image.name,
            times=round(times, 1),
            wanted=DOMINANT,
        )


def _balance(sheet: Sheet) -> Iterator[Finding]:
    """Compare the ink of the halves of the type area, left and right, head and foot.

    The nameplate is meant to outweigh what is under it: a front page is asked across
    alone. A page that is still being filled leans to where its stories are, and is not
    asked.
    """
    area = type_area(sheet.placed.grid)
    taken = sum(_set_area(sheet, story) for story in sheet.placed.stories)
    if taken < FULL * area.width * area.height:
        return
    inks = list(_inks(sheet))
    middle, centre = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    halves = {
        "left": area._replace(right=middle),
        "right": area._replace(left=middle),
        "head": area._replace(bottom=centre),
        "foot": area._replace(top=centre),
    }
    weights = {name: _weight(inks, half) for name, half in halves.items()}
    pairs = [("left", "right"), ("head", "foot")]
    if any(isinstance(item, Masthead) for item in sheet.items):
        pairs = pairs[:1]
    for pair in pairs:
        total = sum(weights[name] for name in pair)
        heavy = max(pair, key=lambda name: weights[name])
        share = weights[heavy] / total if total else 0.0
        if share > BALANCE:
            yield note(
                sheet,
                HEAVY[heavy],
                sheet.page.where,
                share=round(100 * share),
                most=round(100 * BALANCE),
            )


def _set_area(sheet: Sheet, story: PlacedStory) -> float:
    """Give the area that a story's copy and pictures take, its empty rows left out."""
    boxes = [line.box for line in sheet.by_article.get(story.id, ())]
    boxes += [filled(picture) for picture in _own(sheet) if picture.story == story.id]
    box = around(boxes) if boxes else None
    return box.width * box.height if box else 0.0


def _inks(sheet: Sheet) -> Iterator[_Ink]:
    """Give the ink of type, pictures and tints; rules weigh next to nothing."""
    body = sheet.placed.grid.body
    for mark in sheet.placed.marks:
        match mark:
            case GlyphRun():
                share = DISPLAY_GREY if mark.size > 2 * body else TYPE_GREY
                yield _Ink(em_box(mark), share)
            case Tint():
                yield _Ink(filled(mark), mark.share * max(mark.colour.cmyk))
            case Rule():
                pass
            case _:
                yield _Ink(filled(mark), PICTURE_GREY)


def _weight(inks: list[_Ink], half: Box) -> float:
    return sum(
        ink.share * shared_width(ink.box, half) * shared_height(ink.box, half)
        for ink in inks
        if ink.box.meets(half)
    )
