"""Checks of lines of body text: loose, too short to stand alone, alone at a leg's end.

Gaps are read from the glyphs as they stand: between two Han characters whatever is
over one em was put there to fill the line. Source: composition 2.6 and 2.7, makeup 0.1.
"""

from collections.abc import Iterator
from itertools import pairwise
from operator import sub
from typing import Final

from layout.model.finding import Finding
from layout.model.page import GlyphRun, PlacedLeg, PlacedStory
from layout.model.text import Role
from layout.preflight.boxes import weight
from layout.preflight.sheet import (
    BODY_STREAM,
    Sheet,
    TextLine,
    copy_place,
    story_place,
    warning,
)
from layout.units import EM, TOLERANCE, Mil

LOOSE: Final[Mil] = 100
"""A line's gaps look spaced out beyond this."""

LETTER_SPACED: Final[Mil] = 250
"""Beyond the emergency limit a line falls into single characters."""

WIDOW: Final = 3
"""A paragraph's end of so many characters is no line for a leg's head."""

_HAN = ("一", "鿿")
"""Those whose advance is one em in every face of the house."""


def check_lines(sheet: Sheet) -> Iterator[Finding]:
    """Give the lines that an editor would mark on the proof."""
    for story in sheet.placed.stories:
        yield from _loose(sheet, story)
    yield from _runts(sheet)
    for story in sheet.placed.stories:
        yield from _leg_ends(sheet, story)


def widest_gap(line: TextLine) -> Mil:
    """Give the widest white between two Han characters of a line, in 1/1000 em.

    Nought where no step of the line is wide enough to be loose: most lines are told
    by that alone.
    """
    return max((gap for run in line.runs for gap in _gaps(run)), default=0)


def _gaps(run: GlyphRun) -> Iterator[Mil]:
    steps = map(sub, run.offsets[1:], run.offsets)
    if max(steps, default=0) <= EM + LOOSE:
        return
    for (text, here), (following, there) in pairwise(
        zip(run.texts, run.offsets, strict=True)
    ):
        if _is_han(text) and _is_han(following):
            yield there - here - EM


def _is_han(text: str) -> bool:
    return len(text) == 1 and _HAN[0] <= text <= _HAN[1]


def _loose(sheet: Sheet, story: PlacedStory) -> Iterator[Finding]:
    """Name each loose line, for only a change of its words cures it.

    A line without two Han characters side by side tells no gap; for such a one the
    story's widest gap speaks.
    """
    worst = 0
    for line in sheet.lines_of(story.id, Role.BODY):
        gap = widest_gap(line)
        worst = max(worst, gap)
        if gap > LOOSE:
            code = "line-letter-spaced" if gap > LETTER_SPACED else "line-loose"
            yield warning(
                sheet,
                code,
                copy_place(sheet, line),
                story.id,
                gap=round(gap / 10),
                text=line.text,
            )
    if story.worst_gap > LOOSE >= worst:
        yield warning(
            sheet,
            "line-loose",
            story_place(sheet, story.id),
            story.id,
            gap=round(story.worst_gap / 10),
            text="",
        )


def _runts(sheet: Sheet) -> Iterator[Finding]:
    """Find last lines of one character, with or without a mark after it (孤字)."""
    for line in sheet.lines:
        if _ends_paragraph(line) and weight(line.text) <= 1:
            where = copy_place(sheet, line)
            yield warning(sheet, "line-runt", where, line.key[0], text=line.text)


def _ends_paragraph(line: TextLine) -> bool:
    """Tell whether a line is the last of a paragraph of several."""
    return line.key[1] is Role.BODY and line.last and not line.first


def _leg_ends(sheet: Sheet, story: PlacedStory) -> Iterator[Finding]:
    """Find ends of paragraphs at a leg's head and subheads at a leg's foot (背题)."""
    lines = sheet.lines_of(story.id, *BODY_STREAM)
    legs = [_leg_of(sheet, story, line) for line in lines]
    for i in range(1, len(lines)):
        line = lines[i]
        heads_leg = legs[i] != legs[i - 1]
        if heads_leg and _ends_paragraph(line) and weight(line.text) <= WIDOW:
            yield warning(
                sheet, "widow", copy_place(sheet, line), story.id, text=line.text
            )
    for i, line in enumerate(lines):
        if line.key[1] is not Role.SUBHEAD or not line.last:
            continue
        following = legs[i + 1 : i + 3]
        same = sum(leg == legs[i] for leg in following)
        if same < len(following):
            yield warning(
                sheet,
                "subhead-at-foot",
                copy_place(sheet, line),
                story.id,
                text=line.text,
                lines=same,
            )


def _leg_of(sheet: Sheet, story: PlacedStory, line: TextLine) -> PlacedLeg | None:
    grid = sheet.placed.grid
    row = (line.box.bottom - grid.head_margin) / grid.leading
    for leg in story.legs:
        beside = leg.x - TOLERANCE <= line.box.left <= leg.x + leg.width
        if beside and leg.first_row <= row <= leg.last_row + 1:
            return leg
    return None
