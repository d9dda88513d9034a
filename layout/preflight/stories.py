"""Where stories stand on a placed page: their rectangles, and who may be compared.

The boxes of a placed story count the columns of its own lattice, which may be that of a
section; its marks tell where it is in points.
"""

from layout.model.box import Box, around, filled
from layout.model.ground import leg_box
from layout.model.issue import Section
from layout.model.page import PlacedStory
from layout.model.walk import articles_in, below
from layout.preflight.sheet import Sheet


def story_box(sheet: Sheet, story: PlacedStory) -> Box | None:
    """Give what a story covers: lines, legs and pictures; None where it has none."""
    covered = [leg_box(sheet.placed.grid, leg) for leg in story.legs]
    covered += [line.box for line in sheet.by_article.get(story.id, ())]
    covered += [filled(p) for p in sheet.pictures if p.story == story.id]
    return around(covered) if covered else None


def in_sections(sheet: Sheet) -> frozenset[str]:
    """Give the ids of stories in sections (栏目), which are blocks of their own."""
    return frozenset(
        article.id
        for section in sheet.items
        if isinstance(section, Section)
        for item in below(section)
        for article in articles_in(item)
    )
