"""Where on a picture type can be read: its quiet parts, and how dark they are.

In come a photograph and parts of it; out comes the part with the least in it, with its
lightness, so that a headline on it is white or black. Source: makeup 1.2, 压图题.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from PIL import ImageStat

from layout.model.issue import Photograph
from layout.pictures.sky import small_grey

Shares: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, foot as shares of the upright picture."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """The quietest of some parts of a picture."""

    part: int
    """Which of them."""
    lightness: float
    """Its mean, 0 black to 1 white."""
    unrest: float
    """How far its pixels stray from the mean, as a share of white."""


def quietest(
    image: Photograph, parts: Sequence[Shares], cache: Path | None = None
) -> Quiet:
    """Give the part of a picture whose pixels differ least, the first of equals.

    Raises:
        PictureError: The file is missing or damaged.
    """
    small = small_grey(image, cache)
    width, height = small.size
    found = []
    for number, (left, top, right, foot) in enumerate(parts):
        x, y = round(left * width), round(top * height)
        box = (x, y, max(x + 1, round(right * width)), max(y + 1, round(foot * height)))
        told = ImageStat.Stat(small.crop(box))
        found.append(Quiet(number, told.mean[0] / 255, told.stddev[0] / 255))
    return min(found, key=lambda quiet: quiet.unrest)
