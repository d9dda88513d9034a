"""The checks of a finished PDF, joined: a case in, findings out."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from layout.model.finding import Finding
from layout.preflight.pdf.archive import check_access, check_archive
from layout.preflight.pdf.case import PRESS, Case, Flaw, Standard, findings_of
from layout.preflight.pdf.colour import check_colour
from layout.preflight.pdf.file import check_file
from layout.preflight.pdf.images import check_images
from layout.preflight.pdf.ink import OF_PLATES, check_plates
from layout.preflight.pdf.lettering import check_lettering
from layout.preflight.pdf.sheets import check_sheets

Rule: TypeAlias = Callable[[Case], Iterator[Flaw]]

_EVERY: Final = frozenset(Standard)
_RULES: Final[tuple[tuple[Rule, frozenset[Standard]], ...]] = (
    (check_file, _EVERY),
    (check_sheets, _EVERY),
    (check_colour, PRESS),
    (check_lettering, PRESS),
    (check_images, PRESS),
    (check_plates, PRESS),
    (check_archive, frozenset({Standard.A2U})),
    (check_access, frozenset({Standard.UA1})),
)
"""Families of rules, and the standards that ask for them."""


def check_pdf(case: Case) -> tuple[Finding, ...]:
    """Give what is wrong with a finished PDF, the file first, then page by page."""
    flaws = (
        flaw
        for rule, standards in _RULES
        if standards & case.standards
        for flaw in rule(case)
    )
    return findings_of(case, flaws)


def not_run(case: Case) -> tuple[str, ...]:
    """Give the rules that could not be asked of a file, by their numbers."""
    missed: tuple[str, ...] = OF_PLATES if None in case.plates else ()
    if Standard.A2U in case.standards and case.file.faults is None:
        missed += ("PA10",)
    return missed
