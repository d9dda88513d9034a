"""Checks of ink on the plates: how much lies in one place.

Source: press 5, TA01: over the limit on 15 square millimetres stops a page, less is
told; what comes near the limit is told too.
"""

from collections.abc import Iterator
from typing import Final

from layout.preflight.pdf.case import Case, Flaw, error, warning

LARGE: Final = 15.0
"""Square millimetres over the limit that dry badly and set off."""

NEAR: Final = 20.0
"""Per cent below the limit from which it is told."""

OF_PLATES: Final = ("TA01", "OP04", "CO04")
"""Rules that are asked of the plates and of nothing else."""


def check_plates(case: Case) -> Iterator[Flaw]:
    """Give where too much ink lies; where plates were not made, that they were not."""
    limit = round(case.ticket.ink_limit)
    pairs = zip(case.file.pages, case.plates, strict=False)
    for page, plates in pairs:
        if plates is None:
            yield warning(page.number, "plates-not-run", rules=" ".join(OF_PLATES))
            continue
        over, high = plates.over, plates.high
        if over:
            first = over[0]
            large = first.area >= LARGE
            say, code = (error, "ta01-ink") if large else (warning, "ta01-spots")
            area = round(sum(patch.area for patch in over), 1)
            ink = round(max(patch.ink for patch in over))
            yield say(page.number, code, first.box, ink=ink, limit=limit, area=area)
        elif high and high[0].area >= LARGE:
            area = round(sum(patch.area for patch in high))
            ink = round(max(patch.ink for patch in high))
            near = limit - round(NEAR)
            values = {"ink": ink, "near": near, "area": area}
            yield warning(page.number, "ta01-high", high[0].box, **values)
