"""What lines are worth, by figures that any composer can be held to.

In comes a PDF; out come the faults that a reader stumbles over (a line that starts with
a stop, a number cut in two, a last line of one character, a hole at the edge) and how
much white the justifier put between the characters. The definitions stand at the fields
of :class:`Quality`; all lengths are in em of the body type.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median
from typing import Final

from layout.units import Em
from tests.lines.reading import Column, Glyph, is_han, read_columns

STOPS: Final = "。．，、；：！？"
CLOSERS: Final = "”’）〕］｝〉》」』】〗〙〛"
OPENERS: Final = "“‘（〔［｛〈《「『【〖〘〚"
INTERPUNCTS: Final = "·・‧"
SOLIDI: Final = "/／"

NOT_AT_START: Final = frozenset(STOPS + CLOSERS + INTERPUNCTS + SOLIDI + "～–")
"""Source: GB/T 15834-2011, CLREQ level gb."""

NOT_AT_END: Final = frozenset(OPENERS + SOLIDI)
"""Source: GB/T 15834-2011, CLREQ level gb."""

MARKS: Final = frozenset(STOPS + CLOSERS + OPENERS + INTERPUNCTS)
"""What is no character to a reader: a line of one character and these is a runt."""

DASHES: Final = frozenset("—⸺―")
ELLIPSES: Final = frozenset("…⋯")
UNIT_SIGNS: Final = frozenset("%％‰℃°")
RANGES: Final = frozenset("—–~～")
SIGNS: Final = frozenset("-−+±￥¥$")

INDENTED: Final[Em] = 1.2
"""Ink that begins so far inside the column begins a paragraph."""

SHORT: Final[Em] = 0.6
"""A line that ends so far before the edge does not fill it."""

SHORT_MARK: Final[Em] = 1.0
"""The same before the ink of a mark, whose frame may hold its blank."""

ADJACENT: Final[Em] = 1.75
"""Han characters whose origins are farther apart have something between them."""

LOOSE: Final[Em] = 0.05
"""A line with more white than this is loose."""

BAD_WHITE: Final[Em] = 0.125
"""White at which a line's badness is 100."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """A justified line: neither a paragraph's last nor short."""

    text: str
    white: Em
    """Mean step from one Han character to the next, less one em."""

    @property
    def badness(self) -> float:
        """Give 100 (t / 0.125)³, t its white, at most 0.5 em."""
        return 100 * min(abs(self.white) / BAD_WHITE, 4) ** 3


@dataclass(frozen=True, slots=True)
class Quality:
    """The measured lines of a file; the lines with a fault are given as they read."""

    measure: Em
    """Median over the lines of the width of their column, as most lines fill it."""
    lines: int
    paragraphs: int
    """Last lines seen."""
    starts: tuple[str, ...]
    """Lines that start with what may not start one (NOT_AT_START)."""
    ends: tuple[str, ...]
    """Lines that end with what may not end one (NOT_AT_END)."""
    splits: tuple[str, ...]
    """Groups cut by a line's end: two dashes, two ellipses, the digits of a number and
    its points, a number and its sign (%, ℃), the letters of a Latin word. A hyphen at a
    line's end does not excuse the cut; white cannot be seen, so that two Latin words on
    two lines count too."""
    torn: tuple[str, ...]
    """Other cuts that a careful compositor does not make: before the dash of a range
    (1—9, where the line may end after it), between a sign and its number (-3, ±2)."""
    runts: tuple[str, ...]
    """Last lines that hold one character besides marks, or none (孤字)."""
    short: tuple[str, ...]
    """Lines that do not fill their measure though none of them is a last one."""
    set_lines: tuple[SetLine, ...]
    """Justified lines with two or more pairs of neighbouring Han characters."""
    edge: Em
    """Root mean square of what the frames of Han characters at line ends miss the
    right edge by."""

    @property
    def kinsoku(self) -> int:
        """Count the lines that start or end against the set (避头尾)."""
        return len(self.starts) + len(self.ends)

    @property
    def tight(self) -> tuple[SetLine, ...]:
        """Give the lines with more than 0.02 em taken from between Han characters."""
        return tuple(line for line in self.set_lines if line.white < -0.02)

    @property
    def badness(self) -> float:
        """Give the mean badness of the lines.

        The cube makes one hole worse than many lines that are a trifle wide.
        """
        return _mean([line.badness for line in self.set_lines])

    @property
    def solid(self) -> float:
        """Give the share of lines whose Han characters stand solid, to 0.005 em."""
        return _mean([abs(line.white) < 0.005 for line in self.set_lines])

    def loose(self, limit: Em) -> float:
        """Give the share of lines with more white than a limit."""
        return _mean([line.white > limit for line in self.set_lines])


def quality_of(pdf: bytes) -> Quality:
    """Give the quality of a PDF's lines, all columns in reading order.

    Raises:
        ValueError: The file has no columns of Han characters that could be read.
    """
    columns = read_columns(pdf)
    if not columns:
        message = "the file has no column of text"
        raise ValueError(message)
    lines = [_Line(column, glyphs) for column in columns for glyphs in column.lines]
    followers = [*lines[1:], None]
    lasts = [line.is_last(after) for line, after in zip(lines, followers, strict=True)]
    bodies = [line for line, last in zip(lines, lasts, strict=True) if not last]
    filled = [line for line in bodies if not line.is_short]
    misses = [line.miss for line in filled if is_han(line.glyphs[-1].char)]
    cuts = [
        f"{line.text}|{after.text}"
        for (line, after), last in zip(pairwise(lines), lasts, strict=False)
        if not last
    ]
    return Quality(
        measure=median(line.column.measure for line in lines),
        lines=len(lines),
        paragraphs=sum(lasts),
        starts=_texts(line for line in lines if line.text[0] in NOT_AT_START),
        ends=_texts(line for line in lines if line.text[-1] in NOT_AT_END),
        splits=tuple(cut for cut in cuts if is_split(*cut.split("|"))),
        torn=tuple(cut for cut in cuts if is_torn(*cut.split("|"))),
        runts=_texts(
            line
            for line, last in zip(lines, lasts, strict=True)
            if last and sum(char not in MARKS for char in line.text) <= 1
        ),
        short=_texts(line for line in bodies if line.is_short),
        set_lines=tuple(
            SetLine(line.text, fmean(steps))
            for line in filled
            if len(steps := line.steps) >= 2
        ),
        edge=math.sqrt(_mean([miss * miss for miss in misses])),
    )


def is_split(line: str, after: str) -> bool:
    """Tell whether a line's end cuts a group that belongs together."""
    last, first = line[-1], after[0]
    if last in DASHES or last in ELLIPSES:
        return first in (DASHES if last in DASHES else ELLIPSES)
    if not (last.isascii() and (first.isascii() or first in UNIT_SIGNS)):
        return False
    if last.isdigit():
        return first.isdigit() or first in UNIT_SIGNS or first in ".,:"
    if last in ".,:-+":
        return first.isdigit() and line[-2:-1].isdigit()
    return last.isalpha() and first.isalpha()


def is_torn(line: str, after: str) -> bool:
    """Tell whether a line ends before a range's dash or after a number's sign.

    Source: GB/T 15834-2011, connectors do not begin a line.
    """
    if after[0] in RANGES:
        return line[-1].isdigit() and after[1:2].isdigit()
    return line[-1] in SIGNS and after[0].isdigit() and not line[-2:-1].isdigit()


class _Line:
    """A line in its column."""

    def __init__(self, column: Column, glyphs: Sequence[Glyph]) -> None:
        self.column = column
        self.glyphs = glyphs
        self.text = "".join(glyph.char for glyph in glyphs)

    def is_last(self, after: "_Line | None") -> bool:
        """Tell whether it ends its paragraph, by the indent of the line after it."""
        return self.is_short if after is None else after.begins_paragraph

    @property
    def begins_paragraph(self) -> bool:
        first = self.glyphs[0]
        ink = first.x if is_han(first.char) else first.left
        return (ink - self.column.left) / self.column.size > INDENTED

    @property
    def is_short(self) -> bool:
        last = self.glyphs[-1]
        miss = (self.column.right - self._end(last)) / self.column.size
        return miss > (SHORT_MARK if last.char in MARKS else SHORT)

    @property
    def miss(self) -> Em:
        """Give what its last frame misses the edge by, below zero before it."""
        return (self._end(self.glyphs[-1]) - self.column.right) / self.column.size

    @property
    def steps(self) -> list[Em]:
        """Give the white between its neighbouring Han characters."""
        size = self.column.size
        steps = (
            (b.x - a.x) / size
            for a, b in pairwise(self.glyphs)
            if is_han(a.char) and is_han(b.char)
        )
        return [step - 1 for step in steps if step < ADJACENT]

    def _end(self, glyph: Glyph) -> float:
        """Give where a frame ends; marks end with their ink."""
        if is_han(glyph.char):
            return glyph.x + self.column.size
        if glyph.char in MARKS:
            return max(glyph.right, glyph.x)
        return max(glyph.right, glyph.x + glyph.advance)


def _texts(lines: Iterable[_Line]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def _mean(values: Sequence[float]) -> float:
    """Give the mean, 0 of nothing."""
    return fmean(values) if values else 0.0
