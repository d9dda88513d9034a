"""A headline on a photograph (压图题): where on it, and in which ink.

In come a head block set for a picture and the picture as it stands; out come its runs,
at the head or the foot of the picture, whichever is quieter there, at its left. On a
dark part the type is white; on a light one it is black and cut out of the picture, so
that the inks under it do not add up. Source: makeup 1.2; press 1.4.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from layout.makeup.desk import Desk
from layout.makeup.heads import HeadBlock, draw_head
from layout.model.page import GlyphRun, Picture
from layout.model.style import Align
from layout.pictures.quiet import quietest
from layout.units import Pt

MARGIN = 1.5
"""Body em between the headline and the picture's edges."""

LIGHT = 0.6
"""Mean lightness of a part on which type is black: newsprint darkens a picture."""

MOST_COVERED = 0.45
"""Share of a picture's height that its headline may cover."""


@dataclass(frozen=True, slots=True)
class OnPhoto:
    """A head block in its place on a picture."""

    block: HeadBlock
    top: Pt
    runs: tuple[GlyphRun, ...]


def seen_height(block: HeadBlock) -> Pt:
    """Give the height from the block's first em box to its last."""
    tops = (line.top for line in block.lines)
    feet = (line.foot for line in block.lines)
    return max(feet, default=0.0) - min(tops, default=0.0)


def put_on(block: HeadBlock, picture: Picture, desk: Desk) -> OnPhoto:
    """Give the runs of a head block on a picture."""
    margin = MARGIN * desk.grid.body
    height = seen_height(block)
    first = min(line.top for line in block.lines)
    tops = (
        picture.y + margin,
        picture.y + picture.height - margin - height,
    )
    wide = margin + max(_width(block))
    parts = [_shares(picture, wide, (top, top + height)) for top in tops]
    quiet = quietest(picture.image, parts, desk.house.cache)
    dark = quiet.lightness < LIGHT
    lines = tuple(
        replace(line, colour="white" if dark else "black", align=Align.LEFT)
        for line in block.lines
    )
    block = replace(block, lines=lines)
    top = tops[quiet.part] - first
    runs = draw_head(block, picture.x + margin, top, picture.width, desk)
    cut = tuple(replace(run, knocks_out=True) for run in runs)
    return OnPhoto(block, top, cut)


def _width(block: HeadBlock) -> Iterator[Pt]:
    for line in block.lines:
        yield line.line.size * len(line.line.text)


def _shares(
    picture: Picture, wide: Pt, rows: tuple[Pt, Pt]
) -> tuple[float, float, float, float]:
    """Give a part at the left of a picture as shares of the whole photograph."""
    left, top, right, foot = picture.crop
    across = min(1.0, wide / picture.width)
    down = [(y - picture.y) / picture.height for y in rows]
    return (
        left,
        top + (foot - top) * down[0],
        left + (right - left) * across,
        top + (foot - top) * down[1],
    )
