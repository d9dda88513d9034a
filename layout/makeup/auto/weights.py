"""What a page is judged by: the points of every fault, and how many there were.

In come counts, out go terms with names; 0 points is a perfect page. The weights are
those of makeup 5.8 and may be tuned; a term that is not here is not judged.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Points of each fault of a placed region."""

    overset: float = 10.0
    """A character that found no room."""
    open_cell: float = 1.0
    """A cell left white."""
    leg_long: float = 1.5
    """A row of a leg beyond the longest that an eye follows."""
    leg_short: float = 4.0
    """A row that a leg lacks to be more than a stub."""
    butting: float = 40.0
    """Two headlines side by side on the same rows with nothing between them (碰题)."""
    butting_equal: float = 20.0
    """Added where both are of one size."""
    butting_ruled: float = 0.25
    """Share of both where a hairline stands between: no 碰题, but no ornament."""
    stacked: float = 15.0
    """Two headlines of one width and size close under each other (叠题)."""
    gutter_through: float = 25.0
    """A gutter that runs from the head of the page to its foot (通线)."""
    cut_through: float = 10.0
    """A level cut from edge to edge."""
    inversion: float = 12.0
    """A story below or right of one of a lower rank."""
    order: float = 1.0
    """A story before one that the editor listed earlier."""
    head_order: float = 12.0
    """A headline larger than one above it, or than that of a better rank."""
    lead_away: float = 30.0
    """The lead elsewhere than at the top left."""
    lead_narrow: float = 45.0
    """The lead in less than half of the columns."""
    aspect: float = 6.0
    """Times the logarithm of a story's shape against the best one."""
    grey: float = 8.0
    """A field of text over several legs without head, picture or subhead."""
    photos_touching: float = 10.0
    no_dominant: float = 8.0
    """No picture that is clearly the largest."""
    art_short: float = 8.0
    """Too little of the region is picture."""
    balance: float = 0.2
    """A per cent of ink beyond what one half may have more than the other."""
    knob: float = 1.0
    """A row that the fitter turned a picture or head by."""
    head_dropped: float = 6.0
    """A headline that had to be set a rank lower."""
    head_long: float = 40.0
    """A headline wider than its measure."""
    fit: float = 1 / 30
    """Of a price of the leg programme, whose row of overset costs 12000."""


LONGEST_LEG = 45
"""Rows. Source: makeup 5.8, as the limits below."""
SHORTEST_LEG = 6
BEST_ASPECT = 1.3
"""Width by height."""
STACKED_ROWS = 8
GREY_ROWS = 20
GREY_LEGS = 3
DOMINANT = 1.5
"""Area of the largest picture by that of the next."""
LEAST_ART = 0.2
"""Share of the region."""
EVEN = 60.0
"""Per cent of the ink that one half may have."""


@dataclass(frozen=True, slots=True)
class Term:
    """One kind of fault: its code in the message table, how often, its points."""

    code: str
    count: float
    """Faults, or rows, characters, per cent, as the message says."""
    points: float
