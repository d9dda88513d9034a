"""The cell of every character: which glyph of which face stands where in its body.

In come a composition set and the faces; out go cells, looked up once for each
distinct character and kept, since a page has ten thousand characters and eight
hundred distinct ones. Marks are placed by their ink where the table says ``centre``,
so that they look the same in every face.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from layout.cjk.profile import CharClass, Profile
from layout.fonts.faces import Face, Faces
from layout.units import EM, Mil

NO_GLYPH = -1
"""Glyph of a character that an earlier glyph already shows."""

INTERPUNCTS = {"·": "・", "‧": "・", "•": "・"}
"""Drawn with the glyph of U+30FB, whose ink is centred in every face measured."""


class Cell(NamedTuple):
    """A character in its body."""

    glyph: int
    face: str
    body: Mil
    shift: Mil
    """Glyph origin right of the body's left edge."""


class CellTable(dict[str, Cell]):
    """Character to cell for one role of the catalogue; fills itself."""

    def __init__(self, role: str, profile: Profile, faces: Faces) -> None:
        super().__init__()
        self._role = role
        self._profile = profile
        self._faces = faces

    def __missing__(self, char: str) -> Cell:
        cell = self._cell(char)
        self[char] = cell
        return cell

    def _cell(self, char: str) -> Cell:
        kind = self._profile.classes[self._profile.letters[ord(char)]]
        face, glyph = self._glyph(char, kind)
        advance = face.advance(glyph)
        body = advance if kind.body is None else kind.body
        return Cell(glyph, face.id, body, _shift(face, glyph, body, kind.align))

    def _glyph(self, char: str, kind: CharClass) -> tuple[Face, int]:
        # Coverage is checked before anything is set; a character that slips through
        # is drawn as the role's own .notdef, which preflight refuses.
        face = self._faces.for_char(self._role, char) or self._faces.face(self._role)
        if kind.name == "digit" and kind.body == EM // 2:
            half = face.half(char)
            if half:
                return face, half
        drawn = INTERPUNCTS.get(char, char)
        return face, face.glyph(drawn) or face.glyph(char)


@dataclass(frozen=True, slots=True)
class CellBook:
    """The cell tables of one composition set, one for each role of the catalogue."""

    profile: Profile
    faces: Faces
    tables: dict[str, CellTable] = field(default_factory=dict)
    words: dict[tuple[str, str], tuple[Cell, ...]] = field(default_factory=dict)
    """Shaped runs by role and text: Latin words with their kerning, two-em dashes."""

    def table(self, role: str) -> CellTable:
        """Give the cells of a role."""
        table = self.tables.get(role)
        if table is None:
            table = self.tables[role] = CellTable(role, self.profile, self.faces)
        return table

    def word(self, role: str, text: str) -> tuple[Cell, ...]:
        """Give the cells of a run that is shaped as a whole, one for each character."""
        cells = self.words.get((role, text))
        if cells is None:
            cells = self.words[role, text] = self._shaped(role, text)
        return cells

    def _shaped(self, role: str, text: str) -> tuple[Cell, ...]:
        face = self.faces.for_char(role, text[0]) or self.faces.face(role)
        if any(not face.glyph(char) for char in text):
            return tuple(map(self.table(role).__getitem__, text))
        language = "zh-hans" if text[0] == "—" else "en"
        cells = [Cell(NO_GLYPH, face.id, 0, 0)] * len(text)
        for glyph in face.shape(text, language, {"liga": text[0] == "—"}):
            cells[glyph.cluster] = Cell(glyph.glyph, face.id, glyph.advance, glyph.dx)
        return tuple(cells)


def _shift(face: Face, glyph: int, body: Mil, align: str) -> Mil:
    if align == "start":
        return 0
    if align == "end":
        return body - face.advance(glyph)
    if align == "centre":
        left, _, right, _ = face.ink(glyph)
        return (body - left - right) // 2
    return 0
