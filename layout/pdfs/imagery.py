"""Images of a PDF: what they are made of, and how good their JPEG is."""

from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from layout.model.printed import Kind, Raster
from layout.pdfs.spaces import Named, space_of

_SHORT: Final = {
    "/W": "/Width", "/H": "/Height", "/BPC": "/BitsPerComponent", "/F": "/Filter",
    "/CS": "/ColorSpace", "/IM": "/ImageMask", "/D": "/Decode",
}  # fmt: skip
"""Keys of inline images. Source: ISO 32000-1, table 93."""

_SHORT_FILTERS: Final = {"/DCT": "/DCTDecode", "/Fl": "/FlateDecode"}

_MOST: Final = 64_000_000
"""Bytes of an image that are looked into."""

_SAMPLES: Final = 4096
"""Pixels by which the colours of an image are judged."""

# The table of ISO/IEC 10918-1, K.1, summed: what quality 50 of the common encoder has.
_HALF: Final = 3688

_MARKERS_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
"""JPEG markers without a length."""


def raster_of(image: pikepdf.Object, name: str, named: Named) -> Raster:
    """Give what an image is, inline or not."""
    entry = _entries(image)
    stencil = bool(entry.get("/ImageMask", False))
    space = space_of(entry.get("/ColorSpace"), named)
    filters = _filters(entry.get("/Filter"))
    jpeg = _jpeg(image, filters)
    kind = space.kind
    if kind is Kind.UNKNOWN and jpeg and "/ColorSpace" not in entry:
        kind = {1: Kind.GRAY, 3: Kind.RGB, 4: Kind.CMYK}.get(_parts(jpeg), kind)
    bits = 1 if stencil else int(entry.get("/BitsPerComponent", 8))
    plain = kind is Kind.CMYK and space.table is None and bits == 8
    return Raster(
        name=name,
        width=int(entry.get("/Width", 0)),
        height=int(entry.get("/Height", 0)),
        bits=bits,
        kind=Kind.GRAY if stencil else kind,
        names=space.names,
        calibrated=space.calibrated,
        stencil=stencil,
        soft="/SMask" in entry,
        filters=filters,
        quality=quality_of(jpeg) if jpeg else None,
        sample=(jpeg or _pixels(image, entry)) if plain else b"",
    )


def quality_of(jpeg: bytes) -> int | None:
    """Give the quality of a JPEG, 1 to 100, from its first table of quantisation.

    None where there is no such table. The scale is the common encoder's, which
    multiplies the standard's table: 50 leaves it as it is, 100 makes all steps 1.
    """
    table = next(_segments(jpeg, 0xDB), b"")
    if len(table) < 65:
        return None
    wide = table[0] >> 4
    steps = table[1:129] if wide else table[1:65]
    total = (
        sum(int.from_bytes(steps[n : n + 2], "big") for n in range(0, len(steps), 2))
        if wide
        else sum(steps)
    )
    scale = 100 * total / _HALF
    quality = 5000 / scale if scale > 100 else (200 - scale) / 2
    return max(1, min(100, round(quality)))


def _entries(image: pikepdf.Object) -> dict[str, Any]:
    return {_SHORT.get(key, key): value for key, value in image.items()}


def _filters(told: object) -> tuple[str, ...]:
    if told is None:
        return ()
    names = [told] if isinstance(told, pikepdf.Name) else list(told)  # type: ignore[call-overload] # an array of the file
    return tuple(_SHORT_FILTERS.get(str(each), str(each))[1:] for each in names)


def _jpeg(image: pikepdf.Object, filters: tuple[str, ...]) -> bytes:
    """Give the bytes of an image that is a JPEG and packed no further."""
    if filters == ("DCTDecode",) and isinstance(image, pikepdf.Stream):
        return image.read_raw_bytes()
    return b""


def _parts(jpeg: bytes) -> int:
    for marker in (0xC0, 0xC1, 0xC2):
        frame = next(_segments(jpeg, marker), b"")
        if len(frame) > 5:
            return frame[5]
    return 0


def _segments(jpeg: bytes, wanted: int) -> Iterator[bytes]:
    """Give what stands under a marker, each time that it comes before the picture."""
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        marker = jpeg[at + 1]
        if marker in _MARKERS_ALONE:
            at += 2
            continue
        length = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if marker == wanted:
            yield jpeg[at + 4 : at + 2 + length]
        if marker == 0xDA or length < 2:  # the picture itself begins
            return
        at += 2 + length


def _pixels(image: pikepdf.Object, entry: dict[str, Any]) -> bytes:
    """Give some pixels of a CMYK image that is no JPEG, four bytes each."""
    count = int(entry.get("/Width", 0)) * int(entry.get("/Height", 0))
    if not isinstance(image, pikepdf.Stream) or not 0 < 4 * count < _MOST:
        return b""
    try:
        held = image.read_bytes()
    except (pikepdf.PdfError, NotImplementedError):  # a filter that qpdf has not
        return b""
    step = 4 * max(1, count // _SAMPLES)  # whole pixels
    return b"".join(held[at : at + 4] for at in range(0, len(held) - 3, step))
