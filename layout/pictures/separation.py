"""Colour separation: RGB becomes the four inks of the press, under its ink limit.

One table holds both: 33 x 33 x 33 colours are converted exactly, relative colorimetric
with black point compensation, and limited one by one; the pixels in between are
interpolated. Where no node is over the limit, no mixture of nodes is. Against an exact
conversion of each pixel the table is half a level off in the mean and twice as quick.
"""

import sys
from array import array
from pathlib import Path
from typing import Final

from PIL import Image, ImageFilter

from layout.pictures.cache import Entry, keep, name_of, recall
from layout.pictures.ink import FULL, limited
from layout.pictures.profile import FLAGS, INTENT, Profile, to_inks

NODES: Final = 33
"""Nodes of the table on each of its three axes."""

_SHAPE = (NODES, NODES * NODES, 4)


def separate(
    image: Image.Image,
    source: Profile,
    output: Profile,
    most: float,
    cache: Path | None,
) -> Image.Image:
    """Give an RGB picture as CMYK.

    Args:
        image: The picture, mode RGB.
        source: The picture's own profile.
        output: The profile of the press.
        most: Most ink on one spot; 1 is one full ink.
        cache: Where the table of colours is kept; None for nowhere.
    """
    table = _table(source, output, most, cache)
    return image.filter(
        ImageFilter.Color3DLUT(NODES, table, channels=4, target_mode="CMYK")
    )


def _table(
    source: Profile, output: Profile, most: float, cache: Path | None
) -> "array[float]":
    name = name_of(
        "separation", source.key, output.key, int(INTENT), int(FLAGS), most, NODES
    )
    name = f"{name}-{sys.byteorder}"
    table = array("f")
    known = recall(cache, name)
    if known is not None and known.shape == _SHAPE:
        table.frombytes(known.body)
        return table
    for c, m, y, k in _nodes(source, output):
        table.extend(limited((c / FULL, m / FULL, y / FULL, k / FULL), most))
    keep(cache, name, Entry(_SHAPE, table.tobytes()))
    return table


def _nodes(source: Profile, output: Profile) -> "zip[tuple[int, int, int, int]]":
    # Red runs first, then green, then blue: the order of Pillow's tables.
    axis = bytes(round(step * FULL / (NODES - 1)) for step in range(NODES))
    red = axis * (NODES * NODES)
    green = b"".join(bytes([level]) * NODES for level in axis) * NODES
    blue = b"".join(bytes([level]) * (NODES * NODES) for level in axis)
    size = _SHAPE[:2]
    nodes = Image.merge(
        "RGB", [Image.frombytes("L", size, band) for band in (red, green, blue)]
    )
    inks = to_inks(source, output).apply(nodes).tobytes()
    return zip(inks[0::4], inks[1::4], inks[2::4], inks[3::4], strict=True)
