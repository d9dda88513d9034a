"""The judge: what the trade would hold against a region that has been set.

In come the placed items of a region with the rectangles that they were given; out come
the faults as named terms with their points. Everything is seen on what was really set:
heads where they stand, legs as long as they are, pictures as they were cut.

Source: makeup 1.3 and 5.8. Not judged, since nothing placed tells it: ambiguous flow at
the foot of a leg, pictures over two stories' edge, changes against an earlier plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import log

from layout.makeup.auto.parts import Part, is_narrow_lead
from layout.makeup.auto.weights import (
    BEST_ASPECT,
    DOMINANT,
    EVEN,
    GREY_LEGS,
    GREY_ROWS,
    LEAST_ART,
    LONGEST_LEG,
    SHORTEST_LEG,
    STACKED_ROWS,
    Term,
    Weights,
)
from layout.makeup.desk import Desk
from layout.makeup.grid import Region
from layout.makeup.seat import Placed
from layout.model.finding import Finding
from layout.model.issue import Story
from layout.model.page import Foreign, GlyphRun, Mark, Picture, PlacedLeg, PlacedStory
from layout.model.text import Role
from layout.units import Pt

LETTER_INK = 0.3
"""Share of a glyph's em box that is ink, against a picture's."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A part where it stands."""

    part: Part
    region: Region
    placed: tuple[Placed, ...]

    @property
    def stories(self) -> tuple[PlacedStory, ...]:
        """Give the stories of the part: several where it is a group."""
        return tuple(story for each in self.placed for story in each.stories)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Give the marks of the part."""
        return tuple(mark for each in self.placed for mark in each.marks)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Give what was noticed while the part was set."""
        return tuple(found for each in self.placed for found in each.findings)


def judged(
    standing: Sequence[Standing], region: Region, desk: Desk, weights: Weights
) -> tuple[Term, ...]:
    """Give the faults of a region; those that it has not are left out.

    Args:
        standing: Its parts, in reading order.
        region: What the parts fill.
        desk: The page's desk.
        weights: Points of each fault.
    """
    judge = _Judge(standing, region, desk, weights)
    terms = (
        *judge.fit(),
        *judge.legs(),
        *judge.heads(),
        *judge.cuts(),
        *judge.order(),
        *judge.pictures(),
        *judge.ink(),
    )
    return tuple(term for term in terms if term.points > 0)


def total(terms: Sequence[Term]) -> float:
    """Give the points of all faults, in hundredths."""
    return round(sum(term.points for term in terms), 2)


@dataclass(frozen=True, slots=True)
class _Judge:
    standing: Sequence[Standing]
    region: Region
    desk: Desk
    weights: Weights

    @property
    def stories(self) -> list[PlacedStory]:
        return [story for each in self.standing for story in each.stories]

    def fit(self) -> Iterator[Term]:
        """Judge how the copy fills its room and what was turned for it."""
        weights, stories = self.weights, self.stories
        over = sum(story.overset for story in stories)
        yield Term("plan-overset", over, over * weights.overset)
        white = sum(story.underset for story in stories)
        yield Term("plan-open", white, white * weights.open_cell)
        turned = sum(abs(s.after - s.before) for story in stories for s in story.steps)
        yield Term("plan-knobs", turned, turned * weights.knob)
        codes = [found.code for each in self.standing for found in each.findings]
        long = codes.count("headline-too-long")
        yield Term("plan-head-long", long, long * weights.head_long)
        dropped = sum(_dropped(each) for each in self.standing)
        yield Term("plan-head-dropped", dropped, dropped * weights.head_dropped)

    def legs(self) -> Iterator[Term]:
        """Judge the length of legs, the shape of stories, grey fields."""
        weights = self.weights
        rows = [_rows(leg) for story in self.stories for leg in story.legs]
        long = sum(max(0, count - LONGEST_LEG) for count in rows)
        yield Term("plan-leg-long", long, long * weights.leg_long)
        short = sum(max(0, SHORTEST_LEG - count) for count in rows)
        yield Term("plan-leg-short", short, short * weights.leg_short)
        off = 0.0
        for each in self.standing:
            if len(each.stories) == 1:
                region = each.region
                aspect = region.width / (region.foot - region.top)
                off += abs(log(aspect / BEST_ASPECT))
        yield Term("plan-aspect", round(off, 2), off * weights.aspect)
        grey = sum(
            _is_grey(story, each.marks)
            for each in self.standing
            for story in each.stories
        )
        yield Term("plan-grey", grey, grey * weights.grey)

    def heads(self) -> Iterator[Term]:
        """Judge headlines that butt, that are stacked, that grow down the page."""
        weights, grid = self.weights, self.desk.grid
        butting = equal = stacked = grown = 0
        for one, other in combinations(self.standing, 2):
            for first, second in _headed_pairs(one, other):
                same = abs(_size(first) - _size(second)) < 1
                if _side_by_side(first, second, 2 * grid.gutter * grid.body):
                    butting += 1
                    equal += same
                over, under = sorted((first, second), key=_first_row)
                grown += _is_outdone(one, other)
                if not _share_columns(over, under):
                    continue
                apart = _first_row(under) - _first_row(over)
                pictured = "photo" in {over.kind, under.kind}
                if same and _edges(over) == _edges(under) and apart <= STACKED_ROWS:
                    stacked += 1
                larger = _size(under) > _size(over) + 1 and not pictured
                grown += apart > 0 and larger
        # The paper's gutter rule stands between all that is not framed.
        share = weights.butting_ruled if self.desk.look.gutter_rule else 1.0
        points = butting * weights.butting + equal * weights.butting_equal
        yield Term("plan-butting", butting, points * share)
        yield Term("plan-stacked", stacked, stacked * weights.stacked)
        yield Term("plan-head-order", grown, grown * weights.head_order)

    def cuts(self) -> Iterator[Term]:
        """Judge gutters and level cuts from edge to edge (通线)."""
        weights, region, grid = self.weights, self.region, self.desk.grid
        regions = [each.region for each in self.standing]
        gutters = levels = 0
        if region.rows == grid.rows:
            edges = {r.column for r in regions if r.column > region.column}
            for edge in edges:
                gutters += not any(
                    r.column < edge < r.column + r.columns for r in regions
                )
        if region.columns == region.lattice.columns:
            tops = {r.row for r in regions if r.row > region.row}
            for top in tops:
                levels += not any(r.row < top < r.row + r.rows for r in regions)
        yield Term("plan-gutter-through", gutters, gutters * weights.gutter_through)
        yield Term("plan-cut-through", levels, levels * weights.cut_through)

    def order(self) -> Iterator[Term]:
        """Judge stories that stand before better ones, or before ones listed earlier.

        The parts come in the order of their cuts, so that an earlier one is left of or
        over a later one.
        """
        weights = self.weights
        inverted = strange = narrow = away = 0
        for each in self.standing:
            region, item = each.region, each.part.item
            corner = (region.column, region.row)
            if isinstance(item, Story) and item.rank == 1:
                away += corner != (self.region.column, self.region.row)
            of = region.lattice.columns
            narrow += is_narrow_lead(each.part.item, region.columns, of)
        yield Term("plan-lead-away", away, away * weights.lead_away)
        yield Term("plan-lead-narrow", narrow, narrow * weights.lead_narrow)
        parts = [each.part for each in self.standing]
        for first, second in combinations(parts, 2):
            if first.rank and second.rank:
                inverted += second.rank < first.rank
            strange += second.index < first.index
        yield Term("plan-inversion", inverted, inverted * weights.inversion)
        yield Term("plan-order", strange, strange * weights.order)

    def pictures(self) -> Iterator[Term]:
        """Judge pictures that touch, and whether one leads."""
        weights, region, grid = self.weights, self.region, self.desk.grid
        found = [
            [m for m in each.marks if isinstance(m, Picture)] for each in self.standing
        ]
        near = (2 * grid.gutter * grid.body, 2 * grid.leading)
        touching = sum(
            _touch(a, b, near)
            for one, other in combinations(found, 2)
            for a in one
            for b in other
        )
        yield Term("plan-photos-touching", touching, touching * weights.photos_touching)
        areas = sorted(p.width * p.height for group in found for p in group)
        if len(areas) > 1 and areas[-1] < DOMINANT * areas[-2]:
            yield Term("plan-no-dominant", 1, weights.no_dominant)
        share = sum(areas) / (region.width * (region.foot - region.top))
        if areas and share < LEAST_ART:
            yield Term("plan-art-short", round(100 * share), weights.art_short)

    def ink(self) -> Iterator[Term]:
        """Judge whether one half of the region is much heavier than the other."""
        region = self.region
        middle = (region.x + region.width / 2, (region.top + region.foot) / 2)
        ink = left = top = 0.0
        for each in self.standing:
            for mark in each.marks:
                for x, y, weight in _weights_of(mark):
                    ink += weight
                    left += weight * (x < middle[0])
                    top += weight * (y < middle[1])
        if ink:
            halves = (100 * left / ink, 100 * top / ink)
            off = sum(max(0.0, max(half, 100 - half) - EVEN) for half in halves)
            yield Term("plan-balance", round(off, 1), off * self.weights.balance)


def _dropped(standing: Standing) -> int:
    """Count the ranks by which a story's headline falls below its own."""
    item = standing.part.item
    heads = [story.head for story in standing.stories if story.head]
    if not isinstance(item, Story) or not item.rank or not heads:
        return 0
    return max(0, heads[0].rank - item.rank)


def _rows(leg: PlacedLeg) -> int:
    return leg.last_row - leg.first_row + 1


def _is_grey(story: PlacedStory, marks: Sequence[Mark]) -> bool:
    """Tell whether long legs stand side by side without anything to rest the eye."""
    if any(
        isinstance(mark, GlyphRun)
        and mark.span
        and mark.span.role is Role.SUBHEAD
        and mark.span.article == story.id
        for mark in marks
    ):
        return False
    run = longest = 1
    tall = [leg for leg in story.legs if _rows(leg) > GREY_ROWS]
    for before, after in pairwise(tall):
        beside = after.x > before.x and after.x - before.x < 1.5 * before.width
        run = run + 1 if beside else 1
        longest = max(longest, run)
    return bool(tall) and longest >= GREY_LEGS


def _headed_pairs(
    one: Standing, other: Standing
) -> Iterator[tuple[PlacedStory, PlacedStory]]:
    """Give the pairs of stories of two parts whose heads could clash."""
    for first in one.stories:
        for second in other.stories:
            both = first.head and second.head and first.legs and second.legs
            # A frame frees a story from its neighbours. Source: makeup 1.3.
            if both and not first.framed and not second.framed:
                yield first, second


def _is_outdone(one: Standing, other: Standing) -> bool:
    """Tell whether the better of two stories has the smaller headline."""
    ranks = (one.part.rank, other.part.rank)
    if len(one.stories) != 1 or len(other.stories) != 1 or None in ranks:
        return False
    better, worse = sorted((one, other), key=lambda each: each.part.rank or 0)
    if better.part.rank == worse.part.rank:
        return False
    return _size(better.stories[0]) < _size(worse.stories[0]) - 1


def _size(story: PlacedStory) -> Pt:
    return story.head.size if story.head else 0.0


def _first_row(story: PlacedStory) -> int:
    return story.boxes[0][2]


def _edges(story: PlacedStory) -> tuple[Pt, Pt]:
    left = min(leg.x for leg in story.legs)
    return left, max(leg.x + leg.width for leg in story.legs)


def _side_by_side(first: PlacedStory, second: PlacedStory, near: Pt) -> bool:
    if first.kind != "story" or second.kind != "story":
        return False  # the headline of a photo story stands under its picture
    left, right = sorted((_edges(first), _edges(second)))
    level = _first_row(first) == _first_row(second)
    return level and 0 <= right[0] - left[1] <= near


def _share_columns(first: PlacedStory, second: PlacedStory) -> bool:
    one, other = _edges(first), _edges(second)
    return one[0] < other[1] and other[0] < one[1]


def _touch(one: Picture, other: Picture, near: tuple[Pt, Pt]) -> bool:
    across = max(one.x, other.x) - min(one.x + one.width, other.x + other.width)
    down = max(one.y, other.y) - min(one.y + one.height, other.y + other.height)
    beside = across <= near[0] and down < 0
    return beside or (down <= near[1] and across < 0)


def _weights_of(mark: Mark) -> Iterator[tuple[Pt, Pt, float]]:
    """Give the ink of a mark with its middle; a picture's in its four quarters."""
    match mark:
        case Picture() | Foreign():
            area = mark.width * mark.height
            for x in (0.25, 0.75):
                for y in (0.25, 0.75):
                    place = (mark.x + x * mark.width, mark.y + y * mark.height)
                    yield *place, area / 4
        case GlyphRun():
            area = LETTER_INK * len(mark.glyphs) * mark.size**2
            yield mark.x, mark.y, area
        case _:
            pass
