"""What is printable but wrong, or worth knowing: findings."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from layout.errors import Problem, Value, Where
from layout.units import Mm


class Severity(StrEnum):
    """What a finding does to the press PDF."""

    ERROR = "error"  # stops the page
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a page of a finished PDF."""

    page: int
    """Of the file, counted from 1."""
    box: tuple[Mm, Mm, Mm, Mm] | None = None
    """Left, top, width, height from the top left corner of the trim.

    None where the page as a whole is meant.
    """
    count: int = 1
    """How often the same was found on the page; the place is the first one's."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding let go to press (放行), by whom and why."""

    code: str
    story: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A code of the message table with its place and values."""

    code: str
    severity: Severity
    where: Where
    page: str = ""
    story: str = ""
    values: tuple[tuple[str, Value], ...] = ()
    place: Place | None = None
    """Where on a finished page; None for what was not found in a finished PDF."""
    waiver: Waiver | None = None
    """Who let it go to press, and why; None where nobody did."""


def finding_of(fault: Problem, page: str = "") -> Finding:
    """Give a problem as a finding that stops a page, or the issue."""
    return Finding(fault.code, Severity.ERROR, fault.where, page, values=fault.values)


def may_go(findings: Iterable[Finding]) -> bool:
    """Tell whether nothing keeps the issue from press."""
    return all(each.severity is not Severity.ERROR for each in findings)
