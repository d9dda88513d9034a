"""The desk on which an issue is put together: files fetched once, faults gathered."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NoReturn, TypeVar

from layout.errors import (
    FileError,
    LayoutError,
    ManifestError,
    Problem,
    Value,
    Where,
    problem,
)
from layout.manifest.copy import FIELDS, Copy, field_of, read_article, read_briefs
from layout.manifest.files import COPY, PHOTOS, IssueFolder
from layout.manifest.keys import nearest
from layout.manifest.parts import CopyFields
from layout.model.finding import Finding
from layout.model.foreign import Artwork
from layout.model.issue import Article, Photograph
from layout.model.paper import Paper
from layout.model.text import Paragraph
from layout.pictures.probe import probe

T = TypeVar("T")


@dataclass(slots=True)
class Desk:
    """What the building of an issue shares between its pages."""

    folder: IssueFolder
    paper: Paper | None
    """None where the paper cannot be read: the rest is looked at all the same."""
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    only_files: bool = True
    """Whether every problem so far is of a file, not of what was written."""
    page: str = ""
    """Number of the page that is being built."""
    _used: dict[Path, Where] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)
    _photographs: dict[Path, Photograph] = field(default_factory=dict)

    def note(self, code: str, where: Where, **values: Value) -> None:
        """Keep a problem of the manifest."""
        self.keep(ManifestError([problem(code, where, **values)]))

    def keep(self, error: LayoutError) -> None:
        """Keep the problems of an error."""
        self.problems.extend(error.problems)
        self.only_files &= isinstance(error, FileError)

    def attempt(self, fetch: Callable[[], T]) -> T | None:
        """Give what a function gives, or None once its error is kept."""
        try:
            return fetch()
        except LayoutError as error:
            self.keep(error)
            return None

    def fail(self) -> NoReturn:
        """Raise everything that was kept, in the order of the files."""
        problems = sorted(dict.fromkeys(self.problems), key=lambda each: each.where)
        if self.only_files:
            raise FileError(problems)
        raise ManifestError(problems)

    # -- copy ---------------------------------------------------------------------

    def article(self, name: str, where: Where) -> Article | None:
        """Give the article of a copy file that the manifest names once."""
        copy = self._copy(name, where, read_article)
        return copy.articles[0] if copy else None

    def briefs(self, name: str, where: Where) -> tuple[str, str, Copy] | None:
        """Give id, file and items of a briefs file."""
        copy = self._copy(name, where, read_briefs)
        if copy is None:
            return None
        first = copy.articles[0]
        return first.id.rpartition("-")[0], first.file, copy

    def source(self, name: str, where: Where) -> Path | None:
        """Give a copy file that another item sets, without reading it."""
        return self.attempt(lambda: self.folder.find(name, COPY, where))

    def id_of(self, stem: str) -> str:
        """Give an id that no other story of the issue has."""
        made, count = stem, 1
        while made in self._ids:
            count += 1
            made = f"{stem}-{count}"
        self._ids.add(made)
        return made

    def fields(self, shape: CopyFields, article: str) -> dict[str, Paragraph]:
        """Give the copy fields that an item of the manifest writes itself."""
        made = {}
        for key in FIELDS:
            text = getattr(shape, key)
            if text is not None:
                paragraph = self.text(key, text, shape.marks.text(key), article)
                if paragraph is not None:
                    made[key] = paragraph
        return made

    def text(
        self, key: str, text: str, where: Where, article: str, number: int = 0
    ) -> Paragraph | None:
        """Give a copy field written in the manifest; None where it says nothing."""
        found = self.attempt(lambda: field_of(key, text, where, article, number))
        if found is None:
            return None
        paragraph, findings = found
        self.hear(findings, article)
        return paragraph if paragraph.text else None

    def hear(self, findings: Iterable[Finding], story: str) -> None:
        """Keep findings of a story on the page that is being built."""
        for each in findings:
            self.findings.append(replace(each, page=self.page, story=story))

    def used(self) -> frozenset[Path]:
        """Give the copy files that were fetched."""
        return frozenset(self._used)

    def _copy(
        self, name: str, where: Where, read: Callable[[Path, str, str, str], Copy]
    ) -> Copy | None:
        path = self.attempt(lambda: self.folder.find(name, COPY, where))
        if path is None:
            return None
        real = path.resolve()
        first = self._used.setdefault(real, where)
        if first is not where:
            self.note("article-twice", where, name=name, first=str(first))
            return None
        article = self.id_of(self._stem(path))
        shown, short = self.folder.shown(path), self.folder.short(path)
        copy = self.attempt(lambda: read(path, shown, short, article))
        if copy is not None:
            self.hear(copy.findings, article)
        return copy

    def _stem(self, path: Path) -> str:
        folder = self.folder.path / COPY
        below = path.relative_to(folder) if path.is_relative_to(folder) else path
        parts = below.parts if below is not path else (path.name,)
        return "-".join(parts).removesuffix(path.suffix)

    # -- pictures, names ----------------------------------------------------------

    def photograph(self, name: str, where: Where) -> Photograph | None:
        """Give what a picture file holds."""
        path = self.picture(name, where)
        if path is None:
            return None
        known = self._photographs.get(path)
        if known is None:
            known = self.attempt(lambda: probe(path, name, where))
            if known is not None:
                self._photographs[path] = known
        return known

    def artwork(self, name: str, where: Where) -> Artwork | None:
        """Give what the first page of a PDF holds."""
        path = self.picture(name, where)
        if path is None:
            return None
        # Here, not at the top: two libraries of PDF, for the few issues with such ads.
        from layout.pdfs.artwork import look_at

        return self.attempt(lambda: look_at(path, name, where))

    def picture(self, name: str, where: Where) -> Path | None:
        """Give a file of the photographs' folder."""
        return self.attempt(lambda: self.folder.find(name, PHOTOS, where))

    def known(self, kind: str, name: str, where: Where) -> str:
        """Give the name of a rule or colour, once it is sure that the paper has it."""
        if not name or self.paper is None:
            return name
        names: Mapping[str, object] = (
            self.paper.rules if kind == "rule" else self.paper.colours
        )
        if name not in names:
            hint = nearest(name, names)
            self.note("name-unknown", where, name=name, nearest=hint)
        return name
