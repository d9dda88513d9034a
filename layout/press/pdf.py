"""The PDF: placed pages in, a file out."""

import contextlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeGuard

from layout import __version__
from layout.errors import FileError, Where, problem, reason_of
from layout.fonts.faces import Faces
from layout.model.page import Foreign, Mark, Picture, PlacedPage
from layout.model.paper import Paper
from layout.pictures.derive import Derivative, derive
from layout.press import canvas, fonts, foreign, images, objects, spots, structure
from layout.press.canvas import Leaf, Stock
from layout.press.images import Shown
from layout.press.intent import intent
from layout.press.objects import Document, Object, Sheet
from layout.press.policy import PRESS, Policy
from layout.press.slug import SLUG, edges
from layout.press.structure import language_of
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
    document = Document(_record(edition, policy))
    press = edition.paper.press
    condition = intent(document, press, policy.standard)
    if condition is not None:
        document.declare("OutputIntents", objects.array([condition]))
    marked = press.marks and policy.marks
    supply = _Supply(document, edition, policy)
    stock, spaces = supply.stock(pages, faces, marked=marked)
    tags = read_tags(pages) if policy.tagged else None
    for number, page in enumerate(pages):
        boxes = edges(page, SLUG if marked else 0)
        leaf = Leaf(page, boxes, tags.labels[number] if tags else ())
        sheet = Sheet(
            media=boxes.media,
            bleed=boxes.bleed,
            trim=boxes.trim,
            content=canvas.draw(leaf, stock, policy),
            xobjects=supply.xobjects(page),
            states=supply.states,
            spaces=spaces,
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


class _Supply:
    """What pages draw with, put into the file."""

    def __init__(self, document: Document, edition: Edition, policy: Policy) -> None:
        self._document = document
        self._edition = edition
        self._policy = policy
        self.states: Mapping[str, Object] = {}
        self._xobjects: dict[Shown, tuple[str, Object]] = {}

    def stock(
        self, pages: Sequence[PlacedPage], faces: Faces, *, marked: bool
    ) -> tuple[Stock, Mapping[str, Object]]:
        """Give the names of all that the pages draw with, and of the inks the objects.

        The inks beside the four stand in the resources of every page.
        """
        document, policy = self._document, self._policy
        embedded = fonts.embed(document, pages, faces)
        marks = [mark for page in pages for mark in page.marks]
        shown = [mark for mark in marks if _is_image(mark, policy)]
        prints = images.embed(document, shown, self._develop)
        placed = [
            mark for mark in marks if isinstance(mark, Foreign) and mark not in shown
        ]
        forms = foreign.embed(document, placed)
        self.states = _states(document, policy, plain=bool(forms))
        self._xobjects = {mark: prints[images.print_of(mark)] for mark in shown}
        self._xobjects |= {mark: forms[mark.art] for mark in placed}
        plates = spots.embed(document, pages, policy)
        spaces = dict(plates.values())
        register = ""
        if marked:
            register, spaces_all = spots.register(document)
            spaces[register] = spaces_all
        return (
            Stock(
                faces=embedded,
                images={print_: name for print_, (name, _) in prints.items()},
                forms={art: name for art, (name, _) in forms.items()},
                inks={plate: name for plate, (name, _) in plates.items()},
                register=register,
            ),
            spaces,
        )

    def xobjects(self, page: PlacedPage) -> Mapping[str, Object]:
        """Give the images and forms that a page shows, by name."""
        shown = (mark for mark in page.marks if isinstance(mark, Picture | Foreign))
        return dict(self._xobjects[mark] for mark in shown)

    def _develop(self, mark: Shown) -> Derivative:
        press, cache = self._edition.paper.press, self._edition.cache
        if isinstance(mark, Picture):
            return derive(mark, press, cache)
        return foreign.painted(mark, press, cache)


def _is_image(mark: Mark, policy: Policy) -> TypeGuard[Shown]:
    return isinstance(mark, Picture) or (isinstance(mark, Foreign) and policy.flattens)


def _states(document: Document, policy: Policy, *, plain: bool) -> Mapping[str, Object]:
    """Put the ways of laying ink over ink into the file.

    With mode 1 a part of 0 leaves its plate alone; with mode 0, black type would erase
    the colours under it (ISO 32000-1, 8.6.7). Where nothing overprints, nothing is said
    of it: what a page begins with is what is wanted.
    """
    if not policy.overprints:
        return {}
    states = {}
    ways = [(canvas.OVERPRINT, "true", 1), (canvas.KNOCKOUT, "false", 1)]
    if plain:  # pages of other PDFs count on the state in which a page begins
        ways.append((canvas.PLAIN, "false", 0))
    for name, on, mode in ways:
        state = {"Type": objects.name("ExtGState"), "OP": on, "op": on, "OPM": mode}
        states[name] = document.add(f"State.{name}", objects.dictionary(state))
    return states


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
