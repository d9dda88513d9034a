"""Cures: what an editor can do about a story that is too long or too short.

In come a story as it was set and how far it misses its box; out come changes ranked by
how little of the copy they touch, each with its effect in lines. Whoever set pages by
hand knows the first of them: 第3段 −3字 省一行，+5字 多一行.
Source: look, "What setting them by hand taught", 1 and 2; makeup 6.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from layout.composition.breaking import Setting, last_width
from layout.composition.galley import Galley
from layout.makeup.headturns import HeadChange
from layout.makeup.legs import Filling, Kind
from layout.makeup.pieces import Piece
from layout.makeup.typeset import SetText
from layout.model.page import Cure
from layout.units import EM, Mil

MOST_CURES = 6
"""So many are offered; a longer list is not read at a deadline."""

SHORTEST_LAST = 4
"""Characters that an added line holds at the least: fewer are a fault, and the composer
would rather take them into the lines before."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A story as it was set, and how it misses its box."""

    texts: Sequence[SetText]
    """As they were filled."""
    filling: Filling
    photos: Sequence[tuple[Piece, int, int]]
    """Pictures with the rows they were given and their columns."""
    heads: Sequence[HeadChange]
    """Other headlines that no knob may set by itself."""
    columns: int
    missing: int
    """Lines too many, or below zero lines too few."""


def cures(misfit: Misfit) -> tuple[Cure, ...]:
    """Give the cures of a story, the least intrusive first; none where it fits."""
    if not misfit.missing:
        return ()
    texts, filling = misfit.texts, misfit.filling
    shorter = misfit.missing > 0
    found = [*_words(texts, filling, shorter=shorter)]
    found += _pictures(misfit.photos, shorter=shorter)
    found += (
        Cure("head", each.lines, each.size, each.rows * misfit.columns)
        for each in misfit.heads
        if (each.rows < 0) is shorter
    )
    if shorter:
        found += _left_out(texts, filling)
    found.sort(key=lambda cure: (_touch(cure), cure.number))
    # The best of each kind is told, and then more of the best ones.
    kinds = {cure.what: cure for cure in reversed(found)}.values()
    others = [cure for cure in found if cure not in kinds]
    offered = {*kinds, *others[: max(0, MOST_CURES - len(kinds))]}
    return tuple(cure for cure in found if cure in offered)


def _touch(cure: Cure) -> float:
    """Weigh a cure: characters to change for a line won."""
    match cure.what:
        case "photo":
            change = PICTURE_ROW
        case "head":
            change = OTHER_HEADLINE
        case _:
            change = abs(cure.change)
    return change / max(1, abs(cure.lines))


OTHER_HEADLINE = 12.0
"""Characters that another size of the headline weighs as much as: no text is touched,
but the story loses or wins weight on the page."""

PICTURE_ROW = 5.0
"""Characters that a row of a picture weighs as much as."""


def _words(
    texts: Sequence[SetText], filling: Filling, *, shorter: bool
) -> Iterator[Cure]:
    """Say of each paragraph how many characters less save a line, or more add one."""
    for text, index in zip(texts, filling.chosen, strict=True):
        if text.unit.kind is not Kind.TEXT or text.galley is None:
            continue
        number = text.galley.paragraph.number + 1  # as in the copy, whatever is dropped
        galley, setting = text.galley, text.settings[index]
        if shorter and setting.lines > 1:
            # The lines before stay as they are.
            yield Cure("cut", number, -ceil(last_width(galley, setting) / EM), -1)
        elif not shorter:
            room = ceil(max(0, _open(galley, setting, text.measure)) / EM)
            yield Cure("add", number, room + SHORTEST_LAST, 1)


def _open(galley: Galley, setting: Setting, measure: Mil) -> Mil:
    """Give the white that the lines of a setting hold beyond their natural width.

    What is added first takes the place of white that was spread to gain a line.
    """
    used = galley.indent
    start = 0
    for end in setting.breaks:
        used += galley.ends[end] - galley.starts[start]
        start = end
    return setting.lines * measure - used


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
    for text, index in zip(texts, filling.chosen, strict=True):
        if text.unit.kind is Kind.TEXT and text.galley and text.leave:
            number = text.galley.paragraph.number + 1
            lines = text.unit.choices[index].rows
            yield Cure("drop", number, -text.characters, -lines)
