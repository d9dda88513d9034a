"""What stands inside a story beside its text: a picture, a group, an inset, a quote.

In comes nothing; here is what the ground plan of a story asks of each of them, and the
place that it gives back. A piece knows the rows it can take and draws itself on them.
"""

from dataclasses import dataclass
from typing import Protocol

from layout.errors import Where
from layout.makeup.desk import Desk
from layout.makeup.grid import Region
from layout.makeup.seat import Placed
from layout.units import Pt

FIRST_WORDS = 8
"""Characters by which a piece without a label is named."""


@dataclass(frozen=True, slots=True)
class Room:
    """The width that a piece is set for."""

    width: Pt
    columns: int
    """Columns of text that it stands over."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece stands."""

    x: Pt
    region: Region
    """Its cells, without its caption; of a 破栏 story, the columns of the story."""
    story: str
    """Id of the story that it belongs to."""
    at_head: bool
    """Whether no text stands over it."""
    at_foot: bool
    """Whether no text stands under it."""


class Piece(Protocol):
    """A part of a story that text goes round."""

    @property
    def natural(self) -> int:
        """Give the rows that it would have."""

    @property
    def fewest(self) -> int:
        """Give the fewest rows that it can take."""

    @property
    def most(self) -> int:
        """Give the most rows that it can take."""

    @property
    def name(self) -> str:
        """Give what an editor calls it."""

    @property
    def where(self) -> Where:
        """Give where the manifest asks for it."""

    @property
    def pictured(self) -> bool:
        """Tell whether it is a picture, whose rows are a knob."""

    def caption_rows(self, desk: Desk, *, over_text: bool) -> int:
        """Give the rows under it that a caption and its white take."""

    def put(self, place: Place, desk: Desk) -> Placed:
        """Give its marks in its place."""
