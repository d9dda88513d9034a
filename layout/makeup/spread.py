"""Where pictures, groups, insets and quotes stand inside a story that does not say.

In come a story and the number of its columns; out come, for each of them, the columns
that it stands over and the end of the story that it keeps to. The first picture stands
under the head in the middle (makeup 0.1); a note stands at the head of the first legs,
a box at the foot of the last ones, a quote half-way down; what else there is takes the
free columns, so that no two pictures touch and no column is nothing but pictures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from layout.makeup.insets import HEAD_NOTES, is_note
from layout.model.inset import Berth, Inset, Quote
from layout.model.issue import Photo, Story

Group: TypeAlias = tuple[Photo, ...]
"""Pictures under one caption."""

Guest: TypeAlias = Photo | Group | Inset | Quote
"""What stands in a story beside its text."""

SHORT_INSET = 65
"""Characters of an inset that one column holds in five lines."""

SAME_END = 100.0
"""Price of a column shared with something at the same end of the story."""

TOUCHING = 20.0
"""Price of standing beside a picture at the same end with a gutter between."""

LOADED = 3.0
"""Price of a column that something at the other end stands in."""

NARROWER = 8.0
"""Price of a column less than the piece would have."""

SECOND_CHOICE = 2.0
"""Price of the next best end, or of a column further from the wished side."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Where something stands in its story."""

    guest: Guest
    columns: range
    y: str | int
    """top, middle, bottom, or a 1-based row of text."""

    @property
    def end(self) -> str:
        """Give the end of the story that it keeps to."""
        return self.y if isinstance(self.y, str) else "middle"


@dataclass(frozen=True, slots=True)
class _Wish:
    widths: tuple[int, ...]
    """The wished one first."""
    side: str | int | None
    """left, middle, right, a 1-based column; None for wherever is room."""
    ends: tuple[str | int, ...]
    """The wished one first."""
    bound: bool
    """Whether the side was written and not only wished."""


def spread(story: Story, count: int) -> tuple[Stay, ...]:
    """Give a stay for everything that stands in a story of so many columns."""
    stays: list[Stay] = []
    for guest, wish in _wishes(story, count):
        stays.append(
            min(
                _stays(guest, wish, count),
                key=lambda stay: _price(stay, wish, stays, count),
            )
        )
    return tuple(stays)


def berth_of(guest: Guest) -> Berth:
    """Give the editor's word on a guest's place; a group has its first picture's."""
    return guest[0].berth if isinstance(guest, tuple) else guest.berth


def _wishes(story: Story, count: int) -> Iterator[tuple[Guest, _Wish]]:
    yield from _of_pictures(story, count)
    for inset in story.insets:
        short = sum(len(p.text) for p in inset.paragraphs) <= SHORT_INSET
        wide = 1 if count <= 3 or short else 2
        opens = inset.label in HEAD_NOTES
        side, end = ("left", "top") if opens else ("right", "bottom")
        yield inset, _wish(inset, count, wide, side, (end,))
    for quote in story.quotes:
        yield quote, _wish(quote, count, 1, None, ("middle", "bottom"))


def _of_pictures(story: Story, count: int) -> Iterator[tuple[Guest, _Wish]]:
    wide = 1 if count <= 2 else 2 if count <= 5 else 3  # makeup 0.1
    if story.group_caption and len(story.photos) > 1:
        # Two pictures side by side in one column would be stamps.
        group = story.photos
        wide = max(wide, min(2, count))
        yield group, _wish(group, count, wide, "middle", ("top",))
        return
    for number, picture in enumerate(story.photos):
        if number and picture.berth.x is None:
            least = wide - 1 - _is_upright(picture)
            yield picture, _wish(picture, count, max(1, least), None, FREE_ENDS)
        else:
            yield picture, _wish(picture, count, wide, "middle", ("top",))


FREE_ENDS = ("bottom", "top")
"""Where a picture that is not the first may stand: the first has the head."""


def _is_upright(picture: Photo) -> bool:
    """Tell whether a picture is higher than wide: set as wide, it would be a tower."""
    return picture.image.height > picture.image.width


def _wish(
    guest: Guest, count: int, wide: int, side: str | None, ends: tuple[str, ...]
) -> _Wish:
    berth = berth_of(guest)
    widths = tuple(range(min(wide, count), 0, -1))
    if berth.w:
        widths = (min(berth.w, count),)
    elif isinstance(guest, tuple) or side == "middle":  # as wide as the rule says
        widths = widths[:1]
    return _Wish(
        widths,
        side if berth.x is None else berth.x,
        ends if berth.y is None else (berth.y,),
        bound=berth.x is not None or side in ("left", "middle"),
    )


def _stays(guest: Guest, wish: _Wish, count: int) -> Iterator[Stay]:
    for width in wish.widths:
        firsts: Sequence[int] = range(count - width + 1)
        if wish.bound:
            firsts = (_first(wish.side, width, count),)
        for first in firsts:
            for y in wish.ends:
                yield Stay(guest, range(first, first + width), y)


def _first(side: str | int | None, width: int, count: int) -> int:
    """Give the first column of something at a side; left of centre when uneven."""
    if isinstance(side, int):
        return min(side - 1, count - width)
    if side == "left":
        return 0
    return count - width if side == "right" else (count - width) // 2


def _price(
    stay: Stay, wish: _Wish, stays: Sequence[Stay], count: int
) -> tuple[float, int]:
    price = SECOND_CHOICE * wish.ends.index(stay.y)
    price += NARROWER * (wish.widths[0] - len(stay.columns))
    if wish.side is not None and not wish.bound:
        best = _first(wish.side, len(stay.columns), count)
        price += SECOND_CHOICE * abs(stay.columns[0] - best)
    for other in stays:
        shared = len(set(stay.columns) & set(other.columns))
        if stay.end == other.end:
            price += SAME_END * shared
            price += TOUCHING * (not shared and _touch(stay, other))
        else:
            price += LOADED * shared
    # Of equals the one that leaves text on the outside of the story, then the last.
    return price, -stay.columns[0]


def _touch(stay: Stay, other: Stay) -> bool:
    """Tell whether two things stand side by side that are no text to the eye."""
    if any(isinstance(s.guest, Inset) and is_note(s.guest) for s in (stay, other)):
        return False
    one, two = sorted((stay.columns, other.columns), key=lambda columns: columns[0])
    return one[-1] + 1 == two[0]
