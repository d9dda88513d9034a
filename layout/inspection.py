"""Preflight of finished PDFs, joined: a file in, what is wrong with it out.

The file is read, its plates are made and measured, and the rules look at both. It is a
module of its own because two ask for it: the verb, for anybody's file, and a build, for
its own pages.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from layout.errors import ManifestError, Where, problem
from layout.manifest.paper import find_paper, read_paper
from layout.model.finding import Finding, Place
from layout.model.finished import FinishedPage
from layout.model.folders import BUILD, MANIFEST
from layout.model.page import GlyphRun, Picture, PlacedPage
from layout.model.paper import Paper
from layout.model.plates import PlatePage
from layout.pdfs.finished import read_finished
from layout.pdfs.plates import plate_dpi, plates_of
from layout.pictures.plates import patches, read_plates, under
from layout.preflight.pdf.case import PRESS, Case, Standard
from layout.preflight.pdf.colour import asked_of_plates
from layout.preflight.pdf.file import claimed
from layout.preflight.pdf.ink import NEAR
from layout.preflight.pdf.inspect import check_pdf, not_run
from layout.preflight.pdf.ticket import Ticket, ticket_of
from layout.units import pt


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that was looked at."""

    name: str
    standards: tuple[Standard, ...]
    """By which it was judged."""
    pages: int
    findings: tuple[Finding, ...]
    not_run: tuple[str, ...]
    """Rules that could not be asked, by their numbers."""


@dataclass(frozen=True, slots=True)
class Demand:
    """By what a file is to be judged."""

    ticket: Ticket
    standards: frozenset[Standard] = frozenset()
    """Empty for those that the file claims; PDF/X-4 where it claims none."""


def demand_of(path: Path, paper: Path | None, standards: Iterable[str]) -> Demand:
    """Give by what a file is judged.

    The ticket is that of the paper that is named, and else of the one that governs the
    file's folder; of the latter, only what a build made has the size of a page.

    Raises:
        LayoutError: The paper is wrong, or there is no such standard.
    """
    named = frozenset(map(_standard, standards))
    found = paper or find_paper(path.absolute().parent)
    if found is None:
        return Demand(Ticket(), named)
    whole = paper is not None or _is_built(path)
    return Demand(ticket_of(read_paper(found, str(found)), whole=whole), named)


def _is_built(path: Path) -> bool:
    """Tell whether a file lies in the ``build/`` of an issue."""
    file = path.absolute()
    issues = (folder for folder in file.parents if (folder / MANIFEST).is_file())
    return any(file.is_relative_to(issue / BUILD) for issue in issues)


def inspect_file(path: Path, name: str, demand: Demand) -> Inspected:
    """Give what is wrong with a PDF.

    Args:
        path: The file.
        name: The file as findings call it.
        demand: By what it is judged.

    Raises:
        FileError: It cannot be read.
    """
    file = read_finished(path, Where(name))
    standards = demand.standards or claimed(file) or frozenset({Standard.X4})
    plates: tuple[PlatePage | None, ...] = ()
    if standards & PRESS:
        limit = demand.ticket.ink_limit
        plates = tuple(_measured(path, page, limit) for page in file.pages)
    case = Case(name, file, standards, demand.ticket, plates)
    return Inspected(
        name=name,
        standards=tuple(sorted(standards)),
        pages=len(file.pages),
        findings=check_pdf(case),
        not_run=not_run(case),
    )


def inspect_page(
    path: Path, name: str, placed: PlacedPage, paper: Paper
) -> tuple[Finding, ...]:
    """Give what is wrong with the press PDF of a page of the paper.

    Findings bear the page's own number, and the story that stands at their place.

    Raises:
        FileError: It cannot be read.
    """
    ticket = ticket_of(paper, whole=True, pages=1)
    demand = Demand(ticket, frozenset({Standard.X4}))
    found = inspect_file(path, name, demand).findings
    return tuple(
        replace(each, page=placed.number, story=_story_at(each.place, placed))
        for each in found
    )


def _standard(name: str) -> Standard:
    try:
        return Standard(name.lower())
    except ValueError:
        known = " ".join(Standard)
        values = {"name": name, "known": known}
        where = Where("--standard")
        raise ManifestError(
            [problem("pdf-standard-unknown", where, **values)]
        ) from None


def _measured(path: Path, page: FinishedPage, limit: float) -> PlatePage | None:
    """Give what the plates of a page show; None where none could be made."""
    dpi = plate_dpi(page)
    with plates_of(path, page) as files:
        if not files:
            return None
        plates = read_plates(files, dpi)
    total = plates.total
    return PlatePage(
        inks=plates.inks,
        over=patches(total, dpi, limit),
        high=patches(total, dpi, limit - NEAR),
        under=under(plates, asked_of_plates(page)),
    )


def _story_at(place: Place | None, placed: PlacedPage) -> str:
    """Give the story whose type or picture stands at the middle of a place."""
    if place is None or place.box is None:
        return ""
    left, top, width, height = map(pt, place.box)
    x, y = left + width / 2, top + height / 2
    for mark in placed.marks:
        match mark:
            case Picture() if mark.story:
                across = mark.x <= x <= mark.x + mark.width
                if across and mark.y <= y <= mark.y + mark.height:
                    return mark.story
            case GlyphRun() if mark.span is not None:
                if abs(mark.y - mark.size / 3 - y) > mark.size:
                    continue
                end = mark.x + (len(mark.glyphs) + 1) * mark.size
                if mark.x <= x <= end:
                    return mark.span.article
            case _:
                pass
    return ""
