"""Whether two photographs show the same: the same file, or one made from the other.

Each is brought down to a few grey cells; what is compared are the steps from cell to
cell, which neither size, compression nor exposure changes, and the greys themselves.
Two landscapes share a pale sky over a dark ground: the steps alone tell these apart.
"""

from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Final

from PIL import Image

from layout.model.issue import Photograph
from layout.pictures.sky import small_grey

CELLS: Final = 16
"""Cells across and down."""

STEPS: Final = 0.15
"""Share of the steps that may turn round: a crop of some per cent, a stamp, a tint."""

GREYS: Final = 0.92
"""Least correlation of the greys."""

_FLAT: Final = 2
"""Steps of no more are noise of the paper, and say nothing."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A photograph as it is compared."""

    sha256: str
    greys: bytes
    """Of ``CELLS`` times ``CELLS`` cells, row by row."""

    def is_like(self, other: "Likeness") -> bool:
        """Tell whether two photographs show the same."""
        if self.sha256 == other.sha256:
            return True
        if _correlation(self.greys, other.greys) < GREYS:
            return False
        pairs = [
            (a, b)
            for a, b in zip(_steps(self.greys), _steps(other.greys), strict=True)
            if max(abs(a), abs(b)) > _FLAT
        ]
        turned = sum((a > 0) != (b > 0) for a, b in pairs)
        return bool(pairs) and turned <= STEPS * len(pairs)


def likeness_of(image: Photograph, cache: Path | None = None) -> Likeness:
    """Give a photograph as it is compared.

    Raises:
        PictureError: The file is missing or damaged.
    """
    small = small_grey(image, cache)
    cells = small.resize((CELLS, CELLS), Image.Resampling.BOX)
    return Likeness(image.sha256, cells.tobytes())


def _steps(greys: bytes) -> tuple[int, ...]:
    """Give the differences to the right and downward."""
    across = (greys[i + 1] - greys[i] for i in range(len(greys) - 1) if (i + 1) % CELLS)
    down = (greys[i + CELLS] - greys[i] for i in range(len(greys) - CELLS))
    return (*across, *down)


def _correlation(one: bytes, other: bytes) -> float:
    """Give how greys go together: 1 the same, 0 nothing in common."""
    mean_one, mean_other = sum(one) / len(one), sum(other) / len(other)
    a = [value - mean_one for value in one]
    b = [value - mean_other for value in other]
    spread = sqrt(sum(x * x for x in a) * sum(y * y for y in b))
    return sum(x * y for x, y in zip(a, b, strict=True)) / spread if spread else 0.0
