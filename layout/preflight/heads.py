"""Checks of headlines: their sizes, their lines, their white, their neighbours.

Source: the faults at the end of the look, and makeup 1.3 and 5.8 (碰题, 叠题).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final, assert_never

from layout.model.box import Box, around
from layout.model.finding import Finding
from layout.model.ground import type_area
from layout.model.page import (
    Foreign,
    GlyphRun,
    Mark,
    Picture,
    PlacedHead,
    PlacedStory,
    Rule,
    Tint,
)
from layout.model.text import Role
from layout.preflight.boxes import inked, shared_height, shared_width, weight
from layout.preflight.sheet import Sheet, note, story_place, warning
from layout.units import TOLERANCE, Pt, fits

LADDER_STEP: Final = 1.35
"""Each rank's headlines are at least so many times the next lower rank's."""

ALIKE: Final = 1.1
"""Times by which two sizes differ before the eye sees two: headlines of two ranks that
are nearer are of one size; up to ``LADDER_STEP`` the order can still be read."""

DISPLAY: Final[Pt] = 30.0
"""A page has something larger than this on it."""

STACKED_ROWS: Final = 8
"""Two headlines over one another need more rows than this between them."""

SQUEEZE: Final = 0.90
"""The fitter goes no further; an editor may write 85 %."""

_HEAD_ROLES = (Role.KICKER, Role.HEADLINE, Role.DECK)


@dataclass(frozen=True, slots=True)
class _Block:
    """A head block with the em boxes of its parts."""

    story: PlacedStory
    head: PlacedHead
    headline: Box
    kicker: Box | None
    deck: Box | None


def check_heads(sheet: Sheet) -> Iterator[Finding]:
    """Give what is wrong with the headlines of a page."""
    blocks = _blocks(sheet)
    yield from _display(sheet)
    yield from _ladder(sheet)
    yield from _lines(sheet)
    yield from _squeezed(sheet)
    yield from _adrift(sheet, blocks)
    yield from _side_by_side(sheet, blocks)
    yield from _stacked(sheet, blocks)


def _blocks(sheet: Sheet) -> tuple[_Block, ...]:
    blocks = []
    for story in sheet.placed.stories:
        headline = _part(sheet, story, Role.HEADLINE)
        if story.head and headline:
            kicker = _part(sheet, story, Role.KICKER)
            deck = _part(sheet, story, Role.DECK)
            blocks.append(_Block(story, story.head, headline, kicker, deck))
    return tuple(blocks)


def _part(sheet: Sheet, story: PlacedStory, role: Role) -> Box | None:
    lines = sheet.lines_of(story.id, role)
    return around(tuple(line.box for line in lines)) if lines else None


def _display(sheet: Sheet) -> Iterator[Finding]:
    largest = max((run.size for run in sheet.runs), default=0.0)
    if sheet.runs and fits(largest, DISPLAY):
        yield warning(
            sheet, "display-missing", sheet.page.where, size=round(largest, 1)
        )


def _ladder(sheet: Sheet) -> Iterator[Finding]:
    """Compare each rank with the next lower one present.

    The smallest headline of the upper rank stands against the largest of the lower:
    the pair in which a reader first loses the order. Photo stories and briefs have
    sizes of their own and stand outside the ladder.
    """
    ranks: dict[int, list[PlacedStory]] = {}
    for story in sheet.placed.stories:
        if story.head and story.kind == "story":
            ranks.setdefault(story.head.rank, []).append(story)
    for upper, lower in pairwise(sorted(ranks)):
        small = min(ranks[upper], key=_size)
        large = max(ranks[lower], key=_size)
        if fits(LADDER_STEP * _size(large), _size(small)):
            continue
        values: dict[str, str | int | float] = {
            "rank": upper,
            "size": round(_size(small), 1),
            "other": small.id,
            "lower": lower,
            "lower_size": round(_size(large), 1),
            "wanted": round(_size(small) / LADDER_STEP, 1),
        }
        where, low = story_place(sheet, large.id), large.id
        if _size(small) < _size(large):
            yield warning(sheet, "rank-inverted", where, low, **values)
        elif not fits(ALIKE * _size(large), _size(small)):
            yield warning(sheet, "ranks-alike", where, low, **values)
        else:
            yield note(sheet, "ranks-near", where, low, **values)


def _size(story: PlacedStory) -> Pt:
    return story.head.size if story.head else 0.0


def _lines(sheet: Sheet) -> Iterator[Finding]:
    for story in sheet.placed.stories:
        if story.head is None or len(story.head.lines) < 2:
            continue
        for line in story.head.lines:
            if weight(line) == 1:
                where = story_place(sheet, story.id)
                yield warning(
                    sheet, "headline-lone-character", where, story.id, line=line.strip()
                )


def _squeezed(sheet: Sheet) -> Iterator[Finding]:
    for story in sheet.placed.stories:
        lines = sheet.lines_of(story.id, Role.HEADLINE)
        scale = min((run.scale for line in lines for run in line.runs), default=1.0)
        if not fits(SQUEEZE, scale):
            where = story_place(sheet, story.id)
            yield warning(
                sheet, "headline-squeezed", where, story.id, scale=round(100 * scale)
            )


def _adrift(sheet: Sheet, blocks: tuple[_Block, ...]) -> Iterator[Finding]:
    """Measure whether kicker and deck stand nearer to their headline than to all else.

    What stands over the kicker may be the rule between the stories: for the eye the
    story above ends there.
    """
    for block in blocks:
        where = story_place(sheet, block.story.id)
        if block.kicker:
            inside = block.headline.top - block.kicker.bottom
            outside = _white_above(sheet, block, block.kicker)
            if inside >= 0 and fits(outside, inside):
                white = {"inside": round(inside, 1), "outside": round(outside, 1)}
                yield warning(sheet, "kicker-adrift", where, block.story.id, **white)
        if block.deck:
            inside = block.deck.top - block.headline.bottom
            outside = _white_below(sheet, block, block.deck)
            if inside >= 0 and fits(outside, inside):
                white = {"inside": round(inside, 1), "outside": round(outside, 1)}
                yield warning(sheet, "deck-adrift", where, block.story.id, **white)


def _white_above(sheet: Sheet, block: _Block, part: Box) -> Pt:
    foot = type_area(sheet.placed.grid).top
    for box, mark in sheet.boxes:
        over = box.left < part.right and box.right > part.left
        if foot < box.bottom <= part.top and over and _bounds(mark, block):
            foot = box.bottom
    return part.top - foot


def _white_below(sheet: Sheet, block: _Block, part: Box) -> Pt:
    top = type_area(sheet.placed.grid).bottom
    for box, mark in sheet.boxes:
        under = box.left < part.right and box.right > part.left
        if part.bottom <= box.top < top and under and _bounds(mark, block):
            top = box.top
    return top - part.bottom


def _bounds(mark: Mark, block: _Block) -> bool:
    """Tell whether a mark ends the white round a part of a head block."""
    match mark:
        case Tint():
            return False
        case Rule():
            return mark.x0 != mark.x1
        case GlyphRun(span=span) if span is not None:
            return span.article != block.story.id or span.role not in _HEAD_ROLES
        case _:
            return True


def _side_by_side(sheet: Sheet, blocks: tuple[_Block, ...]) -> Iterator[Finding]:
    """Find headlines on the same rows with nothing between them (碰题)."""
    for one, other in combinations(blocks, 2):
        left, right = sorted((one, other), key=lambda block: block.headline.left)
        beside = shared_height(left.headline, right.headline)
        if fits(beside, 0.0) or left.headline.right > right.headline.left:
            continue
        between = Box(
            left.headline.right,
            max(left.headline.top, right.headline.top),
            right.headline.left,
            min(left.headline.bottom, right.headline.bottom),
        )
        if not _parted(sheet, between):
            yield warning(
                sheet,
                "headlines-butt",
                story_place(sheet, right.story.id),
                right.story.id,
                headline="".join(right.head.lines),
                other="".join(left.head.lines),
            )


def _parted(sheet: Sheet, between: Box) -> bool:
    """Tell whether anything stands in the white between two headlines.

    A rule has to run along half of it at least; of a tint it is the edge that parts.
    """
    for box, mark in sheet.boxes:
        if box.bottom <= between.top or box.top >= between.bottom:
            continue
        across = shared_width(box, between)
        match mark:
            case Rule():
                found = mark.x0 == mark.x1 and across > 0 and _half_along(box, between)
            case Tint():
                edges = (box.left, box.right)
                inside = any(between.left <= x <= between.right for x in edges)
                found = inside and _half_along(box, between)
            case Picture() | Foreign():
                found = across > TOLERANCE
            case GlyphRun():
                ink = inked(box, mark)
                along = shared_height(ink, between)
                found = across > TOLERANCE and along > TOLERANCE
            case _:
                assert_never(mark)
        if found:
            return True
    return False


def _half_along(box: Box, between: Box) -> bool:
    return 2 * shared_height(box, between) >= between.height


def _stacked(sheet: Sheet, blocks: tuple[_Block, ...]) -> Iterator[Finding]:
    """Find headlines of one size close over one another (叠题).

    A frame sets its story apart from what is over and under it.
    """
    grid = sheet.placed.grid
    for one, other in combinations(blocks, 2):
        upper, lower = sorted((one, other), key=lambda block: block.headline.top)
        white = lower.headline.top - upper.headline.bottom
        framed = one.story.framed or other.story.framed
        if framed or white < 0 or not fits(white, STACKED_ROWS * grid.leading):
            continue
        narrow = min(upper.headline.width, lower.headline.width)
        over = shared_width(upper.headline, lower.headline)
        sizes = sorted((upper.head.size, lower.head.size))
        if 2 * over > narrow and 1.1 * sizes[0] > sizes[1]:
            yield warning(
                sheet,
                "headlines-stacked",
                story_place(sheet, lower.story.id),
                lower.story.id,
                headline="".join(lower.head.lines),
                other="".join(upper.head.lines),
                rows=round(white / grid.leading),
            )
