"""The knobs of a story: what may be turned so that it fills its box.

In come a story and its pictures, out come the turns in the order in which they are
tried, the cheapest first; every turn is bounded by the manifest's ``fit``, says what it
changes and can be taken back. Body size, leading and unmarked text are no knobs.
Source: makeup 5.5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, product
from math import prod

from layout.makeup.pieces import Piece
from layout.model.issue import Story
from layout.model.page import Step

PHOTO_ROW = 30.0
"""Price of a row more or less than a photograph's natural height."""

HEAD_ROW = 60.0
"""Price of a row of white over the head beyond what it needs."""

DROP = 900.0
"""Price of leaving out a paragraph marked [可删]: the last resort."""

MOST_TOGETHER = 1000
"""Turns of a story's pictures that are all tried: those of three pictures."""


@dataclass(frozen=True, slots=True)
class Knobs:
    """One turn of all knobs."""

    photo_rows: tuple[int, ...]
    head_rows: int
    """Rows of the head block."""
    drop: int
    """Paragraphs marked up to this order are left out; 0 keeps all."""
    price: float

    def steps(self, photos: Sequence[Piece], head_rows: int) -> tuple[Step, ...]:
        """Give what was turned, for the report; ``head_rows`` are those it needs."""
        steps = [
            Step("photo", photo.natural, rows)
            for photo, rows in zip(photos, self.photo_rows, strict=True)
            if rows != photo.natural
        ]
        if self.head_rows != head_rows:
            steps.append(Step("head", head_rows, self.head_rows))
        if self.drop:
            steps.append(Step("drop", 0, self.drop))
        return tuple(steps)


def turns(
    story: Story, photos: Sequence[Piece], head_rows: int, *, level: bool
) -> tuple[Knobs, ...]:
    """Give every turn of the knobs within the story's bounds, the cheapest first.

    ``level`` keeps the head to the rows of its neighbours' heads.
    """
    fit = story.fit
    heads = (0,) if level or fit.head == 0 else (0, 1)
    drops = [0]
    if fit.drop is not False:
        kept = {p.drop for p in story.article.body if not p.drop}
        orders = sorted({p.drop for p in story.article.body if p.drop})
        # Where all may be left out, the last of it stays: a headline needs a story.
        drops += orders if kept else orders[:-1]
    found = []
    for rows, head, drop in product(_photo_rows(photos, fit.photo), heads, drops):
        off = sum(abs(n - photo.natural) for n, photo in zip(rows, photos, strict=True))
        price = off * PHOTO_ROW + head * HEAD_ROW + drop * DROP
        found.append(Knobs(rows, head_rows + head, drop, price))
    found.sort(key=lambda knobs: (knobs.price, knobs.drop, knobs.photo_rows))
    return tuple(found)


def _photo_rows(photos: Sequence[Piece], bound: int | None) -> list[tuple[int, ...]]:
    ranges = []
    for photo in photos:
        fewest, most = photo.fewest, photo.most
        if bound is not None:
            fewest = max(fewest, photo.natural - bound)
            most = min(most, photo.natural + bound)
        ranges.append(range(fewest, most + 1))
    if prod(map(len, ranges)) <= MOST_TOGETHER:
        return list(product(*ranges))
    return _marches([photo.natural for photo in photos], ranges)


def _marches(natural: Sequence[int], ranges: Sequence[range]) -> list[tuple[int, ...]]:
    """Give turns of many pictures: each of them alone, and all of them in step.

    Going in step, one picture after another takes a row, so that every sum of rows
    from the least to the most is there. Together the turns are a few for each row of
    each picture; all of them would be a number with a digit for each picture.
    """
    found = {tuple(natural)}
    for number, rows in enumerate(ranges):
        found |= {(*natural[:number], n, *natural[number + 1 :]) for n in rows}
    for step in (-1, 1):
        now = list(natural)
        for number in cycle(range(len(ranges))):
            if now[number] + step in ranges[number]:
                now[number] += step
                found.add(tuple(now))
            elif all(n + step not in rows for n, rows in zip(now, ranges, strict=True)):
                break
    return sorted(found)
