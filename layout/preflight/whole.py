"""Checks over all pages of an issue: what no page by itself can tell.

Two photographs alike, a name in two spellings, the sum of the form errors. Pages that
are not among those given are not asked for.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from layout.errors import PictureError
from layout.model.figures import Figures
from layout.model.finding import Finding
from layout.model.issue import Issue, Photo
from layout.model.page import Picture, PlacedPage
from layout.model.walk import photos_in
from layout.pictures.likeness import Likeness, likeness_of
from layout.preflight.echoes import check_names
from layout.preflight.judge import judge
from layout.preflight.regulation import check_form, figures_of
from layout.preflight.sheet import Sheet, read_sheet, story_place, warning


def check_whole(
    issue: Issue, pages: Sequence[PlacedPage], cache: Path | None = None
) -> tuple[tuple[Finding, ...], Figures]:
    """Give what is wrong over the pages of an issue, judged, and its figures.

    Args:
        issue: The issue as it was read.
        pages: Those of its pages that were placed.
        cache: Where small pictures are kept.
    """
    sheets = [read_sheet(issue, page) for page in pages]
    if not sheets:
        return (), Figures()
    found: list[Finding] = []
    faults = (
        *_alike(sheets, cache),
        *check_names(issue, sheets),
        *check_form(sheets),
    )
    by_number = {sheet.placed.number: sheet.page for sheet in sheets}
    for fault in faults:
        found += judge([fault], issue.paper, by_number[fault.page])
    return tuple(found), figures_of(sheets)


def _alike(sheets: Sequence[Sheet], cache: Path | None) -> Iterator[Finding]:
    """Find photographs that show the same as an earlier one (重图)."""
    shown = [(s, p) for s in sheets for p in s.pictures if p.story]
    if len(shown) < 2:
        return
    seen: list[tuple[Sheet, Picture, Likeness]] = []
    for sheet, picture in shown:
        try:
            likeness = likeness_of(picture.image, cache)
        except PictureError:
            continue  # a file that cannot be read has a finding of its own
        for one, first, known in seen:
            if known.is_like(likeness):
                photo = _photo_of(sheet, picture)
                yield warning(
                    sheet,
                    "photos-alike",
                    photo.where if photo else story_place(sheet, picture.story),
                    picture.story,
                    photo=picture.image.name,
                    other=first.image.name,
                    other_page=one.placed.number,
                )
                break
        seen.append((sheet, picture, likeness))


def _photo_of(sheet: Sheet, picture: Picture) -> Photo | None:
    """Give what the manifest says of a placed picture's photograph."""
    photos = (photo for item in sheet.items for photo in photos_in(item))
    shown = picture.image.sha256
    return next((photo for photo in photos if photo.image.sha256 == shown), None)
