"""Artwork of others, whole in a box: advertisements, nameplates, lettered titles.

In come a picture or a page of a PDF and the room for it; out comes the mark that shows
it, in its own shape and never cropped.
"""

from typing import Final, assert_never

from layout.makeup.frames import Box
from layout.model.foreign import Artwork
from layout.model.issue import Photograph
from layout.model.page import Foreign, Picture
from layout.units import PT_PER_INCH, Pt, settle

WHOLE: Final = (0.0, 0.0, 1.0, 1.0)
"""Nothing is cropped."""


def size_of(art: Photograph | Artwork) -> tuple[Pt, Pt]:
    """Give the size in print; of a picture that does not say, any of its shape."""
    if isinstance(art, Artwork):
        return art.width, art.height
    points = PT_PER_INCH / (art.ppi or PT_PER_INCH)
    return art.width * points, art.height * points


def says_its_size(art: Photograph | Artwork) -> bool:
    """Tell whether artwork knows how large it is to be printed."""
    return isinstance(art, Artwork) or art.ppi > 0


def fitted(art: Photograph | Artwork, room: Box) -> Box:
    """Give the largest box of the artwork's shape in the middle of a room."""
    left, top, right, foot = room
    width, height = size_of(art)
    scale = min((right - left) / width, (foot - top) / height)
    width, height = width * scale, height * scale
    x = settle(left + (right - left - width) / 2)
    y = settle(top + (foot - top - height) / 2)
    return (x, y, settle(x + width), settle(y + height))


def show(
    art: Photograph | Artwork, box: Box, alt: str, *, grey: bool
) -> Foreign | Picture:
    """Give the mark of artwork that fills a box of its shape."""
    left, top, right, foot = box
    width, height = settle(right - left), settle(foot - top)
    match art:
        case Artwork():
            return Foreign(left, top, width, height, art, alt)
        case Photograph():
            return Picture(left, top, width, height, art, WHOLE, grey, alt)
        case _:
            assert_never(art)
