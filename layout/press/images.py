"""Photographs in the file: derivatives in, image objects out.

What a picture looks like in print, its pixels and inks, is made in ``layout.pictures``;
here it is only put into the file, once for all pages that show it alike.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from layout.model.page import Foreign, Picture
from layout.pictures.derive import Derivative
from layout.press import objects
from layout.press.objects import Document, Object

Shown: TypeAlias = Picture | Foreign
"""A picture, or a page of another PDF that is to become one."""

Derive: TypeAlias = Callable[[Shown], Derivative]
"""Gives a placed picture as pixels for the press."""

Print: TypeAlias = tuple[str, tuple[float, float, float, float], float, float, bool]
"""What makes two placed pictures the same print: file, crop, size, grey."""

Prints: TypeAlias = Mapping[Print, tuple[str, Object]]
"""For each print its name on the pages and the reference to it."""

_CMYK: Final = 4

_WHOLE: Final = (0.0, 0.0, 1.0, 1.0)


def print_of(picture: Shown) -> Print:
    """Give what a placed picture has in common with others that look alike."""
    size = (round(picture.width, 3), round(picture.height, 3))
    if isinstance(picture, Foreign):
        return (f"{picture.art.sha256}:{picture.art.page}", _WHOLE, *size, False)
    return (picture.image.sha256, picture.crop, *size, picture.grey)


def embed(document: Document, shown: Iterable[Shown], derive: Derive) -> Prints:
    """Put pictures into the file, each once.

    Raises:
        PictureError: A photograph cannot be used.
    """
    images: dict[Print, tuple[str, Object]] = {}
    for mark in shown:
        if print_of(mark) not in images:
            name = f"Im{len(images) + 1}"
            image = document.add(name, _image(derive(mark)))
            images[print_of(mark)] = (name, image)
    return images


def _image(derivative: Derivative) -> Object:
    """Give an image object over a derivative's data as it comes."""
    entries: dict[str, Object] = {
        "Type": objects.name("XObject"),
        "Subtype": objects.name("Image"),
        "Width": derivative.width,
        "Height": derivative.height,
        "BitsPerComponent": derivative.bits,
        "Filter": objects.name("DCTDecode" if derivative.bits > 1 else "FlateDecode"),
        "Interpolate": "false",
    }
    if derivative.components == _CMYK:
        entries["ColorSpace"] = objects.name("DeviceCMYK")
        # Adobe's way of writing CMYK into a JPEG: 255 is no ink.
        entries["Decode"] = objects.array([1, 0] * _CMYK)
    else:
        entries["ColorSpace"] = objects.name("DeviceGray")
    return objects.stream(derivative.data, entries)
