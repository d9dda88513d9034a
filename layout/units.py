"""Lengths and their conversions: the only module that turns one unit into another.

Points (1/72 inch) measure the page, millimetres the paper, em the text. Text space
is counted in whole thousandths of an em (``Mil``), so that sums are exact.
"""

from typing import Final, TypeAlias

Pt: TypeAlias = float
"""Points of 1/72 inch; on the page the origin is top left and y grows downward."""

Mm: TypeAlias = float
"""Millimetres."""

Em: TypeAlias = float
"""Multiples of the type size."""

Mil: TypeAlias = int
"""Thousandths of an em."""

PT_PER_INCH: Final = 72
MM_PER_INCH: Final = 25.4
PT_PER_MM: Final = PT_PER_INCH / MM_PER_INCH
EM: Final[Mil] = 1000
"""One em in thousandths."""

TOLERANCE: Final[Pt] = 0.002
"""What two lengths may differ by and still be equal: well under a plate's pixel."""


def pt(length: Mm) -> Pt:
    """Give a length in millimetres as points."""
    return length * PT_PER_MM


def mm(length: Pt) -> Mm:
    """Give a length in points as millimetres."""
    return length / PT_PER_MM


def mil_to_pt(length: Mil, size: Pt) -> Pt:
    """Give a length in thousandths of an em as points at a type size."""
    return length * size / EM


def pt_to_mil(length: Pt, size: Pt) -> Mil:
    """Give a length in points as thousandths of an em at a type size, rounded down."""
    return int((length + TOLERANCE) * EM / size)


def fits(length: Pt, room: Pt) -> bool:
    """Tell whether a length goes into a room, within the one tolerance."""
    return length <= room + TOLERANCE


def settle(length: Pt) -> Pt:
    """Round a coordinate to 1/1000 pt, as everything on a placed page is."""
    return round(length, 3) + 0.0
