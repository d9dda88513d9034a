"""The proof overlay (大样): a page with all that the desk wants to see drawn on it.

In come a placed page and the findings about it, out goes a placed page that any output
can draw. Marks are only added; those of the page stand in it unchanged and in their
order. The page's trim grows by the strip at its right.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from layout.model.finding import Finding
from layout.model.page import GlyphRun, Mark, PlacedPage, Tint
from layout.proof.board import Board
from layout.proof.flow import leg_order, misfit, name_tag, open_rows
from layout.proof.notes import highlights, numbered, pins, shapes
from layout.proof.sheet import sheet_ground, sheet_numbers, sheet_over
from layout.proof.strip import strip
from layout.proof.words import Proofing


def overlay(
    placed: PlacedPage, findings: Sequence[Finding], proof: Proofing
) -> PlacedPage:
    """Give a page as a proof.

    Under it the sheet (版样) with column letters and row numbers, and tints under loose
    lines and lines with findings; over it the order of legs, the name of each story,
    多 and 欠, and the findings' numbers; beside it a strip with the findings in words,
    the text that found no room, the stories and a key.

    Args:
        placed: The page as it goes to press.
        findings: All that is said of it, judged, in the order of the report.
        proof: Faces, words and the manifest's page.

    Raises:
        FontError: A face that labels are set in is missing.
    """
    board = Board(placed)
    notes = numbered(placed, findings, proof)
    faces = proof.faces
    over: list[Mark] = [*sheet_numbers(placed, faces), *shapes(notes)]
    for story in placed.stories:
        over += leg_order(placed, story, board, faces)
    for story in placed.stories:
        over += misfit(placed, story, board, proof)
        over += name_tag(placed, story, board, proof)
    over += pins(placed, notes, board, faces)
    beside = strip(placed, notes, proof)
    ground = [*sheet_ground(placed)]
    for story in placed.stories:
        ground += open_rows(placed, story)
    page = _with_ground(placed, highlights(placed, notes))
    grid = placed.grid
    wide = replace(grid, trim_width=grid.trim_width + beside.width)
    return replace(placed, grid=wide, marks=(*ground, *page, *over, *beside.marks))


def _with_ground(
    placed: PlacedPage, tints: Mapping[str, Sequence[Tint]]
) -> Iterator[Mark]:
    """Give the page's marks with what lies right under some of them.

    A page's own tint would hide what is laid under it. So the tints of an article's
    lines come before its first type, when the frame it stands in is painted, and the
    sheet is drawn again on every tint that lets it through.
    """
    waiting = dict(tints)
    for mark in placed.marks:
        if isinstance(mark, GlyphRun) and mark.span:
            yield from waiting.pop(mark.span.article, ())
        yield mark
        if isinstance(mark, Tint):
            yield from sheet_over(placed, mark)
