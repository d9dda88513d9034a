"""How ink is laid on: colours of the paper in, operators and overprint out.

One value decides what the press file, the archive file and a proof do differently, so
that a page is painted by one routine.
"""

from dataclasses import dataclass
from typing import Final

from layout.model.page import GlyphRun, Mark, Rule, Tint
from layout.model.paper import Colour
from layout.press.xmp import Standard
from layout.units import Pt, fits

_BLACK: Final = (0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Policy:
    """What becomes of colours and overprint, and what the file claims to be."""

    standard: Standard = Standard.PRESS
    overprints: bool = True
    """Whether black type prints over what stands under it."""
    spots: bool = True
    """Whether spot colours have plates of their own; else their alternates print."""
    marks: bool = True
    """Whether the marks are drawn that the paper asks for round the page."""
    tagged: bool = False
    """Whether the file says what is read, in which order."""
    flattens: bool = False
    """Whether pages of other PDFs become pictures: nobody can vouch for what is in them
    for twenty years."""
    thin: Pt = 2.0
    """Black lines thinner than this overprint as black type does.

    Source: Ghent Workgroup, newspaper ads 2015: black text and thin black lines that
    knock out show white edges where plates are out of register.
    """
    display: Pt = 12.0
    """Black type from this size on knocks out where it stands over a picture.

    Its own ink would come on top of the picture's, and a picture's shows through it.
    """
    solid: Pt = 36.0
    """Rich black prints only from above this size: in smaller type register shows."""

    def parts(self, mark: GlyphRun | Rule | Tint) -> tuple[float, ...]:
        """Give the cyan, magenta, yellow and black that a mark lays on the plates.

        Where its spot colour has a plate, these are what another press would lay.
        """
        share = mark.share if isinstance(mark, Tint) else 1.0
        ink = _BLACK if self._is_too_small(mark) else mark.colour.cmyk
        return tuple(part * share for part in ink)

    def plate(self, colour: Colour) -> str:
        """Give the name of the plate beside the four that a colour prints from."""
        return colour.ink if self.spots else ""

    def overprint(self, mark: Mark, *, on_picture: bool = False) -> bool:
        """Tell whether a mark leaves the other plates alone.

        Only pure black does: white would vanish, red would turn muddy.
        """
        if not (self.overprints and isinstance(mark, GlyphRun | Rule)):
            return False
        if self.plate(mark.colour) or self.parts(mark) != _BLACK:
            return False
        if isinstance(mark, Rule):
            return mark.width < self.thin
        large = on_picture and fits(self.display, mark.size)
        return not (mark.knocks_out or large)

    def _is_too_small(self, mark: GlyphRun | Rule | Tint) -> bool:
        """Tell whether a mark is too fine for a black of several inks."""
        colour = mark.colour
        if self.plate(colour) or colour.cmyk[3] < 1:
            return False
        match mark:
            case GlyphRun():
                return fits(mark.size, self.solid)
            case Rule():
                return True
            case Tint():
                return False


PRESS: Final = Policy()
"""The file from which plates are made."""

PROOF: Final = Policy(Standard.NONE, spots=False, marks=False)
"""A page with what there is to say of it drawn on it."""

ARCHIVE: Final = Policy(
    Standard.ARCHIVE,
    overprints=False,
    spots=False,
    marks=False,
    tagged=True,
    flattens=True,
)
"""The file for readers and libraries."""
