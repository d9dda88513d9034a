"""Whether a CMYK image of a finished PDF has any colour, or should be black alone.

In come the image's JPEG or some of its pixels; out comes a yes or no. A grey that is
made of four inks shows every error of register as a coloured edge.
"""

import io
from typing import Final

from PIL import Image, ImageChops, ImageCms

from layout.pictures.profile import SHIPPED, Profile, to_lab

_LOOK_AT: Final = 128
"""Pixels on the longer side that are looked at."""

_TINT: Final = 6
"""CIELAB a or b up to which a grey is grey, though another press's profile made it."""

_GREY: Final = 128
"""The level of a and b that is no colour."""

_COLOURED: Final = 0.01
"""Share of pixels that may be more than tinted: dust, the edges of a scan."""

_LEAST_INK: Final = 13
"""Levels of cyan, magenta or yellow that lie somewhere; below it is black alone."""

_JPEG: Final = b"\xff\xd8"


def is_grey_in_colour(sample: bytes) -> bool:
    """Tell whether a CMYK image lays coloured inks and yet shows no colour.

    Args:
        sample: Its JPEG, or pixels of four bytes each; what cannot be read has colour.
    """
    image = _opened(sample)
    if image is None or image.mode != "CMYK":
        return False
    bands = image.split()[:3]
    if not any(sum(band.histogram()[_LEAST_INK:]) for band in bands):
        return False
    lab = _to_lab().apply(image)
    tints = [
        lab.getchannel(channel).point([_distance(level) for level in range(256)])
        for channel in ("A", "B")
    ]
    strongest = ImageChops.lighter(*tints).histogram()
    coloured = sum(strongest[_TINT + 1 :])
    return coloured <= _COLOURED * sum(strongest)


def _opened(sample: bytes) -> Image.Image | None:
    if not sample.startswith(_JPEG):
        count = len(sample) // 4
        return (
            Image.frombytes("CMYK", (count, 1), sample[: 4 * count]) if count else None
        )
    try:
        with Image.open(io.BytesIO(sample)) as held:
            held.draft("CMYK", (_LOOK_AT, _LOOK_AT))
            return held.reduce(max(1, max(held.size) // _LOOK_AT))
    except (OSError, ValueError, Image.DecompressionBombError):
        return None


def _distance(level: int) -> int:
    """Give how far a level of a or b is from grey."""
    return abs(level - _GREY)


def _to_lab() -> ImageCms.ImageCmsTransform:
    return to_lab(Profile(SHIPPED.read_bytes(), str(SHIPPED)), "CMYK")
