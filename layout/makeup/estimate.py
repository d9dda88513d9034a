"""What the copy of a page will take, told before anything is set.

In come a page's tree and its copy; out come the cells (a row of one basic column) that
its items want, and how that compares with the page in characters (全版约多/约欠 N 字).
No line of copy is broken and no picture opened: an editor asks for it while the
reporters are still writing. What stands side by side is not asked to be equally deep,
since that is what the fitter's knobs and a word to the reporter are for.
Source: makeup 5.3, 5.5 "Before anything is set: the page's budget".
"""

from dataclasses import replace
from math import ceil, log

from layout.makeup.carve import columns_of
from layout.makeup.desk import Desk
from layout.makeup.frames import frame_foot, frame_inset
from layout.makeup.gauge import body_lines, caption_rows, ems, head_rows, picture_rows
from layout.makeup.grid import basic, divided
from layout.makeup.heads import rung_of
from layout.makeup.jumps import JUMP_ROWS, SHARE_HERE
from layout.makeup.nodes import Leaf
from layout.makeup.seat import Seat
from layout.makeup.spread import Guest, spread
from layout.makeup.tree import Planter, rank_of, rows_between, shared_widths
from layout.model.figures import Estimate
from layout.model.inset import Inset, Quote
from layout.model.issue import (
    Article,
    Auto,
    Briefs,
    Cols,
    Continuation,
    Item,
    Photo,
    PhotoStory,
    Rows,
    Section,
    Story,
)
from layout.model.walk import items_of
from layout.units import Pt

BEST_ASPECT = 1.3
"""Width by height of a story that the program would place. Source: makeup 5.8."""

INSET_ROWS = 2
"""Rows of a box's frame and of the white round it."""


def estimate(desk: Desk) -> Estimate:
    """Give what the copy of a desk's page will take."""
    grid, page = desk.grid, desk.page
    gauge = _Gauge(desk)
    lattice = basic(grid)
    cells, room = 0.0, 0
    for box in page.boxes:
        for at in box.extent.at:
            room += (at.last_column - at.first_column + 1) * (
                at.last_row - at.first_row + 1
            )
        at = box.extent.at[0]
        seat = Seat(
            lattice, at.first_column - 1, at.last_column - at.first_column + 1, rank=0
        )
        cells += gauge.cells(box, seat)
    if page.root is not None:
        room = grid.columns * grid.rows
        cells += gauge.cells(page.root, Seat(lattice, 0, grid.columns, rank=0))
    return Estimate(page.number, cells, room, grid.measure)


class _Gauge:
    """Sums up the items of a page."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._led = False

    def cells(self, item: Item, seat: Seat, *, in_section: bool = False) -> float:
        """Give the cells of basic columns that an item wants in a seat."""
        match item:
            case Rows():
                return self._stack(item, seat, in_section=in_section)
            case Cols():
                return self._band(item, seat, in_section=in_section)
            case Section():
                return self._section(item, seat)
            case Auto():
                return self._placed(item, seat)
            case _:
                share = seat.columns / seat.lattice.columns * self._desk.grid.columns
                if item.extent.h:
                    self._led = self._led or isinstance(item, Story)
                    return share * item.extent.h
                return share * self._rows(item, seat, in_section=in_section)

    def _stack(self, item: Rows, seat: Seat, *, in_section: bool) -> float:
        pairs = zip(item.items, item.items[1:], strict=False)
        gaps = [rows_between(above, below) for above, below in pairs]
        share = seat.columns / seat.lattice.columns * self._desk.grid.columns
        total = share * sum(gaps)
        for number, child in enumerate(item.items):
            ruled = seat.rule_below if number == len(gaps) else bool(gaps[number])
            own = replace(seat, rule_below=ruled)
            total += self.cells(child, own, in_section=in_section)
        return total

    def _band(self, item: Cols, seat: Seat, *, in_section: bool) -> float:
        widths = shared_widths(item.items, seat.columns, item.where)
        return sum(
            self.cells(child, replace(seat, columns=width), in_section=in_section)
            for child, width in zip(item.items, widths, strict=True)
        )

    def _section(self, item: Section, seat: Seat) -> float:
        grid = self._desk.grid
        share = seat.columns / seat.lattice.columns * grid.columns
        inner = seat
        if item.columns and item.columns != seat.lattice.columns:
            lattice = divided(grid, item.columns, item.where)
            inner = replace(seat, lattice=lattice, column=0, columns=lattice.columns)
        rows = self._desk.look.section.rows + frame_foot(item.box, seat)
        return share * rows + self.cells(item.child, inner, in_section=True)

    def _placed(self, item: Auto, seat: Seat) -> float:
        """Give the cells of items that the program places, each in a likely width."""
        total, used = 0.0, 0
        for child in item.items:
            width = self._likely(child, seat)
            used += width
            own = replace(seat, columns=width, rule_below=True)
            total += self.cells(child, own)
        gaps = max(0.0, used / seat.columns - 1)
        return total + gaps * seat.columns

    def _likely(self, item: Item, seat: Seat) -> int:
        """Give the columns in which an item has the shape that the program prefers."""
        if item.extent.w:
            return min(item.extent.w, seat.columns)
        if not isinstance(item, Story | PhotoStory | Briefs):
            return seat.columns
        grid = self._desk.grid
        led = self._led

        def off(columns: int) -> float:
            self._led = led
            own = replace(seat, columns=columns, rule_below=True)
            rows = max(1.0, self._rows(item, own, in_section=False))
            aspect = seat.lattice.width(columns) / (rows * grid.leading)
            return abs(log(aspect / BEST_ASPECT))

        best = min(range(1, seat.columns + 1), key=off)
        self._led = led
        return best

    # -- single items: rows -------------------------------------------------------

    def _rows(self, item: Item, seat: Seat, *, in_section: bool) -> float:
        match item:
            case Story():
                rank = item.rank if item.rank or self._led else 1
                self._led = True
                own = replace(seat, rank=rank_of(seat, rank, in_section=in_section))
                return self._story(item, own)
            case Continuation():
                own = replace(seat, rank=rank_of(seat, None, in_section=in_section))
                return self._rest(item, own)
            case PhotoStory():
                return self._photo_story(item, seat)
            case Briefs():
                return self._briefs(item, seat)
            case _:  # no copy that is written to a length
                node = Planter(self._desk, led=True).plant(item, seat)
                if not isinstance(node, Leaf):
                    return 0.0
                shape = node.sitter.shape(self._desk.grid.rows)
                return shape.index(min(shape))

    def _story(self, story: Story, seat: Seat, share: float | None = None) -> float:
        """Give a story's rows; ``share`` is the part of its text that is here."""
        desk, article = self._desk, story.article
        inset = frame_inset(story.box, desk)
        count = story.columns[1] if story.columns else None
        columns = columns_of(seat.region(0, 1), inset, count)
        rows = float(frame_foot(story.box, seat))
        rung = rung_of(desk, seat.rank, seat.characters)
        width = seat.lattice.width(seat.columns) - 2 * inset * desk.grid.body
        if rung:
            rows += max(
                seat.head_rows, head_rows(article, rung, story.head, width, desk)
            )
        text = self._lines(article, columns[0].characters)
        if article.byline and (rung is None or rung.byline is None):
            text += desk.look.byline.rows
        if share is None and story.jump:
            share = story.jump.after or SHARE_HERE
        if share is not None:
            text = ceil(text * share) + JUMP_ROWS
        for stay in spread(story, len(columns)):
            first, last = columns[stay.columns[0]], columns[stay.columns[-1]]
            across = last.x + last.characters * desk.grid.body - first.x
            text += len(stay.columns) * self._guest(stay.guest, across, story)
        return rows + text / len(columns)

    def _lines(self, article: Article, characters: int) -> int:
        indent = self._desk.style("body").indent
        if article.dummy and not article.body:
            return ceil(article.dummy / characters)
        return body_lines(article.body, characters, indent)

    def _guest(self, guest: Guest, width: Pt, story: Story) -> int:
        """Give the rows of something that stands in a story."""
        desk = self._desk
        match guest:
            case Photo():
                return picture_rows(guest, width, desk)
            case Inset():
                measure = int(width / desk.grid.body) - 2
                indent = desk.style("body").indent
                title = 2 if guest.title else 0
                return body_lines(guest.text, measure, indent) + INSET_ROWS + title
            case Quote():
                style = desk.style("quote")
                count = ceil(ems(guest.text.text) * style.size / width)
                depth = count * (style.leading or style.size)
                return 2 + ceil(depth / desk.grid.leading)
            case _:
                # The pictures share the width, and their block its caption.
                height = sum(p.image.height / p.image.width for p in guest)
                rows = height / len(guest) ** 2 * width / desk.grid.leading
                under = caption_rows(story.group_caption, None, width, desk)
                return round(rows) + under

    def _rest(self, item: Continuation, seat: Seat) -> float:
        """Give the rows of what goes on here of a story of another page."""
        for page in self._desk.issue.pages:
            for each in items_of(page):
                if isinstance(each, Story) and each.jump:
                    if each.article.file != item.source:
                        continue
                    here = 1 - (each.jump.after or SHARE_HERE)
                    article = Article(
                        each.article.id,
                        each.article.file,
                        item.where,
                        headline=item.headline,
                        body=each.article.body,
                    )
                    return self._story(Story(article, item.where), seat, here)
        return 0.0

    def _photo_story(self, item: PhotoStory, seat: Seat) -> float:
        desk = self._desk
        inset = frame_inset(item.box, desk)
        width = seat.lattice.width(seat.columns) - 2 * inset * desk.grid.body
        front = desk.page.front
        looks = desk.look.photo_stories
        look = next((look for look in looks if look.front is front), looks[0])
        count = item.columns or (1 if look.one_measure else seat.columns)
        columns = columns_of(seat.region(0, 1), inset, count)
        rows = frame_foot(item.box, seat) + picture_rows(item.photos[0], width, desk)
        rows += look.headline_rows if item.article.headline else 0
        return rows + ceil(self._lines(item.article, columns[0].characters) / count)

    def _briefs(self, item: Briefs, seat: Seat) -> float:
        look = self._desk.look.briefs
        inset = frame_inset(item.box, self._desk)
        measure = columns_of(seat.region(0, 1), inset, 1)[0].characters
        rows = frame_foot(item.box, seat) + (len(item.items) - 1) * look.gap_rows
        if item.box:
            rows += look.top_rows if item.label else 1
        for each in item.items:
            text = "".join(p.text for p in (each.headline, *each.body) if p)
            rows += ceil((ems(text) + 2) / measure)
        return rows
