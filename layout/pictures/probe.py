"""What a photograph is, without its pixels: for the reader of the manifest.

A path comes in, a ``Photograph`` goes out. A damaged file has to be found here, before
a page is planned around it, but twelve million pixels are not unpacked to find it: each
format says in its own way where it should end.
"""

import hashlib
import re
from pathlib import Path
from typing import Final

from PIL import ExifTags, Image, ImageFile

from layout.errors import PictureError, Where, problem
from layout.model.issue import Photograph
from layout.pictures.source import BROKEN, open_picture, read_picture
from layout.pictures.turn import turn_of

_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
"""A JPEG marker; not a stuffed 0xFF, a restart or a filling byte."""

_END_OF_IMAGE = 0xD9
_START_OF_SCAN = 0xDA


def probe(path: Path, name: str, where: Where) -> Photograph:
    """Give what a picture file holds, by its header.

    Args:
        path: The file.
        name: The file as the manifest names it.
        where: The place in the manifest, for errors.

    Raises:
        PictureError: The file is missing, empty, damaged, too large, or no picture.
    """
    content = read_picture(path, name, where)
    image = open_picture(content, name, where)
    width, height = turn_of(image).size(image.size)
    mode, kind = image.mode, image.format
    try:
        whole = _is_whole(image, content)
    except BROKEN:
        whole = False
    if not whole:
        raise PictureError([problem("photo-broken", where, name=name, kind=str(kind))])
    return Photograph(
        path=path,
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        width=width,
        height=height,
        mode=mode,
        ppi=_ppi(image),
    )


def _ppi(image: ImageFile.ImageFile) -> float:
    """Give the pixels to the inch that the file claims, 0 where it is silent.

    Unequal ones are those of a fax or a mistake and say nothing of a picture's size.
    """
    claimed = image.info.get("dpi")
    if not isinstance(claimed, tuple) or len(claimed) != 2:
        return 0.0
    across, down = (float(each) for each in claimed)
    # One pixel to the inch is what a writer says that knows none.
    return across if across == down and across > 1 else 0.0


def _is_whole(image: ImageFile.ImageFile, content: bytes) -> bool:
    match image.format:
        case "JPEG" | "MPO":
            return _jpeg_ends(content)
        case "PNG":
            image.verify()  # the check sum of every chunk, up to the last
            return True
        case "TIFF":
            return _strips_lie_inside(image, len(content))
        case "WEBP":
            return len(content) >= int.from_bytes(content[4:8], "little") + 8
        case _:
            image.load()
            return True


def _jpeg_ends(content: bytes) -> bool:
    """Tell whether a scan is followed by the end of the image.

    Walks over the segments by their lengths, so that the thumbnail inside one is not
    taken for the picture, and runs through the packed pixels in C. What cameras append
    behind the end does not matter.

    Source: ITU-T T.81, annex B.
    """
    place = 2
    scanned = False
    while (found := _MARKER.search(content, place)) is not None:
        marker = content[found.start() + 1]
        if marker == _END_OF_IMAGE:
            return scanned
        scanned = scanned or marker == _START_OF_SCAN
        length = int.from_bytes(content[found.end() : found.end() + 2], "big")
        place = found.end() + max(length, 2)
    return False


def _strips_lie_inside(image: Image.Image, size: int) -> bool:
    tags = image.getexif()
    pairs = (
        (ExifTags.Base.StripOffsets, ExifTags.Base.StripByteCounts),
        (ExifTags.Base.TileOffsets, ExifTags.Base.TileByteCounts),
    )
    for starts, lengths in pairs:
        if starts in tags and lengths in tags:
            return all(
                start + length <= size
                for start, length in zip(
                    _numbers(tags[starts]), _numbers(tags[lengths]), strict=True
                )
            )
    return False


def _numbers(value: object) -> tuple[int, ...]:
    values = value if isinstance(value, tuple) else (value,)
    return tuple(int(number) for number in values)
