"""Pictures in black alone: which ones have no colour, and how dark their black must be.

A black-and-white photograph printed in four inks shows every error of register as a
coloured edge; it is printed in black. Lightness decides: a grey of the picture is set
to the share of black that prints as light on this press as the grey was meant to be,
with the lightness of solid black taken for the picture's black.
"""

from bisect import bisect_left
from typing import Final

from PIL import Image, ImageChops

from layout.pictures.ink import FULL
from layout.pictures.profile import SRGB, Profile, to_lab

_LOOK_AT: Final = 256
"""Pixels on the longer side when a picture is searched for colour."""

_SPREAD: Final = 6
"""Levels between the strongest and weakest of red, green and blue that are still grey:
a CIELAB chroma of 3 where a middle grey is tinted, under which nobody sees a tint."""

_STEPS: Final = 17
"""Shares of black whose lightness is asked of the profile; between them it is even."""


def is_black_and_white(image: Image.Image) -> bool:
    """Tell whether a picture (mode L, RGB or CMYK) shows no colour anywhere."""
    if image.mode == "L":
        return True
    factor = max(1, max(image.size) // _LOOK_AT)
    bands = image.reduce(factor).split()[:3]
    if image.mode == "CMYK":
        return all(_highest(band) <= _SPREAD / 2 for band in bands)
    red, green, blue = bands
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    weakest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return _highest(ImageChops.subtract(strongest, weakest)) <= _SPREAD


def in_black(image: Image.Image, source: Profile, output: Profile) -> Image.Image:
    """Give a picture in black alone, mode L: 0 is solid black, 255 is bare paper.

    Args:
        image: The picture, mode L, RGB or CMYK.
        source: The picture's own profile.
        output: The profile of the press.
    """
    black = _black_of_lightness(output)
    if image.mode != "L":
        return _lightness(image, source).point(black)
    ramp = Image.frombytes("L", (FULL + 1, 1), bytes(range(FULL + 1)))
    if source == SRGB:
        ramp = ramp.convert("RGB")
    return image.point(list(_lightness(ramp, source).point(black).tobytes()))


def black_plate(image: Image.Image) -> Image.Image:
    """Give the black of a CMYK picture as it stands, mode L: 0 is solid black."""
    return ImageChops.invert(image.getchannel("K"))


def _highest(band: Image.Image) -> int:
    # The last level that any pixel has.
    return max(level for level, count in enumerate(band.histogram()) if count)


def _lightness(image: Image.Image, source: Profile) -> Image.Image:
    # CIELAB lightness, mode L: 255 is L* 100.
    return to_lab(source, image.mode).apply(image).getchannel("L")


def _black_of_lightness(output: Profile) -> list[int]:
    # The level to print, 255 less black, for each lightness (255 is L* 100).
    shares = [step * FULL // (_STEPS - 1) for step in range(_STEPS)]
    nothing = bytes(_STEPS)
    ramp = Image.merge(
        "CMYK",
        [
            Image.frombytes("L", (_STEPS, 1), band)
            for band in (nothing, nothing, nothing, bytes(shares))
        ],
    )
    printed = [_luminance(level) for level in _lightness(ramp, output).tobytes()]
    paper, solid = printed[0], printed[-1]
    span = paper - solid or 1.0
    # Darkest first, as levels run.
    lights = [(light - solid) / span for light in reversed(printed)]
    levels = [FULL - share for share in reversed(shares)]
    return [
        round(_between(lights, levels, _luminance(level))) for level in range(FULL + 1)
    ]


def _luminance(level: int) -> float:
    # CIE 1976: 0 to 1 for lightness 0 to 255.
    lightness = level * 100 / FULL
    return ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / 903.3


def _between(places: list[float], values: list[int], place: float) -> float:
    # The value at a place between two known ones; the outer values beyond the ends.
    after = bisect_left(places, place)
    if after == 0:
        return values[0]
    if after == len(places):
        return values[-1]
    low, high = places[after - 1], places[after]
    share = (place - low) / (high - low)
    return values[after - 1] + share * (values[after] - values[after - 1])
