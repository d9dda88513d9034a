"""Checks of pages as sheets: boxes, turning, number, layers, emptiness, fonts.

Source: press 5, BX01 to BX06, LY01, LY02, TR01, CO06, FN01 to FN05; ISO 15930-7, 6.4;
Ghent Workgroup 2015 for CropBox, scaling, empty and single-image pages.
"""

from collections.abc import Iterator
from typing import Final

from layout.model.finished import Edges, FinishedPage
from layout.model.printed import ImagePainted, Kind, Laying, TextShown
from layout.preflight.pdf.case import Case, Flaw, Standard, error, is_inside, warning
from layout.units import TOLERANCE, Mm, fits, mm, pt

TRIM_SLACK: Final[Mm] = 0.1
"""What a trim may differ from the ticket."""

WHOLE: Final = 0.9
"""Share of a page that a single image covers when it is a picture of a page."""

_EDGE: Final = 0.01
"""Points; boxes are written with two or three digits."""


def check_sheets(case: Case) -> Iterator[Flaw]:
    """Give what is wrong with the sheets of a file."""
    for page in case.file.pages:
        if case.is_press:
            yield from _boxes(page)
            yield from _ticket(page, case)
            yield from _contents(page)
        yield from _seen_through(page, case)
    wanted, found = case.ticket.pages, len(case.file.pages)
    if wanted is not None and wanted != found:
        yield warning(0, "ly01-page-count", found=found, wanted=wanted)
    for layer in case.file.layers if case.is_press else ():
        yield warning(0, "ly02-layers", layer=layer)
    yield from _fonts(case)


def _boxes(page: FinishedPage) -> Iterator[Flaw]:
    number = page.number
    if (page.trim is None) == (page.art is None):
        code = "bx01-no-trim" if page.trim is None else "bx01-two-boxes"
        yield error(number, code)
    kept = page.trim or page.art
    bleed = page.bleed or kept
    pairs = (
        ("TrimBox", kept, "BleedBox", bleed),
        ("BleedBox", bleed, "MediaBox", page.media),
    )
    for inner, small, outer, large in pairs:
        if small and large and not _holds(large, small):
            yield error(number, "bx02-nesting", inner=inner, outer=outer)
    if page.crop and bleed and not _holds(page.crop, bleed):
        yield warning(number, "bx03-crop")
    if page.rotation or abs(page.unit - 1) > TOLERANCE:
        yield error(number, "bx04-turned", degrees=page.rotation, unit=page.unit)
    if page.group in {Kind.RGB, Kind.LAB}:
        yield error(number, "co06-group", kind=page.group.value)


def _ticket(page: FinishedPage, case: Case) -> Iterator[Flaw]:
    ticket = case.ticket
    if ticket.trim is not None:
        sides = zip((page.width, page.height), ticket.trim, strict=True)
        if any(abs(found - wanted) > pt(TRIM_SLACK) for found, wanted in sides):
            yield error(
                page.number,
                "bx05-trim-size",
                width=round(mm(page.width), 1),
                height=round(mm(page.height), 1),
                wanted_width=round(mm(ticket.trim[0]), 1),
                wanted_height=round(mm(ticket.trim[1]), 1),
            )
    kept = page.trim or page.art
    if kept and ticket.bleed:
        found = _bleed(kept, page.bleed or kept) * page.unit
        if not fits(ticket.bleed, found + pt(TRIM_SLACK)):
            least = round(mm(ticket.bleed), 1)
            yield error(
                page.number, "bx06-bleed", found=round(mm(found), 1), wanted=least
            )


def _contents(page: FinishedPage) -> Iterator[Flaw]:
    seen = [thing for thing in page.painted if is_inside(thing.box, page.sheet)]
    images = [thing for thing in seen if isinstance(thing, ImagePainted)]
    texts = (thing for thing in seen if isinstance(thing, TextShown))
    if not seen:
        yield warning(page.number, "ly01-empty-page")
    elif len(images) == 1 and not any(text.visible for text in texts):
        box = images[0].box
        covered = box.width * box.height / max(1.0, page.width * page.height)
        if covered >= WHOLE:
            yield warning(page.number, "ly01-single-image", box)


def _seen_through(page: FinishedPage, case: Case) -> Iterator[Flaw]:
    """Find live transparency: the older standard forbids it, presses ask about it."""
    if not case.is_press:
        return
    say = error if Standard.X1A in case.standards else warning
    for thing in page.painted:
        soft = isinstance(thing, ImagePainted) and thing.raster.soft
        if soft or not thing.laying.is_opaque:
            what = "SMask" if soft else _way(thing.laying)
            yield say(page.number, "tr01-transparency", thing.box, what=what)


def _way(laying: Laying) -> str:
    """Give in which way something is seen through, as PDF names it."""
    if laying.masked:
        return "SMask"
    alpha = min(laying.fill_alpha, laying.stroke_alpha)
    return f"ca {alpha:g}" if alpha < 1 else laying.blend


def _fonts(case: Case) -> Iterator[Flaw]:
    strict = case.standards != {Standard.X1A}
    for face in case.file.typefaces:
        if not face.embedded:
            yield error(0, "fn01-not-embedded", font=face.name)
        if face.subtype == "Type3":
            yield warning(0, "fn02-type3", font=face.name)
        if not face.readable:
            say = error if strict else warning
            yield say(0, "fn03-no-unicode", font=face.name)
        if not face.mapped and face.embedded:
            yield error(0, "fn04-cid-map", font=face.name)
        if face.embedded and not face.subset:
            yield warning(0, "fn05-subset", font=face.name)


def _holds(outer: Edges, inner: Edges) -> bool:
    return (
        outer[0] <= inner[0] + _EDGE
        and outer[1] <= inner[1] + _EDGE
        and inner[2] <= outer[2] + _EDGE
        and inner[3] <= outer[3] + _EDGE
    )


def _bleed(trim: Edges, bleed: Edges) -> float:
    """Give the least bleed of the four sides, in units of the page."""
    return min(
        trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]
    )
