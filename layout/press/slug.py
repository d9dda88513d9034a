"""What stands round a page for the people at the press: marks in the slug.

Crop marks, register marks on every plate and a colour bar, all strictly outside the
bleed, so that nothing of them is left on a trimmed page. Source: press 1.4.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from layout.model.page import PlacedPage
from layout.press.objects import Box
from layout.press.syntax import number, parts_of
from layout.units import Pt, pt

SLUG: Final[Pt] = pt(10)
"""Room round the bleed."""

_LINE: Final[Pt] = 0.25
_GAP: Final[Pt] = pt(2)
"""Bleed to crop mark."""
_LENGTH: Final[Pt] = pt(5)
_MIDDLE: Final[Pt] = SLUG / 2
_ARM: Final[Pt] = pt(4)
_RADIUS: Final[Pt] = pt(2.5)
_ROUND: Final = 0.5523
"""Handle of a quarter of a circle, as a share of its radius."""
_PATCH: Final[Pt] = pt(5)
_BAR: Final[Pt] = pt(12)
"""From the trim's left edge to the colour bar."""

_PATCHES: Final = (
    (1.0, 0.0, 0.0, 0.0),
    (0.0, 1.0, 0.0, 0.0),
    (0.0, 0.0, 1.0, 0.0),
    (0.0, 0.0, 0.0, 1.0),
    (0.0, 0.0, 0.0, 0.5),
    (0.5, 0.4, 0.4, 0.0),
)
"""The four inks, half black, and the grey of three inks that is matched to it."""


@dataclass(frozen=True, slots=True)
class Edges:
    """The boxes of a page on its sheet, one inside another; y up."""

    media: Box
    bleed: Box
    trim: Box


def edges(page: PlacedPage, slug: Pt) -> Edges:
    """Give the boxes of a page with so much room round its bleed."""
    width, height = page.grid.trim_width, page.grid.trim_height
    far = page.bleed + slug
    media = Box(0, 0, width + 2 * far, height + 2 * far)
    return Edges(media, _inside(media, slug), _inside(media, far))


def draw_slug(edges: Edges, register: str, inks: Iterable[str]) -> Iterator[str]:
    """Give the operators that draw the marks.

    Args:
        edges: The page's boxes.
        register: Name of the ink that goes on every plate.
        inks: Names of the inks beside the four, for the colour bar.
    """
    yield f"/{register} CS 1 SCN {number(_LINE)} w"
    yield from _crop_marks(edges)
    yield from _register_marks(edges)
    left, foot = edges.trim.left + _BAR, edges.bleed.bottom - _MIDDLE - _PATCH / 2
    fills = [f"{parts_of(patch)} k" for patch in _PATCHES]
    fills += [f"/{ink} cs 1 scn" for ink in inks]
    size = f"{number(_PATCH)} {number(_PATCH)}"
    for n, fill in enumerate(fills):
        yield f"{fill} {number(left + n * _PATCH)} {number(foot)} {size} re f"


def _crop_marks(edges: Edges) -> Iterator[str]:
    bleed, trim = edges.bleed, edges.trim
    for x in (trim.left, trim.right):
        yield _line(x, bleed.bottom - _GAP, x, bleed.bottom - _GAP - _LENGTH)
        yield _line(x, bleed.top + _GAP, x, bleed.top + _GAP + _LENGTH)
    for y in (trim.bottom, trim.top):
        yield _line(bleed.left - _GAP, y, bleed.left - _GAP - _LENGTH, y)
        yield _line(bleed.right + _GAP, y, bleed.right + _GAP + _LENGTH, y)


def _register_marks(edges: Edges) -> Iterator[str]:
    bleed = edges.bleed
    across, up = (bleed.left + bleed.right) / 2, (bleed.bottom + bleed.top) / 2
    for x, y in (
        (across, bleed.bottom - _MIDDLE),
        (across, bleed.top + _MIDDLE),
        (bleed.left - _MIDDLE, up),
        (bleed.right + _MIDDLE, up),
    ):
        yield _line(x - _ARM, y, x + _ARM, y)
        yield _line(x, y - _ARM, x, y + _ARM)
        yield _circle(x, y)


def _circle(x: Pt, y: Pt) -> str:
    r, h = _RADIUS, _RADIUS * _ROUND
    turns = (
        (x + r, y + h, x + h, y + r, x, y + r),
        (x - h, y + r, x - r, y + h, x - r, y),
        (x - r, y - h, x - h, y - r, x, y - r),
        (x + h, y - r, x + r, y - h, x + r, y),
    )
    curves = " ".join(f"{parts_of(turn)} c" for turn in turns)
    return f"{parts_of((x + r, y))} m {curves} s"


def _line(x0: Pt, y0: Pt, x1: Pt, y1: Pt) -> str:
    return f"{parts_of((x0, y0))} m {parts_of((x1, y1))} l S"


def _inside(box: Box, by: Pt) -> Box:
    return Box(box.left + by, box.bottom + by, box.right - by, box.top - by)
