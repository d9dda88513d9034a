"""How ink is laid on: colours of the paper in, operators and overprint out.

One value decides what the press file and, later, the archive file do differently, so
that a page is painted by one routine.
"""

from dataclasses import dataclass
from typing import Final

from layout.model.page import GlyphRun, Mark, Rule
from layout.model.paper import Colour
from layout.units import Pt

_BLACK: Final = (0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Policy:
    """What becomes of colours and overprint."""

    overprints: bool = True
    """Whether black type prints over what stands under it."""
    thin: Pt = 2.0
    """Black lines thinner than this overprint as black type does.

    Source: Ghent Workgroup, newspaper ads 2015: black text and thin black lines that
    knock out show white edges where plates are out of register.
    """

    def ink(self, colour: Colour, share: float = 1.0) -> tuple[float, ...]:
        """Give the parts of cyan, magenta, yellow and black that lie on the plates.

        A spot colour is printed with the process inks of its alternate.
        """
        return tuple(part * share for part in colour.cmyk)

    def overprint(self, mark: Mark) -> bool:
        """Tell whether a mark leaves the other plates alone.

        Only pure black does: white would vanish, red would turn muddy.
        """
        match mark:
            case GlyphRun():
                black = mark.colour.cmyk == _BLACK
                return self.overprints and black and not mark.knocks_out
            case Rule():
                black = mark.colour.cmyk == _BLACK
                return self.overprints and black and mark.width < self.thin
            case _:
                return False


PRESS: Final = Policy()
"""The file from which plates are made."""
