"""Pages of an invented paper as its editor would draw them before setting: 40 seeds.

Each page has five to nine items in bands: a lead with or without a picture, stories two
or three abreast, now and then a section, a frame, a box of briefs. An editor orders
copy by the room that was drawn: rows less the head by the table that hangs over the
desk, at what a character has been found to take; what comes is within two per cent.
"""

from dataclasses import dataclass
from math import ceil
from random import Random
from typing import Final

from tests.bench.newswire import Wish, chance
from tests.bench.plans import RIVER, STREET, Band, Plan, Shot, Slot

SEEDS: Final = range(1, 41)

MISS: Final = 0.02
"""Share by which copy comes longer or shorter than it was ordered."""

CELLS_PER_CHARACTER: Final = 0.985
"""As this editor has learned of his reporters' copy, whose figures take half an em."""

FEWEST: Final = 180
"""Characters of the shortest story that is ordered."""

BANNER_ROWS: Final = 6
LABEL_ROWS: Final = 4


@dataclass(frozen=True, slots=True)
class Ground:
    """What an editor draws on."""

    grid: str
    columns: int
    measure: int
    rows: int
    leading: float
    """Points."""
    picture: float
    """Rows of a picture of 4:3 for each column that it is wide."""

    def across(self, columns: int) -> int:
        """Give the characters of so many columns."""
        return columns * (self.measure + 1) - 1


GROUNDS: Final = (
    Ground("broadsheet-6x15", 6, 15, 99, 14, 9.0),
    Ground("broadsheet-7x14", 7, 14, 115, 12, 8.9),
    Ground("broadsheet-8x13", 8, 13, 123, 11.25, 8.4),
)


def sheet(seed: int) -> Plan:
    """Give the page of a seed."""
    return _Sheet(GROUNDS[seed % len(GROUNDS)], chance(f"sheet/{seed}")).plan()


KICKER: Final = 18
"""Points of a kicker with its white."""


def head_points(across: int, *, lead: bool, plain: bool) -> int:
    """Give the points of a headline with its white, by the table over the desk.

    Args:
        across: Characters of body text in its width.
        lead: Whether it is the page's lead, with its byline.
        plain: Whether it stands in a section.
    """
    if lead:
        return 168 if across < 65 else 106
    if across >= 47 or (plain and across >= 40):
        return 62
    if across >= 40:
        return 102
    return 82 if across > 20 else 60


@dataclass(frozen=True, slots=True)
class _Room:
    """Rows and columns that were drawn for a story."""

    rows: int
    width: int
    plain: bool = False
    """Whether it stands in a section."""


class _Sheet:
    """Draws one page."""

    def __init__(self, ground: Ground, draw: Random) -> None:
        self._ground = ground
        self._draw = draw
        self._names = iter("abcdefghijklmnop")

    def plan(self) -> Plan:
        """Give the page with the copy that its editor orders."""
        draw, ground = self._draw, self._ground
        banner = draw.random() < 0.4
        counts = self._counts()
        gaps = len(counts) - 1
        room = ground.rows - gaps - (BANNER_ROWS if banner else 0)
        weights = [draw.uniform(0.8, 1.2) for _ in counts]
        weights[0] *= 1.3
        share = room / sum(weights)
        heights = [round(weight * share) for weight in weights]
        heights[0] += room - sum(heights)
        section = draw.randrange(1, len(counts)) if draw.random() < 0.4 else 0
        bands = []
        for number, (count, rows) in enumerate(zip(counts, heights, strict=True)):
            if not number:
                bands.append(self._lead(rows, count))
            elif number == section and count > 1:
                slots = self._abreast(rows - LABEL_ROWS + 1, count, plain=True)
                bands.append(Band(slots, rows, label="社区一线"))
            else:
                bands.append(Band(self._abreast(rows, count), rows))
        return Plan(ground.grid, banner, tuple(bands))

    def _counts(self) -> list[int]:
        """Give the items of each band: five to nine in all, three or four bands."""
        draw = self._draw
        items = draw.randint(5, 9)
        counts = [draw.randint(1, 2)]
        while (left := items - sum(counts)) > 0:
            counts.append(left if left < 4 else draw.randint(2, 3))
        return counts

    def _lead(self, rows: int, count: int) -> Band:
        """Give the lead, with a picture mostly, and perhaps a story at its right."""
        columns = self._ground.columns
        width = columns if count == 1 else columns - 2
        shot = Shot(RIVER, 2, 0) if self._draw.random() < 0.7 else None
        lead = self._story(_Room(rows, width), rank=1, shot=shot)
        beside = [self._story(_Room(rows, 2))] if count == 2 else []
        return Band((lead, *beside), rows)

    def _abreast(
        self, rows: int, count: int, *, plain: bool = False
    ) -> tuple[Slot, ...]:
        draw = self._draw
        columns = self._ground.columns
        share, more = divmod(columns, count)
        widths = [share + (n < more) for n in range(count)]
        draw.shuffle(widths)
        slots = []
        for n, width in enumerate(widths):
            last = n == count - 1
            if not plain and last and count > 1 and draw.random() < 0.25:
                slots.append(self._briefs(rows, width))
                continue
            deep = rows > 6 + 1.4 * self._ground.picture + 6
            pictured = not plain and width >= 3 and deep and draw.random() < 0.4
            shot = Shot(STREET, 1, 0) if pictured else None
            boxed = count > 1 and draw.random() < 0.2
            room = _Room(rows, width, plain)
            slots.append(self._story(room, shot=shot, boxed=boxed))
        return tuple(slots)

    def _story(
        self,
        room: _Room,
        *,
        rank: int = 0,
        shot: Shot | None = None,
        boxed: bool = False,
    ) -> Slot:
        kicker = self._draw.random() < 0.7
        width = room.width
        across = self._ground.across(width)
        points = head_points(across, lead=rank == 1, plain=room.plain)
        head = ceil((points + kicker * KICKER) / self._ground.leading)
        cells = (room.rows - head) * width
        if shot:
            cells -= shot.width * round(shot.width * self._ground.picture + 2.5)
        measure = self._ground.measure
        if boxed:  # its frame takes an em at each side, and whole characters are left
            measure -= 1 if width > 1 else 2
        characters = self._ordered(cells * measure)
        lines = 2 if width < 3 else 1
        name = next(self._names)
        wish = Wish(name, characters, kicker=kicker, byline=rank == 1, lines=lines)
        return Slot(wish, width, 0, rank, boxed, shot)

    def _briefs(self, rows: int, width: int) -> Slot:
        items = max(2, rows * width // 14)
        lines = rows - 3 - items  # the tab, the frame's foot, white between items
        wide = width * (self._ground.measure + 1) - 3  # one measure inside the frame
        characters = self._ordered((lines - items / 2) * wide)
        wish = Wish(next(self._names), characters)
        return Slot(wish, width, 0, boxed=True, briefs=items)

    def _ordered(self, cells: float) -> int:
        """Give the characters that come where so many ems are to be filled."""
        wanted = cells / CELLS_PER_CHARACTER
        return max(FEWEST, round(wanted * self._draw.uniform(1 - MISS, 1 + MISS)))
