"""The knobs of a story: what may be turned so that it fills its box.

In come a story and its pictures, out come the turns in the order in which they are
tried, the cheapest first; every turn is bounded by the manifest's ``fit``, says what it
changes and can be taken back. Body size, leading and unmarked text are no knobs.
Source: makeup 5.5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from layout.makeup.photos import SetPhoto
from layout.model.issue import Story
from layout.model.page import Step

PHOTO_ROW = 30.0
"""Price of a row more or less than a photograph's natural height."""

HEAD_ROW = 60.0
"""Price of a row of white over the head beyond what it needs."""

DROP = 900.0
"""Price of leaving out a paragraph marked [可删]: the last resort."""


@dataclass(frozen=True, slots=True)
class Knobs:
    """One turn of all knobs."""

    photo_rows: tuple[int, ...]
    head_rows: int
    """Rows of the head block."""
    drop: int
    """Paragraphs marked up to this order are left out; 0 keeps all."""
    price: float

    def steps(self, photos: Sequence[SetPhoto], head_rows: int) -> tuple[Step, ...]:
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
    story: Story, photos: Sequence[SetPhoto], head_rows: int, *, level: bool
) -> tuple[Knobs, ...]:
    """Give every turn of the knobs within the story's bounds, the cheapest first.

    ``level`` keeps the head to the rows of its neighbours' heads.
    """
    fit = story.fit
    heads = (0,) if level or fit.head == 0 else (0, 1)
    drops = [0]
    if fit.drop is not False:
        drops += sorted({p.drop for p in story.article.body if p.drop})
    found = []
    for rows, head, drop in product(_photo_rows(photos, fit.photo), heads, drops):
        off = sum(abs(n - photo.natural) for n, photo in zip(rows, photos, strict=True))
        price = off * PHOTO_ROW + head * HEAD_ROW + drop * DROP
        found.append(Knobs(rows, head_rows + head, drop, price))
    found.sort(key=lambda knobs: (knobs.price, knobs.drop, knobs.photo_rows))
    return tuple(found)


def _photo_rows(photos: Sequence[SetPhoto], bound: int | None) -> list[tuple[int, ...]]:
    ranges = []
    for photo in photos:
        fewest, most = photo.fewest, photo.most
        if bound is not None:
            fewest = max(fewest, photo.natural - bound)
            most = min(most, photo.natural + bound)
        ranges.append(range(fewest, most + 1))
    return list(product(*ranges))
