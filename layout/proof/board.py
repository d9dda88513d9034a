"""Room for labels: what of a page is taken, so that no label hides what is set.

Each label comes with the places where it would stand well, best first; it gets the
first that is free. Cost: labels x places x marks, some milliseconds a page.
"""

from collections.abc import Iterable

from layout.model.box import Box
from layout.model.page import Foreign, GlyphRun, Picture, PlacedPage
from layout.model.paper import EM_ASCENT
from layout.proof.areas import area_of
from layout.units import Pt

_WHITE: Pt = 0.05
"""Em at head and foot of the em box in which Han type has no ink."""


class Board:
    """The taken places of one page."""

    def __init__(self, placed: PlacedPage) -> None:
        self._taken = [
            _inked(mark)
            for mark in placed.marks
            if isinstance(mark, Picture | Foreign)
            or (isinstance(mark, GlyphRun) and mark.glyphs)
        ]

    def take(self, places: Iterable[Box]) -> Box:
        """Give the first free place and keep it from others.

        Where none is free it is the last of them, which must therefore be the one that
        hurts least.

        Raises:
            ValueError: There is no place at all.
        """
        place = None
        for place in places:
            if not any(place.meets(other) for other in self._taken):
                break
        if place is None:
            message = "a label needs a place"
            raise ValueError(message)
        self._taken.append(place)
        return place


def _inked(mark: GlyphRun | Picture | Foreign) -> Box:
    area = area_of(mark)
    if isinstance(mark, Picture | Foreign):
        return area
    white = _WHITE * mark.size
    foot = area.bottom - white
    if mark.text.isascii() and mark.text.isupper():
        foot = mark.y  # capitals and digits have nothing under the baseline
    return Box(area.left, mark.y - (EM_ASCENT - _WHITE) * mark.size, area.right, foot)
