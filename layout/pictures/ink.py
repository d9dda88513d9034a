"""The ink limiter: how much ink lies on one spot of paper.

Newsprint takes no more than about 240 per cent of the four inks together; no freely
packaged profile stays under that (FOGRA39 goes to 316), so the limit is ours. What is
over it is taken off in two steps that keep the colour as long as they can: grey made of
cyan, magenta and yellow is handed to black, which saves two parts of ink for each part;
what is still too much is scaled off the three colours evenly.

The rule stands here twice: for single numbers, at the nodes of a colour table, and for
whole pictures that come as CMYK. A test holds the two to each other.
"""

from typing import Final, TypeAlias

from PIL import Image, ImageMath

Inks: TypeAlias = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black; 0 to 255."""

FULL: Final = 255
"""An ink at 100 per cent."""

_STRIP = 128
"""Rows of a picture that are worked on at a time, so that 32-bit sums stay small."""


def limited(inks: Inks, most: float) -> Inks:
    """Give the inks of one spot with their sum at most ``most`` (in 255ths)."""
    c, m, y, k = inks
    over = c + m + y + k - most
    if over <= 0:
        return inks
    grey = min(over / 2, c, m, y, FULL - k)
    c, m, y, k = c - grey, m - grey, y - grey, min(k + grey, most)
    colours = c + m + y
    room = most - k
    share = room / colours if colours > room else 1.0
    return (c * share, m * share, y * share, k)


def limited_picture(image: Image.Image, most: int) -> Image.Image:
    """Give a CMYK picture with the sum of its inks at most ``most`` (in 255ths).

    The sum is held to the whole number: what division leaves over is dropped.
    """
    result = Image.new("CMYK", image.size)
    width, height = image.size
    for top in range(0, height, _STRIP):
        box = (0, top, width, min(top + _STRIP, height))
        strip = image.crop(box)
        result.paste(_limited_strip(strip, most), box)
    return result


def _limited_strip(strip: Image.Image, most: int) -> Image.Image:
    c, m, y, k = strip.split()
    grey: Image.Image = ImageMath.lambda_eval(
        lambda a: a["convert"](
            a["min"](
                a["min"](
                    (a["max"](a["c"] + a["m"] + a["y"] + a["k"] - most, 0) + 1) / 2,
                    a["min"](a["min"](a["c"], a["m"]), a["y"]),
                ),
                FULL - a["k"],
            ),
            "L",
        ),
        c=c,
        m=m,
        y=y,
        k=k,
    )
    black: Image.Image = ImageMath.lambda_eval(
        lambda a: a["convert"](a["min"](a["k"] + a["grey"], most), "L"), k=k, grey=grey
    )
    colours: Image.Image = ImageMath.lambda_eval(
        lambda a: a["c"] + a["m"] + a["y"] - a["grey"] * 3, c=c, m=m, y=y, grey=grey
    )
    room: Image.Image = ImageMath.lambda_eval(
        lambda a: a["min"](most - a["black"], a["colours"]),
        black=black,
        colours=colours,
    )
    parts: list[Image.Image] = [
        ImageMath.lambda_eval(
            lambda a: a["convert"](
                (a["ink"] - a["grey"]) * a["room"] / a["max"](a["colours"], 1), "L"
            ),
            ink=ink,
            grey=grey,
            room=room,
            colours=colours,
        )
        for ink in (c, m, y)
    ]
    return Image.merge("CMYK", (*parts, black))
