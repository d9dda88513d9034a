"""A paragraph composed for its measures, remembered by what it says.

In come a paragraph, its style and its measures; out come the galley and the best
setting for every number of lines. A resident process hands the house a memo: then a
paragraph whose text, style and measures have not changed is not set again, whatever
else on its page has. A single build has none, since it meets nothing twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from layout.composition.breaking import Setting, settings
from layout.composition.cells import CellBook
from layout.composition.galley import Galley, set_galley
from layout.composition.house import House
from layout.model.style import TextStyle
from layout.model.text import Paragraph
from layout.units import Mil

TIE = 0.5
"""Settings that cost so little more than the best, in lines, are as good as it."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A galley with its settings, fewest lines first."""

    galley: Galley
    settings: tuple[Setting, ...]

    def best(self, planned: int | None = None) -> Setting:
        """Give the cheapest setting; of equals the one with the planned lines.

        So an edit that leaves a paragraph's line count possible leaves it as it was.
        """
        cheapest = min(self.settings, key=lambda setting: setting.cost)
        for setting in self.settings:
            if setting.lines == planned and setting.cost <= cheapest.cost + TIE:
                return setting
        return cheapest


def compose(
    paragraph: Paragraph,
    style: TextStyle,
    measures: Sequence[Mil],
    house: House,
    book: CellBook | None = None,
) -> Composed:
    """Give a paragraph set for its measures, from the house's memo if it is there."""
    key = (paragraph, style, tuple(measures), book.profile.name if book else "")
    if house.memo is not None:
        known = house.memo.get(key)
        if isinstance(known, Composed):
            return known
    galley = set_galley(paragraph, style, house, book)
    composed = Composed(galley, settings(galley, measures))
    if house.memo is not None:
        house.memo[key] = composed
    return composed
