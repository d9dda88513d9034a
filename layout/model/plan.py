"""A page's plan: what was decided about it, kept beside the issue as an input.

The only memory that changes a page. A locked plan binds every rectangle; one that is
not locked keeps the cuts and widths and lets the copy decide the rows again.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One item of the page with its rectangle and what was turned to fill it."""

    kind: str
    """article, photo, briefs, banner ...: the key that names it in a manifest."""
    name: str
    """Story or file that it shows; a counter where a kind has no name."""
    w: int | None = None
    """Columns of its group's division."""
    h: int | None = None
    """Rows."""
    rank: int | None = None
    """Where the program decided it."""
    head: int = 0
    """Rows of the head block; 0 without one."""
    photos: tuple[int, ...] = ()
    """Rows of each picture."""
    lines: tuple[int, ...] = ()
    """Lines of each paragraph, in order; of briefs one item after another."""


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """Items one under another or side by side."""

    kind: str
    """rows or cols."""
    items: "tuple[PlannedNode, ...]"
    w: int | None = None
    h: int | None = None
    section: str = ""
    """Title of the section whose items these are; empty for a plain group."""


PlannedNode: TypeAlias = PlannedItem | PlannedGroup


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of one page."""

    page: str
    """Its number, as printed."""
    root: PlannedNode
    locked: bool = False

    def items(self) -> tuple[PlannedItem, ...]:
        """Give the single items, in reading order."""
        return tuple(_items(self.root))

    def item(self, name: str) -> PlannedItem | None:
        """Give what was planned for a story, by its name; None where nothing was."""
        return next((each for each in self.items() if each.name == name), None)


def _items(node: PlannedNode) -> list[PlannedItem]:
    if isinstance(node, PlannedItem):
        return [node]
    return [item for each in node.items for item in _items(each)]
