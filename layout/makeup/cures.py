"""Cures: what an editor can do about a story that is too long or too short.

In come a story as it was set and how far it misses its box; out come changes ranked by
how little of the copy they touch, each with its effect in lines. Whoever set pages by
hand knows the first of them: 第3段 −3字 省一行，+5字 多一行.
Source: look, "What setting them by hand taught", 1 and 2; makeup 6.
"""

from collections.abc import Iterator, Sequence
from math import ceil

from layout.composition.breaking import last_width
from layout.makeup.legs import Filling, Kind
from layout.makeup.pieces import Piece
from layout.makeup.typeset import SetText
from layout.model.page import Cure
from layout.units import EM

MOST_CURES = 6
"""So many are offered; a longer list is not read at a deadline."""

SHORTEST_LAST = 2
"""Characters that an added line holds at the least: one alone is a fault."""


def cures(
    texts: Sequence[SetText],
    filling: Filling,
    photos: Sequence[tuple[Piece, int, int]],
    missing: int,
) -> tuple[Cure, ...]:
    """Give the cures of a story, the least intrusive first.

    Args:
        texts: The story's texts as they were filled.
        filling: Which setting was chosen for each.
        photos: Pictures with the rows they were given and their columns.
        missing: Lines too many, or below zero lines too few; 0 gives no cures.
    """
    if not missing:
        return ()
    found = [*_words(texts, filling, shorter=missing > 0)]
    found += _pictures(photos, shorter=missing > 0)
    if missing > 0:
        found += _left_out(texts, filling)
    found.sort(key=lambda cure: (_touch(cure), cure.number))
    return tuple(found[:MOST_CURES])


def _touch(cure: Cure) -> float:
    """Weigh a cure: characters to change for a line won; a picture's row is five."""
    change = PICTURE_ROW if cure.what == "photo" else abs(cure.change)
    return change / max(1, abs(cure.lines))


PICTURE_ROW = 5.0
"""Characters that a row of a picture weighs as much as."""


def _words(
    texts: Sequence[SetText], filling: Filling, *, shorter: bool
) -> Iterator[Cure]:
    """Say of each paragraph how many characters less save a line, or more add one."""
    number = 0
    for text, index in zip(texts, filling.chosen, strict=True):
        if text.unit.kind is not Kind.TEXT or text.galley is None:
            continue
        number += 1
        galley, setting = text.galley, text.settings[index]
        used = last_width(galley, setting)
        if shorter and setting.lines > 1:
            yield Cure("cut", number, -ceil(used / EM), -1)
        elif not shorter:
            room = (text.measure - used) // EM
            yield Cure("add", number, room + SHORTEST_LAST, 1)


def _pictures(
    photos: Sequence[tuple[Piece, int, int]], *, shorter: bool
) -> Iterator[Cure]:
    for number, (photo, rows, columns) in enumerate(photos, 1):
        if shorter and rows > photo.fewest:
            yield Cure("photo", number, -1, -columns)
        elif not shorter and rows < photo.most:
            yield Cure("photo", number, 1, columns)


def _left_out(texts: Sequence[SetText], filling: Filling) -> Iterator[Cure]:
    """Name paragraphs that are marked and still stand."""
    number = 0
    for text, index in zip(texts, filling.chosen, strict=True):
        if text.unit.kind is Kind.TEXT and text.galley:
            number += 1
            if text.leave:
                lines = text.unit.choices[index].rows
                yield Cure("drop", number, -text.characters, -lines)
