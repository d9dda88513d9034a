"""Names that PDF keeps for inks: those of the four plates, of all and of none.

Source: ISO 32000-1, 8.6.6.4 and 8.6.6.5.
"""

from typing import Final

CYAN: Final = "Cyan"
MAGENTA: Final = "Magenta"
YELLOW: Final = "Yellow"
BLACK: Final = "Black"

PROCESS: Final = (CYAN, MAGENTA, YELLOW, BLACK)
"""The plates of four-colour printing, in the order of a CMYK colour's parts."""

ALL: Final = "All"
"""The ink that prints on every plate: registration marks."""

NONE: Final = "None"
"""The ink that prints on no plate."""

RESERVED: Final = frozenset({*PROCESS, ALL, NONE})
"""Names that no ink beside the four can have."""
