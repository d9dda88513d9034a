"""Where on the page a finding points: the line, headline, picture or box it is about.

A finding names a place in the copy or the manifest, for that is what an editor changes.
On the proof it has to stand where it is seen: the place in the copy is found again
through the spans of the page's runs; where a finding points into the manifest, what it
names (a photograph, a leg, a row) tells the spot, and the story's box is the last
resort. What concerns the whole page has no spot and stands in the list alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from layout.errors import Where
from layout.model.box import Box, around
from layout.model.finding import Finding
from layout.model.ground import (
    column_left,
    column_right,
    leg_box,
    row_top,
)
from layout.model.issue import Page
from layout.model.page import Picture, PlacedLeg, PlacedPage, PlacedStory
from layout.model.text import Paragraph, Role
from layout.model.walk import items_of, paragraphs_in
from layout.proof.areas import (
    TextLine,
    area_of,
    lines_of,
    story_areas,
)
from layout.units import pt

_OF_HEADS: Final = ("headline", "headlines", "kicker", "deck", "rank", "ranks")
"""First words of the codes that speak of a story's headline."""

_OF_FOOTS: Final = ("overset", "underset")


class Aim(StrEnum):
    """What a finding is about."""

    LINE = "line"  # a line of text
    HEAD = "head"
    PICTURE = "picture"
    CELL = "cell"  # a column and a row
    GUTTER = "gutter"  # the white between two columns, from head to foot
    FOOT = "foot"  # where a story's text ends
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the page that a finding is marked at."""

    aim: Aim
    area: Box
    story: str = ""


class Places:
    """A placed page beside its copy, asked for one finding after another."""

    def __init__(self, placed: PlacedPage, page: Page | None) -> None:
        self._placed = placed
        self._lines = lines_of(placed)
        items = items_of(page) if page else ()
        self._paragraphs = tuple(p for item in items for p in paragraphs_in(item))

    def spot(self, finding: Finding) -> Spot | None:
        """Give where a finding is marked, None where it is about the whole page."""
        story = self._story(finding.story)
        kind = finding.code.split("-")[0]
        if kind in _OF_FOOTS and story and story.legs:
            return Spot(Aim.FOOT, self._foot(story.legs[-1]), story.id)
        if finding.place is not None and finding.place.box is not None:
            left, top, width, height = map(pt, finding.place.box)
            area = Box(left, top, left + width, top + height)
            return Spot(Aim.PICTURE, area, finding.story)
        line = self._line(finding.where)
        if line:
            return Spot(Aim.LINE, line.area, finding.story)
        return self._named(finding, story) or self._of_story(kind, story)

    def _named(self, finding: Finding, story: PlacedStory | None) -> Spot | None:
        """Give the spot of a thing that a finding names among its values."""
        match dict(finding.values):
            case {"left": int(left), "right": int()}:
                return Spot(Aim.GUTTER, _gutter(self._placed, left), finding.story)
            case {"photo": str(photo)} if picture := self._picture(photo):
                return Spot(Aim.PICTURE, picture, finding.story)
            case {"column": int(column), "row": int(row)}:
                return Spot(Aim.CELL, _cell(self._placed, column, row), finding.story)
            case {"row": int(row)} if story is None:
                return Spot(Aim.CELL, _row(self._placed, row))
            case {"leg": int(leg)} if story and 0 < leg <= len(story.legs):
                return Spot(Aim.FOOT, self._foot(story.legs[leg - 1]), story.id)
            case _:
                return None

    def _of_story(self, kind: str, story: PlacedStory | None) -> Spot | None:
        """Give a story's headline for what is said of it, or the story's box."""
        if story is None:
            return None
        if kind in _OF_HEADS and (head := self._head(story.id)):
            return Spot(Aim.HEAD, head, story.id)
        areas = story_areas(self._placed, story)
        return Spot(Aim.STORY, areas[0], story.id) if areas else None

    def _foot(self, leg: PlacedLeg) -> Box:
        """Give the last row of a leg."""
        area = leg_box(self._placed.grid, leg)
        top = area.bottom - self._placed.grid.leading
        return Box(area.left, top, area.right, area.bottom)

    def _story(self, name: str) -> PlacedStory | None:
        return next((s for s in self._placed.stories if s.id == name), None)

    def _line(self, where: Where) -> TextLine | None:
        """Give the line that shows a place of the copy."""
        found = _in_paragraphs(self._paragraphs, where)
        if found is None:
            return None
        paragraph, offset = found
        wanted = (paragraph.article, paragraph.role, paragraph.number)
        for line in self._lines:
            for run in line.runs:
                span = run.span
                if (
                    span
                    and (span.article, span.role, span.paragraph) == wanted
                    and span.start <= offset < span.end
                ):
                    return line
        return None

    def _picture(self, name: str) -> Box | None:
        for mark in self._placed.marks:
            if isinstance(mark, Picture) and mark.image.name == name:
                return area_of(mark)
        return None

    def _head(self, story: str) -> Box | None:
        areas = [
            line.area
            for line in self._lines
            if (span := line.runs[0].span)
            and span.article == story
            and span.role is Role.HEADLINE
        ]
        return around(areas) if areas else None


def _gutter(placed: PlacedPage, column: int) -> Box:
    """Give the gutter right of a basic column, counted from 1."""
    grid = placed.grid
    left, right = column_right(grid, column - 1), column_left(grid, column)
    return Box(left, row_top(grid, 0), right, row_top(grid, grid.rows))


def _cell(placed: PlacedPage, column: int, row: int) -> Box:
    """Give a row of a basic column, both counted from 1."""
    grid = placed.grid
    left, right = column_left(grid, column - 1), column_right(grid, column - 1)
    return Box(left, row_top(grid, row - 1), right, row_top(grid, row))


def _row(placed: PlacedPage, row: int) -> Box:
    """Give a row from side to side of the type area, counted from 1."""
    grid = placed.grid
    left, top = grid.side_margin, row_top(grid, row - 1)
    return Box(left, top, left + grid.width, top + grid.leading)


def _in_paragraphs(
    paragraphs: Sequence[Paragraph], where: Where
) -> tuple[Paragraph, int] | None:
    """Give the paragraph and offset of a place: ``Paragraph.place`` turned over.

    Of the anchors before the place the nearest tells it; a place on a line that no
    anchor names is not of the copy.
    """
    nearest = None
    for paragraph in paragraphs:
        if paragraph.file != where.file:
            continue
        for anchor in paragraph.anchors:
            reach = (anchor.line, anchor.column)
            before = reach <= (where.line, max(where.column, 1))
            if before and (nearest is None or reach >= nearest[0]):
                nearest = (reach, paragraph, anchor)
    if nearest is None:
        return None
    _, paragraph, anchor = nearest
    if anchor.line != where.line:
        return None
    offset = anchor.offset + max(0, where.column - anchor.column)
    return paragraph, min(offset, max(0, len(paragraph.text) - 1))
