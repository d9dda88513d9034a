"""Insets (插文): a boxed related item (链接) or an editor's note (编者按) in a story.

In come an inset and the width of the columns that it stands over; out comes a piece of
whole rows that draws itself. A box stands on the column edges with its text an em
inside, in legs of its own; its edges lie in the middle of the row that parts it from
the story's text, or level with the story's head and foot. A note has no frame: Kai,
its label in Hei, a row of white. Source: look, "Rules and frames" and "editor's note".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from layout.composition.display import DisplayLine, draw
from layout.errors import Where
from layout.makeup.carve import Column
from layout.makeup.desk import Desk
from layout.makeup.ear import draw_tab
from layout.makeup.frames import Box, framed_marks
from layout.makeup.grid import baseline, em_foot, em_top, row_top
from layout.makeup.legs import Filler, Filling
from layout.makeup.pieces import FIRST_WORDS, Place, Room
from layout.makeup.records import Subject, record_of
from layout.makeup.seat import Placed
from layout.makeup.typeset import (
    Leg,
    SetText,
    place_text,
    set_paragraph,
    set_subhead,
)
from layout.model.inset import Inset
from layout.model.page import Mark
from layout.model.paper import EM_ASCENT
from layout.model.style import TextStyle
from layout.model.text import Paragraph, Role, bare
from layout.units import Pt

HEAD_NOTES = ("编者按", "编者的话", "提要")
"""Labels of what is read before the story: it stands at the head."""

FOOT_NOTES = ("编后", "编后语")
"""Labels of a note that closes the story."""

LABEL_GAP = 1.0
"""Em between a note's label and its text. Source: look, run-in subhead."""

NOTE_WHITE = 1
"""Rows that part a note from the story's text."""

FEW_LINES = 5
"""Lines that a box of several columns still sets in one measure."""

WIDEST = 31
"""Characters of the widest measure that is a pleasure to read. Source: look, 31 em."""

ROWS_TRIED = 3
"""Numbers of rows that a box's legs are tried with, from the fewest."""


def is_note(inset: Inset) -> bool:
    """Tell whether an inset is a note, set without a frame where none is named."""
    return not inset.box and inset.label in (*HEAD_NOTES, *FOOT_NOTES)


@dataclass(frozen=True, slots=True)
class SetInset:
    """An inset set for a width."""

    inset: Inset
    width: Pt
    whole: Column
    """Its measure; x from its left edge."""
    columns: tuple[Column, ...]
    """Of its text, in the measure."""
    title: SetText | None
    texts: tuple[SetText, ...]
    filling: Filling
    text_rows: int
    """Of each of its legs."""
    over: int
    """Rows kept over the text."""
    under: int
    """Rows kept under it."""
    label: DisplayLine | None
    """A note's, run in; a box's hangs from its frame."""

    @property
    def natural(self) -> int:
        """Give its rows; its text can take no others."""
        return self.over + self._title_rows + self.text_rows + self.under

    @property
    def fewest(self) -> int:
        """Give its rows."""
        return self.natural

    @property
    def most(self) -> int:
        """Give its rows."""
        return self.natural

    @property
    def name(self) -> str:
        """Give its label or its first words."""
        return self.inset.label or self.inset.paragraphs[0].text[:FIRST_WORDS]

    @property
    def where(self) -> Where:
        """Give where the manifest asks for it."""
        return self.inset.where

    @property
    def pictured(self) -> bool:
        """Tell that it is no picture."""
        return False

    @property
    def _title_rows(self) -> int:
        return self.title.unit.choices[0].rows if self.title else 0

    def caption_rows(self, desk: Desk, *, over_text: bool) -> int:  # noqa: ARG002 - as every piece
        """Give no rows: it has no caption."""
        return 0

    def put(self, place: Place, desk: Desk) -> Placed:
        """Give the frame and the text."""
        marks: list[Mark] = []
        boxed = not is_note(self.inset)
        if boxed:
            marks += self._frame(place, desk)
        row = place.region.row + self.over
        if self.label:
            marks += self._run_in(place.x, row, desk)
        if self.title:
            left, rows = place.x + self.whole.x, self._title_rows
            title = (Leg(left, self.whole.characters, row, rows),)
            filling = Filler([self.title.unit]).fill((rows,))
            marks += place_text((self.title,), filling, title, desk).runs
            row += self._title_rows
        legs = tuple(
            Leg(place.x + column.x, column.characters, row, self.text_rows)
            for column in self.columns
        )
        text = place_text(self.texts, self.filling, legs, desk)
        marks += text.runs
        first = self.inset.text[0]
        characters = sum(len(bare(p.text)) for p in self.inset.text)
        # Written in the manifest, it has no file of its own: its label names it.
        copy = self.name if first.file == self.where.file else first.file
        subject = Subject(first.article, copy, "inset", characters, boxed)
        record = record_of(subject, (place.region,), self.columns, text, desk)
        return Placed(tuple(marks), (record,))

    def _frame(self, place: Place, desk: Desk) -> list[Mark]:
        grid, region = desk.grid, place.region
        top, foot = em_top(grid, region.row), em_foot(grid, region.last_row)
        if not place.at_head:
            top = row_top(grid, region.row) + grid.leading / 2
        if not place.at_foot:
            foot = row_top(grid, region.last_row) + grid.leading / 2
        box: Box = (place.x, top, place.x + self.width, foot)
        marks = list(framed_marks(self.inset.box, self.inset.tint, box, desk))
        if self.inset.label:
            marks += draw_tab(self.inset.label, desk.look.briefs.tab, box, desk)
        return marks

    def _run_in(self, x: Pt, row: int, desk: Desk) -> list[Mark]:
        """Draw a note's label in the indent of its first line."""
        label = self.label
        if label is None:
            return []
        style = label.galley.style
        left = x + self.texts[0].indent + desk.style("note").indent * style.size
        top = baseline(desk.grid, row) - EM_ASCENT * style.size
        return list(draw(label, left, top, desk.colour(style.colour)))


def set_inset(inset: Inset, room: Room, y: str | int, desk: Desk) -> SetInset:
    """Give an inset for a width and for the end of the story that it stands at."""
    if is_note(inset):
        return _set_note(inset, room, y, desk)
    body = desk.grid.body
    edge = desk.look.box.inset
    whole = Column(edge * body, int((room.width + SLIVER) / body - 2 * edge))
    style = desk.style("body")
    columns: tuple[Column, ...] = (whole,)
    texts, filler = _filler(inset.text, whole, style, desk)
    if whole.characters > WIDEST or filler.fewest > FEW_LINES:
        columns = _divided(whole, room.columns, desk)
        texts, filler = _filler(inset.text, columns[0], style, desk)
    rows = _rows(filler, len(columns))
    title = set_subhead(inset.title, whole.characters, desk) if inset.title else None
    over = 1
    if inset.label:  # a title has white of its own under the tab
        over = desk.look.briefs.top_rows + (inset.title is None)
    return SetInset(
        inset,
        room.width,
        whole,
        columns,
        title,
        texts,
        filler.fill((rows,) * len(columns)),
        rows,
        over,
        1,
        None,
    )


SLIVER: Pt = 0.01
"""What a width may miss a whole number of characters by."""


def _set_note(inset: Inset, room: Room, y: str | int, desk: Desk) -> SetInset:
    style = desk.style("note")
    whole = Column(0.0, int((room.width + SLIVER) / desk.grid.body))
    label = desk.line(inset.label, desk.style("note-label"))
    head = style.indent + label.width / style.size + LABEL_GAP
    labelled = replace(style, indent=head)
    first = _filler(inset.text[:1], whole, labelled, desk)[0]
    texts = (*first, *_filler(inset.text[1:], whole, style, desk)[0])
    filler = Filler([text.unit for text in texts])
    rows = _rows(filler, 1)
    title = set_subhead(inset.title, whole.characters, desk) if inset.title else None
    return SetInset(
        inset,
        room.width,
        whole,
        (whole,),
        title,
        texts,
        filler.fill((rows,)),
        rows,
        0 if y == "top" else NOTE_WHITE,
        0 if y == "bottom" else NOTE_WHITE,
        label,
    )


def _filler(
    paragraphs: Sequence[Paragraph], column: Column, style: TextStyle, desk: Desk
) -> tuple[tuple[SetText, ...], Filler]:
    """Give paragraphs set in a style for a column of body characters."""
    room = column.characters * desk.grid.body
    characters = int((room + SLIVER) / style.size)
    white = (room - characters * style.size) / 2
    texts = tuple(
        set_subhead(p, column.characters, desk)
        if p.role is Role.SUBHEAD
        else replace(set_paragraph(p, characters, desk, style), indent=white)
        for p in paragraphs
    )
    return texts, Filler([text.unit for text in texts])


def _rows(filler: Filler, legs: int) -> int:
    """Give the rows in which equal legs hold a text at the least cost."""
    least = max(1, -(-filler.fewest // legs))
    tried = range(least, least + ROWS_TRIED)
    return min(tried, key=lambda rows: (filler.fill((rows,) * legs).cost, rows))


def _divided(whole: Column, count: int, desk: Desk) -> tuple[Column, ...]:
    """Give equal columns of whole characters; what does not divide goes between."""
    grid = desk.grid
    measure = (whole.characters - (count - 1) * grid.gutter) // count
    left = (whole.characters - count * measure) * grid.body
    step = measure * grid.body + (left / (count - 1) if count > 1 else 0.0)
    return tuple(Column(whole.x + i * step, measure) for i in range(count))
