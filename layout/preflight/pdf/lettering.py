"""Checks of type and lines: what a press can hold.

Source: press 5, TX01 to TX04 and LN01; ad specifications of newspapers. Yellow is left
out of the count where only register is at stake: its edge is not seen.
"""

from collections.abc import Iterator
from typing import Final

from layout.model.box import Box
from layout.model.finished import FinishedPage
from layout.model.inks import YELLOW
from layout.model.printed import ImagePainted, Paint, PathPainted, TextShown
from layout.preflight.pdf.case import Case, Flaw, error, is_inside, warning
from layout.preflight.pdf.colour import thickness
from layout.units import Mm, Pt, fits, pt

SMALLEST: Final[Pt] = 5.0
"""Type below this fills in on newsprint."""

SMALL: Final[Pt] = 9.0
"""Type below this shows when two inks are out of register."""

REVERSED: Final = {True: 10.0, False: 7.0, None: 8.0}
"""Least size of white type: thin strokes close up first (宋体 10, 黑体 7 pt)."""

SAFE: Final[Mm] = 3.0
"""White that type keeps from the trim."""

THINNEST: Final[Pt] = 0.25
"""A plate holds no thinner line."""
THINNEST_REVERSED: Final[Pt] = 0.5
THINNEST_INKS: Final[Pt] = 1.0

_MOST_GROUNDS: Final = 5000
"""Things painted last among which the ground of white type is looked for."""

_INK: Final = 0.01
"""Parts below this are no ink."""


def check_lettering(case: Case) -> Iterator[Flaw]:
    """Give what would not print well of type and lines."""
    for page, text in case.things(TextShown):
        if text.visible and (text.text.strip() or text.notdefs):
            yield from _type(page, text)
            yield from _place(page, text)
    for page, path in case.things(PathPainted):
        width = thickness(path)
        if width is not None:
            yield from _line(page, path, width)
    for page in case.file.pages:
        yield from _reversed(page)


def _type(page: FinishedPage, text: TextShown) -> Iterator[Flaw]:
    size = round(text.size, 1)
    number, box = page.number, text.box
    if not fits(SMALLEST, text.size):
        yield error(number, "tx01-small", box, size=size, least=SMALLEST)
    if not fits(SMALL, text.size):
        inks = _inks(text.paint)
        if inks > 2:
            yield error(number, "tx02-inks", box, size=size, inks=inks)
        elif _inks(text.paint, yellow=False) > 1:
            yield warning(number, "tx02-two-inks", box, size=size)
    if text.notdefs:
        yield error(number, "tx04-notdef", box, font=text.font)


def _place(page: FinishedPage, text: TextShown) -> Iterator[Flaw]:
    sheet, safe = page.sheet, pt(SAFE)
    inner = Box(safe, safe, sheet.right - safe, sheet.bottom - safe)
    box = text.box
    stays = (
        fits(inner.left, box.left)
        and fits(inner.top, box.top)
        and fits(box.right, inner.right)
        and fits(box.bottom, inner.bottom)
    )
    if not stays:
        yield warning(page.number, "tx04-outside", box, safe=SAFE)


def _reversed(page: FinishedPage) -> Iterator[Flaw]:
    """Find white type that is too small and stands on something."""
    grounds: list[Box] = []
    for thing in page.painted:
        if isinstance(thing, TextShown):
            least = REVERSED[thing.serif]
            small = thing.visible and thing.paint.is_white and bool(thing.text.strip())
            if small and not fits(least, thing.size) and _on(thing.box, grounds, page):
                size = round(thing.size, 1)
                code = "tx03-reversed"
                yield error(page.number, code, thing.box, size=size, least=least)
        elif isinstance(thing, ImagePainted) or not thing.paint.is_white:
            grounds.append(thing.box)


def _on(box: Box, grounds: list[Box], page: FinishedPage) -> bool:
    near = grounds[-_MOST_GROUNDS:]
    return is_inside(box, page.sheet) and any(box.meets(each) for each in near)


def _line(page: FinishedPage, path: PathPainted, width: Pt) -> Iterator[Flaw]:
    rounded = round(width, 2)
    number, box = page.number, path.box
    if not fits(THINNEST, width):
        # What is filled may be a sliver of a drawing, what is stroked is a line.
        say = warning if path.width is None else error
        yield say(number, "ln01-thin", box, width=rounded, least=THINNEST)
    elif path.paint.is_white and not fits(THINNEST_REVERSED, width):
        least = THINNEST_REVERSED
        yield warning(number, "ln01-reversed", box, width=rounded, least=least)
    elif _inks(path.paint, yellow=False) > 1 and not fits(THINNEST_INKS, width):
        least = THINNEST_INKS
        yield warning(number, "ln01-inks", box, width=rounded, least=least)


def _inks(paint: Paint, *, yellow: bool = True) -> int:
    plates = (name for name, part in paint.plates.items() if part > _INK)
    return sum(yellow or name != YELLOW for name in plates)
