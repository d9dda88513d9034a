"""Checks of what the press can hold: small type, thin rules, inks of a page.

Source: press 5 (TX01 to TX03, LN01) and 0 (decision 4). Two of those rules count inks:
yellow is left out of the count where only register is at stake, since a yellow edge
half a point off is not seen, and red headings would all be warned of.
"""

from collections.abc import Iterator
from typing import Final

from layout.errors import Where
from layout.model.finding import Finding
from layout.model.page import Foreign, GlyphRun, Mark, Picture
from layout.model.paper import Colour
from layout.model.text import Role
from layout.preflight.sheet import (
    Sheet,
    copy_place,
    error,
    story_place,
    warning,
)
from layout.units import Pt, fits

SMALLEST: Final[Pt] = 5.0
"""Type below this fills in on newsprint."""

SMALLEST_BODY: Final[Pt] = 8.0

SMALL: Final[Pt] = 9.0
"""Type below this shows when two inks are out of register."""

SMALLEST_REVERSED: Final[Pt] = 8.0
"""White type below this closes up."""

THINNEST: Final[Pt] = 0.25
"""A plate holds no thinner line."""

THINNEST_INKS: Final[Pt] = 1.0
"""A line of several inks below this shows each of them."""

_INK: Final = 0.01
"""Parts below this are no ink."""


def check_ink(sheet: Sheet) -> Iterator[Finding]:
    """Give what would not print well, one finding a kind of fault and story."""
    told: set[tuple[str, str, str]] = set()
    for finding in _all(sheet):
        key = (finding.code, finding.story, str(finding.values))
        if key not in told:
            told.add(key)
            yield finding


def _all(sheet: Sheet) -> Iterator[Finding]:
    for run in sheet.runs:
        if run.text.strip():
            yield from _type(sheet, run)
    for rule in sheet.rules:
        yield from _line(sheet, rule.width, rule.colour)
    for mark in sheet.placed.marks:
        yield from _page_ink(sheet, mark)


def _type(sheet: Sheet, run: GlyphRun) -> Iterator[Finding]:
    story = run.span.article if run.span else ""
    where = story_place(sheet, story)
    size = round(run.size, 2)
    body = run.span is not None and run.span.role is Role.BODY
    least = SMALLEST_BODY if body else SMALLEST
    if not fits(least, run.size):
        yield error(sheet, "type-too-small", where, story, size=size, least=least)
    if fits(SMALL, run.size):
        return
    if _is_white(run.colour) and not fits(SMALLEST_REVERSED, run.size):
        values = {"size": size, "least": SMALLEST_REVERSED}
        yield error(sheet, "reversed-too-small", where, story, **values)
    if _inks(run.colour) > 2:
        inks = _inks(run.colour)
        yield error(sheet, "small-type-inks", where, story, size=size, inks=inks)
    elif _inks(run.colour, yellow=False) > 1:
        inks = _inks(run.colour)
        yield warning(sheet, "small-type-register", where, story, size=size, inks=inks)


def _line(sheet: Sheet, width: Pt, colour: Colour) -> Iterator[Finding]:
    where = sheet.page.where
    if not fits(THINNEST, width):
        yield error(
            sheet, "rule-too-thin", where, width=round(width, 2), least=THINNEST
        )
    elif _inks(colour, yellow=False) > 1 and not fits(THINNEST_INKS, width):
        yield warning(
            sheet,
            "rule-register",
            where,
            width=round(width, 2),
            inks=_inks(colour),
            least=THINNEST_INKS,
        )


def _page_ink(sheet: Sheet, mark: Mark) -> Iterator[Finding]:
    """Find what a page of few inks cannot print: it has no plate for it."""
    ink = sheet.page.ink
    if ink == "彩色":
        return
    if isinstance(mark, Picture):
        if not mark.grey:
            yield error(
                sheet,
                "picture-not-grey",
                story_place(sheet, mark.story),
                mark.story,
                photo=mark.image.name,
                ink=ink,
            )
        return
    if isinstance(mark, Foreign):
        return  # the checks of advertisements ask what it paints with
    cyan, magenta, yellow, _ = mark.colour.cmyk
    other = cyan > _INK if ink == "套红" else max(cyan, magenta, yellow) > _INK
    if other:
        story = mark.span.article if isinstance(mark, GlyphRun) and mark.span else ""
        where = _where(sheet, mark)
        yield error(
            sheet, "colour-off-page", where, story, colour=mark.colour.name, ink=ink
        )


def _where(sheet: Sheet, mark: Mark) -> Where:
    for line in sheet.lines if isinstance(mark, GlyphRun) else ():
        if mark in line.runs:
            return copy_place(sheet, line)
    return sheet.page.where


def _is_white(colour: Colour) -> bool:
    return max(colour.cmyk) <= _INK


def _inks(colour: Colour, *, yellow: bool = True) -> int:
    """Count the plates that a colour prints from; a spot colour is one."""
    if colour.spot:
        return 1
    parts = colour.cmyk if yellow else (*colour.cmyk[:2], colour.cmyk[3])
    return sum(part > _INK for part in parts)
