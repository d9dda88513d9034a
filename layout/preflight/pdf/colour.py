"""Checks of colour and overprint, thing by thing.

Source: press 5, CO01 to CO05 and OP01 to OP04; Ghent Workgroup, newspaper ads 2015.
"""

from collections.abc import Iterator
from typing import Final

from layout.model.box import Box
from layout.model.finished import FinishedPage
from layout.model.inks import ALL, BLACK, RESERVED
from layout.model.printed import (
    ImagePainted,
    Kind,
    Paint,
    Painted,
    PathPainted,
    TextShown,
    overprints,
)
from layout.preflight.pdf.case import Case, Flaw, error, is_inside, warning
from layout.units import Pt, fits

SMALL_BLACK: Final[Pt] = 12.0
"""Black type below this overprints: no plate fits so well that a gap is not seen."""

THIN_BLACK: Final[Pt] = 2.0
"""Black lines below this overprint."""

SLENDER: Final = 10
"""A filled rectangle so many times longer than it is wide is a line."""

GROUND: Final = 10.0
"""Per cent of colour beside black type from which a gap would be seen."""

LEFT_UNDER: Final = 0.25
"""Share of the ground's colour that must be found under the type."""

_DEVICES: Final = {Kind.RGB: "RGB", Kind.LAB: "Lab"}
_MOST_GROUNDS: Final = 2000
_MOST_ASKED: Final = 1000
"""Pieces of type whose plates are looked at on a page."""


def check_colour(case: Case) -> Iterator[Flaw]:
    """Give what is wrong with the colours of a press file."""
    for page, thing in case.painted():
        yield from _space(page, thing)
        yield from _registration(page, thing)
        yield from _spots(page, thing, case)
        yield from _overprint(page, thing)
    yield from _plates(case)


def thickness(path: PathPainted) -> Pt | None:
    """Give how thick a line is, stroked or filled; None for what is no line."""
    if path.width is not None:
        return path.width
    if not path.rectangle:
        return None
    short, long = sorted((path.box.width, path.box.height))
    return short if long > SLENDER * short else None


def asked_of_plates(page: FinishedPage) -> tuple[Box, ...]:
    """Give where small black type stands on colour, for plates to tell of it."""
    grounds: list[Box] = []
    asked: list[Box] = []
    for thing in page.painted:
        if is_small_black(thing):
            if any(thing.box.meets(ground) for ground in grounds):
                asked.append(thing.box)
        elif _has_colour(thing) and len(grounds) < _MOST_GROUNDS:
            grounds.append(thing.box)
        if len(asked) == _MOST_ASKED:
            break
    return tuple(box for box in asked if is_inside(box, page.sheet))


def is_small_black(thing: Painted) -> bool:
    """Tell whether a thing is type that must overprint."""
    return (
        isinstance(thing, TextShown)
        and thing.visible
        and thing.paint.is_black
        and bool(thing.text.strip() or thing.notdefs or not thing.text)
        and not fits(SMALL_BLACK, thing.size)
    )


def _paint_of(thing: Painted) -> Paint:
    """Give a thing's colour; an image's is its space."""
    if isinstance(thing, ImagePainted) and not thing.raster.stencil:
        raster = thing.raster
        return Paint(raster.kind, (), raster.names, raster.calibrated)
    return thing.paint


def _space(page: FinishedPage, thing: Painted) -> Iterator[Flaw]:
    paint = _paint_of(thing)
    if paint.kind not in _DEVICES or (
        isinstance(thing, TextShown) and not thing.visible
    ):
        return
    space = _DEVICES[paint.kind]
    if isinstance(thing, ImagePainted) and not thing.raster.stencil:
        name = thing.raster.name
        yield error(page.number, "co05-rgb-image", thing.box, image=name, space=space)
    else:
        yield error(page.number, "co01-rgb", thing.box, space=space)


def _registration(page: FinishedPage, thing: Painted) -> Iterator[Flaw]:
    paint = _paint_of(thing)
    lies = not paint.parts or any(
        part > 0
        for name, part in zip(paint.names, paint.parts, strict=False)
        if name == ALL
    )
    if ALL in paint.names and lies:
        yield error(page.number, "co03-registration", thing.box)


def _spots(page: FinishedPage, thing: Painted, case: Case) -> Iterator[Flaw]:
    for name in _paint_of(thing).names:
        if name not in RESERVED | case.ticket.spots:
            yield error(page.number, "co04-spot", thing.box, ink=name)


def _overprint(page: FinishedPage, thing: Painted) -> Iterator[Flaw]:
    paint, over = thing.paint, overprints(thing)
    if isinstance(thing, TextShown) and not thing.visible:
        return
    if isinstance(thing, ImagePainted) and not thing.raster.stencil:
        return
    if over and paint.is_white:
        yield error(page.number, "op02-white", thing.box)
    elif over and paint.kind is Kind.GRAY and not paint.calibrated:
        yield warning(page.number, "co02-gray-overprint", thing.box)
    if is_small_black(thing) and not _keeps_colours(thing):
        size = round(thing.size, 1) if isinstance(thing, TextShown) else 0.0
        yield error(page.number, "op01-black-text", thing.box, size=size)
    if isinstance(thing, PathPainted) and paint.is_black:
        width = thickness(thing)
        if width is not None and not fits(THIN_BLACK, width) and not over:
            rounded = round(width, 2)
            yield warning(page.number, "op03-black-line", thing.box, width=rounded)


def _keeps_colours(thing: Painted) -> bool:
    """Tell whether black leaves the colours under it alone.

    DeviceCMYK wants mode 1 for it, and a CMYK that goes through a profile never does.
    """
    paint = thing.paint
    if paint.kind is Kind.CMYK:
        return overprints(thing) and thing.laying.mode == 1 and not paint.calibrated
    return overprints(thing)


def _has_colour(thing: Painted) -> bool:
    paint = _paint_of(thing)
    if paint.kind in {Kind.RGB, Kind.LAB}:
        return True
    if paint.kind is Kind.CMYK and not paint.parts:
        return True
    return any(plate != BLACK for plate in paint.plates)


def _plates(case: Case) -> Iterator[Flaw]:
    """Find on the plates what operators do not tell."""
    for page, plates in zip(case.file.pages, case.plates, strict=False):
        if plates is None:
            continue
        for name in plates.inks:
            if name not in RESERVED | case.ticket.spots:
                yield error(page.number, "co04-spot", ink=name)
        for each in plates.under:
            if each.ground >= GROUND and each.under < LEFT_UNDER * each.ground:
                yield error(page.number, "op04-plates", each.box)
