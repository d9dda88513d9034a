"""The inks of a proof: few, fixed, and none that a page is printed in by chance.

A proof is read on a screen or off an office printer, so these are plain process colours
and belong to no paper. What lies under type is light enough to read through.
"""

from typing import Final

from layout.model.finding import Severity
from layout.model.paper import Colour

WHITE: Final = Colour("proof-white", (0.0, 0.0, 0.0, 0.0))
TEXT: Final = Colour("proof-text", (0.0, 0.0, 0.0, 0.9))
QUIET: Final = Colour("proof-quiet", (0.0, 0.0, 0.0, 0.6))
GRID: Final = Colour("proof-grid", (0.8, 0.2, 0.0, 0.0))
"""Numbers and letters of the sheet, and the edges of its columns."""
ROW: Final = Colour("proof-row", (0.22, 0.0, 0.0, 0.0))
FIFTH_ROW: Final = Colour("proof-fifth-row", (0.5, 0.0, 0.0, 0.0))
FLOW: Final = Colour("proof-flow", (0.3, 1.0, 0.0, 0.0))
"""The order in which legs are read."""
LOOSE: Final = Colour("proof-loose", (0.0, 0.0, 1.0, 0.0))
OPEN: Final = Colour("proof-open", (1.0, 0.0, 0.2, 0.0))
ERROR: Final = Colour("proof-error", (0.0, 1.0, 1.0, 0.0))
WARNING: Final = Colour("proof-warning", (0.0, 0.6, 1.0, 0.0))
NOTE: Final = Colour("proof-note", (1.0, 0.5, 0.0, 0.0))
WAIVED: Final = Colour("proof-waived", (0.0, 0.0, 0.0, 0.55))

GUTTER_SHARE: Final = 0.05
LOOSE_SHARE: Final = 0.45
FINDING_SHARE: Final = 0.2
OPEN_SHARE: Final = 0.14

_BY_SEVERITY: Final = {
    Severity.ERROR: ERROR,
    Severity.WARNING: WARNING,
    Severity.NOTE: NOTE,
}


def severity_colour(severity: Severity) -> Colour:
    """Give the colour that a finding is marked in."""
    return _BY_SEVERITY[severity]
