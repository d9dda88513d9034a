"""What a page of a finished PDF paints: flat, in order, without the file's objects.

Everything that a content stream lays on paper is one of a closed union, with its box
on the page, its colour as it was set and the way in which it is laid over what is under
it. Boxes are in points from the top left corner of the trim, y downward, as on a placed
page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from layout.model.box import Box
from layout.model.inks import BLACK, NONE, PROCESS
from layout.units import Pt

INVISIBLE: Final = (3, 7)
"""Render modes of text that paints nothing. Source: ISO 32000-1, table 106."""

_INK: Final = 0.001
"""Parts below this are no ink."""


class Kind(StrEnum):
    """How a colour is told."""

    GRAY = "gray"
    RGB = "rgb"
    LAB = "lab"
    CMYK = "cmyk"
    INKS = "inks"  # Separation and DeviceN
    PATTERN = "pattern"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour as a content stream set it."""

    kind: Kind
    parts: tuple[float, ...] = ()
    names: tuple[str, ...] = ()
    """Inks of a Separation or DeviceN, one for each part."""
    calibrated: bool = False
    """Whether it goes through a profile (ICCBased, CalGray, CalRGB, Lab)."""

    @property
    def plates(self) -> Mapping[str, float]:
        """Give the plates that it lays ink on and how much, 0 to 1; RGB has none."""
        match self.kind:
            case Kind.GRAY:
                inks = {BLACK: 1 - self.parts[0]} if self.parts else {}
            case Kind.CMYK:
                inks = dict(zip(PROCESS, self.parts, strict=False))
            case Kind.INKS:
                inks = dict(zip(self.names, self.parts, strict=False))
            case _:
                inks = {}
        return {n: p for n, p in inks.items() if p > _INK and n != NONE}

    @property
    def is_white(self) -> bool:
        """Tell whether it is the bare paper."""
        if self.kind is Kind.RGB:
            return bool(self.parts) and min(self.parts) > 1 - _INK
        told = {Kind.GRAY, Kind.CMYK, Kind.INKS}
        return self.kind in told and bool(self.parts) and not self.plates

    @property
    def is_black(self) -> bool:
        """Tell whether it is black ink alone, and all of it."""
        plates = self.plates
        return tuple(plates) == (BLACK,) and plates[BLACK] > 1 - 5 * _INK


FIRST: Final = Paint(Kind.GRAY, (0.0,))
"""The black that a page begins with."""


@dataclass(frozen=True, slots=True)
class Laying:
    """How ink is laid over ink, and what is seen through."""

    strokes_over: bool = False
    """OP: whether strokes overprint."""
    fills_over: bool = False
    """op: whether fills overprint."""
    mode: int = 0
    """OPM: with 1, a CMYK part of 0 leaves its plate alone."""
    stroke_alpha: float = 1.0
    fill_alpha: float = 1.0
    blend: str = "Normal"
    masked: bool = False
    """Whether a soft mask is set."""

    @property
    def is_opaque(self) -> bool:
        """Tell whether nothing is seen through."""
        whole = min(self.stroke_alpha, self.fill_alpha) >= 1
        return whole and not self.masked and self.blend in {"Normal", "Compatible"}


@dataclass(frozen=True, slots=True)
class Tag:
    """What marked content says of a thing."""

    marked: bool = False
    """Whether it belongs to the structure tree (it has an MCID)."""
    artifact: bool = False
    optional: bool = False
    """Whether it stands on a layer."""


@dataclass(frozen=True, slots=True)
class TextShown:
    """What one operator shows of text."""

    box: Box
    paint: Paint
    laying: Laying
    tag: Tag
    font: str
    """Its BaseFont."""
    size: Pt
    """As it is seen, all matrices applied."""
    text: str
    """What it reads as, as far as the font says."""
    notdefs: int = 0
    """Glyphs that are the font's box for a missing one."""
    serif: bool | None = None
    """Whether its strokes thin out, as 宋体 does; None where nothing tells."""
    visible: bool = True
    stroked: bool = False
    """Whether the outlines are drawn, in ``paint``, instead of filled."""


@dataclass(frozen=True, slots=True)
class PathPainted:
    """A path filled or stroked."""

    box: Box
    paint: Paint
    laying: Laying
    tag: Tag
    width: Pt | None = None
    """Of a stroke, as it is seen; None for a fill."""
    rectangle: bool = False
    """Whether the path is one upright rectangle: a filled one may be a rule."""


@dataclass(frozen=True, slots=True)
class Raster:
    """An image of the file, apart from where it is shown."""

    name: str
    width: int
    """Pixels."""
    height: int
    bits: int
    kind: Kind
    names: tuple[str, ...] = ()
    """Its inks, where it is told in inks."""
    calibrated: bool = False
    stencil: bool = False
    """Whether it is painted in the current colour (ImageMask)."""
    soft: bool = False
    """Whether it has a soft mask."""
    filters: tuple[str, ...] = ()
    quality: int | None = None
    """Of its JPEG, 1 to 100; None for what is no JPEG."""
    sample: bytes = b""
    """Of a CMYK image what its colours are judged by: its JPEG, or some pixels."""


@dataclass(frozen=True, slots=True)
class ImagePainted:
    """An image on the page."""

    box: Box
    raster: Raster
    paint: Paint
    """What a stencil is painted in."""
    laying: Laying
    tag: Tag
    ppi: float
    """Pixels to the inch in its coarser direction."""


@dataclass(frozen=True, slots=True)
class ShadingPainted:
    """A gradient."""

    box: Box
    paint: Paint
    """Its colour space; its parts are those of no single colour."""
    laying: Laying
    tag: Tag


Painted: TypeAlias = TextShown | PathPainted | ImagePainted | ShadingPainted


def overprints(thing: Painted) -> bool:
    """Tell whether a thing leaves what it has no ink for on the other plates."""
    strokes = isinstance(thing, PathPainted) and thing.width is not None
    strokes |= isinstance(thing, TextShown) and thing.stroked
    return thing.laying.strokes_over if strokes else thing.laying.fills_over
