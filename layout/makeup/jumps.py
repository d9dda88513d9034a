"""Stories over two pages: what goes on elsewhere, and the lines that say so.

In come a story with its jump and the text that found no room; out come the rest for
the other page and the jump lines （下转第4版） and （上接第1版）, made by the program
so that no number in them can be wrong. Source: makeup 0.1, look "jump lines".
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from layout.composition.display import draw
from layout.errors import MakeupError, problem
from layout.makeup.desk import Desk
from layout.makeup.grid import baseline
from layout.makeup.legs import Choice, Kind, Unit
from layout.makeup.typeset import Leg, SetLegs, SetText
from layout.model.issue import Continuation, Page, Story
from layout.model.page import GlyphRun, Outflow
from layout.model.paper import EM_ASCENT
from layout.model.style import Align
from layout.model.walk import items_of

JUMP_ROWS = 1
"""Rows that a jump line takes at the foot of the last leg."""

SHARE_HERE = 0.6
"""Share of a jumping story that stays where the manifest fixes no rows."""


def in_jump_order(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Give pages so that each comes after those whose stories it continues.

    Pages that continue one another in a ring keep the manifest's order.
    """
    sources = {page.number: _sources(page, pages) for page in pages}
    ordered: list[Page] = []
    waiting = list(pages)
    while waiting:
        made = {page.number for page in ordered}
        free = [p for p in waiting if sources[p.number] <= made | {p.number}]
        ordered += free or waiting
        waiting = [p for p in waiting if p not in ordered]
    return tuple(ordered)


def _sources(page: Page, pages: Sequence[Page]) -> set[str]:
    wanted = {i.source for i in items_of(page) if isinstance(i, Continuation)}
    return {
        other.number
        for other in pages
        for item in items_of(other)
        if isinstance(item, Story) and item.jump and item.article.file in wanted
    }


def shortened(legs: tuple[Leg, ...], story: Story) -> tuple[Leg, ...]:
    """Give the legs of a story without the row of its jump line."""
    if not story.jump or not legs:
        return legs
    last = legs[-1]
    return (*legs[:-1], replace(last, rows=last.rows - JUMP_ROWS))


def lines_here(story: Story, lines: int) -> int:
    """Give how many of a story's lines are to stand on this page."""
    if not story.jump:
        return lines
    return ceil(lines * (story.jump.after or SHARE_HERE)) + JUMP_ROWS


def outflow_of(story: Story, text: SetLegs, desk: Desk) -> tuple[Outflow, ...]:
    """Give what a jumping story leaves for its other page."""
    if not story.jump or not text.rest:
        return ()
    article = replace(story.article, body=text.rest, byline=None)
    return (Outflow(article, story.jump.page, desk.page.number),)


def jump_line(story: Story, legs: tuple[Leg, ...], desk: Desk) -> tuple[GlyphRun, ...]:
    """Give the line at the foot of the last leg that names the other page."""
    if not story.jump or not legs:
        return ()
    style = desk.style("jump")
    line = desk.line(f"（下转第{_plain(story.jump.page)}版）", style)
    last = legs[-1]
    y = baseline(desk.grid, last.foot)
    slot = last.at(last.rows)
    right = slot.x + slot.characters * desk.grid.body
    top = y - EM_ASCENT * style.size
    return draw(line, right, top, desk.colour(style.colour), Align.RIGHT)


def from_line(story: Story, desk: Desk) -> tuple[SetText, ...]:
    """Give the line on top of the first leg that names the page it comes from."""
    if not story.came_from:
        return ()
    style = desk.style("jump")
    line = desk.line(f"（上接第{_plain(story.came_from)}版）", style)
    drop = desk.grid.ascent - EM_ASCENT * style.size
    return (SetText(Unit(Kind.WHOLE, (Choice(1, 0.0),)), line=line, drop=drop),)


def continued(item: Continuation, desk: Desk) -> Story:
    """Give the rest of a story as a story of this page.

    Raises MakeupError where nothing has come from the other page: it was not made up,
    or its story ends there.
    """
    for flow in desk.inflow:
        if flow.article.file == item.source and flow.page == desk.page.number:
            article = replace(
                flow.article,
                headline=item.headline,
                kicker=None,
                deck=None,
                summary=None,
                credit=None,
                caption=None,
            )
            return Story(article, item.where, item.extent, came_from=flow.source)
    raise MakeupError([problem("jump-empty", item.where, file=item.source)])


def _plain(number: str) -> str:
    return number.lstrip("0") or number
