"""Checks of the order of stories on a page (区序): what weighs more stands higher.

Top before foot, left before right. A strong headline at the foot (倒头条) is an old and
good device and narrow stories stand where they fit, so only two things are asked: that
nothing stands over the lead or left of it, and that stories whose ranks the editor
wrote himself stand in the order of those ranks. Framed stories, sections, picture
stories and briefs are free. Source: makeup 1.3 (区序) and 5.8 (rank inversions).
"""

from collections.abc import Iterator
from itertools import permutations
from typing import Final, NamedTuple

from layout.model.box import Box
from layout.model.finding import Finding
from layout.model.issue import Story
from layout.preflight.boxes import shared_height, shared_width
from layout.preflight.sheet import Sheet, story_place, warning
from layout.preflight.stories import in_sections, story_box
from layout.units import TOLERANCE

LEAD: Final = 1


class _Ranked(NamedTuple):
    """A story that takes part in the order."""

    id: str
    rank: int
    written: bool
    """Whether the editor wrote the rank."""
    box: Box


def check_ranks(sheet: Sheet) -> Iterator[Finding]:
    """Give the stories that stand behind one of a lower rank."""
    told: set[str] = set()
    for upper, lower in permutations(_ranked(sheet), 2):
        if upper.rank >= lower.rank or upper.id in told:
            continue
        if upper.rank != LEAD and not (upper.written and lower.written):
            continue
        above = _is_above(lower.box, upper.box)
        if above or _is_left(lower.box, upper.box):
            told.add(upper.id)
            yield warning(
                sheet,
                "rank-below" if above else "rank-right",
                story_place(sheet, upper.id),
                upper.id,
                rank=upper.rank,
                other=lower.id,
                other_rank=lower.rank,
            )


def _ranked(sheet: Sheet) -> tuple[_Ranked, ...]:
    written = {
        item.article.id: item.rank for item in sheet.items if isinstance(item, Story)
    }
    free = in_sections(sheet)
    found = []
    for story in sheet.placed.stories:
        box = story_box(sheet, story)
        plain = story.kind == "story" and not story.framed and story.id not in free
        if plain and story.id in written and story.head and box:
            own = written[story.id] is not None
            found.append(_Ranked(story.id, story.head.rank, own, box))
    return tuple(found)


def _is_above(one: Box, other: Box) -> bool:
    """Tell whether a box stands over another, in columns that both have."""
    return one.bottom <= other.top and shared_width(one, other) > TOLERANCE


def _is_left(one: Box, other: Box) -> bool:
    """Tell whether a box stands left of another, for half of the lower one's height."""
    low = min(one.height, other.height)
    return one.right <= other.left and 2 * shared_height(one, other) > low
