"""Ink measured on plates: a picture for each ink in, coverage out.

A plate is white where no ink lies. Ink is judged over an area, as on a press: paper
does not mind a dot, and a photograph's noise is no dark patch. So dots are put together
into cells, and cells over the limit into patches.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from pathlib import Path
from typing import Final

from PIL import Image, ImageMath, ImageStat

from layout.model.box import Box
from layout.model.inks import BLACK
from layout.model.plates import Patch, Under
from layout.units import PT_PER_INCH, mm

_CELL: Final = 4
"""Dots to the side of a cell."""
_FULL: Final = 255

_SOLID: Final = 250
"""Levels of black from which a dot is type."""
_BARE: Final = 64
"""Levels of black up to which a dot is ground."""
_FEWEST: Final = 12
"""Dots of type and of ground that say anything."""


@dataclass(frozen=True, slots=True)
class Plates:
    """The plates of a page, read."""

    plates: Mapping[str, Image.Image]
    """By ink, inverted: 255 is solid."""
    dpi: float

    @property
    def inks(self) -> tuple[str, ...]:
        """Give the inks that lie anywhere."""
        return tuple(name for name, plate in self.plates.items() if plate.getbbox())

    @property
    def total(self) -> Image.Image:
        """Give the sum of all inks, 255 for each that is solid."""
        return reduce(_sum, self.plates.values())


def read_plates(files: Mapping[str, Path], dpi: float) -> Plates:
    """Give the plates of some files."""
    plates = {}
    for name, file in files.items():
        with Image.open(file) as held:
            plates[name] = held.convert("L").point(lambda level: _FULL - level)
    return Plates(plates, dpi)


def patches(total: Image.Image, dpi: float, limit: float) -> tuple[Patch, ...]:
    """Give the places that hold more ink than a limit in per cent, largest first."""
    cells = total.reduce(_CELL)
    width, _ = cells.size
    least = limit * _FULL / 100
    over = ImageMath.lambda_eval(
        lambda args: args["convert"](args["cell"] > least, "L"), cell=cells
    )
    rows = list(_rows(over.tobytes(), width))
    side = _CELL * PT_PER_INCH / dpi
    found = []
    for runs in _joined(rows):
        left, right = min(r.start for r in runs), max(r.end for r in runs)
        top, foot = min(r.row for r in runs), max(r.row for r in runs) + 1
        inside = cells.crop((left, top, right, foot))
        count = sum(r.end - r.start for r in runs)
        box = Box(left * side, top * side, right * side, foot * side)
        found.append(Patch(box, count * mm(side) ** 2, _peak(inside)))
    return tuple(sorted(found, key=lambda patch: -patch.area))


def under(plates: Plates, boxes: Sequence[Box]) -> tuple[Under, ...]:
    """Give what the plates of colour show under and beside the black in some boxes.

    A box in which there is too little of either to be judged is left out.
    """
    scale = plates.dpi / PT_PER_INCH
    found = []
    for box in boxes:
        area = tuple(round(edge * scale) for edge in box)
        parts = {name: plate.crop(area) for name, plate in plates.plates.items()}  # type: ignore[arg-type] # four numbers
        black = parts.pop(BLACK, None)
        if black is None or not parts or min(black.size) < 1:
            continue
        type_ = black.point(lambda level: _FULL * (level >= _SOLID))
        ground = black.point(lambda level: _FULL * (level <= _BARE))
        if min(_dots(type_), _dots(ground)) >= _FEWEST:
            pair = (_mean(parts.values(), ground), _mean(parts.values(), type_))
            found.append(Under(box, *pair))
    return tuple(found)


def _sum(one: Image.Image, other: Image.Image) -> Image.Image:
    total: Image.Image = ImageMath.lambda_eval(
        lambda args: args["one"] + args["other"], one=one, other=other
    )
    return total


@dataclass(slots=True)
class _Run:
    """Cells side by side that are over the limit."""

    row: int
    start: int
    end: int


def _rows(mask: bytes, width: int) -> Iterator[list[_Run]]:
    for row, at in enumerate(range(0, len(mask), width)):
        runs, column = [], 0
        line = mask[at : at + width]
        if any(line):
            for is_over, cells in groupby(line, key=bool):
                size = len(list(cells))
                if is_over:
                    runs.append(_Run(row, column, column + size))
                column += size
        yield runs


def _joined(rows: Sequence[list[_Run]]) -> list[list[_Run]]:
    """Put runs that touch from row to row together, each patch as its runs."""
    home: dict[int, int] = {}
    """Number of a run to that of another of its patch; the patch's own to itself."""

    def patch(number: int) -> int:
        while home[number] != number:
            home[number] = home[home[number]]
            number = home[number]
        return number

    runs = [run for row in rows for run in row]
    above: list[int] = []
    here: list[int] = []
    for number, run in enumerate(runs):
        if here and runs[here[-1]].row != run.row:
            above = here if runs[here[-1]].row == run.row - 1 else []
            here = []
        home[number] = number
        for other in above:
            if runs[other].start <= run.end and run.start <= runs[other].end:
                home[patch(other)] = patch(number)
        here.append(number)
    patches: dict[int, list[_Run]] = {}
    for number, run in enumerate(runs):
        patches.setdefault(patch(number), []).append(run)
    return list(patches.values())


def _peak(total: Image.Image) -> float:
    """Give the most ink of any cell in per cent."""
    _, most = total.getextrema()
    return 100 * float(most) / _FULL  # type: ignore[arg-type] # one band, one number


def _dots(mask: Image.Image) -> int:
    return mask.histogram()[_FULL]


def _mean(parts: Iterable[Image.Image], mask: Image.Image) -> float:
    return sum(100 * ImageStat.Stat(part, mask).mean[0] / _FULL for part in parts)
