"""Flags of a proof: small plates with a word or a number, and what they point with."""

from dataclasses import dataclass
from typing import Final

from layout.fonts.faces import Faces
from layout.model.box import Box
from layout.model.page import Mark, Tint
from layout.model.paper import Colour
from layout.proof.lettering import Lettering, label, width
from layout.proof.palette import WHITE
from layout.units import Pt, settle

BADGE: Final[Pt] = 9.6
"""Height of a numbered plate: it goes into a gutter of 10.5 pt."""

FLAG: Final[Pt] = 12.0
"""Height of a plate with words."""

_PAD: Final[Pt] = 2.0
_BASE: Final = 0.34
"""Of the type size, from the middle of a plate down to the baseline."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A plate before it has a place."""

    text: str
    colour: Colour
    height: Pt
    lettering: Lettering
    hollow: bool = False
    """Coloured words on white instead of white words on colour."""

    @property
    def width(self) -> Pt:
        """Give the width of the plate."""
        return max(self.height, width(self.text, self.lettering) + 2 * _PAD)

    def at(self, left: Pt, top: Pt) -> Box:
        """Give the area of the plate with its upper left corner at a point."""
        return Box(left, top, left + self.width, top + self.height)

    def draw(self, area: Box) -> tuple[Mark, ...]:
        """Give the marks of the plate in its area."""
        ground = WHITE if self.hollow else self.colour
        x = area.left + (area.width - width(self.text, self.lettering)) / 2
        y = (area.top + area.bottom) / 2 + _BASE * self.lettering.size
        return (fill(area, ground), *label(self.text, x, y, self.lettering))


def badge(number: int, colour: Colour, faces: Faces) -> Plate:
    """Give a plate with a number."""
    return Plate(str(number), colour, BADGE, Lettering(faces, 7.5, WHITE, "hei-bold"))


def flag(text: str, colour: Colour, faces: Faces) -> Plate:
    """Give a plate with words that call."""
    return Plate(text, colour, FLAG, Lettering(faces, 9.0, WHITE, "hei-bold"))


def tag(text: str, colour: Colour, faces: Faces) -> Plate:
    """Give a plate with words that tell."""
    size = 7.5
    return Plate(text, colour, BADGE, Lettering(faces, size, colour), hollow=True)


def fill(area: Box, colour: Colour, share: float = 1.0) -> Tint:
    """Give an area as a tint."""
    return Tint(
        settle(area.left),
        settle(area.top),
        settle(area.width),
        settle(area.height),
        colour,
        share,
    )
