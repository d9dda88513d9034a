"""A photograph as it goes to the plate: cropped, resized, in the inks of the press.

A placed ``Picture`` comes in, the bytes of a JPEG go out. Resizing comes before colour:
a camera's twelve million pixels shrink to the one or two million that the screen of the
press can show, and only those are converted. Results are kept on disk by what went into
them (``cache``), so that a page made again reads a file and unpacks nothing.
"""

import hashlib
import io
import math
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageFile

from layout.errors import PictureError, Where, problem
from layout.model.page import Picture
from layout.model.paper import Press
from layout.pictures.cache import Entry, keep, name_of, recall
from layout.pictures.grey import black_plate, in_black, is_black_and_white
from layout.pictures.ink import limited_picture
from layout.pictures.profile import (
    SRGB,
    Profile,
    output_profile,
    picture_profile,
    to_inks,
)
from layout.pictures.separation import separate
from layout.pictures.source import (
    BROKEN,
    open_picture,
    over_white,
    plain_pixels,
    read_picture,
)
from layout.pictures.turn import turn_of
from layout.units import PT_PER_INCH, Pt

QUALITY: Final = 90
"""JPEG quality; every ink in full resolution, for none of them is luminance."""

LINE_ART: Final = "1"
"""Mode of a picture of black and white alone: drawings, signatures, stamps."""

LINE_PPI: Final = 600.0
"""What line art is brought down to; it has no greys to hide its steps.

Source: press 1.2, line art.
"""

KEEP: Final = "keep"
"""A press that prints pictures which come as inks with the inks they have."""

HEADROOM: Final = 10.0
"""Per cent of ink that the limiter stays under the limit of the press: JPEG adds three,
and black type that overprints a picture is counted with it."""

_GAP: Final = 3.0
"""Pillow shrinks by whole numbers first, to within this factor, then by LANCZOS."""

_VERSION = 2
_HARDEST = 9
_SHARP = [0] * 128 + [255] * 128


@dataclass(frozen=True, slots=True)
class Derivative:
    """A picture ready for the PDF."""

    data: bytes
    """A JPEG. With four components: cyan, magenta, yellow, black, stored upside down as
    Adobe's programs do (0 is full ink), so that the PDF must say ``/Decode [1 0 1 0 1 0
    1 0]``. With one: black alone, 0 is solid black and 255 is paper, which is what
    DeviceGray means, so that the PDF says nothing."""
    width: int
    """Pixels."""
    height: int
    components: int
    """4 or 1."""
    bits: int = 8
    """1 for line art: ``data`` is then no JPEG but rows of bits, each row filled up to
    whole bytes, packed by Flate; a bit of 0 is solid black."""


@dataclass(frozen=True, slots=True)
class _Order:
    """What is asked of a picture, apart from its pixels."""

    size: tuple[int, int]
    """Pixels, upright."""
    grey: bool
    output: Profile
    most: float
    """Most ink on one spot; 1 is one full ink."""
    keeps_inks: bool
    """Whether a picture that comes as inks keeps those it has."""


def derive(picture: Picture, press: Press, cache: Path | None) -> Derivative:
    """Give a placed picture as a JPEG in the inks of the press.

    Pixels beyond the press's resolution are taken away, none are ever added. The sum of
    the four inks keeps under the press's limit. A picture without colour, or one on a
    page without coloured ink, comes in black alone.

    Args:
        picture: The picture in its place.
        press: Resolution, output profile and ink limit.
        cache: Folder of the cache; None to do without.

    Raises:
        PictureError: The file is missing, damaged or not the one that was read with the
            manifest, or the press's profile cannot be used.
    """
    order = _Order(
        size=_wanted(picture, press),
        grey=picture.grey,
        output=output_profile(press),
        most=(press.ink_limit - HEADROOM) / 100,
        keeps_inks=press.cmyk == KEEP,
    )
    name = name_of(
        "derivative",
        _VERSION,
        picture.image.sha256,
        picture.crop,
        order.size,
        order.grey,
        order.output.key,
        order.most,
        order.keeps_inks,
        QUALITY,
    )
    known = recall(cache, name)
    if known is None:
        plates = _plates(picture, order, cache)
        known = Entry((*plates.size, len(plates.getbands())), _packed(plates))
        keep(cache, name, known)
    width, height, components = known.shape
    bits = 1 if picture.image.mode == LINE_ART else 8
    return Derivative(known.body, width, height, components, bits)


def separated(
    content: bytes, name: str, press: Press, cache: Path | None
) -> Derivative:
    """Give a picture that the program painted itself, pixel by pixel, in inks.

    Args:
        content: A PNG of as many pixels as are wanted.
        name: What it shows, for errors.
        press: Output profile and ink limit.
        cache: Folder of the cache; None to do without.

    Raises:
        PictureError: The press's profile cannot be used.
    """
    image = plain_pixels(open_picture(content, name, Where(name)))
    output = output_profile(press)
    if is_black_and_white(image):
        plates = in_black(image, SRGB, output)
    else:
        most = (press.ink_limit - HEADROOM) / 100
        plates = separate(image, SRGB, output, most, cache)
    return Derivative(_packed(plates), *plates.size, len(plates.getbands()))


def _wanted(picture: Picture, press: Press) -> tuple[int, int]:
    left, top, right, bottom = picture.crop
    ppi = float(min(press.ppi, press.ppi_cap))
    if picture.image.mode == LINE_ART:
        ppi = LINE_PPI
    return (
        _pixels(picture.width, ppi, picture.image.width * (right - left)),
        _pixels(picture.height, ppi, picture.image.height * (bottom - top)),
    )


def _pixels(length: Pt, ppi: float, most: float) -> int:
    return max(1, min(round(length / PT_PER_INCH * ppi), round(most)))


def _plates(picture: Picture, order: _Order, cache: Path | None) -> Image.Image:
    # Mode CMYK, L for black alone, 1 for line art.
    photo = picture.image
    where = Where(str(photo.path))
    content = read_picture(photo.path, photo.name, where)
    if hashlib.sha256(content).hexdigest() != photo.sha256:
        # Kept under the name of the other one, this picture would stay wrong for ever.
        raise PictureError([problem("photo-changed", where, name=photo.name)])
    image = open_picture(content, photo.name, where)
    try:
        pixels = _resized(image, picture.crop, order.size)
    except BROKEN as error:
        raise PictureError([problem("photo-broken", where, name=photo.name)]) from error
    if photo.mode == LINE_ART:
        return pixels.point(_SHARP, LINE_ART)
    own = picture_profile(image, pixels.mode)
    if pixels.mode == "CMYK":
        return _plates_of_cmyk(pixels, own or order.output, order)
    if order.grey or is_black_and_white(pixels):
        return in_black(pixels, own or SRGB, order.output)
    return separate(pixels, own or SRGB, order.output, order.most, cache)


def _resized(
    image: ImageFile.ImageFile,
    crop: tuple[float, float, float, float],
    size: tuple[int, int],
) -> Image.Image:
    turn = turn_of(image)
    # Sums of floats may have carried an edge a hair over the picture's.
    left, top, right, bottom = (min(max(edge, 0), 1) for edge in turn.stored(crop))
    width, height = turn.size(size)
    # A JPEG is unpacked at a half, a quarter or an eighth, as long as enough is left.
    drafted = image.draft(
        None, (math.ceil(width / (right - left)), math.ceil(height / (bottom - top)))
    )
    across, down = drafted[1][2:] if drafted else image.size
    box = (left * across, top * down, right * across, bottom * down)
    if (width, height) == (round(box[2] - box[0]), round(box[3] - box[1])):
        # Nothing to shrink: take whole pixels as they are.
        x = min(round(box[0]), image.width - width)
        y = min(round(box[1]), image.height - height)
        shrunk = plain_pixels(image).crop((x, y, x + width, y + height))
    else:
        shrunk = plain_pixels(image).resize(
            (width, height), Image.Resampling.LANCZOS, box, reducing_gap=_GAP
        )
    return turn.upright(over_white(shrunk))


def _plates_of_cmyk(image: Image.Image, own: Profile, order: _Order) -> Image.Image:
    # A picture that comes as inks was separated by somebody who knew the press: its
    # inks are kept, under the limit.
    if order.grey:
        return in_black(image, own, order.output)
    if is_black_and_white(image):
        return black_plate(image)
    if not order.keeps_inks and own != order.output:
        image = to_inks(own, order.output, "CMYK").apply(image)
    return limited_picture(image, order.most)


def _packed(plates: Image.Image) -> bytes:
    if plates.mode == LINE_ART:
        return zlib.compress(plates.tobytes(), _HARDEST)
    packed = io.BytesIO()
    # A new image, so that no comment or profile of the original gets into the file.
    bare = Image.new(plates.mode, plates.size)
    bare.paste(plates)
    bare.save(packed, "JPEG", quality=QUALITY, subsampling="4:4:4")
    return packed.getvalue()
