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

from layout.makeup.heads import HeadBlock
from layout.makeup.pieces import Piece
from layout.model.issue import Story
from layout.model.page import Step

PHOTO_ROW = 30.0
"""Price of a row more or less than a photograph's natural height."""

HEAD_ROW = 60.0
"""Price of the first row of white at the head beyond what it needs; the second is
twice as dear."""

MOST_WHITE = 2
"""Rows of white that a head may take, one over it and one under it. Source: makeup
1.1, headline height: one or two rows of white."""

HEADLINE = 60.0
"""Price of another headline than the ladder's, and of each row by which it differs."""

TRACKING = 250.0
"""Price of a hundredth of an em between all characters of a story."""

DROP = 8000.0
"""Price of leaving out a paragraph marked [可删]: the last resort."""

MOST_TOGETHER = 1000
"""Turns of a story's pictures that are all tried: those of three pictures."""


@dataclass(frozen=True, slots=True)
class Knobs:
    """One turn of all knobs."""

    photo_rows: tuple[int, ...]
    head: int
    """Which of the story's head blocks stands; 0 is the ladder's own."""
    head_rows: int
    """Rows of the head block with the white that was added."""
    drop: int
    """Paragraphs marked up to this order are left out; 0 keeps all."""
    price: float
    tracking: int = 0
    """Per cent of an em between the characters of the body."""

    @property
    def copy(self) -> tuple[int, int]:
        """Give what decides how the text is set: what is left out, and the tracking."""
        return self.drop, self.tracking

    def steps(
        self, photos: Sequence[Piece], heads: Sequence[HeadBlock]
    ) -> tuple[Step, ...]:
        """Give what was turned, for the report; ``heads`` are the story's blocks."""
        steps = [
            Step("photo", photo.natural, rows)
            for photo, rows in zip(photos, self.photo_rows, strict=True)
            if rows != photo.natural
        ]
        if self.head_rows != heads[0].rows:
            steps.append(Step("head", heads[0].rows, self.head_rows))
        own, other = heads[0].headline, heads[self.head].headline
        if own and other and own is not other:
            steps.append(Step("headline", own.size, other.size))
        if self.drop:
            steps.append(Step("drop", 0, self.drop))
        if self.tracking:
            steps.append(Step("tracking", 0, self.tracking))
        return tuple(steps)


def turns(
    story: Story, photos: Sequence[Piece], heads: Sequence[int], *, level: bool
) -> tuple[Knobs, ...]:
    """Give every turn of the knobs within the story's bounds, the cheapest first.

    Args:
        story: The story with its ``fit``.
        photos: Its pictures.
        heads: Rows of its head blocks, the ladder's own first.
        level: Whether the head keeps to the rows of its neighbours' heads.
    """
    fit = story.fit
    drops = [0]
    if fit.drop is not False:
        kept = {p.drop for p in story.article.body if not p.drop}
        orders = sorted({p.drop for p in story.article.body if p.drop})
        # Where all may be left out, the last of it stays: a headline needs a story.
        drops += orders if kept else orders[:-1]
    most = 0 if level or not heads[0] else head_bound(story)
    found = []
    for rows, head, drop, track in product(
        _photo_rows(photos, fit.photo), _head_turns(heads, most), drops, tracks(story)
    ):
        off = sum(abs(n - photo.natural) for n, photo in zip(rows, photos, strict=True))
        price = off * PHOTO_ROW + head.price + drop * DROP + track * TRACKING
        found.append(Knobs(rows, head.block, head.rows, drop, price, track))
    found.sort(key=lambda knobs: (knobs.price, knobs.copy, knobs.photo_rows))
    return tuple(found)


def tracks(story: Story) -> range:
    """Give the tracking that a story's text may take, in per cent of an em.

    Only where the editor lets it, and only to lengthen. Source: makeup 5.5, row 5.
    """
    low, high = story.fit.tracking or (0, 0)
    return range(max(0, round(low)), max(0, round(high)) + 1)


def head_bound(story: Story) -> int:
    """Give the rows that a story's head may lose or win."""
    return HEAD_BOUND if story.fit.head is None else story.fit.head


HEAD_BOUND = 3
"""Rows that a head may lose or win where the manifest does not say: those of a line."""


@dataclass(frozen=True, slots=True)
class _HeadTurn:
    block: int
    rows: int
    price: float


def _head_turns(heads: Sequence[int], most: int) -> list[_HeadTurn]:
    """Give for each number of rows the cheapest head that takes them."""
    found: dict[int, _HeadTurn] = {}
    for block, own in enumerate(heads):
        change = abs(own - heads[0])
        for white in range(min(MOST_WHITE, most) + 1):
            rows = own + white
            if abs(rows - heads[0]) > most:
                continue
            price = HEAD_ROW * white * (white + 1) / 2
            price += HEADLINE * (1 + change) if block else 0.0
            if rows not in found or price < found[rows].price:
                found[rows] = _HeadTurn(block, rows, price)
    return list(found.values())


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
