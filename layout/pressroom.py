"""The pressroom: pages that are made up in, the files of a build out.

It knows what each file is called, which pages may go to press, and what an earlier
build left that is no longer so. Where files come together and when they are moved into
place is for ``edition``, which joins the stages before.
"""

import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from layout import __version__
from layout.errors import LayoutError
from layout.fonts.faces import Faces
from layout.manifest.names import page_file_name
from layout.messages.table import Lang, Table, load_table
from layout.model.figures import Figures
from layout.model.finding import Finding, Severity, may_go
from layout.model.folders import BUILD, PRESS, PROOF, READERS, REPORT
from layout.model.issue import Issue, Page
from layout.model.page import PlacedPage
from layout.pictures.cache import default_folder
from layout.preflight.judge import judge_all
from layout.press import policy as policies
from layout.proof.report import Reported, report
from layout.workshop import strays


@dataclass(frozen=True, slots=True)
class Request:
    """What an editor asks for."""

    folder: Path
    pages: tuple[str, ...] = ()
    """Numbers of the pages that are wanted; empty for all."""
    fonts: Path | None = None
    """A folder of faces that comes before all others."""
    lang: Lang = Lang.ZH
    """Language of the report."""
    normalise: bool = True
    """Whether the copy is normalised before it is set."""
    archive: bool = False
    """Whether a build writes files for readers and libraries, too."""
    preflight: bool = False
    """Whether the finished PDFs are checked too, plates included."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An issue that can be made up, and what there is to say of it."""

    request: Request
    issue: Issue
    faces: Faces
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    issue: Issue
    pages: tuple[PlacedPage, ...]
    findings: tuple[Finding, ...]
    figures: Figures
    """What an inspection would count of the pages."""
    report: str
    """As it stands in ``report.json``."""
    blocked: tuple[str, ...]
    """Numbers of the pages that may not go to press."""
    pdfs: Mapping[str, str]
    """Page number to its press PDF, below ``build/``; none for a blocked page."""
    unmade: tuple[Page, ...] = ()
    """Pages that were wanted and could not be made up."""


@dataclass(slots=True)
class MadeUp:
    """The pages of an issue, placed or not."""

    placed: list[PlacedPage] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    figures: Figures = field(default_factory=Figures)

    def wanted(self, order: Sequence[str], request: Request) -> "MadeUp":
        """Give the pages that were asked for, in order.

        Others were made up for what of their stories goes on here.
        """
        numbers = request.pages or tuple(order)
        placed = [page for page in self.placed if page.number in numbers]
        placed.sort(key=lambda page: order.index(page.number))
        findings = [each for each in self.findings if each.page in {"", *numbers}]
        return replace(self, placed=placed, findings=findings)

    def told(self, found: Sequence[Finding], order: Sequence[str]) -> list[Finding]:
        """Give the findings and others, each with its page; the whole issue's first."""
        place = {number: at for at, number in enumerate(["", *order])}
        both = [*self.findings, *found]
        return sorted(both, key=lambda each: place.get(each.page, 0))


class Pressroom:
    """Writes what is made of an issue into a folder: press files, proofs, PDF/A."""

    def __init__(self, checked: Checked) -> None:
        self._checked = checked
        self._request = checked.request
        issue = checked.issue
        wanted = checked.request.pages or [page.number for page in issue.pages]
        self.names = {
            page.number: page_file_name(
                issue.paper.names, issue.paper.code, issue.id, issue.day, page.number
            )
            for page in issue.pages
            if page.number in wanted
        }

    @property
    def whole(self) -> bool:
        """Tell whether the build is of all pages."""
        return not self._request.pages

    def write(self, made: MadeUp, folder: Path) -> Built:
        """Write the press PDFs, the proofs of blocked pages and the report.

        Raises:
            LayoutError: A file cannot be read or written.
        """
        issue = self._checked.issue
        found: tuple[Finding, ...] = ()  # of the finished files
        blocked = _blocked(made.findings)
        pdfs: dict[str, str] = {}
        for page in made.placed:
            what = f"第{page.number}版 {page.name}"
            name = f"{self.names[page.number]}.pdf"
            if page.number not in blocked:
                self._pdf([page], folder / PRESS / name, what)
                if self._request.preflight:
                    found += self._preflight(page, folder / PRESS / name)
                    blocked |= _blocked(found)
            if page.number in blocked:
                (folder / PRESS / name).unlink(missing_ok=True)
                with suppress(LayoutError):  # what stops the page may stop its proof
                    proof = [self.proof(page, (*made.findings, *found))]
                    self._pdf(proof, folder / PROOF / name, what, policies.PROOF)
            else:
                pdfs[page.number] = f"{PRESS}/{name}"
        findings = made.told(found, [page.number for page in issue.pages])
        if self.whole and may_go(findings):
            self._whole(made.placed, folder, pdfs)
        # the words of three hundred codes take as long to read as a page to set
        table = load_table() if findings else Table({})
        reported = Reported(
            issue=issue.id,
            version=__version__,
            pages=made.placed,
            pdfs=pdfs,
            findings=findings,
            figures=made.figures,
        )
        text = report(reported, table, self._request.lang)
        (folder / REPORT).write_text(text, "utf-8")
        left = self.names.keys() - {page.number for page in made.placed}
        return Built(
            issue=issue,
            pages=tuple(made.placed),
            findings=tuple(findings),
            figures=made.figures,
            report=text,
            blocked=tuple(p.number for p in issue.pages if p.number in blocked),
            pdfs=pdfs,
            unmade=tuple(p for p in issue.pages if p.number in left),
        )

    def archive(self, built: Built, folder: Path) -> Mapping[str, str]:
        """Write the PDF/A of each page into a folder; give their names by page number.

        One of the issue as a whole stands beside them under the issue's id, where all
        of its pages may go to press. A page that may not is left out.

        Raises:
            LayoutError: A file cannot be written.
        """
        free = [page for page in built.pages if page.number not in built.blocked]
        names = {page.number: f"{self.names[page.number]}.pdf" for page in free}
        for page in free:
            what = f"第{page.number}版 {page.name}"
            self._pdf([page], folder / names[page.number], what, policies.ARCHIVE)
        if self.whole and may_go(built.findings):
            whole = folder / f"{built.issue.id}.pdf"
            self._pdf(built.pages, whole, "", policies.ARCHIVE)
        return names

    def stale(self, built: Built, target: Path) -> tuple[Path, ...]:
        """Give what an earlier build left that this one says is no longer so."""
        gone = [target / below / f"{built.issue.id}.pdf" for below in ("", READERS)]
        for number, name in self.names.items():
            wrong = PRESS if number in built.blocked else PROOF
            gone += [target / below / f"{name}.pdf" for below in (wrong, READERS)]
        if self.whole:
            known = {f"{name}.pdf" for name in self.names.values()}
            gone += strays((target / PRESS, target / READERS), known)
        return tuple(gone)

    def _preflight(self, placed: PlacedPage, path: Path) -> tuple[Finding, ...]:
        """Give what is wrong with a page's PDF, as the paper and the page judge it."""
        from layout.inspection import inspect_page  # pikepdf: only when asked

        issue = self._checked.issue
        name = f"{issue.folder.name}/{BUILD}/{PRESS}/{path.name}"
        return judge_all(inspect_page(path, name, placed, issue.paper), issue)

    def prove(self, made: MadeUp, folder: Path, dpi: float) -> tuple[Path, ...]:
        """Write a proof of every page, as a picture where a resolution is asked for."""
        from layout.pdfs.raster import raster  # pypdfium2: only for pictures

        files = []
        for page in made.placed:
            proof = self.proof(page, made.findings)
            path = Path(PROOF) / f"{self.names[page.number]}.pdf"
            what = f"第{page.number}版 {page.name} 大样"
            self._pdf([proof], folder / path, what, policies.PROOF)
            if dpi:
                picture = raster(folder / path, 0, dpi)
                (folder / path).unlink()
                path = path.with_suffix(".png")
                (folder / path).write_bytes(picture)
            files.append(path)
        return tuple(files)

    def proof(self, placed: PlacedPage, findings: Sequence[Finding]) -> PlacedPage:
        """Give a page with the grid, the legs and the findings drawn on it."""
        from layout.proof.overlay import overlay
        from layout.proof.words import Proofing, Words

        issue = self._checked.issue
        page = next(p for p in issue.pages if p.number == placed.number)
        findings = [f for f in findings if f.page in {"", placed.number}]
        words = Words(load_table(), self._request.lang)
        return overlay(placed, findings, Proofing(self._checked.faces, words, page))

    def _whole(
        self, pages: Sequence[PlacedPage], folder: Path, pdfs: dict[str, str]
    ) -> None:
        target = folder / f"{self._checked.issue.id}.pdf"
        if len(pages) == 1:  # the same page twice would be the same bytes twice
            shutil.copyfile(folder / pdfs[pages[0].number], target)
        else:
            self._pdf(pages, target, "")

    def _pdf(
        self,
        pages: Sequence[PlacedPage],
        target: Path,
        what: str,
        policy: policies.Policy = policies.PRESS,
    ) -> None:
        from layout.press.pdf import Edition, write_pdf  # reportlab: only for outputs

        issue = self._checked.issue
        title = f"{issue.paper.name} {issue.day:%Y-%m-%d} {what}".rstrip()
        edition = Edition(issue.paper, issue.id, title, issue.day, default_folder())
        write_pdf(pages, target, self._checked.faces, edition, policy)


def _blocked(findings: Sequence[Finding]) -> set[str]:
    """Give the numbers of the pages that an error stops."""
    return {each.page for each in findings if each.severity is Severity.ERROR}
