"""Widths and heights that a manifest fixes, added up before anything is set.

What is not given is decided from the copy later; here only what cannot be is found:
columns that do not sum, rows beyond the page, column counts that do not divide.
Source: makeup 0.1 "The tree", 1.1 "The T+1 rule".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from layout.errors import Problem, Where, problem
from layout.manifest.parts import PhotoShape, Shape
from layout.manifest.plain import Marks
from layout.manifest.schema import (
    AdItem,
    ArticleItem,
    AutoItem,
    ColsItem,
    MastheadItem,
    PageShape,
    PhotoItem,
    Placed,
    RowsItem,
    SectionItem,
)
from layout.model.issue import Cells
from layout.model.paper import NARROWEST, Paper


def extent_problems(page: PageShape, paper: Paper) -> tuple[Problem, ...]:
    """Give what the widths and heights of a page cannot be."""
    grid = paper.grid
    room = _Room(grid.columns, grid.columns, grid.rows, pinned=bool(page.boxes))
    found: list[Problem] = []
    children = page.rows or page.cols or []
    group = "rows" if page.rows else "cols"
    if children:
        found += _Extents(paper).group(children, group, page.marks, room)
    for index, item in enumerate(page.boxes or []):
        found += _Extents(paper).box(item, page.marks.element("boxes", index))
    found += _overlaps(page.boxes or [])
    return tuple(found)


def _overlaps(boxes: Sequence[object]) -> Iterator[Problem]:
    """Find pins over the cells of an earlier one, and shapes that no item can be."""
    taken: list[tuple[Cells, Where]] = []
    for item in boxes:
        if not isinstance(item, Placed):
            continue
        places = _at(item)
        if len(places) > 1 and not (isinstance(item, ArticleItem) and not item.box):
            yield problem("shape-of-story", _mark(item, 1))
        elif len(places) > 1 and getattr(item, "columns", None):
            yield problem("shape-columns", item.marks.value("columns"))
        for index, cells in enumerate(places):
            where = _mark(item, index)
            for other, place in taken:
                if _share(cells, other):
                    yield problem("boxes-overlap", where, line=place.line)
                    break
            taken.append((cells, where))


def _share(one: Cells, other: Cells) -> bool:
    return (
        one.first_column <= other.last_column
        and other.first_column <= one.last_column
        and one.first_row <= other.last_row
        and other.first_row <= one.last_row
    )


def _mark(item: Placed, index: int) -> Where:
    """Give where one of an item's rectangles is written."""
    marks = item.marks
    if item.at is None and isinstance(item, AdItem) and isinstance(item.ad, Shape):
        marks = item.ad.marks
    return marks.element("at", index)


@dataclass(frozen=True, slots=True)
class _Room:
    """What an item has at most."""

    columns: int
    of: int
    """Columns of the whole page in the same division."""
    rows: int
    pinned: bool
    """Whether boxes take an unknown part of it."""


class _Extents:
    """Adds up, item by item."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def group(
        self, items: Sequence[object], group: str, marks: Marks, room: _Room
    ) -> Iterator[Problem]:
        """Find what is wrong with items under ``rows`` or ``cols`` and below."""
        where = marks.value(group)
        widths = [_w(item) for item in items]
        heights = [_h(item) for item in items]
        if group == "cols":
            yield from self._beside(widths, where, room)
            shares = _shares(widths, room.columns)
        else:
            yield from self._under(heights, where, room)
            shares = [room.columns] * len(items)
        for item, share in zip(items, shares, strict=True):
            if isinstance(item, Placed):
                if (
                    group == "rows"
                    and not room.pinned
                    and _w(item) not in {None, share}
                ):
                    where = _place(item, "w")
                    yield problem("w-in-rows", where, w=_w(item) or 0, columns=share)
                yield from self._item(item, replace(room, columns=share), room)

    def box(self, item: object, place: Where) -> Iterator[Problem]:
        """Find what is wrong with an item under ``boxes``."""
        grid = self._paper.grid
        if not isinstance(item, Placed) or not _at(item):
            yield problem("box-at-missing", place)
            return
        for index, cells in enumerate(_at(item)):
            outside = cells.last_column > grid.columns or cells.last_row > grid.rows
            if outside:
                where = item.marks.element("at", index)
                yield problem(
                    "box-outside", where, columns=grid.columns, rows=grid.rows
                )
        first = _at(item)[0]
        room = _Room(
            first.last_column - first.first_column + 1,
            grid.columns,
            first.last_row - first.first_row + 1,
            pinned=True,
        )
        yield from self._within(item, room)

    def _item(self, item: Placed, room: _Room, outer: _Room) -> Iterator[Problem]:
        width, height = _w(item), _h(item)
        if width is not None and room.pinned and width > outer.columns:
            where = _place(item, "w")
            yield problem("w-large", where, w=width, columns=outer.columns)
        if height is not None and height > outer.rows:
            where = _place(item, "h")
            yield problem("h-large", where, h=height, rows=outer.rows)
        if _at(item):
            yield problem("at-in-tree", item.marks.value("at"))
        inner = replace(room, rows=min(height or room.rows, room.rows))
        yield from self._within(item, inner)

    def _within(self, item: Placed, room: _Room) -> Iterator[Problem]:
        match item:
            case RowsItem():
                yield from self.group(item.rows, "rows", item.marks, room)
            case ColsItem():
                yield from self.group(item.cols, "cols", item.marks, room)
            case AutoItem():
                for each in item.auto:
                    if isinstance(each, Placed):
                        yield from self._item(each, room, room)
            case SectionItem():
                yield from self._section(item, room)
            case ArticleItem():
                yield from self._story(item, room)
            case PhotoItem():
                for photo in (item.photo, *(item.photos or [])):
                    yield from self._photo(photo, room)
            case _:
                pass

    def _section(self, item: SectionItem, room: _Room) -> Iterator[Problem]:
        label = self._paper.look.section.rows
        inner = replace(room, rows=max(room.rows - label, 0))
        if item.columns is not None:
            grid = self._paper.grid
            where = item.marks.value("columns")
            wide, rest = divmod(room.columns * item.columns, room.of)
            if item.columns not in grid.divisions:
                known = " ".join(map(str, grid.divisions))
                yield problem(
                    "columns-inexact", where, columns=item.columns, exact=known
                )
                return
            if rest:
                yield problem(
                    "columns-uneven", where, columns=item.columns, w=room.columns
                )
                return
            inner = replace(inner, columns=wide, of=item.columns)
        group = "rows" if item.rows else "cols"
        yield from self.group(item.rows or item.cols or [], group, item.marks, inner)

    def _story(self, item: ArticleItem, room: _Room) -> Iterator[Problem]:
        if item.columns is not None:
            where = item.marks.value("columns")
            over, into = item.columns
            wide = item.w or over or room.columns
            if over not in {0, wide} or wide > room.columns:
                yield problem("ratio-width", where, over=over, w=room.columns)
            else:
                yield from self._narrow(wide, into, where)
        for photo in (item.photo, *(item.photos or [])):
            yield from self._photo(photo, room)

    def _narrow(self, over: int, into: int, where: Where) -> Iterator[Problem]:
        """Find a broken column that is too narrow. Source: makeup 1.1, 破栏."""
        grid = self._paper.grid
        characters = over * (grid.measure + grid.gutter) - grid.gutter
        measure = (characters - (into - 1) * grid.gutter) // into
        if measure < NARROWEST:
            yield problem("column-narrow", where, measure=measure, least=NARROWEST)

    def _photo(self, photo: object, room: _Room) -> Iterator[Problem]:
        if not isinstance(photo, PhotoShape):
            return
        if photo.w is not None and photo.w > room.columns:
            where = photo.marks.value("w")
            yield problem("photo-wide", where, w=photo.w, columns=room.columns)
        if photo.h is not None and photo.h > room.rows:
            where = photo.marks.value("h")
            yield problem("h-large", where, h=photo.h, rows=room.rows)

    def _beside(
        self, widths: Sequence[int | None], where: Where, room: _Room
    ) -> Iterator[Problem]:
        if room.pinned:
            return
        fixed = sum(width or 0 for width in widths)
        free = widths.count(None)
        if fixed + free > room.columns or (not free and fixed != room.columns):
            yield problem("columns-do-not-sum", where, columns=room.columns)

    def _under(
        self, heights: Sequence[int | None], where: Where, room: _Room
    ) -> Iterator[Problem]:
        fixed = sum(height or 1 for height in heights)
        if fixed > room.rows:
            yield problem("rows-beyond", where, sum=fixed, rows=room.rows)


def _shares(widths: Sequence[int | None], columns: int) -> list[int]:
    """Give every item's columns: what is given, the rest shared equally.

    Source: makeup 0.1, "The tree".
    """
    free = widths.count(None)
    rest = max(columns - sum(width or 0 for width in widths), free)
    share, extra = divmod(rest, free) if free else (0, 0)
    shares = []
    for width in widths:
        if width is None:
            shares.append(share + (extra > 0))
            extra -= extra > 0
        else:
            shares.append(min(width, columns))
    return shares


def _w(item: object) -> int | None:
    match item:
        case MastheadItem():
            return None  # its w is the nameplate's: the ear takes the rest
        case AdItem():
            return item.w or getattr(item.ad, "w", None)
        case Placed():
            return item.w
        case _:
            return None


def _h(item: object) -> int | None:
    match item:
        case AdItem():
            return item.h or getattr(item.ad, "h", None)
        case Placed():
            return item.h
        case _:
            return None


def _at(item: Placed) -> Sequence[Cells]:
    own = item.at
    if own is None and isinstance(item, AdItem):
        own = getattr(item.ad, "at", None)
    return own or ()


def _place(item: Placed, key: str) -> Where:
    if isinstance(item, AdItem) and isinstance(item.ad, Shape):
        return item.ad.marks.value(key)
    return item.marks.value(key)
