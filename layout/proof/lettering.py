"""Labels: a few words of type set straight from the faces, for proofs alone.

In come a string and a :class:`Lettering`, out go glyph runs. This is no composition:
every character stands at its natural advance, and a line is broken where it is full,
with closing marks kept off its head. A character that no face has shows as 〓, the sort
that compositors turned upside down for one that the case lacked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from layout.fonts.faces import Face, Faces
from layout.model.page import GlyphRun
from layout.model.paper import Colour
from layout.units import Mil, Pt, fits, mil_to_pt, settle

_MISSING: Final = "〓"
_NOT_FIRST: Final = frozenset("，。、；：？！”’）》」』】〉…—·%％℃,.;:?!)]}")
_BREAKABLE: Final = frozenset("-/")
"""Names of stories and files are broken after these."""
_NOT_LAST: Final = frozenset("“‘（《「『【〈([{")


@dataclass(frozen=True, slots=True)
class Lettering:
    """What a label is set in."""

    faces: Faces
    size: Pt
    colour: Colour
    role: str = "hei"
    """A role of the font catalogue."""


def label(text: str, x: Pt, y: Pt, lettering: Lettering) -> tuple[GlyphRun, ...]:
    """Give a text on one line that begins at x on the baseline y.

    One run for each face: several only where a face lacks a character.

    Raises:
        FontError: The catalogue has no face for the role.
    """
    runs = []
    for face, chars in _by_face(text, lettering):
        glyphs = tuple(face.glyph(char) for char in chars)
        offsets: list[Mil] = []
        pen = 0
        for glyph in glyphs:
            offsets.append(pen)
            pen += face.advance(glyph)
        runs.append(
            GlyphRun(
                face=face.id,
                size=lettering.size,
                x=settle(x),
                y=settle(y),
                glyphs=glyphs,
                offsets=tuple(offsets),
                texts=tuple(chars),
                colour=lettering.colour,
            )
        )
        x += mil_to_pt(pen, lettering.size)
    return tuple(runs)


def width(text: str, lettering: Lettering) -> Pt:
    """Give the width of a text on one line."""
    advances = (
        face.advance(face.glyph(char))
        for face, chars in _by_face(text, lettering)
        for char in chars
    )
    return mil_to_pt(sum(advances), lettering.size)


def wrapped(text: str, measure: Pt, lettering: Lettering) -> tuple[str, ...]:
    """Give a text as lines that go into a measure; a word wider than it is cut."""
    lines = []
    line, reach = "", 0.0
    for piece in _pieces(text):
        room = width(piece, lettering)
        if line and not fits(reach + room, measure):
            lines.append(line.rstrip())
            line, reach = "", 0.0
            piece = piece.lstrip()  # noqa: PLW2901 - white at a line's head is dropped
            room = width(piece, lettering)
        for char in piece if room > measure else (piece,):
            step = width(char, lettering)
            if line and not fits(reach + step, measure):
                lines.append(line)
                line, reach = "", 0.0
            line += char
            reach += step
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _by_face(text: str, lettering: Lettering) -> Iterator[tuple[Face, list[str]]]:
    """Give the characters in runs of one face."""
    faces, role = lettering.faces, lettering.role
    shown = (char if faces.for_char(role, char) else _MISSING for char in text)
    found = ((faces.for_char(role, char) or faces.face(role), char) for char in shown)
    for face, pairs in groupby(found, key=lambda pair: pair[0]):
        yield face, [char for _, char in pairs]


def _pieces(text: str) -> Iterator[str]:
    """Give what may not be broken: a Han character with its marks, a Latin word."""
    piece = ""
    for char in text:
        if piece and _may_break(piece[-1], char):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST or after == " ":
        return False
    return before in _BREAKABLE or not (_is_word(before) and _is_word(after))


def _is_word(char: str) -> bool:
    return char.isascii() and char != " "
