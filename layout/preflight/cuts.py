"""Checks of lines that cut a page from edge to edge (通线, 断版).

A gutter that nothing walls is always a fault. A rule from side to side is the ordinary
way to part bands of a page made of blocks, so it is only noted, and not at all where
it closes a banner, a section or an advertisement, or where a frame carries it on.
Source: makeup 1.3 (通线, 腹切り) and 5.8 (vertical 25, horizontal 10).
"""

from collections.abc import Iterator
from typing import Final

from layout.model.box import Box
from layout.model.finding import Finding
from layout.model.ground import column_left, type_area
from layout.model.page import Foreign, Picture, PlacedStory, Rule
from layout.preflight.boxes import box_of
from layout.preflight.sheet import Sheet, note, warning
from layout.preflight.stories import in_sections, story_box
from layout.units import TOLERANCE, Pt

BESIDE: Final = 4
"""Rows within which a story stands at a rule: what a head block leaves over its kicker
comes to the row and a half under the rule."""

_LEVEL: Final[Pt] = 1.0
"""Rules whose heights differ by no more lie on one line for the eye."""


def check_cuts(sheet: Sheet) -> Iterator[Finding]:
    """Give the gutters and rules that run through a page."""
    yield from _gutters(sheet)
    yield from _rules(sheet)


def _gutters(sheet: Sheet) -> Iterator[Finding]:
    """Find gutters that run through the page from head to foot.

    A headline, a picture or a tint across it walls a gutter; a rule does not.
    """
    grid = sheet.placed.grid
    area = type_area(grid)
    walls = [
        box
        for box, mark in sheet.boxes
        if not isinstance(mark, Rule)
        and box.bottom > area.top
        and box.top < area.bottom
    ]
    for column in range(1, grid.columns):
        middle = column_left(grid, column) - grid.gutter * grid.body / 2
        if walls and not any(box.left < middle < box.right for box in walls):
            yield warning(
                sheet, "gutter-through", sheet.page.where, left=column, right=column + 1
            )


def _rules(sheet: Sheet) -> Iterator[Finding]:
    """Find rules that run from side to side with plain stories over and under them."""
    grid = sheet.placed.grid
    grouped = in_sections(sheet)
    stories = [
        (story, box)
        for story in sheet.placed.stories
        if (box := story_box(sheet, story)) is not None
    ]
    near = BESIDE * grid.leading
    for y in _through(sheet):
        over = [s for s, box in stories if -TOLERANCE <= y - box.bottom <= near]
        under = [s for s, box in stories if -TOLERANCE <= box.top - y <= near]
        if not over or not under:
            continue
        if any(_is_apart(story, grouped) for story in (*over, *under)):
            continue
        if not any(_is_at(box, y, near) for box in _adverts(sheet)):
            row = round((y - grid.head_margin) / grid.leading + 0.5)
            yield note(sheet, "rule-through", sheet.page.where, row=row)


def _through(sheet: Sheet) -> Iterator[Pt]:
    """Give the heights at which lying rules reach from side to side but for gutters."""
    grid = sheet.placed.grid
    gutter = grid.gutter * grid.body
    area = type_area(grid)
    lying = sorted(
        (r for r in sheet.rules if r.y0 == r.y1 and area.top < r.y0 < area.bottom),
        key=lambda rule: rule.y0,
    )
    done = area.top
    for rule in lying:
        if rule.y0 <= done + _LEVEL:
            continue
        done = rule.y0
        level = [r for r in lying if abs(r.y0 - rule.y0) <= _LEVEL]
        if any(_is_of_frame(sheet, each) for each in level):
            continue
        reached = area.left
        for box in sorted(map(box_of, level), key=lambda box: box.left):
            if box.left <= reached + gutter + _LEVEL:
                reached = max(reached, box.right)
        if reached >= area.right - _LEVEL:
            yield rule.y0


def _is_of_frame(sheet: Sheet, lying: Rule) -> bool:
    """Tell whether a standing rule begins or ends at each end of a lying one."""
    uprights = [r for r in sheet.rules if r.x0 == r.x1]
    return all(
        any(
            abs(r.x0 - x) <= _LEVEL
            and min(abs(r.y0 - lying.y0), abs(r.y1 - lying.y0)) <= _LEVEL
            for r in uprights
        )
        for x in (lying.x0, lying.x1)
    )


def _is_apart(story: PlacedStory, grouped: frozenset[str]) -> bool:
    """Tell whether a story's own border is what the rule is."""
    return story.framed or story.id in grouped


def _adverts(sheet: Sheet) -> tuple[Box, ...]:
    return tuple(
        box
        for box, mark in sheet.boxes
        if isinstance(mark, Foreign) or (isinstance(mark, Picture) and not mark.story)
    )


def _is_at(box: Box, y: Pt, near: Pt) -> bool:
    return min(abs(box.top - y), abs(box.bottom - y)) <= near
