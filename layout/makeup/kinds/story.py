"""A story on the page: its head, its pictures, its legs of text.

In come a story and the seat it takes; out comes a sitter that knows what every number
of rows costs (copy that does not fill it, knobs that had to be turned) and that puts
itself on the rows it is dealt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from math import inf

from layout.makeup.carve import columns_of
from layout.makeup.cures import Misfit, cures
from layout.makeup.desk import Desk
from layout.makeup.frames import (
    frame_box,
    frame_foot,
    frame_inset,
    framed_marks,
    rule_over,
)
from layout.makeup.grid import Region, row_top
from layout.makeup.headplace import head_span, place_head
from layout.makeup.heads import HeadBlock, draw_head, placed_head
from layout.makeup.headturns import HeadChange, Heading, head_changes, other_heads
from layout.makeup.interior import LEAST_TEXT, Ground, Interior, Stand
from layout.makeup.jumps import jump_line, lines_here, outflow_of
from layout.makeup.knobs import Knobs, head_bound, tracks, turns
from layout.makeup.legs import (
    FAR_OPEN_ROW,
    OPEN_ROWS_ALLOWED,
    OVERSET_ROW,
    Filler,
)
from layout.makeup.matter import story_texts
from layout.makeup.onphoto import put_on
from layout.makeup.outline import round_all
from layout.makeup.pieces import Place
from layout.makeup.records import Subject, record_of
from layout.makeup.remarks import remarks
from layout.makeup.seat import Placed, Seat
from layout.makeup.shapes import Shape, only
from layout.makeup.slots import Filled, Slots
from layout.makeup.typeset import Leg, SetText, place_text
from layout.makeup.wrap import alike
from layout.model.finding import Finding, Severity
from layout.model.issue import Story
from layout.model.page import Cure, Mark, Picture, PlacedStory
from layout.units import Pt

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
        every = columns_of(region, inset, count)
        self.place_of_head = place_head(story, seat, every, desk)
        self._head_span = head_span(every, self.place_of_head, desk)
        self.heads = (self.head, *self._other_heads())
        self.columns = tuple(every[i] for i in self.place_of_head.text)
        amid = self.place_of_head.amid
        self.interior = Interior(story, self.columns, seat, desk, amid)
        measure, headed = self.columns[0].characters, self.head.has_byline
        self._texts = {
            track: story_texts(story, measure, desk, headed=headed, tracking=track)
            for track in tracks(story)
        }
        self.texts = self._texts[min(self._texts)]
        self._slots: dict[tuple[int, int], Slots] = {}
        self._yields = 1.0
        self._shape: Shape = ()
        place = self.place_of_head
        fast = seat.level or place.beside or place.on_photo
        rows = [head.rows for head in self.heads]
        self._turns = turns(story, self.interior.pieces, rows, level=fast)
        self._fillers = {
            copy: Filler([t.unit for t in self._kept(copy)], flows_on=bool(story.jump))
            for copy in {knobs.copy for knobs in self._turns}
        }
        self._natural = self._fillers[self._turns[0].copy]

    @property
    def head(self) -> HeadBlock:
        """Give the head block in the rows that it needs."""
        return self.place_of_head.block

    def _other_heads(self) -> tuple[HeadBlock, ...]:
        """Give the blocks that may take the place of a head over its text."""
        if not self.place_of_head.over:
            return ()
        most = head_bound(self.story)
        return other_heads(self._heading, self.head, most, self.desk)

    @property
    def _heading(self) -> Heading:
        """Give what a head over its text is set from."""
        seat = self.seat
        if seat.shape:
            lead = seat.shape[0]
            seat = replace(seat, column=lead.column, columns=lead.columns)
        wish = replace(self.story.head, pos="over", vertical=False, on_photo=False)
        return Heading(self.story.article, wish, seat, self._head_span[1])

    # -- price -------------------------------------------------------------------

    def shape(self, limit: int) -> Shape:
        """Give the price of every number of rows up to a limit."""
        if len(self._shape) != limit + 1:
            self._shape = self._price_all(limit)
        if self.story.extent.h:
            return only(self._shape, self.story.extent.h)
        return self._shape

    def cells(self) -> tuple[int, int, int]:
        """Give the fewest cells that hold the story, its own, the most that it fills.

        A cell is a row of one of its columns; rows that the editor fixed do not count.
        """
        over = self.place_of_head.over
        heads = [
            (knobs.head_rows if over else 0) + self._foot_rows()
            for knobs in self._turns
        ]
        low = lines_here(self.story, min(f.fewest for f in self._fillers.values()))
        high = lines_here(self.story, self._natural.most + OPEN_ROWS_ALLOWED)
        fewest, most = self.interior.bounds
        columns = len(self.columns)
        own = lines_here(self.story, self._natural.natural) + self.interior.natural
        own += (self.place_of_head.rows_over + self._foot_rows()) * columns
        return (
            min(heads) * columns + fewest + low,
            own,
            max(heads) * columns + most + high,
        )

    def _price_all(self, limit: int) -> Shape:
        lines = lines_here(self.story, self._natural.fewest)
        natural = self._natural_rows(lines)
        self._yields = self._tried(natural)
        prices = []
        for rows in range(limit + 1):
            if rows < self._least_rows() or abs(rows - natural) > FAR_ROWS:
                prices.append(self._far_price(rows, natural))
                continue
            price = min(self._prices(rows), default=inf)
            if self.story.planned_rows not in {0, rows}:
                price += MOVED
            if self.story.jump:
                price += self._far_price(rows, natural)
            prices.append(price)
        return tuple(prices)

    def _tried(self, rows: int) -> float:
        """Give what slots beside a cut-out hold of this text, once it is set there."""
        knobs = self._turns[0]
        legs = self.interior.legs(self._ground(self._origin, rows, knobs), knobs)
        if not any(leg.slots for leg in legs):
            return 1.0
        return self._in_slots(knobs.copy).yields(legs)

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
            ground = self._ground(self._origin, rows, knobs)
            legs = self.interior.legs(ground, knobs)
            filler = self._fillers[knobs.copy]
            heights = alike(legs, self._yields)
            yield price + filler.price(heights, self._weight())

    def _too_deep(self, rows: int, knobs: Knobs) -> float:
        """Price the rows by which a picture with its caption leaves the story's box."""
        ground = self._ground(self._origin, rows, knobs)
        stands = self.interior.stands(ground, knobs)
        over = (stand.foot - stand.ground.foot for stand in stands)
        return max((0, *over)) * PICTURE_OVER

    def _natural_rows(self, lines: int) -> int:
        text = -(-(lines + self.interior.natural) // len(self.columns))
        inside = max(text, self.interior.piled)
        over = self.place_of_head.rows_over
        return max(over + self._foot_rows() + inside, self._least_rows())

    def _least_rows(self) -> int:
        """Give the rows without which head, pictures and a little text cannot stand."""
        deepest = max(LEAST_TEXT, self.interior.deepest)
        over = self.place_of_head.rows_over
        beside = self.head.rows if self.place_of_head.beside else 0
        return max(over + deepest, beside) + self._foot_rows()

    # -- geometry ----------------------------------------------------------------

    def _foot_rows(self) -> int:
        """Give the rows kept under the text: a frame that meets no rule needs one."""
        return frame_foot(self.story.box, self.seat)

    @property
    def _origin(self) -> int:
        """Give the row of the page from which a story is priced: any, if not pinned."""
        return round_all(self.seat.shape).row if self.seat.shape else 0

    def _ground(self, row: int, rows: int, knobs: Knobs) -> Ground:
        if self.seat.shape:  # its head takes a part of its columns alone
            return Ground(row, rows - self._foot_rows())
        over = knobs.head_rows if self.place_of_head.over else 0
        return Ground(row + over, rows - over - self._foot_rows())

    def _beyond(self, ground: Ground, knobs: Knobs) -> Iterator[Finding]:
        """Find pieces that the story has no rows for: they stand in the next one."""
        for stand, over in self.interior.beyond(ground, knobs):
            piece = stand.piece
            values = (("name", piece.name), ("rows", over))
            yield Finding(
                "photo-beyond-story" if piece.pictured else "inset-beyond-story",
                Severity.ERROR,
                piece.where,
                self.desk.page.number,
                self.story.article.id,
                values,
            )

    def _head_top(self, row: int, ground: Ground, knobs: Knobs) -> Pt:
        """Give where the head block begins in a story that begins at a row."""
        if self.seat.shape:
            return self.seat.shape[0].top
        amid = self.place_of_head.amid
        if amid:
            row = amid.row(ground, knobs.head_rows)
        return row_top(self.desk.grid, row)

    def _turned_head(self, ground: Ground, knobs: Knobs) -> HeadBlock:
        """Give the head block as the knobs turn it."""
        leading = self.desk.grid.leading
        if self.place_of_head.over:
            return self.heads[knobs.head].aired(knobs.head_rows, leading)
        return self.place_of_head.turned(ground.rows, knobs.head_rows, leading)

    # -- text --------------------------------------------------------------------

    def _kept(self, copy: tuple[int, int]) -> tuple[SetText, ...]:
        """Give the texts without the paragraphs marked [可删] up to an order."""
        drop, track = copy
        return tuple(t for t in self._texts[track] if not 0 < t.leave <= drop)

    def _filled(self, legs: Sequence[Leg], copy: tuple[int, int]) -> Filled:
        """Give the texts as they fill their legs best."""
        flows_on = bool(self.story.jump)
        if any(leg.slots for leg in legs):
            return self._in_slots(copy).fill(legs, flows_on=flows_on)
        filling = self._fillers[copy].fill(tuple(leg.rows for leg in legs))
        return Filled(self._kept(copy), filling)

    def _in_slots(self, copy: tuple[int, int]) -> Slots:
        """Give the texts as they are asked what they take beside a cut-out."""
        if copy not in self._slots:
            planned = self.story.planned
            self._slots[copy] = Slots(self._kept(copy), planned, self.desk)
        return self._slots[copy]

    # -- place -------------------------------------------------------------------

    def place(self, region: Region) -> Placed:
        """Give the marks of the story in its rectangle."""
        desk = self.desk
        article = self.story.article
        knobs = self._best_knobs(region.row, region.rows)
        ground = self._ground(region.row, region.rows, knobs)
        legs = self.interior.legs(ground, knobs)
        filled = self._filled(legs, knobs.copy)
        text = place_text(filled.texts, filled.filling, legs, desk)
        head = self._turned_head(ground, knobs)
        head_top = self._head_top(region.row, ground, knobs)
        box = frame_box(region, self.seat, desk) if self.framed else None
        marks: list[Mark] = []
        if self.story.rule:
            marks += rule_over(self.story.rule, region, self.seat, desk)
        if box:
            marks += framed_marks(self.story.box, self.story.tint, box, desk)
        records: list[PlacedStory] = []
        pieces: list[Mark] = []
        for each in self.interior.stands(ground, knobs):
            placed = each.piece.put(self._piece_place(each, region), desk)
            pieces += placed.marks
            records += placed.stories
        picture = next((m for m in pieces if isinstance(m, Picture)), None)
        if self.place_of_head.on_photo and picture:
            put = put_on(head, picture, desk)
            head_top = put.top
            marks += (*pieces, *put.runs)
            pieces = []
        else:
            left, width = self._head_span
            marks += draw_head(head, left, head_top, width, desk)
        marks += text.runs
        marks += jump_line(self.story, legs, desk)
        marks += pieces
        outflow = outflow_of(self.story, text, desk)
        kind = "rest" if self.story.came_from else "story"
        subject = Subject(
            article.id, article.file, kind, article.characters, self.framed
        )
        record = replace(
            record_of(subject, self.seat.shape or (region,), self.columns, text, desk),
            head=placed_head(head, head_top, on_photo=self.place_of_head.on_photo),
            steps=knobs.steps(self.interior.pieces, self.heads),
            cures=self._cures(knobs, filled, legs, jumps=bool(outflow)),
        )
        if outflow:  # what is over here is not too much: it goes on elsewhere
            record = replace(
                record, overset=0, overset_text="", jumped_text=text.overset
            )
        findings = (
            *remarks(self.story, replace(self.place_of_head, block=head), text, desk),
            *self._beyond(ground, knobs),
        )
        return Placed(tuple(marks), (record, *records), findings, outflow)

    def _piece_place(self, stand: Stand, region: Region) -> Place:
        """Give where a piece stands; in a 破栏 story no columns of the page are its."""
        cells = replace(region, row=stand.row, rows=stand.rows)
        if len(self.columns) == region.columns:
            column = region.column + stand.columns[0]
            cells = replace(cells, column=column, columns=len(stand.columns))
        return Place(
            x=self.columns[stand.columns[0]].x,
            region=cells,
            story=self.story.article.id,
            at_head=stand.row == stand.ground.row,
            at_foot=stand.foot >= stand.ground.foot,
        )

    def _cures(
        self, knobs: Knobs, filled: Filled, legs: Sequence[Leg], *, jumps: bool
    ) -> tuple[Cure, ...]:
        filling = filled.filling
        missing = filling.rows - sum(leg.rows for leg in legs)
        if jumps or not missing:
            return ()
        pictures = self.interior.pictures(knobs)
        heads: tuple[HeadChange, ...] = ()
        if self.place_of_head.over and not self.seat.level and not self.seat.shape:
            block = self.heads[knobs.head]
            heads = head_changes(self._heading, block, knobs.head_rows, self.desk)
        columns = len(self.columns)
        return cures(Misfit(filled.texts, filling, pictures, heads, columns, missing))

    def _best_knobs(self, row: int, rows: int) -> Knobs:
        priced = zip(self._prices(rows), count(), self._turns, strict=False)
        if not self.interior.cuts_out:
            return min(priced)[2]
        # What text costs beside a cut-out is known when it is set: the price by what
        # the slots hold only says which turns are worth setting.
        likely = [knobs for _, _, knobs in sorted(priced)[:SET_ROUND]]
        return min(likely, key=lambda knobs: self._set_price(row, rows, knobs))

    def _set_price(self, row: int, rows: int, knobs: Knobs) -> float:
        """Price a turn of the knobs by its text as it is set beside a cut-out."""
        ground = self._ground(row, rows, knobs)
        filled = self._filled(self.interior.legs(ground, knobs), knobs.copy)
        price = knobs.price + self._too_deep(rows, knobs)
        return price + filled.filling.cost


SET_ROUND = 16
"""Turns of the knobs, the cheapest, that text round a cut-out is set with."""

PICTURE_OVER = 200000.0
"""Price of a row of a picture that would stand in the next story: never, if it can."""

MOVED = 1000.0
"""Price of other rows than a plan gave: an edit in one story moves the next one only
where it takes off what is worse. Source: makeup 0, 6."""

JUMP_MISS = 24.0
"""Price of a line more or less on the page than a jumping story's share."""
