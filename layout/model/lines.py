"""The lines of copy on a placed page: runs of one paragraph that are read in one go.

A placed page holds runs, since a line may change its face. What asks for lines (the
archive, the proof, the checks) asks here, so that all of them see the same ones; how
much room a line takes is theirs to say.
"""

from itertools import pairwise
from typing import TypeAlias

from layout.model.page import GlyphRun, PlacedPage
from layout.model.text import Role
from layout.units import TOLERANCE

Line: TypeAlias = tuple[GlyphRun, ...]
"""Runs of one paragraph on one baseline, or on one axis if they stand upright; one at
least, and each has a span and glyphs."""

Key: TypeAlias = tuple[str, Role, int]
"""Article, role and number: what a span names a paragraph with."""


def lines_in(page: PlacedPage) -> tuple[Line, ...]:
    """Give the lines of copy of a page, in reading order; furniture is left out."""
    lines: list[list[GlyphRun]] = []
    for mark in page.marks:
        if not isinstance(mark, GlyphRun) or mark.span is None or not mark.glyphs:
            continue
        if lines and goes_on(lines[-1][-1], mark):
            lines[-1].append(mark)
        else:
            lines.append([mark])
    return tuple(map(tuple, lines))


def goes_on(before: GlyphRun, run: GlyphRun) -> bool:
    """Tell whether a run stands on the line of the one that is read before it."""
    if before.span is None or run.span is None or _key(before) != _key(run):
        return False
    if before.axis is not None or run.axis is not None:
        return before.axis == run.axis
    return abs(before.y - run.y) <= TOLERANCE and run.x >= before.x


def is_parted(before: GlyphRun, run: GlyphRun) -> bool:
    """Tell whether a line of display type is read with a blank between two runs.

    So it is where another line begins, and where an upright one leaves out a blank of
    the copy: a level line has a glyph for it.
    """
    if not goes_on(before, run):
        return True
    one, other = before.span, run.span
    upright = run.axis is not None
    return bool(upright and one and other and one.end < other.start)


def paragraph_of(line: Line) -> Key:
    """Give what names the paragraph of a line."""
    key = _key(line[0])
    assert key is not None  # noqa: S101 - lines are made of runs that have a span
    return key


def text_of(line: Line) -> str:
    """Give what a line says."""
    said = [line[0].text]
    for before, run in pairwise(line):
        said += (" " * is_parted(before, run), run.text)
    return "".join(said)


def _key(run: GlyphRun) -> Key | None:
    span = run.span
    return (span.article, span.role, span.paragraph) if span else None
