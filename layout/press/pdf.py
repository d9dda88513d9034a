"""The PDF: placed pages in, a file out."""

import contextlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from layout import __version__
from layout.errors import FileError, Where, problem, reason_of
from layout.fonts.faces import Faces
from layout.model.page import Foreign, Picture, PlacedPage
from layout.model.paper import Paper
from layout.pictures.derive import derive
from layout.press import canvas, fonts, foreign, images, objects
from layout.press.objects import Box, Document, Object, Record, Sheet
from layout.press.policy import PRESS, Policy
from layout.units import Pt


@dataclass(frozen=True, slots=True)
class Edition:
    """What a file is made of besides its pages."""

    paper: Paper
    issue: str
    """Id of the issue."""
    title: str
    """What readers show in the title bar."""
    day: date
    cache: Path | None = None
    """Where derivatives of photographs are kept; None keeps none."""


def write_pdf(
    pages: Sequence[PlacedPage], target: Path, faces: Faces, edition: Edition
) -> None:
    """Write pages, one or a whole issue, into one PDF.

    Faces and photographs stand in the file once, however many pages show them. The same
    pages give the same bytes. The file is written beside the target and renamed, so
    that a PDF from an earlier build stays whole until this one is.

    Raises:
        FileError: The file cannot be written.
        FontError: A face is missing or cannot be embedded.
        PictureError: A photograph cannot be used.
    """
    _write(make_pdf(pages, faces, edition), target)


def make_pdf(
    pages: Sequence[PlacedPage], faces: Faces, edition: Edition, policy: Policy = PRESS
) -> bytes:
    """Give the bytes of a PDF of pages.

    Raises:
        FontError: A face is missing or cannot be embedded.
        PictureError: A photograph cannot be used.
    """
    document = Document(_record(edition))
    embedded = fonts.embed(document, pages, faces)
    develop = partial(derive, press=edition.paper.press, cache=edition.cache)
    prints = images.embed(document, pages, develop)
    forms = foreign.embed(document, pages)
    states = _states(document, plain=bool(forms))
    names = {shown: name for shown, (name, _) in prints.items()}
    form_names = {art: name for art, (name, _) in forms.items()}
    stock = canvas.Stock(embedded, names, form_names)
    for page in pages:
        sheet = Sheet(
            media=_box(page, page.bleed),
            trim=_box(page),
            content=canvas.draw(page, stock, policy),
            xobjects={**_xobjects(page, prints), **_forms(page, forms)},
            states=states,
        )
        objects.add_page(document, sheet)
    return document.finish()


def _record(edition: Edition) -> Record:
    return Record(
        title=edition.title,
        author=edition.paper.name,
        language=edition.paper.language,
        day=edition.day,
        producer=f"Banxin {__version__}",
    )


def _states(document: Document, *, plain: bool) -> Mapping[str, Object]:
    """Put the ways of laying ink over ink into the file.

    With mode 1 a part of 0 leaves its plate alone; with mode 0, black type would erase
    the colours under it (ISO 32000-1, 8.6.7).
    """
    states = {}
    ways = [(canvas.OVERPRINT, "true", 1), (canvas.KNOCKOUT, "false", 1)]
    if plain:  # pages of other PDFs count on the state in which a page begins
        ways.append((canvas.PLAIN, "false", 0))
    for name, on, mode in ways:
        state = {"Type": objects.name("ExtGState"), "OP": on, "op": on, "OPM": mode}
        states[name] = document.add(f"State.{name}", objects.dictionary(state))
    return states


def _box(page: PlacedPage, bleed: Pt = 0) -> Box:
    """Give the trim of a page on its sheet, with so much bleed round it."""
    near, far = page.bleed - bleed, page.bleed + bleed
    return Box(near, near, page.grid.trim_width + far, page.grid.trim_height + far)


def _xobjects(
    page: PlacedPage, prints: Mapping[images.Print, tuple[str, Object]]
) -> Mapping[str, Object]:
    """Give the images that a page shows, by name."""
    pictures = (mark for mark in page.marks if isinstance(mark, Picture))
    return dict(prints[images.print_of(picture)] for picture in pictures)


def _forms(page: PlacedPage, forms: foreign.Forms) -> Mapping[str, Object]:
    """Give the pages of other PDFs that a page shows, by name."""
    return dict(forms[mark.art] for mark in page.marks if isinstance(mark, Foreign))


def _write(pdf: bytes, target: Path) -> None:
    beside = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(pdf)
        beside.replace(target)
    except OSError as error:
        where = Where(str(target))
        raise FileError(
            [problem("pdf-unwritten", where, reason=reason_of(error))]
        ) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
