"""Figures of an issue that people judge: form errors, the budget of text errors."""

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
