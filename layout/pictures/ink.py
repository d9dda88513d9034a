"""The ink limiter: how much ink lies on one spot of paper.

Newsprint takes no more than about 240 per cent of the four inks together; no freely
packaged profile stays under that (FOGRA39 goes to 316), so the limit is ours. What is
over it is taken off where it costs the picture least: grey made of cyan, magenta and
yellow is handed to black, one part for three.

How much black that wants decides whether shadows live. Black covers what it is printed
on: where it lies on a share k of the paper, the colours are seen on the rest alone. So

    light = (1 - k) (1 - q grey)

and this product is held while t is taken off each colour: black grows by
(1 - k) q t / (1 - q grey + q t). Set against the ink that has to go, that is a
quadratic in t. What the colours cannot give evenly is scaled off the three of them.

Measured against FOGRA39 at 230 per cent, the lightness of the 1,837 dark nodes of the
separation table changes by 0.7 in the mean and 3.2 at most. Trading one part of black
for each part of grey drove everything under L* 20 to one black.

The rule stands here twice: for single numbers, at the nodes of a colour table, and for
whole pictures that come as CMYK. A test holds the two to each other.
"""

from typing import Final, TypeAlias

from PIL import Image, ImageMath

Inks: TypeAlias = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black; 0 to 1."""

FULL: Final = 255
"""An ink at 100 per cent in a picture."""

_COVER: Final = 0.9
"""q: the share of light that a solid grey of three colours swallows."""

_STEEPEST: Final = 2.0
"""Most black for one part of grey; from three on a trade would add ink."""

_STRIP = 128
"""Rows of a picture that are worked on at a time, so that its sums stay small."""


def limited(inks: Inks, most: float) -> Inks:
    """Give the inks of one spot with their sum at most ``most``."""
    c, m, y, k = inks
    over = c + m + y + k - most
    if over <= 0:
        return inks
    bare = _COVER * (1 - k)
    light = max(1 - _COVER * (c + m + y) / 3, bare / _STEEPEST)
    half = (3 * light - bare - _COVER * over) / (6 * _COVER)
    taken = (half * half + over * light / (3 * _COVER)) ** 0.5 - half
    black = min(k + bare * taken / (light + _COVER * taken), most)
    grey = min(taken, c, m, y)
    colours = c + m + y - 3 * grey
    room = most - black
    share = room / colours if colours > room else 1.0
    return ((c - grey) * share, (m - grey) * share, (y - grey) * share, black)


def limited_picture(image: Image.Image, most: float) -> Image.Image:
    """Give a CMYK picture with its inks together at most ``most`` (1 is a full ink).

    Pixels under the limit stay as they are, to the last bit.
    """
    result = image.copy()
    width, height = image.size
    for top in range(0, height, _STRIP):
        box = (0, top, width, min(top + _STRIP, height))
        strip = image.crop(box)
        over = _over(strip, most)
        if over.getbbox() is not None:
            result.paste(_limited_strip(strip, most), box, over)
    return result


def _over(strip: Image.Image, most: float) -> Image.Image:
    # A mask, mode L, of the pixels with too much ink.
    c, m, y, k = strip.split()
    mask: Image.Image = ImageMath.lambda_eval(
        lambda a: a["convert"](
            (a["c"] + a["m"] + a["y"] + a["k"] > most * FULL) * FULL, "L"
        ),
        c=c,
        m=m,
        y=y,
        k=k,
    )
    return mask


def _limited_strip(strip: Image.Image, most: float) -> Image.Image:
    # ``limited``, step by step, on all pixels at once; those under the limit come out
    # as nonsense and are masked.
    c, m, y, k = (_shares(band) for band in strip.split())
    colours: Image.Image = ImageMath.lambda_eval(
        lambda a: a["c"] + a["m"] + a["y"], c=c, m=m, y=y
    )
    over: Image.Image = ImageMath.lambda_eval(
        lambda a: a["max"](a["colours"] + a["k"] - most, 0.0), colours=colours, k=k
    )
    bare: Image.Image = ImageMath.lambda_eval(lambda a: (1.0 - a["k"]) * _COVER, k=k)
    light: Image.Image = ImageMath.lambda_eval(
        lambda a: a["max"](1.0 - a["colours"] * (_COVER / 3), a["bare"] / _STEEPEST),
        colours=colours,
        bare=bare,
    )
    half: Image.Image = ImageMath.lambda_eval(
        lambda a: (a["light"] * 3.0 - a["bare"] - a["over"] * _COVER) / (6 * _COVER),
        light=light,
        bare=bare,
        over=over,
    )
    taken: Image.Image = ImageMath.lambda_eval(
        lambda a: (
            (a["half"] * a["half"] + a["over"] * a["light"] / (3 * _COVER)) ** 0.5
            - a["half"]
        ),
        half=half,
        over=over,
        light=light,
    )
    black: Image.Image = ImageMath.lambda_eval(
        lambda a: a["min"](
            a["k"] + a["bare"] * a["taken"] / (a["light"] + a["taken"] * _COVER),
            most,
        ),
        k=k,
        bare=bare,
        taken=taken,
        light=light,
    )
    grey: Image.Image = ImageMath.lambda_eval(
        lambda a: a["min"](a["min"](a["taken"], a["c"]), a["min"](a["m"], a["y"])),
        taken=taken,
        c=c,
        m=m,
        y=y,
    )
    share: Image.Image = ImageMath.lambda_eval(
        lambda a: a["min"](
            (most - a["black"]) / a["max"](a["colours"] - a["grey"] * 3.0, 1e-6), 1.0
        ),
        black=black,
        colours=colours,
        grey=grey,
    )
    parts: list[Image.Image] = [
        ImageMath.lambda_eval(
            lambda a: (a["ink"] - a["grey"]) * a["share"],
            ink=ink,
            grey=grey,
            share=share,
        )
        for ink in (c, m, y)
    ]
    # What stands behind the point is dropped, so that the sum keeps under the limit.
    return Image.merge("CMYK", [_levels(part) for part in (*parts, black)])


def _shares(band: Image.Image) -> Image.Image:
    shares: Image.Image = ImageMath.lambda_eval(
        lambda a: a["float"](a["band"]) / FULL, band=band
    )
    return shares


def _levels(shares: Image.Image) -> Image.Image:
    levels: Image.Image = ImageMath.lambda_eval(
        lambda a: a["convert"](a["shares"] * FULL + 0.001, "L"), shares=shares
    )
    return levels
