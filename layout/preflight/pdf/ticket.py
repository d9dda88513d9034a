"""The ticket of a job: what a paper asks of a finished page or a stranger's file."""

from dataclasses import dataclass

from layout.model.paper import Paper
from layout.units import Pt

INK_LIMIT = 240.0
"""Per cent; what newspapers ask for where they say nothing else."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a file is held against. The defaults are those of a newspaper's press."""

    trim: tuple[Pt, Pt] | None = None
    """Width and height; None where any size will do, as for an advertisement."""
    bleed: Pt = 0.0
    spots: frozenset[str] = frozenset()
    """Inks that may stand beside the four."""
    ink_limit: float = INK_LIMIT
    ppi_block: float = 100.0
    ppi_warn: float = 150.0
    pages: int | None = None
    """How many pages the file should have; None for any number."""
    language: str = ""
    """BCP 47; empty for any."""


def ticket_of(paper: Paper, *, whole: bool, pages: int | None = None) -> Ticket:
    """Give the ticket of a paper.

    Args:
        paper: The paper.
        whole: Whether the file is a page of it; anything else is as large as it is.
        pages: How many pages the file should have, where that is known.
    """
    grid, press = paper.grid, paper.press
    spots = (colour.name for colour in paper.colours.values() if colour.spot)
    return Ticket(
        trim=(grid.trim_width, grid.trim_height) if whole else None,
        bleed=paper.bleed if whole else 0.0,
        spots=frozenset(spots),
        ink_limit=press.ink_limit,
        ppi_block=press.ppi_block,
        ppi_warn=press.ppi_warn,
        pages=pages,
        language=paper.language if whole else "",
    )
