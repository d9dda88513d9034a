"""Where marks stand: rectangles of ink, as near as a placed page tells.

In come marks, out go :class:`Box` values in points of the page. A run knows where its
glyphs begin but not how wide the last of them is, so its right edge is taken from what
kind of character that is: a check that needs the very outline has to ask the face, and
none here does.
"""

import unicodedata
from functools import cache

from layout.model.box import Box, filled
from layout.model.page import GlyphRun, Mark, Rule
from layout.model.paper import EM_ASCENT
from layout.units import EM, Mil, Pt

# Of a Han glyph, ink reaches about so far over and under the baseline (Noto Serif SC:
# 0.85 and 0.08); the rest of the em box is white in which other type may stand.
_INK_ASCENT = 0.80
_INK_DESCENT = 0.05

_HALF: Mil = EM // 2
_NARROW: Mil = EM // 4
"""About an i: Latin letters are no wider than they say themselves."""


def em_box(run: GlyphRun) -> Box:
    """Give a run's em boxes as one rectangle, from first to last ink across."""
    left, right = _across(run)
    top = run.y - EM_ASCENT * run.size
    return Box(left, top, right, top + run.size)


def inked(box: Box, run: GlyphRun) -> Box:
    """Give the part of a run's em boxes in which a Han glyph surely has ink."""
    return Box(
        box.left,
        run.y - _INK_ASCENT * run.size,
        box.right,
        run.y + _INK_DESCENT * run.size,
    )


def box_of(mark: Mark) -> Box:
    """Give the rectangle of a mark; a rule's is as thick as its line."""
    if isinstance(mark, GlyphRun):
        return em_box(mark)
    if isinstance(mark, Rule):
        half = mark.width / 2
        across = half if mark.x0 == mark.x1 else 0.0
        down = half if mark.y0 == mark.y1 else 0.0
        return Box(
            min(mark.x0, mark.x1) - across,
            min(mark.y0, mark.y1) - down,
            max(mark.x0, mark.x1) + across,
            max(mark.y0, mark.y1) + down,
        )
    return filled(mark)


def shared_width(one: Box, other: Box) -> Pt:
    """Give how far two boxes lie over each other across; negative is white between."""
    return min(one.right, other.right) - max(one.left, other.left)


def shared_height(one: Box, other: Box) -> Pt:
    """Give how far two boxes lie beside each other; negative is white between."""
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def weight(text: str) -> int:
    """Count the letters, Han characters and digits of a text: what is no mark."""
    return sum(unicodedata.category(c)[0] in "LN" for c in text)


@cache
def is_opening(char: str) -> bool:
    """Tell whether the blank of a full-width mark is on its left."""
    return unicodedata.category(char) in {"Ps", "Pi"}


def is_closing(char: str) -> bool:
    """Tell whether the blank of a full-width mark is on its right."""
    return unicodedata.category(char) in {"Pe", "Pf"} or char in "，。、；：？！"


def _across(run: GlyphRun) -> tuple[Pt, Pt]:
    """Give where a run's ink begins and ends; its own marks' blanks are left out."""
    if not run.offsets:
        return run.x, run.x
    em = run.size * run.scale / EM
    texts = run.texts
    first = texts[0] or next(filter(None, texts), "")
    last = texts[-1] or next(filter(None, reversed(texts)), "")
    blank = _HALF if first and is_opening(first[0]) else 0
    left = run.x + (run.offsets[0] + blank) * em
    return left, run.x + (run.offsets[-1] + _advance(last)) * em


@cache
def _advance(text: str) -> Mil:
    """Give how wide the ink of a run's last glyph is at most, in a narrow reckoning."""
    if not text or text.isspace():
        return 0
    if len(text) > 1:  # a dash or an ellipsis of two characters drawn by one glyph
        return len(text) * _HALF
    if is_closing(text) or text.isdigit():
        return _HALF
    return EM if unicodedata.east_asian_width(text) in "WF" else _NARROW
