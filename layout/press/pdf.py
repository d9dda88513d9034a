"""The PDF: placed pages in, a file out."""

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from layout import __version__
from layout.errors import FileError, Where, problem, reason_of
from layout.fonts.faces import Faces
from layout.model.page import Picture, PlacedPage
from layout.model.paper import Paper, Press
from layout.pictures.derive import Derivative, derive
from layout.press import canvas, fonts, objects, structure
from layout.press.canvas import Leaf
from layout.press.foreign import painted
from layout.press.images import Shown
from layout.press.intent import intent
from layout.press.objects import Document, Sheet
from layout.press.policy import PRESS, Policy
from layout.press.slug import SLUG, edges
from layout.press.structure import language_of
from layout.press.supply import supply
from layout.press.tags import read_tags
from layout.press.xmp import Record


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
    pages: Sequence[PlacedPage],
    target: Path,
    faces: Faces,
    edition: Edition,
    policy: Policy = PRESS,
) -> None:
    """Write pages, one or a whole issue, into one PDF.

    Faces and photographs stand in the file once, however many pages show them. The same
    pages give the same bytes. The file is written beside the target and renamed, so
    that a PDF from an earlier build stays whole until this one is.

    Args:
        pages: The pages, in order.
        target: Where the file is to stand.
        faces: The faces that the pages name.
        edition: What the file says of itself, and what the press asks for.
        policy: Which kind of file: for plates, for the archive, a proof.

    Raises:
        FileError: The file cannot be written.
        FontError: A face is missing or cannot be embedded.
        PictureError: A photograph or the press's profile cannot be used.
    """
    _write(make_pdf(pages, faces, edition, policy), target)


def make_pdf(
    pages: Sequence[PlacedPage], faces: Faces, edition: Edition, policy: Policy = PRESS
) -> bytes:
    """Give the bytes of a PDF of pages.

    Raises:
        FontError: A face is missing or cannot be embedded.
        PictureError: A photograph or the press's profile cannot be used.
    """
    press, cache = edition.paper.press, edition.cache
    policy = replace(policy, marks=policy.marks and press.marks)
    document = Document(_record(edition, policy))
    condition = intent(document, press, policy.standard)
    if condition is not None:
        document.declare("OutputIntents", objects.array([condition]))
    embedded = fonts.embed(document, pages, faces)
    held = supply(document, pages, partial(_develop, press, cache), policy)
    stock = replace(held.stock, faces=embedded)
    tags = read_tags(pages) if policy.tagged else None
    for number, page in enumerate(pages):
        boxes = edges(page, SLUG if policy.marks else 0)
        leaf = Leaf(page, boxes, tags.labels[number] if tags else ())
        sheet = Sheet(
            media=boxes.media,
            bleed=boxes.bleed,
            trim=boxes.trim,
            content=canvas.draw(leaf, stock, policy),
            xobjects=held.xobjects(page),
            states=held.states,
            spaces=held.spaces,
            tags=number if tags else None,
        )
        objects.add_page(document, sheet)
    if tags is not None:
        structure.embed(document, tags, pages)
    return document.finish()


def _record(edition: Edition, policy: Policy) -> Record:
    paper = edition.paper
    return Record(
        title=edition.title,
        author=paper.name,
        language=language_of(paper.language) if policy.tagged else paper.language,
        day=edition.day,
        producer=f"Banxin {__version__}",
        issue=f"{paper.code} {edition.issue}",
        standard=policy.standard,
    )


def _develop(press: Press, cache: Path | None, mark: Shown) -> Derivative:
    if isinstance(mark, Picture):
        return derive(mark, press, cache)
    return painted(mark, press, cache)


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
