"""The record of a story: what the report, the proof and the checks are told of it.

In come an item's rectangle and its text on the legs; out comes the part of the record
that every kind of story has. A kind that knows more (a head, turns of knobs) adds it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from layout.makeup.carve import Column
from layout.makeup.desk import Desk
from layout.makeup.grid import Region
from layout.makeup.outline import round_all
from layout.makeup.typeset import SetLegs
from layout.model.page import PlacedLeg, PlacedStory


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose record it is."""

    id: str
    copy: str
    """Its file, from the issue's folder."""
    kind: str
    """What PlacedStory calls it: story, rest, photo, briefs."""
    characters: int
    framed: bool


def record_of(
    subject: Subject,
    regions: Sequence[Region],
    columns: Sequence[Column],
    text: SetLegs,
    desk: Desk,
) -> PlacedStory:
    """Give the record of a story whose text stands on the legs of its rectangle."""
    overset = text.overset
    open_rows = 0 if text.rest else text.open_rows
    return PlacedStory(
        id=subject.id,
        copy=subject.copy,
        kind=subject.kind,
        boxes=tuple(_cells(region) for region in regions),
        characters=subject.characters,
        columns=len(columns),
        rows=round_all(regions).rows,
        overset=len(overset),
        underset=0 if text.rest else text.open_characters,
        open_rows=open_rows,
        legs=_placed_legs(text, desk),
        worst_gap=text.worst,
        framed=subject.framed,
        overset_text=overset,
    )


def _cells(region: Region) -> tuple[int, int, int, int]:
    """Give a rectangle as first and last column, first and last row, from 1."""
    return (
        region.column + 1,
        region.column + region.columns,
        region.row + 1,
        region.row + region.rows,
    )


def _placed_legs(text: SetLegs, desk: Desk) -> tuple[PlacedLeg, ...]:
    return tuple(
        PlacedLeg(
            x=leg.x,
            width=leg.characters * desk.grid.body,
            first_row=leg.row,
            last_row=leg.row + leg.rows - 1,
            filled=rows,
            slots=tuple(
                (slot.x, slot.characters * desk.grid.body)
                for slot in leg.slots[: leg.rows]
            ),
        )
        for leg, rows in zip(text.legs, text.last_used, strict=True)
    )
