"""What is judged, and how a rule says what it found.

A rule is a function from a :class:`Case` to :class:`Flaw`s. The same flaw found many
times on a page is one finding with a count, at the place of the first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from layout.errors import Value, Where
from layout.model.box import Box
from layout.model.finding import Finding, Place, Severity
from layout.model.finished import FinishedFile, FinishedPage
from layout.model.plates import PlatePage
from layout.model.printed import Painted
from layout.preflight.pdf.ticket import Ticket
from layout.units import mm

_Thing = TypeVar("_Thing", bound=Painted)  # one of the union

_DIGITS: Final = 1
"""Of millimetres: a tenth is what a hand can measure."""


class Standard(StrEnum):
    """A standard by which a file may be judged."""

    X4 = "x4"
    X1A = "x1a"
    A2U = "a2u"
    UA1 = "ua1"


PRESS: Final = frozenset({Standard.X4, Standard.X1A})
"""Standards of files from which plates are made."""


@dataclass(frozen=True, slots=True)
class Case:
    """A file with all that it is judged by."""

    name: str
    """As findings call the file."""
    file: FinishedFile
    standards: frozenset[Standard]
    ticket: Ticket = field(default_factory=Ticket)
    plates: tuple[PlatePage | None, ...] = ()
    """A page each; None for a page whose plates could not be made."""

    @property
    def is_press(self) -> bool:
        """Tell whether plates are made from the file."""
        return bool(self.standards & PRESS)

    def painted(self) -> Iterator[tuple[FinishedPage, Painted]]:
        """Give what is painted inside the trim of each page."""
        for page in self.file.pages:
            for thing in page.painted:
                if is_inside(thing.box, page.sheet):
                    yield page, thing

    def things(self, kind: type[_Thing]) -> Iterator[tuple[FinishedPage, _Thing]]:
        """Give what is painted inside the trim of each page, of one kind."""
        for page, thing in self.painted():
            if isinstance(thing, kind):
                yield page, thing


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a rule found."""

    code: str
    severity: Severity
    page: int
    """0 for the file as a whole."""
    box: Box | None
    values: tuple[tuple[str, Value], ...]


def error(page: int, code: str, box: Box | None = None, **values: Value) -> Flaw:
    """Give what stops a file."""
    return Flaw(code, Severity.ERROR, page, box, tuple(values.items()))


def warning(page: int, code: str, box: Box | None = None, **values: Value) -> Flaw:
    """Give what a press would ask about."""
    return Flaw(code, Severity.WARNING, page, box, tuple(values.items()))


def is_inside(box: Box, sheet: Box) -> bool:
    """Tell whether a box, which may be a line, has a part of itself on the sheet."""
    return (
        box.left < sheet.right
        and sheet.left < box.right
        and box.top < sheet.bottom
        and sheet.top < box.bottom
    )


def findings_of(case: Case, flaws: Iterable[Flaw]) -> tuple[Finding, ...]:
    """Give flaws as findings, page by page; equal ones become one."""
    counts: dict[tuple[object, ...], int] = {}
    first: dict[tuple[object, ...], Flaw] = {}
    for flaw in flaws:
        key = (flaw.page, flaw.code, flaw.severity, flaw.values)
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, flaw)
    ordered = sorted(first.items(), key=lambda entry: entry[1].page)
    return tuple(_finding(case, flaw, counts[key]) for key, flaw in ordered)


def _finding(case: Case, flaw: Flaw, count: int) -> Finding:
    return Finding(
        code=flaw.code,
        severity=flaw.severity,
        where=Where(case.name),
        page=str(flaw.page) if flaw.page else "",
        values=flaw.values,
        place=Place(flaw.page, _millimetres(flaw.box), count) if flaw.page else None,
    )


def _millimetres(box: Box | None) -> tuple[float, float, float, float] | None:
    if box is None:
        return None
    x, y, width, height = (
        round(mm(length), _DIGITS)
        for length in (box.left, box.top, box.width, box.height)
    )
    return x, y, width, height
