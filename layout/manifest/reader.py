"""An issue read whole: manifest, pages, copy, photographs, paper; or all that is wrong.

Everything is looked at before anything is refused, so that an editor corrects a
manifest once, not error by error.
"""

import os.path
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from layout.errors import LayoutError, ManifestError, Where, problem
from layout.manifest import build, names, values
from layout.manifest.desk import Desk
from layout.manifest.encoding import UTF_8, read_text
from layout.manifest.extents import extent_problems
from layout.manifest.files import COPY, IssueFolder
from layout.manifest.jumps import fed, jump_problems
from layout.manifest.keys import Keys, load_keys
from layout.manifest.lunar import lunar_date
from layout.manifest.nodes import parse
from layout.manifest.paper import PAPER, find_paper, read_paper
from layout.manifest.plain import MARKS, Marks, plain
from layout.manifest.schema import IssueShape, PageShape
from layout.manifest.validate import validated
from layout.model.finding import Finding, Severity
from layout.model.folders import MANIFEST
from layout.model.issue import Issue, Page
from layout.model.paper import Paper


def read_issue(folder: Path, only: Collection[str] = ()) -> Issue:
    """Give the issue of a folder.

    Args:
        folder: The issue folder.
        only: Numbers of pages that are wanted, empty for all. The others are left
            out and so are their errors, so that a colleague's half-written page is no
            hindrance; but pages whose stories go on to a wanted one are kept.

    Raises:
        ManifestError: Everything that is wrong with the manifest, its pages, copy and
            photographs, each with its place.
        FileError: The same, where nothing but files that cannot be read is wrong.
    """
    # resolve() would follow links, and messages should name what the editor typed
    issue_folder = IssueFolder(Path(os.path.abspath(folder)))  # noqa: PTH100
    manifest = issue_folder.path / MANIFEST
    if not manifest.is_file():
        where = Where(issue_folder.shown(manifest))
        raise ManifestError([problem("issue-missing", where)])
    desk = Desk(issue_folder, None)
    desk.paper = desk.attempt(lambda: _paper(issue_folder))
    return _Reader(desk, load_keys("manifest"), frozenset(only)).issue(manifest)


def _paper(folder: IssueFolder) -> Paper:
    path = find_paper(folder.path)
    if path is None:
        where = Where(folder.shown(folder.path / MANIFEST))
        raise ManifestError([problem("paper-missing", where, name=PAPER)])
    return read_paper(path, folder.shown(path))


@dataclass(slots=True)
class _Reader:
    """Reads one issue; knows which pages are wanted and which are broken."""

    desk: Desk
    keys: Keys
    only: frozenset[str]
    pages: list[Page] = field(default_factory=list)
    numbers: dict[str, Where] = field(default_factory=dict)
    """Page numbers seen, and where."""
    broken: bool = False
    """Whether a page was left out for its faults."""

    def issue(self, manifest: Path) -> Issue:
        where = Where(self.desk.folder.shown(manifest), 1, 1)
        content = self._load(manifest, where)
        if not isinstance(content, dict):
            if content is not None:
                self.desk.note("value-mapping", where)
            self.desk.fail()
        written = content.get("pages")
        if isinstance(written, list):
            # A page written here is validated by itself, like one in a file.
            content["pages"] = [
                each if isinstance(each, str) else "" for each in written
            ]
        result = validated(IssueShape, content, where, self.keys)
        for each in result.problems:
            self.desk.keep(ManifestError([each]))
        marks = content.get(MARKS)
        if isinstance(written, list) and isinstance(marks, Marks):
            for index, page in enumerate(written):
                self._page(page, marks.element("pages", index))
        if result.shape is None:
            self.desk.fail()
        return self._whole(result.shape, where, manifest)

    def _whole(self, shape: IssueShape, where: Where, manifest: Path) -> Issue:
        desk = self.desk
        day, name = self._day(shape), self._name(shape)
        unknown = self.only - self.numbers.keys()
        for number in sorted(unknown):
            known = " ".join(self.numbers)
            desk.note("page-unknown", where, page=number, pages=known)
        if not self.broken:
            for each in jump_problems(self.pages):
                desk.keep(ManifestError([each]))
            self._unused()
        if desk.problems or desk.paper is None or day is None:
            desk.fail()
        paper = desk.paper
        lunar = shape.lunar
        if not lunar and paper.imprint.lunar:
            lunar = lunar_date(day)
        wanted = fed(self.only, self.pages) if self.only else self.numbers.keys()
        return Issue(
            id=name,
            day=day,
            folder=manifest.parent,
            paper=paper,
            pages=tuple(page for page in self.pages if page.number in wanted),
            number=shape.number,
            lunar=lunar,
            page_count=shape.sheets or len(self.numbers),
            findings=tuple(desk.findings),
        )

    def _load(self, path: Path, where: Where) -> Any:  # noqa: ANN401 - values of YAML
        """Give the plain values of a manifest, or None once its error is kept."""
        try:
            read = read_text(path, where)
            if read.encoding != UTF_8:
                self.desk.findings.append(
                    Finding(
                        "copy-encoding",
                        Severity.NOTE,
                        Where(where.file),
                        values=(("encoding", read.encoding),),
                    )
                )
            content, problems = plain(parse(read.text, where.file), self.keys)
        except LayoutError as error:
            self.desk.keep(error)
            return None
        for each in problems:
            self.desk.keep(ManifestError([each]))
        return content

    def _page(self, written: Any, where: Where) -> None:  # noqa: ANN401 - values of YAML
        """Read a page, or its file; keep its problems only where it is wanted."""
        desk = self.desk
        before, only_files = len(desk.problems), desk.only_files
        number = ""
        if isinstance(written, str):
            number = _number_in(Path(written).stem)
            path = desk.attempt(lambda: desk.folder.find(written, "", where))
            if path is not None:
                where = Where(desk.folder.shown(path), 1, 1)
                written = self._load(path, where)
        if isinstance(written, dict):
            number = _number_in(str(written.get("page", "")))
        if written is not None and not isinstance(written, str):
            self._build(written, where)
        if len(desk.problems) > before:
            self.broken = True
            if self.only and number not in self.only:
                if number:
                    self.numbers.setdefault(number, where)
                del desk.problems[before:]
                desk.only_files = only_files

    def _build(self, written: Any, where: Where) -> None:  # noqa: ANN401 - values of YAML
        desk = self.desk
        result = validated(PageShape, written, where, self.keys)
        for each in result.problems:
            desk.keep(ManifestError([each]))
        shape = result.shape
        if shape is None:
            return
        place = shape.marks.value("page")
        first = self.numbers.setdefault(shape.page, place)
        if first is not place:
            desk.note("page-twice", place, page=shape.page, first=str(first))
        if desk.paper is not None and not result.problems:
            for each in extent_problems(shape, desk.paper):
                desk.keep(ManifestError([each]))
        self.pages.append(build.page(shape, desk))

    def _name(self, shape: IssueShape) -> str:
        """Give the issue's id, which is part of file names: 2026-11-23."""
        written = shape.issue or self.desk.folder.name
        day = values.day(written)
        if day is not None and values.is_bare_day(written):
            return day.isoformat()
        if not names.is_file_name(written):
            where = shape.marks.value("issue")
            self.desk.note("issue-id", where, value=written)
        return written

    def _day(self, shape: IssueShape) -> date | None:
        """Give the date that is printed: the manifest's, or that of the folder's name.

        A folder that was copied from another day and still carries that day's date
        would print it: the two have to agree.
        """
        key = "date" if shape.date else "issue"
        name = self.desk.folder.name
        written = shape.date or shape.issue or name
        day = values.day(written)
        where = shape.marks.value(key)
        if day is None:
            self.desk.note("issue-date", where, value=written)
            return None
        folder_day = values.day(name)
        if folder_day is not None and folder_day != day:
            self.desk.note("issue-folder", where, value=written, folder=name)
        return day

    def _unused(self) -> None:
        desk = self.desk
        used = desk.used()
        for path in desk.folder.all(COPY):
            if path.resolve() not in used and path.suffix in {".md", ".txt"}:
                where = Where(desk.folder.shown(path))
                desk.findings.append(Finding("copy-unused", Severity.WARNING, where))


def _number_in(text: str) -> str:
    """Give the page number that a text is or ends with, or "": p03 is page 3."""
    for start in range(len(text)):
        try:
            return values.page_number(text[start:])
        except ValueError:
            continue
    return ""
