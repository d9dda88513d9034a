"""Checks of photographs: sharp enough, undistorted, captioned, credited, all there.

Source: press 1.2 and 5 (IM01: below 100 ppi is blocked, below 150 warned of; bilevel
art 550 and 800), makeup 0.1 (crop, caption, credit, share of art), the faults of the
look (captions touching pictures).
"""

from collections.abc import Iterator
from typing import Final

from layout.errors import Value, Where
from layout.model.finding import Finding
from layout.model.issue import Advert, Photo, PhotoStory, Story
from layout.model.page import Picture
from layout.model.text import Role
from layout.model.walk import photos_in
from layout.preflight.boxes import box_of, shared_height, shared_width
from layout.preflight.sheet import (
    Sheet,
    TextLine,
    copy_place,
    error,
    note,
    story_place,
    warning,
)
from layout.units import PT_PER_INCH, TOLERANCE, Pt, fits, mm

BILEVEL_PPI: Final = (550, 800)
"""Blocked and warned of below; art of one bit has no greys to hide its steps."""

CROP: Final = 0.15
"""Share of its width or height that a picture may lose of which no item says more."""

DISTORTION: Final = 0.01
"""Share by which a picture's two scales may differ: less than a pixel's rounding."""

ART: Final = (0.08, 0.15)
"""Least share of the type area for pictures: inside pages, the front page."""

TOUCHING: Final = 0.3
"""A caption nearer to its picture than this share of the look's gap touches it."""


def check_pictures(sheet: Sheet) -> Iterator[Finding]:
    """Give what is wrong with the photographs of a page."""
    for picture in sheet.pictures:
        yield from _sharpness(sheet, picture)
        yield from _shape(sheet, picture)
    for item in sheet.items:
        if isinstance(item, Story | PhotoStory):
            for photo in photos_in(item):
                yield from _placed(sheet, item, photo)
                yield from _named(sheet, item, photo)
    yield from _captions(sheet)
    yield from _share_of_art(sheet)


def effective_ppi(picture: Picture) -> float:
    """Give the pixels to the inch that a picture has in its coarser direction."""
    return min(_scales(picture))


def _scales(picture: Picture) -> tuple[float, float]:
    left, top, right, bottom = picture.crop
    across = (right - left) * picture.image.width / picture.width
    down = (bottom - top) * picture.image.height / picture.height
    return across * PT_PER_INCH, down * PT_PER_INCH


def _sharpness(sheet: Sheet, picture: Picture) -> Iterator[Finding]:
    press = sheet.issue.paper.press
    block, warn = press.ppi_block, press.ppi_warn
    if picture.image.mode == "1":
        block, warn = BILEVEL_PPI
    ppi = effective_ppi(picture)
    if ppi >= warn:
        return
    values: dict[str, Value] = {
        "photo": picture.image.name,
        "ppi": int(ppi),
        "width": round(mm(picture.width)),
        "wanted": warn,
        # The width at which the same crop would do.
        "width_fit": int(mm(picture.width) * ppi / warn),
    }
    where, story = _photo_place(sheet, picture), picture.story
    if ppi < block:
        yield error(sheet, "photo-too-coarse", where, story, **values)
    else:
        yield warning(sheet, "photo-coarse", where, story, **values)


def _shape(sheet: Sheet, picture: Picture) -> Iterator[Finding]:
    where, story = _photo_place(sheet, picture), picture.story
    across, down = _scales(picture)
    if abs(across / down - 1) > DISTORTION:
        yield error(
            sheet,
            "photo-distorted",
            where,
            story,
            photo=picture.image.name,
            share=round(100 * abs(down / across - 1), 1),
        )
    left, top, right, bottom = picture.crop
    cut = 1 - min(right - left, bottom - top)
    photo = _photo_of(sheet, picture)
    if cut > (photo.crop if photo else CROP) + DISTORTION:
        yield warning(
            sheet,
            "photo-cropped",
            where,
            story,
            photo=picture.image.name,
            share=round(100 * cut),
        )


def _photo_place(sheet: Sheet, picture: Picture) -> Where:
    """Give where the manifest names a placed picture's photograph."""
    photo = _photo_of(sheet, picture)
    if photo:
        return photo.where
    advert = _advert_of(sheet, picture)
    return advert.where if advert else story_place(sheet, picture.story)


def _advert_of(sheet: Sheet, picture: Picture) -> Advert | None:
    """Give the advertisement that a picture without a story shows, if it is one."""
    if picture.story:
        return None
    shown = picture.image.sha256
    for item in sheet.items:
        if isinstance(item, Advert) and item.art and item.art.sha256 == shown:
            return item
    return None


def _photo_of(sheet: Sheet, picture: Picture) -> Photo | None:
    """Give what the manifest says of a placed picture's photograph."""
    photos = (photo for item in sheet.items for photo in photos_in(item))
    shown = picture.image.sha256
    return next((photo for photo in photos if photo.image.sha256 == shown), None)


def _placed(sheet: Sheet, item: Story | PhotoStory, photo: Photo) -> Iterator[Finding]:
    if all(p.image.sha256 != photo.image.sha256 for p in sheet.pictures):
        yield error(
            sheet,
            "photo-not-placed",
            photo.where,
            item.article.id,
            photo=photo.image.name,
        )


def _named(sheet: Sheet, item: Story | PhotoStory, photo: Photo) -> Iterator[Finding]:
    """Ask for a caption and a credit.

    A photo story's text is its caption, and a group has one for all. A byline that
    ends in 文/图 or 摄 is the credit of the story's own pictures.
    """
    article, name = item.article, photo.image.name
    if isinstance(item, Story) and not (
        photo.caption or item.group_caption or article.caption
    ):
        yield warning(sheet, "caption-missing", photo.where, article.id, photo=name)
    byline = article.byline.text if article.byline else ""
    in_byline = any(word in byline for word in ("图", "摄"))
    caption = photo.caption or item.group_caption
    in_caption = caption is not None and caption.text.rstrip("）)").endswith("摄")
    credits_ = [photo.credit, article.credit]
    if isinstance(item, PhotoStory) or item.group_caption:
        credits_ += [each.credit for each in item.photos]
    if not (any(credits_) or in_byline or in_caption):
        yield warning(sheet, "credit-missing", photo.where, article.id, photo=name)


def _captions(sheet: Sheet) -> Iterator[Finding]:
    """Find captions that touch a picture, below it, above it or beside it."""
    for line in sheet.lines:
        if line.key[1] not in (Role.CAPTION, Role.CREDIT):
            continue
        for picture in sheet.pictures:
            white = _white(line, picture)
            least = TOUCHING * sheet.issue.paper.look.picture.caption_gap
            if white is not None and not fits(least, white):
                yield warning(
                    sheet,
                    "caption-touches",
                    copy_place(sheet, line),
                    line.key[0],
                    photo=picture.image.name,
                    text=line.text,
                    white=round(white, 1),
                )
                break


def _white(line: TextLine, picture: Picture) -> Pt | None:
    """Give the white between a line and a picture; None where they do not face."""
    box = box_of(picture)
    across, down = shared_width(line.box, box), shared_height(line.box, box)
    if across > TOLERANCE and down > TOLERANCE:
        return None  # upon the picture: another check's business
    if across <= TOLERANCE and down <= TOLERANCE:
        return None
    return max(0.0, -min(across, down))


def _share_of_art(sheet: Sheet) -> Iterator[Finding]:
    grid = sheet.placed.grid
    # What is paid for does not make a page of text lighter.
    own = (p for p in sheet.pictures if _advert_of(sheet, p) is None)
    area = sum(p.width * p.height for p in own)
    share = area / (grid.width * grid.height)
    least = ART[sheet.page.front]
    if sheet.placed.stories and share < least:
        yield note(
            sheet,
            "art-scarce",
            sheet.page.where,
            share=round(100 * share),
            wanted=round(100 * least),
        )
