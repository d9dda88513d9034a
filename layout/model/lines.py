"""The lines of copy on a placed page: runs of one paragraph that are read in one go.

A placed page holds runs, since a line may change its face. What asks for lines (the
archive, the proof, the checks) asks here, so that all of them see the same ones; how
much room a line takes is theirs to say.
"""

from typing import TypeAlias

from layout.model.page import GlyphRun, PlacedPage
from layout.model.text import Role
from layout.units import TOLERANCE

Line: TypeAlias = tuple[GlyphRun, ...]
"""Runs of one paragraph on one baseline, one at least; each has a span and glyphs."""

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
    return abs(before.y - run.y) <= TOLERANCE and run.x >= before.x


def paragraph_of(line: Line) -> Key:
    """Give what names the paragraph of a line."""
    key = _key(line[0])
    assert key is not None  # noqa: S101 - lines are made of runs that have a span
    return key


def text_of(line: Line) -> str:
    """Give what a line says."""
    return "".join(run.text for run in line)


def _key(run: GlyphRun) -> Key | None:
    span = run.span
    return (span.article, span.role, span.paragraph) if span else None
