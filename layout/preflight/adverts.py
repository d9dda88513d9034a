"""Checks of advertisements: what comes in finished and has to print as it is.

A PDF is put on the page untouched, so what is wrong in it can only be told. Source:
press 5 (FN01 fonts embedded, CO01 RGB, CO04 spot colours) and 0.1 (inks of a page).
"""

from collections.abc import Iterator
from typing import Final

from layout.errors import Where
from layout.model.finding import Finding
from layout.model.foreign import Artwork
from layout.model.issue import Advert, Photograph
from layout.model.page import Foreign, Picture
from layout.preflight.sheet import Sheet, error, warning
from layout.units import PT_PER_INCH, Pt

SMALLER: Final = 0.95
"""Share of its own size from which an advertisement is no longer what was paid for;
the word over it takes a row's worth of one that was made for exactly its columns."""


def check_adverts(sheet: Sheet) -> Iterator[Finding]:
    """Give what a press, or who paid, would hold against a page's advertisements."""
    for item in sheet.items:
        if not isinstance(item, Advert) or item.art is None:
            continue
        width = _shown(sheet, item.art)
        if width is None:
            continue
        if isinstance(item.art, Artwork):
            yield from _artwork(sheet, item.where, item.art)
        own = _own_width(item.art)
        if own and width < SMALLER * own:
            share = round(100 * width / own)
            name = item.art.name
            yield warning(sheet, "ad-smaller", item.where, file=name, share=share)


def _shown(sheet: Sheet, art: Photograph | Artwork) -> Pt | None:
    """Give the width in which a piece of art stands on the page, if it does."""
    for mark in sheet.placed.marks:
        match mark:
            case Foreign() if mark.art == art:
                return mark.width
            case Picture() if mark.image == art:
                return mark.width
            case _:
                pass
    return None


def _own_width(art: Photograph | Artwork) -> Pt:
    """Give how wide a file says that it is, 0 where it is silent."""
    if isinstance(art, Artwork):
        return art.width
    return art.width / art.ppi * PT_PER_INCH if art.ppi else 0.0


def _artwork(sheet: Sheet, where: Where, art: Artwork) -> Iterator[Finding]:
    name, ink = art.name, sheet.page.ink
    if art.unembedded:
        fonts = "、".join(art.unembedded)
        yield error(sheet, "ad-font", where, file=name, fonts=fonts)
    if art.rgb:  # the page could not be what its file says: PDF/X-4 in CMYK
        yield error(sheet, "ad-rgb", where, file=name)
    known = {colour.ink for colour in sheet.issue.paper.colours.values()}
    unknown = [ink for ink in art.spots if ink not in known]
    if unknown:
        inks = "、".join(unknown)
        yield warning(sheet, "ad-spot", where, file=name, inks=inks)
    if art.coloured and ink != "彩色":
        yield error(sheet, "ad-ink", where, file=name, ink=ink)
