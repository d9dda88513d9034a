"""Checks of how text runs: where a reader could go wrong, tire, or not turn the page.

Source: makeup 1.3 (泣き別れ, 両流れ, grey fields, jumps), 5.8 and 6.1.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from layout.model.box import Box
from layout.model.finding import Finding
from layout.model.ground import leg_box
from layout.model.page import (
    Foreign,
    GlyphRun,
    Mark,
    Picture,
    PlacedLeg,
    PlacedStory,
    Rule,
)
from layout.model.text import Emphasis, Role
from layout.preflight.boxes import shared_height, shared_width
from layout.preflight.sheet import (
    BODY_STREAM,
    Sheet,
    TextLine,
    copy_place,
    note,
    story_place,
    warning,
)
from layout.units import TOLERANCE, fits

GREY_ROWS: Final = 20
"""More rows of bare text than this ..."""

GREY_LEGS: Final = 3
"""... over so many legs side by side are a grey field."""

NEAR_ROWS: Final = 3
"""A story within so many rows under a leg's foot is where the eye goes on."""

JUMP_BEFORE: Final = 12
"""Rows of text that a story has before it jumps."""

SENTENCE_END: Final = re.compile(r"[。！？][”’」』）]*\s*$")


def check_flow(sheet: Sheet) -> Iterator[Finding]:
    """Give the places at which a story's text does not lead its reader on."""
    for story in sheet.placed.stories:
        yield from _grey(sheet, story)
        if not story.framed:
            yield from _ambiguous(sheet, story)
    yield from _jumps(sheet)


def _grey(sheet: Sheet, story: PlacedStory) -> Iterator[Finding]:
    """Find a field of text that nothing breaks; one finding a story, its largest.

    A subhead on its own line or run in breaks it, in whichever leg it stands; head
    and pictures are not in the legs at all.
    """
    legs = [leg for leg in story.legs if leg.filled]
    breaks = _breaks(sheet, story)
    worst, at = 0, 0
    for start in range(len(legs) - GREY_LEGS + 1):
        chosen = legs[start : start + GREY_LEGS]
        if not all(_are_neighbours(sheet, a, b) for a, b in pairwise(chosen)):
            continue
        first = max(leg.first_row for leg in chosen)
        last = min(leg.first_row + leg.filled for leg in chosen)
        left, right = chosen[0].x, chosen[-1].x + chosen[-1].width
        rows = [row for x, row in breaks if left <= x <= right and first <= row < last]
        edges = [first - 1, *sorted(rows), last]
        for above, below in pairwise(edges):
            if below - above - 1 > worst:
                worst, at = below - above - 1, above + 2
    if worst > GREY_ROWS:
        yield note(
            sheet,
            "grey-field",
            story_place(sheet, story.id),
            story.id,
            rows=worst,
            row=at,
            legs=GREY_LEGS,
        )


def _breaks(sheet: Sheet, story: PlacedStory) -> list[tuple[float, int]]:
    """Give the left edges and rows of lines that hold a subhead."""
    grid = sheet.placed.grid
    return [
        (
            line.box.left + TOLERANCE,
            int((line.box.bottom - grid.head_margin) // grid.leading),
        )
        for line in sheet.lines_of(story.id, *BODY_STREAM)
        if line.key[1] is Role.SUBHEAD or _runs_in(sheet, line)
    ]


def _runs_in(sheet: Sheet, line: TextLine) -> bool:
    paragraph = sheet.paragraphs.get(line.key)
    if paragraph is None or not line.first:
        return False
    return any(s.kind is Emphasis.RUN_IN for s in paragraph.stretches)


def _are_neighbours(sheet: Sheet, one: PlacedLeg, other: PlacedLeg) -> bool:
    """Tell whether a leg stands right of another with no more than a gutter between.

    Where columns do not come out even (破栏) gutters are wider by up to a character.
    """
    grid = sheet.placed.grid
    white = other.x - one.x - one.width
    return -TOLERANCE <= white <= 2 * grid.gutter * grid.body + TOLERANCE


def _ambiguous(sheet: Sheet, story: PlacedStory) -> Iterator[Finding]:
    """Find legs whose foot leads into another story (泣き別れ).

    A leg that ends with a paragraph sends the eye to the nearest text. Where that is
    another story's, with neither rule nor head, picture or frame between, the reader
    takes it for the rest.
    """
    legs = [leg for leg in story.legs if leg.filled]
    for number, leg in enumerate(legs[:-1]):
        last = _last_line(sheet, story, leg)
        if last is None or not last.last:
            continue
        met = _met_below(sheet, story, leg) or _met_beside(sheet, story, leg)
        if met:
            yield warning(
                sheet,
                "flow-ambiguous",
                copy_place(sheet, last),
                story.id,
                leg=number + 1,
                other=met,
                row=leg.first_row + leg.filled,
            )


def _last_line(sheet: Sheet, story: PlacedStory, leg: PlacedLeg) -> TextLine | None:
    room = leg_box(sheet.placed.grid, leg)
    inside = [
        line
        for line in sheet.lines_of(story.id, *BODY_STREAM)
        if shared_width(line.box, room) > 0 and shared_height(line.box, room) > 0
    ]
    return max(inside, key=lambda line: line.box.bottom, default=None)


def _met_below(sheet: Sheet, story: PlacedStory, leg: PlacedLeg) -> str:
    """Give the story whose text is the first thing under a leg's foot, or ""."""
    grid = sheet.placed.grid
    room = leg_box(grid, leg)
    under = Box(
        room.left, room.bottom, room.right, room.bottom + NEAR_ROWS * grid.leading
    )
    found = [
        (box.top, mark)
        for box, mark in sheet.boxes
        if shared_width(box, under) > TOLERANCE
        and fits(under.top, (box.top + box.bottom) / 2)
        and box.top < under.bottom
        and isinstance(mark, GlyphRun | Rule | Picture | Foreign)
    ]
    if not found:
        return ""
    _, mark = min(found, key=lambda entry: entry[0])
    return _other_text(sheet, story, mark)


def _met_beside(sheet: Sheet, story: PlacedStory, leg: PlacedLeg) -> str:
    """Give the story whose text stands right of a leg's foot, or "".

    A story that goes on there itself leads on rightly.
    """
    grid = sheet.placed.grid
    room = leg_box(grid, leg)
    gutter = grid.gutter * grid.body
    foot = Box(
        room.right,
        room.bottom - grid.leading,
        room.right + 2 * gutter,
        room.bottom,
    )
    met = ""
    for box, mark in sheet.boxes:
        if shared_height(box, foot) <= TOLERANCE or shared_width(box, foot) < 0:
            continue
        if isinstance(mark, Rule) and mark.x0 == mark.x1:
            return ""
        if isinstance(mark, GlyphRun):
            met = met or _other_text(sheet, story, mark)
    return met


def _other_text(sheet: Sheet, story: PlacedStory, mark: Mark) -> str:
    """Give the id of another, unframed story whose body a mark shows, or ""."""
    if not isinstance(mark, GlyphRun) or mark.span is None:
        return ""
    if mark.span.role is not Role.BODY or mark.span.article == story.id:
        return ""
    plain = {s.id for s in sheet.placed.stories if not s.framed}
    return mark.span.article if mark.span.article in plain else ""


def _jumps(sheet: Sheet) -> Iterator[Finding]:
    """Ask of a story that goes on elsewhere that it is worth turning the page for."""
    leaving = {flow.article.id: flow.page for flow in sheet.placed.outflow}
    for id_, page in leaving.items():
        lines = sheet.lines_of(id_, *BODY_STREAM)
        if not lines:
            continue
        where = copy_place(sheet, lines[-1])
        if SENTENCE_END.search(lines[-1].text):
            text = lines[-1].text[-8:]
            yield warning(sheet, "jump-at-sentence-end", where, id_, text=text)
        if len(lines) < JUMP_BEFORE:
            yield warning(
                sheet,
                "jump-short-before",
                story_place(sheet, id_),
                id_,
                rows=len(lines),
                least=JUMP_BEFORE,
                to=page,
            )
