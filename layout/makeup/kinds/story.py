"""A story on the page: its head, its pictures, its legs of text.

In come a story and the seat it takes; out comes a sitter that knows what every number
of rows costs (copy that does not fill it, knobs that had to be turned) and that puts
itself on the rows it is dealt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from layout.makeup.carve import Column, Obstacle, carve, columns_of
from layout.makeup.cures import cures
from layout.makeup.desk import Desk
from layout.makeup.frames import frame_box, frame_foot, frame_inset, framed_marks
from layout.makeup.grid import Region
from layout.makeup.heads import (
    HeadBlock,
    draw_head,
    placed_head,
    set_head,
)
from layout.makeup.jumps import (
    jump_line,
    lines_here,
    outflow_of,
    shortened,
)
from layout.makeup.knobs import Knobs, turns
from layout.makeup.legs import (
    FAR_OPEN_ROW,
    OVERSET_ROW,
    Filler,
    Filling,
)
from layout.makeup.matter import story_texts
from layout.makeup.photos import (
    SetPhoto,
    Spot,
    draw_caption,
    draw_picture,
    set_photo,
)
from layout.makeup.records import Subject, record_of
from layout.makeup.remarks import remarks
from layout.makeup.seat import Placed, Seat
from layout.makeup.shapes import Shape, only
from layout.makeup.typeset import Leg, SetText, place_text
from layout.model.finding import Finding, Severity
from layout.model.issue import Photo, Story
from layout.model.page import Cure, Mark

FAR_ROWS = 12
"""Rows from the natural height within which a story is really set to price them."""


class StorySitter:
    """A story set for the width of its seat."""

    def __init__(self, story: Story, seat: Seat, desk: Desk) -> None:
        self.story = story
        self.seat = seat
        self.desk = desk
        self.framed = bool(story.box)
        inset = frame_inset(story.box, desk)
        region = seat.region(0, 1)
        count = story.columns[1] if story.columns else None
        self.columns = columns_of(region, inset, count)
        self._inset = inset
        width = region.width - 2 * inset * desk.grid.body
        self.head: HeadBlock = set_head(story.article, story.head, seat, width, desk)
        self.texts = story_texts(story, seat, self.columns[0].characters, desk)
        self.photos = tuple(
            set_photo(photo, _photo_width(photo, self.columns, desk), desk)
            for photo in story.photos
        )
        self._shape: Shape = ()
        self._turns = turns(story, self.photos, self.head.rows, level=seat.level)
        self._fillers = {
            drop: Filler(
                [text.unit for text in self._kept(drop)], flows_on=bool(story.jump)
            )
            for drop in {knobs.drop for knobs in self._turns}
        }

    # -- price -------------------------------------------------------------------

    def shape(self, limit: int) -> Shape:
        """Give the price of every number of rows up to a limit."""
        if len(self._shape) != limit + 1:
            self._shape = self._price_all(limit)
        if self.story.extent.h:
            return only(self._shape, self.story.extent.h)
        return self._shape

    def _price_all(self, limit: int) -> Shape:
        lines = lines_here(self.story, self._fillers[0].fewest)
        natural = self._natural_rows(lines)
        prices = []
        for rows in range(limit + 1):
            if rows < self._least_rows() or abs(rows - natural) > FAR_ROWS:
                prices.append(self._far_price(rows, natural))
                continue
            price = min(self._prices(rows), default=inf)
            if self.story.jump:
                price += self._far_price(rows, natural)
            prices.append(price)
        return tuple(prices)

    def _far_price(self, rows: int, natural: int) -> float:
        if rows < self._least_rows():
            return inf
        miss = (rows - natural) * len(self.columns)
        if self.story.jump:
            return abs(miss) * JUMP_MISS
        weight = FAR_OPEN_ROW if miss > 0 else OVERSET_ROW * self._weight()
        return abs(miss) * weight

    def _weight(self) -> float:
        """Weigh overset by rank: rows are taken from the lowest rank first."""
        return (6 - self.seat.rank) / 5 + 1

    def _prices(self, rows: int) -> Iterator[float]:
        """Price each turn of the knobs."""
        for knobs in self._turns:
            price = knobs.price + self._too_deep(rows, knobs)
            legs = tuple(leg.rows for leg in self._legs(0, rows, knobs))
            yield price + self._fillers[knobs.drop].price(legs, self._weight())

    def _too_deep(self, rows: int, knobs: Knobs) -> float:
        """Price the rows by which a picture with its caption leaves the story's box."""
        body = rows - knobs.head_rows - self._foot_rows()
        deepest = max(
            (
                row + high + under
                for _, _, row, high, under in self._spots(0, body, knobs)
            ),
            default=0,
        )
        return max(0, deepest - body) * PICTURE_OVER

    def _natural_rows(self, lines: int) -> int:
        taken = sum(
            len(self._photo_columns(photo))
            * (photo.natural + photo.caption_rows(self.desk, over_text=True))
            for photo in self.photos
        )
        text = -(-(lines + taken) // len(self.columns))
        return max(self.head.rows + self._foot_rows() + text, self._least_rows())

    def _least_rows(self) -> int:
        """Give the rows without which head, pictures and a little text cannot stand."""
        deepest = max(
            (
                photo.fewest + photo.caption_rows(self.desk, over_text=False)
                for photo in self.photos
            ),
            default=0,
        )
        return self.head.rows + self._foot_rows() + max(LEAST_TEXT, deepest)

    # -- geometry ----------------------------------------------------------------

    def _foot_rows(self) -> int:
        """Give the rows kept under the text: a frame that meets no rule needs one."""
        return frame_foot(self.story.box, self.seat)

    def _legs(self, row: int, rows: int, knobs: Knobs) -> tuple[Leg, ...]:
        first = row + knobs.head_rows
        body = rows - knobs.head_rows - self._foot_rows()
        obstacles = self._obstacles(first, body, knobs)
        return shortened(carve(self.columns, first, body, obstacles), self.story)

    def _obstacles(self, first: int, body: int, knobs: Knobs) -> list[Obstacle]:
        return [
            Obstacle(columns[0], len(columns), row, rows + caption)
            for _, columns, row, rows, caption in self._spots(first, body, knobs)
        ]

    def _spots(
        self, first: int, body: int, knobs: Knobs
    ) -> Iterator[tuple[SetPhoto, range, int, int, int]]:
        """Give each picture with its columns, first row, rows, and rows of caption.

        A picture that would lie over an earlier one stands under it.
        """
        taken: list[tuple[range, int, int]] = []
        for photo, rows in zip(self.photos, knobs.photo_rows, strict=True):
            columns = self._photo_columns(photo)
            row, caption = self._photo_row(photo, rows, first, body)
            for over, top, foot in taken:
                shared = set(columns) & set(over)
                if shared and row < foot and top < row + rows + caption:
                    row = foot
            taken.append((columns, row, row + rows + caption))
            yield photo, columns, row, rows, caption

    def _beyond(self, first: int, body: int, knobs: Knobs) -> Iterator[Finding]:
        """Find pictures that the story has no rows for: they stand in the next one."""
        for photo, _, row, rows, _ in self._spots(first, body, knobs):
            under = photo.caption_rows(self.desk, over_text=False)
            over = row + rows + under - (first + body)
            if over > 0:
                values = (("name", photo.photo.image.name), ("rows", over))
                yield Finding(
                    "photo-beyond-story",
                    Severity.ERROR,
                    photo.photo.where,
                    self.desk.page.number,
                    self.story.article.id,
                    values,
                )

    def _photo_columns(self, photo: SetPhoto) -> range:
        return photo_columns(photo.photo, len(self.columns))

    def _photo_row(
        self, photo: SetPhoto, rows: int, first: int, body: int
    ) -> tuple[int, int]:
        """Give the first row of a picture and the rows of its caption."""
        y = photo.photo.y
        over = photo.caption_rows(self.desk, over_text=True)
        under = photo.caption_rows(self.desk, over_text=False)
        if y == "bottom" or rows + over >= body:
            return first + max(0, body - rows - under), under
        if y == "middle":
            return first + max(0, (body - rows - over) // 2), over
        if isinstance(y, int):
            row = min(first + y - 1, first + body - rows - under)
            caption = under if row + rows + under == first + body else over
            return max(first, row), caption
        # At the top; where only a sliver would be left under it, it fills the depth.
        left = body - rows - under
        return first, under if left < over - under + LEAST_TEXT else over

    # -- text --------------------------------------------------------------------

    def _kept(self, drop: int) -> tuple[SetText, ...]:
        """Give the texts without the paragraphs marked [可删] up to an order."""
        return tuple(text for text in self.texts if not 0 < text.leave <= drop)

    # -- place -------------------------------------------------------------------

    def place(self, region: Region) -> Placed:
        """Give the marks of the story in its rectangle."""
        desk = self.desk
        article = self.story.article
        knobs = self._best_knobs(region.rows)
        head = self.head.lowered(knobs.head_rows, desk.grid.leading)
        legs = self._legs(region.row, region.rows, knobs)
        filler = self._fillers[knobs.drop]
        filling = filler.fill(tuple(leg.rows for leg in legs))
        text = place_text(self._kept(knobs.drop), filling, legs, desk)
        inset = self._inset * desk.grid.body
        width = region.width - 2 * inset
        box = frame_box(region, self.seat, desk) if self.framed else None
        marks: list[Mark] = []
        if box:
            marks += framed_marks(self.story.box, self.story.tint, box, desk)
        marks += draw_head(head, region.x + inset, region.top, width, desk)
        marks += text.runs
        marks += jump_line(self.story, legs, desk)
        first = region.row + knobs.head_rows
        body = region.rows - knobs.head_rows - self._foot_rows()
        for photo, over, row, rows, _ in self._spots(first, body, knobs):
            x = self.columns[over[0]].x
            marks += draw_picture(photo, Spot(x, row, rows), desk, article.id)
            marks += draw_caption(photo, x, row + rows - 1, desk)
        outflow = outflow_of(self.story, text, desk)
        kind = "rest" if self.story.came_from else "story"
        subject = Subject(
            article.id, article.file, kind, article.characters, self.framed
        )
        record = replace(
            record_of(subject, region, self.columns, text, desk),
            head=placed_head(head, region.top),
            steps=knobs.steps(self.photos, self.head.rows),
            cures=self._cures(knobs, filling, legs, jumps=bool(outflow)),
        )
        if outflow:  # what is over here is not too much: it goes on elsewhere
            record = replace(
                record, overset=0, overset_text="", jumped_text=text.overset
            )
        findings = (
            *remarks(self.story, self.head, text, desk),
            *self._beyond(first, body, knobs),
        )
        return Placed(tuple(marks), (record,), findings, outflow)

    def _cures(
        self, knobs: Knobs, filling: Filling, legs: Sequence[Leg], *, jumps: bool
    ) -> tuple[Cure, ...]:
        missing = filling.rows - sum(leg.rows for leg in legs)
        photos = [
            (photo, rows, len(self._photo_columns(photo)))
            for photo, rows in zip(self.photos, knobs.photo_rows, strict=True)
        ]
        missing = 0 if jumps else missing
        return cures(self._kept(knobs.drop), filling, photos, missing)

    def _best_knobs(self, rows: int) -> Knobs:
        prices = list(self._prices(rows))
        return self._turns[prices.index(min(prices))]


PICTURE_OVER = 50000.0
"""Price of a row of a picture that would stand in the next story: never, if it can."""

JUMP_MISS = 8.0
"""Price of a line more or less on the page than a jumping story's share."""

LEAST_TEXT = 3
"""Rows of text without which a story is not set."""


def photo_columns(photo: Photo, count: int) -> range:
    """Give the columns of a story that a photograph stands over.

    Source: makeup 0.1: one column in a story of one or two, two in three to five,
    three in six; in the middle, left of centre when uneven.
    """
    width = photo.w or (1 if count <= 2 else 2 if count <= 5 else 3)
    width = min(width, count)
    if isinstance(photo.x, int):
        first = min(photo.x - 1, count - width)
    elif photo.x == "left":
        first = 0
    elif photo.x == "right":
        first = count - width
    else:
        first = (count - width) // 2
    return range(first, first + width)


def _photo_width(photo: Photo, columns: Sequence[Column], desk: Desk) -> float:
    over = photo_columns(photo, len(columns))
    first, last = columns[over[0]], columns[over[-1]]
    return last.x + last.characters * desk.grid.body - first.x
