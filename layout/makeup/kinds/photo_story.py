"""A photo story (图片新闻): a picture or a group, a headline under it, a short text.

In come the item and its seat; the picture takes the rows that headline and text leave,
within its crop. Source: look, "photo story headline".
"""

from dataclasses import replace
from math import inf

from layout.composition.breaking import last_width
from layout.composition.display import DisplayLine, draw
from layout.composition.headline import fit_headline
from layout.makeup.carve import Column, columns_of
from layout.makeup.desk import Desk
from layout.makeup.frames import frame_box, frame_foot, frame_inset, framed_marks
from layout.makeup.grid import Region, baseline, em_foot, em_top
from layout.makeup.groups import SetGroup, set_group
from layout.makeup.heads import rung_of
from layout.makeup.knobs import PHOTO_ROW
from layout.makeup.legs import Filler
from layout.makeup.photos import (
    LEAST_ROWS,
    SetPhoto,
    credit_width,
    draw_credit,
    set_credit,
    set_photo,
)
from layout.makeup.pieces import Place, Room
from layout.makeup.records import Subject, record_of
from layout.makeup.seat import Placed, Seat
from layout.makeup.shapes import Shape, only
from layout.makeup.typeset import Leg, SetText, place_text, set_body
from layout.model.issue import PhotoStory
from layout.model.page import Mark, PlacedHead
from layout.model.paper import PhotoStoryLook
from layout.model.style import Align, HeadlineFace
from layout.model.wishes import HeadWish
from layout.units import Pt, fits, mil_to_pt

HEADLINE_SHARE = 0.55
"""Share of the white round the headline that stands over it, under the picture."""

FURTHEST_CROP = 4
"""Rows beyond the photograph's crop that are still priced, steeply."""


class PhotoStorySitter:
    """A photo story set for the width of its seat."""

    def __init__(self, item: PhotoStory, seat: Seat, desk: Desk) -> None:
        self.item = item
        self.seat = seat
        self.desk = desk
        self.framed = bool(item.box)
        self._inset = frame_inset(item.box, desk)
        region = seat.region(0, 1)
        self._look = _look(desk)
        self._width = region.width - 2 * self._inset * desk.grid.body
        count = item.columns or (1 if self._look.one_measure else region.columns)
        self.columns = columns_of(region, self._inset, count)
        self._photo = self._set_pictures(region.columns)
        self._headline = self._set_headline()
        self._credit = (
            set_credit(item.article.credit, desk) if item.article.credit else None
        )
        self._texts = self._set_texts()
        self._text = Filler([text.unit for text in self._texts])
        self._shape: Shape = ()

    def _set_pictures(self, columns: int) -> SetPhoto | SetGroup:
        """Give the picture, or the block that a group of them makes."""
        photos = self.item.photos
        if len(photos) == 1:
            return set_photo(photos[0], self._width, self.desk)
        room = Room(self._width, columns)
        return set_group(photos, self.item.group_caption, room, self.desk)

    def shape(self, limit: int) -> Shape:
        """Give the price of every number of rows up to a limit."""
        if len(self._shape) != limit + 1:
            self._shape = tuple(self._best(rows)[0] for rows in range(limit + 1))
        if self.item.extent.h:
            return only(self._shape, self.item.extent.h)
        return self._shape

    def place(self, region: Region) -> Placed:
        """Give the marks of the photo story in its rectangle."""
        desk = self.desk
        article = self.item.article
        _, picture_rows = self._best(region.rows)
        x = region.x + self._inset * desk.grid.body
        marks: list[Mark] = []
        if self.framed:
            box = frame_box(region, self.seat, desk)
            marks += framed_marks(self.item.box, self.item.tint, box, desk)
        first = region.row + self._head_rows_inside()
        cells = replace(region, row=first, rows=picture_rows)
        place = Place(x, cells, article.id, at_head=True, at_foot=False)
        marks += self._photo.put(place, desk).marks
        under = first + picture_rows + self._caption_rows()
        head = self._draw_headline(marks, under, x)
        legs = self._legs(region, under + self._headline_rows())
        filling = self._text.fill(tuple(leg.rows for leg in legs))
        text = place_text(self._texts, filling, legs, desk)
        marks += text.runs
        if self._credit and legs:
            y = baseline(desk.grid, legs[-1].row + legs[-1].rows - 1)
            right = legs[-1].x + legs[-1].characters * desk.grid.body
            marks += draw_credit(*self._credit, right, y, desk)
        subject = Subject(
            article.id, article.file, "photo", article.characters, self.framed
        )
        record = record_of(subject, (region,), self.columns, text, desk)
        return Placed(tuple(marks), (replace(record, head=head),))

    def _best(self, rows: int) -> tuple[float, int]:
        """Give the best price of so many rows and the rows of the picture in them."""
        photo = self._photo
        foot = frame_foot(self.item.box, self.seat)
        other = self._head_rows_inside() + self._caption_rows()
        other += self._headline_rows() + foot
        best = (inf, 0)
        for picture in range(photo.fewest - FURTHEST_CROP, photo.most + FURTHEST_CROP):
            text = rows - other - picture
            if text < 0 or picture < LEAST_ROWS:
                continue
            price = abs(picture - photo.natural) * PHOTO_ROW
            beyond = max(photo.fewest - picture, picture - photo.most, 0)
            price += beyond * PHOTO_ROW * 20
            legs = (text,) * len(self.columns) if text else ()
            if text and not self._texts:
                continue
            price += self._text.price(legs)
            best = min(best, (price, picture))
        return best

    def _legs(self, region: Region, row: int) -> tuple[Leg, ...]:
        foot = frame_foot(self.item.box, self.seat)
        rows = region.row + region.rows - foot - row
        if rows <= 0 or not self._texts:
            return ()
        return tuple(
            Leg(column.x, column.characters, row, rows) for column in self.columns
        )

    def _head_rows_inside(self) -> int:
        """Give the row that a frame or a page's title needs over a picture."""
        return 1 if self.framed or self.seat.under_title else 0

    def _caption_rows(self) -> int:
        over_text = bool(self._texts or self._headline)
        if not self._photo.caption.lines:
            return 0
        return self._photo.caption_rows(self.desk, over_text=over_text)

    def _headline_rows(self) -> int:
        if not self._headline:
            return 1 if self._texts else 0
        return self._look.headline_rows + (len(self._headline) - 1) * 2

    def _set_headline(self) -> tuple[DisplayLine, ...]:
        headline = self.item.article.headline
        if headline is None:
            return ()
        style = self._look.headline
        face = HeadlineFace(style.face, style.size * LEAST_HEADLINE, style.size, 0.0)
        rung = rung_of(self.desk, self.seat.rank, self.seat.characters)
        if rung is None:
            return ()
        one_or_two = replace(rung, lines=(1, 2))
        wish = (one_or_two, face, HeadWish())
        return fit_headline(headline, self._width, wish, self.desk.house).lines

    def _draw_headline(self, marks: list[Mark], row: int, x: Pt) -> PlacedHead | None:
        if not self._headline:
            return None
        desk = self.desk
        size = self._headline[0].size
        above = em_foot(desk.grid, row - 1)
        below = em_top(desk.grid, row + self._headline_rows())
        gap = size * LINE_GAP
        depth = len(self._headline) * (size + gap) - gap
        white = (below - above - depth) * HEADLINE_SHARE
        top = above + white
        colour = desk.colour(self._look.headline.colour)
        centred = self._look.headline.align is Align.CENTRE
        at = x + self._width / 2 if centred else x
        for number, line in enumerate(self._headline):
            y = top + number * (size + gap)
            marks.extend(draw(line, at, y, colour, self._look.headline.align))
        return PlacedHead(
            kind="photo-story",
            rank=self.seat.rank,
            lines=tuple(line.text for line in self._headline),
            size=size,
            rows=self._headline_rows(),
            white_above=white,
            kicker_gap=0.0,
            top=top,
            bottom=top + depth,
        )

    def _set_texts(self) -> tuple[SetText, ...]:
        """Set the text; the last line keeps room for the credit or leaves it a row."""
        characters = self.columns[0].characters
        texts = set_body(self.item.article.body, characters, self.desk)
        if not self._credit or not texts:
            return texts
        need = credit_width(*self._credit) + self.desk.grid.body
        *before, last = texts
        return (*before, _with_room(last, need, self.columns[0], self.desk))


LEAST_HEADLINE = 0.72
"""How far a photo story's headline may be set smaller, as a share of its size."""

LINE_GAP = 0.2
"""White between two lines of such a headline, in em."""


def _look(desk: Desk) -> PhotoStoryLook:
    looks = desk.look.photo_stories
    return next((look for look in looks if look.front is desk.page.front), looks[0])


def _with_room(text: SetText, need: Pt, column: Column, desk: Desk) -> SetText:
    """Give a text that takes a row more where its last line leaves less than needed."""
    galley = text.galley
    if galley is None:
        return text
    choices = []
    for setting, choice in zip(text.settings, text.unit.choices, strict=True):
        used = mil_to_pt(last_width(galley, setting), galley.style.size)
        room = fits(used + need, column.characters * desk.grid.body)
        rows = choice.rows if room else choice.rows + 1
        choices.append(replace(choice, rows=rows))
    return replace(text, unit=replace(text.unit, choices=tuple(choices)))
