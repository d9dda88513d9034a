"""How well stories fill boxes that were fixed before they were set.

Over generated stories of the committed seeds 1-300: 4 to 12 paragraphs, 2 to 6 columns,
13 to 20 characters; the box's rows come from 1.035 x characters / measure plus the
head, as an editor would draw it. Run as ``python -m tests.bench.filling``.
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from math import ceil

from layout.composition.compose import compose
from layout.composition.house import House
from layout.makeup.legs import Choice, Filling, Kind, Unit, fill
from layout.makeup.typeset import set_choices
from layout.model.text import Paragraph, Role
from tests.bench.newswire import Newswire, Wish
from tests.houses import example_house

STORIES = range(1, 301)
HEAD_ROWS = 6


@dataclass(frozen=True, slots=True)
class Box:
    """A story's text and the box that was drawn for it."""

    paragraphs: tuple[Paragraph, ...]
    measure: int
    columns: int
    rows: int
    """Of text, under the head."""
    photo: tuple[int, int]
    """Columns and rows of a picture at the head of the text; none has no rows."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of all boxes."""

    exact: int
    widows: int
    """Legs that begin with a last line of one to three characters."""
    orphans: int
    """Legs that end with a first line."""
    open_rows: float
    """Mean over the stories that do not overflow."""
    overset: int
    milliseconds: float
    """CPU a story."""


def boxes() -> Iterator[Box]:
    """Give the stories of the committed seeds."""
    wire = Newswire()
    for seed in STORIES:
        draw = random.Random(seed)  # noqa: S311 - a seed, not a secret
        count = draw.randint(4, 12)
        columns = draw.randint(2, 6)
        measure = draw.choice((13, 14, 15, 16, 18, 20))
        wish = Wish(
            f"s{seed}", count * draw.randint(70, 130), run_ins=draw.randint(0, 2)
        )
        tale = wire.tale(wish, f"fill-{seed}")
        paragraphs = tuple(
            Paragraph(wish.name, Role.BODY, i, text.replace("**", ""))
            for i, text in enumerate(tale.paragraphs)
        )
        characters = sum(len(p.text) for p in paragraphs)
        wide = draw.randint(1, columns - 1) if draw.random() < 0.6 else 0
        high = draw.randint(8, 12) if wide else 0
        rows = ceil((1.035 * characters / measure + wide * high) / columns)
        if high > rows:
            wide = high = 0
            rows = ceil(1.035 * characters / measure / columns)
        yield Box(paragraphs, measure, columns, rows, (wide, high))


def run(*, knobs: bool) -> Result:
    """Fill every box, with all knobs or with none."""
    house = example_house()
    exact = widows = orphans = open_rows = overset = 0
    work = list(boxes())
    for box in work[:5]:  # cells of the faces are looked up once
        _best(box, house, knobs=knobs)
    start = time.process_time()
    for box in work:
        units, legs, filling = _best(box, house, knobs=knobs)
        over = filling.rows - sum(legs)
        exact += over == 0
        overset += over > 0
        open_rows += filling.open_rows
        found = _faults(units, legs, filling)
        widows += found[0]
        orphans += found[1]
    spent = (time.process_time() - start) * 1000 / len(work)
    mean = open_rows / (len(work) - overset or 1)
    return Result(exact, widows, orphans, round(mean, 2), overset, round(spent, 2))


def _units(box: Box, house: House, *, knobs: bool) -> list[Unit]:
    units = []
    style = house.paper.styles["body"]
    for paragraph in box.paragraphs:
        composed = compose(paragraph, style, (box.measure * 1000,), house)
        choices = set_choices(composed, box.measure * 1000)
        if not knobs:
            choices = (min(choices, key=lambda choice: choice.cost),)
        units.append(Unit(Kind.TEXT, choices))
    return units


def _best(
    box: Box, house: House, *, knobs: bool
) -> tuple[list[Unit], tuple[int, ...], Filling]:
    units = _units(box, house, knobs=knobs)
    best: tuple[float, tuple[int, ...], Filling] | None = None
    for head in (0, 1, -1) if knobs else (0,):
        for photo in (0, -1, 1, -2, 2) if knobs and box.photo[1] else (0,):
            wide, high = box.photo
            rows = box.rows - head
            legs = tuple(
                rows - (high + photo if column < wide else 0)
                for column in range(box.columns)
            )
            legs = tuple(leg for leg in legs if leg > 0)
            filling = fill(units, legs)
            price = filling.cost + abs(head) * 60 + abs(photo) * 30
            if best is None or price < best[0]:
                best = (price, legs, filling)
    assert best is not None
    return units, best[1], best[2]


def _faults(
    units: list[Unit], legs: tuple[int, ...], filling: Filling
) -> tuple[int, int]:
    feet = {sum(legs[: i + 1]) for i in range(len(legs) - 1)}
    widows = orphans = 0
    for unit, index, start in zip(units, filling.chosen, filling.starts, strict=True):
        choice: Choice = unit.choices[index]
        end = start + choice.rows
        if choice.rows > 1:
            widows += choice.lone and end - 1 in feet
            orphans += start + 1 in feet
    return widows, orphans


def main() -> int:
    """Print both runs as a table and as JSON."""
    results = {"none": run(knobs=False), "all": run(knobs=True)}
    for name, result in results.items():
        print(name, asdict(result))
    if "--json" in sys.argv:
        print(json.dumps({name: asdict(r) for name, r in results.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
