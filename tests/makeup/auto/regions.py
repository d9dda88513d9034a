"""Parts with invented prices, and every division of a region by brute force."""

import random
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import inf

from layout.errors import Where
from layout.makeup.auto.division import Band, Division, Pile, Plot, Single, band, pile
from layout.makeup.auto.parts import Part, Width
from layout.makeup.auto.weights import Weights
from layout.model.issue import Furniture

WEIGHTS = Weights()


def invented(count: int, seed: int, plot: Plot) -> tuple[Part, ...]:
    """Give parts whose sizes nearly fill a plot, with prices that rise off them."""
    draw = random.Random(seed)  # noqa: S311 - it draws sizes, not secrets
    shares = [draw.uniform(0.5, 1.5) for _ in range(count)]
    room = plot.columns * plot.rows * 0.95
    return tuple(
        part(index, room * share / sum(shares), draw, plot)
        for index, share in enumerate(shares)
    )


def part(index: int, area: float, draw: random.Random, plot: Plot) -> Part:
    widths: list[Width | None] = [None]
    for columns in range(1, plot.columns + 1):
        best = max(2, round(area / columns))
        if best > plot.rows:
            widths.append(None)
            continue
        prices = [
            abs(rows - best) * columns * 3.0 + draw.randint(0, 9)
            for rows in range(plot.rows + 1)
        ]
        prices[0] = prices[1] = inf
        headed = draw.random() < 0.6
        widths.append(Width(columns, tuple(prices), best, 1, plot.rows, 0, headed))
    item = Furniture("rule", Where("page"))
    rank = draw.choice([1, 2, 3, None])
    return Part(index, item, rank, under_rule=True, widths=tuple(widths))


def price(division: Division, parts: Sequence[Part], plot: Plot) -> float:
    """Give what a division costs, added up from its drawing alone."""
    total = 0.0
    for first, second in parted(division):
        if second < first:
            total += WEIGHTS.order
        one, other = parts[first].rank, parts[second].rank
        if one and other and other < one:
            total += WEIGHTS.inversion
    return total + below(division, parts, plot, root=True)


def below(
    division: Division, parts: Sequence[Part], plot: Plot, *, root: bool = False
) -> float:
    match division:
        case Single():
            width = parts[division.part].widths[division.columns]
            return width.prices[division.rows] if width else inf
        case Pile():
            total = sum(below(piece, parts, plot) for piece in division.pieces)
            if plot.whole_width and columns_of(division) == plot.columns:
                total += WEIGHTS.cut_through * (len(division.pieces) - 1)
            return total
        case Band():
            total = sum(below(piece, parts, plot) for piece in division.pieces)
            share = WEIGHTS.butting_ruled if plot.ruled else 1.0
            for left, right in zip(division.pieces, division.pieces[1:], strict=False):
                if corner(left, parts, -1) and corner(right, parts, 0):
                    total += WEIGHTS.butting * share
            if root and plot.whole_height:
                total += WEIGHTS.gutter_through * (len(division.pieces) - 1)
            return total


def corner(division: Division, parts: Sequence[Part], side: int) -> bool:
    match division:
        case Single():
            width = parts[division.part].widths[division.columns]
            return width is not None and width.headed
        case Pile():
            return corner(division.pieces[0], parts, side)
        case Band():
            return corner(division.pieces[side], parts, side)


def parted(division: Division) -> Iterator[tuple[int, int]]:
    """Give every two parts of which one is over or left of the other."""
    if isinstance(division, Single):
        return
    for first, second in combinations(division.pieces, 2):
        yield from ((a, b) for a in members(first) for b in members(second))
    for piece in division.pieces:
        yield from parted(piece)


def members(division: Division) -> list[int]:
    if isinstance(division, Single):
        return [division.part]
    return [part for piece in division.pieces for part in members(piece)]


def columns_of(division: Division) -> int:
    match division:
        case Single():
            return division.columns
        case Pile():
            return columns_of(division.pieces[0])
        case Band():
            return sum(columns_of(piece) for piece in division.pieces)


def rows_of(division: Division) -> int:
    match division:
        case Single():
            return division.rows
        case Pile():
            gaps = len(division.pieces) - 1
            return sum(rows_of(piece) for piece in division.pieces) + gaps
        case Band():
            return rows_of(division.pieces[0])


def every(parts: tuple[int, ...], columns: int, rows: int) -> Iterator[Division]:
    """Give every division of so many cells into some parts."""
    if len(parts) == 1:
        yield Single(parts[0], columns, rows)
        return
    for size in range(1, len(parts)):
        for first in combinations(parts, size):
            rest = tuple(p for p in parts if p not in first)
            for wide in range(1, columns):
                pairs = product(
                    every(first, wide, rows), every(rest, columns - wide, rows)
                )
                yield from (band(*pair) for pair in pairs if not _is(pair[1], Band))
            for high in range(2, rows - 2):
                pairs = product(
                    every(first, columns, high), every(rest, columns, rows - high - 1)
                )
                yield from (pile(*pair) for pair in pairs if not _is(pair[1], Pile))


def _is(division: Division, kind: type[Band | Pile]) -> bool:
    return isinstance(division, kind)


def cells(
    division: Division, column: int = 0, row: int = 0
) -> Iterator[tuple[int, range, range]]:
    """Give the columns and rows on which every part stands."""
    match division:
        case Single():
            columns = range(column, column + division.columns)
            yield division.part, columns, range(row, row + division.rows)
        case Pile():
            for piece in division.pieces:
                yield from cells(piece, column, row)
                row += rows_of(piece) + 1
        case Band():
            for piece in division.pieces:
                yield from cells(piece, column, row)
                column += columns_of(piece)
