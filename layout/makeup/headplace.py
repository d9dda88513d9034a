"""Where a story's head stands: over its text, beside it, or in the middle of it.

In come a story and its columns; out comes the head block with the columns that it takes
and those that are left for text. 盖文题 stands over all columns, 串文题 takes whole
columns at one side, 文夹题 stands at the top of the middle columns with text at both
sides and under it, 文包题 in the middle of them with text all round.
Source: makeup 1.2.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from layout.makeup.carve import Column
from layout.makeup.desk import Desk
from layout.makeup.heads import HeadBlock, set_head
from layout.makeup.interior import HeadAmid, Interior
from layout.makeup.jumps import lines_here
from layout.makeup.onphoto import MARGIN, MOST_COVERED, seen_height
from layout.makeup.photos import picture_height, set_photo
from layout.makeup.seat import Seat
from layout.makeup.spread import spread
from layout.makeup.uprights import Room, set_upright_head
from layout.model.issue import Story
from layout.model.text import bare
from layout.model.wishes import HeadWish
from layout.units import Pt, fits

SIDES = ("side-left", "side-right")
AMID = ("between", "inside")
"""Positions with text at both sides."""

SHARE_OF_WIDTH = 1 / 3
"""Of a story's columns that a head beside or amid its text takes."""

SHARE_OF_DEPTH = {"between": 2 / 3, "inside": 1 / 2}
"""Most of a story's depth that a vertical head amid its text takes."""

SIDE_WHITE = 0.5
"""Body em left free at each side of a head beside text, beyond the gutter.

Source: the white round a head is an em at the least, and the gutter alone looks tight.
"""


@dataclass(frozen=True, slots=True)
class HeadPlace:
    """A story's head and the columns that it and the text stand in."""

    pos: str
    block: HeadBlock
    head: range
    """Columns of the story that the head takes."""
    text: range
    """Columns of the story that hold text."""
    refused: tuple[str, int] = ("", 0)
    """Code of the finding where the editor's place was not to be had, and the columns
    that it asked for."""

    @property
    def over(self) -> bool:
        """Tell whether the head stands over its text."""
        return self.pos == "over"

    @property
    def on_photo(self) -> bool:
        """Tell whether the head stands on the story's first picture."""
        return self.pos == "photo"

    @property
    def beside(self) -> bool:
        """Tell whether the head takes whole columns at a side."""
        return self.pos in SIDES

    @property
    def rows_over(self) -> int:
        """Give the rows over the text that the head takes."""
        return self.block.rows if self.over else 0

    @property
    def amid(self) -> HeadAmid | None:
        """Give what the text goes round; None where the head is out of its way."""
        if self.pos not in AMID:
            return None
        return HeadAmid(self.head, self.block.rows, middle=self.pos == "inside")

    def turned(self, rows: int, head_rows: int, leading: Pt) -> HeadBlock:
        """Give the block as it stands in a story of so many rows.

        ``head_rows`` are those that a knob has given it. Over and under white that is
        not its own, a block beside its text stands in the middle.
        """
        if self.over or self.pos in {"between", "photo"}:
            return self.block.lowered(head_rows, leading)
        return self.block.centred(rows if self.pos in SIDES else head_rows, leading)


def place_head(
    story: Story, seat: Seat, columns: Sequence[Column], desk: Desk
) -> HeadPlace:
    """Give a story's head where the editor wants it.

    Where the story has too few columns for that, the head stands over the text, and the
    place says what was refused.
    """
    wish = story.head
    every = range(len(columns))
    over = wish.pos == "over" and not wish.on_photo
    if over or story.article.headline is None:
        return _over(story, replace(wish, pos="over"), seat, columns, desk)
    code = _refusal(story, seat)
    if code:
        return _refused(story, (code, 0), seat, columns, desk)
    if wish.on_photo:
        return _on_photo(story, seat, columns, desk)
    most = len(columns) - (1 if wish.pos in SIDES else 2)
    wanted = _wanted(wish, len(columns))
    found: list[HeadPlace] = []
    for count in wanted:
        # More columns than its share a vertical head takes only where it has to.
        if count > most or (found and count > round(len(columns) * SHARE_OF_WIDTH)):
            break
        parted = _parted(wish.pos, count, every)
        width = span(columns, parted[0], desk) - 2 * SIDE_WHITE * desk.grid.body
        if not wish.vertical:
            own = replace(seat, head_rows=0)
            block = set_head(story.article, wish, own, width, desk)
            return HeadPlace(wish.pos, block, *parted)
        room = Room(
            width,
            _depth(story, seat, columns, parted, desk),
            fixed=story.extent.h is not None,
        )
        block = set_upright_head(story.article, wish, seat, room, desk)
        if fits(block.breadth, width):
            found.append(HeadPlace(wish.pos, block, *parted))
    if found:
        return min(found, key=lambda place: place.block.rank)
    asked = next((n for n in wanted if n > most), most + 1)
    return _refused(story, ("head-pos-narrow", asked), seat, columns, desk)


def span(columns: Sequence[Column], over: range, desk: Desk) -> Pt:
    """Give the width of some of the columns with the gutters between them."""
    first, last = columns[over[0]], columns[over[-1]]
    return last.x + last.characters * desk.grid.body - first.x


def head_span(columns: Sequence[Column], place: HeadPlace, desk: Desk) -> tuple[Pt, Pt]:
    """Give the left edge and the width of the columns that the head stands in."""
    return columns[place.head[0]].x, span(columns, place.head, desk)


def _over(
    story: Story, wish: HeadWish, seat: Seat, columns: Sequence[Column], desk: Desk
) -> HeadPlace:
    """Give a head over its text: in a shape of several rectangles over the first."""
    every = head = range(len(columns))
    if seat.shape:
        lead = seat.shape[0]
        first = lead.column - seat.column
        head = range(first, first + lead.columns)
        seat = replace(seat, column=lead.column, columns=lead.columns)
    width = span(columns, head, desk)
    block = set_head(story.article, wish, seat, width, desk)
    return HeadPlace("over", block, head, every)


def _refusal(story: Story, seat: Seat) -> str:
    """Give why a head cannot leave its place over the text; empty where it can."""
    wish = story.head
    if seat.shape:
        return "head-pos-shape"
    if story.article.summary and (wish.vertical or wish.on_photo):
        return "head-summary-apart"
    return "head-no-photo" if wish.on_photo and not story.photos else ""


def _on_photo(
    story: Story, seat: Seat, columns: Sequence[Column], desk: Desk
) -> HeadPlace:
    """Give a head for the story's first picture; its byline stands on the first leg."""
    every = range(len(columns))
    stays = spread(story, len(columns))
    head = next((s.columns for s in stays if s.guest == story.photos[0]), None)
    if head is None:  # a group: none of its pictures is the story's alone
        return _refused(story, ("head-no-photo", 0), seat, columns, desk)
    whole = span(columns, head, desk)
    width = whole - 2 * MARGIN * desk.grid.body
    article = replace(story.article, byline=None)
    wish = replace(story.head, pos="photo")
    block = set_head(article, wish, replace(seat, head_rows=0), width, desk)
    photo = set_photo(story.photos[0], whole, desk)
    room = picture_height(photo.fewest, desk.grid) * MOST_COVERED
    if not fits(seen_height(block), room):
        return _refused(story, ("head-photo-small", 0), seat, columns, desk)
    return HeadPlace("photo", block, head, every)


def _refused(
    story: Story,
    refused: tuple[str, int],
    seat: Seat,
    columns: Sequence[Column],
    desk: Desk,
) -> HeadPlace:
    wish = replace(story.head, pos="over", vertical=False, on_photo=False)
    return replace(_over(story, wish, seat, columns, desk), refused=refused)


def _wanted(wish: HeadWish, columns: int) -> tuple[int, ...]:
    """Give the numbers of columns to try for a head, in turn.

    A level head takes about a third of its story; amid the text it takes one more
    where that leaves the same columns at both sides. A vertical one is tried from the
    fewest on, and takes those that keep its rank.
    """
    if wish.columns:
        return (wish.columns,)
    if wish.vertical:
        return tuple(range(1, max(2, columns)))
    own = 1 if columns <= 3 else 2
    if wish.pos in AMID and (columns - own) % 2 and columns - own > 2:
        own += 1
    return (own,)


def _parted(pos: str, count: int, columns: range) -> tuple[range, range]:
    """Give the columns of the head and those of the text."""
    if pos == "side-left":
        return columns[:count], columns[count:]
    if pos == "side-right":
        return columns[-count:], columns[:-count]
    first = (len(columns) - count) // 2
    return columns[first : first + count], columns


def _depth(
    story: Story,
    seat: Seat,
    columns: Sequence[Column],
    parted: tuple[range, range],
    desk: Desk,
) -> Pt:
    """Reckon the depth that a vertical head may take, before anything is set.

    At a side that of the text, amid it a part of the story's.
    """
    head, text = parted
    left = [columns[i] for i in text]
    rows = story.extent.h
    share = SHARE_OF_DEPTH.get(story.head.pos, 1.0)
    if rows is None:
        measure = left[0].characters
        lines = sum(
            ceil((len(bare(paragraph.text)) + INDENT) / measure)
            for paragraph in story.article.body
        )
        cells = lines_here(story, lines) + Interior(story, left, seat, desk).natural
        beside = 0.0 if story.head.pos in SIDES else len(head) * share
        rows = ceil(cells / (len(left) - beside))
    return rows * share * desk.grid.leading


INDENT = 2
"""Characters of white that a paragraph begins with."""
