"""A picture file on its way in: read, opened by its header, its pixels made plain.

Everything that Pillow must be told about the files of a newsroom is told here. Pillow's
own guard against huge pictures is one number for the whole process and warns before it
refuses; it is switched off, and ``open_picture`` holds the limit of this house instead.
What Pillow mutters about odd EXIF while it reads on is no news to an editor; what stops
it becomes an error of ours.
"""

import io
import struct
import warnings
import zlib
from pathlib import Path
from typing import Final

from PIL import Image, ImageFile, JpegImagePlugin, UnidentifiedImageError

from layout.errors import PictureError, Where, problem, reason_of

OTHER_FORMATS: Final = ("PNG", "TIFF", "GIF", "WEBP", "BMP", "AVIF")
"""What a newsroom sends besides JPEG."""

MOST_PIXELS: Final = 400_000_000
"""More is a mistake or a bomb; the largest cameras make 150 million."""

BROKEN: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    OverflowError,
    struct.error,
    zlib.error,
)
"""What Pillow's readers raise over damaged files; each has its own way."""

_PLAIN: Final = {
    "L": "L",
    "LA": "LA",
    "RGB": "RGB",
    "RGBA": "RGBA",
    "CMYK": "CMYK",
    "1": "L",
    "I;16": "L",
    "I;16B": "L",
    "La": "LA",
    "P": "RGB",
    "PA": "RGBA",
    "RGBX": "RGB",
    "RGBa": "RGBA",
    "YCbCr": "RGB",
}
"""The modes that are a photograph, and what is made of them. 32-bit numbers and Lab are
left out: nothing says how light or how strong they are meant."""

_BLOCK = 1 << 24
_JPEG = b"\xff\xd8\xff"
_BEGINNINGS = (
    b"\x89PNG\r\n\x1a\n",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"RIFF",
)

Image.MAX_IMAGE_PIXELS = None
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


def read_picture(path: Path, name: str, where: Where) -> bytes:
    """Give the bytes of a picture file.

    Raises:
        PictureError: The file is missing, empty or cannot be read.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise PictureError([problem("photo-missing", where, name=name)]) from None
    except OSError as error:
        raise PictureError(
            [problem("photo-unreadable", where, name=name, reason=reason_of(error))]
        ) from error
    if not content:
        raise PictureError([problem("photo-empty", where, name=name)])
    return content


def open_picture(content: bytes, name: str, where: Where) -> ImageFile.ImageFile:
    """Give the picture with its header read and its pixels still packed.

    Raises:
        PictureError: The bytes are no picture, a damaged one, one too large, or of a
            kind that has no meaning in print.
    """
    try:
        image = _opened(content)
    except UnidentifiedImageError:
        code = "photo-broken" if content.startswith(_BEGINNINGS) else "photo-kind"
        raise PictureError([problem(code, where, name=name)]) from None
    except BROKEN as error:
        raise PictureError([problem("photo-broken", where, name=name)]) from error
    width, height = image.size
    if width * height > MOST_PIXELS:
        most = MOST_PIXELS // 1_000_000
        size = {"width": width, "height": height, "limit": most}
        raise PictureError([problem("photo-large", where, name=name, **size)])
    if image.mode not in _PLAIN:
        raise PictureError([problem("photo-mode", where, name=name, mode=image.mode)])
    # The reader takes the interpreter's lock again after each block: beside a busy
    # thread, blocks of 64 KB made a decode nine times as long.
    image.decodermaxblock = _BLOCK
    return image


def plain_pixels(image: Image.Image) -> Image.Image:
    """Unpack the pixels into L, LA, RGB, RGBA or CMYK of 8 bits."""
    plain = _PLAIN[image.mode]
    if image.mode.startswith("I;16"):
        return _eight_bits(image)
    if plain == "RGB" and "transparency" in image.info:
        plain = "RGBA"
    return image if image.mode == plain else image.convert(plain)


def over_white(image: Image.Image) -> Image.Image:
    """Lay a picture with transparent parts on white paper."""
    if image.mode not in {"LA", "RGBA"}:
        return image
    opaque = image.mode[:-1]
    paper = Image.new(opaque, image.size, "white")
    paper.paste(image.convert(opaque), mask=image.getchannel("A"))
    return paper


def _opened(content: bytes) -> ImageFile.ImageFile:
    # Image.open loads the readers of five formats before it looks at the first byte,
    # half an interpreter's start; most issues hold nothing but JPEG.
    file = io.BytesIO(content)
    if content.startswith(_JPEG):
        return JpegImagePlugin.jpeg_factory(file)
    return Image.open(file, formats=OTHER_FORMATS)


def _eight_bits(image: Image.Image) -> Image.Image:
    # convert("L") alone would cut everything over 255 to white.
    wide = image.convert("I") if image.mode == "I;16B" else image
    return wide.point(lambda value: value * (1 / 257) + 0.5).convert("L")
