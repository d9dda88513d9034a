"""Which way up: cameras store pixels as the sensor lay, and say how to turn them.

The original is never turned as a whole: a crop is carried over to the stored pixels,
and only the small result is turned.
"""

from dataclasses import dataclass
from typing import Final

from PIL import ExifTags, Image, ImageFile

from layout.pictures.source import BROKEN


@dataclass(frozen=True, slots=True)
class Turn:
    """How stored pixels become the upright picture."""

    method: Image.Transpose | None
    on_side: bool = False
    """Width and height change places."""
    mirror_x: bool = False
    """Stored columns run against the upright picture's (once sides are swapped)."""
    mirror_y: bool = False

    def upright(self, image: Image.Image) -> Image.Image:
        """Give the picture the right way up."""
        return image if self.method is None else image.transpose(self.method)

    def size(self, size: tuple[int, int]) -> tuple[int, int]:
        """Carry a width and height from one way up to the other."""
        return (size[1], size[0]) if self.on_side else size

    def stored(
        self, crop: tuple[float, float, float, float]
    ) -> tuple[float, float, float, float]:
        """Carry a crop of the upright picture over to the stored pixels.

        Both are left, top, right, bottom as shares of width and height.
        """
        left, top, right, bottom = crop
        if self.on_side:
            left, top, right, bottom = top, left, bottom, right
        if self.mirror_x:
            left, right = 1 - right, 1 - left
        if self.mirror_y:
            top, bottom = 1 - bottom, 1 - top
        return left, top, right, bottom


_UPRIGHT: Final = Turn(None)
_TURNS: Final = {
    2: Turn(Image.Transpose.FLIP_LEFT_RIGHT, mirror_x=True),
    3: Turn(Image.Transpose.ROTATE_180, mirror_x=True, mirror_y=True),
    4: Turn(Image.Transpose.FLIP_TOP_BOTTOM, mirror_y=True),
    5: Turn(Image.Transpose.TRANSPOSE, on_side=True),
    6: Turn(Image.Transpose.ROTATE_270, on_side=True, mirror_y=True),
    7: Turn(Image.Transpose.TRANSVERSE, on_side=True, mirror_x=True, mirror_y=True),
    8: Turn(Image.Transpose.ROTATE_90, on_side=True, mirror_x=True),
}
"""Source: EXIF 2.3, tag 274; 1 is upright."""


def turn_of(image: ImageFile.ImageFile) -> Turn:
    """Give the turn that a picture's EXIF asks for; none where it asks for nothing."""
    if image.format == "TIFF":
        return _UPRIGHT  # Pillow turns these by itself
    if image.format == "PNG" and "exif" not in image.info:
        # Pillow would unpack the whole picture to look for EXIF behind the pixels,
        # where nobody puts it.
        return _UPRIGHT
    try:
        value = image.getexif().get(ExifTags.Base.Orientation)
    except BROKEN:
        return _UPRIGHT
    return _TURNS.get(value, _UPRIGHT) if isinstance(value, int) else _UPRIGHT
