"""Figures of an issue that people judge: form and text errors, how full pages are."""

from dataclasses import dataclass

from layout.errors import Value

FORM_LIMIT = 3
"""More form errors (出版形式差错) than this and an issue fails its inspection.

Source: 报纸期刊质量管理规定 (2020)."""


@dataclass(frozen=True, slots=True)
class FormError:
    """One thing that the regulation asks for and a page does not show."""

    code: str
    """Code of its words in the table of messages."""
    points: int
    page: str
    values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """What an inspection would count of the pages at hand."""

    form: tuple[FormError, ...] = ()
    characters: int = 0
    """检查总字数: cells of the type area, four fifths of a photograph's."""
    allowed: float = 0.0
    """Errors of text that three in ten thousand of them allow."""

    @property
    def points(self) -> int:
        """Give the sum of the form errors."""
        return sum(error.points for error in self.form)


@dataclass(frozen=True, slots=True)
class Estimate:
    """How the copy of a page compares with its room, by rule of thumb."""

    page: str
    cells: float
    """Rows of one basic column that its items want."""
    room: int
    """Those that there are."""
    measure: int
    """Characters of such a row."""

    @property
    def characters(self) -> int:
        """Give the characters that it has too many, below zero those it lacks."""
        return round((self.cells - self.room) * self.measure / CELLS_PER_CHARACTER)

    @property
    def fits(self) -> bool:
        """Tell whether it is as near to the room as a rule of thumb can tell."""
        return abs(self.cells - self.room) <= ROUGH * self.room


CELLS_PER_CHARACTER = 1.02
"""Ems of a full page that a character of copy takes."""

ROUGH = 0.01
"""Share of a page's room by which estimates are off, more often than not."""
