"""What is printable but wrong, or worth knowing: findings."""

from dataclasses import dataclass
from enum import StrEnum

from layout.errors import Problem, Value, Where


class Severity(StrEnum):
    """What a finding does to the press PDF."""

    ERROR = "error"  # stops the page
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """A code of the message table with its place and values."""

    code: str
    severity: Severity
    where: Where
    page: str = ""
    story: str = ""
    values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding let go to press (放行), by whom and why."""

    code: str
    story: str
    by: str
    why: str


def finding_of(fault: Problem, page: str = "") -> Finding:
    """Give a problem as a finding that stops a page, or the issue."""
    return Finding(fault.code, Severity.ERROR, fault.where, page, values=fault.values)
