"""Checks of advertisements: what comes in finished and has to print as it is.

A PDF is put on the page untouched, so what is wrong in it can only be told. Source:
press 5 (FN01 fonts embedded, CO01 RGB, CO04 spot colours) and 0.1 (inks of a page).
"""

from collections.abc import Iterator

from layout.errors import Where
from layout.model.finding import Finding
from layout.model.foreign import Artwork
from layout.model.issue import Advert
from layout.model.page import Foreign
from layout.preflight.sheet import Sheet, error, warning


def check_adverts(sheet: Sheet) -> Iterator[Finding]:
    """Give what a press would hold against the advertisements of a page."""
    shown = {mark.art for mark in sheet.placed.marks if isinstance(mark, Foreign)}
    for item in sheet.items:
        art = item.art if isinstance(item, Advert) else None
        if isinstance(art, Artwork) and art in shown:
            yield from _artwork(sheet, item.where, art)


def _artwork(sheet: Sheet, where: Where, art: Artwork) -> Iterator[Finding]:
    name, ink = art.name, sheet.page.ink
    if art.unembedded:
        fonts = "、".join(art.unembedded)
        yield error(sheet, "ad-font", where, file=name, fonts=fonts)
    if art.rgb:
        yield warning(sheet, "ad-rgb", where, file=name)
    if art.spots:
        inks = "、".join(art.spots)
        yield warning(sheet, "ad-spot", where, file=name, inks=inks)
    if art.coloured and ink != "彩色":
        yield error(sheet, "ad-ink", where, file=name, ink=ink)
