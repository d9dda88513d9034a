"""Checks of the grid: rows in step, feet level, legs full, everything in its place.

Source: makeup 0 (decisions 1 and 3) and 0.1 (severities), the faults of the look.
"""

from collections.abc import Iterator
from typing import Final

from layout.model.box import Box
from layout.model.finding import Finding
from layout.model.ground import row_top, type_area
from layout.model.page import (
    Foreign,
    GlyphRun,
    Mark,
    Picture,
    PlacedLeg,
    PlacedStory,
    Rule,
)
from layout.model.paper import Grid
from layout.model.text import Role
from layout.pictures.outlines import reach
from layout.preflight.boxes import inked, shared_height, shared_width, weight
from layout.preflight.sheet import (
    BODY_STREAM,
    Sheet,
    copy_place,
    error,
    note,
    story_place,
    warning,
)
from layout.units import TOLERANCE, Pt, fits, mm

OPEN_ROWS: Final = 2
"""A story's last leg may stay open by so many rows."""

LEG_ROWS: Final = (6, 45)
"""Fewest and most rows of a leg that is a pleasure to read."""

_BEARING: Final = 0.15
"""Most white, in em, between a Han glyph's ink and the side of its em box."""

_OVERLAP: Final = 0.1
"""Share of the smaller box: less is side bearings, not type on type."""


def check_grid(sheet: Sheet) -> Iterator[Finding]:
    """Give what stands off the grid or where something else stands."""
    for story in sheet.placed.stories:
        yield from _fill(sheet, story)
        yield from _feet(sheet, story)
        yield from _lengths(sheet, story)
        yield from _off_grid(sheet, story)
    yield from _outside(sheet)
    yield from _over_one_another(sheet)


def _fill(sheet: Sheet, story: PlacedStory) -> Iterator[Finding]:
    where = story_place(sheet, story.id)
    if story.overset:
        yield error(
            sheet, "overset", where, story.id, characters=story.overset, rows=story.rows
        )
        return
    rows = _open_rows(story)
    if rows > OPEN_ROWS:
        yield warning(
            sheet, "underset", where, story.id, rows=rows, characters=story.underset
        )


def _open_rows(story: PlacedStory) -> int:
    """Give the rows open from where the text ends to the end of the last leg."""
    if not story.legs:
        return story.open_rows
    last = _last_filled(story.legs)
    return sum(_rows(leg) - leg.filled for leg in story.legs[last:])


def _last_filled(legs: tuple[PlacedLeg, ...]) -> int:
    return max((i for i, leg in enumerate(legs) if leg.filled), default=0)


def _rows(leg: PlacedLeg) -> int:
    return leg.last_row - leg.first_row + 1


def _feet(sheet: Sheet, story: PlacedStory) -> Iterator[Finding]:
    """Find feet that are not level.

    A leg before the last that text reaches is filled to its end. A leg's room ends
    where the story's lowest leg ends, unless a picture or another text stands below it.
    """
    if not story.legs:
        return
    last = _last_filled(story.legs)
    lowest = max(leg.last_row for leg in story.legs)
    for number, leg in enumerate(story.legs):
        short = _rows(leg) - leg.filled if number < last else 0
        if leg.last_row < lowest and not _stands_below(sheet, leg, lowest):
            short += lowest - leg.last_row
        if short > 0:
            yield warning(
                sheet,
                "feet-ragged",
                story_place(sheet, story.id),
                story.id,
                leg=number + 1,
                rows=short,
                row=leg.first_row + leg.filled,
            )


def _stands_below(sheet: Sheet, leg: PlacedLeg, lowest: int) -> bool:
    grid = sheet.placed.grid
    white = Box(
        leg.x,
        row_top(grid, leg.last_row + 1),
        leg.x + leg.width,
        row_top(grid, lowest + 1),
    )
    return any(
        shared_width(box, white) > TOLERANCE and shared_height(box, white) > TOLERANCE
        for box, mark in sheet.boxes
        if isinstance(mark, Picture | Foreign | GlyphRun)
        or (isinstance(mark, Rule) and mark.y0 == mark.y1)  # an inset's frame
    )


def _lengths(sheet: Sheet, story: PlacedStory) -> Iterator[Finding]:
    if story.kind != "story":
        return
    shortest, longest = LEG_ROWS
    for number, leg in enumerate(story.legs):
        beside = bool(
            leg.slots
        )  # a part of a column, as long as its picture lets it be
        if leg.filled and not beside and not shortest <= _rows(leg) <= longest:
            yield note(
                sheet,
                "leg-length",
                story_place(sheet, story.id),
                story.id,
                leg=number + 1,
                rows=_rows(leg),
            )


def _off_grid(sheet: Sheet, story: PlacedStory) -> Iterator[Finding]:
    """Find body lines out of step with the page's rows; one finding a story."""
    grid = sheet.placed.grid
    astray = []
    for line in sheet.lines_of(story.id, Role.BODY):
        run = line.runs[0]
        if run.size != grid.body:
            continue  # notes and readings stand inside blocks of whole rows
        down = (run.y - grid.head_margin - grid.ascent) / grid.leading
        off = (down - round(down)) * grid.leading
        if not fits(abs(off), 0.0):
            astray.append((line, off))
    if astray:
        line, off = astray[0]
        yield warning(
            sheet,
            "off-grid",
            copy_place(sheet, line),
            story.id,
            lines=len(astray),
            text=line.text,
            off=round(off, 2),
        )


def _outside(sheet: Sheet) -> Iterator[Finding]:
    """Find marks off the paper, and copy and pictures off the type area.

    Furniture may stand in the margins; a rule or a tint may be furniture, which a
    placed page does not tell, so that these are asked for the paper's edge alone.
    """
    grid = sheet.placed.grid
    trim = Box(0.0, 0.0, grid.trim_width, grid.trim_height)
    area = type_area(grid)
    for box, mark in sheet.boxes:
        if _beyond(box, area) <= 0:
            continue
        copy = isinstance(mark, Picture | Foreign) or (
            isinstance(mark, GlyphRun) and mark.span is not None
        )
        paper = 0.0 if isinstance(mark, GlyphRun) else sheet.placed.bleed
        if (off := _beyond(box, trim)) > paper + TOLERANCE:
            code = "outside-trim"
        elif copy and (off := _beyond(box, area)) > _bearing(mark, grid) + TOLERANCE:
            code = "outside-type-area"
        else:
            continue
        story = _story_of(mark)
        where = story_place(sheet, story)
        yield error(sheet, code, where, story, mark=_name(mark), off=round(mm(off), 2))


def _bearing(mark: Mark, grid: Grid) -> Pt:
    """Give how far an em box may hang out: display type is set flush by its ink."""
    if isinstance(mark, GlyphRun) and mark.size != grid.body:
        return _BEARING * mark.size
    return 0.0


def _beyond(box: Box, room: Box) -> Pt:
    """Give how far a box stands out of a room at its worst side."""
    return max(
        room.left - box.left,
        room.top - box.top,
        box.right - room.right,
        box.bottom - room.bottom,
    )


def _story_of(mark: Mark) -> str:
    if isinstance(mark, GlyphRun):
        return mark.span.article if mark.span else ""
    return mark.story if isinstance(mark, Picture) else ""


def _name(mark: Mark) -> str:
    """Name a mark so that an editor finds it on the page."""
    if isinstance(mark, GlyphRun):
        return mark.text
    if isinstance(mark, Picture):
        return mark.image.name
    if isinstance(mark, Foreign):
        return mark.art.name
    return "—" if isinstance(mark, Rule) else "▇"


def _is_art(mark: Mark) -> bool:
    return isinstance(mark, Picture | Foreign)


def _over_one_another(sheet: Sheet) -> Iterator[Finding]:
    """Find type upon type or upon a picture; one finding a pair of stories.

    The marks are walked from the top with those that are still open, so that a page
    costs about its lines times the marks beside each. A reading over its character
    belongs there and is passed over.
    """
    told: set[tuple[str, str, str]] = set()
    still_open: list[tuple[Box, GlyphRun | Picture | Foreign]] = []
    for box, mark in _solids(sheet):
        still_open = [entry for entry in still_open if entry[0].bottom > box.top]
        for other_box, other in still_open:
            if other_box.right <= box.left or other_box.left >= box.right:
                continue
            if _in_its_place(mark, other) or not _collide(box, other_box):
                continue
            if _on_its_picture(sheet, mark, other):
                continue
            if _is_cut_off(mark, other_box) or _is_cut_off(other, box):
                continue
            if _is_art(mark) and _is_art(other):
                code = "pictures-overlap"
            elif _is_art(mark) or _is_art(other):
                code = "text-over-picture"
            else:
                code = "text-overlaps"
            one, two = sorted((_story_of(mark), _story_of(other)))
            if (code, one, two) not in told:
                told.add((code, one, two))
                story = _story_of(mark) or _story_of(other)
                yield error(
                    sheet,
                    code,
                    story_place(sheet, story),
                    story,
                    mark=_name(mark),
                    other=_name(other),
                )
        still_open.append((box, mark))


def _is_cut_off(mark: Mark, box: Box) -> bool:
    """Tell whether of a cut-out nothing is seen in a box that its own box meets."""
    if not isinstance(mark, Picture) or not mark.outline:
        return False
    left, right = reach(mark.outline, (box.top, box.bottom), 0.0)
    return fits(box.right, left) or fits(right, box.left) or left > right


def _solids(sheet: Sheet) -> list[tuple[Box, GlyphRun | Picture | Foreign]]:
    """Give what nothing may stand on, from the top: pictures, and type that has ink."""
    reading = 0.6 * sheet.placed.grid.body
    solids: list[tuple[Box, GlyphRun | Picture | Foreign]] = []
    for box, mark in sheet.boxes:
        if isinstance(mark, Picture | Foreign):
            solids.append((box, mark))
        elif isinstance(mark, GlyphRun):
            is_reading = mark.size <= reading and _in_legs(mark)
            if not is_reading and mark.text.strip():
                solids.append((inked(box, mark), mark))
    solids.sort(key=lambda entry: (entry[0].top, entry[0].left))
    return solids


def _in_its_place(one: Mark, other: Mark) -> bool:
    """Tell whether one of two runs is a mark in a vertical line of the other's text.

    Set in half its body, the blank half of it lies over the character beside it.
    """
    if not (isinstance(one, GlyphRun) and isinstance(other, GlyphRun)):
        return False
    if one.span is None or other.span is None or abs(one.y - other.y) < TOLERANCE:
        return False
    together = (one.span.article, one.span.role, one.span.paragraph) == (
        other.span.article,
        other.span.role,
        other.span.paragraph,
    )
    return together and any(
        len(r.glyphs) == 1 and not weight(r.text) for r in (one, other)
    )


def _on_its_picture(sheet: Sheet, one: Mark, other: Mark) -> bool:
    """Tell whether a headline stands on its story's picture, as it should (压图题)."""
    run, picture = (one, other) if isinstance(one, GlyphRun) else (other, one)
    if not (isinstance(run, GlyphRun) and isinstance(picture, Picture)):
        return False
    own = run.span is not None and run.span.article == picture.story
    return (
        own
        and run.span is not None
        and run.span.role in _HEADS
        and any(
            story.id == picture.story and story.head is not None and story.head.on_photo
            for story in sheet.placed.stories
        )
    )


_HEADS: Final = (Role.KICKER, Role.HEADLINE, Role.DECK)


def _in_legs(run: GlyphRun) -> bool:
    return run.span is not None and run.span.role in BODY_STREAM


def _collide(one: Box, other: Box) -> bool:
    across, down = shared_width(one, other), shared_height(one, other)
    if across <= TOLERANCE or down <= TOLERANCE:
        return False
    least = min(one.width * one.height, other.width * other.height)
    return across * down > _OVERLAP * least
