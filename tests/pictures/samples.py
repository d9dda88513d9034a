"""Small pictures of every kind, made where a test needs them."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageCms

from layout.errors import PictureError, Where
from layout.model.issue import Photograph
from layout.model.page import Picture
from layout.model.paper import Press
from layout.pictures.derive import Derivative, derive
from layout.pictures.probe import probe
from layout.pictures.profile import SHIPPED

WHERE = Where("issue.yaml", 7, 9)
PRESS = Press(
    icc="",
    condition="FOGRA39",
    ink_limit=240,
    ppi=220,
    ppi_cap=300,
    ppi_warn=150,
    ppi_block=100,
)
WHOLE = (0.0, 0.0, 1.0, 1.0)
RED, GREEN, BLUE, YELLOW = (200, 40, 50), (50, 140, 80), (60, 80, 140), (230, 210, 60)


def quarters(size: tuple[int, int] = (96, 64)) -> Image.Image:
    """Red and green over blue and yellow: no two ways up look alike."""
    width, height = size
    image = Image.new("RGB", size, RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(YELLOW, (width // 2, height // 2, width, height))
    return image


def ramp(size: tuple[int, int] = (256, 64)) -> Image.Image:
    """Black to white, left to right, mode L."""
    return Image.linear_gradient("L").rotate(90).resize(size)


def saved(image: Image.Image, path: Path, **options: object) -> Path:
    image.save(path, **options)  # type: ignore[arg-type]  # options of a format
    return path


def packed(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def exif(orientation: int) -> Image.Exif:
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = orientation
    return tags


def probed(path: Path) -> Photograph:
    return probe(path, path.name, WHERE)


def placed(path: Path, width: float | None = None, **changes: object) -> Picture:
    """The picture at one pixel a point, unless a width in points is given."""
    image = probed(path)
    picture = Picture(
        x=0,
        y=0,
        width=image.width if width is None else width,
        height=image.height if width is None else width * image.height / image.width,
        image=image,
        crop=WHOLE,
    )
    return replace(picture, **changes)  # type: ignore[arg-type]  # fields of Picture


def derived(path: Path, width: float | None = None, **changes: object) -> Derivative:
    return derive(placed(path, width, **changes), PRESS, None)


def plates(derivative: Derivative) -> Image.Image:
    """The derivative unpacked as a press would read it: CMYK, or L for black alone."""
    image = Image.open(io.BytesIO(derivative.data))
    image.load()
    return image


def seen(derivative: Derivative) -> Image.Image:
    """The derivative as it will look: the printed sheet brought back to a screen."""
    image = plates(derivative)
    if image.mode == "L":
        nothing = Image.new("L", image.size, 0)
        black = image.point(lambda level: 255 - level)
        image = Image.merge("CMYK", (nothing, nothing, nothing, black))
    shown = ImageCms.profileToProfile(
        image,
        ImageCms.getOpenProfile(str(SHIPPED)),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert shown is not None
    return shown


def corners(image: Image.Image) -> list[tuple[int, ...]]:
    """The colours in the middle of the four quarters, reading order."""
    width, height = image.size
    places = [(x, y) for y in (1, 3) for x in (1, 3)]
    colours = [image.getpixel((width * x // 4, height * y // 4)) for x, y in places]
    return [colour if isinstance(colour, tuple) else (0,) for colour in colours]


def near(one: tuple[int, ...], other: tuple[int, ...], levels: int) -> bool:
    return all(abs(a - b) <= levels for a, b in zip(one, other, strict=True))


def ink(image: Image.Image) -> list[float]:
    """The per cent of ink on each pixel of CMYK plates."""
    bands = [band.tobytes() for band in image.split()]
    return [sum(inks) / 2.55 for inks in zip(*bands, strict=True)]


def code_of(attempt: Callable[[], object]) -> str:
    """The code of the one problem that an attempt raises."""
    with pytest.raises(PictureError) as caught:
        attempt()
    (found,) = caught.value.problems
    return found.code
