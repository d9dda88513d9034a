"""The benchmark's page on two grids: eight stories, how wide, how long, which pictures.

A plan says no more than a manifest does, but for the rows of bands and pictures: these
are for the twin, which cannot find out by itself where its stories end.
"""

from dataclasses import dataclass
from typing import Final

from tests.bench.newswire import Wish

RIVER: Final = "river.jpg"
STREET: Final = "street.jpg"


@dataclass(frozen=True, slots=True)
class Shot:
    """A photograph in a story."""

    name: str
    width: int
    """Columns."""
    rows: int
    """Rows of the picture alone."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A story's place in its band."""

    wish: Wish
    width: int
    """Columns."""
    size: float
    """Points of its headline, for the twin."""
    rank: int = 0
    """0 leaves it to the program."""
    boxed: bool = False
    shot: Shot | None = None
    briefs: int = 0
    """Items of a file of briefs; 0 for a story."""


@dataclass(frozen=True, slots=True)
class Band:
    """Stories side by side."""

    slots: tuple[Slot, ...]
    rows: int
    label: str = ""
    """Title of the section that the band is; empty for none."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One page."""

    grid: str
    """A preset's name."""
    banner: bool
    bands: tuple[Band, ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Give the page's stories in order."""
        return tuple(slot for band in self.bands for slot in band.slots)

    @property
    def characters(self) -> int:
        """Give how long the stories are wished to be in all."""
        return sum(slot.wish.characters for slot in self.slots)


AIRY: Final = Plan(
    grid="broadsheet-7x14",
    banner=True,
    bands=(
        Band(
            rows=34,
            slots=(
                Slot(
                    Wish("lead", 1490, byline=True, run_ins=3),
                    width=7,
                    size=50,
                    rank=1,
                    shot=Shot(RIVER, width=2, rows=17),
                ),
            ),
        ),
        Band(
            rows=20,
            slots=(
                Slot(Wish("quay", 770, kicker=False), width=4, size=36),
                Slot(Wish("meter", 410, kicker=False, lines=2), width=3, size=34),
            ),
        ),
        Band(
            rows=23,
            slots=(
                Slot(Wish("canteen", 415, lines=2), width=3, size=34, boxed=True),
                Slot(Wish("lamp", 380, lines=2), width=2, size=28),
                Slot(Wish("stall", 365, lines=2), width=2, size=26),
            ),
        ),
        Band(
            rows=32,
            slots=(
                Slot(
                    Wish("market", 860),
                    width=4,
                    size=36,
                    shot=Shot(STREET, width=2, rows=16),
                ),
                Slot(Wish("ferry", 850, lines=2), width=3, size=34),
            ),
        ),
    ),
)
"""About 5,550 characters: with two pictures and eight headlines the page is full."""

DENSE: Final = Plan(
    grid="broadsheet-8x13",
    banner=False,
    bands=(
        Band(
            rows=52,
            slots=(
                Slot(
                    Wish("lead", 1765, byline=True, run_ins=4),
                    width=5,
                    size=38,
                    rank=1,
                    shot=Shot(RIVER, width=2, rows=16),
                ),
                Slot(Wish("quay", 1640, kicker=False), width=3, size=25),
            ),
        ),
        Band(
            rows=37,
            slots=(
                Slot(Wish("meter", 1055, kicker=False), width=3, size=25),
                Slot(Wish("canteen", 1055, kicker=False), width=3, size=25),
                Slot(Wish("lamp", 720, kicker=False, lines=2), width=2, size=26),
            ),
        ),
        Band(
            rows=34,
            slots=(
                Slot(
                    Wish("market", 1360, kicker=False),
                    width=4,
                    size=30,
                    shot=Shot(STREET, width=1, rows=8),
                ),
                Slot(Wish("stall", 690, kicker=False, lines=2), width=2, size=28),
                Slot(Wish("ferry", 665, kicker=False, lines=2), width=2, size=26),
            ),
        ),
    ),
)
"""About 8,950 characters: no more go on the page beside eight headlines."""

PLANS: Final = {plan.grid: plan for plan in (AIRY, DENSE)}
