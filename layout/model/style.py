"""How text of a role looks, and the ladder of headlines."""

from dataclasses import dataclass
from enum import StrEnum

from layout.units import Em, Pt


class Align(StrEnum):
    """How the lines of a text stand in their measure."""

    JUSTIFY = "justify"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Face, size and setting of one role."""

    face: str
    """A role of the font catalogue: body, head, hei-bold ..."""
    size: Pt
    leading: Pt = 0.0
    """From baseline to baseline; 0 takes the row of the grid."""
    colour: str = "black"
    """A name of the paper's colours."""
    align: Align = Align.JUSTIFY
    indent: Em = 0.0
    tracking: Em = 0.0
    """White added after every character."""


@dataclass(frozen=True, slots=True)
class HeadlineFace:
    """A face that headlines of a rank are set in; neighbours take them in turn."""

    face: str
    low: Pt
    high: Pt
    """Sizes between which the headline is fitted."""
    line_gap: Pt
    """White between the em boxes of two lines."""


@dataclass(frozen=True, slots=True)
class HeadStyle:
    """The head block of stories of one rank and width: one rung of the ladder."""

    name: str
    rank: int
    measure_low: int
    measure_high: int
    """Widths it serves, in body characters of the whole story, inclusive."""
    front: bool
    """Whether it is for front pages or inside pages."""
    faces: tuple[HeadlineFace, ...]
    lines: tuple[int, int]
    """Fewest and most headline lines."""
    kicker: TextStyle
    deck: TextStyle
    byline: TextStyle | None
    """Set in the head block; None where it stands on top of the first leg."""
    above: Pt
    """White over the first em box; what rounding to rows leaves is added to it."""
    kicker_gap: Pt
    deck_gap: Pt
    byline_gap: Pt
    below: Pt
    """White between the last em box of the block and the em box of the next row."""
    align: Align
