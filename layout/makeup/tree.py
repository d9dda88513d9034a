"""The tree of a page: a seat for every item of the manifest.

In comes the manifest's tree; out come nodes whose items have been set for the width of
their seats. Ranks that the manifest leaves out come from place and width.
Source: makeup 0.1, manifest section 3.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import assert_never

from layout.errors import MakeupError, Where, problem
from layout.makeup.desk import Desk
from layout.makeup.frames import frame_foot, frame_inset
from layout.makeup.grid import basic, divided, inside
from layout.makeup.jumps import continued
from layout.makeup.kinds.advert import AdvertSitter
from layout.makeup.kinds.banner import BannerSitter
from layout.makeup.kinds.briefs import BriefsSitter
from layout.makeup.kinds.filler import FillerSitter
from layout.makeup.kinds.furniture import FurnitureSitter
from layout.makeup.kinds.masthead import MastheadSitter
from layout.makeup.kinds.photo_story import PhotoStorySitter
from layout.makeup.kinds.refers import RefersSitter
from layout.makeup.kinds.story import StorySitter
from layout.makeup.nodes import Band, Labelled, Leaf, Node, Stack
from layout.makeup.seat import Notch, Seat, Sitter
from layout.model.issue import (
    Advert,
    Auto,
    Banner,
    Briefs,
    Cols,
    Continuation,
    Furniture,
    Item,
    Masthead,
    PhotoStory,
    Refers,
    Rows,
    Section,
    Story,
)

STORY_GAP = 1
"""Rows between two stories, the rule in their middle."""


Fixture = Banner | Masthead | Furniture | Advert
"""The kinds that are no copy of the newsroom's."""

Single = PhotoStory | Briefs | Refers | Auto | Fixture
"""The kinds that hold no others, stories apart."""


AutoSeat = Callable[[Auto, Seat, Desk], Sitter]
"""Gives the sitter of items that the program places itself."""


class Planter:
    """Turns items into nodes; knows which story is the page's first."""

    def __init__(
        self, desk: Desk, *, led: bool = False, auto: AutoSeat | None = None
    ) -> None:
        """Take a desk.

        Args:
            desk: The page's desk.
            led: Whether the page's first story stands elsewhere.
            auto: What seats items that the program places; None where none are left.
        """
        self._desk = desk
        self._led = led
        self._auto = auto

    def plant(self, item: Item, seat: Seat | None = None) -> Node:
        """Give the tree of a page, or of an item in a seat of its own."""
        lattice = basic(self._desk.grid)
        seat = seat or Seat(lattice, 0, lattice.columns, rank=0)
        return self._node(item, seat, in_section=False)

    def _node(self, item: Item, seat: Seat, *, in_section: bool) -> Node:
        if not isinstance(item, Rows | Cols):
            self._whole(item, seat)
        match item:
            case Rows():
                return self._stack(item, seat, in_section=in_section)
            case Cols():
                return self._band(item, seat, in_section=in_section)
            case Section():
                return self._labelled(item, seat)
            case Story():
                return Leaf(item, self._story(item, seat, in_section=in_section))
            case Continuation():
                rest = continued(item, self._desk)
                ranked = replace(seat, rank=rank_of(seat, None, in_section=in_section))
                return Leaf(item, StorySitter(rest, ranked, self._desk))
            case _:
                ranked = replace(seat, rank=rank_of(seat, None, in_section=in_section))
                return Leaf(item, self._sitter(item, ranked))

    def _whole(self, item: Item, seat: Seat) -> None:
        """Do nothing for a seat that a single item or a section can take.

        Raises MakeupError where a pinned item stands in its rectangle.
        """
        if seat.notched:
            raise MakeupError([problem("pin-in-the-way", item.where)])

    def _sitter(self, item: Single, seat: Seat) -> Sitter:
        match item:
            case PhotoStory():
                return PhotoStorySitter(item, seat, self._desk)
            case Briefs():
                return BriefsSitter(item, seat, self._desk)
            case Refers():
                return RefersSitter(item, seat, self._desk)
            case Auto():
                if self._auto is None:
                    kind = "auto"
                    raise MakeupError([problem("kind-not-set", item.where, kind=kind)])
                return self._auto(item, seat, self._desk)
            case _:
                return self._fixture(item, seat)

    def _fixture(self, item: Fixture, seat: Seat) -> Sitter:
        match item:
            case Banner():
                return BannerSitter(item, seat, self._desk)
            case Masthead():
                return MastheadSitter(item, seat, self._desk)
            case Furniture(kind="filler"):
                return FillerSitter(item, seat, self._desk)
            case Furniture():
                return FurnitureSitter(item, seat, self._desk)
            case Advert():
                return AdvertSitter(item, seat, self._desk)
            case _:
                assert_never(item)

    def _story(self, item: Story, seat: Seat, *, in_section: bool) -> StorySitter:
        rank = item.rank
        if rank is None and not self._led:
            rank = 1
        self._led = True
        ranked = replace(seat, rank=rank_of(seat, rank, in_section=in_section))
        return StorySitter(item, ranked, self._desk)

    def _stack(self, item: Rows, seat: Seat, *, in_section: bool) -> Node:
        gaps = tuple(
            rows_between(above, below)
            for above, below in zip(item.items, item.items[1:], strict=False)
        )
        parts = []
        for i, child in enumerate(item.items):
            above = bool(gaps[i - 1]) if i else seat.rule_above
            below = bool(gaps[i]) if i < len(gaps) else seat.rule_below
            title = isinstance(item.items[i - 1], Banner | Masthead)
            own = replace(
                seat,
                rule_above=above,
                rule_below=below,
                under_title=title if i else seat.under_title,
                notches=_ends(seat.notches, first=not i, last=i == len(gaps)),
            )
            parts.append(self._node(child, own, in_section=in_section))
        return Stack(item, seat, tuple(parts), gaps)

    def _band(self, item: Cols, seat: Seat, *, in_section: bool) -> Node:
        widths = shared_widths(item.items, seat.columns, item.where)
        parts: list[Node] = []
        lacks: list[Notch] = []
        column = seat.column
        turn = 0
        for child, width in zip(item.items, widths, strict=True):
            first = column - seat.column
            lack, notches = _shared(seat.notches[first : first + width])
            own = replace(
                seat,
                column=column,
                columns=width,
                turn=turn,
                level=in_section,
                rule_above=seat.rule_above or bool(lack.top),
                rule_below=seat.rule_below or bool(lack.foot),
                notches=notches,
            )
            parts.append(self._node(child, own, in_section=in_section))
            lacks.append(lack)
            turn += isinstance(child, Story)
            column += width
        if in_section:
            parts = self._levelled(parts)
        return Band(item, seat, tuple(parts), tuple(lacks) if seat.notched else ())

    def _levelled(self, parts: Sequence[Node]) -> list[Node]:
        """Give stories of a section heads of the same rows."""
        heads = [
            part.sitter.place_of_head.rows_over
            for part in parts
            if isinstance(part, Leaf) and isinstance(part.sitter, StorySitter)
        ]
        level = max(heads, default=0)
        levelled: list[Node] = []
        for part in parts:
            if (
                isinstance(part, Leaf)
                and isinstance(part.sitter, StorySitter)
                and part.sitter.place_of_head.over
                and part.sitter.head.rows < level
            ):
                seat = replace(part.sitter.seat, head_rows=level)
                sitter = StorySitter(part.sitter.story, seat, self._desk)
                levelled.append(Leaf(part.item, sitter))
            else:
                levelled.append(part)
        return levelled

    def _labelled(self, item: Section, seat: Seat) -> Node:
        lattice = seat.lattice
        inner = seat
        if item.columns and item.columns != lattice.columns:
            lattice = divided(self._desk.grid, item.columns, item.where)
            inner = replace(seat, lattice=lattice, column=0, columns=lattice.columns)
        foot = frame_foot(item.box, seat)
        if item.box:  # its columns stand inside the frame
            inset = frame_inset(item.box, self._desk)
            wide = inside(inner.region(0, 1), inset, inner.columns)
            inner = replace(inner, lattice=wide, column=0)
        # Its frames stand on their own em boxes: a label, not a rule, lies over them.
        inner = replace(inner, rule_above=False, rule_below=False)
        child = self._node(item.child, inner, in_section=True)
        return Labelled(item, seat, child, foot)


def _ends(notches: tuple[Notch, ...], *, first: bool, last: bool) -> tuple[Notch, ...]:
    """Give what an item of a stack lacks: the first at the top, the last at the foot.

    Every item of a stack but those stands between them, over all columns.
    """
    return tuple(
        Notch(notch.top if first else 0, notch.foot if last else 0) for notch in notches
    )


def _shared(notches: tuple[Notch, ...]) -> tuple[Notch, tuple[Notch, ...]]:
    """Give what all columns of an item lack, and what each lacks beyond that."""
    if not notches:
        return Notch(), ()
    top = min(notch.top for notch in notches)
    foot = min(notch.foot for notch in notches)
    rest = tuple(Notch(notch.top - top, notch.foot - foot) for notch in notches)
    return Notch(top, foot), rest


def rank_of(seat: Seat, rank: int | None, *, in_section: bool) -> int:
    """Give a story's rank where the manifest is silent. Source: manifest, section 3."""
    if rank is not None:
        return rank
    if in_section or seat.columns == 1:
        return 4
    return 2 if seat.columns >= 3 else 3


def rows_between(above: Item, below: Item) -> int:
    """Give the rows between two items: none after furniture, none over a label."""
    if isinstance(above, Banner | Masthead | Furniture):
        return 0
    if isinstance(below, Section | Furniture):
        return 0
    return STORY_GAP


def shared_widths(items: Sequence[Item], columns: int, where: Where) -> list[int]:
    """Share columns out: what is given first, the rest equally, the first ones more."""
    given = [item.extent.w for item in items]
    free = given.count(None)
    rest = columns - sum(w for w in given if w)
    if rest < free or (not free and rest):
        raise MakeupError([problem("columns-do-not-sum", where, columns=columns)])
    share, extra = divmod(rest, free) if free else (0, 0)
    widths = []
    for w in given:
        if w is None:
            widths.append(share + (extra > 0))
            extra -= extra > 0
        else:
            widths.append(w)
    return widths
