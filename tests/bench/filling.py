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
from layout.makeup.knobs import HEAD_ROW, HEADLINE, PHOTO_ROW
from layout.makeup.legs import Choice, Filling, Kind, Unit, fill
from layout.makeup.typeset import LEG_UNIT, set_choices
from layout.model.text import Paragraph, Role
from tests.bench.newswire import Newswire, Wish
from tests.houses import example_house

STORIES = range(1, 301)
HEAD_TURNS = {0: 0.0, 1: HEAD_ROW, 2: 3 * HEAD_ROW, -1: 2 * HEADLINE}
"""Rows that a head wins, and the price: a row of white over it, one under it as well,
a smaller headline."""

PHOTO_TURNS = (0, -1, 1, -2, 2)

SUBHEADS = 3
"""Paragraphs to a subhead, where there are any."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What may be turned to fill a box."""

    variants: bool = False
    """Whether paragraphs may take other than their best number of lines."""
    heads: tuple[int, ...] = (0,)
    photos: tuple[int, ...] = (0,)
    subheads: bool = False
    """Whether stories have subheads, over every third paragraph but the first."""


SETUPS = {
    "none": Setup(),
    "variants": Setup(variants=True),
    "head +-1, photo +-2": Setup(variants=True, heads=(0, 1, -1), photos=PHOTO_TURNS),
    "all": Setup(variants=True, heads=tuple(HEAD_TURNS), photos=PHOTO_TURNS),
    "all, subheads": Setup(
        variants=True, heads=tuple(HEAD_TURNS), photos=PHOTO_TURNS, subheads=True
    ),
}


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
    stranded: int
    """Subheads at a leg's foot, or cut by it."""
    open_rows: float
    """Mean over the stories that do not overflow."""
    overset: int
    line_cost: float
    """What the lines cost more than the paragraphs' best, in lines a story."""
    loose: int
    """Paragraphs that paid for a line nearly as loose as a line may be."""
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


def run(setup: Setup) -> Result:
    """Fill every box with what may be turned."""
    house = example_house()
    exact = open_rows = overset = cost = loose = 0
    faults = (0, 0, 0)
    work = list(boxes())
    for box in work[:5]:  # cells of the faces are looked up once
        _best(box, house, setup)
    start = time.process_time()
    for box in work:
        units, legs, filling = _best(box, house, setup)
        over = filling.rows - sum(legs)
        exact += over == 0
        overset += over > 0
        open_rows += filling.open_rows
        found = _faults(units, legs, filling)
        faults = (
            faults[0] + found[0],
            faults[1] + found[1],
            faults[2] + found[2],
        )
        for unit, index in zip(units, filling.chosen, strict=True):
            spent = unit.choices[index].cost - min(c.cost for c in unit.choices)
            cost += round(spent)
            loose += spent > DEAR
    spent = (time.process_time() - start) * 1000 / len(work)
    mean = open_rows / (len(work) - overset or 1)
    lines = round(cost / LEG_UNIT / len(work), 2)
    return Result(
        exact, *faults, round(mean, 2), overset, lines, loose, round(spent, 2)
    )


DEAR = 10 * LEG_UNIT
"""What a paragraph hardly ever pays: a line as loose as a line may be."""


def _units(box: Box, house: House, setup: Setup) -> list[Unit]:
    units = []
    style = house.paper.styles["body"]
    for number, paragraph in enumerate(box.paragraphs):
        composed = compose(paragraph, style, (box.measure * 1000,), house)
        choices = set_choices(composed, (box.measure * 1000,))[1]
        if not setup.variants:
            choices = (min(choices, key=lambda choice: choice.cost),)
        if setup.subheads and number and number % SUBHEADS == 0:
            units.append(Unit(Kind.SUBHEAD, (Choice(2, 0.0),)))
        units.append(Unit(Kind.TEXT, choices))
    return units


def _best(
    box: Box, house: House, setup: Setup
) -> tuple[list[Unit], tuple[int, ...], Filling]:
    units = _units(box, house, setup)
    box_rows = box.rows
    if setup.subheads:
        more = 2 * sum(unit.kind is Kind.SUBHEAD for unit in units)
        box_rows += ceil(more / box.columns)
    wide, high = box.photo
    best: tuple[float, tuple[int, ...], Filling] | None = None
    for head in setup.heads:
        for photo in setup.photos if high else (0,):
            rows = box_rows - head
            legs = tuple(
                rows - (high + photo if column < wide else 0)
                for column in range(box.columns)
            )
            legs = tuple(leg for leg in legs if leg > 0)
            filling = fill(units, legs)
            price = filling.cost + HEAD_TURNS[head] + abs(photo) * PHOTO_ROW
            if best is None or price < best[0]:
                best = (price, legs, filling)
    assert best is not None
    return units, best[1], best[2]


def _faults(
    units: list[Unit], legs: tuple[int, ...], filling: Filling
) -> tuple[int, int, int]:
    """Count widows, orphans and subheads at a foot."""
    feet = {sum(legs[: i + 1]) for i in range(len(legs) - 1)}
    widows = orphans = stranded = 0
    for unit, index, start in zip(units, filling.chosen, filling.starts, strict=True):
        choice: Choice = unit.choices[index]
        end = start + choice.rows
        if unit.kind is Kind.SUBHEAD:
            stranded += end in feet or any(start < foot < end for foot in feet)
        elif choice.rows > 1:
            widows += choice.lone and end - 1 in feet
            orphans += start + 1 in feet
    return widows, orphans, stranded


def main() -> int:
    """Print all setups as a table and as JSON."""
    results = {name: run(setup) for name, setup in SETUPS.items()}
    for name, result in results.items():
        print(f"{name:20}", *(f"{k} {v}" for k, v in asdict(result).items()))
    if "--json" in sys.argv:
        print(json.dumps({name: asdict(r) for name, r in results.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
