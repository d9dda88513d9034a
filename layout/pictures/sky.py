"""Whether a picture melts into the paper: a pale sky wants a thin frame."""

from pathlib import Path
from typing import Final

from PIL import Image, ImageStat

from layout.errors import PictureError, Where, problem
from layout.model.issue import Photograph
from layout.pictures.cache import Entry, keep, name_of, recall
from layout.pictures.source import (
    BROKEN,
    open_picture,
    over_white,
    plain_pixels,
    read_picture,
)
from layout.pictures.turn import turn_of

PALE: Final = 0.85
"""Mean lightness of an edge, 0 black to 1 white, from which it is lost on newsprint."""

EDGE: Final = 0.04
"""Depth of an edge, as a share of the crop's shorter side."""

_SMALL: Final = 128
"""Pixels on the longer side of the picture that is looked at."""


def pale_edge(
    image: Photograph,
    crop: tuple[float, float, float, float],
    cache: Path | None = None,
    *,
    foot: bool = False,
) -> bool:
    """Tell whether the top or a side of a crop is so pale that it wants a frame.

    The foot is asked only on demand: the caption under a photograph shows where it
    ends, and an advertisement has none.

    Args:
        image: The photograph.
        crop: Left, top, right, bottom as shares of the upright picture.
        cache: Where the small picture is kept, so that the file is unpacked once.
        foot: Whether the foot is asked too.

    Raises:
        PictureError: The file is missing or damaged.
    """
    small = small_grey(image, cache)
    width, height = small.size
    left, right = round(crop[0] * width), round(crop[2] * width)
    top, bottom = round(crop[1] * height), round(crop[3] * height)
    right, bottom = max(right, left + 1), max(bottom, top + 1)
    deep = max(1, round(min(right - left, bottom - top) * EDGE))
    edges = [
        (left, top, right, top + deep),
        (left, top, left + deep, bottom),
        (right - deep, top, right, bottom),
    ]
    if foot:
        edges.append((left, bottom - deep, right, bottom))
    return any(ImageStat.Stat(small.crop(edge)).mean[0] > PALE * 255 for edge in edges)


def small_grey(image: Photograph, cache: Path | None = None) -> Image.Image:
    """Give a photograph upright, small and grey; it is kept in the cache.

    Raises:
        PictureError: The file is missing or damaged.
    """
    name = name_of("sky", image.sha256, _SMALL)
    known = recall(cache, name)
    if known is not None:
        return Image.frombytes("L", known.shape[:2], known.body)
    where = Where(str(image.path))
    content = read_picture(image.path, image.name, where)
    opened = open_picture(content, image.name, where)
    try:
        turn = turn_of(opened)
        opened.draft(None, (_SMALL, _SMALL))
        pixels = over_white(plain_pixels(opened))
        factor = max(1, max(pixels.size) // _SMALL)
        small = turn.upright(pixels.reduce(factor).convert("L"))
    except BROKEN as error:
        raise PictureError([problem("photo-broken", where, name=image.name)]) from error
    keep(cache, name, Entry((*small.size, 1), small.tobytes()))
    return small
