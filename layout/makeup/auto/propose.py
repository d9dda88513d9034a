"""Whole pages proposed: what ``plan`` shows and what a build without a plan takes.

In come a page, its issue and its house; out come alternatives whose trees are the whole
page, with every size given and nothing left for the program to place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from layout.composition.house import House
from layout.errors import MakeupError, problem
from layout.makeup.auto.parts import Part
from layout.makeup.auto.place import TRIES, Alternative, AutoSitter, Ground, place_auto
from layout.makeup.auto.score import Standing, judged, total
from layout.makeup.auto.weights import Weights
from layout.makeup.desk import Desk
from layout.makeup.grid import basic
from layout.makeup.nodes import Leaf, place_node
from layout.makeup.plots import Plot, lay_out
from layout.makeup.seat import Seat
from layout.makeup.spots import Spot, items_in, leaves_of, settled
from layout.model.finding import Finding
from layout.model.issue import (
    Auto,
    Banner,
    Cols,
    Furniture,
    Issue,
    Item,
    Masthead,
    Page,
    Rows,
    Section,
    Story,
)
from layout.model.page import Outflow


def propose(
    page: Page,
    issue: Issue,
    house: House,
    tries: int = TRIES,
    inflow: tuple[Outflow, ...] = (),
) -> tuple[Alternative, ...]:
    """Give the best ways to make up a page, the best first.

    A page on which nothing is left to the program has one: as it is made up.

    Raises:
        MakeupError: The page cannot be made up, or there is nothing on it.
    """
    return _proposed(Desk(page, issue, house, inflow), tries)


def without_auto(desk: Desk) -> tuple[Page, tuple[Finding, ...]]:
    """Give a desk's page with its placed items as the best alternative has them.

    A page without such items is returned as it is; with them goes what is to be said of
    its budget.

    Raises:
        MakeupError: As ``propose``.
    """
    page = desk.page
    if page.root is None or not any(_held_autos(page.root)):
        return page, ()
    best = _proposed(desk, 1)[0]
    return replace(page, root=best.root), best.findings


def _proposed(desk: Desk, tries: int) -> tuple[Alternative, ...]:
    root = desk.page.root
    if root is None:
        raise MakeupError([problem("page-empty", desk.page.where)])
    if desk.house.memo is None:
        # Widths share their paragraphs: a story has one measure in most of them.
        desk = replace(desk, house=replace(desk.house, memo={}))
    root = _with_lead(root)
    spots = _autos(root, desk)
    if not spots:
        return (_as_it_is(root, desk),)
    largest = max(spots, key=lambda spot: spot[1].rows * spot[1].seat.columns)
    chosen: dict[int, Item] = {}
    findings: list[Finding] = []
    for auto, ground in spots:
        if auto is not largest[0]:
            best = place_auto(auto, ground, desk, 1)[0]
            chosen[id(auto)] = best.root
            findings += best.findings
    alternatives = []
    for each in place_auto(*largest, desk, tries):
        chosen[id(largest[0])] = each.root
        whole = _sized(_filled(root, chosen), desk)
        found = (*findings, *each.findings)
        alternatives.append(replace(each, root=whole, findings=found))
    return tuple(alternatives)


def _with_lead(root: Item) -> Item:
    """Give a tree whose first story says that it leads, if the program places it.

    Wherever it then stands, it keeps the rank that its place in the list gives it.
    """
    first = next(_stories(root), None)
    if first is None or first.rank is not None:
        return root
    inside = [story for auto in _held_autos(root) for story in _stories(auto)]
    if not any(story is first for story in inside):
        return root
    return _filled(root, {id(first): replace(first, rank=1)})


def _stories(item: Item) -> Iterator[Story]:
    match item:
        case Story():
            yield item
        case Rows() | Cols() | Auto():
            for each in item.items:
                yield from _stories(each)
        case Section():
            yield from _stories(item.child)
        case _:
            pass


def _held_autos(item: Item) -> Iterator[Auto]:
    match item:
        case Auto():
            yield item
        case Rows() | Cols():
            for each in item.items:
                yield from _held_autos(each)
        case Section():
            yield from _held_autos(item.child)
        case _:
            pass


def _autos(root: Item, desk: Desk) -> list[tuple[Auto, Ground]]:
    """Give what is to be placed, with the rows that the rest of the page leaves it."""
    if not any(_held_autos(root)):
        return []
    seat = partial(AutoSitter, elastic=_bargains(root))
    found = []
    for spot in _leaves(lay_out(desk, root, seat), desk):
        if not isinstance(spot.node, Leaf) or not isinstance(spot.node.item, Auto):
            continue
        sitter = spot.node.sitter
        parts = sitter.parts if isinstance(sitter, AutoSitter) else ()
        ground = Ground(sitter.seat, spot.row, spot.rows, parts)
        found.append((spot.node.item, ground))
    return found


def _leaves(plots: Sequence[Plot], desk: Desk) -> Iterator[Spot]:
    for plot in plots:
        yield from leaves_of(plot.spot, desk)


def _bargains(root: Item) -> bool:
    """Tell whether others than one placed region take rows as their copy wants."""
    match root:
        case Auto():
            return False
        case Rows() | Cols():
            autos = sum(1 for _ in _held_autos(root))
            loose = any(
                not isinstance(item, Auto) and _is_loose(item) for item in root.items
            )
            return autos > 1 or loose
        case _:
            return True


def _is_loose(item: Item) -> bool:
    """Tell whether an item's rows come from its copy."""
    if isinstance(item, Banner | Masthead | Furniture):
        return False
    return item.extent.h is None


def _filled(item: Item, chosen: Mapping[int, Item]) -> Item:
    """Give a tree with some of its items exchanged, found by identity."""
    if id(item) in chosen:
        return chosen[id(item)]
    match item:
        case Rows() | Cols() | Auto():
            items = tuple(_filled(each, chosen) for each in item.items)
            return replace(item, items=items)
        case Section():
            items = tuple(_filled(each, chosen) for each in item.child.items)
            return replace(item, child=replace(item.child, items=items))
        case _:
            return item


def _sized(root: Item, desk: Desk) -> Item:
    """Give a page's tree with every size that its items are dealt."""
    plots = lay_out(desk, root)
    trees = [settled(plot.spot, desk) for plot in plots if not plot.pinned]
    if len(trees) == 1 or not isinstance(root, Rows | Cols):
        return trees[0]
    return replace(root, items=tuple(item for tree in trees for item in items_in(tree)))


def _as_it_is(root: Item, desk: Desk) -> Alternative:
    weights = Weights()
    rows = desk.grid.rows
    standing = []
    for index, spot in enumerate(_leaves(lay_out(desk, root), desk)):
        if not isinstance(spot.node, Leaf):
            continue
        item, seat = spot.node.item, spot.node.sitter.seat
        placed = tuple(place_node(spot.node, spot.row, spot.rows, desk))
        rank = item.rank if isinstance(item, Story) else None
        part = Part(index, item, rank, under_rule=True, widths=())
        standing.append(Standing(part, seat.region(spot.row, spot.rows), placed))
    lattice = basic(desk.grid)
    page = Seat(lattice, 0, lattice.columns, rank=0).region(0, rows)
    terms = judged(standing, page, desk, weights)
    return Alternative(
        root=_sized(root, desk),
        score=total(terms),
        terms=tuple(sorted(terms, key=lambda t: (-t.points, t.code))),
    )
