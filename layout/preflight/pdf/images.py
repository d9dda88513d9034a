"""Checks of images: pixels enough, not too many, packed well, in the inks they need.

Source: press 5, IM01 to IM04; Ghent Workgroup, newspaper ads 2015.
"""

from collections.abc import Iterator
from typing import Final

from layout.model.finished import FinishedPage
from layout.model.printed import ImagePainted
from layout.pictures.chroma import is_grey_in_colour
from layout.preflight.pdf.case import Case, Flaw, error, warning

BILEVEL: Final = (550.0, 800.0)
"""Pixels to the inch blocked and warned of below, where there are no greys."""

MOST: Final = 450.0
"""Pixels to the inch above which nothing is gained."""

JPEG_QUALITY: Final = 80

_FEWEST: Final = 4
"""Pixels on a side below which an image is a fill, not a picture."""


def check_images(case: Case) -> Iterator[Flaw]:
    """Give what is wrong with the images of a press file."""
    for page, image in case.things(ImagePainted):
        raster = image.raster
        if min(raster.width, raster.height) < _FEWEST:
            continue
        yield from _sharpness(page, image, case)
        yield from _packing(page, image)
        if raster.sample and is_grey_in_colour(raster.sample):
            yield warning(page.number, "im04-no-chroma", image.box, image=raster.name)


def _sharpness(page: FinishedPage, image: ImagePainted, case: Case) -> Iterator[Flaw]:
    raster, number = image.raster, page.number
    bilevel = raster.bits == 1
    ticket = case.ticket
    block, warn = BILEVEL if bilevel else (ticket.ppi_block, ticket.ppi_warn)
    name, ppi, box = raster.name, int(image.ppi), image.box
    if image.ppi < block:
        yield error(number, "im01-coarse", box, image=name, ppi=ppi, wanted=int(warn))
    elif image.ppi < warn:
        yield warning(number, "im01-soft", box, image=name, ppi=ppi, wanted=int(warn))
    elif image.ppi > MOST and not bilevel:
        yield warning(number, "im02-fine", box, image=name, ppi=ppi, most=int(MOST))


def _packing(page: FinishedPage, image: ImagePainted) -> Iterator[Flaw]:
    raster = image.raster
    if "JPXDecode" in raster.filters:
        yield warning(page.number, "im03-jpeg2000", image.box, image=raster.name)
    if raster.quality is not None and raster.quality < JPEG_QUALITY:
        yield warning(
            page.number,
            "im03-jpeg-quality",
            image.box,
            image=raster.name,
            quality=raster.quality,
            least=JPEG_QUALITY,
        )
