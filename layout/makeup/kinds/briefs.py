"""Briefs (简讯): short items under a tab, a whole row between two of them.

In come the items of one file; each is set as one paragraph, its headline as a run-in
subhead after a bullet. Source: look, rank 5.
"""

from dataclasses import replace
from math import inf

from layout.makeup.carve import columns_of
from layout.makeup.desk import Desk
from layout.makeup.ear import draw_tab
from layout.makeup.frames import frame_box, frame_foot, frame_inset, framed_marks
from layout.makeup.grid import Region
from layout.makeup.legs import Choice, Filler, Kind, Unit
from layout.makeup.records import Subject, record_of
from layout.makeup.seat import Placed, Seat
from layout.makeup.shapes import Shape, only
from layout.makeup.typeset import Leg, SetText, place_text, set_paragraph
from layout.model.issue import Article, Briefs
from layout.model.page import Mark
from layout.model.text import Emphasis, Paragraph, Role, Stretch, bare

WHITE_ROW = 90.0
"""Price of a row more or less between two briefs than the look asks for."""

BULLET_INDENT = 1.05
"""Em kept before a brief's first line for its bullet."""


class BriefsSitter:
    """Briefs set for the width of their seat."""

    def __init__(self, item: Briefs, seat: Seat, desk: Desk) -> None:
        self.item = item
        self.seat = seat
        self.desk = desk
        self.framed = bool(item.box)
        inset = frame_inset(item.box, desk)
        self._columns = columns_of(seat.region(0, 1), inset, 1)
        self._texts = self._set_texts()
        self._text = Filler([text.unit for text in self._texts])
        self._shape: Shape = ()

    def shape(self, limit: int) -> Shape:
        """Give the price of every number of rows up to a limit."""
        if len(self._shape) != limit + 1:
            other = self._top_rows() + self._foot_rows()
            self._shape = tuple(
                self._text.price((rows - other,)) if rows > other else inf
                for rows in range(limit + 1)
            )
        if self.item.extent.h:
            return only(self._shape, self.item.extent.h)
        return self._shape

    def place(self, region: Region) -> Placed:
        """Give the marks of the briefs in their rectangle."""
        desk = self.desk
        row = region.row + self._top_rows()
        rows = region.rows - self._top_rows() - self._foot_rows()
        column = self._columns[0]
        legs = (Leg(column.x, column.characters, row, rows),)
        filling = self._text.fill((max(rows, 0),))
        text = place_text(self._texts, filling, legs, desk)
        characters = sum(_characters(article) for article in self.item.items)
        subject = Subject(
            self.item.article, self.item.file, "briefs", characters, self.framed
        )
        record = record_of(subject, (region,), self._columns, text, desk)
        return Placed((*self._frame(region), *text.runs), (record,))

    def _frame(self, region: Region) -> list[Mark]:
        """Give the frame of the briefs with the tab that hangs from it."""
        if not self.framed:
            return []
        desk = self.desk
        box = frame_box(region, self.seat, desk)
        marks = list(framed_marks(self.item.box, self.item.tint, box, desk))
        if self.item.label:
            marks += draw_tab(self.item.label, desk.look.briefs.tab, box, desk)
        return marks

    def _top_rows(self) -> int:
        if self.framed and self.item.label:
            return self.desk.look.briefs.top_rows
        return 1 if self.framed else 0

    def _foot_rows(self) -> int:
        return frame_foot(self.item.box, self.seat)

    def _set_texts(self) -> tuple[SetText, ...]:
        gap = self.desk.look.briefs.gap_rows
        white = SetText(
            Unit(Kind.WHITE, (Choice(gap, 0.0), Choice(gap + 1, WHITE_ROW)))
        )
        characters = self._columns[0].characters
        texts: list[SetText] = []
        for article in self.item.items:
            if texts:
                texts.append(white)
            texts.append(self._brief(article, characters))
        return tuple(texts)

    def _brief(self, article: Article, characters: int) -> SetText:
        style = replace(self.desk.style("body"), indent=BULLET_INDENT)
        paragraph = brief_paragraph(article)
        text = set_paragraph(paragraph, characters, self.desk, style)
        bullet = replace(style, indent=0.0, size=style.size * BULLET_SIZE)
        line = self.desk.line(self.desk.look.briefs.bullet, bullet)
        return replace(text, bullet=line)


BULLET_SIZE = 0.8
"""Size of a brief's bullet as a share of the text's."""


def brief_paragraph(article: Article) -> Paragraph:
    """Give a brief as one paragraph: its headline run in, then its text."""
    headline = article.headline.text if article.headline else ""
    text = headline
    stretches = [Stretch(0, len(headline), Emphasis.RUN_IN)] if headline else []
    anchors = list(article.headline.anchors) if article.headline else []
    for paragraph in article.body:
        shift = len(text)
        text += paragraph.text
        stretches += [
            replace(s, start=s.start + shift, end=s.end + shift)
            for s in paragraph.stretches
        ]
        anchors += [replace(a, offset=a.offset + shift) for a in paragraph.anchors]
    return Paragraph(
        article=article.id,
        role=Role.BODY,
        number=0,
        text=text,
        file=article.file,
        stretches=tuple(stretches),
        anchors=tuple(anchors),
    )


def _characters(article: Article) -> int:
    return len(bare(brief_paragraph(article).text))
